package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.TopicConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two instances of one JVM on loopback sockets. */
@ExtendWith(NeedsLibrary.class)
@Timeout(60)
class ClusterTest {
    private static final long WAIT_SECONDS = 10;

    private static Config config(String name, String... members) {
        Config config = new Config().setInstanceName(name).setClusterName("cluster-test").setProperty("hazelcast.logging.type", "none");
        config.getNetworkConfig().setPort(0).setPublicAddress("127.0.0.1");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).setMembers(List.of(members));
        config.getMemberAttributeConfig().setAttribute("node", name);
        return config;
    }

    private static String address(HazelcastInstance instance) {
        Member member = instance.getCluster().getLocalMember();
        return member.getAddress().getHost() + ":" + member.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        Hazelcast.shutdownAll();
    }

    @Test
    void twoMembersAreOneClusterAndShareAMap() throws Exception {
        HazelcastInstance a = Hazelcast.newHazelcastInstance(config("a"));
        BlockingQueue<MembershipEvent> events = new LinkedBlockingQueue<>();
        a.getCluster().addMembershipListener(new MembershipListener() {
            @Override
            public void memberAdded(MembershipEvent event) {
                events.add(event);
            }

            @Override
            public void memberRemoved(MembershipEvent event) {
                events.add(event);
            }
        });
        HazelcastInstance b = Hazelcast.newHazelcastInstance(config("b", address(a)));
        List<Member> members = new ArrayList<>(b.getCluster().getMembers());
        assertEquals(2, members.size());
        assertEquals(a.getCluster().getLocalMember(), members.get(0), "oldest first");
        assertEquals(members, new ArrayList<>(a.getCluster().getMembers()));
        assertEquals("a", members.get(0).getAttribute("node"));
        assertThrows(UnsupportedOperationException.class, () -> members.get(0).getAttributes().put("x", "y"));
        MembershipEvent added = events.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        assertEquals(MembershipEvent.MEMBER_ADDED, added.getEventType());
        assertEquals("b", added.getMember().getAttribute("node"));
        assertEquals(2, added.getMembers().size());

        IMap<String, String> mapA = a.getMap("shared");
        IMap<String, String> mapB = b.getMap("shared");
        for (int i = 0; i < 200; i++) {
            mapA.set("k" + i, "v" + i);
        }
        for (int i = 0; i < 200; i++) {
            assertEquals("v" + i, mapB.get("k" + i));
        }
        assertEquals(200, mapB.size());

        b.shutdown();
        MembershipEvent removed = events.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        assertEquals(MembershipEvent.MEMBER_REMOVED, removed.getEventType());
        assertEquals("b", removed.getMember().getAttribute("node"));
        assertEquals(200, mapA.size(), "a graceful leave loses nothing");
    }

    @Test
    void configurationAddedAtRunTimeReachesAllMembers() {
        HazelcastInstance a = Hazelcast.newHazelcastInstance(config("a"));
        HazelcastInstance b = Hazelcast.newHazelcastInstance(config("b", address(a)));
        a.getConfig().addMapConfig(new MapConfig("cache*").setTimeToLiveSeconds(7).setBackupCount(2));
        MapConfig seen = b.getConfig().getMapConfigs().get("cache*");
        assertEquals(7, seen.getTimeToLiveSeconds());
        assertEquals(2, b.getConfig().findMapConfig("cache-1").getBackupCount());
        b.getConfig().addMapConfig(new MapConfig("cache*").setTimeToLiveSeconds(7).setBackupCount(2));
        InvalidConfigurationException refused = assertThrows(InvalidConfigurationException.class,
            () -> b.getConfig().addMapConfig(new MapConfig("cache*").setTimeToLiveSeconds(8).setBackupCount(2)));
        assertTrue(refused.getMessage().contains("cache*"), refused.getMessage());
        HazelcastInstance c = Hazelcast.newHazelcastInstance(config("c", address(a)));
        assertEquals(7, c.getConfig().getMapConfigs().get("cache*").getTimeToLiveSeconds(), "a joiner has it");
        assertThrows(InvalidConfigurationException.class, () -> c.getConfig().addTopicConfig(new TopicConfig("a*b*c")));
    }

    @Test
    void wellKnownAddressesThatAreAddedLaterUniteClusters() throws Exception {
        Config first = config("a");
        HazelcastInstance a = Hazelcast.newHazelcastInstance(first);
        HazelcastInstance b = Hazelcast.newHazelcastInstance(config("b"));
        assertEquals(1, a.getCluster().getMembers().size());
        first.getNetworkConfig().getJoin().getTcpIpConfig().getMembers().add(address(b));
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        while (a.getCluster().getMembers().size() < 2 && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertEquals(2, a.getCluster().getMembers().size());
        while (Math.abs(a.getCluster().getClusterTime() - b.getCluster().getClusterTime()) > 500 && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertEquals(a.getCluster().getClusterTime(), b.getCluster().getClusterTime(), 500);
    }

    @Test
    void fileIsReadAndShownByGetConfig(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("deployment.toml"), "[clustering]\ndomain = \"from.file\"\n");
        System.setProperty("hazelcast.config", file.toString());
        try {
            HazelcastInstance instance = Hazelcast.newHazelcastInstance();
            assertEquals("from.file", instance.getConfig().getClusterName());
            assertEquals(1, instance.getCluster().getMembers().size(), "without a scheme there is no clustering");
            instance.shutdown();
            Files.writeString(file, "[clustering]\nmembership_scheme = \"wka\"\nlocal_member_port = 99999\n");
            InvalidConfigurationException e = assertThrows(InvalidConfigurationException.class, Hazelcast::newHazelcastInstance);
            assertTrue(e.getMessage().contains("deployment.toml:3"), e.getMessage());
            assertFalse(Hazelcast.getAllHazelcastInstances().iterator().hasNext());
        } finally {
            System.clearProperty("hazelcast.config");
        }
    }
}

package io.filbert.compatibility;

import static io.filbert.compatibility.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.cp.FencedLockConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.partition.Partition;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts members on loopback. Two of them serve the whole suite: starting members is what takes time. */
final class Members {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static HazelcastInstance here;
    private static HazelcastInstance there;

    private Members() {
    }

    /** The older one of the two that all share. */
    static synchronized HazelcastInstance here() {
        startBoth();
        return here;
    }

    /** The younger one. */
    static synchronized HazelcastInstance there() {
        startBoth();
        return there;
    }

    private static void startBoth() {
        if (here != null && here.getLifecycleService().isRunning() && there.getLifecycleService().isRunning()) {
            return; // else a test of shutdownAll stopped them
        }
        here = Hazelcast.newHazelcastInstance(shared(config("here", "shared")));
        there = Hazelcast.newHazelcastInstance(shared(config("there", "shared", address(here))));
        here.getMap("first").set("key", "makes partitions"); // a table is made once something is stored
        eventually(() -> {
            assertEquals(2, here.getCluster().getMembers().size());
            assertTrue(here.getPartitionService().isClusterSafe());
            assertTrue(owns(here, here) && owns(here, there) && owns(there, here) && owns(there, there));
        });
    }

    private static boolean owns(HazelcastInstance asked, HazelcastInstance owner) {
        Member member = owner.getCluster().getLocalMember();
        return asked.getPartitionService().getPartitions().stream().map(Partition::getOwner).anyMatch(member::equals);
    }

    /** What configured maps and locks the tests find by the beginning of their names. */
    private static Config shared(Config config) {
        config.addMapConfig(new MapConfig("ttl-1s-*").setTimeToLiveSeconds(1));
        config.addMapConfig(new MapConfig("idle-2s-*").setMaxIdleSeconds(2));
        config.addMapConfig(new MapConfig("ttl-1h-*").setTimeToLiveSeconds(3600));
        config.addMapConfig(new MapConfig("entry-stats-*").setPerEntryStatsEnabled(true));
        config.addMapConfig(new MapConfig("no-stats-*").setStatisticsEnabled(false));
        config.addMapConfig(new MapConfig("no-backup-*").setBackupCount(0));
        for (EvictionPolicy policy : List.of(EvictionPolicy.LRU, EvictionPolicy.LFU, EvictionPolicy.RANDOM)) {
            config.addMapConfig(new MapConfig("few-" + policy.name().toLowerCase() + "-*").setEvictionConfig(
                new EvictionConfig().setEvictionPolicy(policy).setMaxSizePolicy(MaxSizePolicy.PER_NODE).setSize(300)));
        }
        config.getSerializationConfig().addPortableFactory(PortableTest.FACTORY, PortableTest.FACTORY_OF_ALL);
        config.getCPSubsystemConfig().addLockConfig(new FencedLockConfig("once-*").disableReentrancy());
        config.getCPSubsystemConfig().addLockConfig(new FencedLockConfig("twice-*", 2));
        return config;
    }

    /** A member of a cluster, on any free port; with those, if named, it joins. */
    static Config config(String name, String cluster, String... members) {
        Config config = new Config().setInstanceName(name).setClusterName(cluster);
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.graceful.shutdown.max.wait", "20");
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.getNetworkConfig().setPort(0);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).setMembers(List.of(members));
        config.getMemberAttributeConfig().setAttribute("name", name);
        return config;
    }

    /** A cluster of its own for a test that needs one: a name that no other has. */
    static String unique(String prefix) {
        return prefix + "-" + NUMBERS.incrementAndGet();
    }

    /** As others name it when they join. */
    static String address(HazelcastInstance instance) {
        Member member = instance.getCluster().getLocalMember();
        return member.getAddress().getHost() + ":" + member.getAddress().getPort();
    }
}

package io.filbert.thirdparty;

import static io.filbert.thirdparty.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Members of one process that all tests share: one alone, and two. A library that works on one may yet fail on values from elsewhere. */
final class Cluster {
    private static final Map<Integer, Cluster> CLUSTERS = new HashMap<>();
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final List<HazelcastInstance> members = new ArrayList<>();

    private Cluster(int size) {
        for (int i = 0; i < size; i++) {
            members.add(Hazelcast.newHazelcastInstance(config("third-party-" + size, members.stream().map(Cluster::address).toArray(String[]::new))));
        }
        first().getMap("first").set("key", "makes partitions"); // a table is made once something is stored
        eventually(() -> {
            assertEquals(size, first().getCluster().getMembers().size());
            assertTrue(first().getPartitionService().isClusterSafe());
        });
    }

    static synchronized Cluster of(int size) {
        return CLUSTERS.computeIfAbsent(size, Cluster::new);
    }

    HazelcastInstance first() {
        return members.get(0);
    }

    /** Another member than the first where there are two. */
    HazelcastInstance last() {
        return members.get(members.size() - 1);
    }

    /** A name that no other test has. */
    static String unique(String prefix) {
        return prefix + "-" + NAMES.incrementAndGet();
    }

    /** A member on loopback, on any free port; with the members, if there are any, it joins. */
    static Config config(String cluster, String... members) {
        Config config = new Config().setInstanceName(unique(cluster)).setClusterName(cluster);
        config.setProperty("hazelcast.logging.type", "none");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.graceful.shutdown.max.wait", "20");
        config.getNetworkConfig().setPort(0);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).setMembers(List.of(members));
        return config;
    }

    static String address(HazelcastInstance instance) {
        return "127.0.0.1:" + instance.getCluster().getLocalMember().getAddress().getPort();
    }
}

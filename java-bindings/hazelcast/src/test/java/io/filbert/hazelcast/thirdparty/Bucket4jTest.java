package io.filbert.hazelcast.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.filbert.hazelcast.NeedsLibrary;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.hazelcast.HazelcastCompareAndSwapBasedProxyManager;
import io.github.bucket4j.grid.hazelcast.HazelcastLockBasedProxyManager;
import io.github.bucket4j.grid.hazelcast.HazelcastProxyManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bucket4j as it is published, on two members: a shared limit lets exactly so many through. */
@ExtendWith(NeedsLibrary.class)
@Timeout(60)
class Bucket4jTest {
    private static final int LIMIT = 200;
    private static final int THREADS = 4;

    private static Config config(String... members) {
        Config config = new Config().setClusterName("bucket4j-test").setProperty("hazelcast.logging.type", "none");
        config.getNetworkConfig().setPort(0).setPublicAddress("127.0.0.1");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).setMembers(List.of(members));
        return config;
    }

    @AfterEach
    void stop() {
        Hazelcast.shutdownAll();
    }

    @Test
    void compareAndSwapLetsExactlyTheLimitThrough() throws Exception {
        assertEquals(LIMIT, taken(HazelcastCompareAndSwapBasedProxyManager::new));
    }

    @Test
    void locksLetExactlyTheLimitThrough() throws Exception {
        assertEquals(LIMIT, taken(HazelcastLockBasedProxyManager::new));
    }

    @Test
    void entryProcessorsAreRefusedByName() {
        UnsupportedOperationException e = assertThrows(UnsupportedOperationException.class, () -> taken(HazelcastProxyManager::new));
        assertEquals(true, e.getMessage().startsWith("IMap.executeOnKey"), e.getMessage());
    }

    private static int taken(Function<IMap<String, byte[]>, ProxyManager<String>> managers) throws Exception {
        HazelcastInstance first = Hazelcast.newHazelcastInstance(config());
        HazelcastInstance second = Hazelcast.newHazelcastInstance(config("127.0.0.1:" + first.getCluster().getLocalMember().getAddress().getPort()));
        ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS);
        try {
            List<Future<Integer>> counts = new ArrayList<>();
            for (HazelcastInstance instance : List.of(first, second)) {
                ProxyManager<String> manager = managers.apply(instance.getMap("buckets"));
                BucketConfiguration limit = BucketConfiguration.builder().addLimit(Bandwidth.simple(LIMIT, Duration.ofDays(1))).build();
                for (int i = 0; i < THREADS; i++) {
                    counts.add(threads.submit((Callable<Integer>) () -> {
                        Bucket bucket = manager.builder().build("tenant", limit);
                        int taken = 0;
                        while (bucket.tryConsume(1)) {
                            taken++;
                        }
                        return taken;
                    }));
                }
            }
            int sum = 0;
            for (Future<Integer> count : counts) {
                try {
                    sum += count.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    throw e.getCause() instanceof RuntimeException ? (RuntimeException) e.getCause() : e;
                }
            }
            return sum;
        } finally {
            threads.shutdownNow();
        }
    }
}

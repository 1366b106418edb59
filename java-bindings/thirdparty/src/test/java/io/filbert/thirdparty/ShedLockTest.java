package io.filbert.thirdparty;

import static io.filbert.thirdparty.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.hazelcast4.HazelcastLockProvider;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ShedLock: a scheduled job runs on one node at a time. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class ShedLockTest {
    private static LockConfiguration job(String name, Duration atMost) {
        return new LockConfiguration(Instant.now(), name, atMost, Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void lockedJobIsRefusedUntilItEnds(int members) {
        LockProvider here = new HazelcastLockProvider(Cluster.of(members).first());
        LockProvider there = new HazelcastLockProvider(Cluster.of(members).last());
        String name = Cluster.unique("job");
        SimpleLock lock = here.lock(job(name, Duration.ofMinutes(1))).orElseThrow();
        assertTrue(there.lock(job(name, Duration.ofMinutes(1))).isEmpty());
        assertTrue(there.lock(job(Cluster.unique("job"), Duration.ofMinutes(1))).isPresent(), "another job");
        lock.unlock();
        assertTrue(there.lock(job(name, Duration.ofMinutes(1))).isPresent());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void jobThatNeverEndsIsFreeAfterItsTime(int members) {
        LockProvider here = new HazelcastLockProvider(Cluster.of(members).first());
        LockProvider there = new HazelcastLockProvider(Cluster.of(members).last());
        String name = Cluster.unique("job");
        assertTrue(here.lock(job(name, Duration.ofMillis(300))).isPresent());
        eventually(() -> assertTrue(there.lock(job(name, Duration.ofMinutes(1))).isPresent()));
        assertFalse(here.lock(job(name, Duration.ofMinutes(1))).isPresent());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void exactlyOneOfManyRunsTheJob(int members) throws Exception {
        String name = Cluster.unique("job");
        List<Callable<Boolean>> nodes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            LockingTaskExecutor executor = new DefaultLockingTaskExecutor(
                new HazelcastLockProvider(i % 2 == 0 ? Cluster.of(members).first() : Cluster.of(members).last(), "jobs"));
            LockConfiguration once = new LockConfiguration(Instant.now(), name, Duration.ofMinutes(2), Duration.ofMinutes(1));
            LockingTaskExecutor.TaskWithResult<Boolean> task = () -> true;
            nodes.add(() -> executed(executor, task, once));
        }
        ExecutorService pool = Executors.newFixedThreadPool(nodes.size());
        try {
            int executed = 0;
            for (Future<Boolean> node : pool.invokeAll(nodes)) {
                executed += node.get() ? 1 : 0;
            }
            assertEquals(1, executed);
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean executed(LockingTaskExecutor executor, LockingTaskExecutor.TaskWithResult<Boolean> task, LockConfiguration once) throws Exception {
        try {
            return executor.executeWithLock(task, once).wasExecuted();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}

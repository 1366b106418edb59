package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.cp.lock.exception.LockAcquireLimitReachedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A lock of the cluster that numbers its holders. */
class FencedLockTest extends OnCluster {
    private FencedLock lock() {
        return here.getCPSubsystem().getLock(name);
    }

    private FencedLock lockThere() {
        return there.getCPSubsystem().getLock(name);
    }

    @Test
    @Rule("B.10.5")
    void lockExcludesTheOtherMember() {
        lock().lock();
        assertFalse(lockThere().tryLock());
        lock().unlock();
        assertTrue(lockThere().tryLock());
        lockThere().unlock();
    }

    @Test
    @Rule("B.10.5")
    void lockExcludesOtherThreads() throws Exception {
        lock().lock();
        onOtherThread(() -> assertFalse(lock().tryLock()));
        lock().unlock();
        onOtherThread(() -> {
            assertTrue(lock().tryLock());
            lock().unlock();
        });
    }

    @Test
    @Rule("B.10.5")
    void holderMayLockAgain() {
        lock().lock();
        lock().lock();
        assertTrue(lock().tryLock());
        assertEquals(3, lock().getLockCount());
        lock().unlock();
        lock().unlock();
        assertTrue(lock().isLocked());
        lock().unlock();
        assertFalse(lock().isLocked());
        assertEquals(0, lock().getLockCount());
    }

    @Test
    @Rule("B.10.5")
    void limitOfOneIsNotReentrant() {
        FencedLock once = here.getCPSubsystem().getLock("once-" + name);
        once.lock();
        LockAcquireLimitReachedException e = assertThrows(LockAcquireLimitReachedException.class, once::lock);
        assertTrue(e.getMessage().contains("once-" + name), e.getMessage());
        assertFalse(once.tryLock());
        assertEquals(1, once.getLockCount());
        once.unlock();
        assertFalse(once.isLocked());
    }

    @Test
    @Rule("B.10.5")
    void limitOfTwoAllowsTwo() {
        FencedLock twice = here.getCPSubsystem().getLock("twice-" + name);
        twice.lock();
        twice.lock();
        assertThrows(LockAcquireLimitReachedException.class, twice::lock);
        assertEquals(FencedLock.INVALID_FENCE, twice.tryLockAndGetFence());
        twice.unlock();
        twice.unlock();
        assertFalse(twice.isLocked());
    }

    @Test
    @Rule("B.10.6")
    void fencesGrow() {
        long first = lock().lockAndGetFence();
        lock().unlock();
        long second = lockThere().lockAndGetFence();
        lockThere().unlock();
        long third = lock().tryLockAndGetFence();
        lock().unlock();
        assertTrue(0 < first && first < second && second < third, first + ", " + second + ", " + third);
    }

    @Test
    @Rule("B.10.6")
    void againIsTheSameFence() {
        long fence = lock().lockAndGetFence();
        assertEquals(fence, lock().lockAndGetFence());
        assertEquals(fence, lock().tryLockAndGetFence());
        assertEquals(fence, lock().getFence());
        for (int i = 0; i < 3; i++) {
            lock().unlock();
        }
    }

    @Test
    @Rule("B.10.6")
    void fenceIsTheHoldersOnly() throws Exception {
        assertThrows(IllegalMonitorStateException.class, () -> lock().getFence());
        assertEquals(0, FencedLock.INVALID_FENCE);
        lock().lock();
        assertTrue(lock().getFence() > 0);
        onOtherThread(() -> assertThrows(IllegalMonitorStateException.class, () -> lock().getFence()));
        assertThrows(IllegalMonitorStateException.class, () -> lockThere().getFence());
        lock().unlock();
    }

    @Test
    @Rule("B.10.6")
    void failedTryHasNoFence() throws Exception {
        lock().lock();
        onOtherThread(() -> {
            assertEquals(FencedLock.INVALID_FENCE, lock().tryLockAndGetFence());
            assertEquals(FencedLock.INVALID_FENCE, lock().tryLockAndGetFence(50, TimeUnit.MILLISECONDS));
        });
        assertEquals(lock().getFence(), lock().tryLockAndGetFence(50, TimeUnit.MILLISECONDS));
        lock().unlock();
        lock().unlock();
    }

    @Test
    @Rule("B.10.7")
    void onlyTheHolderUnlocks() throws Exception {
        lock().lock();
        onOtherThread(() -> {
            IllegalMonitorStateException e = assertThrows(IllegalMonitorStateException.class, () -> lock().unlock());
            assertTrue(e.getMessage().startsWith("Current thread is not owner of the "), e.getMessage());
        });
        assertThrows(IllegalMonitorStateException.class, () -> lockThere().unlock());
        assertTrue(lock().isLocked());
        lock().unlock();
    }

    @Test
    @Rule("B.10.7")
    void unlockOfAFreeLockFails() {
        IllegalMonitorStateException e = assertThrows(IllegalMonitorStateException.class, () -> lock().unlock());
        assertEquals("Current thread is not owner of the Lock[" + name + "]", e.getMessage());
    }

    @Test
    @Rule("B.10.8")
    void lockWaits() throws Exception {
        lock().lock();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
            lockThere().lock();
            lockThere().unlock();
            return true;
        });
        onOtherThread(() -> assertFalse(lock().tryLock(100, TimeUnit.MILLISECONDS)));
        assertFalse(second.isDone());
        lock().unlock();
        assertTrue(result(second));
    }

    @Test
    @Rule("B.10.8")
    void tryLockWithTimeWaitsThatLong() throws Exception {
        lock().lock();
        onOtherThread(() -> {
            long started = System.nanoTime();
            assertFalse(lock().tryLock(200, TimeUnit.MILLISECONDS));
            assertTrue(System.nanoTime() - started >= 180_000_000, "it gave up too early");
        });
        lock().unlock();
    }

    @Test
    @Rule("B.10.8")
    void tryLockWithTimeGetsTheLockOnceFree() throws Exception {
        lock().lock();
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
            boolean locked = lockThere().tryLock(20, TimeUnit.SECONDS);
            lockThere().unlock();
            return locked;
        });
        onOtherThread(() -> assertFalse(lock().tryLock(50, TimeUnit.MILLISECONDS)));
        lock().unlock();
        assertTrue(result(second));
    }

    @Test
    @Rule("B.10.8")
    void tryLockWithoutTimeDoesNotWait() throws Exception {
        lock().lock();
        onOtherThread(() -> {
            long started = System.nanoTime();
            assertFalse(lock().tryLock(0, TimeUnit.SECONDS));
            assertFalse(lock().tryLock(-1, TimeUnit.SECONDS));
            assertTrue(System.nanoTime() - started < 5_000_000_000L);
        });
        assertTrue(lock().tryLock(0, TimeUnit.SECONDS));
        lock().unlock();
        lock().unlock();
    }

    @Test
    @Rule("B.10.8")
    void lockInterruptiblyLocks() throws Exception {
        lock().lockInterruptibly();
        assertTrue(lock().isLockedByCurrentThread());
        assertFalse(lockThere().tryLock());
        lock().unlock();
    }

    @Test
    @Rule("B.10.8")
    void thereAreNoConditions() {
        assertThrows(UnsupportedOperationException.class, () -> lock().newCondition());
    }

    @Test
    @Rule("B.10.8")
    void stateIsSeenByAll() throws Exception {
        assertFalse(lockThere().isLocked());
        lock().lock();
        assertTrue(lockThere().isLocked());
        assertTrue(lock().isLockedByCurrentThread());
        assertFalse(lockThere().isLockedByCurrentThread());
        assertEquals(1, lockThere().getLockCount());
        onOtherThread(() -> assertFalse(lock().isLockedByCurrentThread()));
        lock().unlock();
        assertFalse(lock().isLockedByCurrentThread());
    }

    @Test
    @Rule("B.10.11")
    void thereIsNoPartitionKey() {
        assertThrows(UnsupportedOperationException.class, () -> lock().getPartitionKey());
        assertEquals("hz:raft:lockService", lock().getServiceName());
    }

    @Test
    @Rule("B.10.3")
    void objectIsTheSameForAName() {
        assertEquals(name, lock().getName());
    }

    @Test
    @Rule({"B.10.3", "A.12.19"})
    void coordinatorsLockHasItsGroupInItsName() {
        FencedLock coordinator = here.getCPSubsystem().getLock("$coordinator#@lock");
        coordinator.lock();
        try {
            assertFalse(there.getCPSubsystem().getLock("$coordinator#@lock").tryLock());
            assertEquals("lock", coordinator.getGroupId().getName());
            assertEquals(here.getCluster().getLocalMember(), here.getCluster().getMembers().iterator().next());
        } finally {
            coordinator.unlock();
        }
    }

    @Test
    @Rule("B.10.3")
    void groupWithoutANameIsTheObjects() {
        assertEquals(name, lock().getGroupId().getName());
        assertEquals(name, here.getCPSubsystem().getLock(name + "@default").getName());
    }

    @Test
    @Rule("B.10.2")
    void sectionsExcludeEachOther() throws Exception {
        int[] count = new int[1];
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> add(lockThere(), count));
        add(lock(), count);
        result(other);
        assertEquals(100, count[0]);
    }

    private static void add(FencedLock lock, int[] count) {
        for (int i = 0; i < 50; i++) {
            lock.lock();
            try {
                count[0]++;
            } finally {
                lock.unlock();
            }
        }
    }

    @Test
    @Rule("B.10.4")
    @Differs("a destroyed lock is made anew by a later use")
    void destroyIsTheEndOfALock() {
        FencedLock lock = lock();
        lock.lock();
        lock.destroy();
        assertThrows(com.hazelcast.spi.exception.DistributedObjectDestroyedException.class, lock::lock);
        assertThrows(com.hazelcast.spi.exception.DistributedObjectDestroyedException.class, () -> here.getCPSubsystem().getLock(name).lock());
    }
}

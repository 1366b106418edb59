package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.IFunction;
import com.hazelcast.cp.IAtomicLong;
import com.hazelcast.spi.exception.DistributedObjectDestroyedException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A counter of the cluster. */
class AtomicLongTest extends OnCluster {
    private IAtomicLong counter() {
        return here.getCPSubsystem().getAtomicLong(name);
    }

    private IAtomicLong counterThere() {
        return there.getCPSubsystem().getAtomicLong(name);
    }

    @Test
    @Rule("B.10.12")
    void beginsAtZeroAndKeepsWhatIsSet() {
        assertEquals(0, counter().get());
        counter().set(5);
        assertEquals(5, counter().get());
        assertEquals(5, counterThere().get());
    }

    @Test
    void addAndGetAnswersTheNewValue() {
        assertEquals(5, counter().addAndGet(5));
        assertEquals(3, counterThere().addAndGet(-2));
        assertEquals(3, counter().get());
    }

    @Test
    void getAndAddAnswersTheOldValue() {
        counter().set(5);
        assertEquals(5, counter().getAndAdd(2));
        assertEquals(7, counterThere().getAndAdd(2));
        assertEquals(9, counter().get());
    }

    @Test
    void incrementAndGetAnswersTheNewValue() {
        assertEquals(1, counter().incrementAndGet());
        assertEquals(2, counterThere().incrementAndGet());
    }

    @Test
    void getAndIncrementAnswersTheOldValue() {
        counter().set(5);
        assertEquals(5, counter().getAndIncrement());
        assertEquals(6, counterThere().getAndIncrement());
        assertEquals(7, counter().get());
    }

    @Test
    void decrementAndGetAnswersTheNewValue() {
        assertEquals(-1, counter().decrementAndGet());
        assertEquals(-2, counterThere().decrementAndGet());
    }

    @Test
    void getAndDecrementAnswersTheOldValue() {
        counter().set(5);
        assertEquals(5, counter().getAndDecrement());
        assertEquals(4, counterThere().getAndDecrement());
        assertEquals(3, counter().get());
    }

    @Test
    void getAndSetAnswersTheOldValue() {
        counter().set(5);
        assertEquals(5, counter().getAndSet(6));
        assertEquals(6, counterThere().getAndSet(7));
        assertEquals(7, counter().get());
    }

    @Test
    void compareAndSetNeedsTheExpectedValue() {
        counter().set(5);
        assertFalse(counter().compareAndSet(4, 6));
        assertTrue(counter().compareAndSet(5, 6));
        assertEquals(6, counterThere().get());
    }

    @Test
    void additionWrapsAround() {
        counter().set(Long.MAX_VALUE);
        assertEquals(Long.MIN_VALUE, counter().incrementAndGet());
    }

    @Test
    @Rule("B.10.13")
    void alterStoresTheResult() {
        counter().set(5);
        counter().alter(value -> value * 2);
        assertEquals(10, counterThere().get());
    }

    @Test
    @Rule("B.10.13")
    void alterAndGetAnswersTheNewValue() {
        counter().set(5);
        assertEquals(10, counter().alterAndGet(value -> value * 2));
        assertEquals(10, counterThere().get());
    }

    @Test
    @Rule("B.10.13")
    void getAndAlterAnswersTheOldValue() {
        counter().set(5);
        assertEquals(5, counter().getAndAlter(value -> value * 2));
        assertEquals(10, counterThere().get());
    }

    @Test
    @Rule("B.10.13")
    void applyChangesNothing() {
        counter().set(5);
        assertEquals("five is 5", counter().apply(value -> "five is " + value));
        assertEquals(5, counter().get());
    }

    @Test
    @Rule("B.10.13")
    void nullFunctionIsRefused() {
        counter().set(5);
        assertThrows(NullPointerException.class, () -> counter().alter(null));
        assertThrows(NullPointerException.class, () -> counter().alterAndGet(null));
        assertThrows(NullPointerException.class, () -> counter().getAndAlter(null));
        assertThrows(NullPointerException.class, () -> counter().apply(null));
        assertEquals(5, counter().get());
    }

    /** Fails in its own way, on whichever member it runs. */
    private static final class Failing implements IFunction<Long, Long> {
        @Override
        public Long apply(Long value) {
            throw new IllegalStateException("by the function");
        }
    }

    @Test
    @Rule("B.10.13")
    void functionsExceptionReachesTheCallerAndChangesNothing() {
        counter().set(5);
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> counter().alter(new Failing()));
        assertEquals("by the function", e.getMessage());
        assertThrows(IllegalStateException.class, () -> counter().apply(new Failing()));
        assertEquals(5, counter().get());
    }

    @Test
    @Rule("B.10.12")
    void getAsyncAndSetAsync() throws Exception {
        result(counter().setAsync(5));
        assertEquals(5, result(counterThere().getAsync()));
    }

    @Test
    @Rule("B.10.12")
    void addAsync() throws Exception {
        assertEquals(5, result(counter().addAndGetAsync(5)));
        assertEquals(5, result(counter().getAndAddAsync(2)));
        assertEquals(7, counterThere().get());
    }

    @Test
    @Rule("B.10.12")
    void incrementAsync() throws Exception {
        assertEquals(1, result(counter().incrementAndGetAsync()));
        assertEquals(1, result(counter().getAndIncrementAsync()));
        assertEquals(2, counterThere().get());
    }

    @Test
    @Rule("B.10.12")
    void decrementAsync() throws Exception {
        assertEquals(-1, result(counter().decrementAndGetAsync()));
        assertEquals(-1, result(counter().getAndDecrementAsync()));
        assertEquals(-2, counterThere().get());
    }

    @Test
    @Rule("B.10.12")
    void getAndSetAsync() throws Exception {
        counter().set(5);
        assertEquals(5, result(counter().getAndSetAsync(6)));
        assertEquals(6, counterThere().get());
    }

    @Test
    @Rule("B.10.12")
    void compareAndSetAsync() throws Exception {
        counter().set(5);
        assertFalse(result(counter().compareAndSetAsync(4, 6)));
        assertTrue(result(counter().compareAndSetAsync(5, 6)));
        assertEquals(6, counterThere().get());
    }

    @Test
    @Rule("B.10.12")
    void alterAsync() throws Exception {
        counter().set(5);
        result(counter().alterAsync(value -> value * 2));
        assertEquals(10, counter().get());
        assertEquals(20, result(counter().alterAndGetAsync(value -> value * 2)));
        assertEquals(20, result(counter().getAndAlterAsync(value -> value + 1)));
        assertEquals(21, counterThere().get());
    }

    @Test
    @Rule("B.10.12")
    void applyAsync() throws Exception {
        counter().set(5);
        assertEquals("five is 5", result(counter().applyAsync(value -> "five is " + value)));
    }

    @Test
    @Rule("B.10.12")
    void stagesAreCompletableFutures() {
        assertInstanceOf(CompletableFuture.class, counter().getAsync());
        assertInstanceOf(CompletableFuture.class, counter().incrementAndGetAsync().thenApply(value -> value));
        assertInstanceOf(CompletableFuture.class, counter().setAsync(1));
    }

    @Test
    void additionsOfAllAreCounted() throws Exception {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 200; i++) {
                counterThere().incrementAndGet();
            }
        });
        for (int i = 0; i < 200; i++) {
            counter().incrementAndGet();
        }
        result(other);
        assertEquals(400, counter().get());
    }

    @Test
    void alterationsOfAllAreCounted() throws Exception {
        CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 50; i++) {
                counterThere().alter(value -> value + 1);
            }
        });
        for (int i = 0; i < 50; i++) {
            counter().alterAndGet(value -> value + 1);
        }
        result(other);
        assertEquals(100, counter().get());
    }

    @Test
    @Rule("B.10.3")
    void namesAreKept() {
        assertEquals(name, counter().getName());
        assertEquals("hz:raft:atomicLongService", counter().getServiceName());
        assertEquals(name, here.getCPSubsystem().getAtomicLong(name + "@DEFAULT").getName());
        assertEquals(name + "@group", here.getCPSubsystem().getAtomicLong(name + "@group").getName());
    }

    @Test
    @Rule("B.10.3")
    void groupIsPartOfTheName() {
        here.getCPSubsystem().getAtomicLong(name + "@one").set(1);
        here.getCPSubsystem().getAtomicLong(name + "@two").set(2);
        assertEquals(1, there.getCPSubsystem().getAtomicLong(name + "@one").get());
        assertEquals(2, there.getCPSubsystem().getAtomicLong(name + "@two").get());
        counter().set(3);
        assertEquals(3, here.getCPSubsystem().getAtomicLong(name + "@default").get());
    }

    @Test
    @Rule("B.10.3")
    void wrongNamesAreRefused() {
        assertThrows(NullPointerException.class, () -> here.getCPSubsystem().getAtomicLong(null));
        assertThrows(IllegalArgumentException.class, () -> here.getCPSubsystem().getAtomicLong("a@b@c"));
        assertThrows(IllegalArgumentException.class, () -> here.getCPSubsystem().getAtomicLong("a@METADATA"));
        assertThrows(IllegalArgumentException.class, () -> here.getCPSubsystem().getAtomicLong("a@"));
        assertThrows(IllegalArgumentException.class, () -> here.getCPSubsystem().getAtomicLong("@group"));
    }

    @Test
    @Rule("B.10.4")
    @Differs("a destroyed counter is made anew by a later use")
    void destroyIsTheEndOfACounter() {
        IAtomicLong counter = counter();
        counter.set(5);
        counter.destroy();
        assertThrows(DistributedObjectDestroyedException.class, counter::get);
        assertThrows(DistributedObjectDestroyedException.class, () -> counterThere().get());
        assertThrows(DistributedObjectDestroyedException.class, () -> here.getCPSubsystem().getAtomicLong(name).incrementAndGet());
    }
}

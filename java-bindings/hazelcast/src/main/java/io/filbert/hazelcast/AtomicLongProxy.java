package io.filbert.hazelcast;

import com.hazelcast.core.IFunction;
import com.hazelcast.cp.IAtomicLong;
import io.filbert.GridCounter;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongUnaryOperator;

/** A counter. Functions run here, in a compare-and-set loop: they may run more than once. */
final class AtomicLongProxy implements IAtomicLong {
    static final String SERVICE = "hz:raft:atomicLongService";

    private final GridInstance instance;
    private final GridCounter counter;
    private final String name;

    AtomicLongProxy(GridInstance instance, String name) {
        this.instance = instance;
        this.name = name;
        this.counter = Errors.guarded(() -> instance.grid().counter(name));
    }

    @Override
    public long get() {
        return Errors.guarded(counter::get);
    }

    @Override
    public void set(long newValue) {
        getAndSet(newValue);
    }

    @Override
    public long addAndGet(long delta) {
        return Errors.guarded(() -> counter.addAndGet(delta));
    }

    @Override
    public long getAndAdd(long delta) {
        return Errors.guarded(() -> counter.getAndAdd(delta));
    }

    @Override
    public long getAndSet(long newValue) {
        return Errors.guarded(() -> counter.getAndSet(newValue));
    }

    @Override
    public boolean compareAndSet(long expect, long update) {
        return Errors.guarded(() -> counter.compareAndSet(expect, update));
    }

    @Override
    public long incrementAndGet() {
        return addAndGet(1);
    }

    @Override
    public long decrementAndGet() {
        return addAndGet(-1);
    }

    @Override
    public long getAndIncrement() {
        return getAndAdd(1);
    }

    @Override
    public long getAndDecrement() {
        return getAndAdd(-1);
    }

    // ---- functions ---------------------------------------------------------------------------------------------------------------------

    /** The value before. */
    private long alterWith(LongUnaryOperator function) {
        while (true) { // ends as soon as nobody else writes between read and write; each round waits at most one call's deadline
            long old = get();
            long altered = function.applyAsLong(old);
            if (compareAndSet(old, altered)) {
                return old;
            }
        }
    }

    private static LongUnaryOperator checked(IFunction<Long, Long> function) {
        Objects.requireNonNull(function, "Function cannot be null");
        return old -> Checks.notNull(function.apply(old), "result of the function");
    }

    @Override
    public void alter(IFunction<Long, Long> function) {
        alterWith(checked(function));
    }

    @Override
    public long getAndAlter(IFunction<Long, Long> function) {
        return alterWith(checked(function));
    }

    @Override
    public long alterAndGet(IFunction<Long, Long> function) {
        LongUnaryOperator operator = checked(function);
        long[] altered = new long[1];
        alterWith(old -> altered[0] = operator.applyAsLong(old));
        return altered[0];
    }

    @Override
    public <R> R apply(IFunction<Long, R> function) {
        return Objects.requireNonNull(function, "Function cannot be null").apply(get());
    }

    @Override
    public CompletionStage<Void> alterAsync(IFunction<Long, Long> function) {
        Objects.requireNonNull(function, "Function cannot be null");
        return CompletableFuture.runAsync(() -> alter(function));
    }

    @Override
    public CompletionStage<Long> alterAndGetAsync(IFunction<Long, Long> function) {
        Objects.requireNonNull(function, "Function cannot be null");
        return CompletableFuture.supplyAsync(() -> alterAndGet(function));
    }

    @Override
    public CompletionStage<Long> getAndAlterAsync(IFunction<Long, Long> function) {
        Objects.requireNonNull(function, "Function cannot be null");
        return CompletableFuture.supplyAsync(() -> getAndAlter(function));
    }

    @Override
    public <R> CompletionStage<R> applyAsync(IFunction<Long, R> function) {
        Objects.requireNonNull(function, "Function cannot be null");
        return getAsync().thenApply(function::apply);
    }

    // ---- asynchronous ------------------------------------------------------------------------------------------------------------------

    @Override
    public CompletionStage<Long> getAsync() {
        return Errors.guarded(Errors.guarded(counter::getAsync));
    }

    @Override
    public CompletionStage<Long> addAndGetAsync(long delta) {
        return Errors.guarded(Errors.guarded(() -> counter.addAndGetAsync(delta)));
    }

    @Override
    public CompletionStage<Long> getAndAddAsync(long delta) {
        return Errors.guarded(Errors.guarded(() -> counter.getAndAddAsync(delta)));
    }

    @Override
    public CompletionStage<Long> getAndSetAsync(long newValue) {
        return Errors.guarded(Errors.guarded(() -> counter.getAndSetAsync(newValue)));
    }

    @Override
    public CompletionStage<Boolean> compareAndSetAsync(long expect, long update) {
        return Errors.guarded(Errors.guarded(() -> counter.compareAndSetAsync(expect, update)));
    }

    @Override
    public CompletionStage<Void> setAsync(long newValue) {
        return getAndSetAsync(newValue).thenApply(old -> null);
    }

    @Override
    public CompletionStage<Long> incrementAndGetAsync() {
        return addAndGetAsync(1);
    }

    @Override
    public CompletionStage<Long> decrementAndGetAsync() {
        return addAndGetAsync(-1);
    }

    @Override
    public CompletionStage<Long> getAndIncrementAsync() {
        return getAndAddAsync(1);
    }

    @Override
    public CompletionStage<Long> getAndDecrementAsync() {
        return getAndAddAsync(-1);
    }

    // ---- the object --------------------------------------------------------------------------------------------------------------------

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getServiceName() {
        return SERVICE;
    }

    @Override
    public String getPartitionKey() {
        throw new UnsupportedOperationException("IAtomicLong.getPartitionKey");
    }

    @Override
    public void destroy() {
        Errors.run(counter::destroy);
        instance.forget(SERVICE, name);
    }

    @Override
    public String toString() {
        return "IAtomicLong{name='" + name + "'}";
    }
}

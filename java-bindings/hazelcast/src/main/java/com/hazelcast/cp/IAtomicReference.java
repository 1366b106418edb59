package com.hazelcast.cp;

import com.hazelcast.core.DistributedObject;
import com.hazelcast.core.IFunction;
import java.util.concurrent.CompletionStage;

/** A reference of the cluster. */
public interface IAtomicReference<E> extends DistributedObject {
    E get();

    void clear();

    <R> R apply(IFunction<E, R> function);

    boolean contains(E item);

    void set(E item);

    boolean compareAndSet(E item, E item2);

    E getAndSet(E item);

    boolean isNull();

    CompletionStage<E> getAsync();

    CompletionStage<Void> setAsync(E item);

    CompletionStage<Boolean> isNullAsync();

    CompletionStage<Void> clearAsync();

    CompletionStage<Boolean> containsAsync(E item);

    void alter(IFunction<E, E> function);

    E alterAndGet(IFunction<E, E> function);

    E getAndAlter(IFunction<E, E> function);

    CompletionStage<Boolean> compareAndSetAsync(E item, E item2);

    CompletionStage<E> getAndSetAsync(E item);

    CompletionStage<Void> alterAsync(IFunction<E, E> function);

    CompletionStage<E> alterAndGetAsync(IFunction<E, E> function);

    CompletionStage<E> getAndAlterAsync(IFunction<E, E> function);

    <R> CompletionStage<R> applyAsync(IFunction<E, R> function);
}

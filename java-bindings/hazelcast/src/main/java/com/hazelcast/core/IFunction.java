package com.hazelcast.core;

import java.io.Serializable;

/** A serializable function. */
@FunctionalInterface
public interface IFunction<T, R> extends Serializable {
    R apply(T item);
}

package com.hazelcast.query;

import java.io.Serializable;
import java.util.Map;

/** Chooses entries. */
@FunctionalInterface
public interface Predicate<K, V> extends Serializable {
    boolean apply(Map.Entry<K, V> entry);
}

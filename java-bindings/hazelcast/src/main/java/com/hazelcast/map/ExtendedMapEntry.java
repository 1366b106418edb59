package com.hazelcast.map;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An entry whose value can be set with a time to live. */
public interface ExtendedMapEntry<K, V> extends Map.Entry<K, V> {
    V setValue(V value, long ttl, TimeUnit unit);

    V setValueWithoutChangingExpiryTime(V value);
}

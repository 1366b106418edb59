package com.hazelcast.scheduledexecutor;

import java.util.Map;

/** A task whose state moves with it. */
public interface StatefulTask<K, V> {
    void save(Map<K, V> map);

    void load(Map<K, V> map);
}

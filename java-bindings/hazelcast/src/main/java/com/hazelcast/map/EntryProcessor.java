package com.hazelcast.map;

import com.hazelcast.core.ReadOnly;
import java.io.Serializable;
import java.util.Map;

/** Code that runs on an entry at its owner. */
@FunctionalInterface
public interface EntryProcessor<K, V, R> extends Serializable {
    R process(Map.Entry<K, V> entry);

    default EntryProcessor<K, V, R> getBackupProcessor() {
        return this instanceof ReadOnly ? null : this;
    }
}

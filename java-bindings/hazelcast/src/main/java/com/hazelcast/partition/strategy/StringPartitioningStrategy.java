package com.hazelcast.partition.strategy;

import com.hazelcast.partition.PartitioningStrategy;

/** What follows the first {@code @} of a text decides its partition. */
public class StringPartitioningStrategy implements PartitioningStrategy {
    public static final StringPartitioningStrategy INSTANCE = new StringPartitioningStrategy();

    @Override
    public Object getPartitionKey(Object key) {
        return key instanceof String ? getPartitionKey((String) key) : null;
    }

    /** What precedes the {@code @}. */
    public static String getBaseName(String name) {
        if (name == null) {
            return null;
        }
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    public static String getPartitionKey(String key) {
        if (key == null) {
            return null;
        }
        int at = key.indexOf('@');
        return at < 0 ? key : key.substring(at + 1);
    }
}

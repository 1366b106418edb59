package com.hazelcast.internal.serialization;

import com.hazelcast.nio.serialization.DataSerializableFactory;
import java.util.Map;

/** Brings a factory; found through {@code META-INF/services/com.hazelcast.DataSerializerHook}. */
public interface DataSerializerHook {
    int F_ID_OFFSET_WEBMODULE = -1000;
    int F_ID_OFFSET_HIBERNATE = -2000;

    int getFactoryId();

    DataSerializableFactory createFactory();

    default void afterFactoriesCreated(Map<Integer, DataSerializableFactory> factories) {
        // Most need no other factory.
    }
}

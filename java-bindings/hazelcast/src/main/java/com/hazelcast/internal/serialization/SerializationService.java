package com.hazelcast.internal.serialization;

import com.hazelcast.core.ManagedContext;

/** Objects to forms and back, without an instance: for tests of serializers. */
public interface SerializationService {
    <B extends Data> B toData(Object obj);

    <T> T toObject(Object data);

    <T> T toObject(Object data, Class klazz);

    ManagedContext getManagedContext();
}

package com.hazelcast.map;

import java.io.Serializable;

/** Code around reads and writes of a map. */
public interface MapInterceptor extends Serializable {
    Object interceptGet(Object object);

    void afterGet(Object object);

    Object interceptPut(Object key, Object value);

    void afterPut(Object object);

    Object interceptRemove(Object object);

    void afterRemove(Object object);
}

package com.hazelcast.map;

import com.hazelcast.core.HazelcastInstance;
import java.util.Properties;

/** A loader or store that is told when it begins and ends. */
public interface MapLoaderLifecycleSupport {
    void init(HazelcastInstance hazelcastInstance, Properties properties, String text);

    void destroy();
}

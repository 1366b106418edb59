package com.hazelcast.config;

/** A configuration with a name. */
public interface NamedConfig {
    String getName();

    NamedConfig setName(String name);
}

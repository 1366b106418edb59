package com.hazelcast.config;

/** Makes a configuration. */
public interface ConfigBuilder {
    Config build();
}

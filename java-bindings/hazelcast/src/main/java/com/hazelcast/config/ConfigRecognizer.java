package com.hazelcast.config;

/** Tells by its beginning whether a file is of a kind. */
public interface ConfigRecognizer {
    boolean isRecognized(ConfigStream configStream) throws Exception;
}

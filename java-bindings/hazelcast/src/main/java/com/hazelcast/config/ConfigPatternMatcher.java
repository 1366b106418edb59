package com.hazelcast.config;

/** Chooses among the names of configurations, which may be patterns, the one for the name of a structure. */
@FunctionalInterface
public interface ConfigPatternMatcher {
    /** One of {@code configPatterns}, or null if none is for {@code itemName}. */
    String matches(Iterable<String> configPatterns, String itemName) throws InvalidConfigurationException;
}

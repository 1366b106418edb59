package com.hazelcast.core;

/** Names the executor an entry processor runs on. */
@FunctionalInterface
public interface Offloadable {
    /** Constant of Hazelcast's interface. */
    String NO_OFFLOADING = "no-offloading";
    /** Constant of Hazelcast's interface. */
    String OFFLOADABLE_EXECUTOR = "hz:offloadable";

    String getExecutorName();
}

package com.hazelcast.splitbrainprotection;

/** Says whether enough members are there. */
public interface SplitBrainProtection {
    boolean hasMinimumSize();
}

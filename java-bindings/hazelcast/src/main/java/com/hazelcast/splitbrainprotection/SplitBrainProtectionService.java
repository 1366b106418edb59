package com.hazelcast.splitbrainprotection;

/** The protections by name. */
public interface SplitBrainProtectionService {
    SplitBrainProtection getSplitBrainProtection(String name) throws IllegalArgumentException;

    void ensureNoSplitBrain(String text, SplitBrainProtectionOn splitBrainProtectionOn) throws SplitBrainProtectionException;
}

package com.hazelcast.splitbrainprotection;

/** Which operations are protected. */
public enum SplitBrainProtectionOn {
    READ,
    WRITE,
    READ_WRITE
}

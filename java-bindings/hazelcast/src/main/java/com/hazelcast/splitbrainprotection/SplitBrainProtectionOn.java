package com.hazelcast.splitbrainprotection;

/** Which calls need enough members. */
public enum SplitBrainProtectionOn {
    READ, WRITE, READ_WRITE
}

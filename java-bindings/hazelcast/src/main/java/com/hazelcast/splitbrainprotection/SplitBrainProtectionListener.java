package com.hazelcast.splitbrainprotection;

import java.util.EventListener;

/** Hears when there are enough members, and when no longer. */
@FunctionalInterface
public interface SplitBrainProtectionListener extends EventListener {
    void onChange(SplitBrainProtectionEvent splitBrainProtectionEvent);
}

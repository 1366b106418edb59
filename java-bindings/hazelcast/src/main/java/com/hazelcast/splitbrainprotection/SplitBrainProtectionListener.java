package com.hazelcast.splitbrainprotection;

import java.util.EventListener;

/** Told when there are enough members, or too few. */
@FunctionalInterface
public interface SplitBrainProtectionListener extends EventListener {
    void onChange(SplitBrainProtectionEvent splitBrainProtectionEvent);
}

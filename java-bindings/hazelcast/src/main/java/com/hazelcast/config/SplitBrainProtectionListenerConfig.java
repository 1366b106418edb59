package com.hazelcast.config;

import com.hazelcast.splitbrainprotection.SplitBrainProtectionListener;

/** A listener for split-brain protection. */
public class SplitBrainProtectionListenerConfig extends ListenerConfig {
    public SplitBrainProtectionListenerConfig() {
    }

    public SplitBrainProtectionListenerConfig(SplitBrainProtectionListener implementation) {
        super(implementation);
    }

    public SplitBrainProtectionListenerConfig(String className) {
        super(className);
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public boolean isIncludeValue() {
        return false;
    }

    @Override
    public SplitBrainProtectionListener getImplementation() {
        return (SplitBrainProtectionListener) super.getImplementation();
    }
}

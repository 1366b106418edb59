package com.hazelcast.config;

import com.hazelcast.map.listener.MapListener;

/** A listener of a map. */
public class EntryListenerConfig extends ListenerConfig {
    private boolean local;
    private boolean includeValue = true;

    public EntryListenerConfig() {
    }

    public EntryListenerConfig(String className, boolean local, boolean includeValue) {
        super(className);
        this.local = local;
        this.includeValue = includeValue;
    }

    public EntryListenerConfig(MapListener implementation, boolean local, boolean includeValue) {
        super(implementation);
        this.local = local;
        this.includeValue = includeValue;
    }

    public EntryListenerConfig(EntryListenerConfig config) {
        super(config);
        local = config.local;
        includeValue = config.includeValue;
    }

    @Override
    public MapListener getImplementation() {
        return (MapListener) super.getImplementation();
    }

    public EntryListenerConfig setImplementation(MapListener implementation) {
        super.setImplementation(implementation);
        return this;
    }

    @Override
    public boolean isLocal() {
        return local;
    }

    public EntryListenerConfig setLocal(boolean local) {
        this.local = local;
        return this;
    }

    @Override
    public boolean isIncludeValue() {
        return includeValue;
    }

    public EntryListenerConfig setIncludeValue(boolean includeValue) {
        this.includeValue = includeValue;
        return this;
    }
}

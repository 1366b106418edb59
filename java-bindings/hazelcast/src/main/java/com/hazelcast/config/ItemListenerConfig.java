package com.hazelcast.config;

import com.hazelcast.collection.ItemListener;
import java.util.Objects;

/** A listener for the items of a collection. */
public class ItemListenerConfig extends ListenerConfig {
    private boolean includeValue = true;

    public ItemListenerConfig() {
    }

    public ItemListenerConfig(ItemListenerConfig config) {
        super(config);
        includeValue = config.includeValue;
    }

    public boolean isIncludeValue() {
        return includeValue;
    }

    public ItemListenerConfig setIncludeValue(boolean includeValue) {
        this.includeValue = includeValue;
        return this;
    }

    public ItemListenerConfig(String className, boolean includeValue) {
        super(className);
        this.includeValue = includeValue;
    }

    public ItemListenerConfig(ItemListener<?> implementation, boolean includeValue) {
        super(implementation);
        this.includeValue = includeValue;
    }

    @Override
    public ItemListener getImplementation() {
        return (ItemListener) super.getImplementation();
    }

    public ItemListenerConfig setImplementation(ItemListener implementation) {
        super.setImplementation(implementation);
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && other instanceof ItemListenerConfig && includeValue == ((ItemListenerConfig) other).includeValue;
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), includeValue);
    }
}

package com.hazelcast.config;

/** One list, or by a pattern several. */
public class ListConfig extends CollectionConfig<ListConfig> {
    public ListConfig() {
    }

    public ListConfig(String name) {
        setName(name);
    }

    public ListConfig(ListConfig config) {
        super(config);
    }
}

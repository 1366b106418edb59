package com.hazelcast.config;

/** One set, or by a pattern several. */
public class SetConfig extends CollectionConfig<SetConfig> {
    public SetConfig() {
    }

    public SetConfig(String name) {
        setName(name);
    }

    public SetConfig(SetConfig config) {
        super(config);
    }
}

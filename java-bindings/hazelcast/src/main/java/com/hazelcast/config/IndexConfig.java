package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.ArrayList;
import java.util.List;

/** An index over attributes of values. */
public class IndexConfig {
    public static final IndexType DEFAULT_TYPE = IndexType.SORTED;

    private String name;
    private IndexType type = DEFAULT_TYPE;
    private List<String> attributes = new ArrayList<>();
    private BitmapIndexOptions bitmapIndexOptions = new BitmapIndexOptions();
    private BTreeIndexConfig bTreeIndexConfig = new BTreeIndexConfig();

    public IndexConfig() {
    }

    public IndexConfig(IndexType type) {
        setType(type);
    }

    public IndexConfig(IndexType type, String... attributes) {
        setType(type);
        for (String attribute : attributes) {
            addAttribute(attribute);
        }
    }

    public IndexConfig(IndexConfig config) {
        name = config.name;
        type = config.type;
        attributes = new ArrayList<>(config.attributes);
        bitmapIndexOptions = config.bitmapIndexOptions == null ? null : new BitmapIndexOptions(config.bitmapIndexOptions);
        bTreeIndexConfig = new BTreeIndexConfig(config.bTreeIndexConfig);
    }

    public String getName() {
        return name;
    }

    public IndexConfig setName(String name) {
        this.name = name;
        return this;
    }

    public IndexType getType() {
        return type;
    }

    public IndexConfig setType(IndexType type) {
        Checks.notNull(type, "type");
        this.type = type;
        return this;
    }

    public List<String> getAttributes() {
        return attributes;
    }

    public IndexConfig setAttributes(List<String> attributes) {
        this.attributes = new ArrayList<>(attributes);
        return this;
    }

    public IndexConfig addAttribute(String attribute) {
        Checks.hasText(attribute, "attribute");
        attributes.add(attribute);
        return this;
    }

    public BitmapIndexOptions getBitmapIndexOptions() {
        return bitmapIndexOptions;
    }

    public IndexConfig setBitmapIndexOptions(BitmapIndexOptions bitmapIndexOptions) {
        this.bitmapIndexOptions = bitmapIndexOptions;
        return this;
    }

    public BTreeIndexConfig getBTreeIndexConfig() {
        return bTreeIndexConfig;
    }

    public IndexConfig setBTreeIndexConfig(BTreeIndexConfig bTreeIndexConfig) {
        this.bTreeIndexConfig = bTreeIndexConfig;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass() && toString().equals(other.toString()); // toString names every field
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return "IndexConfig{name=" + name + ", type=" + type + ", attributes=" + attributes
            + ", bitmapIndexOptions=" + bitmapIndexOptions
            + ", bTreeIndexConfig=" + bTreeIndexConfig
            + "}";
    }
}

package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** An attribute of the key that decides the partition. A holder. */
public class PartitioningAttributeConfig {
    private String attributeName;

    public PartitioningAttributeConfig() {
    }

    public PartitioningAttributeConfig(String attributeName) {
        setAttributeName(attributeName);
    }

    public PartitioningAttributeConfig(PartitioningAttributeConfig config) {
        attributeName = config.attributeName;
    }

    public String getAttributeName() {
        return attributeName;
    }

    public void setAttributeName(String attributeName) {
        Checks.hasText(attributeName, "attributeName");
        this.attributeName = attributeName;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        PartitioningAttributeConfig that = (PartitioningAttributeConfig) other;
        return Objects.equals(attributeName, that.attributeName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(attributeName);
    }

    @Override
    public String toString() {
        return "PartitioningAttributeConfig{attributeName=" + attributeName
            + "}";
    }
}

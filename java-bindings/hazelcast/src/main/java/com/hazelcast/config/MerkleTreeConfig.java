package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import java.util.Objects;

/** The hash tree by which clusters compare their data. A holder. */
public class MerkleTreeConfig {
    private Boolean enabled;
    private int depth = 10;

    public MerkleTreeConfig() {
    }

    public MerkleTreeConfig(MerkleTreeConfig config) {
        depth = config.depth;
    }

    public int getDepth() {
        return depth;
    }

    public MerkleTreeConfig setDepth(int depth) {
        Checks.between(depth, 2, 27, "depth");
        this.depth = depth;
        return this;
    }

    public boolean isEnabled() {
        return enabled != null && enabled;
    }

    public MerkleTreeConfig setEnabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    /** Whether somebody said one or the other. */
    public boolean isEnabledSet() {
        return enabled != null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MerkleTreeConfig && depth == ((MerkleTreeConfig) other).depth
            && Objects.equals(enabled, ((MerkleTreeConfig) other).enabled);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enabled, depth);
    }

    @Override
    public String toString() {
        return "MerkleTreeConfig{enabled=" + enabled + ", depth=" + depth + "}";
    }
}

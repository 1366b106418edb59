package com.hazelcast.config;

import java.util.Objects;

/** Where a memory module is mounted. A holder. */
public class PersistentMemoryDirectoryConfig {
    private static final int NUMA_NODE_UNSET = -1;

    private String directory = "x";
    private int numaNode = -1;

    public PersistentMemoryDirectoryConfig(String directory) {
        setDirectory(directory);
    }

    public PersistentMemoryDirectoryConfig(PersistentMemoryDirectoryConfig config) {
        directory = config.directory;
        numaNode = config.numaNode;
    }

    public PersistentMemoryDirectoryConfig(String directory, int numaNode) {
        this.directory = directory;
        this.numaNode = numaNode;
    }

    public String getDirectory() {
        return directory;
    }

    public void setDirectory(String directory) {
        Objects.requireNonNull(directory, "directory");
        this.directory = directory;
    }

    public int getNumaNode() {
        return numaNode;
    }

    public void setNumaNode(int numaNode) {
        this.numaNode = numaNode;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        PersistentMemoryDirectoryConfig that = (PersistentMemoryDirectoryConfig) other;
        return Objects.equals(directory, that.directory)
            && numaNode == that.numaNode;
    }

    @Override
    public int hashCode() {
        return Objects.hash(directory, numaNode);
    }

    @Override
    public String toString() {
        return "PersistentMemoryDirectoryConfig{directory=" + directory
            + ", numaNode=" + numaNode
            + "}";
    }

    public boolean isNumaNodeSet() {
        return numaNode != NUMA_NODE_UNSET;
    }
}

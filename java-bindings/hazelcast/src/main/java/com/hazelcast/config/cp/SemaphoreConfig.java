package com.hazelcast.config.cp;

import io.filbert.hazelcast.Checks;

/** One semaphore, or by a pattern several. */
public class SemaphoreConfig {
    public static final boolean DEFAULT_SEMAPHORE_JDK_COMPATIBILITY = false;
    public static final int DEFAULT_INITIAL_PERMITS = 0;

    private String name;
    private int initialPermits = DEFAULT_INITIAL_PERMITS;
    private boolean jdkCompatible = DEFAULT_SEMAPHORE_JDK_COMPATIBILITY;

    public SemaphoreConfig() {
    }

    public SemaphoreConfig(String name) {
        setName(name);
    }

    public SemaphoreConfig(String name, boolean jdkCompatible, int initialPermits) {
        this.name = name;
        this.jdkCompatible = jdkCompatible;
        this.initialPermits = initialPermits;
    }

    public String getName() {
        return name;
    }

    public SemaphoreConfig setName(String name) {
        this.name = name;
        return this;
    }

    public int getInitialPermits() {
        return initialPermits;
    }

    public SemaphoreConfig setInitialPermits(int initialPermits) {
        Checks.atLeast(initialPermits, 0, "initialPermits");
        this.initialPermits = initialPermits;
        return this;
    }

    public boolean isJDKCompatible() {
        return jdkCompatible;
    }

    public SemaphoreConfig setJDKCompatible(boolean jdkCompatible) {
        this.jdkCompatible = jdkCompatible;
        return this;
    }

    @Override
    public String toString() {
        return "SemaphoreConfig{name=" + name
            + ", initialPermits=" + initialPermits
            + ", jdkCompatible=" + jdkCompatible
            + "}";
    }
}

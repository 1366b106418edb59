package com.hazelcast.config.cp;

import io.filbert.hazelcast.Checks;

/** One lock, or by a pattern several. */
public class FencedLockConfig {
    public static final int DEFAULT_LOCK_ACQUIRE_LIMIT = 0;

    private String name;
    private int lockAcquireLimit = DEFAULT_LOCK_ACQUIRE_LIMIT;

    public FencedLockConfig() {
    }

    public FencedLockConfig(String name) {
        this.name = name;
    }

    public FencedLockConfig(String name, int lockAcquireLimit) {
        this.name = name;
        setLockAcquireLimit(lockAcquireLimit);
    }

    public FencedLockConfig(FencedLockConfig config) {
        name = config.name;
        lockAcquireLimit = config.lockAcquireLimit;
    }

    public String getName() {
        return name;
    }

    public FencedLockConfig setName(String name) {
        this.name = name;
        return this;
    }

    public int getLockAcquireLimit() {
        return lockAcquireLimit;
    }

    public FencedLockConfig setLockAcquireLimit(int lockAcquireLimit) {
        Checks.atLeast(lockAcquireLimit, 0, "lockAcquireLimit");
        this.lockAcquireLimit = lockAcquireLimit;
        return this;
    }

    public FencedLockConfig disableReentrancy() {
        return setLockAcquireLimit(1);
    }

    public FencedLockConfig enableReentrancy() {
        return setLockAcquireLimit(0);
    }

    @Override
    public String toString() {
        return "FencedLockConfig{name=" + name + ", lockAcquireLimit=" + lockAcquireLimit + "}";
    }
}

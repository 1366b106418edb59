package com.hazelcast.transaction;

import java.util.concurrent.TimeUnit;

/** How a transaction runs. */
public final class TransactionOptions {
    public static final long DEFAULT_TIMEOUT_MILLIS = TimeUnit.MINUTES.toMillis(2);

    private long timeoutMillis = DEFAULT_TIMEOUT_MILLIS;
    private int durability = 1;
    private TransactionType transactionType = TransactionType.TWO_PHASE;

    /** The options a transaction has when none are given. */
    public static TransactionOptions getDefault() {
        return new TransactionOptions();
    }

    public TransactionType getTransactionType() {
        return transactionType;
    }

    public TransactionOptions setTransactionType(TransactionType transactionType) {
        this.transactionType = transactionType;
        return this;
    }

    public long getTimeoutMillis() {
        return timeoutMillis;
    }

    public TransactionOptions setTimeout(long timeout, TimeUnit unit) {
        this.timeoutMillis = unit.toMillis(timeout);
        return this;
    }

    public int getDurability() {
        return durability;
    }

    public TransactionOptions setDurability(int durability) {
        this.durability = durability;
        return this;
    }

    /** How it commits. */
    public enum TransactionType {
        /** Prepare, then commit. */
        TWO_PHASE,
        /** Commit at once. */
        ONE_PHASE
    }
}

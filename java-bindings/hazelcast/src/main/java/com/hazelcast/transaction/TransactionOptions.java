package com.hazelcast.transaction;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** How a transaction runs. */
public final class TransactionOptions implements DataSerializable {
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

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeLong(timeoutMillis);
        out.writeInt(durability);
        out.writeInt(transactionType.id());
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        timeoutMillis = in.readLong();
        durability = in.readInt();
        transactionType = TransactionType.getById(in.readInt());
    }

    @Override
    public String toString() {
        return "TransactionOptions{timeoutMillis=" + timeoutMillis + ", durability=" + durability + ", txType=" + transactionType + "}";
    }

    /** How it commits. */
    public enum TransactionType {
        /** Commit at once. */
        ONE_PHASE(1),
        /** Prepare, then commit. */
        TWO_PHASE(2);

        private final int id;

        TransactionType(int id) {
            this.id = id;
        }

        public int id() {
            return id;
        }

        public static TransactionType getById(int id) {
            for (TransactionType type : values()) {
                if (type.id == id) {
                    return type;
                }
            }
            throw new IllegalArgumentException("Unrecognized value: " + id);
        }
    }
}

package com.hazelcast.partition;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.DataSerializable;
import java.io.IOException;
import java.util.Objects;

/** A key that goes where another key goes. */
public final class PartitionAwareKey<K, P> implements PartitionAware<Object>, DataSerializable {
    private K key;
    private P partitionKey;

    public PartitionAwareKey(K key, P partitionKey) {
        this.key = Objects.requireNonNull(key, "key can't be null");
        this.partitionKey = Objects.requireNonNull(partitionKey, "partitionKey can't be null");
    }

    private PartitionAwareKey() {
        // Read from its form.
    }

    public K getKey() {
        return key;
    }

    @Override
    public P getPartitionKey() {
        return partitionKey;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeObject(key);
        out.writeObject(partitionKey);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        key = in.readObject();
        partitionKey = in.readObject();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionAwareKey && key.equals(((PartitionAwareKey<?, ?>) other).key)
            && partitionKey.equals(((PartitionAwareKey<?, ?>) other).partitionKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, partitionKey);
    }

    @Override
    public String toString() {
        return "PartitionAwareKey{key=" + key + ", partitionKey=" + partitionKey + "}";
    }
}

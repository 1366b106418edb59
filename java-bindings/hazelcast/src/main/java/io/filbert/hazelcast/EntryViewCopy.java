package io.filbert.hazelcast;

import com.hazelcast.core.EntryView;
import io.filbert.hazelcast.serialization.Serialization;
import io.filbert.internal.Codec;

/** What was known of an entry when it was asked for. */
final class EntryViewCopy<K, V> implements EntryView<K, V> {
    private final K key;
    private final V value;
    private final long cost;
    private final long created;
    private final long expires;
    private final long hits;
    private final long accessed;
    private final long stored;
    private final long updated;
    private final long version;
    private final long ttl;
    private final long maxIdle;

    EntryViewCopy(K key, byte[] view, Serialization serialization) {
        Codec in = new Codec(view);
        this.key = key;
        value = serialization.toObject(in.bytes());
        cost = in.i64();
        created = in.i64();
        expires = in.i64();
        hits = in.i64();
        accessed = in.i64();
        stored = in.i64();
        updated = in.i64();
        version = in.i64();
        ttl = in.i64();
        maxIdle = in.i64();
    }

    @Override
    public K getKey() {
        return key;
    }

    @Override
    public V getValue() {
        return value;
    }

    @Override
    public long getCost() {
        return cost;
    }

    @Override
    public long getCreationTime() {
        return created;
    }

    @Override
    public long getExpirationTime() {
        return expires;
    }

    @Override
    public long getHits() {
        return hits;
    }

    @Override
    public long getLastAccessTime() {
        return accessed;
    }

    @Override
    public long getLastStoredTime() {
        return stored;
    }

    @Override
    public long getLastUpdateTime() {
        return updated;
    }

    @Override
    public long getVersion() {
        return version;
    }

    @Override
    public long getTtl() {
        return ttl;
    }

    @Override
    public long getMaxIdle() {
        return maxIdle;
    }

    @Override
    public String toString() {
        return "EntryView{key=" + key + ", value=" + value + ", hits=" + hits + ", version=" + version + ", ttl=" + ttl + ", maxIdle=" + maxIdle + "}";
    }
}

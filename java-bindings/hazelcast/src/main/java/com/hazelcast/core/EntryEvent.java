package com.hazelcast.core;

import com.hazelcast.cluster.Member;
import com.hazelcast.map.AbstractIMapEvent;

/** One entry changed. Values are null where the listener did not ask for them, or where there is none. */
public class EntryEvent<K, V> extends AbstractIMapEvent {
    protected transient K key;
    protected transient V oldValue;
    protected transient V value;
    protected transient V mergingValue;

    public EntryEvent(Object source, Member member, int eventType, K key, V value) {
        this(source, member, eventType, key, null, value);
    }

    public EntryEvent(Object source, Member member, int eventType, K key, V oldValue, V value) {
        this(source, member, eventType, key, oldValue, value, null);
    }

    public EntryEvent(Object source, Member member, int eventType, K key, V oldValue, V value, V mergingValue) {
        super(source, member, eventType);
        this.key = key;
        this.oldValue = oldValue;
        this.value = value;
        this.mergingValue = mergingValue;
    }

    public K getKey() {
        return key;
    }

    public V getOldValue() {
        return oldValue;
    }

    public V getValue() {
        return value;
    }

    public V getMergingValue() {
        return mergingValue;
    }

    @Override
    public String toString() {
        return "EntryEvent{" + super.toString() + ", key=" + getKey() + ", oldValue=" + getOldValue() + ", value=" + getValue()
            + ", mergingValue=" + getMergingValue() + "}";
    }
}

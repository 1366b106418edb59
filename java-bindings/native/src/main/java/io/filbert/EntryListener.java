package io.filbert;

import java.util.UUID;

/** Told of changes to a map; per key in the order in which the owner applied them. The types are Hazelcast's numbers, see {@code Codec.ENTRY_*}. */
public interface EntryListener {
    /** One entry changed. Values are null where the listener did not ask for them, or where there is none. */
    void entry(int type, UUID member, byte[] key, byte[] value, byte[] oldValue, byte[] mergingValue);

    /** The whole map was cleared or evicted. */
    void map(int type, UUID member, int entries);

    /** So many events did not reach this listener: its queue was full, or an owner crashed. */
    default void dropped(long count) {
    }
}

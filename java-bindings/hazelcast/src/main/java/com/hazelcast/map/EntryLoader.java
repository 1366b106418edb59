package com.hazelcast.map;

/** A loader whose values may say when they expire. */
public interface EntryLoader<K, V> extends MapLoader<K, EntryLoader.MetadataAwareValue<V>> {
    /** A loaded value and when it expires. */
    class MetadataAwareValue<V> {
        public static final long NO_TIME_SET = Long.MAX_VALUE;

        private final V value;
        private final long expirationTime;

        public MetadataAwareValue(V value) {
            this(value, NO_TIME_SET);
        }

        public MetadataAwareValue(V value, long expirationTime) {
            this.value = value;
            this.expirationTime = expirationTime;
        }

        /** In milliseconds since 1970. */
        public long getExpirationTime() {
            return expirationTime;
        }

        public V getValue() {
            return value;
        }
    }
}

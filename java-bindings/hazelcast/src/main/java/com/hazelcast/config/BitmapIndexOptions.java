package com.hazelcast.config;

import java.util.Locale;
import java.util.Objects;

/** How entries are numbered in a bitmap index. A holder. */
public class BitmapIndexOptions {
    public static final String DEFAULT_UNIQUE_KEY = "__key";
    public static final UniqueKeyTransformation DEFAULT_UNIQUE_KEY_TRANSFORMATION = UniqueKeyTransformation.OBJECT;

    private String uniqueKey = DEFAULT_UNIQUE_KEY;
    private UniqueKeyTransformation uniqueKeyTransformation = DEFAULT_UNIQUE_KEY_TRANSFORMATION;

    public BitmapIndexOptions() {
    }

    public BitmapIndexOptions(BitmapIndexOptions config) {
        uniqueKey = config.uniqueKey;
        uniqueKeyTransformation = config.uniqueKeyTransformation;
    }

    public String getUniqueKey() {
        return uniqueKey;
    }

    public BitmapIndexOptions setUniqueKey(String uniqueKey) {
        Objects.requireNonNull(uniqueKey, "uniqueKey");
        this.uniqueKey = uniqueKey;
        return this;
    }

    public UniqueKeyTransformation getUniqueKeyTransformation() {
        return uniqueKeyTransformation;
    }

    public BitmapIndexOptions setUniqueKeyTransformation(UniqueKeyTransformation uniqueKeyTransformation) {
        Objects.requireNonNull(uniqueKeyTransformation, "uniqueKeyTransformation");
        this.uniqueKeyTransformation = uniqueKeyTransformation;
        return this;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (other == null || getClass() != other.getClass()) {
            return false;
        }
        BitmapIndexOptions that = (BitmapIndexOptions) other;
        return Objects.equals(uniqueKey, that.uniqueKey)
            && Objects.equals(uniqueKeyTransformation, that.uniqueKeyTransformation);
    }

    @Override
    public int hashCode() {
        return Objects.hash(uniqueKey, uniqueKeyTransformation);
    }

    @Override
    public String toString() {
        return "BitmapIndexOptions{uniqueKey=" + uniqueKey
            + ", uniqueKeyTransformation=" + uniqueKeyTransformation
            + "}";
    }

    /** How the unique key becomes a number. */
    public enum UniqueKeyTransformation {
        OBJECT, LONG, RAW;

        public int getId() {
            return ordinal();
        }

        public static UniqueKeyTransformation fromId(int id) {
            if (id < 0 || id >= values().length) {
                throw new IllegalArgumentException("no unique key transformation has the id " + id);
            }
            return values()[id];
        }

        /** The value of that name in any case. */
        public static UniqueKeyTransformation fromName(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}

package com.hazelcast.memory;

import io.filbert.hazelcast.Checks;
import java.util.Locale;
import java.util.Objects;

/** An amount of memory in a unit. */
public class Capacity {
    private final long value;
    private final MemoryUnit unit;

    public Capacity(long value) {
        this(value, MemoryUnit.BYTES);
    }

    public Capacity(long value, MemoryUnit unit) {
        if (value < 0) {
            throw new IllegalArgumentException("memory size is " + value + " but must be >= 0");
        }
        this.value = value;
        this.unit = Checks.notNull(unit, "MemoryUnit");
    }

    public static Capacity of(long value, MemoryUnit unit) {
        return new Capacity(value, unit);
    }

    /** A number with a suffix g, m, k or none. */
    public static Capacity parse(String value) {
        return parse(value, MemoryUnit.BYTES);
    }

    /** A number with a suffix g, m or k, or in {@code defaultUnit}. */
    public static Capacity parse(String value, MemoryUnit defaultUnit) {
        if (value == null || value.isEmpty()) {
            return new Capacity(0, MemoryUnit.BYTES);
        }
        int last = value.length() - 1;
        switch (value.toLowerCase(Locale.ROOT).charAt(last)) {
            case 'g':
                return new Capacity(Long.parseLong(value.substring(0, last)), MemoryUnit.GIGABYTES);
            case 'm':
                return new Capacity(Long.parseLong(value.substring(0, last)), MemoryUnit.MEGABYTES);
            case 'k':
                return new Capacity(Long.parseLong(value.substring(0, last)), MemoryUnit.KILOBYTES);
            default:
                return new Capacity(Long.parseLong(value), defaultUnit);
        }
    }

    public long getValue() {
        return value;
    }

    public MemoryUnit getUnit() {
        return unit;
    }

    public long bytes() {
        return unit.toBytes(value);
    }

    public long kiloBytes() {
        return unit.toKiloBytes(value);
    }

    public long megaBytes() {
        return unit.toMegaBytes(value);
    }

    public long gigaBytes() {
        return unit.toGigaBytes(value);
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Capacity && value == ((Capacity) other).value && unit == ((Capacity) other).unit;
    }

    @Override
    public final int hashCode() {
        return Objects.hash(value, unit);
    }

    @Override
    public final String toString() {
        return value + " " + unit;
    }
}

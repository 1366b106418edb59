package com.hazelcast.memory;

import java.util.Objects;

/** An amount of memory. */
public class Capacity {
    private final long value;
    private final MemoryUnit unit;

    public Capacity(long value) {
        this(value, MemoryUnit.BYTES);
    }

    public Capacity(long value, MemoryUnit unit) {
        if (value < 0) {
            throw new IllegalArgumentException("Capacity cannot be negative: " + value);
        }
        this.value = value;
        this.unit = Objects.requireNonNull(unit, "MemoryUnit is required!");
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

    public static Capacity of(long value, MemoryUnit unit) {
        return new Capacity(value, unit);
    }

    public static Capacity parse(String value) {
        return parse(value, MemoryUnit.BYTES);
    }

    /** A number and k, m or g; without a letter, in that unit. */
    public static Capacity parse(String value, MemoryUnit defaultUnit) {
        if (value == null || value.isEmpty()) {
            return new Capacity(0, MemoryUnit.BYTES);
        }
        MemoryUnit unit = defaultUnit;
        int end = value.length() - 1;
        switch (value.charAt(end)) {
            case 'k': case 'K':
                unit = MemoryUnit.KILOBYTES;
                break;
            case 'm': case 'M':
                unit = MemoryUnit.MEGABYTES;
                break;
            case 'g': case 'G':
                unit = MemoryUnit.GIGABYTES;
                break;
            default:
                if (!Character.isDigit(value.charAt(end))) {
                    throw new IllegalArgumentException("Could not determine memory unit of " + value);
                }
                end++;
                break;
        }
        return new Capacity(Long.parseLong(value.substring(0, end)), unit);
    }

    public String toPrettyString() {
        return toPrettyString(value, unit);
    }

    public static String toPrettyString(long capacity) {
        return toPrettyString(capacity, MemoryUnit.BYTES);
    }

    /** In the largest unit that leaves at least ten. */
    public static String toPrettyString(long capacity, MemoryUnit unit) {
        MemoryUnit[] units = MemoryUnit.values();
        for (int i = units.length - 1; i > unit.ordinal(); i--) {
            long converted = units[i].convert(capacity, unit);
            if (converted >= 10) {
                return converted + " " + units[i].abbreviation();
            }
        }
        return capacity + " " + unit.abbreviation();
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

package com.hazelcast.memory;

/** The former name of {@link Capacity}. */
public final class MemorySize extends Capacity {
    public MemorySize(long value) {
        super(value);
    }

    public MemorySize(long value, MemoryUnit unit) {
        super(value, unit);
    }

    public static MemorySize parse(String value) {
        return parse(value, MemoryUnit.BYTES);
    }

    public static MemorySize parse(String value, MemoryUnit defaultUnit) {
        Capacity parsed = Capacity.parse(value, defaultUnit);
        return new MemorySize(parsed.getValue(), parsed.getUnit());
    }
}

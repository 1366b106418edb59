package com.hazelcast.memory;

/** The older name of {@link Capacity}. */
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
        Capacity capacity = Capacity.parse(value, defaultUnit);
        return new MemorySize(capacity.getValue(), capacity.getUnit());
    }
}

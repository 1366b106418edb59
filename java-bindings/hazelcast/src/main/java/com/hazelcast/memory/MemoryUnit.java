package com.hazelcast.memory;

/** Bytes and their multiples of 1024. */
public enum MemoryUnit {
    BYTES("B"), KILOBYTES("KB"), MEGABYTES("MB"), GIGABYTES("GB");

    private static final int BITS_PER_STEP = 10;

    private final String abbreviation;

    MemoryUnit(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    public int getId() {
        return ordinal();
    }

    public static MemoryUnit getById(int id) {
        return values()[id];
    }

    /** {@code quantity} of {@code memoryUnit} in this unit; what is less than one is cut off. */
    public long convert(long quantity, MemoryUnit memoryUnit) {
        int steps = memoryUnit.ordinal() - ordinal();
        return steps >= 0 ? Math.multiplyExact(quantity, 1L << BITS_PER_STEP * steps) : quantity >> BITS_PER_STEP * -steps;
    }

    public long toBytes(long quantity) {
        return BYTES.convert(quantity, this);
    }

    public long toKiloBytes(long quantity) {
        return KILOBYTES.convert(quantity, this);
    }

    public long toMegaBytes(long quantity) {
        return MEGABYTES.convert(quantity, this);
    }

    public long toGigaBytes(long quantity) {
        return GIGABYTES.convert(quantity, this);
    }

    public String abbreviation() {
        return abbreviation;
    }
}

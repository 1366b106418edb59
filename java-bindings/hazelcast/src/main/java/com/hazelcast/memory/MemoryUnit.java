package com.hazelcast.memory;

/** Units of memory, in powers of 1024. */
public enum MemoryUnit {
    BYTES(0, "B"),
    KILOBYTES(1, "KB"),
    MEGABYTES(2, "MB"),
    GIGABYTES(3, "GB");

    private static final int STEP_BITS = 10;

    private final int id;
    private final String abbreviation;

    MemoryUnit(int id, String abbreviation) {
        this.id = id;
        this.abbreviation = abbreviation;
    }

    public int getId() {
        return id;
    }

    /** The one of that number, or null. */
    public static MemoryUnit getById(int id) {
        return id < 0 || id >= values().length ? null : values()[id];
    }

    /** That many of the other unit, in this one; rounded down. */
    public long convert(long value, MemoryUnit unit) {
        int bits = (unit.id - id) * STEP_BITS;
        return bits < 0 ? value / (1L << -bits) : Math.multiplyExact(value, 1L << bits);
    }

    public long toBytes(long value) {
        return BYTES.convert(value, this);
    }

    public long toKiloBytes(long value) {
        return KILOBYTES.convert(value, this);
    }

    public long toMegaBytes(long value) {
        return MEGABYTES.convert(value, this);
    }

    public long toGigaBytes(long value) {
        return GIGABYTES.convert(value, this);
    }

    public String abbreviation() {
        return abbreviation;
    }
}

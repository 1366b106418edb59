package io.filbert.hazelcast;

/** MurmurHash3, 32 bits, with the seed that decides partitions; the native library computes the same for ordinary keys. */
public final class Murmur3 {
    private static final int SEED = 0x01000193;
    private static final int C1 = 0xcc9e2d51;
    private static final int C2 = 0x1b873593;

    private Murmur3() {
    }

    /** Hash of all bytes from {@code from}. */
    public static int hash(byte[] bytes, int from) {
        int hash = SEED;
        int at = from;
        for (; at + 4 <= bytes.length; at += 4) {
            int block = bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
            hash = Integer.rotateLeft(hash ^ mixed(block), 13) * 5 + 0xe6546b64;
        }
        int tail = 0;
        for (int i = bytes.length - 1; i >= at; i--) {
            tail = tail << 8 | bytes[i] & 0xff;
        }
        if (at < bytes.length) {
            hash ^= mixed(tail);
        }
        hash ^= bytes.length - from;
        hash = (hash ^ hash >>> 16) * 0x85ebca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }

    private static int mixed(int block) {
        return Integer.rotateLeft(block * C1, 15) * C2;
    }
}

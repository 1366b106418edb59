package io.filbert.internal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Layout of every composite that crosses between Java and the engine. Rust mirrors this class and nothing else.
 *
 * <p>All numbers are big-endian. {@code bytes} is {@code i32 length} and that many bytes; length {@code -1} is null. {@code string} is
 * {@code bytes} of UTF-8. {@code bool} is one byte, 0 or 1. {@code uuid} is {@code i64 high, i64 low}. {@code list of X} is {@code i32 count} and the items.
 * Readers ignore bytes behind the last field they know, except inside a list.
 *
 * <pre>
 * LIST        = list of bytes
 * MEMBER      = uuid, string host, i32 port, bool lite, bool local, list of (string name, string value)
 * MEMBERS     = i64 list version, list of MEMBER                   oldest first
 * OBJECTS     = list of (u8 kind, string name)                     kinds as in kernel::id::ObjectKind: 1 map, 2 topic, 3 lock, 4 counter
 * PARTITIONS  = i64 table version, list of uuid owner              index = partition; 0, 0 = no owner
 * STATISTICS  = list of (string name, i64 value)
 * ENTRY_VIEW  = bytes value, i64 cost, i64 created, i64 expires, i64 hits, i64 accessed, i64 stored, i64 updated, i64 version, i64 ttl, i64 max idle
 *               times: ms since 1970, -1 unknown; expires, ttl, max idle: Long.MAX_VALUE = never
 * LOG_RECORDS = list of (i64 ms since 1970, u8 level 1 error .. 5 trace, string logger, string text)
 *
 * EVENTS      = i64 registration (over 0; 0: completions, -1: log records), list of bytes, each an event (of -1: LOG_RECORDS):
 *   EVENT_ENTRY          = u8 1, i32 type (ENTRY_*), uuid member, bytes key, bytes value, bytes old value, bytes merging value
 *   EVENT_MAP            = u8 2, i32 type (ENTRY_CLEAR_ALL, ENTRY_EVICT_ALL), uuid member, i32 entries
 *   EVENT_MESSAGE        = u8 3, i64 published ms since 1970, uuid publisher, bytes message
 *   EVENT_MEMBER_ADDED   = u8 4, MEMBER, MEMBERS after it
 *   EVENT_MEMBER_REMOVED = u8 5, MEMBER, MEMBERS after it
 *   EVENT_MEMBERS        = u8 6, MEMBERS
 *   EVENT_LIFECYCLE      = u8 7, u8 state (1 merging, 2 merged, 3 merge failed, 4 the cluster takes this member no more: it stops by itself)
 *   EVENT_OBJECT         = u8 8, bool created (else destroyed), u8 kind, string name
 *   EVENT_MIGRATION      = u8 9, u8 state (1 started, 2 completed, 3 failed), i32 partition, uuid from, uuid to
 *   EVENT_DROPPED        = u8 10, i64 count                        this registration's queue was full, or a gap was not filled
 *   EVENT_COMPLETION     = u8 11, i64 call, i32 status, bytes result
 *                          status not 0: result is the text (string); else what the operation returns: a value (bytes, or null),
 *                          a bool (1 byte), a number (i64), or nothing (null)
 * </pre>
 *
 * <p>Names in {@code gridStats}: {@code members, partitions.owned, partitions.backup, partitions.unsafe, migrations.running, migrations.completed,
 * memory.used, memory.max, events.queued, events.dropped, calls.ok, calls.failed, calls.timeout, calls.unknown, calls.overloaded},
 * and for each map {@code map.<name>.} with {@code entries, bytes, hits, gets, puts, sets, removes}. In {@code objectStats} of a map: {@code owned.entries, owned.bytes, backup.entries,
 * backup.bytes, locked.entries, hits, evictions, expirations, gets, puts, sets, removes, other, events, get.ns.total, put.ns.total, set.ns.total, remove.ns.total, get.ns.max, put.ns.max,
 * set.ns.max, remove.ns.max, created, accessed, updated}; of a topic: {@code published, received, created}. A name that is missing counts as 0.
 */
public final class Codec {
    /** Names of the layouts above, for references in Javadoc. */
    public static final String LIST = "LIST", MEMBERS = "MEMBERS", OBJECTS = "OBJECTS", PARTITIONS = "PARTITIONS", STATISTICS = "STATISTICS",
        ENTRY_VIEW = "ENTRY_VIEW", LOG_RECORDS = "LOG_RECORDS", EVENTS = "EVENTS";
    /** Numbers of events. */
    public static final int EVENT_ENTRY = 1, EVENT_MAP = 2, EVENT_MESSAGE = 3, EVENT_MEMBER_ADDED = 4, EVENT_MEMBER_REMOVED = 5, EVENT_MEMBERS = 6,
        EVENT_LIFECYCLE = 7, EVENT_OBJECT = 8, EVENT_MIGRATION = 9, EVENT_DROPPED = 10, EVENT_COMPLETION = 11;
    /** Types of entry and map events; the numbers are Hazelcast's. */
    public static final int ENTRY_ADDED = 1, ENTRY_REMOVED = 2, ENTRY_UPDATED = 4, ENTRY_EVICTED = 8, ENTRY_EXPIRED = 16, ENTRY_EVICT_ALL = 32,
        ENTRY_CLEAR_ALL = 64, ENTRY_MERGED = 128, ENTRY_INVALIDATION = 256, ENTRY_LOADED = 512;

    private final ByteBuffer in;

    /** Reads from {@code bytes}; every read past the end is an {@link IllegalStateException}, since only our own library writes it. */
    public Codec(ByteBuffer bytes) {
        this.in = bytes;
    }

    /** Reads from {@code bytes}. */
    public Codec(byte[] bytes) {
        this(ByteBuffer.wrap(bytes));
    }

    /** One unsigned byte. */
    public int u8() {
        return at(() -> in.get() & 0xff);
    }

    /** One boolean. */
    public boolean bool() {
        return u8() != 0;
    }

    /** One {@code i32}. */
    public int i32() {
        return at(in::getInt);
    }

    /** One {@code i64}. */
    public long i64() {
        return at(in::getLong);
    }

    /** One {@code bytes}, null for length -1. */
    public byte[] bytes() {
        int length = i32();
        if (length == -1) {
            return null;
        }
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException("length " + length + " with " + in.remaining() + " bytes left");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    /** One {@code string}. */
    public String string() {
        byte[] bytes = bytes();
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** One {@code uuid}; null for the nil one. */
    public UUID uuid() {
        long high = i64();
        long low = i64();
        return high == 0 && low == 0 ? null : new UUID(high, low);
    }

    /** A {@code LIST}. */
    public List<byte[]> list() {
        int count = count();
        List<byte[]> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            list.add(bytes());
        }
        return list;
    }

    /** {@code STATISTICS}, in the library's order. */
    public Map<String, Long> statistics() {
        int count = count();
        Map<String, Long> map = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = string();
            map.put(name, i64());
        }
        return map;
    }

    /** Count of a list: never more than bytes are left, so that a damaged one allocates nothing large. */
    public int count() {
        int count = i32();
        if (count < 0 || count > in.remaining()) {
            throw new IllegalStateException("count " + count + " with " + in.remaining() + " bytes left");
        }
        return count;
    }

    /** Writes a {@code LIST}. */
    public static byte[] writeList(List<byte[]> items) {
        long size = 4;
        for (byte[] item : items) {
            size += 4L + (item == null ? 0 : item.length);
        }
        if (size > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("list of " + size + " bytes is over the limit of " + (Integer.MAX_VALUE - 16));
        }
        ByteBuffer out = ByteBuffer.allocate((int) size).putInt(items.size());
        for (byte[] item : items) {
            if (item == null) {
                out.putInt(-1);
            } else {
                out.putInt(item.length).put(item);
            }
        }
        return out.array();
    }

    private interface Read<T> {
        T read();
    }

    private <T> T at(Read<T> read) {
        try {
            return read.read();
        } catch (BufferUnderflowException e) {
            throw new IllegalStateException("the native library's answer ends at byte " + in.position(), e);
        }
    }
}

package io.filbert;

import io.filbert.internal.Codec;
import io.filbert.internal.Native;
import java.lang.ref.Reference;
import java.util.List;

/** Pages of a cluster-wide read. Not a snapshot; each partition contributes exactly once. For one thread. */
public final class GridCursor implements AutoCloseable {
    /** What a cursor delivers. */
    public enum What {
        /** Keys. */
        KEYS(Native.SCAN_KEYS),
        /** Values. */
        VALUES(Native.SCAN_VALUES),
        /** Key, value, key, value ... */
        ENTRIES(Native.SCAN_ENTRIES);

        final int number;

        What(int number) {
            this.number = number;
        }
    }

    private final Grid grid;
    private final NativeHandle handle;

    GridCursor(Grid grid, long cursor) {
        this.grid = grid;
        handle = NativeHandle.own(this, cursor, Native::cursorClose);
    }

    /** The next page; null at the end. */
    public List<byte[]> next() {
        try {
            byte[] page = grid.offload().call(() -> Native.cursorNext(handle.value));
            return page == null ? null : new Codec(page).list();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void close() {
        handle.run();
    }
}

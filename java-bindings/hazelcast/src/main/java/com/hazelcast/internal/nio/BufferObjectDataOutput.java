package com.hazelcast.internal.nio;

import com.hazelcast.nio.ObjectDataOutput;
import java.io.Closeable;

/** An output into bytes. */
public interface BufferObjectDataOutput extends ObjectDataOutput, Closeable {
}

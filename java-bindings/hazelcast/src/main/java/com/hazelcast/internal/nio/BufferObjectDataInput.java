package com.hazelcast.internal.nio;

import com.hazelcast.nio.ObjectDataInput;

/** An input over bytes. */
public interface BufferObjectDataInput extends ObjectDataInput {
}

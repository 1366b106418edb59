package io.filbert.hazelcast.samples;

import com.hazelcast.nio.serialization.ByteArraySerializer;
import java.nio.charset.StandardCharsets;

/** An application's own serializer, by arrays. */
final class TextBytes implements ByteArraySerializer<StringBuffer> {
    @Override
    public int getTypeId() {
        return 32;
    }

    @Override
    public byte[] write(StringBuffer object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public StringBuffer read(byte[] bytes) {
        return new StringBuffer(new String(bytes, StandardCharsets.UTF_8));
    }
}

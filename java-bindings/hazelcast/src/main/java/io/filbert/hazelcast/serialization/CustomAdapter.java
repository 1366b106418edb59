package io.filbert.hazelcast.serialization;

import com.hazelcast.nio.serialization.ByteArraySerializer;
import com.hazelcast.nio.serialization.Serializer;
import com.hazelcast.nio.serialization.StreamSerializer;
import com.hazelcast.nio.serialization.TypedByteArrayDeserializer;
import com.hazelcast.nio.serialization.TypedStreamDeserializer;
import java.io.IOException;

/** Serializers that the application registered. */
final class CustomAdapter {
    private CustomAdapter() {
    }

    static Adapter of(Serializer serializer) {
        if (serializer instanceof StreamSerializer) {
            return stream(serializer);
        }
        if (serializer instanceof ByteArraySerializer) {
            return bytes(serializer);
        }
        throw new IllegalArgumentException("Serializer " + serializer + " must be a StreamSerializer or a ByteArraySerializer");
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // registered for the type it says
    private static Adapter stream(Serializer serializer) {
        StreamSerializer<Object> stream = (StreamSerializer<Object>) serializer;
        return new Adapter(serializer.getTypeId()) {
            @Override
            void write(FormOutput out, Object object) throws IOException {
                stream.write(out, object);
            }

            @Override
            Object read(FormInput in, Class<?> type) throws IOException {
                return type != null && serializer instanceof TypedStreamDeserializer
                    ? ((TypedStreamDeserializer) serializer).read(in, type) : stream.read(in);
            }
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Adapter bytes(Serializer serializer) {
        ByteArraySerializer<Object> array = (ByteArraySerializer<Object>) serializer;
        return new Adapter(serializer.getTypeId()) {
            @Override
            void write(FormOutput out, Object object) throws IOException {
                out.writeByteArray(array.write(object));
            }

            @Override
            Object read(FormInput in, Class<?> type) throws IOException {
                byte[] bytes = in.readByteArray();
                if (bytes == null) {
                    return null;
                }
                return type != null && serializer instanceof TypedByteArrayDeserializer
                    ? ((TypedByteArrayDeserializer) serializer).read(bytes, type) : array.read(bytes);
            }
        };
    }
}

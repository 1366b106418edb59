package io.filbert.hazelcast.serialization;

import java.io.IOException;

/** Writes and reads the payload of one type id. */
abstract class Adapter {
    final int typeId;

    Adapter(int typeId) {
        this.typeId = typeId;
    }

    abstract void write(FormOutput out, Object object) throws IOException;

    /** Reads; {@code type} is what the caller asked for, or null. */
    abstract Object read(FormInput in, Class<?> type) throws IOException;

    /** Half of an adapter, as a lambda. */
    interface Writer<T> {
        void write(FormOutput out, T object) throws IOException;
    }

    /** The other half. */
    interface Reader {
        Object read(FormInput in) throws IOException;
    }

    static <T> Adapter of(int typeId, Writer<T> writer, Reader reader) {
        return new Adapter(typeId) {
            @Override
            @SuppressWarnings("unchecked") // registered for T only
            void write(FormOutput out, Object object) throws IOException {
                writer.write(out, (T) object);
            }

            @Override
            Object read(FormInput in, Class<?> type) throws IOException {
                return reader.read(in);
            }
        };
    }
}

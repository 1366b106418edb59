package io.filbert.hazelcast.serialization;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.ManagedContext;
import com.hazelcast.internal.nio.BufferObjectDataInput;
import com.hazelcast.internal.nio.BufferObjectDataOutput;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** {@link Serialization} under the names that tests of extensions know. */
public final class FormService implements InternalSerializationService {
    private final Serialization serialization;
    private final ManagedContext context;

    public FormService(SerializationConfig config, ClassLoader classLoader, ManagedContext context, HazelcastInstance instance) {
        this.serialization = new Serialization(config, classLoader, context);
        this.context = context;
        if (instance != null) {
            serialization.setInstance(instance);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // there is one kind
    public <B extends Data> B toData(Object object) {
        return object == null ? null : object instanceof Data ? (B) object : (B) new FormData(serialization.toForm(object));
    }

    @Override
    @SuppressWarnings("unchecked") // the caller says what it expects
    public <T> T toObject(Object data) {
        return data instanceof Data ? serialization.toObject(form((Data) data)) : (T) data;
    }

    private static byte[] form(Data data) {
        byte[] blob = data.toByteArray();
        return Arrays.copyOfRange(blob, FormOutput.HASH_BYTES, blob.length);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T toObject(Object data, Class type) {
        return data instanceof Data ? readObject(input(form((Data) data)), type) : (T) data;
    }

    @Override
    public ManagedContext getManagedContext() {
        return context;
    }

    @Override
    public byte[] toBytes(Object object) {
        return new FormData(serialization.toForm(object)).toByteArray();
    }

    @Override
    public void writeObject(ObjectDataOutput out, Object object) {
        try {
            out.writeObject(object);
        } catch (IOException e) {
            throw new HazelcastSerializationException(e);
        }
    }

    @Override
    public <T> T readObject(ObjectDataInput in, boolean bigEndianTypeId) {
        return readObject(in, null);
    }

    @Override
    public <T> T readObject(ObjectDataInput in, Class type) {
        try {
            return in.readObject(type);
        } catch (IOException e) {
            throw new HazelcastSerializationException(e);
        }
    }

    @Override
    public void disposeData(Data data) {
        // On the heap: nothing to give back.
    }

    private FormInput input(byte[] bytes) {
        return new FormInput(serialization, ByteBuffer.wrap(bytes));
    }

    @Override
    public BufferObjectDataInput createObjectDataInput(byte[] data) {
        return input(data);
    }

    @Override
    public BufferObjectDataInput createObjectDataInput(byte[] data, int offset) {
        return new FormInput(serialization, ByteBuffer.wrap(data, offset, data.length - offset));
    }

    /** At the object's own bytes, as in Hazelcast: after hash and type. */
    @Override
    public BufferObjectDataInput createObjectDataInput(Data data) {
        return createObjectDataInput(data.toByteArray(), FormData.HEADER_BYTES);
    }

    @Override
    public BufferObjectDataOutput createObjectDataOutput() {
        return new FormOutput(serialization);
    }

    @Override
    public BufferObjectDataOutput createObjectDataOutput(int size) {
        return createObjectDataOutput();
    }

    @Override
    public ClassLoader getClassLoader() {
        return serialization.classLoader();
    }

    @Override
    public ByteOrder getByteOrder() {
        return ByteOrder.BIG_ENDIAN;
    }

    @Override
    public byte getVersion() {
        return VERSION_1;
    }
}

package io.filbert.hazelcast.serialization;

import com.hazelcast.internal.serialization.Data;
import io.filbert.hazelcast.Murmur3;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A form with four bytes for a hash in front, as Hazelcast keeps it. */
final class FormData implements Data {
    /** Hash and type. */
    static final int HEADER_BYTES = 8;

    private final byte[] blob;

    FormData(byte[] form) {
        blob = ByteBuffer.allocate(FormOutput.HASH_BYTES + form.length).putInt(0).put(form).array();
    }

    @Override
    public byte[] toByteArray() {
        return blob;
    }

    @Override
    public int getType() {
        return ByteBuffer.wrap(blob).getInt(FormOutput.HASH_BYTES);
    }

    @Override
    public int totalSize() {
        return blob.length;
    }

    @Override
    public void copyTo(byte[] target, int at) {
        System.arraycopy(blob, 0, target, at, blob.length);
    }

    @Override
    public int dataSize() {
        return Math.max(blob.length - HEADER_BYTES, 0);
    }

    @Override
    public int getHeapCost() {
        return blob.length;
    }

    @Override
    public int getPartitionHash() {
        return Murmur3.hash(Arrays.copyOfRange(blob, FormOutput.HASH_BYTES, blob.length), HEADER_BYTES - FormOutput.HASH_BYTES);
    }

    @Override
    public boolean hasPartitionHash() {
        return false;
    }

    @Override
    public long hash64() {
        return getPartitionHash();
    }

    @Override
    public boolean isPortable() {
        return getType() == TypeIds.PORTABLE;
    }

    @Override
    public boolean isJson() {
        return getType() == TypeIds.JSON;
    }

    @Override
    public boolean isCompact() {
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FormData && Arrays.equals(blob, ((FormData) other).blob);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(blob);
    }
}

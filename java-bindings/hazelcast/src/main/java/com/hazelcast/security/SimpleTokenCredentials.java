package com.hazelcast.security;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** A token of bytes. */
public class SimpleTokenCredentials implements TokenCredentials, IdentifiedDataSerializable {
    private static final int FACTORY_ID = -1;
    private static final int CLASS_ID = 24;

    private byte[] token;

    public SimpleTokenCredentials() {
    }

    public SimpleTokenCredentials(byte[] token) {
        this.token = Objects.requireNonNull(token, "token has to be provided").clone();
    }

    @Override
    public byte[] getToken() {
        return token == null ? null : token.clone();
    }

    @Override
    public String getName() {
        return token == null ? "<empty>" : "<token>";
    }

    @Override
    public int getFactoryId() {
        return FACTORY_ID;
    }

    @Override
    public int getClassId() {
        return CLASS_ID;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByteArray(token);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        token = in.readByteArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SimpleTokenCredentials && Arrays.equals(token, ((SimpleTokenCredentials) other).token);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(token);
    }

    @Override
    public String toString() {
        return "SimpleTokenCredentials [tokenLength=" + (token == null ? 0 : token.length) + "]";
    }
}

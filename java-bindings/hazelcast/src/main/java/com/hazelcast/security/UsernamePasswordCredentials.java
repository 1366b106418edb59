package com.hazelcast.security;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.Objects;

/** A name and a password. */
public class UsernamePasswordCredentials implements PasswordCredentials, IdentifiedDataSerializable {
    private static final int FACTORY_ID = -1;
    private static final int CLASS_ID = 23;

    private String name;
    private String password;

    public UsernamePasswordCredentials() {
    }

    public UsernamePasswordCredentials(String username, String password) {
        this.name = username;
        this.password = password;
    }

    @Override
    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    @Override
    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
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
        out.writeString(name);
        out.writeString(password);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        name = in.readString();
        password = in.readString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UsernamePasswordCredentials && Objects.equals(name, ((UsernamePasswordCredentials) other).name)
            && Objects.equals(password, ((UsernamePasswordCredentials) other).password);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, password);
    }

    @Override
    public String toString() {
        return "UsernamePasswordCredentials{name=" + name + "}";
    }
}

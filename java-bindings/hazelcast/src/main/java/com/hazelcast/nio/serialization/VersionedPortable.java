package com.hazelcast.nio.serialization;

/** A {@link Portable} that says which version its class has. */
public interface VersionedPortable extends Portable {
    int getClassVersion();
}

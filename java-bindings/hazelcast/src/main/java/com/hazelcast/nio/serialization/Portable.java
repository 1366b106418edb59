package com.hazelcast.nio.serialization;

import java.io.IOException;

/** Writes itself field by field, so that versions and languages can differ. */
public interface Portable {
    int getFactoryId();

    int getClassId();

    void writePortable(PortableWriter portableWriter) throws IOException;

    void readPortable(PortableReader portableReader) throws IOException;
}

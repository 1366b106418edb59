package com.hazelcast.nio;

import com.hazelcast.version.Version;

/** Knows a version. */
public interface VersionAware {
    Version getVersion();

    void setVersion(Version version);
}

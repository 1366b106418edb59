package com.hazelcast.nio;

import com.hazelcast.version.Version;

/** Knows the version of the WAN protocol that is spoken. */
public interface WanProtocolVersionAware {
    Version getWanProtocolVersion();

    void setWanProtocolVersion(Version version);
}

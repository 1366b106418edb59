package com.hazelcast.cluster;

import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.nio.serialization.DataSerializable;
import com.hazelcast.version.MemberVersion;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;

/** One member. */
public interface Member extends DataSerializable, Endpoint {
    Address getAddress();

    Map<EndpointQualifier, Address> getAddressMap();

    InetSocketAddress getSocketAddress(EndpointQualifier qualifier);

    Map<String, String> getAttributes();

    String getAttribute(String name);

    MemberVersion getVersion();

    boolean localMember();

    boolean isLiteMember();

    InetSocketAddress getSocketAddress();

    UUID getUuid();
}

package com.hazelcast.spi;

import com.hazelcast.instance.EndpointQualifier;
import java.net.InetSocketAddress;

/** Says which addresses a member binds and tells others. */
public interface MemberAddressProvider {
    InetSocketAddress getBindAddress();

    InetSocketAddress getBindAddress(EndpointQualifier endpointQualifier);

    InetSocketAddress getPublicAddress();

    InetSocketAddress getPublicAddress(EndpointQualifier endpointQualifier);
}

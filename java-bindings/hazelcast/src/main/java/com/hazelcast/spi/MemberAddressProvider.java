package com.hazelcast.spi;

import com.hazelcast.instance.EndpointQualifier;
import java.net.InetSocketAddress;

/** Decides where a member listens and what it tells others. */
public interface MemberAddressProvider {
    InetSocketAddress getBindAddress();

    InetSocketAddress getBindAddress(EndpointQualifier qualifier);

    InetSocketAddress getPublicAddress();

    InetSocketAddress getPublicAddress(EndpointQualifier qualifier);
}

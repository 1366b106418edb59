package com.hazelcast.cp.session;

import com.hazelcast.cluster.Address;

/** What holds CP resources for an endpoint as long as it lives. */
public interface CPSession {
    long id();

    long creationTime();

    long expirationTime();

    long version();

    boolean isExpired(long number);

    Address endpoint();

    CPSessionOwnerType endpointType();

    String endpointName();

    /** What kind of endpoint owns the session. */
    enum CPSessionOwnerType {
        SERVER,
        CLIENT
    }
}

package com.hazelcast.cp;

import com.hazelcast.cluster.Address;
import java.util.UUID;

/** A member of the CP subsystem. */
public interface CPMember {
    Address getAddress();

    UUID getUuid();
}

package com.hazelcast.security;

import java.io.Serializable;

/** Who somebody claims to be. */
@FunctionalInterface
public interface Credentials extends Serializable {
    String getName();
}

package com.hazelcast.security;

/** A token. */
public interface TokenCredentials extends Credentials {
    byte[] getToken();
}

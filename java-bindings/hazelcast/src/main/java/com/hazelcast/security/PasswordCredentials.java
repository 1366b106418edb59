package com.hazelcast.security;

/** A name and a password. */
public interface PasswordCredentials extends Credentials {
    String getPassword();
}

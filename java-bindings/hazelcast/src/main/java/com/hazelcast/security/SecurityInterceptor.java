package com.hazelcast.security;

import java.security.AccessControlException;

/** Sees calls of clients before and after. */
public interface SecurityInterceptor {
    void before(Credentials credentials, String text, String text2, String text3, Parameters parameters) throws AccessControlException;

    void after(Credentials credentials, String text, String text2, String text3, Parameters parameters);
}

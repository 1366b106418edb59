package com.hazelcast.security;

import com.hazelcast.cluster.Address;
import java.util.Properties;
import javax.security.auth.callback.CallbackHandler;

/** Makes the credentials of a member. */
public interface ICredentialsFactory {
    default void init(Properties properties) {
        // Needs none by default.
    }

    void configure(CallbackHandler callbackHandler);

    Credentials newCredentials();

    default Credentials newCredentials(Address address) {
        return newCredentials();
    }

    void destroy();
}

package com.hazelcast.config;

import java.util.Set;

/** Something that only some addresses may use. */
public interface TrustedInterfacesConfigurable<T extends TrustedInterfacesConfigurable<?>> {
    T addTrustedInterface(String ip);

    T setTrustedInterfaces(Set<String> interfaces);

    Set<String> getTrustedInterfaces();
}

package com.hazelcast.client.config;

import java.io.File;
import java.io.InputStream;
import java.net.URL;
import java.util.Properties;

/** Reads the configuration of a client: there are none, so every constructor says so. */
public class XmlClientConfigBuilder {
    public XmlClientConfigBuilder() {
        throw new UnsupportedOperationException("XmlClientConfigBuilder: clients are not supported by this library, see HazelcastClient");
    }

    public XmlClientConfigBuilder(String resource) {
        this();
    }

    public XmlClientConfigBuilder(File file) {
        this();
    }

    public XmlClientConfigBuilder(URL url) {
        this();
    }

    public XmlClientConfigBuilder(InputStream in) {
        this();
    }

    public XmlClientConfigBuilder setProperties(Properties properties) {
        return this;
    }

    public ClientConfig build() {
        return new ClientConfig();
    }

    public ClientConfig build(ClassLoader classLoader) {
        return new ClientConfig();
    }
}

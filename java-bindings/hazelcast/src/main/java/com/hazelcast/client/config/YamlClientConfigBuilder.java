package com.hazelcast.client.config;

import java.io.File;
import java.io.InputStream;
import java.net.URL;
import java.util.Properties;

/** Reads the configuration of a client: there are none, so every constructor says so. */
public class YamlClientConfigBuilder {
    public YamlClientConfigBuilder() {
        throw new UnsupportedOperationException("YamlClientConfigBuilder: clients are not supported by this library, see HazelcastClient");
    }

    public YamlClientConfigBuilder(String resource) {
        this();
    }

    public YamlClientConfigBuilder(File file) {
        this();
    }

    public YamlClientConfigBuilder(URL url) {
        this();
    }

    public YamlClientConfigBuilder(InputStream in) {
        this();
    }

    public YamlClientConfigBuilder setProperties(Properties properties) {
        return this;
    }

    public ClientConfig build() {
        return new ClientConfig();
    }

    public ClientConfig build(ClassLoader classLoader) {
        return new ClientConfig();
    }
}

package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.config.ConfigFiles;
import java.io.InputStream;
import java.util.Properties;

/** A configuration from a YAML file of the class path. */
public class ClasspathYamlConfig extends Config {
    public ClasspathYamlConfig(String resource) {
        this(resource, System.getProperties());
    }

    public ClasspathYamlConfig(String resource, Properties properties) {
        this(Thread.currentThread().getContextClassLoader(), resource, properties);
    }

    public ClasspathYamlConfig(ClassLoader classLoader, String resource) {
        this(classLoader, resource, System.getProperties());
    }

    public ClasspathYamlConfig(ClassLoader classLoader, String resource, Properties properties) {
        Checks.notNull(classLoader, "classLoader");
        Checks.notNull(resource, "resource");
        InputStream in = classLoader.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalArgumentException("Specified resource '" + resource + "' could not be found!");
        }
        ConfigFiles.read(resource, in, "yaml", Checks.notNull(properties, "properties"), this);
    }
}

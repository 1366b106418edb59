package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.config.ConfigFiles;
import java.io.InputStream;
import java.util.Properties;

/** A configuration from a XML file of the class path. */
public class ClasspathXmlConfig extends Config {
    public ClasspathXmlConfig(String resource) {
        this(resource, System.getProperties());
    }

    public ClasspathXmlConfig(String resource, Properties properties) {
        this(Thread.currentThread().getContextClassLoader(), resource, properties);
    }

    public ClasspathXmlConfig(ClassLoader classLoader, String resource) {
        this(classLoader, resource, System.getProperties());
    }

    public ClasspathXmlConfig(ClassLoader classLoader, String resource, Properties properties) {
        Checks.notNull(classLoader, "classLoader");
        Checks.notNull(resource, "resource");
        InputStream in = classLoader.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalArgumentException("Specified resource '" + resource + "' could not be found!");
        }
        ConfigFiles.read(resource, in, "xml", Checks.notNull(properties, "properties"), this);
    }
}

package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.config.ConfigFiles;
import java.io.IOException;
import java.net.URL;
import java.util.Properties;

/** A configuration from a XML file at an address. */
public class UrlXmlConfig extends Config {
    public UrlXmlConfig(String url) throws IOException {
        this(new URL(url));
    }

    public UrlXmlConfig(String url, Properties properties) throws IOException {
        this(new URL(url), properties);
    }

    public UrlXmlConfig(URL url) throws IOException {
        this(url, System.getProperties());
    }

    public UrlXmlConfig(URL url, Properties properties) throws IOException {
        Checks.notNull(url, "url");
        ConfigFiles.read(url.toString(), url.openStream(), "xml", Checks.notNull(properties, "properties"), this);
    }
}

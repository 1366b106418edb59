package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.config.ConfigFiles;
import java.io.IOException;
import java.net.URL;
import java.util.Properties;

/** A configuration from a YAML file at an address. */
public class UrlYamlConfig extends Config {
    public UrlYamlConfig(String url) throws IOException {
        this(new URL(url));
    }

    public UrlYamlConfig(String url, Properties properties) throws IOException {
        this(new URL(url), properties);
    }

    public UrlYamlConfig(URL url) throws IOException {
        this(url, System.getProperties());
    }

    public UrlYamlConfig(URL url, Properties properties) throws IOException {
        Checks.notNull(url, "url");
        ConfigFiles.read(url.toString(), url.openStream(), "yaml", Checks.notNull(properties, "properties"), this);
    }
}

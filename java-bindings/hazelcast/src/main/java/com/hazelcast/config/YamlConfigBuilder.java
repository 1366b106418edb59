package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.config.ConfigFiles;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Properties;

/** Makes a configuration of a YAML file; reads it once. */
public class YamlConfigBuilder implements ConfigBuilder {
    private final String name;
    private final InputStream source;
    private Properties properties = System.getProperties();

    /** The file at a path. */
    public YamlConfigBuilder(String yamlFileName) throws FileNotFoundException {
        name = yamlFileName;
        source = new FileInputStream(yamlFileName);
    }

    public YamlConfigBuilder(InputStream inputStream) {
        name = "stream";
        source = Checks.notNull(inputStream, "inputStream");
    }

    public YamlConfigBuilder(URL url) throws IOException {
        name = Checks.notNull(url, "URL").toString();
        source = url.openStream();
    }

    /** The file that is found where a program without a configuration looks for one: see {@link ConfigFiles#find(String, Properties)}. */
    public YamlConfigBuilder() {
        name = null;
        source = null;
    }

    protected Properties getProperties() {
        return properties;
    }

    /** For <code>${name}</code>; the system properties if nobody says. */
    public YamlConfigBuilder setProperties(Properties properties) {
        this.properties = properties == null ? System.getProperties() : properties;
        return this;
    }

    @Override
    public Config build() {
        return source == null ? ConfigFiles.find("yaml", properties) : ConfigFiles.read(name, source, "yaml", properties, new Config());
    }
}

package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.config.ConfigFiles;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Properties;

/** Makes a configuration of a XML file; reads it once. */
public class XmlConfigBuilder implements ConfigBuilder {
    private final String name;
    private final InputStream source;
    private Properties properties = System.getProperties();

    /** The file at a path. */
    public XmlConfigBuilder(String xmlFileName) throws FileNotFoundException {
        name = xmlFileName;
        source = new FileInputStream(xmlFileName);
    }

    public XmlConfigBuilder(InputStream inputStream) {
        name = "stream";
        source = Checks.notNull(inputStream, "inputStream");
    }

    public XmlConfigBuilder(URL url) throws IOException {
        name = Checks.notNull(url, "URL").toString();
        source = url.openStream();
    }

    /** The file that is found where a program without a configuration looks for one: see {@link ConfigFiles#find(String, Properties)}. */
    public XmlConfigBuilder() {
        name = null;
        source = null;
    }

    public Properties getProperties() {
        return properties;
    }

    /** For <code>${name}</code>; the system properties if nobody says. */
    public XmlConfigBuilder setProperties(Properties properties) {
        this.properties = properties == null ? System.getProperties() : properties;
        return this;
    }

    @Override
    public Config build() {
        return source == null ? ConfigFiles.find("xml", properties) : ConfigFiles.read(name, source, "xml", properties, new Config());
    }
}

package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.config.ConfigFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A configuration from XML text. */
public class InMemoryXmlConfig extends Config {
    public InMemoryXmlConfig(String xml) {
        this(xml, System.getProperties());
    }

    public InMemoryXmlConfig(String xml, Properties properties) {
        Checks.hasText(xml, "xml");
        ConfigFiles.read("in-memory xml", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "xml",
            Checks.notNull(properties, "properties"), this);
    }
}

package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.config.ConfigFiles;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** A configuration from YAML text. */
public class InMemoryYamlConfig extends Config {
    public InMemoryYamlConfig(String yaml) {
        this(yaml, System.getProperties());
    }

    public InMemoryYamlConfig(String yaml, Properties properties) {
        Checks.hasText(yaml, "yaml");
        ConfigFiles.read("in-memory yaml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "yaml",
            Checks.notNull(properties, "properties"), this);
    }
}

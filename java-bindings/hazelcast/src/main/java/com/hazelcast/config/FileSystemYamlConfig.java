package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.config.ConfigFiles;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.util.Properties;

/** A configuration from a YAML file. */
public class FileSystemYamlConfig extends Config {
    public FileSystemYamlConfig(String configFilename) throws FileNotFoundException {
        this(configFilename, System.getProperties());
    }

    public FileSystemYamlConfig(String configFilename, Properties properties) throws FileNotFoundException {
        this(new File(Checks.notNull(configFilename, "configFilename")), properties);
    }

    public FileSystemYamlConfig(File configFile) throws FileNotFoundException {
        this(configFile, System.getProperties());
    }

    public FileSystemYamlConfig(File configFile, Properties properties) throws FileNotFoundException {
        Checks.notNull(configFile, "configFile");
        ConfigFiles.read(configFile.getPath(), new FileInputStream(configFile), "yaml", Checks.notNull(properties, "properties"), this);
        setConfigurationFile(configFile);
    }
}

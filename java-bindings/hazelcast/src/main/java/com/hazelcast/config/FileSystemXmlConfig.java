package com.hazelcast.config;

import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.config.ConfigFiles;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.util.Properties;

/** A configuration from a XML file. */
public class FileSystemXmlConfig extends Config {
    public FileSystemXmlConfig(String configFilename) throws FileNotFoundException {
        this(configFilename, System.getProperties());
    }

    public FileSystemXmlConfig(String configFilename, Properties properties) throws FileNotFoundException {
        this(new File(Checks.notNull(configFilename, "configFilename")), properties);
    }

    public FileSystemXmlConfig(File configFile) throws FileNotFoundException {
        this(configFile, System.getProperties());
    }

    public FileSystemXmlConfig(File configFile, Properties properties) throws FileNotFoundException {
        Checks.notNull(configFile, "configFile");
        ConfigFiles.read(configFile.getPath(), new FileInputStream(configFile), "xml", Checks.notNull(properties, "properties"), this);
        setConfigurationFile(configFile);
    }
}

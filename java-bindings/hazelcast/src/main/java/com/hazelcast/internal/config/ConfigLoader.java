package com.hazelcast.internal.config;

import com.hazelcast.config.Config;
import com.hazelcast.config.XmlConfigBuilder;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;

/** Finds a configuration by a path: a file, a resource, a URL. */
public final class ConfigLoader {
    private ConfigLoader() {
    }

    /** The XML configuration of that path, or null. */
    public static Config load(String path) throws IOException {
        URL url = locateConfig(path);
        return url == null ? null : new XmlConfigBuilder(url).build();
    }

    /** The first of file, class path and URL that is there, or null. */
    public static URL locateConfig(String path) {
        try {
            if (new File(path).isFile()) {
                return new File(path).toURI().toURL();
            }
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            URL found = context == null ? null : context.getResource(path);
            if (found == null) {
                found = ConfigLoader.class.getClassLoader().getResource(path);
            }
            return found != null ? found : new URL(path);
        } catch (MalformedURLException e) {
            return null;
        }
    }
}

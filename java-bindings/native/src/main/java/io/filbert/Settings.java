package io.filbert;

import io.filbert.internal.ConfigKeys;
import io.filbert.internal.Native;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** How a {@link Grid} is set up: pairs of key and text in the order they were put. The keys are those of {@link ConfigKeys}; the library validates them. */
public final class Settings {
    private final Map<String, String> pairs = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * Reads a file, such as WSO2's {@code deployment.toml}; placeholders see this JVM's system properties, then the environment.
     *
     * @throws FilbertException {@link FilbertException#CONFIGURATION} with file, line and key
     */
    public static Settings load(String path) {
        if (path == null) {
            throw new NullPointerException("path");
        }
        Native.ensureLoaded();
        String[] read = Native.configLoad(path, systemProperties());
        Settings settings = new Settings();
        for (int i = 0; i + 1 < read.length; i += 2) {
            if (read[i].equals(ConfigKeys.WARNING)) {
                settings.warnings.add(read[i + 1]);
            } else {
                settings.put(read[i], read[i + 1]);
            }
        }
        return settings;
    }

    /** Sets a key; null takes it out. */
    public Settings put(String key, Object value) {
        if (value == null) {
            pairs.remove(key);
        } else {
            pairs.put(key, value.toString());
        }
        return this;
    }

    /** The value of a key, or null. */
    public String get(String key) {
        return pairs.get(key);
    }

    /** All pairs, a copy. */
    public Map<String, String> toMap() {
        return new LinkedHashMap<>(pairs);
    }

    /** What {@link #load} found odd but not wrong; each is worth one line of log. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    String[] toArray() {
        List<String> flat = new ArrayList<>(pairs.size() * 2);
        pairs.forEach((key, value) -> {
            flat.add(key);
            flat.add(value);
        });
        return flat.toArray(new String[0]);
    }

    private static String[] systemProperties() {
        Properties properties = System.getProperties();
        List<String> flat = new ArrayList<>();
        for (String name : properties.stringPropertyNames()) {
            flat.add(name);
            flat.add(properties.getProperty(name, ""));
        }
        return flat.toArray(new String[0]);
    }
}

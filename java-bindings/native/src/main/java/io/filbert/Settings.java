package io.filbert;

import io.filbert.internal.ConfigKeys;
import io.filbert.internal.Native;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.BiConsumer;

/** How a {@link Grid} is set up: pairs of key and text, see {@link ConfigKeys}. The library validates them; a list's key is added once per item. */
public final class Settings {
    private final List<String> pairs = new ArrayList<>();
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
                settings.add(read[i], read[i + 1]);
            }
        }
        return settings;
    }

    static Settings of(String[] pairs) {
        Settings settings = new Settings();
        settings.pairs.addAll(List.of(pairs));
        return settings;
    }

    /** Adds a pair; null as value adds nothing. */
    public Settings add(String key, Object value) {
        if (value != null) {
            pairs.add(key);
            pairs.add(value.toString());
        }
        return this;
    }

    /** Tells all pairs, in order. */
    public void forEach(BiConsumer<String, String> pair) {
        for (int i = 0; i < pairs.size(); i += 2) {
            pair.accept(pairs.get(i), pairs.get(i + 1));
        }
    }

    /** What {@link #load} found odd but not wrong; each is worth one line of log. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    String[] toArray() {
        return pairs.toArray(new String[0]);
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

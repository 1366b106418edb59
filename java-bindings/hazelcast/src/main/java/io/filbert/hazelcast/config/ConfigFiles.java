package io.filbert.hazelcast.config;

import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.core.HazelcastException;
import io.filbert.ConfigTree;
import io.filbert.ConfigTree.Node;
import io.filbert.hazelcast.Checks;
import io.filbert.hazelcast.ConfigModel;
import io.filbert.hazelcast.Errors;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every way to a configuration file, and the order in which a program without one looks for one. */
public final class ConfigFiles {
    /** The system property that names the file. */
    public static final String PROPERTY = "hazelcast.config";
    /** What is built in. */
    private static final String STANDARD = "hazelcast-default.xml";
    private static final String CLASS_PATH = "classpath:";
    private static final List<String> XML_FILES = List.of("hazelcast.xml");
    private static final List<String> YAML_FILES = List.of("hazelcast.yaml", "hazelcast.yml");
    /** Largest configuration file, in bytes. */
    private static final int FILE_BYTES_MAX = 4 << 20;
    /** Most imports of a configuration, those of imported files included. */
    private static final int IMPORTS_MAX = 32;
    private static final Logger LOGGER = Logger.getLogger("com.hazelcast.internal.config.AbstractConfigLocator");

    private ConfigFiles() {
    }

    /**
     * The file that the system property {@value #PROPERTY} names; {@code hazelcast.xml} in the working directory, then on the class path; {@code hazelcast.yaml}
     * or {@code .yml} likewise; what is built in.
     */
    public static Config find(Properties properties) {
        Config named = named(properties, List.of("xml", "yaml", "yml", "toml"));
        if (named != null) {
            return named;
        }
        Config xml = lookedUp(XML_FILES, properties);
        Config found = xml != null ? xml : lookedUp(YAML_FILES, properties);
        return found != null ? found : builtIn(properties);
    }

    /** As {@link #find}, but only files of one format. */
    public static Config find(String format, Properties properties) {
        boolean xml = format.equals("xml");
        Config named = named(properties, xml ? List.of("xml") : List.of("yaml", "yml"));
        Config found = named != null ? named : lookedUp(xml ? XML_FILES : YAML_FILES, properties);
        return found != null ? found : builtIn(properties);
    }

    /** The file of the system property, if there is one. */
    private static Config named(Properties properties, List<String> accepted) {
        String path = System.getProperty(PROPERTY);
        if (path == null) {
            return null;
        }
        if (!accepted.contains(suffix(path))) {
            throw new HazelcastException(PROPERTY + " is '" + path + "': its suffix is not accepted; accepted: " + String.join(", ", accepted));
        }
        LOGGER.log(Level.INFO, "Loading configuration ''{0}'' from System property ''" + PROPERTY + "''", path);
        if (suffix(path).equals("toml")) {
            return ConfigModel.load(path);
        }
        try {
            URL url = locate(path);
            Config config = read(path, url.openStream(), suffix(path), properties, new Config());
            return url.getProtocol().equals("file") ? config.setConfigurationFile(new File(path)).setConfigurationUrl(url) : config.setConfigurationUrl(url);
        } catch (IOException e) {
            throw new HazelcastException("Could not load configuration '" + path + "': " + e.getMessage(), e);
        }
    }

    private static Config lookedUp(List<String> names, Properties properties) {
        try {
            for (String name : names) {
                File file = new File(name);
                if (file.isFile()) {
                    LOGGER.log(Level.INFO, "Loading ''{0}'' from the working directory.", name);
                    return file(file, properties);
                }
            }
            for (String name : names) {
                URL url = resource(null, name);
                if (url != null) {
                    LOGGER.log(Level.INFO, "Loading ''{0}'' from the classpath.", name);
                    return url(url, properties, new Config());
                }
            }
            return null;
        } catch (IOException e) {
            throw new HazelcastException("Could not load a configuration: " + e.getMessage(), e);
        }
    }

    /** What holds when nobody says anything. */
    public static Config builtIn(Properties properties) {
        URL url = ConfigFiles.class.getClassLoader().getResource(STANDARD);
        try {
            return read(STANDARD, url.openStream(), "xml", properties, new Config()).setConfigurationUrl(url);
        } catch (IOException e) {
            throw new UncheckedIOException(STANDARD + " is missing from the jar", e);
        }
    }

    public static Config file(File file, Properties properties) throws FileNotFoundException {
        Checks.notNull(file, "configFile");
        return read(file.getPath(), new FileInputStream(file), formatOf(file.getPath()), properties, new Config()).setConfigurationFile(file);
    }

    public static Config resource(ClassLoader loader, String resource, Properties properties) {
        Checks.hasText(resource, "resource");
        URL url = resource(Checks.notNull(loader, "classLoader"), resource);
        if (url == null) {
            throw new IllegalArgumentException("Specified resource '" + resource + "' could not be found!");
        }
        try {
            return url(url, properties, new Config());
        } catch (IOException e) {
            throw new HazelcastException("Could not load '" + resource + "': " + e.getMessage(), e);
        }
    }

    /** {@code into}, with what the file at the address says. */
    public static Config url(URL url, Properties properties, Config into) throws IOException {
        Checks.notNull(url, "url");
        return read(url.toString(), url.openStream(), formatOf(url.getPath()), properties, into).setConfigurationUrl(url);
    }

    public static Config text(String source, Properties properties) {
        return stream(new ByteArrayInputStream(Checks.hasText(source, "source").getBytes(StandardCharsets.UTF_8)), properties);
    }

    /** XML if it begins like XML, else YAML. */
    public static Config stream(InputStream source, Properties properties) {
        byte[] bytes = bytes("stream", Checks.notNull(source, "source"));
        String head = new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.ISO_8859_1);
        return read("stream", new ByteArrayInputStream(bytes), head.contains("<") && !head.contains("hazelcast:") ? "xml" : "yaml", properties, new Config());
    }

    /**
     * {@code into}, with what a file says.
     *
     * @param name for messages
     * @param format a suffix of a file
     */
    public static Config read(String name, InputStream source, String format, Properties properties, Config into) {
        ConfigTree tree = parse(name, source, format, properties);
        List<String> warnings = new ArrayList<>(tree.warnings());
        splice(tree, format, properties, warnings, new int[1]);
        Sections.bind(tree, into);
        Nodes.unused(tree.root(), "", warnings);
        Logger logger = Logger.getLogger("com.hazelcast.config." + (tree.isNamedByKey() ? "Yaml" : "Xml") + "ConfigBuilder");
        warnings.forEach(logger::warning);
        return into;
    }

    private static ConfigTree parse(String name, InputStream source, String format, Properties properties) {
        byte[] bytes = bytes(name, Checks.notNull(source, "inputStream"));
        return Errors.guarded(() -> ConfigTree.parse(name, bytes, format, properties));
    }

    /** Puts imported sections in the places of the imports. */
    private static void splice(ConfigTree tree, String format, Properties properties, List<String> warnings, int[] imports) {
        List<Node> sections = tree.root().children();
        for (int at = 0; at < sections.size(); at++) {
            if (!sections.get(at).name().equals("import")) {
                continue;
            }
            Node node = sections.remove(at);
            int to = at;
            for (Node item : node.children()) {
                if (++imports[0] > IMPORTS_MAX) {
                    throw new InvalidConfigurationException(item.place() + ": more than " + IMPORTS_MAX + " imports; does one import itself?");
                }
                ConfigTree imported;
                try {
                    imported = parse(item.text(), locate(item.text()).openStream(), format, properties);
                } catch (IOException e) {
                    throw new InvalidConfigurationException(item.place() + ": import of '" + item.text() + "': " + e.getMessage(), e);
                }
                warnings.addAll(imported.warnings());
                splice(imported, format, properties, warnings, imports);
                sections.addAll(to, imported.root().children());
                to += imported.root().children().size();
            }
            at = to - 1;
        }
    }

    /** A path, an address or a resource of the class path. */
    private static URL locate(String where) throws IOException {
        if (!where.startsWith(CLASS_PATH)) {
            if (new File(where).isFile()) {
                return new File(where).toURI().toURL();
            }
            try {
                return new URL(where);
            } catch (MalformedURLException e) {
                // a resource, then
            }
        }
        URL url = resource(null, where.startsWith(CLASS_PATH) ? where.substring(CLASS_PATH.length()) : where);
        if (url == null) {
            throw new FileNotFoundException("neither a file nor a resource of the class path: " + where);
        }
        return url;
    }

    /** With null: as this thread sees the class path, then as this jar does. */
    private static URL resource(ClassLoader loader, String name) {
        ClassLoader context = loader != null ? loader : Thread.currentThread().getContextClassLoader();
        URL url = context == null ? null : context.getResource(name);
        return url != null || loader != null ? url : ConfigFiles.class.getClassLoader().getResource(name);
    }

    private static byte[] bytes(String name, InputStream source) {
        try (InputStream in = source) {
            byte[] bytes = in.readNBytes(FILE_BYTES_MAX + 1);
            if (bytes.length > FILE_BYTES_MAX) {
                throw new InvalidConfigurationException(name + ": larger than " + FILE_BYTES_MAX + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw new InvalidConfigurationException(name + ": " + e.getMessage(), e);
        }
    }

    private static String suffix(String path) {
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String formatOf(String path) {
        String suffix = suffix(path);
        return suffix.equals("yaml") || suffix.equals("yml") ? "yaml" : "xml";
    }
}

package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.ClasspathXmlConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.FileSystemYamlConfig;
import com.hazelcast.config.UrlXmlConfig;
import com.hazelcast.core.HazelcastException;
import java.io.File;
import java.io.FileNotFoundException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which configuration a name gets, and which file a program gets. */
@ExtendWith(NeedsLibrary.class)
class ConfigLookupTest {
    private static final String[] PATTERNS = {"a*", "ab*", "*c", "a*c", "abc", "a*a", "*", "b*b", "**", "a.c", "*b*"};
    private static final String[] NAMES = {"a", "aa", "ab", "abc", "abcc", "b", "bb", "", "c", "aXc", "xyz"};

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty("hazelcast.config");
    }

    private static String matched(Object matcher, List<String> patterns, String name) throws Exception {
        Method method = matcher.getClass().getMethod("matches", Iterable.class, String.class);
        try {
            return String.valueOf(method.invoke(matcher, patterns, name));
        } catch (InvocationTargetException e) {
            return e.getCause().getClass().getSimpleName();
        }
    }

    private static void sameChoices(String type) throws Exception {
        Object ours = Class.forName("com.hazelcast.config.matcher." + type).getConstructor().newInstance();
        Object theirs = Oracle.loader().loadClass("com.hazelcast.config.matcher." + type).getConstructor().newInstance();
        List<String> wrong = new ArrayList<>();
        for (String first : PATTERNS) {
            for (String second : PATTERNS) {
                if (first.equals(second) || type.startsWith("Regex") && (first + second).matches(".*(^|\\*)\\*.*|\\*.*")) {
                    continue;
                }
                for (String name : NAMES) {
                    List<String> patterns = List.of(first, second);
                    String expected = matched(theirs, patterns, name);
                    if (!expected.equals(matched(ours, patterns, name))) {
                        wrong.add(patterns + " for '" + name + "': ours " + matched(ours, patterns, name) + ", theirs " + expected);
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void theStandardMatcherChoosesAsHazelcasts() throws Exception {
        sameChoices("MatchingPointConfigPatternMatcher");
    }

    @Test
    void theWildcardMatcherChoosesAsHazelcasts() throws Exception {
        sameChoices("WildcardConfigPatternMatcher");
    }

    @Test
    void everyKindIsFoundAndMadeAsInHazelcast() throws Exception {
        ClassLoader hazelcast = Oracle.loader();
        List<String> wrong = new ArrayList<>();
        for (Method method : Config.class.getMethods()) {
            String name = method.getName();
            if (!name.matches("(get|find).*Config") || method.getParameterCount() != 1 || method.getParameterTypes()[0] != String.class
                || name.matches(".*(Device|WanReplication)Config")) {
                continue;
            }
            for (String asked : new String[] {"x", "x@key"}) {
                Object ours = new Config();
                Object theirs = hazelcast.loadClass("com.hazelcast.config.Config").getConstructor().newInstance();
                Object found = method.invoke(ours, asked);
                Object expected = theirs.getClass().getMethod(name, String.class).invoke(theirs, asked);
                assertEquals(expected == null, found == null, name);
                String getter = name.replaceFirst("^find", "get").replace("Config", "Configs");
                String left = keys(ours, getter) + " " + nameOf(found);
                String expectedLeft = keys(theirs, getter) + " " + nameOf(expected);
                if (!left.equals(expectedLeft)) {
                    wrong.add(name + "(" + asked + "): ours " + left + ", theirs " + expectedLeft);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static String keys(Object config, String getter) throws Exception {
        return new TreeSet<>(((Map<?, ?>) config.getClass().getMethod(getter).invoke(config)).keySet()).toString();
    }

    private static String nameOf(Object config) throws Exception {
        Method method = config.getClass().getMethod("getName");
        method.setAccessible(true);
        return String.valueOf(method.invoke(config));
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String xml(String cluster) {
        return "<hazelcast xmlns=\"http://www.hazelcast.com/schema/config\"><cluster-name>" + cluster + "</cluster-name></hazelcast>";
    }

    @Test
    void theSystemPropertyNamesAFileByItsSuffix() throws Exception {
        for (Path path : List.of(file("a.xml", xml("named")), file("b.yaml", "hazelcast: {cluster-name: named}"), file("c.YML", "hazelcast: {cluster-name: named}"))) {
            System.setProperty("hazelcast.config", path.toString());
            Config config = Config.load();
            assertEquals("named", config.getClusterName());
            assertEquals(path.toFile(), config.getConfigurationFile());
        }
        System.setProperty("hazelcast.config", "classpath:config/gravitee.xml");
        assertEquals("graviteeio-apim-cluster", Config.load().getClusterName());
        System.setProperty("hazelcast.config", folder.resolve("d.ini").toString());
        assertTrue(assertThrows(HazelcastException.class, Config::load).getMessage().contains("xml, yaml, yml"));
        System.setProperty("hazelcast.config", folder.resolve("gone.xml").toString());
        assertThrows(HazelcastException.class, Config::load);
    }

    @Test
    void theClassPathIsLookedAtAndXmlGoesFirst() throws Exception {
        assertEquals("dev", Config.load().getClusterName(), "the built-in one");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        file("hazelcast.yaml", "hazelcast: {cluster-name: from-yaml}");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertEquals("from-yaml", Config.load().getClusterName());
            file("hazelcast.xml", xml("from-xml"));
            Config config = Config.load();
            assertEquals("from-xml", config.getClusterName());
            assertNotNull(config.getConfigurationUrl());
            assertNull(config.getConfigurationFile());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void everyDoorLeadsToTheSameReader() throws Exception {
        Path path = file("a.xml", xml("door"));
        assertEquals("door", new UrlXmlConfig(path.toUri().toString()).getClusterName());
        assertEquals("door", Config.loadFromFile(path.toFile()).getClusterName());
        assertEquals("door", Config.loadFromStream(Files.newInputStream(path)).getClusterName());
        assertEquals("door", Config.loadFromString(xml("door")).getClusterName());
        assertEquals("graviteeio-apim-cluster", new ClasspathXmlConfig("config/gravitee.xml").getClusterName());
        assertEquals("graviteeio-apim-cluster", Config.loadFromClasspath(getClass().getClassLoader(), "config/gravitee.xml").getClusterName());
        assertThrows(IllegalArgumentException.class, () -> new ClasspathXmlConfig("config/gone.xml"));
        assertThrows(FileNotFoundException.class, () -> new FileSystemYamlConfig(new File(folder.toFile(), "gone.yaml")));
    }
}

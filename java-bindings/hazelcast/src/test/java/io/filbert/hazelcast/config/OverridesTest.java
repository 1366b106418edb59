package io.filbert.hazelcast.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InvalidConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is set outside of files; with system properties alone also in the common suite. */
class OverridesTest {
    private static Config applied(Map<String, String> environment, String... properties) {
        Properties system = new Properties();
        for (int i = 0; i < properties.length; i += 2) {
            system.setProperty(properties[i], properties[i + 1]);
        }
        return Overrides.apply(new Config(), environment, system);
    }

    @Test
    void variablesHaveNoDashes() {
        Config config = applied(Map.of("HZ_CLUSTERNAME", "c", "HZ_NETWORK_PORT_AUTOINCREMENT", "false", "HZ_MAP_M_BACKUPCOUNT", "5",
            "HZ_MAP_M_EVICTION_EVICTIONPOLICY", "LRU", "HZ_LITEMEMBER_ENABLED", "true", "PATH", "/bin"));
        assertEquals("c", config.getClusterName());
        assertFalse(config.getNetworkConfig().isPortAutoIncrement());
        assertEquals(5, config.getMapConfig("m").getBackupCount());
        assertEquals(EvictionPolicy.LRU, config.getMapConfig("m").getEvictionConfig().getEvictionPolicy());
        assertTrue(config.isLiteMember());
    }

    @Test
    void whatVariablesAndPropertiesSayAlikeIsRefused() {
        InvalidConfigurationException thrown = assertThrows(InvalidConfigurationException.class,
            () -> applied(Map.of("HZ_CLUSTERNAME", "a"), "hz.cluster-name", "b"));
        assertTrue(thrown.getMessage().startsWith("Discovered conflicting configuration entries"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains("clustername"), thrown.getMessage());
    }

    @Test
    void bothTogetherSetWhatEachNames() {
        Config config = applied(Map.of("HZ_CLUSTERNAME", "a"), "hz.instance-name", "b", "hz.network.port.port", "6000");
        assertEquals("a", config.getClusterName());
        assertEquals("b", config.getInstanceName());
        assertEquals(6000, config.getNetworkConfig().getPort());
    }

    @Test
    void propertiesKeepTheirDots() {
        Config config = applied(Map.of("HZ_PROPERTIES_HAZELCAST_LOGGING_TYPE", "none"), "hz.properties.hazelcast.shutdownhook.enabled", "false");
        assertEquals("none", config.getProperty("hazelcast.logging.type"));
        assertEquals("false", config.getProperty("hazelcast.shutdownhook.enabled"));
    }

    @Test
    void wrongValueNamesWhereItComesFrom() {
        InvalidConfigurationException thrown = assertThrows(InvalidConfigurationException.class, () -> applied(Map.of("HZ_MAP_M_BACKUPCOUNT", "many")));
        assertTrue(thrown.getMessage().contains("HZ_MAP_M_BACKUPCOUNT") && thrown.getMessage().contains("many"), thrown.getMessage());
    }

    @Test
    void oddNamesAreNoErrors() {
        applied(Map.of("HZ_", "1", "HZ__", "2", "HZ_MAP", "3", "HZ_NETWORK_", "4"));
        applied(Map.of(), "hz.", "5", "hz..", "6", "hz.map.m", "7");
    }

    /** A name with a dash that the sections ask for would not be found without its dash otherwise. */
    @Test
    void allNamesThatSectionsAskForAreKnownWithoutTheirDashes() throws IOException {
        Pattern quoted = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/filbert/hazelcast/config"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                for (Matcher found = quoted.matcher(Files.readString(file)); found.find();) {
                    String name = found.group(1);
                    assertTrue(Overrides.isKnown(name), name + " in " + file + " is not known to Overrides");
                }
            }
        }
    }
}

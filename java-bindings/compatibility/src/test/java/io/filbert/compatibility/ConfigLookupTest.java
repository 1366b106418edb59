package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.FileSystemXmlConfig;
import com.hazelcast.config.InMemoryYamlConfig;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.XmlConfigBuilder;
import com.hazelcast.config.YamlConfigBuilder;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a configuration is found that no one handed over, and what a file may say. */
@ExtendWith(OnEitherJar.class)
class ConfigLookupTest {
    private static final String PROPERTY = "hazelcast.config";
    private static final String OVERRIDE = "hz.";

    @TempDir
    Path folder;

    @AfterEach
    void clear() {
        System.clearProperty(PROPERTY);
        System.getProperties().stringPropertyNames().stream().filter(name -> name.startsWith(OVERRIDE)).forEach(System::clearProperty);
    }

    private static String xml(String content) {
        return "<hazelcast xmlns=\"http://www.hazelcast.com/schema/config\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            + "xsi:schemaLocation=\"http://www.hazelcast.com/schema/config http://www.hazelcast.com/schema/config/hazelcast-config-5.3.xsd\">"
            + content + "</hazelcast>";
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content);
    }

    @Test
    @Rule({"B.1.2", "A.13.S4"})
    void propertyNamesAnXmlFile() throws Exception {
        System.setProperty(PROPERTY, file("any.xml", xml("<cluster-name>from-xml</cluster-name>")).toString());
        assertEquals("from-xml", Config.load().getClusterName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"any.yaml", "any.yml"})
    @Rule({"B.1.2", "A.13.S4"})
    void propertyNamesAYamlFile(String name) throws Exception {
        System.setProperty(PROPERTY, file(name, "hazelcast:\n  cluster-name: from-yaml\n").toString());
        assertEquals("from-yaml", Config.load().getClusterName());
    }

    @Test
    @Rule("B.1.2")
    void propertyNamesAResource() {
        System.setProperty(PROPERTY, "classpath:found-on-class-path.xml");
        assertEquals("from-class-path", Config.load().getClusterName());
    }

    @Test
    @Rule("B.1.2")
    void unknownSuffixIsRefused() throws Exception {
        System.setProperty(PROPERTY, file("any.conf", xml("")).toString());
        assertThrows(HazelcastException.class, Config::load);
    }

    @Test
    @Rule("B.1.2")
    void missingFileIsRefused() {
        System.setProperty(PROPERTY, folder.resolve("absent.xml").toString());
        assertThrows(HazelcastException.class, Config::load);
    }

    @Test
    @Rule("B.1.2")
    void withoutAFileThereIsTheDefault() {
        Config config = Config.load();
        assertEquals("dev", config.getClusterName());
        assertEquals(5701, config.getNetworkConfig().getPort());
    }

    @Test
    @Rule("B.1.2")
    void overridesAreForLoadedOnesOnly() throws Exception {
        Path file = file("named.xml", xml("<cluster-name>named</cluster-name>"));
        System.setProperty("hz.cluster-name", "overridden");
        assertEquals("overridden", Config.load().getClusterName());
        assertEquals("overridden", Config.loadDefault().getClusterName());
        assertEquals("overridden", Config.loadFromFile(file.toFile()).getClusterName());
        assertEquals("overridden", Config.loadFromString("hazelcast:\n  cluster-name: text\n").getClusterName());
        assertEquals("dev", new Config().getClusterName());
        assertEquals("named", new FileSystemXmlConfig(file.toFile()).getClusterName());
        assertEquals("named", new XmlConfigBuilder(file.toString()).build().getClusterName());
    }

    @Test
    @Rule("B.1.2")
    void overridesLeaveTheRestOfASectionAsTheFileHasIt() throws Exception {
        System.setProperty(PROPERTY, file("rest.xml", xml("<network><port port-count=\"7\">6100</port></network>"
            + "<map name=\"kept\"><backup-count>2</backup-count><time-to-live-seconds>77</time-to-live-seconds></map>")).toString());
        System.setProperty("hz.network.port.auto-increment", "false");
        System.setProperty("hz.map.kept.backup-count", "4");
        Config config = Config.load();
        assertFalse(config.getNetworkConfig().isPortAutoIncrement());
        assertEquals(7, config.getNetworkConfig().getPortCount());
        assertEquals(6100, config.getNetworkConfig().getPort());
        assertEquals(4, config.getMapConfig("kept").getBackupCount());
        assertEquals(77, config.getMapConfig("kept").getTimeToLiveSeconds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hz.network.join.tcp-ip.enabled", "hz.network.join.tcpip.enabled", "hz.NETWORK.Join.TCP-IP.enabled"})
    @Rule("B.1.2")
    void overridesMayBeWrittenInAnyCaseAndWithoutDashes(String property) {
        System.setProperty(property, "true");
        System.setProperty("hz.network.join.tcp-ip.members", "10.1.1.1,10.1.1.2:5702");
        JoinConfig join = Config.load().getNetworkConfig().getJoin();
        assertTrue(join.getTcpIpConfig().isEnabled());
        assertTrue(join.getTcpIpConfig().getMembers().containsAll(List.of("10.1.1.1", "10.1.1.2:5702")));
    }

    @Test
    @Rule("B.1.2")
    void overridesAddStructuresPropertiesAndAttributes() {
        System.setProperty("hz.map.added.time-to-live-seconds", "9");
        System.setProperty("hz.properties.one", "1");
        System.setProperty("hz.member-attributes.zone.value", "z1");
        System.setProperty("hz.lite-member.enabled", "true");
        Config config = Config.load();
        assertEquals(9, config.getMapConfig("added").getTimeToLiveSeconds());
        assertEquals(0, config.getMapConfig("other").getTimeToLiveSeconds());
        assertEquals("1", config.getProperty("one"));
        assertEquals("z1", config.getMemberAttributeConfig().getAttribute("zone"));
        assertTrue(config.isLiteMember());
    }

    @Test
    @Rule("B.1.2")
    void overrideThatIsNoNumberIsRefused() {
        System.setProperty("hz.map.default.backup-count", "many");
        assertThrows(InvalidConfigurationException.class, Config::load);
    }

    @Test
    @Rule("B.1.2")
    void overrideThatNobodyKnowsChangesNothing() {
        System.setProperty("hz.no-such.thing", "1");
        assertEquals(new Config().getClusterName(), Config.load().getClusterName());
    }

    @Test
    @Rule({"B.1.2", "A.13.G1"})
    void instanceWithoutAConfigurationReadsTheFile() throws Exception {
        String name = Members.unique("looked-up");
        System.setProperty(PROPERTY, file("instance.yaml", "hazelcast:\n  instance-name: " + name + "\n  cluster-name: " + name + "\n"
            + "  properties:\n    hazelcast.logging.type: none\n    hazelcast.phone.home.enabled: false\n    hazelcast.shutdownhook.enabled: false\n"
            + "    hazelcast.wait.seconds.before.join: 0\n"
            + "  network:\n    port:\n      port: 0\n    interfaces:\n      enabled: true\n      interfaces:\n        - 127.0.0.1\n"
            + "    join:\n      auto-detection:\n        enabled: false\n      multicast:\n        enabled: false\n").toString());
        HazelcastInstance instance = Hazelcast.newHazelcastInstance();
        try {
            assertEquals(name, instance.getName());
            assertEquals(name, instance.getConfig().getClusterName());
        } finally {
            instance.getLifecycleService().terminate();
        }
    }

    @Test
    void streamMayBeXmlOrYaml() {
        assertEquals("x", Config.loadFromStream(stream(xml("<cluster-name>x</cluster-name>"))).getClusterName());
        assertEquals("y", Config.loadFromStream(stream("hazelcast:\n  cluster-name: y\n")).getClusterName());
        assertEquals("z", Config.loadFromString("hazelcast:\n  cluster-name: z\n").getClusterName());
    }

    @Test
    void fileIsReadByItsSuffix() throws Exception {
        assertEquals("x", Config.loadFromFile(file("a.xml", xml("<cluster-name>x</cluster-name>")).toFile()).getClusterName());
        assertEquals("y", Config.loadFromFile(file("a.yaml", "hazelcast:\n  cluster-name: y\n").toFile()).getClusterName());
        assertThrows(FileNotFoundException.class, () -> Config.loadFromFile(folder.resolve("absent.xml").toFile()));
    }

    @Test
    void resourceIsReadFromTheGivenLoader() {
        assertEquals("from-class-path", Config.loadFromClasspath(getClass().getClassLoader(), "found-on-class-path.xml").getClusterName());
        assertThrows(IllegalArgumentException.class, () -> Config.loadFromClasspath(getClass().getClassLoader(), "absent.xml"));
    }

    @Test
    void variablesAreReplaced() {
        Properties properties = new Properties();
        properties.setProperty("chosen", "from-a-variable");
        assertEquals("from-a-variable", new InMemoryYamlConfig("hazelcast:\n  cluster-name: ${chosen}\n", properties).getClusterName());
        assertEquals("from-a-variable", Config.loadFromString(xml("<cluster-name>${chosen}</cluster-name>"), properties).getClusterName());
    }

    @Test
    void fileIsReadFromItsPath() throws Exception {
        assertEquals("x", new FileSystemXmlConfig(file("known.xml", xml("<cluster-name>x</cluster-name>")).toFile()).getClusterName());
        assertThrows(FileNotFoundException.class, () -> new FileSystemXmlConfig(folder.resolve("absent.xml").toFile()));
    }

    @Test
    @Rule("A.13.V10")
    void newerSchemaIsAcceptedByItsNamespace() {
        String text = xml("<network><join><multicast enabled=\"false\"/></join></network>");
        JoinConfig join = new XmlConfigBuilder(stream(text)).build().getNetworkConfig().getJoin();
        assertFalse(join.getMulticastConfig().isEnabled());
    }

    @Test
    @Rule("A.13.G6")
    void memberListAndAutoDetectionMayStandTogether() {
        JoinConfig join = new YamlConfigBuilder(stream("hazelcast:\n  network:\n    join:\n      auto-detection:\n        enabled: true\n"
            + "      tcp-ip:\n        enabled: true\n        member-list:\n          - 127.0.0.1\n")).build().getNetworkConfig().getJoin();
        assertTrue(join.getTcpIpConfig().isEnabled());
        assertTrue(join.getAutoDetectionConfig().isEnabled());
        assertEquals(List.of("127.0.0.1"), join.getTcpIpConfig().getMembers());
    }

    @Test
    void brokenFileIsRefused() {
        assertThrows(HazelcastException.class, () -> Config.loadFromString("<hazelcast><cluster-name></hazelcast>"));
    }
}

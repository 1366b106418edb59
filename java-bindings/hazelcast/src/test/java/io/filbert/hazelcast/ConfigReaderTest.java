package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryXmlConfig;
import com.hazelcast.config.InMemoryYamlConfig;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.XmlConfigBuilder;
import com.hazelcast.config.YamlConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files say the same to both jars, getter by getter; and what only ours has to say about bad ones. */
@ExtendWith(NeedsLibrary.class)
class ConfigReaderTest {
    private static final String HEAD = "<hazelcast xmlns=\"http://www.hazelcast.com/schema/config\">";

    private static ClassLoader hazelcast;

    @BeforeAll
    static void prepare() throws Exception {
        hazelcast = Oracle.loader();
        System.setProperty("config.test.node", "node-7");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ConfigReaderTest.class.getResourceAsStream("/config/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Object theirs(String format, String text) throws Exception {
        Class<?> builder = hazelcast.loadClass("com.hazelcast.config." + format + "ConfigBuilder");
        Object made = builder.getConstructor(InputStream.class).newInstance(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return builder.getMethod("build").invoke(made);
    }

    private static Config ours(String format, String text) {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return format.equals("Xml") ? new XmlConfigBuilder(in).build() : new YamlConfigBuilder(in).build();
    }

    private static void same(String format, String text) throws Exception {
        Object theirs = theirs(format, text);
        Config ours = ours(format, text);
        assertEquals("", Getters.differences(ours, theirs).entrySet().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"full.xml", "full.yaml", "vertx.xml", "wso2.xml", "spring.xml", "spring.yaml", "gravitee.xml"})
    void filesOfGatewaysSayTheSameToBothJars(String name) throws Exception {
        same(name.endsWith("xml") ? "Xml" : "Yaml", resource(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<network><join><multicast/><tcp-ip/><aws/><kubernetes/></join></network>", "<management-center/>", "<metrics/><jet/>",
        "<map name=\"m\"><eviction size=\"0\"/></map>", "<map name=\"m\"><eviction eviction-policy=\"LRU\"/></map>",
        "<map name=\"m\"><map-store><class-name>C</class-name></map-store><event-journal/><near-cache/></map>",
        "<queue name=\"q\"><queue-store><class-name>c</class-name></queue-store></queue>", "<cluster-name>${config.test.node}-${none}</cluster-name>",
        "<partition-group enabled=\"true\" group-type=\"CUSTOM\"><member-group><interface>10.0.0.*</interface></member-group></partition-group>"})
    void smallXmlSaysTheSameToBothJars(String inner) throws Exception {
        same("Xml", HEAD + inner + "</hazelcast>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hazelcast:\n", "hazelcast:\n  map:\n    m:\n      eviction:\n        size: 0\n      near-cache:\n        eviction:\n          size: 7\n",
        "hazelcast:\n  member-attributes:\n    a:\n      type: int\n      value: 5\n", "hazelcast:\n  cluster-name: ${config.test.node}-${none}\n",
        "hazelcast:\n  network:\n    join:\n      tcp-ip:\n        member: a,b\n        members: c,d\n        interface: e\n        member-list:\n          - f\n"})
    void smallYamlSaysTheSameToBothJars(String text) throws Exception {
        same("Yaml", text);
    }

    /** Hazelcast's file also shows settings that are turned off; only they differ. */
    @Test
    void theBuiltInConfigurationIsHazelcasts() throws Exception {
        Object theirs = hazelcast.loadClass("com.hazelcast.config.Config").getMethod("loadDefault").invoke(null);
        Map<String, String> differences = Getters.differences(Config.loadDefault(), theirs);
        differences.keySet().removeIf(path -> path.startsWith(".getNetworkConfig.") && !path.contains("nabled") || path.contains("HotRestartPersistence"));
        assertEquals("", differences.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    private static String problem(String xml) {
        return assertThrows(InvalidConfigurationException.class, () -> new InMemoryXmlConfig(xml)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<map><backup-count>2</backup-count></map>", "<map name=\"m\"><backup-count>9</backup-count></map>",
        "<map name=\"m\"><backup-count>many</backup-count></map>", "<lite-member enabled=\"nope\"/>", "<network><port>70000</port></network>",
        "<cluster-name>a</cluster-name><cluster-name>b</cluster-name>", "<group><name>x</name></group>",
        "<map name=\"m\"><in-memory-format>STRING</in-memory-format></map>",
        "<network><join><multicast enabled=\"true\"/><tcp-ip enabled=\"true\"/></join></network>", "<map name=\"m\">"})
    void whatHazelcastRefusesIsRefused(String inner) {
        String text = HEAD + "\n" + inner + "</hazelcast>";
        Exception theirs = assertThrows(Exception.class, () -> theirs("Xml", text));
        assertEquals("InvalidConfigurationException", theirs.getCause().getClass().getSimpleName());
        problem(text);
    }

    @Test
    void errorsNameFileLineAndWhatIsAccepted(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.xml"), HEAD + "\n<map name='m'>\n<backup-count>many</backup-count></map></hazelcast>");
        InvalidConfigurationException e =
            assertThrows(InvalidConfigurationException.class, () -> new XmlConfigBuilder(file.toString()).build());
        assertEquals(file + ":3: backup-count = \"many\": not an integer; accepted: -2147483648 to 2147483647", e.getMessage());
        assertTrue(problem("<!DOCTYPE h [<!ENTITY a 'b'>]><hazelcast/>").contains("document type"));
        assertThrows(InvalidConfigurationException.class, () -> new InMemoryYamlConfig("hazelcast: {map: {m: {backup-count: many}}}"));
        assertThrows(InvalidConfigurationException.class, () -> new InMemoryYamlConfig("other: {}"));
        assertThrows(IllegalArgumentException.class, () -> new XmlConfigBuilder((InputStream) null));
    }

    @Test
    void whatIsNotKnownIsOneWarningEach() {
        List<String> warnings = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                warnings.add(record.getMessage());
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        Logger logger = Logger.getLogger("com.hazelcast.config.XmlConfigBuilder");
        logger.setLevel(java.util.logging.Level.INFO); // the oracle of other tests in this JVM turns the loggers above off
        logger.addHandler(handler);
        try {
            new InMemoryXmlConfig(HEAD + "\n<new-thing><a/><b/></new-thing>\n<map name='m' colour='red'/>\n<cluster-name>${gone}</cluster-name></hazelcast>");
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(List.of("in-memory xml:4: Could not replace property: 'gone'", "in-memory xml:2: new-thing: not known, ignored",
            "in-memory xml:3: map/colour: not known, ignored"), warnings);
    }

    @Test
    void variablesComeFromTheGivenProperties() {
        Properties properties = new Properties();
        properties.setProperty("name", "given");
        assertEquals("given", new InMemoryXmlConfig(HEAD + "<cluster-name>${name}</cluster-name></hazelcast>", properties).getClusterName());
        assertEquals("given", Config.loadFromString("hazelcast:\n  cluster-name: ${name}\n", properties).getClusterName());
    }

    @Test
    void importsTakeThePlaceOfTheImport(@TempDir Path folder) throws Exception {
        Path inner = Files.writeString(folder.resolve("inner.xml"), HEAD + "<cluster-name>inner</cluster-name></hazelcast>");
        String outer = HEAD + "<import resource=\"" + inner.toUri() + "\"/><instance-name>i</instance-name></hazelcast>";
        same("Xml", outer);
        assertEquals("inner", ours("Xml", outer).getClusterName());
        Path own = folder.resolve("own.xml");
        Files.writeString(own, HEAD + "<import resource=\"" + own + "\"/></hazelcast>");
        assertTrue(assertThrows(InvalidConfigurationException.class, () -> new XmlConfigBuilder(own.toString()).build()).getMessage()
            .contains("does one import itself?"));
    }
}

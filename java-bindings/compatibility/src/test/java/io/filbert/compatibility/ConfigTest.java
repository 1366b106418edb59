package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.AttributeConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.EntryListenerConfig;
import com.hazelcast.config.GlobalSerializerConfig;
import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.IndexType;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.ManagementCenterConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MemberAttributeConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.config.TopicConfig;
import com.hazelcast.config.cp.CPSubsystemConfig;
import com.hazelcast.config.cp.FencedLockConfig;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Config and what is no network and no map: defaults, fluent setters, look-up by name. */
class ConfigTest {
    private final Config config = new Config();

    @Test
    @Rule("C.1.Config")
    void clusterNameIsDev() {
        assertEquals("dev", config.getClusterName());
        assertSame(config, config.setClusterName("c"));
        assertEquals("c", config.getClusterName());
    }

    @Test
    void clusterNameMayNotBeNull() {
        assertThrows(IllegalArgumentException.class, () -> config.setClusterName(null));
    }

    @Test
    @Rule("C.1.Config")
    void instanceNameIsKept() {
        assertNull(config.getInstanceName());
        assertSame(config, config.setInstanceName("i"));
        assertEquals("i", config.getInstanceName());
        assertEquals("j", new Config("j").getInstanceName());
    }

    @Test
    @Rule("C.1.Config")
    void liteMemberIsKept() {
        assertFalse(config.isLiteMember());
        assertSame(config, config.setLiteMember(true));
        assertTrue(config.isLiteMember());
    }

    @Test
    @Rule("C.1.Config")
    void classLoaderIsKept() {
        assertNull(config.getClassLoader());
        ClassLoader loader = getClass().getClassLoader();
        assertSame(config, config.setClassLoader(loader));
        assertSame(loader, config.getClassLoader());
    }

    @Test
    void licenseKeyIsKept() {
        assertSame(config, config.setLicenseKey("key"));
        assertEquals("key", config.getLicenseKey());
    }

    @Test
    @Rule("C.1.properties")
    void propertyIsKept() {
        assertSame(config, config.setProperty("a", "b"));
        assertEquals("b", config.getProperty("a"));
        assertEquals("b", config.getProperties().getProperty("a"));
        assertNull(config.getProperty("absent"));
    }

    @Test
    @Rule("C.1.properties")
    void propertyOfTheConfigurationWinsOverTheSystems() {
        System.setProperty("suite.test.property", "system");
        try {
            assertEquals("system", config.getProperty("suite.test.property"));
            config.setProperty("suite.test.property", "own");
            assertEquals("own", config.getProperty("suite.test.property"));
        } finally {
            System.clearProperty("suite.test.property");
        }
    }

    @Test
    void propertyNeedsNameAndValue() {
        assertThrows(IllegalArgumentException.class, () -> config.setProperty(null, "v"));
        assertThrows(IllegalArgumentException.class, () -> config.setProperty("", "v"));
        assertThrows(IllegalArgumentException.class, () -> config.setProperty("k", null));
    }

    @Test
    void propertiesAreKept() {
        Properties properties = new Properties();
        properties.setProperty("a", "b");
        assertSame(config, config.setProperties(properties));
        assertEquals("b", config.getProperty("a"));
    }

    @Test
    void userContextIsKept() {
        ConcurrentHashMap<String, Object> context = new ConcurrentHashMap<>(Map.of("k", "v"));
        assertSame(config, config.setUserContext(context));
        assertEquals("v", config.getUserContext().get("k"));
    }

    @Test
    void configurationFileAndUrlAreKept() throws Exception {
        java.io.File file = new java.io.File("f.xml");
        assertSame(config, config.setConfigurationFile(file));
        assertSame(config, config.setConfigurationUrl(file.toURI().toURL()));
        assertEquals(file, config.getConfigurationFile());
        assertEquals(file.toURI().toURL(), config.getConfigurationUrl());
    }

    @Test
    @Rule("C.1.lookup")
    void mapConfigurationIsFoundByItsName() {
        MapConfig map = new MapConfig("m").setTimeToLiveSeconds(7);
        assertSame(config, config.addMapConfig(map));
        assertSame(map, config.getMapConfig("m"));
        assertEquals(7, config.findMapConfig("m").getTimeToLiveSeconds());
        assertTrue(config.getMapConfigs().containsKey("m"));
    }

    @Test
    @Rule("C.1.lookup")
    void getMapConfigMakesACopyOfTheDefault() {
        config.addMapConfig(new MapConfig("default").setTimeToLiveSeconds(9));
        MapConfig made = config.getMapConfig("new");
        assertEquals(9, made.getTimeToLiveSeconds());
        assertEquals("new", made.getName());
        assertTrue(config.getMapConfigs().containsKey("new"));
        assertSame(made, config.getMapConfig("new"));
    }

    @Test
    @Rule("C.1.lookup")
    void findMapConfigMakesNoEntry() {
        assertNotNull(config.findMapConfig("absent"));
        assertFalse(config.getMapConfigs().containsKey("absent"));
    }

    @Test
    @Rule("C.1.lookup")
    void mapConfigurationIsFoundByAPattern() {
        config.addMapConfig(new MapConfig("a*").setTimeToLiveSeconds(1));
        config.addMapConfig(new MapConfig("abc*").setTimeToLiveSeconds(2));
        assertEquals(1, config.findMapConfig("axx").getTimeToLiveSeconds());
        assertEquals(2, config.findMapConfig("abcd").getTimeToLiveSeconds());
        assertEquals(0, config.findMapConfig("xyz").getTimeToLiveSeconds());
    }

    @Test
    @Rule("C.1.lookup")
    void exactNameWinsOverAPattern() {
        config.addMapConfig(new MapConfig("a*").setTimeToLiveSeconds(1));
        config.addMapConfig(new MapConfig("abc").setTimeToLiveSeconds(2));
        assertEquals(2, config.findMapConfig("abc").getTimeToLiveSeconds());
    }

    @Test
    @Rule("C.1.lookup")
    void starMayBeInTheMiddle() {
        config.addMapConfig(new MapConfig("a*z").setTimeToLiveSeconds(1));
        assertEquals(1, config.findMapConfig("abcz").getTimeToLiveSeconds());
        assertEquals(0, config.findMapConfig("abcy").getTimeToLiveSeconds());
    }

    @Test
    @Rule("C.1.lookup")
    void ambiguousPatternsAreRefused() {
        config.addMapConfig(new MapConfig("ab*").setTimeToLiveSeconds(1));
        config.addMapConfig(new MapConfig("*bc").setTimeToLiveSeconds(2));
        assertThrows(InvalidConfigurationException.class, () -> config.findMapConfig("abbc"));
    }

    @Test
    @Rule("C.1.lookup")
    void partitionKeyIsNotPartOfTheLookup() {
        config.addMapConfig(new MapConfig("m").setTimeToLiveSeconds(7));
        assertEquals(7, config.findMapConfig("m@part").getTimeToLiveSeconds());
    }

    @Test
    void mapConfigsCanBeSetTogether() {
        assertSame(config, config.setMapConfigs(new ConcurrentHashMap<>(Map.of("m", new MapConfig().setTimeToLiveSeconds(3)))));
        assertEquals(3, config.getMapConfig("m").getTimeToLiveSeconds());
        assertEquals("m", config.getMapConfig("m").getName());
    }

    @Test
    @Rule("C.1.TopicConfig")
    void topicConfigurationHasItsDefaults() {
        TopicConfig topic = new TopicConfig("t");
        assertEquals("t", topic.getName());
        assertFalse(topic.isGlobalOrderingEnabled());
        assertFalse(topic.isMultiThreadingEnabled());
        assertTrue(topic.isStatisticsEnabled());
    }

    @Test
    void topicConfigurationIsFluent() {
        TopicConfig topic = new TopicConfig();
        assertSame(topic, topic.setName("t"));
        assertSame(topic, topic.setStatisticsEnabled(false));
        assertFalse(topic.isStatisticsEnabled());
        assertSame(topic, topic.setGlobalOrderingEnabled(true));
        assertTrue(topic.isGlobalOrderingEnabled());
    }

    @Test
    @Rule("B.9.2")
    void topicOrdersOrRunsManyThreads() {
        TopicConfig ordered = new TopicConfig("t").setGlobalOrderingEnabled(true);
        assertThrows(IllegalArgumentException.class, () -> ordered.setMultiThreadingEnabled(true));
        TopicConfig threads = new TopicConfig("t").setMultiThreadingEnabled(true);
        assertTrue(threads.isMultiThreadingEnabled());
        assertThrows(IllegalArgumentException.class, () -> threads.setGlobalOrderingEnabled(true));
    }

    @Test
    void topicConfigurationIsFoundByItsName() {
        config.addTopicConfig(new TopicConfig("t*").setMultiThreadingEnabled(true));
        assertTrue(config.findTopicConfig("t1").isMultiThreadingEnabled());
        assertFalse(config.findTopicConfig("x").isMultiThreadingEnabled());
        assertTrue(config.getTopicConfigs().containsKey("t*"));
    }

    @Test
    void topicConfigurationKeepsListeners() {
        ListenerConfig listener = new ListenerConfig("a.b.C");
        TopicConfig topic = new TopicConfig("t").addMessageListenerConfig(listener);
        assertEquals(List.of(listener), topic.getMessageListenerConfigs());
    }

    @Test
    void listenersAreKept() {
        ListenerConfig listener = new ListenerConfig("a.b.C");
        assertSame(config, config.addListenerConfig(listener));
        assertEquals(List.of(listener), config.getListenerConfigs());
        assertEquals("a.b.C", listener.getClassName());
    }

    @Test
    void listenerIsAClassNameOrAnObject() {
        Recorder<String> recorder = new Recorder<>();
        ListenerConfig listener = new ListenerConfig(recorder);
        assertSame(recorder, listener.getImplementation());
        assertNull(listener.getClassName());
        assertEquals("a.b.C", new ListenerConfig("a.b.C").getClassName());
        assertThrows(IllegalArgumentException.class, () -> new ListenerConfig((String) null));
    }

    @Test
    void entryListenerConfigurationIsKept() {
        EntryListenerConfig listener = new EntryListenerConfig("a.b.C", true, true);
        assertEquals("a.b.C", listener.getClassName());
        assertTrue(listener.isLocal());
        assertTrue(listener.isIncludeValue());
        assertSame(listener, listener.setLocal(false));
        assertFalse(listener.isLocal());
        assertSame(listener, listener.setIncludeValue(false));
        assertFalse(listener.isIncludeValue());
    }

    @Test
    void entryListenerConfigurationIncludesValues() {
        assertTrue(new EntryListenerConfig().isIncludeValue());
        assertFalse(new EntryListenerConfig().isLocal());
    }

    @Test
    void memberAttributesAreKept() {
        MemberAttributeConfig attributes = new MemberAttributeConfig();
        attributes.setAttribute("a", "b");
        assertEquals("b", attributes.getAttribute("a"));
        assertEquals(Map.of("a", "b"), attributes.getAttributes());
        attributes.removeAttribute("a");
        assertNull(attributes.getAttribute("a"));
        assertSame(config, config.setMemberAttributeConfig(attributes));
        assertSame(attributes, config.getMemberAttributeConfig());
    }

    @Test
    void memberAttributesAreCopied() {
        MemberAttributeConfig attributes = new MemberAttributeConfig();
        attributes.setAttribute("a", "b");
        MemberAttributeConfig copy = new MemberAttributeConfig(attributes);
        attributes.setAttribute("a", "c");
        assertEquals("b", copy.getAttribute("a"));
    }

    @Test
    @Rule("C.1.ManagementCenterConfig")
    void managementCenterIsKept() {
        ManagementCenterConfig center = new ManagementCenterConfig();
        assertTrue(center.isDataAccessEnabled());
        assertFalse(center.isScriptingEnabled() || center.isConsoleEnabled());
        assertSame(center, center.addTrustedInterface("http://center"));
        assertEquals(java.util.Set.of("http://center"), center.getTrustedInterfaces());
        assertSame(center, center.setScriptingEnabled(true));
        assertTrue(center.isScriptingEnabled());
        assertSame(config, config.setManagementCenterConfig(center));
        assertSame(center, config.getManagementCenterConfig());
    }

    @Test
    @Rule("C.1.CPSubsystemConfig")
    void cpSubsystemHasItsDefaults() {
        CPSubsystemConfig cp = config.getCPSubsystemConfig();
        assertEquals(0, cp.getCPMemberCount());
        assertEquals(5, cp.getSessionHeartbeatIntervalSeconds());
        assertEquals(14_400, cp.getMissingCPMemberAutoRemovalSeconds());
        assertFalse(cp.isFailOnIndeterminateOperationState());
    }

    @Test
    @Rule("C.1.CPSubsystemConfig")
    void cpSubsystemsSessionsLiveFiveMinutes() {
        assertEquals(300, config.getCPSubsystemConfig().getSessionTimeToLiveSeconds());
    }

    @Test
    void cpSubsystemIsFluent() {
        CPSubsystemConfig cp = new CPSubsystemConfig();
        assertSame(cp, cp.setSessionTimeToLiveSeconds(100));
        assertSame(cp, cp.setSessionHeartbeatIntervalSeconds(10));
        assertEquals(100, cp.getSessionTimeToLiveSeconds());
        assertEquals(10, cp.getSessionHeartbeatIntervalSeconds());
        assertSame(config, config.setCPSubsystemConfig(cp));
        assertSame(cp, config.getCPSubsystemConfig());
    }

    @Test
    @Rule("C.1.FencedLockConfig")
    void lockConfigurationIsFoundByItsName() {
        CPSubsystemConfig cp = config.getCPSubsystemConfig().addLockConfig(new FencedLockConfig("once*", 1));
        assertEquals(1, cp.findLockConfig("once-a").getLockAcquireLimit());
        assertTrue(cp.getLockConfigs().containsKey("once*"));
    }

    @Test
    @Rule("C.1.FencedLockConfig")
    void lockConfigurationLimitsReentrancy() {
        FencedLockConfig lock = new FencedLockConfig("l");
        assertEquals("l", lock.getName());
        assertEquals(0, lock.getLockAcquireLimit());
        assertSame(lock, lock.disableReentrancy());
        assertEquals(1, lock.getLockAcquireLimit());
        assertSame(lock, lock.enableReentrancy());
        assertEquals(0, lock.getLockAcquireLimit());
        assertSame(lock, lock.setLockAcquireLimit(3));
        assertEquals(3, lock.getLockAcquireLimit());
        assertThrows(IllegalArgumentException.class, () -> lock.setLockAcquireLimit(-1));
    }

    @Test
    @Rule("C.1.SerializationConfig")
    void serializationHasItsDefaults() {
        SerializationConfig serialization = config.getSerializationConfig();
        assertEquals(ByteOrder.BIG_ENDIAN, serialization.getByteOrder());
        assertEquals(0, serialization.getPortableVersion());
        assertTrue(serialization.isCheckClassDefErrors());
        assertFalse(serialization.isUseNativeByteOrder());
        assertFalse(serialization.isAllowOverrideDefaultSerializers());
        assertFalse(serialization.isEnableCompression());
    }

    @Test
    void serializersAreKept() {
        SerializerConfig serializer = new SerializerConfig().setTypeClass(String.class).setClassName("a.b.C");
        SerializationConfig serialization = config.getSerializationConfig().addSerializerConfig(serializer);
        assertEquals(List.of(serializer), List.copyOf(serialization.getSerializerConfigs()));
        assertEquals("a.b.C", serializer.getClassName());
        assertEquals(String.class, serializer.getTypeClass());
    }

    @Test
    void serializerImplementationIsKept() {
        SerializationTest.PointSerializer implementation = new SerializationTest.PointSerializer();
        SerializerConfig serializer = new SerializerConfig();
        assertSame(serializer, serializer.setImplementation(implementation));
        assertSame(implementation, serializer.getImplementation());
        assertSame(serializer, serializer.setTypeClassName("a.b.D"));
        assertEquals("a.b.D", serializer.getTypeClassName());
        assertSame(serializer, serializer.setClass(SerializationTest.PointSerializer.class));
        assertEquals(SerializationTest.PointSerializer.class.getName(), serializer.getClassName());
    }

    @Test
    void globalSerializerIsKept() {
        GlobalSerializerConfig global = new GlobalSerializerConfig();
        assertFalse(global.isOverrideJavaSerialization());
        assertSame(global, global.setOverrideJavaSerialization(true));
        assertTrue(global.isOverrideJavaSerialization());
        assertSame(global, global.setClassName("a.b.C"));
        assertEquals("a.b.C", global.getClassName());
        config.getSerializationConfig().setGlobalSerializerConfig(global);
        assertSame(global, config.getSerializationConfig().getGlobalSerializerConfig());
    }

    @Test
    void dataSerializableFactoriesAreKept() {
        SerializationConfig serialization = config.getSerializationConfig().addDataSerializableFactoryClass(5, "a.b.F");
        assertEquals(Map.of(5, "a.b.F"), serialization.getDataSerializableFactoryClasses());
        serialization.addDataSerializableFactory(6, id -> null);
        assertTrue(serialization.getDataSerializableFactories().containsKey(6));
    }

    @Test
    @Rule("C.1.MergePolicy")
    void mergePolicyHasItsDefaults() {
        MergePolicyConfig policy = new MergePolicyConfig();
        assertEquals("com.hazelcast.spi.merge.PutIfAbsentMergePolicy", policy.getPolicy());
        assertEquals(100, policy.getBatchSize());
        assertSame(policy, policy.setPolicy("LatestUpdateMergePolicy"));
        assertSame(policy, policy.setBatchSize(5));
        assertEquals("LatestUpdateMergePolicy", policy.getPolicy());
        assertEquals(5, policy.getBatchSize());
    }

    @Test
    void indexConfigurationIsKept() {
        IndexConfig index = new IndexConfig(IndexType.HASH, "a", "b");
        assertEquals(IndexType.HASH, index.getType());
        assertEquals(List.of("a", "b"), index.getAttributes());
        assertEquals(IndexType.SORTED, new IndexConfig().getType());
        assertSame(index, index.setName("i"));
        assertEquals("i", index.getName());
        assertSame(index, index.setType(IndexType.SORTED));
        index.addAttribute("c");
        assertEquals(List.of("a", "b", "c"), index.getAttributes());
    }

    @Test
    void attributeConfigurationIsKept() {
        AttributeConfig attribute = new AttributeConfig();
        assertSame(attribute, attribute.setName("principalName"));
        assertSame(attribute, attribute.setExtractorClassName("a.b.E"));
        assertEquals("principalName", attribute.getName());
        assertEquals("a.b.E", attribute.getExtractorClassName());
        assertEquals("n", new AttributeConfig("n", "a.b.E").getName());
        assertThrows(IllegalArgumentException.class, () -> attribute.setName(""));
    }
}

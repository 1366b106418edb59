package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.AwsConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MapStoreConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.QueueConfig;
import com.hazelcast.config.QueueStoreConfig;
import com.hazelcast.config.SSLConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.config.SymmetricEncryptionConfig;
import com.hazelcast.config.TcpIpConfig;
import com.hazelcast.config.TopicConfig;
import com.hazelcast.config.cp.FencedLockConfig;
import com.hazelcast.config.matcher.RegexConfigPatternMatcher;
import io.filbert.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ConfigTest {
    @Test
    void defaultsAreHazelcasts() {
        Config config = new Config();
        assertEquals("dev", config.getClusterName());
        assertNull(config.getInstanceName());
        assertEquals(5701, config.getNetworkConfig().getPort());
        assertEquals(100, config.getNetworkConfig().getPortCount());
        assertTrue(config.getNetworkConfig().isPortAutoIncrement());
        MapConfig map = config.findMapConfig("x");
        assertEquals(1, map.getBackupCount());
        assertEquals(EvictionPolicy.NONE, map.getEvictionConfig().getEvictionPolicy());
        assertEquals(MaxSizePolicy.PER_NODE, map.getEvictionConfig().getMaxSizePolicy());
        assertEquals(Integer.MAX_VALUE, map.getEvictionConfig().getSize());
        assertEquals("224.2.2.3", config.getNetworkConfig().getJoin().getMulticastConfig().getMulticastGroup());
    }

    @Test
    void slipsAreRefusedAtTheSetter() {
        assertThrows(IllegalArgumentException.class, () -> new NetworkConfig().setPort(70_000));
        assertThrows(IllegalArgumentException.class, () -> new MapConfig("m").setBackupCount(7));
        assertThrows(IllegalArgumentException.class, () -> new MapConfig("m").setBackupCount(4).setAsyncBackupCount(3));
        assertThrows(IllegalArgumentException.class, () -> new Config().setClusterName(null));
        assertThrows(IllegalArgumentException.class, () -> new TopicConfig("t").setGlobalOrderingEnabled(true).setMultiThreadingEnabled(true));
    }

    @Test
    void onlyOneJoinerMayBeEnabled() {
        JoinConfig join = new JoinConfig();
        join.getTcpIpConfig().setEnabled(true);
        join.verify();
        join.getMulticastConfig().setEnabled(true);
        InvalidConfigurationException e = assertThrows(InvalidConfigurationException.class, join::verify);
        assertTrue(e.getMessage().startsWith("Only one discovery method can be enabled at a time."), e.getMessage());
    }

    @Test
    void membersAreALiveListThatTells() {
        TcpIpConfig config = new TcpIpConfig();
        AtomicInteger changes = new AtomicInteger();
        ((WatchedList) config.getMembers()).watch(changes::incrementAndGet);
        config.addMember("10.0.0.1, 10.0.0.2:5701");
        assertEquals(List.of("10.0.0.1", "10.0.0.2:5701"), config.getMembers());
        config.getMembers().remove("10.0.0.1");
        assertEquals(List.of("10.0.0.2:5701"), config.getMembers());
        assertEquals(3, changes.get());
    }

    @Test
    void mapConfigIsFoundByNameThenByTheMostSpecificPattern() {
        Config config = new Config();
        config.addMapConfig(new MapConfig("orders").setBackupCount(2)).addMapConfig(new MapConfig("ord*").setBackupCount(3))
            .addMapConfig(new MapConfig("*").setBackupCount(4));
        assertEquals(2, config.findMapConfig("orders").getBackupCount());
        assertEquals(2, config.findMapConfig("orders@key").getBackupCount());
        assertEquals(3, config.findMapConfig("order").getBackupCount());
        assertEquals(4, config.findMapConfig("x").getBackupCount());
        config.addMapConfig(new MapConfig("*ers"));
        config.addMapConfig(new MapConfig("bro*"));
        config.addMapConfig(new MapConfig("*rs"));
        assertThrows(InvalidConfigurationException.class, () -> config.findMapConfig("brothers"));
    }

    @Test
    void getMapConfigMakesAnEntryFromDefault() {
        Config config = new Config().addMapConfig(new MapConfig("default").setBackupCount(0));
        MapConfig made = config.getMapConfig("m");
        assertEquals("m", made.getName());
        assertEquals(0, made.getBackupCount());
        assertSame(made, config.getMapConfig("m"));
        assertNotSame(made, config.getMapConfigs().get("default"));
        assertFalse(new Config().getMapConfigs().containsKey("default"));
    }

    @Test
    void discoveryThatIsNotBuiltInIsRefusedAtStart() {
        Config config = new Config();
        config.getNetworkConfig().getJoin().setAwsConfig(new AwsConfig().setEnabled(true).setProperty("region", "x"));
        InvalidConfigurationException e = assertThrows(InvalidConfigurationException.class, () -> ConfigModel.settings(config, "i"));
        assertTrue(e.getMessage().contains("'aws'") && e.getMessage().contains("tcp-ip, multicast"), e.getMessage());
    }

    private static void refused(Consumer<Config> change, String what) {
        Config config = new Config();
        change.accept(config);
        InvalidConfigurationException e = assertThrows(InvalidConfigurationException.class, () -> ConfigModel.settings(config, "i"), what);
        assertTrue(e.getMessage().contains(what), e.getMessage());
    }

    @Test
    void whatPromisesSafetyThatIsNotThereIsRefusedAtStart() {
        refused(config -> config.getNetworkConfig().setSSLConfig(new SSLConfig().setEnabled(true)), "network: ssl");
        refused(config -> config.getNetworkConfig().setSymmetricEncryptionConfig(new SymmetricEncryptionConfig().setEnabled(true)), "symmetric-encryption");
        refused(config -> config.getSecurityConfig().setEnabled(true), "security");
        refused(config -> config.getPersistenceConfig().setEnabled(true), "persistence");
        refused(config -> config.getPartitionGroupConfig().setEnabled(true), "partition-group");
        refused(config -> config.getMapConfig("m").setMapStoreConfig(new MapStoreConfig()), "map 'm': map-store");
        refused(config -> config.getMapConfig("m").setSplitBrainProtectionName("p"), "map 'm': split-brain-protection-ref");
        refused(config -> config.getQueueConfig("q").setQueueStoreConfig(new QueueStoreConfig()), "queue 'q': queue-store");
        refused(config -> config.addSplitBrainProtectionConfig(new SplitBrainProtectionConfig("p", true, 2)), "split-brain-protection");
        refused(config -> config.setConfigPatternMatcher(new RegexConfigPatternMatcher()), "RegexConfigPatternMatcher");
    }

    @Test
    void anInstanceShowsAllThatItWasStartedWith() {
        Config config = new Config().addQueueConfig(new QueueConfig("q").setMaxSize(5)).addMapConfig(new MapConfig("m").setBackupCount(0));
        config.getMetricsConfig().setEnabled(false);
        assertEquals(Map.of(), Getters.differences(config, new LiveConfig(config)));
    }

    private static List<String> pairs(Settings settings) {
        List<String> pairs = new ArrayList<>();
        settings.forEach((key, value) -> pairs.add(key + "=" + value));
        return pairs;
    }

    @Test
    void modelGoesToPairsAndBack() {
        Config config = new Config().setClusterName("c").setInstanceName("i").setLiteMember(true).setProperty("filbert.clustered", "false")
            .setProperty("filbert.cluster.secret.file", "/s").setProperty("hazelcast.some", "thing").addMapConfig(new MapConfig("a.b*").setTimeToLiveSeconds(9));
        config.getNetworkConfig().setPort(4500).setPublicAddress("host:4500");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("10.0.*.*");
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember("h1:1").addMember("h2");
        config.getMemberAttributeConfig().setAttribute("zone", "z.1");
        config.getCPSubsystemConfig().addLockConfig(new FencedLockConfig("l.*", 1));
        List<String> pairs = pairs(ConfigModel.settings(config, "i"));
        assertTrue(pairs.containsAll(List.of("cluster-name=c", "instance-name=i", "lite-member=true", "clustered=false", "secret-file=/s", "network.port=4500",
            "network.public-address=host:4500", "network.interface=10.0.*.*", "join.tcp-ip.member=h1:1", "join.tcp-ip.member=h2", "attribute.zone=z.1",
            "lock.l.*.acquire-limit=1", "map.a.b*.time-to-live-seconds=9", "property.hazelcast.some=thing")), pairs.toString());
        Config back = ConfigModel.config(ConfigModel.settings(config, "i"));
        assertEquals(pairs, pairs(ConfigModel.settings(back, "i")));
        assertEquals(9, back.findMapConfig("a.bc").getTimeToLiveSeconds());
    }

    @Test
    void namesOfCpObjectsHaveOneGroup() {
        assertEquals("$coordinator#@lock", CpNames.checked("$coordinator#@lock"));
        assertEquals("lock", CpNames.group("$coordinator#@lock"));
        assertEquals("x", CpNames.checked("x@DEFAULT"));
        assertThrows(IllegalArgumentException.class, () -> CpNames.checked("a@b@c"));
        assertThrows(IllegalArgumentException.class, () -> CpNames.checked("@b"));
        assertThrows(IllegalArgumentException.class, () -> CpNames.checked("a@ "));
        assertThrows(IllegalArgumentException.class, () -> CpNames.checked("a@metadata"));
        assertThrows(NullPointerException.class, () -> CpNames.checked(null));
    }
}

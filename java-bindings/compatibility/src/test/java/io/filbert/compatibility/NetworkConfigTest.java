package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.AliasedDiscoveryConfig;
import com.hazelcast.config.AwsConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.InterfacesConfig;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.KubernetesConfig;
import com.hazelcast.config.MulticastConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.TcpIpConfig;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a member listens and how it finds others. */
class NetworkConfigTest {
    private final NetworkConfig network = new NetworkConfig();
    private final JoinConfig join = new JoinConfig();
    private final TcpIpConfig tcpIp = new TcpIpConfig();
    private final MulticastConfig multicast = new MulticastConfig();

    @Test
    @Rule("C.1.NetworkConfig")
    void portIs5701() {
        assertEquals(5701, network.getPort());
        assertEquals(5701, NetworkConfig.DEFAULT_PORT);
        assertSame(network, network.setPort(4000));
        assertEquals(4000, network.getPort());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void portHasBounds(int port) {
        assertThrows(IllegalArgumentException.class, () -> network.setPort(port));
    }

    @Test
    @Rule("C.1.NetworkConfig")
    void hundredPortsAreTried() {
        assertEquals(100, network.getPortCount());
        assertSame(network, network.setPortCount(5));
        assertEquals(5, network.getPortCount());
        assertThrows(IllegalArgumentException.class, () -> network.setPortCount(0));
    }

    @Test
    @Rule("C.1.NetworkConfig")
    void portIsIncremented() {
        assertTrue(network.isPortAutoIncrement());
        assertSame(network, network.setPortAutoIncrement(false));
        assertFalse(network.isPortAutoIncrement());
    }

    @Test
    @Rule("C.1.NetworkConfig")
    void addressIsReusedOnRequest() {
        assertSame(network, network.setReuseAddress(true));
        assertTrue(network.isReuseAddress());
        network.setReuseAddress(false);
        assertFalse(network.isReuseAddress());
    }

    @Test
    @Rule({"C.1.NetworkConfig", "A.12.12"})
    void publicAddressIsKept() {
        assertNull(network.getPublicAddress());
        assertSame(network, network.setPublicAddress("10.0.0.1:4000"));
        assertEquals("10.0.0.1:4000", network.getPublicAddress());
        network.setPublicAddress(null);
        assertNull(network.getPublicAddress());
    }

    @Test
    void outboundPortsAreKept() {
        assertSame(network, network.addOutboundPortDefinition("4000-5000"));
        assertEquals(Set.of("4000-5000"), Set.copyOf(network.getOutboundPortDefinitions()));
    }

    @Test
    void joinIsKept() {
        assertSame(network, network.setJoin(join));
        assertSame(join, network.getJoin());
    }

    @Test
    void networkIsKept() {
        Config config = new Config();
        assertSame(config, config.setNetworkConfig(network));
        assertSame(network, config.getNetworkConfig());
    }

    @Test
    @Rule("C.1.NetworkConfig")
    void interfacesAreKept() {
        InterfacesConfig interfaces = new InterfacesConfig();
        assertFalse(interfaces.isEnabled());
        assertSame(interfaces, interfaces.setEnabled(true));
        assertTrue(interfaces.isEnabled());
        assertSame(interfaces, interfaces.addInterface("10.3.10.*"));
        Collection<String> patterns = interfaces.getInterfaces();
        assertEquals(List.of("10.3.10.*"), new ArrayList<>(patterns));
        assertSame(network, network.setInterfaces(interfaces));
        assertSame(interfaces, network.getInterfaces());
        interfaces.clear();
        assertTrue(interfaces.getInterfaces().isEmpty());
    }

    @Test
    @Rule("C.1.JoinConfig")
    void autoDetectionIsOn() {
        assertTrue(join.getAutoDetectionConfig().isEnabled());
        assertTrue(join.isAutoDetectionEnabled());
        assertSame(join.getAutoDetectionConfig(), join.getAutoDetectionConfig().setEnabled(false));
        assertFalse(join.isAutoDetectionEnabled());
    }

    @Test
    @Rule("C.1.JoinConfig")
    void joinersAreOffAtFirst() {
        assertFalse(join.getTcpIpConfig().isEnabled());
        assertFalse(join.getMulticastConfig().isEnabled());
        assertFalse(join.getAwsConfig().isEnabled());
        assertFalse(join.getGcpConfig().isEnabled());
        assertFalse(join.getAzureConfig().isEnabled());
        assertFalse(join.getKubernetesConfig().isEnabled());
        assertFalse(join.getEurekaConfig().isEnabled());
        assertTrue(join.getAutoDetectionConfig().isEnabled());
    }

    @Test
    void joinersAreReplaced() {
        assertSame(join, join.setTcpIpConfig(tcpIp));
        assertSame(tcpIp, join.getTcpIpConfig());
        assertSame(join, join.setMulticastConfig(multicast));
        assertSame(multicast, join.getMulticastConfig());
        assertThrows(IllegalArgumentException.class, () -> join.setTcpIpConfig(null));
    }

    @Test
    @Rule("C.1.verify")
    void oneJoinerPasses() {
        join.getTcpIpConfig().setEnabled(true);
        join.verify();
        join.getMulticastConfig().setEnabled(true);
        assertThrows(InvalidConfigurationException.class, join::verify);
    }

    @Test
    @Rule("C.1.verify")
    void autoDetectionIsNoSecondJoiner() {
        assertTrue(join.getAutoDetectionConfig().setEnabled(false).setEnabled(true).isEnabled());
        join.getTcpIpConfig().setEnabled(true);
        join.verify();
        join.getKubernetesConfig().setEnabled(true);
        InvalidConfigurationException e = assertThrows(InvalidConfigurationException.class, join::verify);
        assertTrue(e.getMessage().startsWith("Only one discovery method can be enabled at a time."), e.getMessage());
    }

    @Test
    @Rule("C.1.TcpIpConfig")
    void tcpIpHasItsDefaults() {
        assertEquals(5, tcpIp.getConnectionTimeoutSeconds());
        assertNull(tcpIp.getRequiredMember());
        assertTrue(tcpIp.getMembers().isEmpty());
    }

    @Test
    void tcpIpIsFluent() {
        assertSame(tcpIp, tcpIp.setEnabled(true));
        assertTrue(tcpIp.isEnabled());
        assertSame(tcpIp, tcpIp.setConnectionTimeoutSeconds(9));
        assertEquals(9, tcpIp.getConnectionTimeoutSeconds());
        assertSame(tcpIp, tcpIp.setRequiredMember("10.0.0.1"));
        assertEquals("10.0.0.1", tcpIp.getRequiredMember());
        assertThrows(IllegalArgumentException.class, () -> tcpIp.setConnectionTimeoutSeconds(-1));
    }

    @Test
    @Rule("C.1.TcpIpConfig")
    void membersMayBeListsOfThem() {
        assertSame(tcpIp, tcpIp.addMember("10.0.0.1, 10.0.0.2;10.0.0.3 10.0.0.4:4000"));
        assertEquals(List.of("10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4:4000"), tcpIp.getMembers());
    }

    @Test
    @Rule("A.12.1")
    void membersAreALiveList() {
        tcpIp.addMember("10.0.0.1");
        List<String> members = tcpIp.getMembers();
        tcpIp.addMember("10.0.0.2");
        assertEquals(List.of("10.0.0.1", "10.0.0.2"), members);
        assertTrue(members.remove("10.0.0.1"));
        assertEquals(List.of("10.0.0.2"), tcpIp.getMembers());
        assertTrue(tcpIp.getMembers().contains("10.0.0.2"));
    }

    @Test
    void membersAreSetTogether() {
        assertSame(tcpIp, tcpIp.setMembers(List.of("10.0.0.1", "10.0.0.2")));
        assertEquals(List.of("10.0.0.1", "10.0.0.2"), tcpIp.getMembers());
        assertSame(tcpIp, tcpIp.clear());
        assertTrue(tcpIp.getMembers().isEmpty());
    }

    @Test
    @Rule("C.1.MulticastConfig")
    void multicastHasItsDefaults() {
        assertEquals("224.2.2.3", multicast.getMulticastGroup());
        assertEquals(54327, multicast.getMulticastPort());
        assertEquals(2, multicast.getMulticastTimeoutSeconds());
        assertEquals(32, multicast.getMulticastTimeToLive());
        assertTrue(multicast.getTrustedInterfaces().isEmpty());
    }

    @Test
    void multicastIsFluent() {
        assertSame(multicast, multicast.setEnabled(true));
        assertSame(multicast, multicast.setMulticastGroup("228.0.0.4"));
        assertSame(multicast, multicast.setMulticastPort(45564));
        assertSame(multicast, multicast.setMulticastTimeoutSeconds(60));
        assertSame(multicast, multicast.setMulticastTimeToLive(100));
        assertTrue(multicast.isEnabled());
        assertEquals("228.0.0.4", multicast.getMulticastGroup());
        assertEquals(45564, multicast.getMulticastPort());
        assertEquals(60, multicast.getMulticastTimeoutSeconds());
        assertEquals(100, multicast.getMulticastTimeToLive());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256})
    @Rule("C.1.MulticastConfig")
    void multicastTimeToLiveHasBounds(int ttl) {
        assertThrows(IllegalArgumentException.class, () -> multicast.setMulticastTimeToLive(ttl));
    }

    @Test
    void multicastTrustsInterfaces() {
        multicast.addTrustedInterface("10.0.0.*");
        assertEquals(Set.of("10.0.0.*"), multicast.getTrustedInterfaces());
        multicast.setTrustedInterfaces(new java.util.HashSet<>(Set.of("10.1.0.*")));
        assertEquals(Set.of("10.1.0.*"), multicast.getTrustedInterfaces());
    }

    static Stream<AliasedDiscoveryConfig<?>> aliases() {
        JoinConfig all = new JoinConfig();
        return Stream.of(all.getAwsConfig(), all.getGcpConfig(), all.getAzureConfig(), all.getKubernetesConfig(), all.getEurekaConfig());
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void cloudDiscoveryKeepsProperties(AliasedDiscoveryConfig<?> alias) {
        assertSame(alias, alias.setProperty("region", "eu"));
        assertEquals("eu", alias.getProperty("region"));
        assertEquals("eu", alias.getProperties().get("region"));
        assertNotNull(alias.getTag());
    }

    @ParameterizedTest
    @MethodSource("aliases")
    void cloudDiscoveryIsSwitched(AliasedDiscoveryConfig<?> alias) {
        assertSame(alias, alias.setEnabled(true));
        assertTrue(alias.isEnabled());
        assertSame(alias, alias.setUsePublicIp(true));
        assertTrue(alias.isUsePublicIp());
    }

    @Test
    @Rule("2b.12")
    void cloudSettersReturnTheCommonType() throws Exception {
        for (AliasedDiscoveryConfig<?> config : List.of(new AwsConfig(), new KubernetesConfig())) {
            Method setEnabled = config.getClass().getMethod("setEnabled", boolean.class);
            assertEquals(AliasedDiscoveryConfig.class, setEnabled.getReturnType());
            assertSame(config, setEnabled.invoke(config, true));
            Method setProperty = config.getClass().getMethod("setProperty", String.class, String.class);
            assertEquals(AliasedDiscoveryConfig.class, setProperty.getReturnType());
            assertSame(config, setProperty.invoke(config, "k", "v"));
        }
    }

    @Test
    void cloudTagsAreTheirElements() {
        assertEquals("aws", join.getAwsConfig().getTag());
        assertEquals("kubernetes", join.getKubernetesConfig().getTag());
        assertEquals("gcp", join.getGcpConfig().getTag());
    }
}

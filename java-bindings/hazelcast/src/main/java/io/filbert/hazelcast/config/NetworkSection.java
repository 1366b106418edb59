package io.filbert.hazelcast.config;

import com.hazelcast.config.AliasedDiscoveryConfig;
import com.hazelcast.config.DiscoveryStrategyConfig;
import com.hazelcast.config.IcmpFailureDetectorConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.config.RestApiConfig;
import com.hazelcast.config.RestEndpointGroup;
import com.hazelcast.config.TcpIpConfig;
import io.filbert.ConfigTree.Node;
import java.util.List;

/** {@code network}: addresses, ports and how members find each other. */
final class NetworkSection {
    private final Binder binder;
    private final boolean namedByKey;

    NetworkSection(Binder binder, boolean namedByKey) {
        this.binder = binder;
        this.namedByKey = namedByKey;
    }

    void bind(NetworkConfig network, Node section) {
        for (Node child : section.use().children()) {
            switch (child.name()) {
                case "port":
                    port(network, child);
                    break;
                case "outbound-ports":
                    Nodes.items(child).forEach(item -> network.addOutboundPortDefinition(item.text()));
                    break;
                case "interfaces":
                    network.getInterfaces().setEnabled(Nodes.flag(child.use(), "enabled", network.getInterfaces().isEnabled()));
                    Node list = namedByKey ? Nodes.child(child, "interfaces") : child;
                    if (list != null) {
                        Nodes.items(list).stream().filter(item -> !item.isAttribute()).forEach(item -> network.getInterfaces().addInterface(item.text()));
                    }
                    break;
                case "join":
                    join(network.getJoin(), child);
                    break;
                case "failure-detector":
                    Node icmp = Nodes.child(child.use(), "icmp");
                    if (icmp != null) {
                        IcmpFailureDetectorConfig detector = new IcmpFailureDetectorConfig();
                        binder.bind(detector, icmp);
                        network.setIcmpFailureDetectorConfig(detector);
                    }
                    break;
                case "rest-api":
                    rest(network.getRestApiConfig(), child);
                    break;
                default:
                    Fields.set(network, child, child, binder);
            }
        }
    }

    private void port(NetworkConfig network, Node node) {
        Node number = namedByKey ? Nodes.child(node.use(), "port") : node.use();
        if (number != null && !number.text().isEmpty()) {
            network.setPort((int) Nodes.number(number, 0, 65_535));
        }
        network.setPortAutoIncrement(Nodes.flag(node, "auto-increment", network.isPortAutoIncrement()));
        network.setPortCount(Nodes.number(node, "port-count", network.getPortCount()));
    }

    private void rest(RestApiConfig rest, Node node) {
        rest.setEnabled(Nodes.flag(node.use(), "enabled", rest.isEnabled()));
        Node groups = namedByKey ? Nodes.child(node, "endpoint-groups") : node;
        if (groups == null) {
            return;
        }
        for (Node group : Nodes.items(groups)) {
            if (group.isAttribute()) {
                continue;
            }
            Node name = namedByKey ? group : Nodes.child(group, "name");
            RestEndpointGroup known = (RestEndpointGroup) Fields.choice(RestEndpointGroup.class, name, namedByKey ? name.name() : name.text());
            if (Nodes.flag(group, "enabled", false)) {
                rest.enableGroups(known);
            } else {
                rest.disableGroups(known);
            }
        }
    }

    private void join(JoinConfig join, Node node) {
        for (Node child : node.use().children()) {
            switch (child.name()) {
                case "tcp-ip":
                    tcpIp(join.getTcpIpConfig(), child);
                    break;
                case "aws":
                    aliased(join.getAwsConfig(), child);
                    break;
                case "gcp":
                    aliased(join.getGcpConfig(), child);
                    break;
                case "azure":
                    aliased(join.getAzureConfig(), child);
                    break;
                case "kubernetes":
                    aliased(join.getKubernetesConfig(), child);
                    break;
                case "eureka":
                    aliased(join.getEurekaConfig(), child);
                    break;
                case "discovery-strategies":
                    strategies(join, child);
                    break;
                default:
                    Fields.set(join, child, child, binder);
            }
        }
        join.verify();
    }

    private void tcpIp(TcpIpConfig tcpIp, Node node) {
        for (Node child : node.use().children()) {
            switch (child.name()) {
                case "member":
                case "members":
                case "interface":
                    tcpIp.addMember(child.use().text());
                    break;
                case "member-list":
                    if (!child.text().isEmpty()) {
                        tcpIp.addMember(child.text());
                    }
                    Nodes.items(child).forEach(member -> tcpIp.addMember(member.text()));
                    break;
                default:
                    Fields.set(tcpIp, child, child, binder);
            }
        }
    }

    private static void aliased(AliasedDiscoveryConfig<?> config, Node node) {
        Nodes.items(node).forEach(property -> config.setProperty(property.name(), property.text()));
    }

    private void strategies(JoinConfig join, Node node) {
        Node list = namedByKey ? Nodes.child(node.use(), "discovery-strategies") : node.use();
        Node filter = Nodes.child(node, "node-filter");
        if (filter != null) {
            join.getDiscoveryConfig().setNodeFilterClass(Nodes.className(filter));
        }
        for (Node item : list == null ? List.<Node>of() : list.children()) {
            if (!item.name().equals("node-filter") && Nodes.flag(item.use(), "enabled", false)) {
                DiscoveryStrategyConfig strategy = new DiscoveryStrategyConfig(Nodes.className(item));
                Node properties = Nodes.child(item, "properties");
                if (properties != null) {
                    binder.properties(properties, strategy::addProperty);
                }
                join.getDiscoveryConfig().addDiscoveryStrategyConfig(strategy);
            }
        }
    }
}

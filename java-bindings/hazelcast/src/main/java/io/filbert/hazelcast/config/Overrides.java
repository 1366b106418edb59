package io.filbert.hazelcast.config;

import com.hazelcast.config.Config;
import com.hazelcast.config.InvalidConfigurationException;
import io.filbert.ConfigTree;
import io.filbert.ConfigTree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings from outside of the file: system properties {@code hz.*} and environment variables {@code HZ_*}, as far as {@link Config}'s loaders are used.
 *
 * <p>Each names a place in the YAML form: {@code -Dhz.network.port.auto-increment=false} or {@code HZ_NETWORK_PORT_AUTOINCREMENT=false}. Case does not matter
 * after the prefix, and dashes may be left out. What both say differently or alike is refused: nobody could tell which holds.
 */
public final class Overrides {
    private static final String PROPERTY_PREFIX = "hz.";
    private static final String VARIABLE_PREFIX = "HZ_";
    private static final String ROOT = "hazelcast";
    /** The section whose names are the user's, dots included. */
    private static final String PROPERTIES = "properties";
    /** Names with dashes that sections ask for; all others are found without. */
    private static final Map<String, String> DASHED = Stream.of(
        "auto-increment", "batch-size", "blacklist-prefixes", "block-unmapped-actions", "byte-order", "cardinality-estimator", "class-name", "cluster-name", "config-replacers",
        "data-connection", "data-serializable-factories", "defaults-disabled", "discovery-strategies", "durable-executor-service", "edge-defaults",
        "endpoint-groups", "entry-listeners", "executor-service", "extractor-class-name", "factory-id", "failure-detector", "flake-id-generator",
        "flow-control-period", "global-serializer", "include-value", "initial-mode", "item-listeners", "java-serialization-filter", "lite-member",
        "local-device", "map-store", "member-attributes", "member-group", "member-list", "merge-policy", "message-listeners", "node-filter",
        "outbound-ports", "override-java-serialization", "partition-attributes", "partition-lost-listeners", "partition-strategy", "pn-counter", "port-count",
        "portable-factories", "protect-on", "query-caches", "queue-store", "reliable-topic", "rest-api", "ringbuffer-store", "scheduled-executor-service",
        "split-brain-protection", "split-brain-protection-ref", "tcp-ip", "trusted-interfaces", "type-class", "wan-replication", "wan-replication-ref",
        "whitelist-prefixes").collect(Collectors.toMap(name -> name.replace("-", ""), Function.identity()));
    private static final Logger LOGGER = Logger.getLogger("com.hazelcast.internal.config.override.ExternalConfigurationOverride");

    private Overrides() {
    }

    /** {@code config}, with what the environment and the system properties say instead. */
    public static Config apply(Config config) {
        return apply(config, System.getenv(), System.getProperties());
    }

    /** Whether a name is found without its dashes, too. */
    static boolean isKnown(String name) {
        return DASHED.containsValue(name);
    }

    static Config apply(Config config, Map<String, String> environment, Properties properties) {
        Map<String, String> fromProperties = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PROPERTY_PREFIX)) {
                fromProperties.put(name, properties.getProperty(name));
            }
        }
        Map<String, String> fromEnvironment = new TreeMap<>(environment);
        fromEnvironment.keySet().removeIf(name -> !name.startsWith(VARIABLE_PREFIX));
        Source variables = new Source("environment variables", fromEnvironment, name -> name.substring(VARIABLE_PREFIX.length()).replace('_', '.'));
        Source system = new Source("system properties", fromProperties, name -> name.substring(PROPERTY_PREFIX.length()));
        Set<String> both = variables.plainPaths();
        both.retainAll(system.plainPaths());
        if (!both.isEmpty()) {
            throw new InvalidConfigurationException("Discovered conflicting configuration entries: " + both + " in environment variables ("
                + VARIABLE_PREFIX + "*) and system properties (" + PROPERTY_PREFIX + "*); accepted: each in one of them");
        }
        variables.apply(config);
        system.apply(config);
        return config;
    }

    /** Where settings come from. */
    private static final class Source {
        private final String title;
        private final List<Entry> entries = new ArrayList<>();

        Source(String title, Map<String, String> values, Function<String, String> path) {
            this.title = title;
            values.forEach((name, value) -> entries.add(new Entry(name, path.apply(name).toLowerCase(Locale.ROOT), value)));
            // What has a text of its own and more below it is made before that.
            entries.sort(Comparator.comparingInt(entry -> entry.path.length()));
        }

        Set<String> plainPaths() {
            return entries.stream().map(entry -> plain(entry.path)).collect(Collectors.toCollection(TreeSet::new));
        }

        void apply(Config config) {
            if (entries.isEmpty()) {
                return;
            }
            Node root = new Node(ROOT, "", title);
            Map<Entry, Node> nodes = new LinkedHashMap<>();
            entries.forEach(entry -> nodes.put(entry, entry.plant(root, title)));
            try {
                Sections.bind(ConfigTree.of(root), config);
            } catch (InvalidConfigurationException e) {
                throw new InvalidConfigurationException("failed to overwrite configuration coming from " + title + ": " + e.getMessage(), e);
            }
            LOGGER.log(Level.INFO, "Detected external configuration entries in {0}: [{1}]",
                new Object[] {title, shown(nodes, Node::isUsed, entry -> ROOT + "." + entry.path + "=" + entry.value)});
            String unknown = shown(nodes, node -> !node.isUsed(), entry -> ROOT + "." + entry.path);
            if (!unknown.isEmpty()) {
                LOGGER.log(Level.WARNING, "Unrecognized {0} configuration entries: [{1}]", new Object[] {title, unknown});
            }
        }

        private static String shown(Map<Entry, Node> nodes, Predicate<Node> which, Function<Entry, String> text) {
            return nodes.entrySet().stream().filter(entry -> which.test(entry.getValue())).map(entry -> text.apply(entry.getKey()))
                .collect(Collectors.joining(","));
        }
    }

    private static String plain(String path) {
        return path.replace("-", "");
    }

    /** One setting. */
    private static final class Entry {
        private final String name;
        private final String path;
        private final String value;

        Entry(String name, String path, String value) {
            this.name = name;
            this.path = path;
            this.value = value;
        }

        /** Puts it below {@code root}; answers the node that has its value. */
        Node plant(Node root, String title) {
            Node node = root;
            for (String rest = path; !rest.isEmpty();) {
                boolean isProperty = node.name().equals(PROPERTIES); // its dots are part of its name
                int end = isProperty ? -1 : rest.indexOf('.');
                String step = end < 0 ? rest : rest.substring(0, end);
                rest = end < 0 ? "" : rest.substring(end + 1);
                boolean isGiven = isProperty || Sections.areStructures(node.name()); // by a user: left as it is
                node = below(node, isGiven ? step : DASHED.getOrDefault(plain(step), step), rest.isEmpty(), title);
            }
            return node;
        }

        /** A node of that name below another one: the one that is there, or, for the value, a new one. */
        private Node below(Node node, String step, boolean last, String title) {
            for (Node known : node.children()) {
                if (!last && known.name().equals(step)) {
                    return known;
                }
            }
            Node made = new Node(step, last ? value.trim() : "", name + " in the " + title);
            node.children().add(made);
            return made;
        }
    }
}

package io.filbert.hazelcast.config;

import com.hazelcast.config.CacheSimpleConfig;
import com.hazelcast.config.CardinalityEstimatorConfig;
import com.hazelcast.config.Config;
import com.hazelcast.config.DataConnectionConfig;
import com.hazelcast.config.DurableExecutorConfig;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.FlakeIdGeneratorConfig;
import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.config.ListConfig;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.PNCounterConfig;
import com.hazelcast.config.QueueConfig;
import com.hazelcast.config.ReliableTopicConfig;
import com.hazelcast.config.ReplicatedMapConfig;
import com.hazelcast.config.RingbufferConfig;
import com.hazelcast.config.ScheduledExecutorConfig;
import com.hazelcast.config.SetConfig;
import com.hazelcast.config.SplitBrainProtectionConfig;
import com.hazelcast.config.TopicConfig;
import com.hazelcast.config.WanReplicationConfig;
import io.filbert.ConfigTree;
import io.filbert.ConfigTree.Node;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The sections of a file, each to the part of {@link Config} that it is about. */
final class Sections {
    /** They may come more than once, in XML once for each structure. */
    private static final Map<String, Structures<?>> STRUCTURES = Map.ofEntries(
        entry("map", MapConfig::new, Config::getMapConfigs, Config::addMapConfig),
        entry("cache", Sections::cache, Config::getCacheConfigs, Config::addCacheConfig),
        entry("queue", QueueConfig::new, Config::getQueueConfigs, Config::addQueueConfig),
        entry("list", ListConfig::new, Config::getListConfigs, Config::addListConfig),
        entry("set", SetConfig::new, Config::getSetConfigs, Config::addSetConfig),
        entry("multimap", MultiMapConfig::new, Config::getMultiMapConfigs, Config::addMultiMapConfig),
        entry("replicatedmap", ReplicatedMapConfig::new, Config::getReplicatedMapConfigs, Config::addReplicatedMapConfig),
        entry("ringbuffer", RingbufferConfig::new, Config::getRingbufferConfigs, Config::addRingBufferConfig),
        entry("topic", TopicConfig::new, Config::getTopicConfigs, Config::addTopicConfig),
        entry("reliable-topic", ReliableTopicConfig::new, Config::getReliableTopicConfigs, Config::addReliableTopicConfig),
        entry("executor-service", ExecutorConfig::new, Config::getExecutorConfigs, Config::addExecutorConfig),
        entry("durable-executor-service", DurableExecutorConfig::new, Config::getDurableExecutorConfigs, Config::addDurableExecutorConfig),
        entry("scheduled-executor-service", ScheduledExecutorConfig::new, Config::getScheduledExecutorConfigs, Config::addScheduledExecutorConfig),
        entry("cardinality-estimator", CardinalityEstimatorConfig::new, Config::getCardinalityEstimatorConfigs, Config::addCardinalityEstimatorConfig),
        entry("flake-id-generator", FlakeIdGeneratorConfig::new, Config::getFlakeIdGeneratorConfigs, Config::addFlakeIdGeneratorConfig),
        entry("pn-counter", PNCounterConfig::new, Config::getPNCounterConfigs, Config::addPNCounterConfig),
        entry("split-brain-protection", SplitBrainProtectionConfig::new, Config::getSplitBrainProtectionConfigs, Config::addSplitBrainProtectionConfig),
        entry("data-connection", DataConnectionConfig::new, Config::getDataConnectionConfigs, Config::addDataConnectionConfig),
        entry("wan-replication", name -> new WanReplicationConfig().setName(name), Config::getWanReplicationConfigs, Config::addWanReplicationConfig));

    private final ConfigTree tree;
    private final Binder binder;
    private final Config config;

    private Sections(ConfigTree tree, Config config) {
        this.tree = tree;
        this.binder = new Binder(tree.isNamedByKey());
        this.config = config;
    }

    /** Whether what is below a section has names that users give. */
    static boolean areStructures(String section) {
        return STRUCTURES.containsKey(section);
    }

    /** Sets all that the tree says; what it says and nobody asks for stays unused. */
    static void bind(ConfigTree tree, Config config) {
        Sections sections = new Sections(tree, config);
        Set<String> seen = new HashSet<>();
        for (Node section : tree.root().children()) {
            if (!STRUCTURES.containsKey(section.name()) && !section.name().equals("local-device") && !seen.add(section.name())) {
                throw new InvalidConfigurationException(
                    section.place() + ": Duplicate '" + section.name() + "' definition found in the configuration.");
            }
            sections.section(section);
        }
    }

    private void section(Node section) {
        Structures<?> structures = STRUCTURES.get(section.name());
        if (structures != null) {
            structures.bind(config, section, binder);
            return;
        }
        switch (section.name()) {
            case "network":
                new NetworkSection(binder, tree.isNamedByKey()).bind(config.getNetworkConfig(), section);
                break;
            case "serialization":
                new SerializationSection(binder).bind(config.getSerializationConfig(), section);
                break;
            case "properties":
                binder.properties(section, config::setProperty);
                break;
            case "member-attributes":
                Nodes.items(section).forEach(item -> config.getMemberAttributeConfig().setAttribute(
                    tree.isNamedByKey() ? item.name() : Nodes.text(item, "name"), value(item)));
                break;
            case "listeners":
                Nodes.items(section).forEach(item -> config.addListenerConfig(new ListenerConfig(Nodes.className(item))));
                break;
            case "lite-member":
                config.setLiteMember(Nodes.flag(section.use(), "enabled", config.isLiteMember()));
                break;
            case "group":
                throw Nodes.wrong(section, "not known since version 4", "cluster-name");
            case "schemaLocation":
            case "config-replacers": // looked at when variables were replaced
                useAll(section);
                break;
            default:
                Fields.set(config, section, section, binder);
        }
    }

    private String value(Node attribute) {
        if (!tree.isNamedByKey()) {
            return attribute.text();
        }
        Nodes.child(attribute, "type"); // of no consequence: all attributes are text
        String value = Nodes.text(attribute, "value");
        return value != null ? value : attribute.text();
    }

    private static void useAll(Node node) {
        Nodes.items(node).forEach(Sections::useAll);
    }

    private static CacheSimpleConfig cache(String name) {
        return new CacheSimpleConfig().setName(name);
    }

    private static <T> Map.Entry<String, Structures<?>> entry(String section, Function<String, T> make, Function<Config, Map<String, T>> known,
            BiConsumer<Config, T> add) {
        return Map.entry(section, new Structures<>(make, known, add));
    }

    /** One kind of structure that has a configuration for each name. */
    private static final class Structures<T> {
        private final Function<String, T> make;
        private final Function<Config, Map<String, T>> known;
        private final BiConsumer<Config, T> add;

        Structures(Function<String, T> make, Function<Config, Map<String, T>> known, BiConsumer<Config, T> add) {
            this.make = make;
            this.known = known;
            this.add = add;
        }

        void bind(Config config, Node section, Binder binder) {
            binder.named(section, (name, node) -> {
                T before = known.apply(config).get(name);
                T structure = before != null ? before : make.apply(name);
                binder.bind(structure, node);
                add.accept(config, structure);
            });
        }
    }
}

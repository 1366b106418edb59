package io.filbert.hazelcast.config;

import com.hazelcast.config.AttributeConfig;
import com.hazelcast.config.EntryListenerConfig;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.IndexConfig;
import com.hazelcast.config.ItemListenerConfig;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MapPartitionLostListenerConfig;
import com.hazelcast.config.MemberGroupConfig;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.PartitionGroupConfig;
import com.hazelcast.config.PartitioningAttributeConfig;
import com.hazelcast.config.PartitioningStrategyConfig;
import com.hazelcast.config.PredicateConfig;
import com.hazelcast.config.QueryCacheConfig;
import com.hazelcast.config.SplitBrainProtectionListenerConfig;
import com.hazelcast.config.TrustedInterfacesConfigurable;
import com.hazelcast.config.WanReplicationRef;
import com.hazelcast.config.cp.CPSubsystemConfig;
import com.hazelcast.config.cp.FencedLockConfig;
import com.hazelcast.config.cp.SemaphoreConfig;
import io.filbert.ConfigTree.Node;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Gives the nodes within a section their meaning: lists by the code here, everything else by {@link Fields}. */
final class Binder {
    /** What a file says of them replaces the default, which is turned off. */
    private static final Set<String> RENEWED = Set.of("map-store", "ringbuffer-store", "queue-store");

    private final boolean namedByKey;

    Binder(boolean namedByKey) {
        this.namedByKey = namedByKey;
    }

    boolean isRenewed(Node node) {
        return RENEWED.contains(node.name());
    }

    /** Sets all that the node says of {@code target}; what it cannot say stays unused. */
    void bind(Object target, Node node) {
        for (Node child : node.use().children()) {
            if (!child.isUsed() && (list(target, child) || Fields.set(target, child, child, this))) {
                child.use();
            }
        }
    }

    /** Calls for each structure of a section with its name. */
    void named(Node section, BiConsumer<String, Node> structure) {
        if (namedByKey) {
            Nodes.items(section).forEach(child -> structure.accept(child.name(), child));
            return;
        }
        String name = Nodes.text(section.use(), "name");
        if (name == null) {
            throw Nodes.wrong(section, "no name", "an attribute 'name'");
        }
        structure.accept(name, section);
    }

    /** As {@link #named}, for structures within one element. */
    private void namedWithin(Node list, BiConsumer<String, Node> structure) {
        if (namedByKey) {
            named(list, structure);
        } else {
            Nodes.items(list).forEach(child -> named(child, structure));
        }
    }

    private boolean list(Object target, Node node) {
        switch (node.name()) {
            case "merge-policy":
                MergePolicyConfig policy = new MergePolicyConfig();
                policy.setPolicy(Nodes.className(node));
                policy.setBatchSize(Nodes.number(node, "batch-size", policy.getBatchSize()));
                return Fields.add(target, "setMergePolicyConfig", policy, node);
            case "entry-listeners":
                return all(node, item -> Fields.add(target, "addEntryListenerConfig", new EntryListenerConfig(Nodes.className(item),
                    Nodes.flag(item, "local", false), Nodes.flag(item, "include-value", false)), item));
            case "item-listeners":
                return all(node, item -> Fields.add(target, "addItemListenerConfig",
                    new ItemListenerConfig(Nodes.className(item), Nodes.flag(item, "include-value", false)), item));
            case "message-listeners":
                return all(node, item -> Fields.add(target, "addMessageListenerConfig", new ListenerConfig(Nodes.className(item)), item));
            case "partition-lost-listeners":
                return all(node, item -> Fields.add(target, "addMapPartitionLostListenerConfig",
                    new MapPartitionLostListenerConfig(Nodes.className(item)), item));
            case "listeners":
                return all(node, item -> Fields.add(target, "addListenerConfig", new SplitBrainProtectionListenerConfig(Nodes.className(item)), item));
            case "properties":
                properties(node, (name, value) -> property(target, name, value, node));
                return true;
            case "indexes":
                return all(node, item -> Fields.add(target, "addIndexConfig", index(item), item));
            case "trusted-interfaces":
                return all(node, item -> ((TrustedInterfacesConfigurable<?>) target).addTrustedInterface(item.text()) != null);
            case "member-group":
                return memberGroup((PartitionGroupConfig) target, node);
            case "locks":
                return locks((CPSubsystemConfig) target, node);
            case "semaphores":
                return semaphores((CPSubsystemConfig) target, node);
            default:
                return target instanceof MapConfig && map((MapConfig) target, node);
        }
    }

    private interface Taker {
        boolean take(Node item);
    }

    /** False if one was not taken. */
    private static boolean all(Node list, Taker taker) {
        boolean taken = true;
        for (Node item : Nodes.items(list)) {
            taken &= taker.take(item);
        }
        return taken;
    }

    /** Pairs of name and value; XML has elements {@code property}. */
    void properties(Node node, BiConsumer<String, String> property) {
        namedWithin(node, (name, value) -> property.accept(name, value.text()));
    }

    private static void property(Object target, String name, String value, Node node) {
        try {
            target.getClass().getMethod("setProperty", String.class, String.class).invoke(target, name, value);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw Nodes.wrong(node, "no properties here", "nothing");
        } catch (InvocationTargetException e) {
            throw Nodes.wrong(node, String.valueOf(e.getCause().getMessage()), "other properties");
        }
    }

    private boolean map(MapConfig map, Node node) {
        switch (node.name()) {
            case "eviction":
                EvictionConfig eviction = map.getEvictionConfig();
                bind(eviction, node);
                if (eviction.getSize() == 0) {
                    eviction.setSize(MapConfig.DEFAULT_MAX_SIZE);
                }
                return true;
            case "attributes":
                return all(node, item -> map.addAttributeConfig(new AttributeConfig(namedByKey ? item.name() : item.text(),
                    Nodes.text(item, "extractor-class-name"))) != null);
            case "partition-strategy":
                map.setPartitioningStrategyConfig(new PartitioningStrategyConfig(Nodes.className(node)));
                return true;
            case "partition-attributes":
                return all(node, item -> map.getPartitioningAttributeConfigs()
                    .add(new PartitioningAttributeConfig(item.text().isEmpty() ? Nodes.text(item, "name") : item.text())));
            case "wan-replication-ref":
                named(node, (name, item) -> map.setWanReplicationRef(wan(name, item)));
                return true;
            case "query-caches":
                namedWithin(node, (name, item) -> map.addQueryCacheConfig(queryCache(name, item)));
                return true;
            default:
                return false;
        }
    }


    private WanReplicationRef wan(String name, Node node) {
        WanReplicationRef reference = new WanReplicationRef().setName(name);
        Node filters = Nodes.child(node, "filters");
        if (filters != null) {
            Nodes.items(filters).forEach(filter -> reference.addFilter(filter.text()));
        }
        bind(reference, node);
        return reference;
    }

    private QueryCacheConfig queryCache(String name, Node node) {
        QueryCacheConfig cache = new QueryCacheConfig(name);
        Node predicate = Nodes.child(node, "predicate");
        if (predicate != null) {
            String sql = namedByKey ? Nodes.text(predicate, "sql") : "sql".equals(Nodes.text(predicate, "type")) ? predicate.text() : null;
            cache.setPredicateConfig(sql == null ? new PredicateConfig(Nodes.className(predicate)) : new PredicateConfig().setSql(sql));
        }
        bind(cache, node);
        return cache;
    }

    private IndexConfig index(Node node) {
        IndexConfig index = new IndexConfig();
        Node attributes = Nodes.child(node, "attributes");
        if (attributes != null) {
            Nodes.items(attributes).forEach(attribute -> index.addAttribute(attribute.text()));
        }
        bind(index, node);
        return index;
    }

    private boolean memberGroup(PartitionGroupConfig groups, Node node) {
        List<Node> items = Nodes.items(node);
        boolean several = items.stream().anyMatch(item -> !item.children().isEmpty());
        for (Node one : several ? items : List.of(node)) {
            MemberGroupConfig group = new MemberGroupConfig();
            Nodes.items(one).forEach(member -> group.addInterface(member.text()));
            groups.addMemberGroupConfig(group);
        }
        return true;
    }

    private boolean locks(CPSubsystemConfig config, Node node) {
        for (Node item : Nodes.items(node)) {
            FencedLockConfig lock = new FencedLockConfig();
            lock.setName(namedByKey ? item.name() : Nodes.text(item, "name"));
            bind(lock, item);
            config.addLockConfig(lock);
        }
        return true;
    }

    private boolean semaphores(CPSubsystemConfig config, Node node) {
        for (Node item : Nodes.items(node)) {
            SemaphoreConfig semaphore = new SemaphoreConfig();
            semaphore.setName(namedByKey ? item.name() : Nodes.text(item, "name"));
            bind(semaphore, item);
            config.addSemaphoreConfig(semaphore);
        }
        return true;
    }
}

package io.filbert.hazelcast.config;

import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.GlobalSerializerConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.SerializerConfig;
import io.filbert.ConfigTree.Node;
import java.nio.ByteOrder;
import java.util.List;

/** {@code serialization}: factories and serializers by the names of their classes. */
final class SerializationSection {
    private final Binder binder;

    SerializationSection(Binder binder) {
        this.binder = binder;
    }

    void bind(SerializationConfig config, Node section) {
        for (Node child : section.use().children()) {
            switch (child.name()) {
                case "byte-order":
                    config.setByteOrder(child.use().text().equals("LITTLE_ENDIAN") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
                    break;
                case "data-serializable-factories":
                    for (Node item : Nodes.items(child)) {
                        config.addDataSerializableFactoryClass(Nodes.number(item, "factory-id", 0), Nodes.className(item));
                    }
                    break;
                case "portable-factories":
                    for (Node item : Nodes.items(child)) {
                        config.addPortableFactoryClass(Nodes.number(item, "factory-id", 0), Nodes.className(item));
                    }
                    break;
                case "global-serializer":
                    config.setGlobalSerializerConfig(global(child));
                    break;
                case "serializers":
                    for (Node item : Nodes.items(child)) {
                        if (item.name().equals("global-serializer")) {
                            config.setGlobalSerializerConfig(global(item));
                        } else {
                            config.addSerializerConfig(new SerializerConfig().setTypeClassName(Nodes.text(item, "type-class"))
                                .setClassName(Nodes.className(item)));
                        }
                    }
                    break;
                case "java-serialization-filter":
                    config.setJavaSerializationFilterConfig(filter(child));
                    break;
                default:
                    Fields.set(config, child, child, binder);
            }
        }
    }

    private static GlobalSerializerConfig global(Node node) {
        return new GlobalSerializerConfig().setClassName(Nodes.className(node))
            .setOverrideJavaSerialization(Nodes.flag(node, "override-java-serialization", false));
    }

    private static JavaSerializationFilterConfig filter(Node node) {
        JavaSerializationFilterConfig config = new JavaSerializationFilterConfig();
        config.setDefaultsDisabled(Nodes.flag(node.use(), "defaults-disabled", false));
        for (String side : new String[] {"whitelist", "blacklist"}) {
            Node list = Nodes.child(node, side);
            if (list != null) {
                fill(side.equals("whitelist") ? config.getWhitelist() : config.getBlacklist(), list);
            }
        }
        return config;
    }

    /** XML has elements {@code class}, {@code package} and {@code prefix}, YAML a list of each. */
    private static void fill(ClassFilter filter, Node list) {
        for (Node entry : Nodes.items(list)) {
            for (Node name : entry.children().isEmpty() ? List.of(entry) : Nodes.items(entry)) {
                switch (entry.name()) {
                    case "class":
                        filter.addClasses(name.text());
                        break;
                    case "package":
                        filter.addPackages(name.text());
                        break;
                    default:
                        filter.addPrefixes(name.text());
                }
            }
        }
    }
}

package io.filbert;

import io.filbert.internal.Native;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Properties;

/**
 * What a {@code hazelcast.xml} or {@code hazelcast.yaml} says, as nodes with names, texts and lines. Read by the library, which bounds depth and size and
 * fetches nothing; what the nodes mean is for whoever reads them.
 */
public final class ConfigTree {
    private static final String WARNING = "warning";

    private final Node root;
    private final boolean namedByKey;
    private final List<String> warnings = new ArrayList<>();

    private ConfigTree(String file, String[] triples, boolean namedByKey) {
        this.namedByKey = namedByKey;
        Deque<Node> open = new ArrayDeque<>();
        Node first = null;
        for (int i = 0; i + 2 < triples.length; i += 3) {
            if (triples[i].equals(WARNING)) {
                warnings.add(triples[i + 2]);
                continue;
            }
            String[] head = triples[i].split(" ");
            Node node = new Node(triples[i + 1], triples[i + 2], file + ":" + head[2], head[1].equals("a"));
            for (int depth = Integer.parseInt(head[0]); open.size() > depth;) {
                open.pop();
            }
            if (first == null) {
                first = node;
            } else {
                open.peek().children.add(node);
            }
            open.push(node);
        }
        root = first;
    }

    private ConfigTree(Node root) {
        this.root = root;
        this.namedByKey = true;
    }

    /** What comes from elsewhere, in the form of YAML: structures are named by the key of a pair. */
    public static ConfigTree of(Node root) {
        return new ConfigTree(root);
    }

    /**
     * Parses a file.
     *
     * @param file for messages
     * @param format {@code xml} or {@code yaml}
     * @param properties for <code>${name}</code>
     * @throws FilbertException {@link FilbertException#CONFIGURATION} with file and line
     */
    public static ConfigTree parse(String file, byte[] text, String format, Properties properties) {
        Native.ensureLoaded();
        List<String> flat = new ArrayList<>();
        for (String name : properties.stringPropertyNames()) {
            flat.add(name);
            flat.add(properties.getProperty(name, ""));
        }
        return new ConfigTree(file, Native.configTree(file, text, format, flat.toArray(new String[0])), !format.equals("xml"));
    }

    /** The element {@code hazelcast}. */
    public Node root() {
        return root;
    }

    /** Whether structures are named by the key of a pair, as in YAML, and not by an attribute. */
    public boolean isNamedByKey() {
        return namedByKey;
    }

    /** Each is worth one line of log. */
    public List<String> warnings() {
        return Collections.unmodifiableList(warnings);
    }

    /** An attribute, an element, a pair or an item; items have no name. */
    public static final class Node {
        private final String name;
        private final String text;
        private final String place;
        private final boolean attribute;
        private final List<Node> children = new ArrayList<>();
        private boolean used;

        /**
         * An element or a pair.
         *
         * @param place for messages
         */
        public Node(String name, String text, String place) {
            this(name, text, place, false);
        }

        private Node(String name, String text, String place, boolean attribute) {
            this.name = name;
            this.text = text;
            this.place = place;
            this.attribute = attribute;
        }

        public String name() {
            return name;
        }

        /** Trimmed; empty if there is none. */
        public String text() {
            return text;
        }

        /** File and line. */
        public String place() {
            return place;
        }

        public boolean isAttribute() {
            return attribute;
        }

        /** In the order of the file, attributes first; may be changed, to put imported nodes in. */
        public List<Node> children() {
            return children;
        }

        /** Remembers that somebody gave this node its meaning. */
        public Node use() {
            used = true;
            return this;
        }

        /** Whether {@link #use} was called. */
        public boolean isUsed() {
            return used;
        }
    }
}

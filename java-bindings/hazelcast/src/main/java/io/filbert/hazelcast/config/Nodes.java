package io.filbert.hazelcast.config;

import com.hazelcast.config.InvalidConfigurationException;
import io.filbert.ConfigTree.Node;
import java.util.ArrayList;
import java.util.List;

/** Asks nodes for what they say; what is asked for counts as used, so that at last the rest can be named in warnings. */
final class Nodes {
    private static final int SHOWN_MAX = 80;

    private Nodes() {
    }

    /** The first child of that name, or null. */
    static Node child(Node node, String name) {
        for (Node child : node.children()) {
            if (child.name().equals(name)) {
                return child.use();
            }
        }
        return null;
    }

    /** The text of the first child of that name; null if there is none. */
    static String text(Node node, String name) {
        Node child = child(node, name);
        return child == null || child.text().isEmpty() ? null : child.text();
    }

    static boolean flag(Node node, String name, boolean standard) {
        Node child = child(node, name);
        return child == null || child.text().isEmpty() ? standard : flag(child);
    }

    static int number(Node node, String name, int standard) {
        Node child = child(node, name);
        return child == null || child.text().isEmpty() ? standard : (int) number(child, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static boolean flag(Node node) {
        switch (node.use().text()) {
            case "true":
                return true;
            case "false":
                return false;
            default:
                throw wrong(node, "not a truth value", "true or false");
        }
    }

    static long number(Node node, long min, long max) {
        try {
            long number = Long.parseLong(node.use().text());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(node, "not an integer", min + " to " + max);
        }
        throw wrong(node, "out of range", min + " to " + max);
    }

    /** A class that is named by the text or by a child. */
    static String className(Node node) {
        if (!node.use().text().isEmpty()) {
            return node.text();
        }
        for (String name : List.of("class-name", "class")) {
            String text = text(node, name);
            if (text != null) {
                return text;
            }
        }
        throw wrong(node, "no class", "the name of a class");
    }

    /** All children, used: the elements of a list, whatever the format calls them. */
    static List<Node> items(Node list) {
        List<Node> items = new ArrayList<>();
        for (Node child : list.use().children()) {
            items.add(child.use());
        }
        return items;
    }

    /** The error for a node's value. */
    static InvalidConfigurationException wrong(Node node, String wrong, String accepted) {
        String text = node.text().length() > SHOWN_MAX ? node.text().substring(0, SHOWN_MAX) + "..." : node.text();
        return new InvalidConfigurationException(node.place() + ": " + node.name() + " = \"" + text + "\": " + wrong + "; accepted: " + accepted);
    }

    /** The first nodes from the top that nobody asked for, each with its place. */
    static void unused(Node node, String path, List<String> found) {
        for (Node child : node.children()) {
            String here = child.name().isEmpty() ? path : path.isEmpty() ? child.name() : path + "/" + child.name();
            if (child.isUsed()) {
                unused(child, here, found);
            } else {
                found.add(child.place() + ": " + here + ": not known, ignored");
            }
        }
    }
}

package io.filbert.hazelcast.config;

import com.hazelcast.memory.Capacity;
import com.hazelcast.memory.MemorySize;
import com.hazelcast.memory.MemoryUnit;
import io.filbert.ConfigTree.Node;
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Sets fields of configuration objects by the names that files have for them: {@code backup-count} is {@code setBackupCount}.
 *
 * <p>By reflection over our own public setters, because files name some four hundred of them by this one rule.
 */
final class Fields {
    /** Names that do not follow the rule. */
    private static final Map<String, String> OTHERWISE = Map.ofEntries(
        Map.entry("initial-mode", "initialloadmode"),
        Map.entry("split-brain-protection-ref", "splitbrainprotectionname"),
        Map.entry("preloader", "preloaderconfig"),
        Map.entry("flow-control-period", "flowcontrolperiodms"),
        Map.entry("edge-defaults", "defaultedgeconfig"),
        Map.entry("protect-on", "protecton"),
        Map.entry("sync", "syncconfig"),
        Map.entry("whitelist-prefixes", "whitelistedprefixes"),
        Map.entry("blacklist-prefixes", "blacklistedprefixes"),
        Map.entry("block-unmapped-actions", "clientblockunmappedactions"));

    private Fields() {
    }

    /** Sets what {@code node} names, to what {@code value} says; false if the target has no such field, or not of a kind that a file can say. */
    static boolean set(Object target, Node node, Node value, Binder binder) {
        String plain = node.name().replace("-", "").toLowerCase(Locale.ROOT);
        for (String name : new String[] {plain, plain + "config", OTHERWISE.get(node.name())}) {
            for (Method method : target.getClass().getMethods()) {
                if (name != null && method.getParameterCount() == 1 && !method.isBridge() && method.getName().equalsIgnoreCase("set" + name)
                    && set(target, method, value, binder)) {
                    node.use();
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean set(Object target, Method setter, Node node, Binder binder) {
        Class<?> type = setter.getParameterTypes()[0];
        boolean nested = isConfig(type);
        if (!nested && !isSimple(type)) {
            return false;
        }
        if (type == String.class && !node.children().isEmpty() && node.text().isEmpty()) {
            call(target, setter, Nodes.className(node), node);
            return true;
        }
        if (!nested && node.text().isEmpty() && !Capacity.class.isAssignableFrom(type)) {
            return true; // an empty element leaves the default
        }
        Object value = nested ? existing(target, setter) : simple(type, node);
        if (nested) {
            value = value != null && !binder.isRenewed(node) ? value : make(type);
            binder.bind(value, node);
        }
        call(target, setter, value, node);
        return true;
    }

    private static boolean isSimple(Class<?> type) {
        return type == String.class || type == int.class || type == Integer.class || type == long.class || type == boolean.class || type == Boolean.class
            || type == float.class || type == File.class || type.isEnum() || Capacity.class.isAssignableFrom(type);
    }

    private static boolean isConfig(Class<?> type) {
        return type.getName().startsWith("com.hazelcast.") && !type.isEnum() && Arrays.stream(type.getConstructors())
            .anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    private static Object simple(Class<?> type, Node node) {
        if (type == String.class) {
            return node.text();
        } else if (type == int.class || type == Integer.class) {
            return (int) Nodes.number(node, Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == long.class) {
            return Nodes.number(node, Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (type == boolean.class || type == Boolean.class) {
            return Nodes.flag(node);
        } else if (type == float.class) {
            return decimal(node);
        } else if (type == File.class) {
            return new File(node.text()).getAbsoluteFile();
        } else if (type.isEnum()) {
            return choice(type, node);
        }
        long amount = Nodes.number(Nodes.child(node, "value"), 0, Long.MAX_VALUE);
        Node unit = Nodes.child(node, "unit");
        MemoryUnit memoryUnit = unit == null ? MemoryUnit.MEGABYTES : (MemoryUnit) choice(MemoryUnit.class, unit);
        return type == MemorySize.class ? new MemorySize(amount, memoryUnit) : new Capacity(amount, memoryUnit);
    }

    private static float decimal(Node node) {
        try {
            return Float.parseFloat(node.text());
        } catch (NumberFormatException e) {
            throw Nodes.wrong(node, "not a number", "a decimal number");
        }
    }

    /** A constant by its name, in any case and with {@code -} for {@code _}. */
    static Object choice(Class<?> type, Node node) {
        return choice(type, node, node.text());
    }

    /** As the other, for a name that is not the node's text. */
    static Object choice(Class<?> type, Node node, String text) {
        String name = text.replace('-', '_');
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(name)) {
                return constant;
            }
        }
        throw Nodes.wrong(node, "unknown value", Arrays.toString(type.getEnumConstants()));
    }

    private static Object existing(Object target, Method setter) {
        try {
            return target.getClass().getMethod("get" + setter.getName().substring(3)).invoke(target);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static Object make(Class<?> type) {
        try {
            Constructor<?> constructor = type.getConstructor();
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made", e);
        }
    }

    /** Calls one of our own methods; what it refuses is told with the node's place. */
    static void call(Object target, Method method, Object value, Node node) {
        try {
            method.invoke(target, value);
        } catch (InvocationTargetException e) {
            throw Nodes.wrong(node, String.valueOf(e.getCause().getMessage()), "see there");
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }

    /** Calls {@code name} with {@code value}; false if the target has no such method. */
    static boolean add(Object target, String name, Object value, Node node) {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == 1 && !method.isBridge() && method.getParameterTypes()[0].isInstance(value)) {
                call(target, method, value, node);
                return true;
            }
        }
        return false;
    }
}

package io.filbert.hazelcast;

import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the getters of an object say, and of all objects that they lead to, as text by path: so that objects of two jars can be compared. */
final class Getters {
    /** Beyond it something leads back to itself. */
    private static final int DEPTH_MAX = 12;

    private final Map<String, String> said = new TreeMap<>();

    private Getters() {
    }

    static Map<String, String> of(Object object) {
        Getters getters = new Getters();
        getters.addGetters("", object, 0);
        return getters.said;
    }

    /** What differs, over the getters that {@code ours} has. */
    static Map<String, String> differences(Object ours, Object theirs) {
        Map<String, String> mine = of(ours);
        Map<String, String> other = of(theirs);
        Map<String, String> differences = new TreeMap<>();
        Set<String> paths = new TreeSet<>(mine.keySet());
        for (String path : paths) {
            if (!mine.get(path).equals(other.get(path))) {
                differences.put(path, "ours " + mine.get(path) + ", theirs " + other.get(path));
            }
        }
        return differences;
    }

    private void add(String path, Object value, int depth) {
        if (depth > DEPTH_MAX) {
            throw new IllegalStateException("too deep: " + path);
        }
        if (value == null) {
            said.put(path, "null");
        } else if (value instanceof Collection) {
            addAll(path, (Collection<?>) value, depth);
        } else if (value instanceof Map) {
            said.put(path + "#", "map of " + new TreeSet<>(keys((Map<?, ?>) value)));
            ((Map<?, ?>) value).forEach((key, element) -> add(path + "[" + text(key) + "]", element, depth + 1));
        } else if (value.getClass().isArray()) {
            said.put(path + "#", Array.getLength(value) + " elements");
        } else if (value.getClass().getName().startsWith("com.hazelcast.") && !(value instanceof Enum) && !value.getClass().getName().contains("Matcher")
            && !value.getClass().getName().endsWith("Capacity") && !value.getClass().getName().endsWith("EndpointQualifier")) {
            addGetters(path, value, depth);
        } else {
            said.put(path, text(value));
        }
    }

    private static Set<String> keys(Map<?, ?> map) {
        Set<String> keys = new TreeSet<>();
        map.keySet().forEach(key -> keys.add(text(key)));
        return keys;
    }

    private void addAll(String path, Collection<?> values, int depth) {
        said.put(path + "#", values.size() + " elements");
        if (values.stream().allMatch(element -> element instanceof String || element instanceof Enum)) { // one jar has a list where the other has a set
            Set<String> sorted = new TreeSet<>();
            values.forEach(element -> sorted.add(text(element)));
            said.put(path, sorted.toString());
            return;
        }
        int index = 0;
        for (Object element : values) {
            add(path + "[" + index++ + "]", element, depth + 1);
        }
    }

    private void addGetters(String path, Object object, int depth) {
        for (Method method : object.getClass().getMethods()) {
            String name = method.getName();
            if (method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()) && !method.isBridge() && name.matches("(get|is)[A-Z].*")
                && !name.matches("getClass|getFactoryId|getClassId|getClassLoader|getConfigurationFile|getConfigurationUrl|getQualifier|getAsReadOnly")) {
                try {
                    method.setAccessible(true); // public, of a class that may not be
                    add(path + "." + name, method.invoke(object), depth + 1);
                } catch (InvocationTargetException e) {
                    said.put(path + "." + name, e.getCause().getClass().getSimpleName());
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(path + "." + name, e);
                }
            }
        }
    }

    private static String text(Object value) {
        String name = value.getClass().getName();
        return name.startsWith("com.hazelcast.") && name.contains("Matcher") ? name : String.valueOf(value);
    }
}

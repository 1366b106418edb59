package io.filbert.hazelcast;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What compiled callers can see of Hazelcast's types: which types its signatures lead to, and what each of them has. */
final class Surface {
    private static final int VISIBLE = Modifier.PUBLIC | Modifier.PROTECTED;

    private Surface() {
    }

    /** All types of Hazelcast's that the roots' signatures lead to, and through which type; what nobody may name is not followed. */
    static Map<String, String> reachable(Set<String> roots, ClassLoader hazelcast) throws ClassNotFoundException {
        Map<String, String> found = new TreeMap<>();
        Deque<Class<?>> todo = new ArrayDeque<>();
        for (String root : roots) {
            todo.add(Class.forName(root, false, hazelcast));
            found.put(root, "the list");
        }
        while (!todo.isEmpty()) {
            Class<?> type = todo.remove();
            for (Class<?> named : named(type)) {
                Class<?> one = named;
                while (one.isArray()) {
                    one = one.getComponentType();
                }
                if (one.getName().startsWith("com.hazelcast.") && isPublicPackage(one.getName()) && Modifier.isPublic(one.getModifiers())
                    && found.putIfAbsent(one.getName(), type.getName()) == null) {
                    todo.add(one);
                }
            }
        }
        return found;
    }

    private static boolean isPublicPackage(String name) {
        return !name.contains(".impl.") && !name.startsWith("com.hazelcast.internal.") && !name.startsWith("com.hazelcast.jet.")
            && !name.startsWith("com.hazelcast.sql.");
    }

    private static Set<Class<?>> named(Class<?> type) {
        Set<Class<?>> named = new java.util.LinkedHashSet<>(Arrays.asList(type.getInterfaces()));
        if (type.getSuperclass() != null) {
            named.add(type.getSuperclass());
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isVisible(method)) {
                named.add(method.getReturnType());
                named.addAll(Arrays.asList(method.getParameterTypes()));
                named.addAll(Arrays.asList(method.getExceptionTypes()));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isVisible(constructor)) {
                named.addAll(Arrays.asList(constructor.getParameterTypes()));
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if ((field.getModifiers() & VISIBLE) != 0) {
                named.add(field.getType());
            }
        }
        for (Class<?> inner : type.getDeclaredClasses()) {
            if ((inner.getModifiers() & VISIBLE) != 0) {
                named.add(inner);
            }
        }
        return named;
    }

    private static boolean isVisible(Executable executable) {
        return !executable.isSynthetic() && (executable.getModifiers() & VISIBLE) != 0;
    }

    private static String modifiers(int all) {
        return ((all & Modifier.PUBLIC) != 0 ? "public " : "protected ") + (Modifier.isStatic(all) ? "static " : "");
    }

    private static String names(Class<?>[] types) {
        return Arrays.stream(types).map(Class::getName).collect(Collectors.joining(", "));
    }

    /** A method's descriptor and checked exceptions. */
    private static String line(Method method) {
        String thrown = Arrays.stream(method.getExceptionTypes()).filter(Surface::isChecked).map(Class::getName).sorted().collect(Collectors.joining(", "));
        return modifiers(method.getModifiers()) + method.getReturnType().getName() + " " + method.getName() + "(" + names(method.getParameterTypes()) + ")"
            + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static boolean isChecked(Class<?> exception) {
        return !RuntimeException.class.isAssignableFrom(exception) && !Error.class.isAssignableFrom(exception);
    }

    /** Everything of a type that a compiled caller may use, its supertypes' methods included; values of constants too. */
    static Set<String> members(Class<?> type) throws IllegalAccessException {
        Set<String> lines = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (!method.isSynthetic() && method.getDeclaringClass().getName().startsWith("com.hazelcast.")) {
                lines.add(line(method));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (isVisible(method) && Modifier.isProtected(method.getModifiers())) {
                lines.add(line(method));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (isVisible(constructor)) {
                lines.add(modifiers(constructor.getModifiers()) + "<init>(" + names(constructor.getParameterTypes()) + ")");
            }
        }
        for (Field field : type.getDeclaredFields()) {
            if ((field.getModifiers() & VISIBLE) != 0 && !field.isSynthetic()) {
                lines.add(modifiers(field.getModifiers()) + field.getType().getName() + " " + field.getName() + value(field));
            }
        }
        supertypes(type, lines);
        return lines;
    }

    private static String value(Field field) throws IllegalAccessException {
        boolean constant = Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers()) && Modifier.isPublic(field.getModifiers())
            && (field.getType().isPrimitive() || field.getType() == String.class);
        return constant ? " = " + field.get(null) : "";
    }

    private static void supertypes(Class<?> type, Set<String> lines) {
        for (Class<?> at = type.getSuperclass(); at != null; at = at.getSuperclass()) {
            lines.add("is a " + at.getName());
            supertypes(at, lines);
        }
        for (Class<?> one : type.getInterfaces()) {
            lines.add("is a " + one.getName());
            supertypes(one, lines);
        }
    }
}

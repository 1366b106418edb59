package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compiled callers link by descriptors: what we have under Hazelcast's names must have Hazelcast's. */
class SignatureTest {
    private static List<String> classes() throws IOException, URISyntaxException {
        Path root = Paths.get(HazelcastInstance.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root.resolve("com/hazelcast"))) {
            return files.map(root::relativize).map(Path::toString).filter(name -> name.endsWith(".class"))
                .map(name -> name.substring(0, name.length() - 6).replace('/', '.')).sorted().collect(Collectors.toList());
        }
    }

    private static Set<String> methods(Class<?> type) {
        Set<String> methods = new TreeSet<>();
        for (Method method : type.getMethods()) {
            if (method.getDeclaringClass().getName().startsWith("com.hazelcast") && !method.isSynthetic()) {
                methods.add((Modifier.isStatic(method.getModifiers()) ? "static " : "") + method.getReturnType().getName() + " " + method.getName()
                    + Arrays.stream(method.getParameterTypes()).map(Class::getName).collect(Collectors.joining(", ", "(", ")")));
            }
        }
        return methods;
    }

    @Test
    void everyPublicMethodHasHazelcastsDescriptor() throws Exception {
        ClassLoader hazelcast = Oracle.loader();
        List<String> wrong = new ArrayList<>();
        List<String> classes = classes();
        assertTrue(classes.size() > 100, "the types are found");
        for (String name : classes) {
            Class<?> ours = Class.forName(name, false, SignatureTest.class.getClassLoader());
            if (!Modifier.isPublic(ours.getModifiers())) {
                continue;
            }
            Class<?> theirs = Class.forName(name, false, hazelcast);
            Set<String> more = methods(ours);
            more.removeAll(methods(theirs));
            more.remove("java.lang.String toString()"); // every class has one
            more.forEach(method -> wrong.add(name + ": " + method));
            if (ours.isInterface() != theirs.isInterface() || ours.isEnum() != theirs.isEnum()) {
                wrong.add(name + ": another kind of type");
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void exceptionsHaveHazelcastsSuperclasses() throws Exception {
        ClassLoader hazelcast = Oracle.loader();
        for (String name : classes()) {
            Class<?> ours = Class.forName(name, false, SignatureTest.class.getClassLoader());
            if (Throwable.class.isAssignableFrom(ours)) {
                assertEquals(Class.forName(name, false, hazelcast).getSuperclass().getName(), ours.getSuperclass().getName(), name);
            }
        }
    }
}

package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every class of configuration says by default what Hazelcast's says, and takes and refuses the same numbers. */
class ConfigDefaultsTest {
    private static final int[] PROBES = {Integer.MIN_VALUE, -2, -1, 0, 1, 2, 3, 6, 7, 8, 256, 65_536, Integer.MAX_VALUE};

    /** Public classes that can be made with nothing or a name. */
    private static List<String> classes() throws Exception {
        Path root = Paths.get(Config.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Stream.concat(Files.walk(root.resolve("com/hazelcast/config")), Files.walk(root.resolve("com/hazelcast/jet")))) {
            return files.map(root::relativize).map(Path::toString).filter(name -> name.endsWith(".class") && !name.contains("$"))
                .map(name -> name.substring(0, name.length() - 6).replace('/', '.')).filter(name -> name.endsWith("Config") || name.endsWith("Ref"))
                .filter(name -> !name.matches(".*(Xml|Yaml)Config")).sorted().collect(Collectors.toList());
        }
    }

    private static Object make(String name, ClassLoader loader) throws Exception {
        Class<?> type = Class.forName(name, true, loader);
        if (!Modifier.isPublic(type.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
            return null;
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 0) {
                return constructor.newInstance();
            }
        }
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == String.class) {
                return constructor.newInstance("name");
            }
        }
        return null;
    }

    @Test
    void gettersSayWhatHazelcastsSay() throws Exception {
        ClassLoader hazelcast = Oracle.loader();
        Map<String, String> wrong = new TreeMap<>();
        int compared = 0;
        for (String name : classes()) {
            Object ours = make(name, ConfigDefaultsTest.class.getClassLoader());
            if (ours != null) {
                compared++;
                Getters.differences(ours, make(name, hazelcast)).forEach((path, what) -> wrong.put(name + path, what));
            }
        }
        assertTrue(compared > 90, "only " + compared + " classes were found");
        assertEquals("", wrong.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void settersTakeAndRefuseTheNumbersThatHazelcastsDo() throws Exception {
        ClassLoader hazelcast = Oracle.loader();
        List<String> wrong = new ArrayList<>();
        for (String name : classes()) {
            Object sample = make(name, ConfigDefaultsTest.class.getClassLoader());
            if (sample == null) {
                continue;
            }
            for (Method method : sample.getClass().getMethods()) {
                if (method.getName().startsWith("set") && method.getParameterCount() == 1 && !method.isBridge()
                    && (method.getParameterTypes()[0] == int.class || method.getParameterTypes()[0] == long.class)) {
                    for (int probe : PROBES) {
                        Object ours = make(name, ConfigDefaultsTest.class.getClassLoader());
                        Object theirs = make(name, hazelcast);
                        String call = name + "." + method.getName() + "(" + probe + "): ";
                        String told = outcome(ours, method, probe);
                        if (!told.equals(outcome(theirs, method, probe))) {
                            wrong.add(call + "ours " + told);
                        } else if (!Getters.differences(ours, theirs).isEmpty()) {
                            wrong.add(call + Getters.differences(ours, theirs));
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static String outcome(Object object, Method like, int value) throws Exception {
        Class<?> type = like.getParameterTypes()[0];
        Method method = object.getClass().getMethod(like.getName(), type);
        try {
            method.invoke(object, type == int.class ? (Object) value : (Object) (long) value);
            return "taken";
        } catch (InvocationTargetException e) {
            return e.getCause().getClass().getSimpleName();
        }
    }
}

package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.filbert.hazelcast.Verdicts.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/compatibility.md has a row for every public method of the types that gateways call, and none for what does not exist. */
class CompatibilityTest {
    private static final String CONFIGURATION = "com.hazelcast.config.";

    static List<String> types() throws IOException {
        try (BufferedReader lines = new BufferedReader(
            new InputStreamReader(CompatibilityTest.class.getResourceAsStream("/surface-tiers.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).collect(Collectors.toList());
        }
    }

    /** The public methods of a type, inherited ones too unless their own type is in the list. */
    static List<Method> methods(Class<?> type, List<String> types) {
        List<Method> methods = new ArrayList<>();
        for (Method method : type.getMethods()) {
            String declaring = method.getDeclaringClass().getName();
            if (!method.isSynthetic() && declaring.startsWith("com.hazelcast.") && (declaring.equals(type.getName()) || !types.contains(declaring))) {
                methods.add(method);
            }
        }
        return methods;
    }

    @Test
    void everyMethodHasItsRow() throws Exception {
        Verdicts verdicts = Verdicts.read();
        List<String> wrong = new ArrayList<>(verdicts.wrong);
        List<String> types = types();
        ClassLoader hazelcast = Oracle.loader();
        for (String name : types) {
            if (name.startsWith(CONFIGURATION)) {
                continue;
            }
            Set<String> used = new TreeSet<>();
            for (Method method : methods(Class.forName(name, false, hazelcast), types)) {
                if (verdicts.of(name, method, used) == null) {
                    wrong.add(name + ": no row for " + Verdicts.signature(method));
                }
            }
            Set<String> idle = new TreeSet<>(verdicts.types.getOrDefault(name, java.util.Map.of()).keySet());
            idle.removeAll(used);
            idle.forEach(entry -> wrong.add(name + ": a row for " + entry + ", which Hazelcast does not have"));
        }
        for (String name : verdicts.types.keySet()) {
            if (!types.contains(name)) {
                wrong.add(name + ": a table for a type that is not in the list");
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    /** A configuration type's row says what is lacking: exactly the methods that Hazelcast has and we do not. */
    @Test
    void configurationRowsSayWhatIsLacking() throws Exception {
        Verdicts verdicts = Verdicts.read();
        List<String> wrong = new ArrayList<>();
        ClassLoader hazelcast = Oracle.loader();
        int checked = 0;
        for (String name : types()) {
            if (!name.startsWith(CONFIGURATION)) {
                continue;
            }
            Row row = verdicts.configuration.get(name);
            Set<String> lacking = new TreeSet<>();
            Set<String> ours = names(Class.forName(name, false, CompatibilityTest.class.getClassLoader()));
            names(Class.forName(name, false, hazelcast)).stream().filter(method -> !ours.contains(method)).forEach(lacking::add);
            Set<String> said = new TreeSet<>();
            if (row != null) {
                java.util.regex.Matcher entries = java.util.regex.Pattern.compile("`([^`]+)`").matcher(row.verdict);
                while (entries.find()) {
                    said.add(entries.group(1));
                }
            }
            if (row == null || !said.equals(lacking)) {
                wrong.add(name + " lacks " + lacking + ", its row says " + (row == null ? "nothing" : said));
            }
            checked++;
        }
        assertTrue(checked > 25, "configuration types are in the list");
        assertEquals("", String.join("\n", wrong));
    }

    /** Names of methods; those by which Hazelcast sends configuration between members are its own affair. */
    private static Set<String> names(Class<?> type) {
        return java.util.Arrays.stream(type.getMethods()).filter(method -> !method.isSynthetic()).map(Method::getName)
            .filter(name -> !name.matches("getClassId|getFactoryId|readData|writeData")).collect(Collectors.toCollection(TreeSet::new));
    }
}

package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** What the suite promises of itself. A parameterised method counts once. */
class SuiteTest {
    private static final Set<Class<?>> WITHOUT_INSTANCE =
        Set.of(ConfigTest.class, ConfigLookupTest.class, ExceptionsTest.class, NetworkConfigTest.class, MapConfigTest.class, SuiteTest.class);

    private static List<Method> methods() throws Exception {
        List<Method> methods = new ArrayList<>();
        File folder = new File(SuiteTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        for (String file : new File(folder, "io/filbert/compatibility").list((parent, name) -> name.endsWith("Test.class"))) {
            Class<?> type = Class.forName("io.filbert.compatibility." + file.substring(0, file.length() - ".class".length()));
            for (Method method : type.getDeclaredMethods()) {
                if (method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class)) {
                    methods.add(method);
                }
            }
        }
        return methods;
    }

    @Test
    void mostMethodsCallARunningInstance() throws Exception {
        long all = methods().size();
        long running = methods().stream().filter(method -> !WITHOUT_INSTANCE.contains(method.getDeclaringClass())).count();
        assertTrue(all >= 600, "methods " + all);
        assertTrue(running >= 350, "methods on a running instance " + running);
    }

    @Test
    void manyMethodsAreAboutAKeyThatAnotherMemberOwns() throws Exception {
        long elsewhere = methods().stream().filter(method -> method.isAnnotationPresent(KeyElsewhere.class)
            || method.getDeclaringClass().isAnnotationPresent(KeyElsewhere.class)).count();
        assertTrue(elsewhere >= 120, "methods with a key elsewhere " + elsewhere);
    }

    @Test
    void atMostFiveInAHundredDiffer() throws Exception {
        long differ = methods().stream().filter(method -> method.isAnnotationPresent(Differs.class)).count();
        assertTrue(differ * 100 <= methods().size() * 5L, differ + " of " + methods().size());
    }

    @Test
    void everyRuleHasATestOrALineOfTheDocumentation() throws Exception {
        Set<String> cited = new HashSet<>();
        methods().stream().filter(method -> method.isAnnotationPresent(Rule.class))
            .forEach(method -> cited.addAll(List.of(method.getAnnotation(Rule.class).value())));
        String documentation = Files.readString(Path.of("../../docs/compatibility.md"));
        List<String> gaps = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (String line : rules()) {
            int end = line.indexOf(' ');
            String rule = end < 0 ? line : line.substring(0, end);
            known.add(rule);
            if (!cited.contains(rule) && (end < 0 || !documentation.contains(line.substring(end + 1)))) {
                gaps.add(line);
            }
        }
        assertEquals(List.of(), gaps);
        assertTrue(known.size() >= 160, "rules " + known.size());
    }

    private static List<String> rules() throws Exception {
        try (InputStream in = SuiteTest.class.getResourceAsStream("/rules.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toList());
        }
    }
}

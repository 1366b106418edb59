package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
}

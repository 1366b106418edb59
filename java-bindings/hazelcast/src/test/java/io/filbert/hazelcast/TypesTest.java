package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Third-party classes that were compiled against Hazelcast find the types they name, with all that these have there. */
class TypesTest {
    /** Types that clients name themselves; what these lead to is found. */
    private static final String ROOTS = "/surface-roots.txt";
    /** What is known to be missing: a prefix of a line, and why. */
    private static final Map<String, String> ABSENT = Map.of(
        "com.hazelcast.config.", "configuration has tests of its own",
        "com.hazelcast.wan.WanPublisher", "names configuration that is refused",
        "com.hazelcast.wan.WanConsumer", "names configuration that is refused",
        "com.hazelcast.security.IPermissionPolicy", "names configuration that is refused");
    private static final Map<String, String> LACKING = Map.of(
        "com.hazelcast.logging.ILogger: is a com.hazelcast.internal.", "Hazelcast's own engine",
        "com.hazelcast.sql.SqlService: ", "no SQL: only its type is there",
        "com.hazelcast.jet.JetService: ", "no stream engine: only its type is there",
        "com.hazelcast.spi.discovery.integration.DiscoveryServiceSettings: ", "configuration of discovery is refused",
        "com.hazelcast.spi.tenantcontrol.TenantControl", "no tenants: only the types that callers name",
        "com.hazelcast.cp.exception.NotLeaderException: public <init>(com.hazelcast.cp.CPGroupId", "the other end of a CP group is internal");

    private static Set<String> roots() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(TypesTest.class.getResourceAsStream(ROOTS), StandardCharsets.UTF_8))) {
            return lines.lines().map(String::trim).filter(line -> !line.isEmpty() && !line.startsWith("#")).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isKnown(Map<String, String> known, String line) {
        return known.keySet().stream().anyMatch(line::startsWith);
    }

    @Test
    void everyTypeThatSignaturesNameIsThere() throws Exception {
        List<String> missing = new ArrayList<>();
        Map<String, String> reachable = Surface.reachable(roots(), Oracle.loader());
        assertTrue(reachable.size() > 300, "the signatures are followed: " + reachable.size());
        reachable.forEach((name, through) -> {
            try {
                Class.forName(name, false, TypesTest.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                if (!isKnown(ABSENT, name)) {
                    missing.add(name + ", which " + through + " names");
                }
            }
        });
        assertEquals(List.of(), missing);
    }

    @Test
    void everyTypeHasWhatHazelcastsHas() throws Exception {
        ClassLoader hazelcast = Oracle.loader();
        List<String> lacking = new ArrayList<>();
        for (String name : Surface.reachable(roots(), hazelcast).keySet()) {
            if (isKnown(ABSENT, name)) {
                continue;
            }
            Class<?> theirs = Class.forName(name, false, hazelcast);
            Set<String> lines = Surface.members(theirs);
            lines.removeAll(Surface.members(Class.forName(name, false, TypesTest.class.getClassLoader())));
            for (String line : lines) {
                if (!isKnown(LACKING, name + ": " + line) && !line.startsWith("is a com.hazelcast.spi.impl.") && !line.contains("com.hazelcast.config.")) {
                    lacking.add(name + ": " + line);
                }
            }
        }
        assertEquals("", String.join("\n", lacking));
    }
}

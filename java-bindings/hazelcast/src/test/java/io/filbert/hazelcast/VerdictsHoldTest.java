package io.filbert.hazelcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.config.IndexType;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.query.Predicates;
import io.filbert.hazelcast.Verdicts.Row;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls every method of a running instance's objects: exactly those throw {@code UnsupportedOperationException} of which docs/compatibility.md says so. */
@ExtendWith(NeedsLibrary.class)
class VerdictsHoldTest {
    /** Would end what the others need. */
    private static final Set<String> ENDING = Set.of("shutdown", "terminate", "destroy");
    /** Throws as Hazelcast's does. */
    private static final Set<String> REFUSING_THERE_TOO = Set.of("newCondition", "getPartitionKey");

    private static HazelcastInstance instance;

    @BeforeAll
    static void start() {
        Config config = new Config().setClusterName("verdicts").setProperty("hazelcast.logging.type", "none");
        config.getNetworkConfig().setPort(0).getJoin().getMulticastConfig().setEnabled(false);
        instance = Hazelcast.newHazelcastInstance(config);
    }

    @AfterAll
    static void stop() {
        instance.getLifecycleService().terminate();
    }

    private static Map<String, Object> objects() {
        Map<String, Object> objects = new LinkedHashMap<>();
        objects.put("com.hazelcast.core.HazelcastInstance", instance);
        objects.put("com.hazelcast.core.LifecycleService", instance.getLifecycleService());
        objects.put("com.hazelcast.cluster.Cluster", instance.getCluster());
        objects.put("com.hazelcast.cluster.Member", instance.getCluster().getLocalMember());
        objects.put("com.hazelcast.map.IMap", instance.getMap("verdicts"));
        objects.put("com.hazelcast.map.LocalMapStats", instance.getMap("verdicts").getLocalMapStats());
        objects.put("com.hazelcast.topic.ITopic", instance.getTopic("verdicts"));
        objects.put("com.hazelcast.cp.CPSubsystem", instance.getCPSubsystem());
        objects.put("com.hazelcast.cp.lock.FencedLock", instance.getCPSubsystem().getLock("verdicts"));
        objects.put("com.hazelcast.cp.IAtomicLong", instance.getCPSubsystem().getAtomicLong("verdicts"));
        objects.put("com.hazelcast.partition.PartitionService", instance.getPartitionService());
        objects.put("com.hazelcast.logging.LoggingService", instance.getLoggingService());
        objects.put("com.hazelcast.query.Predicates", null); // its methods are static
        return objects;
    }

    private static Object argument(Class<?> type) {
        if (type == String.class || type == Object.class || type == Comparable.class) {
            return "x";
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == TimeUnit.class) {
            return TimeUnit.MILLISECONDS;
        }
        if (type == UUID.class) {
            return new UUID(1, 2);
        }
        if (type == Set.class || type == Collection.class) {
            return Set.of("x");
        }
        if (type == Map.class) {
            return Map.of("x", "y");
        }
        if (type == com.hazelcast.query.Predicate.class) {
            return Predicates.alwaysTrue();
        }
        if (type == IndexType.class) {
            return IndexType.HASH;
        }
        return type.isArray() ? java.lang.reflect.Array.newInstance(type.getComponentType(), 0) : type == Class.class ? String.class : null;
    }

    private static boolean isUnsupported(Method method, Object target) throws IllegalAccessException {
        Class<?>[] types = method.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = argument(types[i]);
        }
        if (method.getName().equals("getDistributedObject")) {
            arguments[0] = MapProxy.SERVICE; // of a service that is there
        }
        try {
            method.invoke(target, arguments);
            return false;
        } catch (InvocationTargetException e) {
            boolean unsupported = e.getCause() instanceof UnsupportedOperationException;
            if (unsupported) {
                assertTrue(e.getCause().getMessage().contains(method.getName()), "the message names " + method + ": " + e.getCause().getMessage());
            }
            return unsupported; // other exceptions are about the arguments
        }
    }

    @Test
    void exactlyTheRowsThatSaySoThrow() throws Exception {
        Verdicts verdicts = Verdicts.read();
        List<String> types = CompatibilityTest.types();
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Object> object : objects().entrySet()) {
            for (Method method : CompatibilityTest.methods(Class.forName(object.getKey()), types)) {
                boolean callable = object.getValue() != null || Modifier.isStatic(method.getModifiers());
                if (!callable || ENDING.contains(method.getName()) || REFUSING_THERE_TOO.contains(method.getName())) {
                    continue;
                }
                Row row = verdicts.of(object.getKey(), method, new TreeSet<>());
                boolean throwing = isUnsupported(method, object.getValue());
                if (row == null || throwing != row.verdict.equals("throws")) {
                    wrong.add(object.getKey() + " " + Verdicts.signature(method) + (throwing ? " throws" : " does not throw"));
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }
}

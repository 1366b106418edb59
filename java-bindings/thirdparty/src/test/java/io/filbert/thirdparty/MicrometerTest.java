package io.filbert.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.map.IMap;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.HazelcastCacheMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Micrometer finds the methods of maps and of their statistics by name, when it runs. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class MicrometerTest {
    private static double counter(MeterRegistry registry, String name, String... tags) {
        return registry.get(name).tags(tags).functionCounter().count();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void mapIsMeasured(int members) {
        Cluster cluster = Cluster.of(members);
        String name = Cluster.unique("measured");
        MeterRegistry here = new SimpleMeterRegistry();
        MeterRegistry there = new SimpleMeterRegistry();
        IMap<String, Integer> map = cluster.first().getMap(name);
        HazelcastCacheMetrics.monitor(here, map, "node", "here");
        HazelcastCacheMetrics.monitor(there, cluster.last().getMap(name), "node", "there");
        int entries = 100;
        for (int i = 0; i < entries; i++) {
            map.put("key" + i, i);
        }
        for (int i = 0; i < entries; i++) {
            assertEquals(i, map.get("key" + i));
        }
        map.remove("key0");
        assertEquals(sum(members, here, there, "cache.puts"), entries);
        assertEquals(sum(members, here, there, "cache.gets", "result", "hit"), entries);
        assertEquals(sum(members, here, there, "cache.partition.gets"), entries);
        double owned = here.get("cache.entries").tag("ownership", "owned").gauge().value();
        double backups = here.get("cache.entries").tag("ownership", "backup").gauge().value();
        if (members == 1) {
            assertEquals(entries - 1, owned);
            assertEquals(0, backups);
        } else {
            assertEquals(entries - 1, owned + there.get("cache.entries").tag("ownership", "owned").gauge().value());
            Eventually.eventually(() -> assertEquals(entries - 1, here.get("cache.entries").tag("ownership", "backup").gauge().value()
                + there.get("cache.entries").tag("ownership", "backup").gauge().value()));
        }
        assertTrue(here.get("cache.entry.memory").tag("ownership", "owned").gauge().value() > 0);
    }

    private static double sum(int members, MeterRegistry here, MeterRegistry there, String name, String... tags) {
        return counter(here, name, tags) + (members == 1 ? 0 : counter(there, name, tags));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void latenciesAreTimed(int members) {
        Cluster cluster = Cluster.of(members);
        MeterRegistry registry = new SimpleMeterRegistry();
        IMap<Integer, Integer> map = cluster.first().getMap(Cluster.unique("timed"));
        HazelcastCacheMetrics.monitor(registry, map);
        for (int i = 0; i < 20; i++) {
            map.put(i, i);
            map.get(i);
            map.remove(i);
        }
        for (String meter : new String[] {"cache.gets.latency", "cache.puts.latency", "cache.removals.latency"}) {
            assertTrue(registry.get(meter).functionTimer().count() > 0, meter);
        }
    }
}

package io.filbert.thirdparty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import com.hazelcast.spring.cache.HazelcastCacheManager;
import com.hazelcast.spring.context.SpringAware;
import com.hazelcast.spring.context.SpringManagedContext;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CacheEvict;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** hazelcast-spring: maps as Spring's caches, and values that Spring's beans are put into. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class SpringCacheTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void cacheIsSharedByMembers(int members) {
        String name = Cluster.unique("cache");
        HazelcastCacheManager manager = new HazelcastCacheManager(Cluster.of(members).first());
        Cache here = manager.getCache(name);
        Cache there = new HazelcastCacheManager(Cluster.of(members).last()).getCache(name);
        here.put("key", "value");
        assertEquals("value", there.get("key").get());
        assertEquals("value", there.get("key", String.class));
        assertNull(there.get("absent"));
        assertEquals("value", there.putIfAbsent("key", "later").get());
        assertNull(there.putIfAbsent("other", "first"));
        there.put("nothing", null);
        assertNotNull(here.get("nothing"), "null is a value of a cache");
        assertNull(here.get("nothing").get());
        here.evict("key");
        assertNull(there.get("key"));
        here.clear();
        assertNull(there.get("nothing"));
        assertTrue(manager.getCacheNames().contains(name));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void loaderRunsOnce(int members) {
        String name = Cluster.unique("cache");
        AtomicInteger loads = new AtomicInteger();
        Cache here = new HazelcastCacheManager(Cluster.of(members).first()).getCache(name);
        Cache there = new HazelcastCacheManager(Cluster.of(members).last()).getCache(name);
        assertEquals(1, here.get("key", loads::incrementAndGet));
        assertEquals(1, there.get("key", loads::incrementAndGet));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readHasATimeout(int members) {
        HazelcastCacheManager manager = new HazelcastCacheManager(Cluster.of(members).first());
        manager.setDefaultReadTimeout(20_000); // reads are then asynchronous
        Cache cache = manager.getCache(Cluster.unique("cache"));
        cache.put("key", "value");
        assertEquals("value", cache.get("key").get());
    }

    /** A service whose results are cached. */
    public static class Prices {
        final AtomicInteger asked = new AtomicInteger();

        @Cacheable("prices")
        public Integer price(String article) {
            return asked.incrementAndGet();
        }

        @CachePut("prices")
        public Integer change(String article) {
            return 1000;
        }

        @CacheEvict("prices")
        public void forget(String article) {
            // the annotation does it
        }
    }

    /** As an application has it. */
    @Configuration
    @EnableCaching
    public static class Application {
        @Bean
        public CacheManager cacheManager() {
            return new HazelcastCacheManager(Cluster.of(2).first());
        }

        @Bean
        public Prices prices() {
            return new Prices();
        }
    }

    @Test
    void annotatedMethodsAreCached() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Application.class)) {
            Prices prices = context.getBean(Prices.class);
            assertEquals(1, prices.price("bread"));
            assertEquals(1, prices.price("bread"));
            assertEquals(2, prices.price("milk"));
            prices.change("bread");
            assertEquals(1000, prices.price("bread"));
            assertEquals(1000, Cluster.of(2).last().getMap("prices").get("bread"));
            prices.forget("bread");
            assertEquals(3, prices.price("bread"));
        }
    }

    /** A value that asks for a bean when it is read. */
    @SpringAware
    public static class Order implements Serializable {
        @Autowired
        private transient Prices prices;
    }

    @Test
    void readValuesGetBeans() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Application.class)) {
            SpringManagedContext managed = new SpringManagedContext();
            managed.setApplicationContext(context);
            Config config = Cluster.config(Cluster.unique("aware")).setManagedContext(managed);
            HazelcastInstance instance = Hazelcast.newHazelcastInstance(config);
            try {
                IMap<String, Order> orders = instance.getMap("orders");
                orders.set("key", new Order());
                assertSame(context.getBean(Prices.class), orders.get("key").prices);
            } finally {
                instance.shutdown();
            }
        }
    }
}

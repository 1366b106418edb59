package io.filbert.thirdparty;

import static io.filbert.thirdparty.OnEitherJar.stopsHereAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spring.cache.HazelcastCacheManager;
import com.hazelcast.spring.context.SpringAware;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.hazelcast.HazelcastHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.cache.CacheAutoConfiguration;
import org.springframework.boot.autoconfigure.hazelcast.HazelcastAutoConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** Spring Boot makes an instance of a bean or a file, caches of the instance, and asks for its health. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class SpringBootTest {
    /** An application that configures its member in Java. */
    @Configuration
    public static class WithConfig {
        @Bean
        public Config hazelcastConfig() {
            return Cluster.config(Cluster.unique("boot"));
        }
    }

    /** One that caches as well. */
    @Configuration
    @EnableCaching
    public static class WithCaches extends WithConfig {
    }

    /** A bean. */
    public static class Clock {
    }

    /** A value that asks for a bean when it is read. */
    @SpringAware
    public static class Appointment implements Serializable {
        @Autowired
        private transient Clock clock;
    }

    private static AnnotationConfigApplicationContext start(Map<String, Object> properties, Class<?>... configurations) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        context.register(configurations);
        context.refresh();
        return context;
    }

    @Test
    void beanConfiguresTheInstance() {
        try (AnnotationConfigApplicationContext context = start(Map.of(), WithConfig.class, HazelcastAutoConfiguration.class)) {
            HazelcastInstance instance = context.getBean(HazelcastInstance.class);
            assertEquals(1, instance.getCluster().getMembers().size());
        }
    }

    @Test
    void instanceEndsWithTheContext() {
        HazelcastInstance instance;
        try (AnnotationConfigApplicationContext context = start(Map.of(), WithConfig.class, HazelcastAutoConfiguration.class)) {
            instance = context.getBean(HazelcastInstance.class);
        }
        assertFalse(instance.getLifecycleService().isRunning());
    }

    @Test
    void cachesAreMapsOfTheInstance() {
        try (AnnotationConfigApplicationContext context = start(Map.of("spring.cache.type", "hazelcast"),
            WithCaches.class, HazelcastAutoConfiguration.class, CacheAutoConfiguration.class)) {
            CacheManager manager = context.getBean(CacheManager.class);
            assertInstanceOf(HazelcastCacheManager.class, manager);
            manager.getCache("prices").put("bread", 3);
            assertEquals(3, context.getBean(HazelcastInstance.class).getMap("prices").get("bread"));
        }
    }

    @Test
    void fileConfiguresTheInstance(@TempDir Path folder) throws Exception {
        String name = Cluster.unique("boot-file");
        Path file = Files.writeString(folder.resolve("member.yaml"), String.join("\n",
            "hazelcast:",
            "  instance-name: " + name,
            "  cluster-name: " + name,
            "  properties:",
            "    hazelcast.logging.type: none",
            "  network:",
            "    port:",
            "      port: 0",
            "    join:",
            "      auto-detection:",
            "        enabled: false",
            "      multicast:",
            "        enabled: false",
            "    interfaces:",
            "      enabled: true",
            "      interfaces:",
            "        - 127.0.0.1",
            ""));
        try (AnnotationConfigApplicationContext context = start(Map.of("spring.hazelcast.config", file.toUri().toString()),
            Clock.class, HazelcastAutoConfiguration.class)) {
            HazelcastInstance instance = context.getBean(HazelcastInstance.class);
            assertEquals(name, instance.getName());
            instance.getMap("appointments").set("key", new Appointment());
            Appointment read = instance.<String, Appointment>getMap("appointments").get("key");
            assertSame(context.getBean(Clock.class), read.clock, "Boot sets a managed context where it reads the file");
        }
    }

    @Test
    void fileOfAClientIsNotTakenForAMembers(@TempDir Path folder) throws Throwable {
        if (!OnEitherJar.FILBERT) {
            return; // it would look for a cluster
        }
        for (String text : new String[] {"hazelcast-client:\n  cluster-name: other\n",
            "<?xml version=\"1.0\"?>\n<!-- a client -->\n<hazelcast-client xmlns=\"http://www.hazelcast.com/schema/client-config\"/>\n"}) {
            Path file = Files.writeString(folder.resolve(text.startsWith("<") ? "client.xml" : "client.yaml"), text);
            stopsHereAt("ClientConfigBuilder", () -> start(Map.of("spring.hazelcast.config", file.toUri().toString()),
                HazelcastAutoConfiguration.class).close());
        }
        assertEquals(0, HazelcastClient.getAllHazelcastClients().size());
    }

    @Test
    void instanceIsHealthy() {
        HazelcastInstance instance = Cluster.of(2).first();
        Health health = new HazelcastHealthIndicator(instance).health();
        assertEquals(Status.UP, health.getStatus(), health.toString());
        assertEquals(Map.of("name", instance.getName(), "uuid", instance.getLocalEndpoint().getUuid().toString()), health.getDetails());
    }
}

package io.filbert.thirdparty;

import static io.filbert.thirdparty.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.hibernate.HazelcastCacheRegionFactory;
import com.hazelcast.hibernate.HazelcastLocalCacheRegionFactory;
import javax.persistence.Cacheable;
import javax.persistence.Entity;
import javax.persistence.Id;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hibernate's second-level cache, in maps and in memory of each node that topics keep in line. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class HibernateTest {
    /** What is cached. */
    @Entity(name = "Token")
    @Cacheable
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE, region = "tokens")
    public static class Token {
        @Id
        private long id;
        private String owner;
    }

    private static SessionFactory node(String instance, Class<?> factory, String database) {
        return new MetadataSources(new StandardServiceRegistryBuilder()
            .applySetting("hibernate.connection.url", "jdbc:h2:mem:" + database + ";DB_CLOSE_DELAY=-1")
            .applySetting("hibernate.dialect", "org.hibernate.dialect.H2Dialect")
            .applySetting("hibernate.hbm2ddl.auto", "update")
            .applySetting("hibernate.generate_statistics", "true")
            .applySetting("hibernate.cache.use_second_level_cache", "true")
            .applySetting("hibernate.cache.use_query_cache", "true")
            .applySetting("hibernate.cache.region.factory_class", factory.getName())
            .applySetting("hibernate.cache.hazelcast.instance_name", instance)
            .applySetting("hibernate.cache.hazelcast.shutdown_on_session_factory_close", "false")
            .build()).addAnnotatedClass(Token.class).buildMetadata().buildSessionFactory();
    }

    @ParameterizedTest
    @CsvSource({"1, map", "2, map", "1, local", "2, local"})
    void entitiesAreReadFromTheCacheAndChangesAreSeen(int members, String kind) {
        Class<?> factory = kind.equals("map") ? HazelcastCacheRegionFactory.class : HazelcastLocalCacheRegionFactory.class;
        String database = Cluster.unique("hibernate");
        SessionFactory here = node(Cluster.of(members).first().getName(), factory, database);
        SessionFactory there = members == 1 ? here : node(Cluster.of(members).last().getName(), factory, database);
        try (here; there) {
            write(here, 1, "alice");
            assertEquals("alice", owner(here, 1));
            assertEquals("alice", owner(there, 1));
            eventually(() -> { // what was written a moment ago may not be cached yet
                Statistics statistics = there.getStatistics();
                long hits = statistics.getSecondLevelCacheHitCount();
                assertEquals("alice", owner(there, 1));
                assertTrue(statistics.getSecondLevelCacheHitCount() > hits, "from the cache");
            });
            write(here, 1, "bob");
            eventually(() -> assertEquals("bob", owner(there, 1)));
            assertEquals(1, count(there));
            assertEquals(1, count(there));
            write(there, 2, "carol");
            eventually(() -> assertEquals(2, count(here)));
        }
    }

    private static void write(SessionFactory node, long id, String owner) {
        try (Session session = node.openSession()) {
            session.beginTransaction();
            Token token = session.find(Token.class, id);
            if (token == null) {
                token = new Token();
                token.id = id;
                session.persist(token);
            }
            token.owner = owner;
            session.getTransaction().commit();
        }
    }

    private static String owner(SessionFactory node, long id) {
        try (Session session = node.openSession()) {
            return session.find(Token.class, id).owner;
        }
    }

    private static int count(SessionFactory node) {
        try (Session session = node.openSession()) {
            return session.createQuery("select t.id from Token t").setCacheable(true).list().size();
        }
    }
}

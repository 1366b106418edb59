package io.filbert.thirdparty;

import static io.filbert.thirdparty.OnEitherJar.stopsHereAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.session.events.SessionCreatedEvent;
import org.springframework.session.events.SessionDeletedEvent;
import org.springframework.session.events.SessionExpiredEvent;
import org.springframework.session.hazelcast.HazelcastIndexedSessionRepository;

/** Spring Session: new sessions are stored, found, and deleted; changing one takes an entry processor. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class SpringSessionTest {
    private static HazelcastIndexedSessionRepository repository(HazelcastInstance instance, String map, List<Object> events) {
        HazelcastIndexedSessionRepository repository = new HazelcastIndexedSessionRepository(instance);
        repository.setSessionMapName(map);
        repository.setApplicationEventPublisher(events::add);
        repository.setDefaultMaxInactiveInterval(Duration.ofMinutes(5));
        repository.afterPropertiesSet();
        return repository;
    }

    /** The type of its sessions is not public. */
    @SuppressWarnings("unchecked")
    private static SessionRepository<Session> any(SessionRepository<? extends Session> repository) {
        return (SessionRepository<Session>) repository;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void newSessionIsFoundUntilItIsDeleted(int members) {
        List<Object> events = new CopyOnWriteArrayList<>();
        String map = Cluster.unique("sessions");
        SessionRepository<Session> here = any(repository(Cluster.of(members).first(), map, events));
        SessionRepository<Session> there = any(repository(Cluster.of(members).last(), map, new CopyOnWriteArrayList<>()));
        Session session = here.createSession();
        session.setAttribute("user", "alice");
        here.save(session);
        assertEquals("alice", there.findById(session.getId()).getAttribute("user"));
        Eventually.eventually(() -> assertEquals(1, events.stream().filter(SessionCreatedEvent.class::isInstance).count()));
        there.deleteById(session.getId());
        assertNull(here.findById(session.getId()));
        Eventually.eventually(() -> assertEquals(1, events.stream().filter(SessionDeletedEvent.class::isInstance).count()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void sessionThatNobodyUsesExpires(int members) {
        List<Object> events = new CopyOnWriteArrayList<>();
        HazelcastIndexedSessionRepository repository = repository(Cluster.of(members).first(), Cluster.unique("sessions"), events);
        repository.setDefaultMaxInactiveInterval(Duration.ofSeconds(1));
        SessionRepository<Session> here = any(repository);
        Session session = here.createSession();
        here.save(session);
        Eventually.eventually(() -> assertEquals(1, events.stream().filter(SessionExpiredEvent.class::isInstance).count()));
        assertNull(here.findById(session.getId())); // not before: it deletes what the map will expire in a moment
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void changingAStoredSessionTakesAnEntryProcessor(int members) throws Throwable {
        SessionRepository<Session> here = any(repository(Cluster.of(members).first(), Cluster.unique("sessions"), new CopyOnWriteArrayList<>()));
        Session session = here.createSession();
        here.save(session);
        Session found = here.findById(session.getId());
        found.setAttribute("user", "alice");
        stopsHereAt("IMap.executeOnKey", () -> here.save(found));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void lookUpByPrincipalTakesAQuery(int members) throws Throwable {
        HazelcastIndexedSessionRepository here = repository(Cluster.of(members).first(), Cluster.unique("sessions"), new CopyOnWriteArrayList<>());
        stopsHereAt("IMap.values", () -> assertEquals(0,
            here.findByIndexNameAndIndexValue(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, "alice").size()));
    }
}

package io.filbert.thirdparty;

import static io.filbert.thirdparty.Eventually.eventually;
import static io.filbert.thirdparty.OnEitherJar.stopsHereAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.Message;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.hazelcast.HazelcastConstants;
import org.apache.camel.component.hazelcast.HazelcastDefaultComponent;
import org.apache.camel.component.hazelcast.policy.HazelcastRoutePolicy;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.aggregate.hazelcast.HazelcastAggregationRepository;
import org.apache.camel.processor.idempotent.hazelcast.HazelcastIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Apache Camel: routes to and from maps, topics, numbers and members, and what routes keep in maps. */
@ExtendWith(OnEitherJar.class)
@Timeout(60)
class CamelTest {
    private static final List<String> SCHEMES = List.of(HazelcastConstants.SCHEME_MAP, HazelcastConstants.SCHEME_TOPIC,
        HazelcastConstants.SCHEME_ATOMIC_VALUE, HazelcastConstants.SCHEME_INSTANCE, HazelcastConstants.SCHEME_QUEUE, HazelcastConstants.SCHEME_LIST,
        HazelcastConstants.SCHEME_SET, HazelcastConstants.SCHEME_MULTIMAP, HazelcastConstants.SCHEME_REPLICATED_MAP,
        HazelcastConstants.SCHEME_RING_BUFFER, HazelcastConstants.SCHEME_SEDA);

    /** A Camel whose Hazelcast components use the instance. */
    private static CamelContext camel(HazelcastInstance instance, RouteBuilder... routes) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        for (String scheme : SCHEMES) {
            camel.getComponent(scheme, HazelcastDefaultComponent.class).setHazelcastInstance(instance);
        }
        for (RouteBuilder route : routes) {
            camel.addRoutes(route);
        }
        camel.start();
        return camel;
    }

    private static Object ask(CamelContext camel, String uri, String operation, Object id, Object body) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(HazelcastConstants.OPERATION, operation);
        headers.put(HazelcastConstants.OBJECT_ID, id);
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            return template.requestBodyAndHeaders(uri, body, headers);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void routesWriteAndReadMaps(int members) throws Exception {
        String uri = "hazelcast-map:" + Cluster.unique("camel");
        try (CamelContext here = camel(Cluster.of(members).first()); CamelContext there = camel(Cluster.of(members).last())) {
            ask(here, uri, HazelcastConstants.PUT_OPERATION, "key", "value");
            assertEquals("value", ask(there, uri, HazelcastConstants.GET_OPERATION, "key", null));
            assertEquals(true, ask(there, uri, HazelcastConstants.CONTAINS_KEY_OPERATION, "key", null));
            assertEquals(true, ask(there, uri, HazelcastConstants.CONTAINS_VALUE_OPERATION, null, "value"));
            ask(there, uri, HazelcastConstants.UPDATE_OPERATION, "key", "changed");
            assertEquals("changed", ask(here, uri, HazelcastConstants.GET_OPERATION, "key", null));
            ask(there, uri, HazelcastConstants.PUT_IF_ABSENT_OPERATION, "key", "not now");
            assertEquals(Map.of("key", "changed"), ask(here, uri, HazelcastConstants.GET_ALL_OPERATION, Set.of("key"), null));
            ask(here, uri, HazelcastConstants.DELETE_OPERATION, "key", null);
            assertEquals(false, ask(there, uri, HazelcastConstants.CONTAINS_KEY_OPERATION, "key", null));
            ask(here, uri, HazelcastConstants.PUT_OPERATION, "other", 1);
            ask(here, uri, HazelcastConstants.EVICT_ALL_OPERATION, null, null);
            assertNull(ask(there, uri, HazelcastConstants.GET_OPERATION, "other", null));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void queryStopsAtPredicates(int members) throws Exception {
        String uri = "hazelcast-map:" + Cluster.unique("camel");
        try (CamelContext here = camel(Cluster.of(members).first()); ProducerTemplate template = here.createProducerTemplate()) {
            stopsHereAt("IMap.values", () -> template.requestBodyAndHeaders(uri, null,
                Map.of(HazelcastConstants.OPERATION, HazelcastConstants.QUERY_OPERATION, HazelcastConstants.QUERY, "age > 3")));
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void routesHearWhatBecomesOfAMap(int members) throws Exception {
        String map = Cluster.unique("camel");
        List<String> heard = new CopyOnWriteArrayList<>();
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("hazelcast-map:" + map).process(exchange -> heard.add(exchange.getMessage().getHeader(HazelcastConstants.LISTENER_ACTION)
                    + " " + exchange.getMessage().getHeader(HazelcastConstants.OBJECT_ID) + " " + exchange.getMessage().getBody()));
            }
        };
        try (CamelContext here = camel(Cluster.of(members).first(), route); CamelContext there = camel(Cluster.of(members).last())) {
            String uri = "hazelcast-map:" + map;
            ask(there, uri, HazelcastConstants.PUT_OPERATION, "key", "value");
            eventually(() -> assertEquals(List.of("added key value"), heard));
            ask(there, uri, HazelcastConstants.UPDATE_OPERATION, "key", "changed");
            ask(there, uri, HazelcastConstants.DELETE_OPERATION, "key", null);
            eventually(() -> assertEquals(3, heard.size(), heard.toString()));
            assertTrue(heard.get(1).startsWith("updated key"), heard.toString());
            assertTrue(heard.get(2).startsWith("removed key"), heard.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void routesTalkThroughTopics(int members) throws Exception {
        String topic = "hazelcast-topic:" + Cluster.unique("camel");
        List<Object> heard = new CopyOnWriteArrayList<>();
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from(topic).process(exchange -> heard.add(exchange.getMessage().getBody(Message.class).getMessageObject()));
            }
        };
        try (CamelContext here = camel(Cluster.of(members).first(), route); CamelContext there = camel(Cluster.of(members).last())) {
            for (int i = 0; i < 10; i++) {
                ask(there, topic, HazelcastConstants.PUBLISH_OPERATION, null, i);
            }
            eventually(() -> assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9), heard));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void routesCount(int members) throws Exception {
        String uri = "hazelcast-atomicvalue:" + Cluster.unique("camel");
        try (CamelContext here = camel(Cluster.of(members).first()); CamelContext there = camel(Cluster.of(members).last())) {
            ask(here, uri, HazelcastConstants.SETVALUE_OPERATION, null, 10);
            assertEquals(11L, ask(there, uri, HazelcastConstants.INCREMENT_OPERATION, null, null));
            assertEquals(10L, ask(here, uri, HazelcastConstants.DECREMENT_OPERATION, null, null));
            assertEquals(10L, ask(here, uri, HazelcastConstants.GET_OPERATION, null, null));
            assertEquals(10L, ask(there, uri, HazelcastConstants.GET_AND_ADD_OPERATION, null, 5));
            assertEquals(15L, ask(here, uri, HazelcastConstants.GET_OPERATION, null, null));
        }
    }

    @Test
    void routesSeeMembersComeAndGo() throws Exception {
        String cluster = Cluster.unique("camel-members");
        HazelcastInstance first = Hazelcast.newHazelcastInstance(Cluster.config(cluster));
        List<String> heard = new CopyOnWriteArrayList<>();
        RouteBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from("hazelcast-instance:members").process(exchange -> heard.add(exchange.getMessage().getHeader(HazelcastConstants.LISTENER_ACTION)
                    + " " + exchange.getMessage().getHeader(HazelcastConstants.INSTANCE_PORT)));
            }
        };
        try (CamelContext here = camel(first, route)) {
            HazelcastInstance second = Hazelcast.newHazelcastInstance(Cluster.config(cluster, Cluster.address(first)));
            int port = second.getCluster().getLocalMember().getAddress().getPort();
            second.shutdown();
            eventually(() -> assertEquals(List.of("added " + port, "removed " + port), heard));
        } finally {
            first.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void idempotentConsumerSeesEachMessageOnce(int members) throws Exception {
        String map = Cluster.unique("camel-seen");
        List<Object> heard = new CopyOnWriteArrayList<>();
        try (CamelContext here = camel(Cluster.of(members).first(), once(Cluster.of(members).first(), map, heard));
                CamelContext there = camel(Cluster.of(members).last(), once(Cluster.of(members).last(), map, heard));
                ProducerTemplate toHere = here.createProducerTemplate();
                ProducerTemplate toThere = there.createProducerTemplate()) {
            for (int i = 0; i < 5; i++) {
                toHere.sendBodyAndHeader("direct:in", i, "message", "id" + i);
                toThere.sendBodyAndHeader("direct:in", i, "message", "id" + i);
            }
        }
        assertEquals(List.of(0, 1, 2, 3, 4), heard);
    }

    private static RouteBuilder once(HazelcastInstance instance, String map, List<Object> heard) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").idempotentConsumer(header("message"), new HazelcastIdempotentRepository(instance, map))
                    .process(exchange -> heard.add(exchange.getMessage().getBody()));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aggregatesAreKeptUntilATransactionRemovesThem(int members) throws Throwable {
        HazelcastAggregationRepository repository =
            new HazelcastAggregationRepository(Cluster.unique("camel-aggregates"), false, Cluster.of(members).first());
        try (CamelContext here = camel(Cluster.of(members).first())) {
            repository.start();
            Exchange exchange = here.getEndpoint("direct:any").createExchange();
            repository.add(here, "key", exchange); // under a fenced lock
            assertEquals(Set.of("key"), repository.getKeys());
            stopsHereAt("newTransactionContext", () -> repository.remove(here, "key", exchange));
            repository.stop();
        }
    }

    @Test
    void onlyOneNodeRunsTheRouteOfAPolicy() throws Exception {
        HazelcastRoutePolicy here = policy(Cluster.of(2).first());
        HazelcastRoutePolicy there = policy(Cluster.of(2).last());
        CamelContext second = camel(Cluster.of(2).last());
        try (second) {
            try (CamelContext first = camel(Cluster.of(2).first(), led(here))) {
                eventually(() -> assertTrue(here.isLeader()));
                second.addRoutes(led(there));
                assertFalse(there.isLeader());
                first.getRouteController().stopAllRoutes();
                here.stop(); // its thread holds the lock
            }
            eventually(() -> assertTrue(there.isLeader()));
            there.stop();
        }
    }

    private static HazelcastRoutePolicy policy(HazelcastInstance instance) {
        HazelcastRoutePolicy policy = new HazelcastRoutePolicy(instance);
        policy.setLockMapName("camel-policies");
        policy.setLockKey("route");
        policy.setLockValue(instance.getName());
        policy.setTryLockTimeout(1);
        policy.setTryLockTimeoutUnit(TimeUnit.SECONDS);
        return policy;
    }

    private static RouteBuilder led(HazelcastRoutePolicy policy) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:led").routePolicy(policy).process(exchange -> { });
            }
        };
    }

    @Test
    void instanceIsFoundByItsName() throws Exception {
        HazelcastInstance instance = Cluster.of(1).first();
        String map = Cluster.unique("camel");
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.start();
            ask(camel, "hazelcast-map:" + map + "?hazelcastInstanceName=" + instance.getName(), HazelcastConstants.PUT_OPERATION, "key", "value");
        }
        assertEquals("value", instance.getMap(map).get("key"));
        assertTrue(instance.getLifecycleService().isRunning(), "it is not the component's own");
    }

    @ParameterizedTest
    @CsvSource({"hazelcast-queue, getQueue", "hazelcast-list, getList", "hazelcast-set, getSet", "hazelcast-seda, getQueue",
        "hazelcast-multimap, getMultiMap", "hazelcast-replicatedmap, getReplicatedMap", "hazelcast-ringbuffer, getRingbuffer"})
    void otherStructuresAreNamed(String scheme, String method) throws Throwable {
        String operation = scheme.endsWith("map") ? HazelcastConstants.PUT_OPERATION : HazelcastConstants.ADD_OPERATION;
        try (CamelContext camel = camel(Cluster.of(1).first())) {
            stopsHereAt("HazelcastInstance." + method, () -> ask(camel, scheme + ":" + Cluster.unique("camel"), operation, "key", "value"));
        }
    }
}

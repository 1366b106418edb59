package io.filbert.compatibility;

import static io.filbert.compatibility.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.TopicConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.Message;
import com.hazelcast.topic.MessageListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Messages to every listener of every member. */
class TopicTest extends OnCluster {
    private final BlockingQueue<Message<String>> received = new LinkedBlockingQueue<>();

    private <E> ITopic<E> topic() {
        return here.getTopic(name);
    }

    private Message<String> next() throws InterruptedException {
        Message<String> message = received.poll(20, TimeUnit.SECONDS);
        assertNotNull(message, "no message came");
        return message;
    }

    @Test
    @Rule("B.9.1")
    void messageReachesTheOtherMember() throws Exception {
        there.<String>getTopic(name).addMessageListener(received::add);
        topic().publish("m");
        assertEquals("m", next().getMessageObject());
    }

    @Test
    @Rule("B.9.1")
    void messageReachesThePublisherToo() throws Exception {
        this.<String>topic().addMessageListener(received::add);
        topic().publish("m");
        assertEquals("m", next().getMessageObject());
    }

    @Test
    @Rule("B.9.1")
    void everyListenerGetsEveryMessage() throws Exception {
        this.<String>topic().addMessageListener(received::add);
        there.<String>getTopic(name).addMessageListener(received::add);
        there.<String>getTopic(name).addMessageListener(received::add);
        topic().publish("m");
        for (int i = 0; i < 3; i++) {
            assertEquals("m", next().getMessageObject());
        }
    }

    @Test
    @Rule("B.9.1")
    void messageBeforeTheListenerIsNotForIt() throws Exception {
        topic().publish("early");
        there.<String>getTopic(name).addMessageListener(received::add);
        topic().publish("late");
        assertEquals("late", next().getMessageObject());
    }

    @Test
    @Rule("B.9.2")
    void messagesOfOnePublisherComeInOrder() throws Exception {
        there.<String>getTopic(name).addMessageListener(received::add);
        for (int i = 0; i < 500; i++) {
            topic().publish("m" + i);
        }
        for (int i = 0; i < 500; i++) {
            assertEquals("m" + i, next().getMessageObject());
        }
    }

    @Test
    @Rule("B.9.2")
    void ownListenerSeesOwnMessagesInOrder() throws Exception {
        this.<String>topic().addMessageListener(received::add);
        for (int i = 0; i < 500; i++) {
            topic().publish("m" + i);
        }
        for (int i = 0; i < 500; i++) {
            assertEquals("m" + i, next().getMessageObject());
        }
    }

    @Test
    @Rule("B.9.2")
    void globalOrderIsTheSameEverywhere() throws Exception {
        here.getConfig().addTopicConfig(new TopicConfig(name).setGlobalOrderingEnabled(true));
        List<String> heardHere = Collections.synchronizedList(new ArrayList<>());
        List<String> heardThere = Collections.synchronizedList(new ArrayList<>());
        here.<String>getTopic(name).addMessageListener(message -> heardHere.add(message.getMessageObject()));
        there.<String>getTopic(name).addMessageListener(message -> heardThere.add(message.getMessageObject()));
        CompletableFuture<Void> fromHere = CompletableFuture.runAsync(() -> publish(here, "here"));
        CompletableFuture<Void> fromThere = CompletableFuture.runAsync(() -> publish(there, "there"));
        CompletableFuture.allOf(fromHere, fromThere).get(20, TimeUnit.SECONDS);
        eventually(() -> {
            assertEquals(600, heardHere.size());
            assertEquals(600, heardThere.size());
        });
        assertEquals(heardHere, heardThere);
        assertEquals(600, Set.copyOf(heardHere).size(), "no message twice");
    }

    private void publish(HazelcastInstance from, String text) {
        for (int i = 0; i < 300; i++) {
            from.<String>getTopic(name).publish(text + i);
        }
    }

    @Test
    @Rule("B.9.3")
    void nullIsRefused() throws Exception {
        assertThrows(NullPointerException.class, () -> topic().publish(null));
        assertThrows(NullPointerException.class, () -> topic().publishAsync(null));
        assertThrows(NullPointerException.class, () -> topic().publishAll(null));
        assertThrows(NullPointerException.class, () -> topic().publishAll(Arrays.asList("a", null)));
        assertThrows(NullPointerException.class, () -> topic().addMessageListener(null));
    }

    @Test
    @Rule("B.9.3")
    void publishDoesNotWaitForListeners() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        BlockingQueue<String> done = new LinkedBlockingQueue<>();
        there.<String>getTopic(name).addMessageListener(message -> {
            await(release);
            done.add(message.getMessageObject());
        });
        for (int i = 0; i < 100; i++) {
            topic().publish("m" + i);
        }
        assertTrue(done.isEmpty());
        release.countDown();
        assertEquals("m0", done.poll(20, TimeUnit.SECONDS));
        eventually(() -> assertEquals(99, done.size()));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Rule("B.9.3")
    void publishAsyncCompletes() throws Exception {
        there.<String>getTopic(name).addMessageListener(received::add);
        assertNull(result(this.<String>topic().publishAsync("m")));
        assertEquals("m", next().getMessageObject());
        assertInstanceOf(CompletableFuture.class, this.<String>topic().publishAsync("m"));
    }

    @Test
    void publishAllPublishesEach() throws Exception {
        there.<String>getTopic(name).addMessageListener(received::add);
        this.<String>topic().publishAll(List.of("a", "b", "c"));
        assertEquals("a", next().getMessageObject());
        assertEquals("b", next().getMessageObject());
        assertEquals("c", next().getMessageObject());
    }

    @Test
    void publishAllAsyncPublishesEach() throws Exception {
        there.<String>getTopic(name).addMessageListener(received::add);
        assertNull(result(this.<String>topic().publishAllAsync(List.of("a", "b"))));
        assertEquals("a", next().getMessageObject());
        assertEquals("b", next().getMessageObject());
    }

    /** Says that it can be serialized, and cannot. */
    private static final class Unserializable implements java.io.Serializable {
        private final Object inner = new Object();
    }

    @Test
    @Rule("B.9.4")
    void whatCannotBeSerializedFailsAtThePublisher() throws Exception {
        there.getTopic(name).addMessageListener(message -> { });
        assertThrows(HazelcastSerializationException.class, () -> topic().publish(new Unserializable()));
        assertThrows(HazelcastSerializationException.class, () -> topic().publish(new Object()));
    }

    @Test
    @Rule("B.9.5")
    void everyListenerHasItsOwnCopy() throws Exception {
        BlockingQueue<List<String>> lists = new LinkedBlockingQueue<>();
        this.<List<String>>topic().addMessageListener(message -> lists.add(message.getMessageObject()));
        there.<List<String>>getTopic(name).addMessageListener(message -> lists.add(message.getMessageObject()));
        List<String> sent = new ArrayList<>(List.of("a"));
        topic().publish(sent);
        List<String> one = lists.poll(20, TimeUnit.SECONDS);
        List<String> two = lists.poll(20, TimeUnit.SECONDS);
        assertEquals(sent, one);
        assertEquals(sent, two);
        assertNotSame(one, two);
        assertNotSame(sent, one);
        assertNotSame(sent, two);
    }

    @Test
    @Rule("B.9.5")
    void askingTwiceGivesTheSameObject() throws Exception {
        BlockingQueue<Message<List<String>>> lists = new LinkedBlockingQueue<>();
        there.<List<String>>getTopic(name).addMessageListener(lists::add);
        topic().publish(new ArrayList<>(List.of("a")));
        Message<List<String>> message = lists.poll(20, TimeUnit.SECONDS);
        assertEquals(List.of("a"), message.getMessageObject());
        assertSame(message.getMessageObject(), message.getMessageObject());
    }

    @Test
    @Rule("B.9.6")
    void messageNamesItsPublisher() throws Exception {
        there.<String>getTopic(name).addMessageListener(received::add);
        topic().publish("from here");
        assertEquals(here.getCluster().getLocalMember(), next().getPublishingMember());
        there.getTopic(name).publish("from there");
        assertEquals(there.getCluster().getLocalMember(), next().getPublishingMember());
    }

    @Test
    @Rule("B.9.6")
    void messageHasTheTimeOfItsPublication() throws Exception {
        there.<String>getTopic(name).addMessageListener(received::add);
        long before = System.currentTimeMillis();
        topic().publish("m");
        long time = next().getPublishTime();
        assertTrue(time >= before - 1_000 && time <= System.currentTimeMillis() + 1_000, time + " against " + before);
    }

    @Test
    @Rule("B.9.6")
    void messagesSourceIsTheTopicsName() throws Exception {
        there.<String>getTopic(name).addMessageListener(received::add);
        topic().publish("m");
        assertEquals(name, next().getSource());
    }

    @Test
    @Rule("B.9.7")
    void messagesComeOnThreadsOfTheInstance() throws Exception {
        BlockingQueue<String> threads = new LinkedBlockingQueue<>();
        there.getTopic(name).addMessageListener(message -> threads.add(Thread.currentThread().getName()));
        topic().publish("a");
        topic().publish("b");
        String first = threads.poll(20, TimeUnit.SECONDS);
        assertTrue(first.startsWith("hz.there.event-"), first);
        String second = threads.poll(20, TimeUnit.SECONDS);
        assertTrue(second.startsWith("hz.there.event-"), second);
    }

    @Test
    @Rule("B.9.8")
    void sameListenerTwiceHearsTwice() throws Exception {
        MessageListener<String> listener = received::add;
        UUID first = this.<String>topic().addMessageListener(listener);
        UUID second = this.<String>topic().addMessageListener(listener);
        assertNotEquals(first, second);
        topic().publish("m");
        assertEquals("m", next().getMessageObject());
        assertEquals("m", next().getMessageObject());
        assertTrue(topic().removeMessageListener(first));
        topic().publish("n");
        assertEquals("n", next().getMessageObject());
        topic().publish("o");
        assertEquals("o", next().getMessageObject());
    }

    @Test
    @Rule("B.9.8")
    void removedListenerHearsNothing() throws Exception {
        BlockingQueue<Message<String>> removed = new LinkedBlockingQueue<>();
        UUID id = this.<String>topic().addMessageListener(removed::add);
        this.<String>topic().addMessageListener(received::add);
        assertTrue(topic().removeMessageListener(id));
        topic().publish("m");
        assertEquals("m", next().getMessageObject());
        assertTrue(removed.isEmpty());
    }

    @Test
    @Rule("B.9.8")
    void removalTellsWhetherItFound() {
        UUID id = this.<String>topic().addMessageListener(received::add);
        assertFalse(topic().removeMessageListener(UUID.randomUUID()));
        assertTrue(topic().removeMessageListener(id));
        assertFalse(topic().removeMessageListener(id));
    }

    @Test
    @Rule("B.9.9")
    void messagesAreCounted() {
        this.<String>topic().addMessageListener(received::add);
        there.<String>getTopic(name).addMessageListener(received::add);
        for (int i = 0; i < 5; i++) {
            topic().publish("m");
        }
        eventually(() -> assertEquals(10, received.size()));
        assertEquals(5, topic().getLocalTopicStats().getPublishOperationCount());
        eventually(() -> assertEquals(5, topic().getLocalTopicStats().getReceiveOperationCount()));
        assertEquals(0, there.getTopic(name).getLocalTopicStats().getPublishOperationCount());
        eventually(() -> assertEquals(5, there.getTopic(name).getLocalTopicStats().getReceiveOperationCount()));
    }

    @Test
    @Rule("B.9.9")
    void statisticsKnowTheTopicsBeginning() {
        topic().publish("m");
        long created = topic().getLocalTopicStats().getCreationTime();
        assertTrue(Math.abs(System.currentTimeMillis() - created) < 60_000, "created at " + created);
    }

    @Test
    @Rule("2b.8")
    void throwingListenerDoesNotStopDelivery() throws Exception {
        this.<String>topic().addMessageListener(message -> {
            received.add(message);
            throw new IllegalStateException("a listener's own failure");
        });
        topic().publish("a");
        topic().publish("b");
        assertEquals("a", next().getMessageObject());
        assertEquals("b", next().getMessageObject());
    }

    @Test
    @Rule("2b.8")
    void listenerMayCallMapsAndPublish() throws Exception {
        String key = key();
        there.<String>getTopic(name).addMessageListener(message -> {
            if (message.getMessageObject().equals("do")) {
                there.getMap(name).put(key, "done");
                there.getTopic(name).publish("did");
            } else {
                received.add(message);
            }
        });
        topic().publish("do");
        assertEquals("did", next().getMessageObject());
        assertEquals("done", map().get(key));
    }

    @Test
    void namesAreKept() {
        assertEquals(name, topic().getName());
        assertEquals("hz:impl:topicService", topic().getServiceName());
        assertSame(topic(), topic());
    }

    @Test
    void destroyedTopicHearsNothingAndMayBeUsedAgain() throws Exception {
        BlockingQueue<Message<String>> old = new LinkedBlockingQueue<>();
        this.<String>topic().addMessageListener(old::add);
        topic().publish("a");
        assertEquals("a", old.poll(20, TimeUnit.SECONDS).getMessageObject());
        topic().destroy();
        this.<String>topic().addMessageListener(received::add);
        topic().publish("b");
        assertEquals("b", next().getMessageObject());
        assertTrue(old.isEmpty());
    }

    @Test
    void topicsDoNotMix() throws Exception {
        this.<String>topic().addMessageListener(received::add);
        here.getTopic(name + "-other").publish("other");
        topic().publish("mine");
        assertEquals("mine", next().getMessageObject());
    }

    @Test
    void largeMessageArrivesWhole() throws Exception {
        BlockingQueue<byte[]> arrays = new LinkedBlockingQueue<>();
        there.<byte[]>getTopic(name).addMessageListener(message -> arrays.add(message.getMessageObject()));
        byte[] large = new byte[2 << 20];
        new java.util.Random(3).nextBytes(large);
        topic().publish(large);
        assertTrue(Arrays.equals(large, arrays.poll(20, TimeUnit.SECONDS)));
    }

    @Test
    @Rule("2b.1")
    void externalizableWithPrivateConstructorIsReadWithoutShortReads() throws Exception {
        BlockingQueue<Wrapper> wrappers = new LinkedBlockingQueue<>();
        there.<Wrapper>getTopic(name).addMessageListener(message -> wrappers.add(message.getMessageObject()));
        byte[] body = new byte[900];
        new java.util.Random(5).nextBytes(body);
        topic().publish(new Wrapper(body));
        assertTrue(Arrays.equals(body, wrappers.poll(20, TimeUnit.SECONDS).body));
    }

    /** As the wrapper of a gateway's messages: made by reflection, and reading with one {@code read(byte[])}. */
    public static final class Wrapper implements java.io.Externalizable {
        private byte[] body;

        private Wrapper() {
        }

        Wrapper(byte[] body) {
            this.body = body;
        }

        @Override
        public void writeExternal(java.io.ObjectOutput out) throws java.io.IOException {
            out.writeInt(body.length);
            out.write(body);
        }

        @Override
        public void readExternal(java.io.ObjectInput in) throws java.io.IOException {
            body = new byte[in.readInt()];
            assertEquals(body.length, in.read(body));
        }
    }
}

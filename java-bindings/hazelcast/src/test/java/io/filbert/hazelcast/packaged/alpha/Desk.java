package io.filbert.hazelcast.packaged.alpha;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.topic.ITopic;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What bundle alpha does with an instance that somebody else has started. */
public final class Desk {
    private static final BlockingQueue<Object> HEARD = new LinkedBlockingQueue<>();

    private Desk() {
    }

    private static HazelcastInstance instance(String name) {
        return Hazelcast.getHazelcastInstanceByName(name);
    }

    public static void put(String instance, String key, String text) {
        instance(instance).getMap("values").put(key, new Ticket(text));
    }

    public static Object get(String instance, String key) {
        return instance(instance).getMap("values").get(key);
    }

    public static void listen(String instance) {
        ITopic<Object> topic = instance(instance).getTopic("news");
        topic.addMessageListener(message -> HEARD.add(message.getMessageObject()));
    }

    public static void publish(String instance, String text) {
        instance(instance).getTopic("news").publish(new Ticket(text));
    }

    public static BlockingQueue<Object> heard() {
        return HEARD;
    }
}

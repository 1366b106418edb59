package io.filbert.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.spi.exception.RetryableHazelcastException;
import com.hazelcast.topic.ITopic;
import com.hazelcast.topic.LocalTopicStats;
import com.hazelcast.topic.Message;
import com.hazelcast.topic.MessageListener;
import io.filbert.GridTopic;
import io.filbert.hazelcast.serialization.Serialization;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A topic. A message becomes bytes on the publisher's thread and, for each listener anew, an object on the listener's. */
final class TopicProxy<E> implements ITopic<E> {
    static final String SERVICE = "hz:impl:topicService";

    private final GridInstance instance;
    private final GridTopic topic;
    private final String name;

    TopicProxy(GridInstance instance, String name) {
        this.instance = instance;
        this.name = name;
        this.topic = Errors.guarded(() -> instance.grid().topic(name));
    }

    @Override
    public void publish(E message) {
        byte[] form = instance.serialization().toForm(Objects.requireNonNull(message, "Null message is not allowed!"));
        if (!instance.isStopped()) { // as in Hazelcast, who publishes on a kept topic after the end is not told
            Errors.run(() -> topic.publish(form));
        }
    }

    @Override
    public CompletionStage<Void> publishAsync(E message) {
        publish(message); // hands over to queues; in global order it waits for the message's place only
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void publishAll(Collection<? extends E> messages) {
        Objects.requireNonNull(messages, "Null messages is not allowed!");
        messages.forEach(message -> Objects.requireNonNull(message, "Null message is not allowed!"));
        messages.forEach(this::publish);
    }

    @Override
    public CompletionStage<Void> publishAllAsync(Collection<? extends E> messages) {
        publishAll(messages);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public UUID addMessageListener(MessageListener<E> listener) {
        Objects.requireNonNull(listener, "Null listener is not allowed!");
        if (instance.isStopped()) {
            throw new RetryableHazelcastException("Hazelcast instance is not active!"); // not the exception of all others, as in Hazelcast
        }
        instance.inject(listener);
        return instance.registrations().add(Errors.guarded(() -> topic.listen(new io.filbert.MessageListener() {
            @Override
            public void message(long publishedMillis, UUID publisher, byte[] message) {
                listener.onMessage(new Received<>(instance.serialization(), name, message, publishedMillis, instance.cluster().member(publisher)));
            }

            @Override
            public void dropped(long count) {
                Logs.warn("com.hazelcast.topic.impl.TopicService", count + " messages of topic '" + name + "' did not reach a listener");
            }
        })));
    }

    @Override
    public boolean removeMessageListener(UUID registrationId) {
        return instance.registrations().remove(registrationId);
    }

    @Override
    public LocalTopicStats getLocalTopicStats() {
        Map<String, Long> numbers = Errors.guarded(topic::statistics);
        return new LocalTopicStats() {
            @Override
            public long getPublishOperationCount() {
                return numbers.getOrDefault("published", 0L);
            }

            @Override
            public long getReceiveOperationCount() {
                return numbers.getOrDefault("received", 0L);
            }

            @Override
            public long getCreationTime() {
                return numbers.getOrDefault("created", 0L);
            }
        };
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getServiceName() {
        return SERVICE;
    }

    @Override
    public String getPartitionKey() {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(at + 1);
    }

    @Override
    public void destroy() {
        Errors.run(topic::destroy);
        instance.forget(SERVICE, name);
    }

    @Override
    public String toString() {
        return "ITopic{name='" + name + "'}";
    }

    /** Deserializes when it is asked for. */
    private static final class Received<E> extends Message<E> {
        private final transient Serialization serialization;
        private transient byte[] form;

        Received(Serialization serialization, String topic, byte[] form, long publishedMillis, Member publisher) {
            super(topic, null, publishedMillis, publisher);
            this.serialization = serialization;
            this.form = form;
        }

        @Override
        public E getMessageObject() {
            if (form != null) {
                messageObject = serialization.toObject(form);
                form = null;
            }
            return messageObject;
        }
    }
}

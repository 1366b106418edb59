package com.hazelcast.topic;

import com.hazelcast.core.DistributedObject;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Publishes messages to every listener of the cluster. */
public interface ITopic<E> extends DistributedObject {
    String getName();

    void publish(E item);

    boolean removeMessageListener(UUID registrationId);

    LocalTopicStats getLocalTopicStats();

    void publishAll(Collection<? extends E> items) throws ExecutionException, InterruptedException;

    CompletionStage<Void> publishAllAsync(Collection<? extends E> items);

    CompletionStage<Void> publishAsync(E item);

    UUID addMessageListener(MessageListener<E> listener);
}

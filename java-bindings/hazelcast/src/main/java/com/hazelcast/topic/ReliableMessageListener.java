package com.hazelcast.topic;

/** A listener that can begin at an older message and goes on after losses. */
public interface ReliableMessageListener<E> extends MessageListener<E> {
    long retrieveInitialSequence();

    void storeSequence(long number);

    boolean isLossTolerant();

    boolean isTerminal(Throwable throwable);
}

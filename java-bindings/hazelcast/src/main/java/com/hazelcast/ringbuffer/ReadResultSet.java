package com.hazelcast.ringbuffer;

/** Items that were read together. */
public interface ReadResultSet<E> extends Iterable<E> {
    int SEQUENCE_UNAVAILABLE = -1;

    int readCount();

    E get(int index);

    long getSequence(int index);

    int size();

    long getNextSequenceToReadFrom();
}

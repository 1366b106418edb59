package com.hazelcast.collection;

import java.util.EventListener;

/** Told of items that come and go. */
public interface ItemListener<E> extends EventListener {
    void itemAdded(ItemEvent<E> itemEvent);

    void itemRemoved(ItemEvent<E> itemEvent);
}

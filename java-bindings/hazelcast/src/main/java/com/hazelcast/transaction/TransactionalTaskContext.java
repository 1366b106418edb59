package com.hazelcast.transaction;

/** What a transaction's code can reach. */
public interface TransactionalTaskContext {
    <K, V> TransactionalMap<K, V> getMap(String name);

    <E> TransactionalQueue<E> getQueue(String name);

    <K, V> TransactionalMultiMap<K, V> getMultiMap(String name);

    <E> TransactionalList<E> getList(String name);

    <E> TransactionalSet<E> getSet(String name);

    <T extends TransactionalObject> T getTransactionalObject(String name, String name2);
}

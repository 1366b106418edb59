package io.filbert.hazelcast;

import com.hazelcast.transaction.TransactionException;
import com.hazelcast.transaction.TransactionalList;
import com.hazelcast.transaction.TransactionalMap;
import com.hazelcast.transaction.TransactionalMultiMap;
import com.hazelcast.transaction.TransactionalObject;
import com.hazelcast.transaction.TransactionalQueue;
import com.hazelcast.transaction.TransactionalSet;
import com.hazelcast.transaction.TransactionalTask;
import com.hazelcast.transaction.TransactionalTaskContext;

/** The only transaction there is: of a task that touches nothing, which is how Spring Boot asks whether an instance is well. */
final class EmptyTransaction implements TransactionalTaskContext {
    private EmptyTransaction() {
    }

    /** Runs the task here; nothing is to be committed, and nothing to be rolled back. */
    static <T> T run(TransactionalTask<T> task) {
        try {
            return task.execute(new EmptyTransaction());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // thrown without being declared, as other languages of the JVM do
            throw new TransactionException(e);
        }
    }

    @Override
    public <K, V> TransactionalMap<K, V> getMap(String name) {
        throw Unsupported.method("TransactionalTaskContext.getMap");
    }

    @Override
    public <E> TransactionalQueue<E> getQueue(String name) {
        throw Unsupported.method("TransactionalTaskContext.getQueue");
    }

    @Override
    public <K, V> TransactionalMultiMap<K, V> getMultiMap(String name) {
        throw Unsupported.method("TransactionalTaskContext.getMultiMap");
    }

    @Override
    public <E> TransactionalList<E> getList(String name) {
        throw Unsupported.method("TransactionalTaskContext.getList");
    }

    @Override
    public <E> TransactionalSet<E> getSet(String name) {
        throw Unsupported.method("TransactionalTaskContext.getSet");
    }

    @Override
    public <T extends TransactionalObject> T getTransactionalObject(String serviceName, String name) {
        throw Unsupported.method("TransactionalTaskContext.getTransactionalObject");
    }
}

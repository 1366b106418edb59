package io.filbert.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The threads that play callers. The first unexpected failure of one is thrown to who waits for them. */
final class Workers {
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /** What a caller does until it is done. */
    interface Caller {
        void call() throws Exception;
    }

    void start(String name, Caller caller) {
        Thread thread = new Thread(() -> {
            try {
                caller.call();
            } catch (Exception unexpected) {
                failure.compareAndSet(null, unexpected);
            }
        }, name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    void join() throws Exception {
        for (Thread thread : threads) {
            thread.join();
        }
        check();
    }

    void check() throws Exception {
        Exception first = failure.get();
        if (first != null) {
            throw new DemoFailure("a caller could not go on: " + first);
        }
    }
}

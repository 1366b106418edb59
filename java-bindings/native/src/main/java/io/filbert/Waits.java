package io.filbert;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** Waits for asynchronous calls in Java, where an interrupt is seen. */
final class Waits {
    private Waits() {
    }

    /**
     * The call's result. On an interrupt the call is cancelled; if it was faster, {@code undo} gives back what it acquired.
     */
    static byte[] interruptibly(Grid grid, long call, Consumer<byte[]> undo) throws InterruptedException {
        CompletableFuture<byte[]> future = grid.dispatcher().completion(call);
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException interrupt) {
            grid.cancel(call);
            try {
                undo.accept(future.join()); // the completion of a cancelled call comes at once
            } catch (CompletionException e) {
                interrupt.addSuppressed(e.getCause()); // not acquired: interrupted, as asked
            }
            throw interrupt;
        }
    }

    /** What a completion failed with, with the waiting thread's trace added. */
    static RuntimeException unwrapped(Exception e) {
        Throwable cause = e.getCause();
        if (cause instanceof FilbertException) {
            RuntimeException here = new FilbertException(((FilbertException) cause).code(), cause.getMessage());
            here.initCause(cause);
            return here;
        }
        return cause instanceof RuntimeException ? (RuntimeException) cause : new IllegalStateException(cause);
    }
}

package io.filbert.hazelcast;

import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.HazelcastOverloadException;
import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.cp.lock.exception.LockAcquireLimitReachedException;
import com.hazelcast.map.ReachedMaxSizeException;
import com.hazelcast.partition.NoDataMemberInClusterException;
import com.hazelcast.spi.exception.DistributedObjectDestroyedException;
import io.filbert.FilbertException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The library's errors as the exceptions that Hazelcast's callers catch. */
public final class Errors {
    private Errors() {
    }

    /** Calls, and translates what it throws. */
    public static <T> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (FilbertException e) {
            throw translated(e);
        } catch (UnsatisfiedLinkError e) {
            throw new HazelcastException(e.getMessage(), e); // hosts catch exceptions of a start, not errors
        }
    }

    /** As {@link #guarded(Supplier)} for calls without result. */
    public static void run(Runnable call) {
        try {
            call.run();
        } catch (FilbertException e) {
            throw translated(e);
        }
    }

    /** Translates what a future fails with. */
    public static <T> CompletableFuture<T> guarded(CompletableFuture<T> future) {
        return future.handle((value, error) -> {
            if (error == null) {
                return value;
            }
            Throwable cause = error instanceof CompletionException ? error.getCause() : error;
            throw new CompletionException(cause instanceof FilbertException ? translated((FilbertException) cause) : cause);
        });
    }

    /** The exception of Hazelcast's for a status; the library's own is its cause. */
    public static RuntimeException translated(FilbertException e) {
        RuntimeException translated = choose(e.code(), e.getMessage());
        translated.initCause(e);
        return translated;
    }

    private static RuntimeException choose(int code, String text) {
        switch (code) {
            case FilbertException.NULL_ARGUMENT:
                return new NullPointerException(text);
            case FilbertException.INVALID_ARGUMENT:
            case FilbertException.TOO_LARGE:
                return new IllegalArgumentException(text);
            case FilbertException.CONFIGURATION:
                return new InvalidConfigurationException(text);
            case FilbertException.NOT_LOCK_OWNER:
                return new IllegalMonitorStateException(text);
            case FilbertException.LOCK_LIMIT:
                return new LockAcquireLimitReachedException(text);
            case FilbertException.CLOSED:
            case FilbertException.NOT_ACTIVE:
                return new HazelcastInstanceNotActiveException("Hazelcast instance is not active!");
            case FilbertException.TIMEOUT:
                return new OperationTimeoutException(text);
            case FilbertException.UNKNOWN:
                return new IndeterminateOperationStateException(text);
            case FilbertException.OVERLOADED:
                return new HazelcastOverloadException(text);
            case FilbertException.OUT_OF_MEMORY:
                return new ReachedMaxSizeException(text);
            case FilbertException.NO_DATA_MEMBER:
                return new NoDataMemberInClusterException(text);
            case FilbertException.DESTROYED:
                return new DistributedObjectDestroyedException(text);
            case FilbertException.JOIN:
                return new IllegalStateException(text);
            default:
                return new HazelcastException(text);
        }
    }
}

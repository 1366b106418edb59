package io.filbert;

/**
 * Why a call failed. The code says whose fault it was and whether anything was applied; {@link #isSurelyNotApplied} and {@link #mayRetry} spell it out.
 *
 * <p>The native library constructs it with {@code (int, String)}; the numbers are those of {@code src/error.rs}.
 */
public class FilbertException extends RuntimeException {
    /** An argument is null. */
    public static final int NULL_ARGUMENT = 100;
    /** An argument is outside what the call accepts. */
    public static final int INVALID_ARGUMENT = 101;
    /** A configuration that cannot be used; the text has file, line and key. */
    public static final int CONFIGURATION = 102;
    /** A key, value or name is over its limit. */
    public static final int TOO_LARGE = 103;
    /** The calling thread does not hold the lock. */
    public static final int NOT_LOCK_OWNER = 104;
    /** The reentrancy limit of a lock is reached. */
    public static final int LOCK_LIMIT = 105;
    /** A handle that was closed, or never was one. */
    public static final int CLOSED = 106;
    /** The wait was given up. */
    public static final int INTERRUPTED = 107;
    /** The instance is not running (any more). */
    public static final int NOT_ACTIVE = 200;
    /** No answer in time, and surely not applied. */
    public static final int TIMEOUT = 201;
    /** No answer in time: the call may or may not have been applied. */
    public static final int UNKNOWN = 202;
    /** A queue on the way has no room. */
    public static final int OVERLOADED = 203;
    /** The limit of native memory is reached; reads and removes go on. */
    public static final int OUT_OF_MEMORY = 204;
    /** Only lite members are left. */
    public static final int NO_DATA_MEMBER = 205;
    /** The object was destroyed. */
    public static final int DESTROYED = 206;
    /** The cluster refused this member, or none could be formed. */
    public static final int JOIN = 207;
    /** A socket or file failed. */
    public static final int IO = 208;
    /** A bug of the library. */
    public static final int PANIC = 900;

    private static final long serialVersionUID = 1;

    private final int code;

    /** Made by the library, or by a wrapper that reports in its name. */
    public FilbertException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The status number. */
    public int code() {
        return code;
    }

    /** True when the call changed nothing: all but {@link #UNKNOWN}, {@link #PANIC} and {@link #IO}. */
    public boolean isSurelyNotApplied() {
        return code != UNKNOWN && code != PANIC && code != IO;
    }

    /** True when the same call may succeed later. */
    public boolean mayRetry() {
        return code == TIMEOUT || code == OVERLOADED || code == OUT_OF_MEMORY || code == NO_DATA_MEMBER;
    }
}

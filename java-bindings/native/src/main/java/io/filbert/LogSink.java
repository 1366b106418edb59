package io.filbert;

/** Where an instance's log records go; called by the callback threads, one record at a time, never on a thread that serves other members. */
public interface LogSink {
    /** Levels, as the library numbers them. */
    int OFF = 0, ERROR = 1, WARN = 2, INFO = 3, DEBUG = 4, TRACE = 5;

    /** The most detailed level that {@code logger} writes; asked at start and every few seconds, checked natively before a record crosses. */
    int level(String logger);

    /** Writes a record; {@code error} is null unless a listener threw. */
    void write(long millis, int level, String logger, String text, Throwable error);
}

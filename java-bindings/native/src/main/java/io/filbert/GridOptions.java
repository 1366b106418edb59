package io.filbert;

/** What a {@link Grid} takes from its host besides {@link Settings}: names and loaders for its threads, and where log records go. */
public final class GridOptions {
    String threadPrefix = "filbert.";
    ClassLoader contextClassLoader = Thread.currentThread().getContextClassLoader();
    boolean keepJvmAlive;
    LogSink log;

    /** Callback threads are named {@code <prefix>event-<n>}. */
    public GridOptions threadPrefix(String prefix) {
        this.threadPrefix = prefix;
        return this;
    }

    /** Context class loader of callback threads; default: that of the thread which made these options. */
    public GridOptions contextClassLoader(ClassLoader loader) {
        this.contextClassLoader = loader;
        return this;
    }

    /** True: the JVM does not end before the grid is shut down (one callback thread is not a daemon). Default false. */
    public GridOptions keepJvmAlive(boolean keep) {
        this.keepJvmAlive = keep;
        return this;
    }

    /** Where log records go; null: the instance logs nothing. */
    public GridOptions log(LogSink sink) {
        this.log = sink;
        return this;
    }
}

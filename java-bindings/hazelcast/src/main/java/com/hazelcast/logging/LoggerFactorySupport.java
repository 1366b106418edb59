package com.hazelcast.logging;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A factory that makes each logger once. */
public abstract class LoggerFactorySupport implements LoggerFactory {
    private final ConcurrentMap<String, ILogger> loggers = new ConcurrentHashMap<>();

    @Override
    public final ILogger getLogger(String name) {
        return loggers.computeIfAbsent(name, this::createLogger);
    }

    protected abstract ILogger createLogger(String name);

    public void clearLoadedLoggers() {
        loggers.clear();
    }
}

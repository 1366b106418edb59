package com.hazelcast.logging;

/** Makes loggers; a host's own is named by the property {@code hazelcast.logging.class}. */
public interface LoggerFactory {
    ILogger getLogger(String name);
}

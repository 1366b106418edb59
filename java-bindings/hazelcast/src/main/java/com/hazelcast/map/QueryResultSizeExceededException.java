package com.hazelcast.map;

import com.hazelcast.core.HazelcastException;

/** A query would return more than the configured limit. */
public class QueryResultSizeExceededException extends HazelcastException {
    public QueryResultSizeExceededException() {
        super("the query would return more entries than the limit");
    }

    public QueryResultSizeExceededException(String message) {
        super(message);
    }

    public QueryResultSizeExceededException(int maxResultLimit, String optionalMessage) {
        super("the query would return more than " + maxResultLimit + " entries" + optionalMessage);
    }
}

package com.hazelcast.query;

import com.hazelcast.core.HazelcastException;

/** A query failed. */
public class QueryException extends HazelcastException {
    public QueryException(Throwable cause) {
        super(cause);
    }

    public QueryException(String message, Throwable cause) {
        super(message, cause);
    }

    public QueryException(String message) {
        super(message);
    }

    public QueryException() {
    }
}

package com.hazelcast.sql;

/** The entrance to SQL, of which nothing is here. */
public interface SqlService {
}

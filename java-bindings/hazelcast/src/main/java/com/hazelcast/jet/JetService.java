package com.hazelcast.jet;

/** The entrance to the stream engine, of which nothing is here. */
public interface JetService {
}

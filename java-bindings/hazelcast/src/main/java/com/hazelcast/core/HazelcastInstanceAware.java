package com.hazelcast.core;

/** Asks to be given the instance before it is used. */
public interface HazelcastInstanceAware {
    void setHazelcastInstance(HazelcastInstance hazelcastInstance);
}

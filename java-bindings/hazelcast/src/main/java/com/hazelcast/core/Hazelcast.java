package com.hazelcast.core;

import com.hazelcast.config.Config;
import io.filbert.hazelcast.Instances;
import java.util.Set;

/** Starts and finds the instances of this JVM. */
public final class Hazelcast {
    private Hazelcast() {
    }

    /** Starts an instance; returns when it has joined and serves. With null, {@link Config#load} says how. */
    public static HazelcastInstance newHazelcastInstance(Config config) {
        return Instances.start(config);
    }

    /** Starts an instance as {@link Config#load} says: the system property {@code hazelcast.config} names the file. */
    public static HazelcastInstance newHazelcastInstance() {
        return Instances.start(null);
    }

    /** The instance of that name, or null. */
    public static HazelcastInstance getHazelcastInstanceByName(String instanceName) {
        return Instances.byName(instanceName);
    }

    /** The instance that the loaded configuration names, started now if there is none. */
    public static HazelcastInstance getOrCreateHazelcastInstance() {
        return Instances.getOrStart(null);
    }

    /** The instance that the configuration names, started now if there is none. */
    public static HazelcastInstance getOrCreateHazelcastInstance(Config config) {
        return Instances.getOrStart(config);
    }

    /** All instances of this JVM that have started. */
    public static Set<HazelcastInstance> getAllHazelcastInstances() {
        return Instances.all();
    }

    /** Only for jobs that Hazelcast submits itself. */
    public static HazelcastInstance bootstrappedInstance() {
        throw new UnsupportedOperationException("Hazelcast.bootstrappedInstance");
    }

    public static void setOutOfMemoryHandler(OutOfMemoryHandler outOfMemoryHandler) {
        throw new UnsupportedOperationException("Hazelcast.setOutOfMemoryHandler");
    }

    /** Shuts down every instance of this JVM, gracefully. */
    public static void shutdownAll() {
        Instances.shutdownAll();
    }
}

package com.hazelcast.config;

/** How memory modules that keep their content are reached. */
public enum PersistentMemoryMode {
    MOUNTED, SYSTEM_MEMORY
}

package com.hazelcast.core;

/** Turns a value into the type of an attribute. */
@FunctionalInterface
public interface TypeConverter {
    Comparable convert(Comparable comparable);
}

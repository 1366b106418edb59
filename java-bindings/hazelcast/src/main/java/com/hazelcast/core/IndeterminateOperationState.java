package com.hazelcast.core;

/** Marks an exception after which nobody knows whether the operation was applied. */
public interface IndeterminateOperationState {
}

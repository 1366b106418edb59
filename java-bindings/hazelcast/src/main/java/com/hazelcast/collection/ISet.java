package com.hazelcast.collection;

import java.util.Set;

/** A distributed set. */
public interface ISet<E> extends Set<E>, ICollection<E> {
    LocalSetStats getLocalSetStats();
}

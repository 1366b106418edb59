package com.hazelcast.collection;

import java.util.List;

/** A distributed list. */
public interface IList<E> extends List<E>, ICollection<E> {
    LocalListStats getLocalListStats();
}

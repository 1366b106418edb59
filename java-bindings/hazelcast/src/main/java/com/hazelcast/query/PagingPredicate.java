package com.hazelcast.query;

import java.util.Comparator;
import java.util.Map;

/** Returns a result page by page. */
public interface PagingPredicate<K, V> extends Predicate<K, V> {
    void reset();

    void nextPage();

    void previousPage();

    int getPage();

    void setPage(int index);

    int getPageSize();

    Comparator<Map.Entry<K, V>> getComparator();

    Map.Entry<K, V> getAnchor();
}

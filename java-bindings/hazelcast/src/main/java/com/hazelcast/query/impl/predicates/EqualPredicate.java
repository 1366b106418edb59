package com.hazelcast.query.impl.predicates;

import io.filbert.hazelcast.query.LaterPredicate;

/** An attribute has a value. */
public class EqualPredicate extends LaterPredicate<Object, Object> {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("rawtypes") // as Hazelcast declares it
    public EqualPredicate(String attribute, Comparable value) {
        super(attribute + "=" + value);
    }
}

package com.hazelcast.query.impl.predicates;

import io.filbert.hazelcast.query.LaterPredicate;

/** A condition in the words of SQL, under the name by which libraries make it. */
@SuppressWarnings("rawtypes") // as Hazelcast declares it
public class SqlPredicate extends LaterPredicate {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("unchecked") // neither keys nor values are looked at
    public SqlPredicate(String sql) {
        super(sql);
    }
}

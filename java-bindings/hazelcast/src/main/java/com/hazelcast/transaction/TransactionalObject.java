package com.hazelcast.transaction;

import com.hazelcast.core.DistributedObject;

/** An object within a transaction. */
public interface TransactionalObject extends DistributedObject {
}

package com.hazelcast.transaction;

import com.hazelcast.core.DistributedObject;
import javax.transaction.xa.XAResource;

/** Takes part in transactions of a transaction manager. */
public interface HazelcastXAResource extends XAResource, DistributedObject {
    TransactionContext getTransactionContext();
}

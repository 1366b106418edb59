package com.hazelcast.splitbrainprotection;

import com.hazelcast.spi.exception.SilentException;
import com.hazelcast.transaction.TransactionException;

/** Too few members are there for this operation. */
public class SplitBrainProtectionException extends TransactionException implements SilentException {
    public SplitBrainProtectionException(String message) {
        super(message);
    }
}

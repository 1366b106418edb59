package io.filbert.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hazelcast.config.InvalidConfigurationException;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.HazelcastOverloadException;
import com.hazelcast.core.IndeterminateOperationStateException;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.cp.lock.exception.LockAcquireLimitReachedException;
import com.hazelcast.cp.lock.exception.LockOwnershipLostException;
import com.hazelcast.map.ReachedMaxSizeException;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.partition.NoDataMemberInClusterException;
import com.hazelcast.replicatedmap.ReplicatedMapCantBeCreatedOnLiteMemberException;
import com.hazelcast.spi.exception.DistributedObjectDestroyedException;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import com.hazelcast.topic.TopicOverloadException;
import com.hazelcast.transaction.TransactionException;
import com.hazelcast.transaction.TransactionTimedOutException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** What clients catch: which exception is which other one, and what it keeps. */
class ExceptionsTest {
    private final Exception cause = new Exception("cause");

    @Test
    @Rule("B.16.HazelcastException")
    void baseIsUncheckedAndKeepsTextAndCause() {
        HazelcastException e = new HazelcastException("text", cause);
        assertInstanceOf(RuntimeException.class, e);
        assertEquals("text", e.getMessage());
        assertSame(cause, e.getCause());
        assertNull(new HazelcastException().getMessage());
        assertSame(cause, new HazelcastException(cause).getCause());
    }

    @Test
    @Rule({"B.16.NotActive", "A.12.10"})
    void notActiveIsAnIllegalState() {
        RuntimeException e = new HazelcastInstanceNotActiveException();
        assertInstanceOf(IllegalStateException.class, e);
        assertFalse(e instanceof HazelcastException);
        assertEquals("Hazelcast instance is not active!", e.getMessage());
        assertEquals("other", new HazelcastInstanceNotActiveException("other").getMessage());
    }

    @Test
    @Rule("B.16.InvalidConfiguration")
    void invalidConfigurationIsAHazelcastException() {
        InvalidConfigurationException e = new InvalidConfigurationException("text", cause);
        assertInstanceOf(HazelcastException.class, e);
        assertSame(cause, e.getCause());
        assertEquals("text", new InvalidConfigurationException("text").getMessage());
    }

    @Test
    @Rule("B.16.Serialization")
    void serializationFailureIsAHazelcastException() {
        HazelcastSerializationException e = new HazelcastSerializationException("text", cause);
        assertInstanceOf(HazelcastException.class, e);
        assertEquals("text", e.getMessage());
        assertSame(cause, new HazelcastSerializationException(cause).getCause());
    }

    @Test
    @Rule("B.16.OperationTimeout")
    void operationTimeoutIsAHazelcastException() {
        assertInstanceOf(HazelcastException.class, new OperationTimeoutException());
        assertEquals("text", new OperationTimeoutException("text").getMessage());
        assertSame(cause, new OperationTimeoutException("text", cause).getCause());
    }

    @Test
    @Rule("B.16.MemberLeft")
    void memberLeftIsAnExecutionException() {
        Exception e = new MemberLeftException("text");
        assertInstanceOf(ExecutionException.class, e);
        assertEquals("text", e.getMessage());
        assertSame(cause, new MemberLeftException(cause).getCause());
    }

    @Test
    @Rule("B.16.Destroyed")
    void destroyedIsAHazelcastException() {
        assertInstanceOf(HazelcastException.class, new DistributedObjectDestroyedException("text"));
        assertEquals("text", new DistributedObjectDestroyedException("text").getMessage());
    }

    @Test
    @Rule({"B.16.Indeterminate", "B.10.15"})
    void indeterminateIsAHazelcastException() {
        IndeterminateOperationStateException e = new IndeterminateOperationStateException("text", cause);
        assertInstanceOf(HazelcastException.class, e);
        assertSame(cause, e.getCause());
        assertEquals("text", e.getMessage());
    }

    @Test
    @Rule("B.16.SplitBrainProtection")
    void splitBrainProtectionIsATransactionException() {
        assertInstanceOf(TransactionException.class, new SplitBrainProtectionException("text"));
        assertEquals("text", new SplitBrainProtectionException("text").getMessage());
    }

    @Test
    @Rule("B.16.Lock")
    void lostLockIsAnIllegalMonitorState() {
        assertInstanceOf(IllegalMonitorStateException.class, new LockOwnershipLostException("text"));
        assertEquals("text", new LockOwnershipLostException("text").getMessage());
    }

    @Test
    @Rule("B.16.Lock")
    void lockLimitIsAHazelcastException() {
        assertInstanceOf(HazelcastException.class, new LockAcquireLimitReachedException("text"));
        assertEquals("text", new LockAcquireLimitReachedException("text").getMessage());
    }

    @Test
    @Rule("B.16.NoDataMember")
    void noDataMemberIsAHazelcastException() {
        assertInstanceOf(HazelcastException.class, new NoDataMemberInClusterException("text"));
        assertEquals("text", new NoDataMemberInClusterException("text").getMessage());
    }

    @Test
    @Rule("B.16.TopicOverload")
    void overloadsAreHazelcastExceptions() {
        assertEquals("text", assertInstanceOf(HazelcastException.class, new TopicOverloadException("text")).getMessage());
        assertEquals("text", assertInstanceOf(HazelcastException.class, new HazelcastOverloadException("text")).getMessage());
        assertSame(cause, new HazelcastOverloadException("text", cause).getCause());
    }

    @Test
    @Rule("B.16.Transaction")
    void transactionTimeoutIsATransactionException() {
        assertInstanceOf(HazelcastException.class, new TransactionException("text", cause));
        assertEquals("text", assertInstanceOf(TransactionException.class, new TransactionTimedOutException("text")).getMessage());
        assertSame(cause, new TransactionTimedOutException("text", cause).getCause());
    }

    @Test
    @Rule("B.16.ReachedMaxSize")
    void fullMapIsNoHazelcastException() {
        RuntimeException e = new ReachedMaxSizeException("text");
        assertFalse(e instanceof HazelcastException);
        assertEquals("text", e.getMessage());
    }

    @Test
    @Rule("B.16.ReplicatedMap")
    void replicatedMapOnALiteMemberIsAHazelcastException() {
        assertInstanceOf(HazelcastException.class, new ReplicatedMapCantBeCreatedOnLiteMemberException("text"));
        assertTrue(new ReplicatedMapCantBeCreatedOnLiteMemberException("text").getMessage().contains("text"));
    }
}

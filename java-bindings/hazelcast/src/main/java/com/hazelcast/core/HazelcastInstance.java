package com.hazelcast.core;

import com.hazelcast.cardinality.CardinalityEstimator;
import com.hazelcast.client.ClientService;
import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Endpoint;
import com.hazelcast.collection.IList;
import com.hazelcast.collection.IQueue;
import com.hazelcast.collection.ISet;
import com.hazelcast.config.Config;
import com.hazelcast.cp.CPSubsystem;
import com.hazelcast.crdt.pncounter.PNCounter;
import com.hazelcast.durableexecutor.DurableExecutorService;
import com.hazelcast.flakeidgen.FlakeIdGenerator;
import com.hazelcast.jet.JetService;
import com.hazelcast.logging.LoggingService;
import com.hazelcast.map.IMap;
import com.hazelcast.multimap.MultiMap;
import com.hazelcast.partition.PartitionService;
import com.hazelcast.replicatedmap.ReplicatedMap;
import com.hazelcast.ringbuffer.Ringbuffer;
import com.hazelcast.scheduledexecutor.IScheduledExecutorService;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionService;
import com.hazelcast.sql.SqlService;
import com.hazelcast.topic.ITopic;
import com.hazelcast.transaction.HazelcastXAResource;
import com.hazelcast.transaction.TransactionContext;
import com.hazelcast.transaction.TransactionException;
import com.hazelcast.transaction.TransactionOptions;
import com.hazelcast.transaction.TransactionalTask;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;

/** One member of a cluster and the way to its structures. */
public interface HazelcastInstance {
    String getName();

    void shutdown();

    <E> IQueue<E> getQueue(String name);

    <K, V> IMap<K, V> getMap(String name);

    ConcurrentMap<String, Object> getUserContext();

    Cluster getCluster();

    <T extends DistributedObject> T getDistributedObject(String name, String name2);

    <E> ITopic<E> getTopic(String name);

    <E> ISet<E> getSet(String name);

    <E> IList<E> getList(String name);

    <K, V> ReplicatedMap<K, V> getReplicatedMap(String name);

    <K, V> MultiMap<K, V> getMultiMap(String name);

    <E> ITopic<E> getReliableTopic(String name);

    Endpoint getLocalEndpoint();

    <T> T executeTransaction(TransactionOptions transactionOptions, TransactionalTask<T> transactionalTask) throws TransactionException;

    <T> T executeTransaction(TransactionalTask<T> transactionalTask) throws TransactionException;

    TransactionContext newTransactionContext();

    TransactionContext newTransactionContext(TransactionOptions transactionOptions);

    Collection<DistributedObject> getDistributedObjects();

    UUID addDistributedObjectListener(DistributedObjectListener listener);

    boolean removeDistributedObjectListener(UUID registrationId);

    Config getConfig();

    PartitionService getPartitionService();

    LoggingService getLoggingService();

    LifecycleService getLifecycleService();

    <E> Ringbuffer<E> getRingbuffer(String name);

    IExecutorService getExecutorService(String name);

    DurableExecutorService getDurableExecutorService(String name);

    IScheduledExecutorService getScheduledExecutorService(String name);

    FlakeIdGenerator getFlakeIdGenerator(String name);

    CardinalityEstimator getCardinalityEstimator(String name);

    ICacheManager getCacheManager();

    SplitBrainProtectionService getSplitBrainProtectionService();

    ClientService getClientService();

    HazelcastXAResource getXAResource();

    SqlService getSql();

    JetService getJet();

    PNCounter getPNCounter(String name);

    CPSubsystem getCPSubsystem();
}

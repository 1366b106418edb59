package com.hazelcast.instance.impl;

import com.hazelcast.cardinality.CardinalityEstimator;
import com.hazelcast.client.ClientService;
import com.hazelcast.cluster.Member;
import com.hazelcast.collection.IList;
import com.hazelcast.collection.IQueue;
import com.hazelcast.collection.ISet;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.ICacheManager;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.crdt.pncounter.PNCounter;
import com.hazelcast.durableexecutor.DurableExecutorService;
import com.hazelcast.flakeidgen.FlakeIdGenerator;
import com.hazelcast.jet.JetService;
import com.hazelcast.multimap.MultiMap;
import com.hazelcast.replicatedmap.ReplicatedMap;
import com.hazelcast.ringbuffer.Ringbuffer;
import com.hazelcast.scheduledexecutor.IScheduledExecutorService;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionService;
import com.hazelcast.sql.SqlService;
import com.hazelcast.topic.ITopic;
import com.hazelcast.transaction.HazelcastXAResource;
import com.hazelcast.transaction.TransactionContext;
import com.hazelcast.transaction.TransactionOptions;

/** What callers get from {@code Hazelcast.newHazelcastInstance}; here is what no instance has yet. */
public abstract class HazelcastInstanceProxy implements HazelcastInstance {
    private static UnsupportedOperationException missing(String method) {
        return new UnsupportedOperationException("HazelcastInstance." + method + " is not supported by this library; docs/compatibility.md lists what is");
    }

    @Override
    public abstract Member getLocalEndpoint();

    @Override
    public <E> IQueue<E> getQueue(String objectName) {
        throw missing("getQueue");
    }

    @Override
    public <E> ISet<E> getSet(String objectName) {
        throw missing("getSet");
    }

    @Override
    public <E> IList<E> getList(String objectName) {
        throw missing("getList");
    }

    @Override
    public <K, V> MultiMap<K, V> getMultiMap(String objectName) {
        throw missing("getMultiMap");
    }

    @Override
    public <K, V> ReplicatedMap<K, V> getReplicatedMap(String objectName) {
        throw missing("getReplicatedMap");
    }

    @Override
    public <E> ITopic<E> getReliableTopic(String objectName) {
        throw missing("getReliableTopic");
    }

    @Override
    public PNCounter getPNCounter(String objectName) {
        throw missing("getPNCounter");
    }

    @Override
    public TransactionContext newTransactionContext() {
        throw missing("newTransactionContext");
    }

    @Override
    public TransactionContext newTransactionContext(TransactionOptions options) {
        throw missing("newTransactionContext");
    }

    @Override
    public <E> Ringbuffer<E> getRingbuffer(String objectName) {
        throw missing("getRingbuffer");
    }

    @Override
    public IExecutorService getExecutorService(String objectName) {
        throw missing("getExecutorService");
    }

    @Override
    public DurableExecutorService getDurableExecutorService(String objectName) {
        throw missing("getDurableExecutorService");
    }

    @Override
    public IScheduledExecutorService getScheduledExecutorService(String objectName) {
        throw missing("getScheduledExecutorService");
    }

    @Override
    public FlakeIdGenerator getFlakeIdGenerator(String objectName) {
        throw missing("getFlakeIdGenerator");
    }

    @Override
    public CardinalityEstimator getCardinalityEstimator(String objectName) {
        throw missing("getCardinalityEstimator");
    }

    @Override
    public ICacheManager getCacheManager() {
        throw missing("getCacheManager");
    }

    @Override
    public SplitBrainProtectionService getSplitBrainProtectionService() {
        throw missing("getSplitBrainProtectionService");
    }

    @Override
    public ClientService getClientService() {
        throw missing("getClientService");
    }

    @Override
    public HazelcastXAResource getXAResource() {
        throw missing("getXAResource");
    }

    @Override
    public SqlService getSql() {
        throw missing("getSql");
    }

    @Override
    public JetService getJet() {
        throw missing("getJet");
    }
}

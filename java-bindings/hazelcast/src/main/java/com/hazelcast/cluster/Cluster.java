package com.hazelcast.cluster;

import com.hazelcast.hotrestart.HotRestartService;
import com.hazelcast.persistence.PersistenceService;
import com.hazelcast.transaction.TransactionOptions;
import com.hazelcast.version.Version;
import java.util.Set;
import java.util.UUID;

/** The members, and listeners for them. */
public interface Cluster {
    @Deprecated
    HotRestartService getHotRestartService();

    PersistenceService getPersistenceService();

    void shutdown();

    void shutdown(TransactionOptions transactionOptions);

    Set<Member> getMembers();

    UUID addMembershipListener(MembershipListener listener);

    boolean removeMembershipListener(UUID registrationId);

    Member getLocalMember();

    void promoteLocalLiteMember();

    long getClusterTime();

    ClusterState getClusterState();

    void changeClusterState(ClusterState clusterState, TransactionOptions transactionOptions);

    void changeClusterState(ClusterState clusterState);

    Version getClusterVersion();

    void changeClusterVersion(Version version, TransactionOptions transactionOptions);

    void changeClusterVersion(Version version);
}

package com.hazelcast.partition;

import com.hazelcast.cluster.Member;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Partitions and their safety. */
public interface PartitionService {
    boolean removePartitionLostListener(UUID registrationId);

    UUID addPartitionLostListener(PartitionLostListener listener);

    UUID addMigrationListener(MigrationListener listener);

    Set<Partition> getPartitions();

    Partition getPartition(Object key);

    boolean removeMigrationListener(UUID registrationId);

    boolean isClusterSafe();

    boolean isMemberSafe(Member member);

    boolean isLocalMemberSafe();

    boolean forceLocalMemberToBeSafe(long ttl, TimeUnit unit);
}

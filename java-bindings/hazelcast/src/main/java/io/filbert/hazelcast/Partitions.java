package io.filbert.hazelcast;

import com.hazelcast.cluster.Member;
import com.hazelcast.partition.MigrationListener;
import com.hazelcast.partition.Partition;
import com.hazelcast.partition.PartitionLostListener;
import com.hazelcast.partition.PartitionService;
import io.filbert.Grid;
import io.filbert.hazelcast.serialization.Serialization;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Partitions, their owners, and whether their backups are in step. */
final class Partitions implements PartitionService {
    /** Who wants to wait longer waits so long, some 146 years: sums of longer times would overflow. */
    private static final long WAIT_NANOS_MAX = Long.MAX_VALUE / 2;
    private static final long LOOK_AGAIN_NANOS = 5_000_000;

    private final Grid grid;
    private final ClusterView cluster;
    private final Serialization serialization;

    Partitions(Grid grid, ClusterView cluster, Serialization serialization) {
        this.grid = grid;
        this.cluster = cluster;
        this.serialization = serialization;
    }

    /** A partition; its owner is looked up anew each time, as it may move. */
    private final class One implements Partition {
        private final int id;

        One(int id) {
            this.id = id;
        }

        @Override
        public int getPartitionId() {
            return id;
        }

        @Override
        public Member getOwner() {
            List<UUID> owners = Errors.guarded(grid::partitionOwners);
            UUID owner = id < owners.size() ? owners.get(id) : null;
            return owner == null ? null : cluster.member(owner);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof One && id == ((One) other).id;
        }

        @Override
        public int hashCode() {
            return id;
        }

        @Override
        public String toString() {
            return "Partition " + id;
        }
    }

    @Override
    public Set<Partition> getPartitions() {
        Set<Partition> partitions = new LinkedHashSet<>();
        int count = Errors.guarded(grid::partitionCount);
        for (int i = 0; i < count; i++) {
            partitions.add(new One(i));
        }
        return partitions;
    }

    @Override
    public Partition getPartition(Object key) {
        byte[] form = serialization.toKey(Objects.requireNonNull(key, "key cannot be null"));
        return new One(Errors.guarded(() -> grid.partitionOf(form)));
    }

    @Override
    public boolean isClusterSafe() {
        return Errors.guarded(grid::isClusterSafe);
    }

    @Override
    public boolean isLocalMemberSafe() {
        return Errors.guarded(grid::isMemberSafe);
    }

    @Override
    public boolean isMemberSafe(Member member) {
        return member.localMember() ? isLocalMemberSafe() : isClusterSafe(); // of another member only the whole is known here
    }

    @Override
    public boolean forceLocalMemberToBeSafe(long timeout, TimeUnit unit) {
        Objects.requireNonNull(unit, "unit");
        Checks.atLeast(timeout, 1, "timeout");
        // Nothing needs to be forced: owners send what backups lack as soon as they can. An interrupt ends the wait, as its deadline does.
        long deadline = System.nanoTime() + Math.min(unit.toNanos(timeout), WAIT_NANOS_MAX);
        while (!isLocalMemberSafe()) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    @Override
    public UUID addPartitionLostListener(PartitionLostListener listener) {
        throw Unsupported.method("PartitionService.addPartitionLostListener");
    }

    @Override
    public UUID addMigrationListener(MigrationListener listener) {
        throw Unsupported.method("PartitionService.addMigrationListener");
    }

    @Override
    public boolean removePartitionLostListener(UUID registrationId) {
        throw Unsupported.method("PartitionService.removePartitionLostListener");
    }

    @Override
    public boolean removeMigrationListener(UUID registrationId) {
        throw Unsupported.method("PartitionService.removeMigrationListener");
    }
}

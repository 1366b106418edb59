package com.hazelcast.spi.partitiongroup;

/** Forms groups of members. */
@FunctionalInterface
public interface PartitionGroupStrategy {
    Iterable<MemberGroup> getMemberGroups();
}

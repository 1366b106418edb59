package com.hazelcast.spi.partitiongroup;

/** Attributes of a member by which groups are formed. */
public enum PartitionGroupMetaData {
    ;


    public static final String PARTITION_GROUP_ZONE = "hazelcast.partition.group.zone";
    public static final String PARTITION_GROUP_NODE = "hazelcast.partition.group.node";
    public static final String PARTITION_GROUP_PLACEMENT = "hazelcast.partition.group.placement";
}

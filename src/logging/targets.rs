//! The logger names we write under: Hazelcast's, so that `logger.com-hazelcast.level = INFO` and the greps of
//! operators keep working.
//!
//! Decides nothing; what is said under them is in [`messages`](super::messages). Invariant: every constant is in
//! [`ALL`], which is what a JVM is asked the levels of.

/// Declares the constants and the list of all of them, so that none is forgotten in it.
macro_rules! targets {
    ($($(#[$doc:meta])* $constant:ident = $name:literal;)*) => {
        $($(#[$doc])* pub const $constant: &str = $name;)*
        /// Every name above: what a JVM's logging is asked the level of.
        pub const ALL: &[&str] = &[$($name),*];
    };
}

targets! {
    /// Where the configuration was found.
    CONFIG_LOCATOR = "com.hazelcast.internal.config.AbstractConfigLocator";
    /// Which address and port this member takes.
    ADDRESS_PICKER = "com.hazelcast.instance.AddressPicker";
    /// Version and cluster name at the start.
    SYSTEM = "com.hazelcast.system";
    /// Warnings about an open door: no secret, no TLS.
    SECURITY = "com.hazelcast.system.security";
    /// The life of the instance inside: discovery, joining, stages of the shutdown.
    NODE = "com.hazelcast.instance.impl.Node";
    /// Waiting for a cluster size.
    INSTANCE = "com.hazelcast.instance.impl.HazelcastInstanceImpl";
    /// Warnings about the way instances are started.
    INSTANCE_FACTORY = "com.hazelcast.instance.impl.HazelcastInstanceFactory";
    /// `[h]:p is STARTED` and the other states.
    LIFECYCLE = "com.hazelcast.core.LifecycleService";
    /// The member list; claims of mastership; splits.
    CLUSTER_SERVICE = "com.hazelcast.internal.cluster.ClusterService";
    /// Members removed or suspected.
    MEMBERSHIP_MANAGER = "com.hazelcast.internal.cluster.impl.MembershipManager";
    /// Members that are silent.
    HEARTBEAT_MANAGER = "com.hazelcast.internal.cluster.impl.ClusterHeartbeatManager";
    /// Joining over listed addresses.
    TCP_IP_JOINER = "com.hazelcast.internal.cluster.impl.TcpIpJoiner";
    /// Joining over multicast.
    MULTICAST_JOINER = "com.hazelcast.internal.cluster.impl.MulticastJoiner";
    /// A connection that was made or has ended.
    CONNECTION = "com.hazelcast.internal.server.tcp.TcpServerConnection";
    /// Dialling.
    CONNECTOR = "com.hazelcast.internal.server.tcp.TcpServerConnector";
    /// Connections given up after several errors.
    CONNECTION_ERRORS = "com.hazelcast.internal.server.tcp.TcpServerConnectionErrorHandler";
    /// Connections that came in and were refused at the hello.
    ACCEPTOR = "com.hazelcast.internal.server.tcp.TcpServerAcceptor";
    /// The partition table and its replicas.
    PARTITION_SERVICE = "com.hazelcast.internal.partition.InternalPartitionService";
    /// The first arrangement of the partition table.
    PARTITION_STATE = "com.hazelcast.internal.partition.impl.PartitionStateManager";
    /// Migrations planned and done.
    MIGRATION_MANAGER = "com.hazelcast.internal.partition.impl.MigrationManager";
    /// The state of the CP objects.
    CP_SUBSYSTEM = "com.hazelcast.cp.CPSubsystem";
    /// Events that found no room.
    EVENT_SERVICE = "com.hazelcast.spi.impl.eventservice.EventService";
    /// Listeners that threw.
    EVENT_SERVICE_IMPL = "com.hazelcast.spi.impl.eventservice.impl.EventServiceImpl";
    /// Calls that end as unknown, or are refused.
    OPERATION_SERVICE = "com.hazelcast.spi.impl.operationservice.OperationService";
    /// Maps: eviction, expiry, memory.
    MAP_SERVICE = "com.hazelcast.map.impl.MapService";
    /// The regular line of figures.
    HEALTH_MONITOR = "com.hazelcast.internal.diagnostics.HealthMonitor";
    /// The log itself: records that were lost, appenders that failed.
    LOGGING = "com.hazelcast.logging.LoggingService";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_distinct_and_below_com_hazelcast() {
        let distinct: BTreeSet<_> = ALL.iter().collect();
        assert_eq!(distinct.len(), ALL.len());
        for name in ALL {
            assert!(name.starts_with("com.hazelcast."), "{name}");
        }
        assert!(ALL.contains(&CLUSTER_SERVICE) && ALL.contains(&LOGGING));
    }
}

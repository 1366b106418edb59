//! What a driver carries out for the control plane, and what it tells it.

use super::message::ControlMessage;
use crate::kernel::cluster::Member;
use crate::kernel::directory::ChangeRefusal;
use crate::kernel::id::{Address, MemberId, PartitionId, Stamp};

/// One thing to do, in the order given.
#[derive(Clone, PartialEq, Debug)]
pub enum Output {
    /// Connect a control link to this address and say hello: ends in exactly one of `handle_linked` and
    /// `handle_dial_failed`, the latter with `TimedOut` after the dial limit.
    Dial(Address),
    /// Send on the outbound control link to this member; without one, drop it.
    Send {
        /// To whom.
        to: MemberId,
        /// What.
        message: ControlMessage,
    },
    /// Close all connections with this member once what was sent before is written; no `handle_unlinked` follows.
    Unlink(MemberId),
    /// `snapshot()` changed: hand it to every replica, then to listeners.
    Adopt,
    /// From now on replicas answer everything with `AskAgain` (true), or serve again (false).
    Seal(bool),
    /// Say by `handle_empty` whether no replica of this member holds anything.
    AskEmpty,
    /// This member left its cluster by force or by merge, and starts anew: drop all replicas, close every connection
    /// and forget every dial under way (report nothing of either), use this identifier from now on.
    Reset {
        /// The new identifier.
        me: MemberId,
    },
    /// Park operations (false) until it is certain that this member is still one (true).
    Gate(bool),
    /// A directory change is held by every member, or was refused.
    DirectoryDone {
        /// The caller's.
        token: u64,
        /// Why not.
        result: Result<(), ChangeRefusal>,
    },
    /// Left: nothing comes after this.
    Left,
    /// Serving from now on.
    Joined,
    /// The cluster does not take this member: its start fails.
    Refused {
        /// What differs, for a human.
        reason: String,
    },
    /// For listeners.
    Event(Event),
    /// A line for the log.
    Log(LogLine),
}

/// What applications are told.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    /// A member joined; also one for each that is there when this member joins.
    MemberAdded(Member),
    /// A member left or was removed.
    MemberRemoved(Member),
    /// This member leaves its cluster for another.
    Merging,
    /// And has arrived.
    Merged,
    /// No replica of this partition survived, or only one that was being filled.
    PartitionLost(PartitionId),
}

/// How serious a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LogLevel {
    /// For the curious.
    Debug,
    /// For operators.
    Info,
    /// For operators, now.
    Warn,
}

/// A line for the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LogLine {
    /// Its level.
    pub level: LogLevel,
    /// The logger: one of [`target`].
    pub target: &'static str,
    /// The line.
    pub text: String,
}

/// Logger names that operators know.
pub mod target {
    /// Joins, take-overs, identities.
    pub const CLUSTER_SERVICE: &str = "com.hazelcast.internal.cluster.ClusterService";
    /// Removals and suspicions.
    pub const MEMBERSHIP_MANAGER: &str = "com.hazelcast.internal.cluster.impl.MembershipManager";
    /// Silence.
    pub const HEARTBEAT_MANAGER: &str = "com.hazelcast.internal.cluster.impl.ClusterHeartbeatManager";
    /// Dials of a start.
    pub const JOINER: &str = "com.hazelcast.internal.cluster.impl.TcpIpJoiner";
    /// Migrations.
    pub const MIGRATION_MANAGER: &str = "com.hazelcast.internal.partition.impl.MigrationManager";
    /// The table.
    pub const PARTITION_STATE: &str = "com.hazelcast.internal.partition.impl.PartitionStateManager";
    /// Losses and hand-overs.
    pub const PARTITION_SERVICE: &str = "com.hazelcast.internal.partition.InternalPartitionService";
}

/// How a dial ended otherwise than in a link.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DialFailure {
    /// The host answered that nobody listens: the one failure that proves something.
    Refused,
    /// Unreachable, reset, or closed before the hello.
    Failed,
    /// Nothing within the dial limit.
    TimedOut,
    /// It was this very member.
    Myself,
    /// The hello was refused: another cluster's name, a wrong secret, another protocol.
    Rejected {
        /// For the log.
        reason: String,
    },
}

/// What a local replica tells the master.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Report {
    /// Owner: this backup holds everything.
    Synchronised {
        /// Which.
        member: MemberId,
        /// What "everything" is: the objects with at least so many backups. The table may ask for more meanwhile.
        index: u32,
    },
    /// Owner: this backup no longer does, and is being filled.
    Unsynchronised {
        /// Which.
        member: MemberId,
    },
    /// Destination: gapless up to the source's seal.
    MigrationReady {
        /// Which migration.
        attempt: u32,
        /// The source's last.
        stamp: Stamp,
    },
    /// Source: sealed for too long, decide.
    MigrationStuck {
        /// Which migration.
        attempt: u32,
    },
    /// New owner: serving. Counted here, told to nobody.
    Promoted {
        /// Whether something may be missing.
        possible_loss: bool,
    },
}

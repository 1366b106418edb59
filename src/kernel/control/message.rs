//! What members say about the cluster itself. Each variant says what answers it.
//!
//! Any of them may be lost with a connection and may come twice; every one is repeated by a timer until it is
//! answered or pointless, and every handler is idempotent. Tags are in `wire`.

use super::output::Report;
use crate::kernel::cluster::ClusterState;
use crate::kernel::directory::{ChangeRefusal, Directory, DirectoryChange};
use crate::kernel::id::{Address, Epoch, Lineage, MemberId, PartitionId};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The lowest protocol version that this build speaks.
pub const PROTOCOL_MIN: u16 = 1;
/// The highest protocol version that this build speaks.
pub const PROTOCOL_MAX: u16 = 1;

/// A message from one member's control plane to another's.
#[derive(Clone, PartialEq, Debug)]
pub enum ControlMessage {
    /// Starting member to whoever it reached. Answered by [`Self::Starting`], [`Self::JoinRedirect`],
    /// [`Self::JoinRefused`], or, by the master, [`Self::Publish`].
    JoinRequest(Applicant),
    /// A member that is starting, too: these are all that it knows to be. Answered by nothing.
    Starting {
        /// Including the sender.
        members: Vec<Starter>,
    },
    /// Not the master: ask this one. Answered by a [`Self::JoinRequest`] there.
    JoinRedirect {
        /// Its identifier.
        master: MemberId,
        /// Where it is.
        address: Address,
    },
    /// Not in this cluster. Answered by nothing.
    JoinRefused {
        /// What differs, for a human.
        reason: String,
        /// Whether the applicant named this very cluster, so that its start must fail. Else it looks elsewhere.
        fatal: bool,
    },
    /// Master to member: the cluster as it is now. Answered by [`Self::Have`].
    Publish {
        /// List and table.
        state: Arc<ClusterState>,
        /// All objects, for a member whose directory is not one step behind.
        directory: Option<Arc<Directory>>,
    },
    /// Master to member: the next change of the directory. Answered by [`Self::Have`].
    Change {
        /// Whose numbers.
        lineage: Lineage,
        /// The directory's version once it is applied.
        number: u64,
        /// The change.
        change: DirectoryChange,
    },
    /// Member to master: what I hold. Answered by [`Self::Publish`] or [`Self::Change`] if that is not the latest.
    Have(Have),
    /// Proof of life. Answered by [`Self::HeartbeatAck`] with the same `round`; a stranger's by [`Self::Removed`]
    /// or [`Self::Foreign`].
    Heartbeat {
        /// Counted by the sender.
        round: u64,
        /// What the sender holds.
        have: Have,
        /// The cluster's wall clock in milliseconds, if the sender is master.
        time: Option<u64>,
    },
    /// The answer to a heartbeat. Answered by nothing.
    HeartbeatAck {
        /// The heartbeat's.
        round: u64,
        /// What the sender holds.
        have: Have,
    },
    /// Member to the oldest that it believes alive: this one is dead or silent as I see it. Repeated with each
    /// heartbeat while it is so; answered by a state without it, or never.
    Suspect {
        /// Who.
        member: MemberId,
        /// Whether it is only silent. Else its death was proven.
        silent: bool,
    },
    /// To a member that is no longer one: the cluster went on from this version of your lineage without you.
    /// Answered by starting anew under another identifier.
    Removed {
        /// The receiver's lineage.
        lineage: Lineage,
        /// The first version without it, or the last that its successors took over.
        version: u64,
    },
    /// To a stranger, or from a member to its master about one: there is another cluster. Answered by its master
    /// with [`Self::MergeOffer`].
    Foreign(Summary),
    /// The oldest survivor to the others: I take over; where are you? Answered by [`Self::TakeoverAnswer`] once
    /// the receiver, too, believes every older member dead.
    TakeoverQuery {
        /// Counts the attempts of this claimant.
        claim: u64,
        /// The newest state that the claimant knows: who is behind its lineage adopts it first.
        state: Arc<ClusterState>,
        /// The directory that goes with it.
        directory: Arc<Directory>,
    },
    /// A survivor's answer. Answered by [`Self::Publish`] of a child lineage.
    TakeoverAnswer {
        /// The query's.
        claim: u64,
        /// The newest state of the survivor.
        state: Arc<ClusterState>,
        /// Its directory.
        directory: Arc<Directory>,
        /// The migrations whose destination the survivor is, and that it acknowledged.
        ready: Vec<Acknowledged>,
    },
    /// Member to master: change the directory. Answered by [`Self::DirectoryAnswer`] when every member holds it.
    DirectoryAsk {
        /// Counted by the asker, upwards: an older one that comes late is ignored.
        number: u64,
        /// The change.
        change: DirectoryChange,
    },
    /// Master to asker.
    DirectoryAnswer {
        /// The ask's.
        number: u64,
        /// Held by every member, or why not.
        result: Result<(), ChangeRefusal>,
    },
    /// Member to master: what one of its replicas found. Answered by a state that reflects it.
    Report {
        /// Counted by the reporter with every sending, so that an old copy does not undo a newer one.
        number: u64,
        /// The lineage of the table that it is about.
        lineage: Lineage,
        /// The partition's epoch in that table.
        epoch: Epoch,
        /// Which partition.
        partition: PartitionId,
        /// What.
        report: Report,
    },
    /// Member to master: I want to go. Answered by states that take everything from it, the last one without it.
    Leave,
    /// To everyone: I am gone. Proof of death. Answered by nothing.
    Goodbye,
    /// Master to member: do you hold data? Answered by [`Self::EmptyAnswer`].
    EmptyAsk {
        /// Counts the master's questions.
        round: u64,
    },
    /// The answer, true at some time between question and answer only.
    EmptyAnswer {
        /// The question's.
        round: u64,
        /// Whether no replica holds anything.
        empty: bool,
    },
    /// Master to another cluster's master: this is us. Answered by the other's offer.
    MergeOffer(Summary),
    /// Master of the side that gives way to its members: let no replica serve. Answered by [`Self::MergeSealed`].
    MergeSeal {
        /// Counts the attempts of this master.
        attempt: u64,
    },
    /// No replica of the sender serves.
    MergeSealed {
        /// The seal's.
        attempt: u64,
        /// Whether none holds anything, seen after the seal.
        empty: bool,
    },
    /// All sealed and empty: forget this cluster and join there. Answered by [`Self::Goodbye`].
    MergeGo {
        /// The seal's.
        attempt: u64,
        /// A member of the other cluster.
        address: Address,
    },
    /// Not all are empty, or the list changed: serve on. Answered by nothing.
    MergeCancel {
        /// The seal's.
        attempt: u64,
    },
}

/// A starting member introduces itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Applicant {
    /// Where peers reach it.
    pub address: Address,
    /// Whether it will hold no partitions.
    pub lite: bool,
    /// As configured.
    pub attributes: Arc<BTreeMap<String, String>>,
    /// Must be equal.
    pub cluster_name: String,
    /// Must be equal.
    pub partition_count: u16,
    /// Lowest and highest protocol version it speaks: must overlap with the cluster's.
    pub protocol: (u16, u16),
}

/// A member that is starting.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Starter {
    /// Where it is: the first criterion of who forms a cluster.
    pub address: Address,
    /// Its identifier: the second.
    pub member: MemberId,
}

/// How far a member is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Have {
    /// Its lineage.
    pub lineage: Lineage,
    /// Version of its state.
    pub version: u64,
    /// Version of its directory.
    pub directory: u64,
}

/// A cluster as another one is told of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Summary {
    /// Its lineage.
    pub lineage: Lineage,
    /// Version of its state.
    pub version: u64,
    /// Its master.
    pub master: MemberId,
    /// Where its master is.
    pub address: Address,
    /// How many members.
    pub size: u32,
    /// Whether it holds no data; `None` = its master has not asked yet.
    pub empty: Option<bool>,
}

/// A migration that its destination acknowledged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Acknowledged {
    /// Which partition.
    pub partition: PartitionId,
    /// Which attempt.
    pub attempt: u32,
}

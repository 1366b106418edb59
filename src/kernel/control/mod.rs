//! The control plane of one member: who is in the cluster, who holds which partition, which objects exist.
//!
//! Composes the state machines of `membership` and `partition`. Decides everything about list, table and directory;
//! leaves to its driver: connections, the clock, and the replicas. After any call, drain
//! [`Control::poll_output`], then re-arm the timer from [`Control::poll_timeout`].
//!
//! Invariant: [`Control::snapshot`] never goes back within a lineage, and only the master of a lineage changes it.
//!
//! Links: the driver keeps one outbound control link per member that it was told to dial; when one connection with
//! a member breaks it closes the others, too, and calls [`Control::handle_unlinked`] once. A second outbound link to
//! the same member replaces the first.

mod config;
pub mod message;
pub mod output;

pub use config::{ControlConfig, PARTITION_COUNT, Timings};
pub use output::{DialFailure, Event, LogLevel, LogLine, Output, Report};

use super::cluster::ClusterState;
use super::context::Snapshot;
use super::directory::{Directory, DirectoryChange};
use super::id::{Address, MemberId, PartitionId};
use super::time::MonoTime;
use message::ControlMessage;
use std::collections::VecDeque;
use std::sync::Arc;

/// Counts for statistics; they only grow.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Migrations that this member, as master, began.
    pub migrations_planned: u64,
    /// And committed.
    pub migrations_done: u64,
    /// And cancelled.
    pub migrations_cancelled: u64,
    /// Promotions, here, after which something may be missing.
    pub possible_losses: u64,
}

/// The control plane of one member.
pub struct Control {
    me: MemberId,
    state: Arc<ClusterState>,
    directory: Arc<Directory>,
    outputs: VecDeque<Output>,
    counts: Counts,
}

impl Control {
    /// A member that starts now: dials its seeds at once.
    pub fn new(now: MonoTime, config: ControlConfig) -> Self {
        let _ = now;
        Self {
            me: config.me,
            state: Arc::default(),
            directory: Arc::default(),
            outputs: VecDeque::new(),
            counts: Counts::default(),
        }
    }

    /// A dial of `address` ended in an outbound control link to `peer`, who announces `announced`.
    pub fn handle_linked(&mut self, now: MonoTime, address: &Address, peer: MemberId, announced: &Address) {
        let _ = (now, address, peer, announced);
    }

    /// `peer` opened a control link to this member.
    pub fn handle_accepted(&mut self, now: MonoTime, peer: MemberId, announced: &Address) {
        let _ = (now, peer, announced);
    }

    /// A dial of `address` ended without a link.
    pub fn handle_dial_failed(&mut self, now: MonoTime, address: &Address, failure: DialFailure) {
        let _ = (now, address, failure);
    }

    /// All connections with `peer` are gone, though nobody here asked for it.
    pub fn handle_unlinked(&mut self, now: MonoTime, peer: MemberId) {
        let _ = (now, peer);
    }

    /// `message` arrived on the link from `from`.
    pub fn handle_message(&mut self, now: MonoTime, from: MemberId, message: ControlMessage) {
        let _ = (now, from, message);
    }

    /// The data plane met a member or a lineage tag that it does not know.
    pub fn handle_data_from_stranger(&mut self, now: MonoTime, from: MemberId) {
        let _ = (now, from);
    }

    /// A local replica found something that the master must know.
    pub fn handle_report(&mut self, now: MonoTime, partition: PartitionId, report: Report) {
        let _ = (now, partition, report);
    }

    /// Discovery found an address at which there may be a member.
    pub fn handle_found(&mut self, now: MonoTime, address: Address) {
        let _ = (now, address);
    }

    /// Answers [`Output::AskEmpty`]: whether no replica of this member holds anything.
    pub fn handle_empty(&mut self, now: MonoTime, empty: bool) {
        let _ = (now, empty);
    }

    /// Time passed. Calling this before the deadline is harmless.
    pub fn handle_timeout(&mut self, now: MonoTime) {
        let _ = now;
    }

    /// When [`handle_timeout`](Self::handle_timeout) must be called at the latest.
    pub fn poll_timeout(&self) -> Option<MonoTime> {
        None
    }

    /// Changes the directory for all members. Ends in [`Output::DirectoryDone`] with `token`.
    pub fn change_directory(&mut self, now: MonoTime, token: u64, change: DirectoryChange) {
        let _ = (now, token, change);
    }

    /// Hands everything over and goes. Ends in [`Output::Left`].
    pub fn leave(&mut self, now: MonoTime) {
        let _ = now;
    }

    /// The next thing to do.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// The cluster as this member knows it. Before it joined: no members, and no owner of any partition.
    pub fn snapshot(&self) -> Snapshot {
        Snapshot { me: self.me, state: self.state.clone(), directory: self.directory.clone() }
    }

    /// Whether this member is in a cluster.
    pub fn is_joined(&self) -> bool {
        self.state.member(self.me).is_some()
    }

    /// Whether this member is the oldest.
    pub fn is_master(&self) -> bool {
        self.state.master().is_some_and(|master| master.id == self.me)
    }

    /// Whether operations may run; see [`Output::Gate`].
    pub fn gate_open(&self) -> bool {
        true
    }

    /// Counts for statistics.
    pub fn counts(&self) -> Counts {
        self.counts
    }
}

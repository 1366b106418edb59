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

mod adopting;
mod asking;
mod clock;
mod config;
mod dialling;
mod helping;
mod joining;
mod leaving;
mod links;
mod mastering;
pub mod message;
pub mod output;
mod publisher;
mod receiving;
mod reporting;
mod succeeding;
mod uniting;

pub use config::{ControlConfig, PARTITION_COUNT, Timings};
pub use output::{DialFailure, Event, LogLevel, LogLine, Output, Report};

use super::cluster::ClusterState;
use super::context::Snapshot;
use super::directory::{Directory, DirectoryChange};
use super::id::{Address, MemberId, PartitionId};
use super::membership::failure_detector::{self, Evidence, FailureDetector, Proof};
use super::membership::join::Join;
use super::membership::merge::Merge;
use super::membership::view::{self, Passed};
use super::time::MonoTime;
use asking::Asks;
use clock::ClusterClock;
use helping::Random;
use joining::{Applicants, Strangers};
use links::Links;
use mastering::Mastery;
use message::{Applicant, ControlMessage, Have, PROTOCOL_MAX, PROTOCOL_MIN, Starter};
use reporting::Reports;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;
use succeeding::Succession;
use uniting::Sealed;

/// Addresses of members lost without proof of death, and found by discovery, that are dialled for ever.
const LOST_MAX: usize = 64;
/// No timer is set nearer than this: a deadline that is handled late cannot spin.
const TURN_MIN: Duration = Duration::from_micros(200);

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
    config: ControlConfig,
    me: MemberId,
    random: Random,
    /// Where it listens, and what it is.
    applicant: Applicant,
    state: Arc<ClusterState>,
    directory: Arc<Directory>,
    passed: Passed,
    /// The last version that another member may have acted on: a removal at or above it is followed.
    solid: u64,
    links: Links,
    detector: FailureDetector,
    /// Present while starting.
    join: Option<Join>,
    applicants: Applicants,
    strangers: Strangers,
    lost: VecDeque<Address>,
    /// Members whose address somebody else answered at while connections with them were left.
    displaced: BTreeSet<MemberId>,
    succession: Succession,
    merge: Merge,
    sealed: Sealed,
    /// Present while this member is master.
    mastery: Option<Mastery>,
    asks: Asks,
    reports: Reports,
    leaving: leaving::Leaving,
    merging: bool,
    outputs: VecDeque<Output>,
    wake: MonoTime,
    clock: ClusterClock,
    counts: Counts,
}

impl Control {
    /// A member that starts now: dials its seeds at once.
    pub fn new(now: MonoTime, config: ControlConfig) -> Self {
        let timings = config.timings.clone();
        let starter = Starter { address: config.address.clone(), member: config.me };
        let mut control = Self {
            me: config.me,
            random: Random(config.seed),
            applicant: Applicant {
                address: config.address.clone(),
                lite: config.lite,
                attributes: config.attributes.clone(),
                cluster_name: config.cluster_name.clone(),
                partition_count: config.partition_count,
                protocol: (PROTOCOL_MIN, PROTOCOL_MAX),
            },
            state: Arc::new(view::nothing(config.partition_count)),
            directory: Arc::default(),
            passed: Passed::default(),
            solid: 0,
            links: Links::default(),
            detector: FailureDetector::new(now, timings.silence, timings.heartbeat),
            join: Some(Join::new(now, starter, config.seeds.iter().cloned(), timings.clone())),
            applicants: Applicants::default(),
            strangers: Strangers::default(),
            lost: VecDeque::new(),
            displaced: BTreeSet::new(),
            succession: Succession::default(),
            merge: Merge::new(timings),
            sealed: Sealed::default(),
            mastery: None,
            asks: Asks::default(),
            reports: Reports::default(),
            leaving: leaving::Leaving::No,
            merging: false,
            outputs: VecDeque::new(),
            wake: now,
            clock: ClusterClock::default(),
            counts: Counts::default(),
            config,
        };
        control.turn(now);
        control
    }

    /// A dial of `address` ended in an outbound control link to `peer`, who announces `announced`.
    pub fn handle_linked(&mut self, now: MonoTime, address: &Address, peer: MemberId, announced: &Address) {
        self.detector.handle_turn(now);
        self.links.handle_linked(address, peer);
        if let Some(join) = &mut self.join {
            join.handle_linked(address, peer);
            let request = ControlMessage::JoinRequest(self.applicant.clone());
            self.send(peer, request);
        }
        self.note_replaced(peer, &[address, announced]);
        self.note_peer(now, peer, announced);
        if let Some(mastery) = &mut self.mastery {
            mastery.publisher.handle_relinked(peer);
        }
        if self.state.member(peer).is_some() {
            let heartbeat = self.heartbeat(now, self.detector.round());
            self.send(peer, heartbeat);
        }
        self.turn(now);
    }

    /// `peer` opened a control link to this member.
    pub fn handle_accepted(&mut self, now: MonoTime, peer: MemberId, announced: &Address) {
        self.detector.handle_turn(now);
        self.links.handle_accepted(peer, announced);
        self.note_peer(now, peer, announced);
        self.turn(now);
    }

    /// A dial of `address` ended without a link.
    pub fn handle_dial_failed(&mut self, now: MonoTime, address: &Address, failure: DialFailure) {
        self.detector.handle_turn(now);
        self.links.handle_dial_ended(address);
        if let Some(join) = &mut self.join {
            join.handle_failed(address);
        }
        match failure {
            DialFailure::Myself => self.links.handle_myself(address),
            DialFailure::Refused => self.note_refused(address),
            DialFailure::Rejected { reason } => self.note_rejected(address, &reason),
            DialFailure::Failed | DialFailure::TimedOut => {}
        }
        self.turn(now);
    }

    /// All connections with `peer` are gone, though nobody here asked for it.
    pub fn handle_unlinked(&mut self, now: MonoTime, peer: MemberId) {
        self.detector.handle_turn(now);
        self.links.handle_unlinked(peer);
        if let Some(join) = &mut self.join {
            join.handle_unlinked(peer);
        }
        if self.displaced.remove(&peer) {
            self.detector.handle_proof(peer, Proof::Replaced);
        }
        self.turn(now);
    }

    /// `message` arrived on the link from `from`.
    pub fn handle_message(&mut self, now: MonoTime, from: MemberId, message: ControlMessage) {
        self.detector.handle_turn(now);
        self.detector.handle_heard(now, from);
        if !self.is_left() {
            self.receive(now, from, message);
        }
        self.turn(now);
    }

    /// The data plane met a member or a lineage tag that it does not know.
    pub fn handle_data_from_stranger(&mut self, now: MonoTime, from: MemberId) {
        self.detector.handle_turn(now);
        self.strangers.hurry(now, from);
        self.turn(now);
    }

    /// A local replica found something that the master must know.
    pub fn handle_report(&mut self, now: MonoTime, partition: PartitionId, report: Report) {
        self.detector.handle_turn(now);
        self.note_report(now, partition, report);
        self.turn(now);
    }

    /// Discovery found an address at which there may be a member.
    pub fn handle_found(&mut self, now: MonoTime, address: Address) {
        self.detector.handle_turn(now);
        match &mut self.join {
            Some(join) => join.handle_found(address),
            None => self.remember_address(address),
        }
        self.turn(now);
    }

    /// The well-known addresses are these from now on: dialled by this member's present and later joins.
    pub fn handle_seeds(&mut self, now: MonoTime, seeds: Vec<Address>) {
        self.detector.handle_turn(now);
        if let Some(join) = &mut self.join {
            join.handle_seeds(&self.config.seeds, &seeds);
        }
        self.config.seeds = seeds;
        self.turn(now);
    }

    /// What the machine's wall clock shows at `now`, in milliseconds. Told as often as somebody may ask for
    /// [`clock_offset`](Self::clock_offset).
    pub fn set_wall_clock(&mut self, now: MonoTime, millis: u64) {
        self.clock.set_wall_clock(now, millis);
    }

    /// Milliseconds to add to this machine's wall clock for the cluster's: that of the oldest member, going on when
    /// another one becomes it.
    pub fn clock_offset(&self) -> i64 {
        self.clock.offset()
    }

    /// Answers [`Output::AskEmpty`], each once and in order: whether no replica of this member holds anything.
    pub fn handle_empty(&mut self, now: MonoTime, empty: bool) {
        self.detector.handle_turn(now);
        self.answer_empty(empty);
        self.turn(now);
    }

    /// Time passed. Calling this before the deadline is harmless.
    pub fn handle_timeout(&mut self, now: MonoTime) {
        self.detector.handle_turn(now);
        self.turn(now);
    }

    /// When [`handle_timeout`](Self::handle_timeout) must be called at the latest.
    pub fn poll_timeout(&self) -> Option<MonoTime> {
        (!self.is_left()).then_some(self.wake)
    }

    /// Changes the directory for all members. Ends in [`Output::DirectoryDone`] with `token`. Changes of one member
    /// take effect in the order of the calls.
    pub fn change_directory(&mut self, now: MonoTime, token: u64, change: DirectoryChange) {
        self.detector.handle_turn(now);
        self.ask(Some(token), change);
        self.turn(now);
    }

    /// Hands everything over and goes. Ends in [`Output::Left`].
    pub fn leave(&mut self, now: MonoTime) {
        self.detector.handle_turn(now);
        self.leaving.begin();
        self.turn(now);
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
        self.join.is_none() && !self.is_left()
    }

    /// Whether this member is the oldest.
    pub fn is_master(&self) -> bool {
        self.mastery.is_some()
    }

    /// Whether operations may run; see [`Output::Gate`].
    pub fn gate_open(&self) -> bool {
        self.detector.gate_open()
    }

    /// Counts for statistics.
    pub fn counts(&self) -> Counts {
        self.counts
    }
}

impl Control {
    /// Does all that is due. Every input ends here, so every deadline is looked at in every turn.
    fn turn(&mut self, now: MonoTime) {
        self.wake = now + self.config.timings.heartbeat;
        if self.is_left() {
            return;
        }
        if self.join.is_some() {
            self.turn_join(now);
        } else {
            self.turn_detector(now);
            self.turn_succession(now);
            self.turn_sealed(now);
        }
        self.turn_applicants(now);
        if self.join.is_none() {
            self.turn_mastery(now);
            self.turn_merge(now);
            self.turn_asks(now);
            self.turn_reports(now);
            self.turn_strangers(now);
            self.turn_publisher(now);
        }
        self.turn_leaving(now);
        self.turn_dials(now);
        self.wake = self.wake.max(now + TURN_MIN);
    }

    fn wake_at(&mut self, at: MonoTime) {
        self.wake = self.wake.min(at);
    }

    fn turn_detector(&mut self, now: MonoTime) {
        self.detector.handle_timeout(now);
        while let Some(output) = self.detector.poll_output() {
            match output {
                failure_detector::Output::Beat { round } => self.beat(now, round),
                failure_detector::Output::Gate(open) => self.outputs.push_back(Output::Gate(open)),
                failure_detector::Output::Silent(member) => self.log_silence(member),
            }
        }
        let at = self.detector.poll_timeout();
        self.wake_at(at);
    }

    fn beat(&mut self, now: MonoTime, round: u64) {
        let heartbeat = self.heartbeat(now, round);
        for member in self.others() {
            self.send(member, heartbeat.clone());
        }
        let acting = self.acting(now);
        if acting == self.me {
            return;
        }
        for member in self.others() {
            if let Some(evidence) = self.detector.evidence(now, member) {
                let silent = evidence == Evidence::Silent;
                self.send(acting, ControlMessage::Suspect { member, silent });
            }
        }
    }

    fn heartbeat(&self, now: MonoTime, round: u64) -> ControlMessage {
        let time = self.mastery.is_some().then(|| self.clock.time(now));
        ControlMessage::Heartbeat { round, have: self.have(), time }
    }

    fn have(&self) -> Have {
        Have { lineage: self.state.lineage, version: self.state.version, directory: self.directory.version }
    }
}

#[cfg(test)]
mod tests;

//! One call: state, identity, deadline.
//!
//! It asks the owner that the newest known table names, and asks again under the same identity whenever what it
//! waits for can no longer come: the owner refuses for now, a connection breaks, the table changes, or a backup stays
//! silent for long. It believes an answer when every backup that the answer names has confirmed it. It leaves carrying,
//! waking and giving up the identity to its driver.
//!
//! The invariant: [`in_doubt`](Invocation::in_doubt) is set from the moment a write is handed out until its owner
//! has refused it; a call in doubt never ends as "surely not applied".

use super::super::bundle::operation_bytes;
use super::super::cluster::BACKUPS_MAX;
use super::super::context::Snapshot;
use super::super::id::{CallId, Epoch, Lineage, MemberId, PartitionId, Stamp};
use super::super::message::{Answer, Identity, Pending, Request};
use super::super::operation::{Ask, Refusal, Value};
use super::super::planted::{self, Bug};
use super::super::time::MonoTime;
use super::outcome::{Outcome, Step};
use super::route::{Route, route};
use smallvec::SmallVec;
use std::time::Duration;

/// The first wait before the same owner is asked again.
pub const BACK_OFF_FIRST: Duration = Duration::from_millis(1);
/// The longest wait: each is twice the one before.
pub const BACK_OFF_MAX: Duration = Duration::from_millis(50);
/// How long an answered write waits for its backups before it asks the owner again, which waits for them itself then. A
/// backup confirms once, and into nothing when there is no connection at that moment. Longer than a backup that is slow
/// takes: most that are asked again were lost.
pub const HELD_WAIT: Duration = Duration::from_millis(500);
/// A large value takes longer to its backups, and is not sent again lightly: so much more for each MiB.
const HELD_WAIT_MIB: Duration = Duration::from_millis(250);
/// Confirmations kept while the answer that names them is on its way: each backup's, and as many of an earlier ask.
const EARLY_MAX: usize = 2 * BACKUPS_MAX;

/// One call of this member to one partition.
#[derive(Debug)]
pub struct Invocation {
    me: MemberId,
    call: CallId,
    partition: PartitionId,
    ask: Ask,
    identity: Option<Identity>,
    started: MonoTime,
    deadline: MonoTime,
    /// The lineage and version of the newest table that this call has seen.
    lineage: Lineage,
    version: u64,
    state: State,
    back_off: Duration,
    /// An ask was given up on without a refusal: it may still be applied, or was.
    abandoned: bool,
    /// Confirmations that came before the answer.
    early: SmallVec<[(MemberId, Stamp); 2]>,
}

#[derive(Debug)]
enum State {
    /// To be asked as soon as this instant is there, or a newer table is.
    Unasked { not_before: MonoTime },
    /// An answer of this member is under way.
    Asked { to: MemberId, epoch: Epoch, lineage: u64 },
    /// Answered; not yet held by all that count.
    Held { epoch: Epoch, owner: MemberId, value: Value, pending: PendingHold, until: MonoTime },
    /// Over; `None` once the driver has been told.
    Done(Option<Outcome>),
}

/// What an answered call waits for.
#[derive(Debug)]
struct PendingHold {
    stamp: Stamp,
    table_version: u64,
    awaited: SmallVec<[MemberId; 2]>,
    /// A bit for each of `awaited` that has not confirmed.
    missing: u32,
}

impl Invocation {
    /// A call that ends at the latest after `deadline`. `identity` is present exactly for writes.
    pub fn new(
        now: MonoTime,
        snapshot: &Snapshot,
        call: CallId,
        partition: PartitionId,
        ask: Ask,
        identity: Option<Identity>,
        deadline: Duration,
    ) -> Self {
        assert_eq!(ask.operation.is_write(), identity.is_some(), "an identity is given exactly to writes");
        Self {
            me: snapshot.me,
            call,
            partition,
            ask,
            identity,
            started: now,
            deadline: now + deadline,
            lineage: snapshot.state.lineage,
            version: snapshot.state.version,
            state: State::Unasked { not_before: now },
            back_off: BACK_OFF_FIRST,
            abandoned: false,
            early: SmallVec::new(),
        }
    }

    /// The identity that this call gives up when it is over.
    pub fn identity(&self) -> Option<&Identity> {
        self.identity.as_ref()
    }

    /// Which partition it goes to.
    pub fn partition(&self) -> PartitionId {
        self.partition
    }

    /// Whether it has an outcome, told or not.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Done(_))
    }

    /// Whether the owner is yet to be asked.
    pub fn is_unasked(&self) -> bool {
        matches!(self.state, State::Unasked { .. })
    }

    /// Whose answer is outstanding.
    pub fn asked(&self) -> Option<MemberId> {
        match self.state {
            State::Asked { to, .. } => Some(to),
            _ => None,
        }
    }

    /// When it ends in any case.
    pub fn deadline(&self) -> MonoTime {
        self.deadline
    }

    /// Whether an answer is outstanding.
    pub fn is_asked(&self) -> bool {
        matches!(self.state, State::Asked { .. })
    }

    /// Whether it is a write that may have been applied, or may still be.
    pub fn in_doubt(&self) -> bool {
        let under_way = matches!(self.state, State::Asked { .. } | State::Held { .. });
        self.identity.is_some() && (self.abandoned || under_way)
    }

    /// The owner's answer. Anything but the answer to the present ask is ignored.
    pub fn handle_answer(&mut self, now: MonoTime, snapshot: &Snapshot, from: MemberId, answer: Answer) {
        self.handle_snapshot(now, snapshot);
        let State::Asked { to, epoch, lineage } = self.state else { return };
        if to != from || answer.call != self.call {
            return;
        }
        match (answer.result, answer.pending) {
            (Ok(value), None) => self.done(Outcome::Ok(value)),
            (Ok(value), Some(pending)) if pending.lineage == lineage => {
                self.hold(now, snapshot, (from, epoch), value, pending);
            }
            (Ok(_), Some(_)) => self.give_up_ask(now + self.back_off),
            (Err(refusal), _) => self.refused(now, refusal),
        }
    }

    /// A backup holds this effect, and all before it. May come before the answer that names it.
    pub fn handle_applied(&mut self, _now: MonoTime, from: MemberId, stamp: Stamp) {
        match &mut self.state {
            State::Held { pending, .. } => {
                pending.confirm(from, stamp);
                self.believe();
            }
            State::Done(_) => {}
            State::Unasked { .. } | State::Asked { .. } => {
                if self.early.len() == EARLY_MAX {
                    self.early.remove(0);
                }
                self.early.push((from, stamp));
            }
        }
    }

    /// A state was adopted. [`poll`](Self::poll) looks, too, so this may be left out when it follows.
    pub fn handle_snapshot(&mut self, now: MonoTime, snapshot: &Snapshot) {
        if snapshot.me != self.me {
            // Identity and object belong to the member that this one was: nothing may be asked under them any more.
            let outcome =
                if self.in_doubt() { Outcome::Unknown } else { Outcome::Refused(Refusal::AskAgain) };
            return self.done(outcome);
        }
        let state = &snapshot.state;
        if state.version == self.version && state.lineage == self.lineage {
            return;
        }
        let line_changed = state.lineage != self.lineage;
        self.version = state.version;
        self.lineage = state.lineage;
        self.back_off = BACK_OFF_FIRST;
        let owner = route(snapshot, self.partition);
        match &mut self.state {
            State::Unasked { not_before } => *not_before = now,
            State::Asked { to, epoch, .. } => {
                if line_changed || owner != Route::Owner(*to, *epoch) {
                    self.give_up_ask(now);
                }
            }
            State::Held { epoch, owner: answered_by, pending, .. } => {
                let same_owner = !line_changed && owner == Route::Owner(*answered_by, *epoch);
                if !same_owner || !pending.counts_in(snapshot, self.partition) {
                    self.give_up_ask(now);
                }
            }
            State::Done(_) => {}
        }
    }

    /// A connection with `member` broke: what was under way between us is lost.
    pub fn handle_unlinked(&mut self, now: MonoTime, member: MemberId) {
        let lost = match &self.state {
            State::Asked { to, .. } => *to == member,
            State::Held { pending, .. } => pending.misses(member),
            State::Unasked { .. } | State::Done(_) => false,
        };
        if lost {
            self.give_up_ask(now + self.back_off);
        }
    }

    /// The request of the last [`Step::Ask`] could not be handed out: there is no connection, or no room.
    pub fn handle_unsent(&mut self, now: MonoTime) {
        if let State::Asked { .. } = self.state {
            self.ask_again(now + self.back_off);
        }
    }

    /// Ends the call if its deadline is there. Calling this before is harmless.
    pub fn handle_timeout(&mut self, now: MonoTime) {
        if planted::is(Bug::DeadlineForgotten) && matches!(self.state, State::Asked { .. }) {
            return;
        }
        if now >= self.deadline && !matches!(self.state, State::Done(_)) {
            let outcome = if self.in_doubt() { Outcome::Unknown } else { Outcome::Timeout };
            self.done(outcome);
        }
    }

    /// What to do now. To be called after any `handle_*`, and when the instant of [`Step::Wait`] is there; not any
    /// more after [`Step::Done`].
    pub fn poll(&mut self, now: MonoTime, snapshot: &Snapshot) -> Step {
        self.handle_snapshot(now, snapshot);
        self.handle_timeout(now);
        if matches!(self.state, State::Held { until, .. } if until <= now) {
            self.give_up_ask(now);
        }
        match &mut self.state {
            State::Done(outcome) => {
                Step::Done(outcome.take().expect("a call ends once: poll not after Step::Done"))
            }
            State::Unasked { not_before } if now < *not_before => {
                Step::Wait { until: (*not_before).min(self.deadline) }
            }
            State::Unasked { .. } => self.ask_owner(now, snapshot),
            State::Asked { .. } => Step::Wait { until: self.deadline },
            State::Held { until, .. } => Step::Wait { until: (*until).min(self.deadline) },
        }
    }

    fn ask_owner(&mut self, now: MonoTime, snapshot: &Snapshot) -> Step {
        match route(snapshot, self.partition) {
            Route::Owner(to, epoch) => {
                let lineage = self.lineage.tag();
                self.state = State::Asked { to, epoch, lineage };
                let mut ask = self.ask.clone();
                ask.lock_wait = ask.lock_wait.saturating_sub(now.since(self.started));
                let wait = self.deadline.since(now);
                let request = Request { call: self.call, epoch, ask, identity: self.identity.clone(), wait };
                Step::Ask { to, request, lineage }
            }
            Route::Unassigned => {
                self.ask_again(now + self.back_off);
                let State::Unasked { not_before } = self.state else {
                    unreachable!("ask_again has just set it")
                };
                Step::Wait { until: not_before.min(self.deadline) }
            }
            Route::NoDataMember => {
                let outcome = if self.in_doubt() { Outcome::Unknown } else { Outcome::NoDataMember };
                self.state = State::Done(None);
                Step::Done(outcome)
            }
        }
    }

    /// The owner has applied; its backups may not have.
    fn hold(
        &mut self,
        now: MonoTime,
        snapshot: &Snapshot,
        (owner, epoch): (MemberId, Epoch),
        value: Value,
        answer: Pending,
    ) {
        let mut pending = PendingHold {
            stamp: answer.stamp,
            table_version: answer.table_version,
            missing: (1u32 << answer.awaited.len().min(31)) - 1,
            awaited: answer.awaited,
        };
        for (member, stamp) in self.early.drain(..) {
            pending.confirm(member, stamp);
        }
        let counts = pending.counts_in(snapshot, self.partition);
        let mib = u32::try_from(operation_bytes(&self.ask.operation) >> 20).unwrap_or(u32::MAX);
        let until = now + HELD_WAIT + HELD_WAIT_MIB.saturating_mul(mib);
        self.state = State::Held { epoch, owner, value, pending, until };
        if counts {
            self.believe();
        } else {
            self.give_up_ask(now + self.back_off); // the owner's table is older than ours
        }
    }

    /// Ends the call once nobody is missing.
    fn believe(&mut self) {
        if let State::Held { value, pending, .. } = &mut self.state
            && pending.missing == 0
        {
            let value = std::mem::replace(value, Value::None);
            self.done(Outcome::Ok(value));
        }
    }

    fn refused(&mut self, now: MonoTime, refusal: Refusal) {
        match refusal {
            Refusal::AskAgain | Refusal::Stale => self.ask_again(now + self.back_off),
            Refusal::Forgotten => self.done(Outcome::Unknown),
            // An earlier ask is in doubt: what refuses this one says nothing about it.
            _ if self.identity.is_some() && self.abandoned => self.done(Outcome::Unknown),
            Refusal::Timeout => self.done(Outcome::Timeout),
            refusal => self.done(Outcome::Refused(refusal)),
        }
    }

    /// The present ask was surely not applied: the next one goes out at `not_before`.
    fn ask_again(&mut self, not_before: MonoTime) {
        self.state = State::Unasked { not_before };
        self.back_off = (self.back_off * 2).min(BACK_OFF_MAX);
    }

    /// The present ask may or may not have been applied, and its answer will not do.
    fn give_up_ask(&mut self, not_before: MonoTime) {
        self.abandoned = true;
        self.ask_again(not_before);
    }

    fn done(&mut self, outcome: Outcome) {
        if !matches!(self.state, State::Done(_)) {
            self.state = State::Done(Some(outcome));
        }
    }
}

impl PendingHold {
    fn confirm(&mut self, from: MemberId, stamp: Stamp) {
        if stamp == self.stamp
            && let Some(index) = self.awaited.iter().position(|member| *member == from)
        {
            self.missing &= !(1 << index);
        }
    }

    fn misses(&self, member: MemberId) -> bool {
        self.awaited
            .iter()
            .position(|awaited| *awaited == member)
            .is_some_and(|index| self.missing & 1 << index != 0)
    }

    /// Whether the backups that were awaited are still backups that count. A table older than the answer says nothing.
    fn counts_in(&self, snapshot: &Snapshot, partition: PartitionId) -> bool {
        let replicas = &snapshot.state.assignment(partition).replicas;
        snapshot.state.version <= self.table_version
            || self
                .awaited
                .iter()
                .all(|member| replicas.iter().any(|slot| slot.member == *member && slot.synchronised))
    }
}

//! One partition's data and its replication: what one member does as owner, backup, or destination of a migration.
//!
//! After any `handle_*`, drain [`Replica::poll_output`] in order, then re-arm the timer from
//! [`Replica::poll_timeout`]. Nothing here reads a clock, sends a byte or starts a thread.
//!
//! Reading order: `record`, `store`, `data` (what is held), `map`, `lock`, `counter`, `scan` (what operations come to),
//! `owner`, `parked`, `unheld`, `identity`, `log` (a call at the owner), `follow` (at a backup), `roles`, `peer`,
//! `fill`, `filling`, `promotion`, `migration` (when the table changes), `upkeep` (what time brings).

mod counter;
mod data;
mod events;
mod eviction;
mod expiry;
mod fill;
mod filling;
mod follow;
mod hash;
mod identity;
mod lock;
mod log;
mod map;
mod migration;
mod output;
mod owner;
mod parked;
mod peer;
mod promotion;
mod record;
mod roles;
mod scan;
mod store;
#[cfg(test)]
mod tests;
mod topic;
mod unheld;
mod upkeep;
mod uses;

pub use super::control::Report;
pub use log::{LOG_BYTES_MAX, LOG_EFFECTS_MAX, change_bytes};
pub use output::{NotNow, Note, ObjectStats, Output, ReplicaStats, Role};
pub use parked::PARKED_MAX;
pub use scan::{STEP_BYTES, STEP_RECORDS};

use super::cluster::Assignment;
use super::context::Context;
use super::id::{MemberId, ObjectId, ObjectKind, PartitionId};
use super::message::{Asker, Effect, Pending, ReplicaMessage, Request};
use super::operation::Refusal;
use super::planted::{self, Bug};
use super::time::MonoTime;
use bytes::Bytes;
use data::Data;
use follow::Follow;
use identity::Identities;
use log::Log;
use migration::HandOver;
use parked::{Parked, Waiting};
use peer::Peers;
use promotion::Promotion;
use roles::View;
use std::collections::VecDeque;
use std::time::Duration;
use unheld::{Marks, Unheld};

/// An owner lets its backups compare this often.
const DIGEST_EVERY: Duration = Duration::from_secs(10);

/// One partition at one member.
pub struct Replica {
    partition: PartitionId,
    secret: u64,
    view: View,
    /// The assignment before this member became owner.
    was: Assignment,
    role: Role,
    data: Data,
    identities: Identities,
    log: Log,
    /// The last number given out or applied.
    last: u64,
    /// Everybody who counts holds everything up to this number.
    floor: u64,
    /// The number that this owner's epoch began with.
    base: u64,
    outputs: VecDeque<Output>,
    peers: Peers,
    marks: Marks,
    unheld: Unheld,
    parked: Parked,
    promotion: Option<Promotion>,
    hand_over: Option<HandOver>,
    follow: Follow,
    /// Locks that became free while somebody may wait for them.
    freed: VecDeque<(ObjectId, Bytes)>,
    /// Whether locks of members that are gone may be left.
    release_gone: bool,
    ask_at: MonoTime,
    digest_at: MonoTime,
    /// When data that this member need not hold any more is dropped.
    forget_at: MonoTime,
    /// When a backup drops what only lower indexes hold.
    drop_at: MonoTime,
    fills: u32,
    losses: u64,
    merge_sealed: bool,
    closed: bool,
}

impl Replica {
    /// An empty replica. `secret` keys the hash of the store, so that nobody outside can choose colliding keys.
    pub fn new(partition: PartitionId, secret: u64) -> Self {
        Self {
            partition,
            secret,
            view: View::default(),
            was: Assignment::default(),
            role: Role::None,
            data: Data::new(secret),
            identities: Identities::default(),
            log: Log::default(),
            last: 0,
            floor: 0,
            base: 0,
            outputs: VecDeque::new(),
            peers: Peers::default(),
            marks: Marks::default(),
            unheld: Unheld::default(),
            parked: Parked::default(),
            promotion: None,
            hand_over: None,
            follow: Follow::default(),
            freed: VecDeque::new(),
            release_gone: false,
            ask_at: MonoTime::NEVER,
            digest_at: MonoTime::NEVER,
            forget_at: MonoTime::NEVER,
            drop_at: MonoTime::NEVER,
            fills: 0,
            losses: 0,
            merge_sealed: false,
            closed: false,
        }
    }

    /// A read on the caller's own thread: hands the value to `f` if it may be seen now.
    #[inline]
    pub fn read<R>(
        &mut self,
        ctx: &Context,
        object: ObjectId,
        key: &[u8],
        f: impl FnOnce(Option<&[u8]>) -> R,
    ) -> Result<R, NotNow> {
        if !self.view.is_current(ctx) || self.role == Role::Promoting {
            return Err(NotNow::Park);
        }
        if self.role != Role::Owner || self.is_sealed() {
            return Err(NotNow::Refused(Refusal::AskAgain));
        }
        let touched = if self.unheld.is_empty() { None } else { Some(self.data.touch_hash(object, key)) };
        let Some(map) = self.data.map_mut(object) else {
            let known = ctx.snapshot.directory.objects.get(&object);
            return match known {
                Some(known) if known.kind == ObjectKind::Map => Ok(f(None)), // never written to here
                Some(_) => Err(NotNow::Refused(Refusal::Destroyed)),
                None => Err(NotNow::Refused(data::missing(ctx, object))),
            };
        };
        let Some(known) = &map.object else { return Err(NotNow::Park) };
        let blocked = touched.and_then(|hash| self.unheld.blocks(&self.marks, known.config.backups, hash));
        if blocked.is_some() && !planted::is(Bug::ReadUnheld) {
            return Err(NotNow::Park);
        }
        let Some(slot) = map.store.find(map.store.hash(key), key) else { return Ok(f(None)) };
        let Some(record) = map.store.get(slot) else { return Ok(f(None)) };
        if record.is_mortal() && map.is_over(record, ctx.now) {
            return Err(NotNow::Park); // its absence is an effect
        }
        map.uses.hit(ctx.now);
        if record.notices_reads()
            && let Some(record) = map.store.get_mut(slot)
        {
            record::touch(record, ctx.now);
        }
        let value = map.store.get(slot).map(record::Record::value);
        Ok(f(value))
    }

    fn is_sealed(&self) -> bool {
        self.merge_sealed || self.hand_over.as_ref().is_some_and(HandOver::is_sealed)
    }

    /// A request of a caller here or elsewhere. Answered now or later by [`Output::Answer`], or never: an applied
    /// write whose wait is over ends as unknown at its caller.
    pub fn handle_request(&mut self, ctx: &Context, asker: Asker, lineage: u64, request: Request) {
        if !self.observe(ctx) {
            return self.answer(asker, Err(Refusal::AskAgain));
        }
        let epoch = request.epoch;
        if lineage != self.view.tag {
            let refusal = if self.view.is_past(lineage) { Refusal::Stale } else { Refusal::AskAgain };
            return self.answer(asker, Err(refusal));
        }
        if epoch < self.view.epoch {
            return self.answer(asker, Err(Refusal::Stale));
        }
        let deadline = ctx.now + request.wait;
        let lock_deadline = ctx.now + request.ask.lock_wait;
        let waiting = Waiting { asker, request, deadline, lock_deadline };
        if epoch > self.view.epoch || self.is_sealed() {
            return self.answer(asker, Err(Refusal::AskAgain));
        }
        match self.role {
            Role::Owner => {
                self.park_or_execute(ctx, waiting);
                self.settle(ctx);
            }
            Role::Promoting if self.parked.has_room() => self.parked.for_service(waiting),
            _ => self.answer(asker, Err(Refusal::AskAgain)),
        }
    }

    fn park_or_execute(&mut self, ctx: &Context, waiting: Waiting) {
        let asker = waiting.asker;
        match self.execute(ctx, waiting, false) {
            Some(waiting) if self.parked.has_room() => self.parked.for_lock(waiting),
            Some(_) => self.answer(asker, Err(Refusal::Overloaded)),
            None => {}
        }
    }

    /// A message of another replica of this partition.
    pub fn handle_message(&mut self, ctx: &Context, from: MemberId, lineage: u64, message: ReplicaMessage) {
        if !self.observe(ctx) || lineage != self.view.tag {
            return; // of another table: whoever said it will say it again
        }
        match message {
            ReplicaMessage::Request(request) => {
                let asker = Asker { member: from, call: request.call };
                return self.handle_request(ctx, asker, lineage, request);
            }
            ReplicaMessage::Settle { incarnation, settled } => {
                self.identities.settle(incarnation, &settled, ctx.memory);
            }
            ReplicaMessage::PromoteQuery { epoch, after } => {
                self.handle_promote_query(ctx, from, epoch, after)
            }
            message => match self.role {
                Role::Owner => self.message_to_owner(ctx, from, message),
                Role::Promoting => {
                    if let ReplicaMessage::PromoteReply { epoch, effects, .. } = message {
                        self.handle_promote_reply(ctx, from, epoch, effects);
                    }
                }
                Role::Backup if self.view.assignment.owner() == Some(from) => {
                    self.message_to_backup(ctx, from, message);
                    self.follow_up(ctx);
                }
                Role::Backup | Role::None => {}
            },
        }
        self.settle(ctx);
    }

    fn message_to_owner(&mut self, ctx: &Context, from: MemberId, message: ReplicaMessage) {
        match message {
            ReplicaMessage::Held { stamp } => self.handle_held(ctx, from, stamp),
            ReplicaMessage::Resend { after } => self.handle_resend(ctx, from, after),
            ReplicaMessage::FillAck { fill, index } => self.handle_fill_ack(ctx, from, fill, index),
            _ => {} // meant for a role that this replica no longer has
        }
    }

    fn message_to_backup(&mut self, ctx: &Context, from: MemberId, message: ReplicaMessage) {
        match message {
            ReplicaMessage::Effects { floor, effects, hurry } => {
                self.handle_effects(ctx, floor, effects, hurry)
            }
            ReplicaMessage::HeldAsk { number } => self.handle_held_ask(ctx, number),
            ReplicaMessage::FillStart { fill, stamp } => self.handle_fill_start(ctx, fill, stamp),
            chunk @ ReplicaMessage::FillChunk { .. } => self.handle_fill_chunk(ctx, from, chunk),
            ReplicaMessage::Rebase { stamp } => self.handle_rebase(ctx, from, stamp),
            ReplicaMessage::Sealed { attempt, stamp } => self.handle_sealed(ctx, from, attempt, stamp),
            ReplicaMessage::Digest { number, digest } => self.handle_digest(ctx, from, number, digest),
            _ => {} // meant for a role that this replica no longer has
        }
    }

    /// The effect of a call of this member, which is a backup, came in the owner's answer.
    pub fn handle_carried(&mut self, ctx: &Context, from: MemberId, pending: &Pending) {
        if !self.observe(ctx) || pending.lineage != self.view.tag || self.role != Role::Backup {
            return;
        }
        let Some(effect) = &pending.effect else { return };
        if self.view.assignment.owner() != Some(from) || effect.stamp.epoch != self.view.epoch {
            return;
        }
        self.receive(ctx, Effect::clone(effect));
        self.raise_floor(pending.floor);
        self.follow_up(ctx);
    }

    /// `ctx.snapshot` is newer than before.
    pub fn handle_assignment(&mut self, ctx: &Context) {
        if self.observe(ctx) {
            self.settle(ctx);
        }
    }

    /// Answers nobody while `on`: the two sides of a merge are being united.
    pub fn seal(&mut self, ctx: &Context, on: bool) {
        self.merge_sealed = on;
        if on {
            for waiting in self.parked.take_requests() {
                self.answer(waiting.asker, Err(Refusal::AskAgain));
            }
        }
        self.observe(ctx);
    }

    /// Forgets everything: this member begins anew.
    pub fn reset(&mut self, ctx: &Context) {
        self.stop_owning();
        self.data.clear(ctx);
        self.identities.clear(ctx.memory);
        let data = std::mem::replace(&mut self.data, Data::new(self.secret));
        let (fills, losses) = (self.fills, self.losses);
        let mut outputs = std::mem::take(&mut self.outputs);
        outputs.retain(|output| matches!(output, Output::Answer { .. }));
        *self = Self::new(self.partition, self.secret);
        (self.data, self.fills, self.losses, self.outputs) = (data, fills, losses, outputs);
    }

    /// Forgets everything, and serves nobody any more: this instance ends. A call that is late must not find an empty
    /// partition.
    pub fn close(&mut self, ctx: &Context) {
        self.reset(ctx);
        self.closed = true;
    }

    fn send(&mut self, to: MemberId, message: ReplicaMessage) {
        self.outputs.push_back(Output::Send { to, message });
    }

    /// What to do next.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// Whether there is no data in it.
    pub fn is_empty(&self) -> bool {
        self.data.is_empty()
    }

    /// Figures of one object.
    pub fn stats(&self, object: ObjectId) -> ObjectStats {
        self.data.map(object).map_or_else(ObjectStats::default, |map| ObjectStats {
            records: map.store.len() as u64,
            bytes: map.bytes,
            hits: map.uses.hits,
            evictions: map.uses.evictions,
            expirations: map.uses.expirations,
            accessed: map.uses.accessed,
            updated: map.uses.updated,
            locks: map.locks.len() as u64,
        })
    }

    /// Figures of the replica.
    pub fn figures(&self) -> ReplicaStats {
        let filling = self.peers.all.iter().filter(|peer| peer.fill.is_some()).count();
        ReplicaStats {
            role: self.role,
            records: self.data.maps().map(|map| map.store.len() as u64).sum(),
            bytes: self.data.maps().map(|map| map.bytes).sum(),
            number: self.last,
            unheld: self.unheld.len() as u64,
            parked: self.parked.len() as u64,
            log: self.log.len() as u64,
            answers: self.identities.len(),
            fills: filling as u64 + u64::from(self.follow.filling.is_some()),
            losses: self.losses,
            sealed: self.is_sealed(),
        }
    }

    /// One number for all that a replica of this index holds, the same on every replica at rest: for tests.
    pub fn digest(&self, ctx: &Context, index: usize) -> u64 {
        self.data.digest(ctx, index)
    }
}

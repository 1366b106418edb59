//! The owner's side of a call: from the request to the answer, and what may be said when.
//!
//! A write is decided, checked for room, applied, numbered, remembered, logged and sent, in one step. What it answers,
//! and what anybody reads of it, is held back until the awaited backups hold its number.

use super::counter;
use super::data::{self, Data};
use super::identity::Known;
use super::log::{change_bytes, effect_bytes, skip};
use super::map::{self, Call, Event, Outcome};
use super::output::Output;
use super::parked::{Held, Waiting};
use super::record::SLOT_BYTES;
use super::scan;
use super::{Replica, topic};
use crate::kernel::context::Context;
use crate::kernel::id::{Incarnation, MemberId, ObjectId, ObjectKind, Stamp};
use crate::kernel::message::{Answer, Asker, Change, Effect, Identity, Pending, Remembered, ReplicaMessage};
use crate::kernel::operation::{Operation, Refusal, Value};
use crate::kernel::planted::{self, Bug};
use crate::kernel::time::MonoTime;
use bytes::Bytes;
use smallvec::SmallVec;
use std::time::Duration;

/// Numbers unheld for so long are asked for.
pub(super) const HELD_ASK: Duration = Duration::from_millis(50);

/// A write on its way from decision to answer.
pub(super) struct Write {
    pub object: ObjectId,
    pub backups: u8,
    /// Who asked; `None` = the owner itself.
    pub asker: Option<Asker>,
    pub identity: Option<Identity>,
    pub answer: Value,
    pub changes: SmallVec<[Change; 1]>,
    pub events: SmallVec<[Event; 1]>,
}

/// What an applied write waits for.
pub(super) struct Applied {
    pub stamp: Stamp,
    pub awaited: SmallVec<[MemberId; 2]>,
    carried: Option<Box<Effect>>,
}

impl Replica {
    /// Answers a caller for good.
    pub(super) fn answer(&mut self, to: Asker, result: Result<Value, Refusal>) {
        let answer = Answer { call: to.call, result, pending: None };
        self.outputs.push_back(Output::Answer { to, answer });
    }

    /// Does what a request of this epoch asks. Returns it when it must wait for a lock.
    pub(super) fn execute(&mut self, ctx: &Context, waiting: Waiting, woken: bool) -> Option<Waiting> {
        let (asker, ask) = (waiting.asker, &waiting.request.ask);
        let incarnation = match self.admit(ctx, &waiting) {
            Ok(incarnation) => incarnation,
            Err(Some(refusal)) => {
                self.answer(asker, Err(refusal));
                return None;
            }
            Err(None) => return None,
        };
        let Some((kind, backups, limit)) = object(ctx, ask.object) else {
            self.answer(asker, Err(data::missing(ctx, ask.object)));
            return None;
        };
        let call = Call { incarnation, now: ctx.now, random: ctx.random };
        let mut outcome = self.decide(ctx, &waiting, kind, limit, call, woken);
        if outcome == Outcome::Over {
            if !self.expire(ctx, ask.object, &ask.key.clone()) {
                self.answer(asker, Err(Refusal::Overloaded));
                return None;
            }
            outcome = self.decide(ctx, &waiting, kind, limit, call, woken);
        }
        match outcome {
            Outcome::Answer(value) => {
                let hash = self.data.touch_hash(ask.object, &ask.key);
                let number = self.unheld.blocks(&self.marks, backups, hash);
                let number = number.filter(|_| !planted::is(Bug::ReadUnheld));
                self.remember_here(ctx, &waiting, &value);
                self.answer_when_held(&waiting, backups, number, value, false);
            }
            Outcome::Page { value, over } => {
                if !over.iter().all(|key| self.expire(ctx, ask.object, key)) {
                    self.answer(asker, Err(Refusal::Overloaded));
                    return None;
                }
                // A step that removed nothing must not remove something when it is asked again.
                self.remember_here(ctx, &waiting, &value);
                let held = self.marks.held(backups);
                let number = self.unheld.last().filter(|number| *number > held);
                self.answer_when_held(&waiting, backups, number, value, false);
            }
            Outcome::Change { value, changes, events } => {
                let identity = waiting.request.identity.clone();
                let asker = Some(asker);
                let write =
                    Write { object: ask.object, backups, asker, identity, answer: value, changes, events };
                self.write(ctx, &waiting, write);
            }
            Outcome::Refused(refusal) => self.answer(asker, Err(refusal)),
            Outcome::Wait if ask.lock_wait.is_zero() => self.answer(asker, Err(Refusal::Locked)),
            Outcome::Wait => return Some(waiting),
            Outcome::Over => self.answer(asker, Err(Refusal::AskAgain)),
        }
        None
    }

    /// A write that changed nothing is remembered by its owner alone: asked again under the same identity it must not
    /// change something after all. Another owner has nothing of it, nor any request of before its epoch.
    pub(super) fn remember_here(&mut self, ctx: &Context, waiting: &Waiting, answer: &Value) {
        if let Some(identity) = &waiting.request.identity {
            let stamp = Stamp { epoch: self.view.epoch, number: self.last };
            let cause = Remembered { identity: identity.clone(), answer: answer.clone(), stamp };
            self.identities.remember(&cause, ctx.memory);
        }
    }

    /// Whether a request may be applied: by whom. `Err(None)` = it is answered already, or will be.
    fn admit(&mut self, ctx: &Context, waiting: &Waiting) -> Result<Incarnation, Option<Refusal>> {
        let state = &ctx.snapshot.state;
        let Some(identity) = &waiting.request.identity else {
            if waiting.request.ask.operation.is_write() {
                return Err(Some(Refusal::Stale)); // a write without identity could be applied twice
            }
            let member = state.member(waiting.asker.member);
            return Ok(member.map_or(Incarnation(0), |member| member.incarnation));
        };
        if state.incarnation(identity.incarnation).is_none() {
            let ahead = identity.incarnation.0 >= state.next_incarnation;
            return Err(Some(if ahead { Refusal::AskAgain } else { Refusal::Stale }));
        }
        match self.identities.find(identity) {
            Known::New => {}
            Known::Forgotten => return Err(Some(Refusal::Forgotten)),
            Known::Answered(value, stamp) => {
                let backups = object(ctx, waiting.request.ask.object).map_or(0, |(_, backups, _)| backups);
                let number = Some(stamp.number).filter(|number| *number > self.marks.held(backups));
                self.answer_when_held(waiting, backups, number, value, true);
                return Err(None);
            }
        }
        self.identities.settle(identity.incarnation, &identity.settled, ctx.memory);
        Ok(identity.incarnation)
    }

    fn decide(
        &mut self,
        ctx: &Context,
        waiting: &Waiting,
        kind: ObjectKind,
        limit: u32,
        call: Call,
        woken: bool,
    ) -> Outcome {
        let ask = &waiting.request.ask;
        match (kind, &ask.operation) {
            (ObjectKind::Map, Operation::Scan { cursor, what }) => match self.data.map(ask.object) {
                Some(map) => scan::page(map, *cursor, what, call.now),
                None => scan::nothing(),
            },
            (ObjectKind::Map, Operation::Clear { cursor, .. }) => match self.data.map(ask.object) {
                Some(map) => scan::clear(map, *cursor, call.now),
                None => scan::nothing(),
            },
            (ObjectKind::Map, _) => map::decide(self.data.map_entry(ctx, ask.object), ask, call),
            (ObjectKind::Lock, Operation::Lock { .. }) => {
                let lock = self.data.locks.get(&ask.object);
                let mine = lock
                    .and_then(|lock| lock.holder)
                    .is_some_and(|held| held.is(call.incarnation, ask.thread));
                // First come, first served: nobody overtakes those who wait already.
                if !woken && !mine && !ask.lock_wait.is_zero() && self.parked.waits_for(ask.object, &ask.key)
                {
                    return Outcome::Wait;
                }
                counter::decide_lock(lock, ask, limit, call)
            }
            (ObjectKind::Lock, _) => counter::decide_lock(self.data.locks.get(&ask.object), ask, limit, call),
            (ObjectKind::Counter, operation) => {
                counter::decide(ask.object, self.data.counters.get(&ask.object), operation)
            }
            (ObjectKind::Topic, operation) => {
                topic::decide(ask.object, self.data.counters.get(&ask.object), operation)
            }
        }
    }

    /// Answers now, or when the number is held.
    fn answer_when_held(
        &mut self,
        waiting: &Waiting,
        backups: u8,
        number: Option<u64>,
        value: Value,
        applied: bool,
    ) {
        let to = waiting.asker;
        let early = planted::is(Bug::SkipBackupAck) || (!applied && planted::is(Bug::ReadUnheld));
        let number = number.filter(|_| !early);
        let Some(number) = number else { return self.answer(to, Ok(value)) };
        if !self.parked.has_room() {
            return self.answer(to, Err(Refusal::Overloaded));
        }
        let answer = Answer { call: to.call, result: Ok(value), pending: None };
        self.parked.for_held(number, backups, waiting.deadline, Held::Answer { to, answer, applied });
        self.ask_held(backups, number);
    }

    fn write(&mut self, ctx: &Context, waiting: &Waiting, write: Write) {
        let (asker, backups) = (waiting.asker, write.backups);
        if let Err(refusal) = self.check_room(ctx, &write.changes) {
            return self.answer(asker, Err(refusal));
        }
        let value = write.answer.clone();
        let applied = self.commit(ctx, write);
        self.publish_message(ctx, waiting, backups, &applied);
        if applied.awaited.is_empty() || planted::is(Bug::SkipBackupAck) {
            return self.answer(asker, Ok(value));
        }
        let mut answer = Answer { call: asker.call, result: Ok(value), pending: None };
        if asker.member == ctx.snapshot.me {
            let held = Held::Answer { to: asker, answer, applied: true };
            return self.parked.for_held(applied.stamp.number, backups, waiting.deadline, held);
        }
        answer.pending = Some(Pending {
            partition: self.partition,
            lineage: self.view.tag,
            stamp: applied.stamp,
            table_version: self.view.version,
            awaited: applied.awaited,
            effect: applied.carried,
            floor: self.floor,
        });
        self.outputs.push_back(Output::Answer { to: asker, answer });
    }

    /// Whether a write may be applied: room towards every replica that counts, here, and in memory.
    pub(super) fn check_room(&self, ctx: &Context, changes: &[Change]) -> Result<(), Refusal> {
        let bytes: usize = changes.iter().map(change_bytes).sum::<usize>() + 128;
        let full = |peer: &super::peer::Peer| peer.counts() && !ctx.room.has_room(peer.member, bytes);
        if self.peers.all.iter().any(full) || !self.parked.has_room() {
            return Err(Refusal::Overloaded);
        }
        let stored = |change: &Change| match change {
            Change::Put { key, value, .. } => (key.len() + value.len()) as u64 + SLOT_BYTES,
            _ => 0,
        };
        let more: u64 = changes.iter().map(stored).sum();
        let (used, limit) = (ctx.memory.used(), ctx.memory.limit);
        if more > 0 && used.saturating_add(more) > limit {
            return Err(Refusal::OutOfMemory { used, limit });
        }
        Ok(())
    }

    /// Applies, numbers, remembers, logs and sends a write.
    pub(super) fn commit(&mut self, ctx: &Context, write: Write) -> Applied {
        let stamp = Stamp { epoch: self.view.epoch, number: self.last + 1 };
        self.last = stamp.number;
        for change in &write.changes {
            self.data.apply(ctx, change);
        }
        let awaits = |peer: &&super::peer::Peer| peer.is_awaited(write.backups);
        let awaited: SmallVec<[MemberId; 2]> =
            self.peers.all.iter().filter(awaits).map(|peer| peer.member).collect();
        if !awaited.is_empty() {
            for change in &write.changes {
                let hash = self.data.touch_hash(write.object, data::key_of(change));
                self.unheld.push(stamp.number, write.backups, hash);
            }
        }
        self.notice_freed(&write.changes);
        self.publish(ctx, &write, stamp, !awaited.is_empty());
        let local = write.asker.is_none_or(|asker| asker.member == ctx.snapshot.me);
        // Also for a caller here, and when there is no other replica: a newer table may come between the write and
        // its answer, and then even that caller asks again.
        let cause = write.identity.map(|identity| Remembered { identity, answer: write.answer, stamp });
        if let Some(cause) = &cause {
            self.identities.remember(cause, ctx.memory);
        }
        let caller = write.asker.filter(|_| !local);
        let effect = Effect { stamp, caller, cause, changes: write.changes };
        let hurry = local && write.asker.is_some();
        let carried = self.replicate(ctx, effect, write.object, write.backups, hurry);
        Applied { stamp, awaited, carried }
    }

    fn replicate(
        &mut self,
        ctx: &Context,
        effect: Effect,
        object: ObjectId,
        backups: u8,
        hurry: bool,
    ) -> Option<Box<Effect>> {
        if self.peers.all.is_empty() {
            self.log.reset(self.last);
            self.floor = self.last;
            return None;
        }
        let copies = Data::copies(ctx, object);
        let mut carried = None;
        for at in 0..self.peers.all.len() {
            let peer = &self.peers.all[at];
            if !peer.rebased && peer.fill.is_none() && !peer.counts() {
                continue; // knows nothing of this epoch yet: filled or rebased first
            }
            let (member, awaited) = (peer.member, peer.is_awaited(backups));
            if !peer.counts() && !ctx.room.has_room(member, effect_bytes(&effect)) {
                continue; // nobody waits for it: it asks for what it misses
            }
            let mut copy =
                if peer.index() > usize::from(copies) { skip(effect.stamp) } else { effect.clone() };
            if awaited && effect.caller.is_some_and(|asker| asker.member == member) {
                carried = Some(Box::new(copy));
                continue;
            }
            if !awaited {
                copy.caller = None;
            }
            let (floor, effects, hurry) = (self.floor, vec![copy], hurry && awaited);
            self.send(member, ReplicaMessage::Effects { floor, effects, hurry });
        }
        self.log.push(effect, copies, ctx.now);
        if self.ask_at == MonoTime::NEVER {
            self.ask_at = ctx.now + HELD_ASK;
        }
        carried
    }

    /// Takes the record of a key out because its time is over. Returns whether there was room to.
    pub(super) fn expire(&mut self, ctx: &Context, object: ObjectId, key: &Bytes) -> bool {
        let Some(map) = self.data.map(object) else { return true };
        let hash = map.store.hash(key);
        let Some(record) = map.store.lookup(hash, key).filter(|record| map.is_over(*record, ctx.now)) else {
            return true;
        };
        let heard = map.object.as_ref().is_some_and(|object| !object.listeners.is_empty());
        let mut events = SmallVec::new();
        if heard {
            let old_value = Some(Bytes::copy_from_slice(record.value()));
            let kind = crate::kernel::message::EntryEventKind::Expired;
            events.push(Event { kind, key: key.clone(), value: None, old_value, by_owner: true });
        }
        let backups = map.config().backups;
        let changes = SmallVec::from_buf([Change::Remove { object, key: key.clone() }]);
        let written = self.write_own(ctx, object, backups, changes, events);
        if written && let Some(map) = self.data.map_mut(object) {
            map.uses.expirations += 1;
        }
        written
    }

    /// Writes what nobody asked for. Returns whether there was room to.
    pub(super) fn write_own(
        &mut self,
        ctx: &Context,
        object: ObjectId,
        backups: u8,
        changes: SmallVec<[Change; 1]>,
        events: SmallVec<[Event; 1]>,
    ) -> bool {
        if self.check_room(ctx, &changes).is_err() {
            return false;
        }
        let write =
            Write { object, backups, asker: None, identity: None, answer: Value::None, changes, events };
        self.commit(ctx, write);
        true
    }

    /// Asks the awaited backups how far they are: somebody waits for `number`.
    fn ask_held(&mut self, backups: u8, number: u64) {
        for at in 0..self.peers.all.len() {
            let peer = &self.peers.all[at];
            if peer.is_awaited(backups) && peer.held < number && peer.rebased {
                let member = peer.member;
                self.send(member, ReplicaMessage::HeldAsk { number });
            }
        }
    }

    /// A backup said how far it is.
    pub(super) fn handle_held(&mut self, ctx: &Context, from: MemberId, stamp: Stamp) {
        if stamp.epoch != self.view.epoch || stamp.number > self.last {
            return; // of another epoch, or of a history that is not ours
        }
        let Some(peer) = self.peers.get_mut(from) else { return };
        peer.rebased = true;
        if stamp.number > peer.held {
            peer.held = stamp.number;
            self.held_changed(ctx);
        }
        self.check_peers(ctx);
        self.advance_hand_over(ctx);
    }

    /// Says everything that may be said by now.
    pub(super) fn held_changed(&mut self, ctx: &Context) {
        self.marks = self.peers.marks();
        self.floor = self.floor.max(self.peers.floor(self.last));
        self.unheld.advance(&self.marks);
        let lagging = self.peers.all.iter().map(|peer| peer.held).fold(self.last, u64::min);
        self.log.trim(lagging);
        while let Some(held) = self.parked.next_held(&self.marks) {
            self.say(held);
        }
        self.advance_hand_over(ctx);
    }

    /// A backup misses effects.
    pub(super) fn handle_resend(&mut self, ctx: &Context, from: MemberId, after: u64) {
        let (floor, last) = (self.floor, self.last);
        let Some(peer) = self.peers.get_mut(from) else { return };
        if after == 0 {
            // Its state is of no use, unless that is known and mended already, or it misses the very first effect.
            let first = peer.is_level() && peer.held == 0 && last > 0 && self.log.reaches(0);
            if peer.fill.is_none() && !first {
                return self.refill(ctx, from);
            }
        }
        let index = peer.index();
        if after >= last || peer.fill.is_none() && peer.filled_for.is_none() {
            return;
        }
        if !self.log.reaches(after) {
            return self.refill(ctx, from);
        }
        let effects = self.log.after(after, index, ctx.now, scan::STEP_BYTES);
        self.send(from, ReplicaMessage::Effects { floor, effects, hurry: false });
    }

    /// Asks those who lag; tells those who do not follow this epoch yet.
    pub(super) fn chase(&mut self, ctx: &Context) {
        self.ask_at = MonoTime::NEVER;
        let base = Stamp { epoch: self.view.epoch, number: self.base };
        for at in 0..self.peers.all.len() {
            let peer = &self.peers.all[at];
            if peer.fill.is_some() || peer.filled_for.is_none() {
                continue;
            }
            let (member, rebased, held) = (peer.member, peer.rebased, peer.held);
            if !rebased {
                self.send(member, ReplicaMessage::Rebase { stamp: base });
            } else if held < self.last {
                let number = self.last;
                self.send(member, ReplicaMessage::HeldAsk { number });
            } else {
                continue;
            }
            self.ask_at = ctx.now + HELD_ASK;
        }
    }
}

/// What the directory says of an object: kind, synchronous backups, lock limit.
fn object(ctx: &Context, object: ObjectId) -> Option<(ObjectKind, u8, u32)> {
    let object = ctx.snapshot.directory.objects.get(&object)?;
    Some((object.kind, object.config.backups, object.config.lock_limit))
}

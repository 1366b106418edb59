//! What time brings: leases and records that end, waits that are over, locks of members that are gone, and the
//! repetition of whatever was said and not answered.

use super::Replica;
use super::output::Role;
use super::parked::{Held, Waiting};
use super::scan::STEP_RECORDS;
use crate::kernel::context::Context;
use crate::kernel::id::ObjectId;
use crate::kernel::message::Change;
use crate::kernel::operation::{Operation, Refusal, Value};
use crate::kernel::time::MonoTime;
use bytes::Bytes;
use smallvec::SmallVec;
use std::time::Duration;

/// What found no room is tried again after this.
const RETRY: Duration = Duration::from_millis(10);
/// A backup looks again at records that its owner should have taken out.
const BACKUP_PATIENCE: Duration = Duration::from_secs(10);

impl Replica {
    /// When [`Self::handle_timeout`] is due next.
    pub fn poll_timeout(&self) -> Option<MonoTime> {
        let mut due = self.parked.next_deadline().unwrap_or(MonoTime::NEVER);
        if self.data.has_dead() || !self.freed.is_empty() {
            due = MonoTime(0);
        }
        if self.role != Role::None {
            due = due.min(self.data.wheel.next().unwrap_or(MonoTime::NEVER));
        }
        match self.role {
            Role::Owner => {
                due = due.min(self.ask_at).min(if self.peers.all.is_empty() {
                    MonoTime::NEVER
                } else {
                    self.digest_at
                });
                if !self.is_sealed() {
                    due = due.min(self.data.leases.first().map_or(MonoTime::NEVER, |(end, _, _)| *end));
                    due = if self.release_gone { MonoTime(0) } else { due };
                }
                for peer in &self.peers.all {
                    due = due.min(peer.fill.as_ref().map_or(MonoTime::NEVER, super::fill::Fill::due));
                }
                due =
                    due.min(self.hand_over.as_ref().map_or(MonoTime::NEVER, super::migration::HandOver::due));
            }
            Role::Promoting => {
                due = due
                    .min(self.promotion.as_ref().map_or(MonoTime::NEVER, super::promotion::Promotion::due));
            }
            Role::Backup => due = due.min(self.follow.due()).min(self.drop_at),
            Role::None => due = due.min(self.forget_at),
        }
        (due != MonoTime::NEVER).then_some(due)
    }

    /// Does what is due. Calling this early is harmless.
    pub fn handle_timeout(&mut self, ctx: &Context) {
        if !self.observe(ctx) {
            return;
        }
        self.data.drop_some();
        let (requests, helds) = self.parked.expire(ctx.now);
        requests.into_iter().for_each(|waiting| self.waited_in_vain(ctx, &waiting));
        for held in helds {
            // An applied write is not answered: its caller cannot know, and says so.
            if let Held::Answer { to, applied: false, .. } = held {
                self.answer(to, Err(Refusal::Timeout));
            }
        }
        match self.role {
            Role::Owner => self.owner_upkeep(ctx),
            Role::Promoting => self.push_promotion(ctx),
            Role::Backup => {
                if self.drop_at <= ctx.now {
                    self.drop_at = MonoTime::NEVER;
                    self.data.drop_beyond(ctx, self.view.index.unwrap_or(0));
                }
                self.sweep(ctx);
                self.follow_up(ctx);
                self.turn_wheel(ctx);
            }
            Role::None if self.forget_at <= ctx.now => self.forget(ctx),
            Role::None => {}
        }
        self.settle(ctx);
    }

    fn waited_in_vain(&mut self, ctx: &Context, waiting: &Waiting) {
        let result = if waiting.deadline <= ctx.now && waiting.lock_deadline > ctx.now {
            Err(Refusal::Timeout)
        } else {
            match waiting.request.ask.operation {
                Operation::LockKey { .. } => Ok(Value::Bool(false)),
                Operation::Lock { .. } => Ok(Value::Fence(0)),
                _ if waiting.deadline <= ctx.now => Err(Refusal::Timeout),
                _ => Err(Refusal::Locked),
            }
        };
        if let Ok(value) = &result {
            self.remember_here(ctx, waiting, value);
        }
        self.answer(waiting.asker, result);
    }

    fn owner_upkeep(&mut self, ctx: &Context) {
        self.end_leases(ctx);
        self.release_gone(ctx);
        self.turn_wheel(ctx);
        self.pump_fills(ctx);
        if self.ask_at <= ctx.now {
            self.chase(ctx);
            self.check_peers(ctx);
        }
        self.push_hand_over(ctx);
        if self.digest_at <= ctx.now && !self.peers.all.is_empty() {
            self.send_digests(ctx);
            self.check_peers(ctx);
        }
    }

    /// Looks at the records that may be over: the owner takes them out, a backup waits to be told.
    fn turn_wheel(&mut self, ctx: &Context) {
        let due = self.data.wheel.turn(ctx.now, STEP_RECORDS);
        for due in due {
            let Some(map) = self.data.map(due.object) else { continue };
            let Some(record) = map.store.get(due.slot).filter(|record| record.is_mortal()) else { continue };
            let end = record.end(map.idle_from);
            let mut again = end;
            if end <= ctx.now {
                // Locked, no room, or not ours to decide: looked at again.
                again = ctx.now + if self.role == Role::Backup { BACKUP_PATIENCE } else { RETRY };
                if self.role == Role::Owner && !self.is_sealed() {
                    let key = Bytes::copy_from_slice(record.key());
                    self.expire(ctx, due.object, &key);
                    let Some(map) = self.data.map(due.object) else { continue };
                    if map.store.get(due.slot).is_none() {
                        continue;
                    }
                }
            }
            self.data.wheel.arm(due.object, due.slot, again, ctx.now);
        }
    }

    fn end_leases(&mut self, ctx: &Context) {
        if self.is_sealed() {
            return;
        }
        for _ in 0..STEP_RECORDS {
            let Some((end, object, key)) = self.data.leases.first().cloned() else { return };
            if end > ctx.now {
                return;
            }
            if !self.free(ctx, object, &key) {
                // No room towards a backup: its holder keeps it for so long.
                self.data.leases.remove(&(end, object, key.clone()));
                self.data.leases.insert((ctx.now + RETRY, object, key));
                return;
            }
            self.data.leases.remove(&(end, object, key));
        }
    }

    /// Frees a lock, whoever holds it. Returns whether there was room to.
    fn free(&mut self, ctx: &Context, object: ObjectId, key: &Bytes) -> bool {
        let config = ctx.snapshot.directory.objects.get(&object).map(|object| object.config);
        let backups = config.map_or(0, |config| config.backups);
        let change = if key.is_empty() {
            let fence = self.data.locks.get(&object).map_or(0, |lock| lock.fence);
            Change::Lock { object, state: None, fence }
        } else {
            Change::KeyLock { object, key: key.clone(), state: None }
        };
        self.write_own(ctx, object, backups, SmallVec::from_buf([change]), SmallVec::new())
    }

    /// Frees locks of members that left the view.
    fn release_gone(&mut self, ctx: &Context) {
        if !self.release_gone || self.is_sealed() {
            return;
        }
        let state = &ctx.snapshot.state;
        let gone = |held: &super::lock::Held| state.incarnation(held.incarnation).is_none();
        let objects = self.data.locks.iter().filter(|(_, lock)| lock.holder.as_ref().is_some_and(gone));
        let mut free: Vec<(ObjectId, Bytes)> =
            objects.map(|(object, _)| (*object, Bytes::new())).take(STEP_RECORDS).collect();
        for map in self.data.maps() {
            let keys = map.locks.iter().filter(|(_, held)| gone(held)).take(STEP_RECORDS - free.len());
            free.extend(keys.map(|(key, _)| (map.id, key.clone())));
        }
        self.release_gone = free.len() == STEP_RECORDS;
        for (object, key) in free {
            if !self.free(ctx, object, &key) {
                self.release_gone = true;
                return;
            }
        }
    }

    /// Notes which locks a write freed, for those who wait.
    pub(super) fn notice_freed(&mut self, changes: &[Change]) {
        for change in changes {
            let (object, key) = match change {
                Change::KeyLock { object, key, state: None } => (*object, key.clone()),
                Change::Lock { object, state: None, .. } => (*object, Bytes::new()),
                _ => continue,
            };
            if self.parked.waits_for(object, &key) {
                self.freed.push_back((object, key));
            }
        }
    }

    /// Lets those go on who waited for what is free now.
    pub(super) fn settle(&mut self, ctx: &Context) {
        for _ in 0..STEP_RECORDS {
            let Some((object, key)) = self.freed.front().cloned() else { return };
            let Some(waiting) = self.parked.first_for_lock(object, &key) else {
                self.freed.pop_front();
                continue;
            };
            if self.role != Role::Owner || self.is_sealed() {
                self.answer(waiting.asker, Err(Refusal::AskAgain));
                continue;
            }
            if let Some(waiting) = self.execute(ctx, waiting, true) {
                self.parked.again_for_lock(waiting);
                self.freed.pop_front();
            }
        }
    }
}

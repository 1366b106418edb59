//! Moving ownership: the source fills, seals and waits for the master; the destination says when it holds everything.
//!
//! Between the seal and the master's decision nobody answers. Only a table unseals: one without the migration (it was
//! cancelled) or one with a new owner.

use super::Replica;
use super::output::{Output, Role};
use crate::kernel::context::Context;
use crate::kernel::control::Report;
use crate::kernel::id::{MemberId, Stamp};
use crate::kernel::message::ReplicaMessage;
use crate::kernel::operation::Refusal;
use crate::kernel::time::MonoTime;
use std::time::Duration;

/// Sealed for so long without a decision: the master is asked to cancel.
const SEAL_MAX: Duration = Duration::from_millis(50);
/// What was said and not acted upon is said again after this: several times before the master is asked to cancel.
const SAY_AGAIN: Duration = Duration::from_millis(10);
/// The destination may lag by so many effects when the source seals.
const LAG_MAX: u64 = 256;

/// The source's side.
pub struct HandOver {
    destination: MemberId,
    attempt: u32,
    sealed_at: Option<MonoTime>,
    say_at: MonoTime,
    stuck_at: MonoTime,
}

impl HandOver {
    /// Whether nobody is answered.
    pub fn is_sealed(&self) -> bool {
        self.sealed_at.is_some()
    }

    /// When something is due.
    pub fn due(&self) -> MonoTime {
        if self.is_sealed() { self.say_at.min(self.stuck_at) } else { MonoTime::NEVER }
    }
}

/// The destination's side: where the old owner's effects end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sealed {
    /// Which migration.
    pub attempt: u32,
    /// The last effect.
    pub stamp: Stamp,
    /// Who was the owner.
    pub source: MemberId,
    /// Whether the master was told that everything is here.
    pub ready: bool,
}

impl Replica {
    /// Takes over the migration that the table names, if any, as its source.
    pub(super) fn adopt_hand_over(&mut self, ctx: &Context) {
        let migration =
            self.view.assignment.migration.filter(|migration| migration.destination != ctx.snapshot.me);
        let same =
            |hand_over: &HandOver| migration.is_some_and(|migration| migration.attempt == hand_over.attempt);
        if self.hand_over.as_ref().is_some_and(same) {
            return;
        }
        self.hand_over = migration.map(|migration| HandOver {
            destination: migration.destination,
            attempt: migration.attempt,
            sealed_at: None,
            say_at: MonoTime::NEVER,
            stuck_at: MonoTime::NEVER,
        });
        self.advance_hand_over(ctx);
    }

    /// Seals when the destination is near enough; says so when everybody who counts holds everything.
    pub(super) fn advance_hand_over(&mut self, ctx: &Context) {
        let Some(hand_over) = &mut self.hand_over else { return };
        let Some(peer) = self.peers.get_mut(hand_over.destination) else { return };
        if hand_over.sealed_at.is_none() {
            if !peer.is_level() || peer.held + LAG_MAX < self.last {
                return;
            }
            hand_over.sealed_at = Some(ctx.now);
            hand_over.say_at = ctx.now;
            hand_over.stuck_at = ctx.now + SEAL_MAX;
            self.ask_at = ctx.now;
            for waiting in self.parked.take_requests() {
                self.answer(waiting.asker, Err(Refusal::AskAgain));
            }
        }
        self.push_hand_over(ctx);
    }

    /// Says what is due while sealed.
    pub(super) fn push_hand_over(&mut self, ctx: &Context) {
        let last = self.last;
        let level =
            self.peers.all.iter().all(|peer| !(peer.counts() || peer.destination) || peer.held >= last);
        let stamp = Stamp { epoch: self.view.epoch, number: last };
        let Some(hand_over) = self.hand_over.as_mut().filter(|hand_over| hand_over.is_sealed()) else {
            return;
        };
        let (attempt, destination) = (hand_over.attempt, hand_over.destination);
        if hand_over.stuck_at <= ctx.now {
            hand_over.stuck_at = ctx.now + SEAL_MAX;
            self.outputs.push_back(Output::Report(Report::MigrationStuck { attempt }));
        }
        let Some(hand_over) = &mut self.hand_over else { return };
        if hand_over.say_at <= ctx.now {
            hand_over.say_at = ctx.now + SAY_AGAIN;
            if level {
                self.send(destination, ReplicaMessage::Sealed { attempt, stamp });
            } else {
                hand_over.say_at = ctx.now + Duration::from_millis(1);
            }
        }
    }

    /// The source says where its effects end.
    pub(super) fn handle_sealed(&mut self, ctx: &Context, source: MemberId, attempt: u32, stamp: Stamp) {
        if stamp.epoch != self.view.epoch {
            return;
        }
        // The table that names the migration may still be on its way: a seal that outran it is kept for it.
        self.follow.sealed = Some(Sealed { attempt, stamp, source, ready: false });
        if self.last < stamp.number {
            self.miss(stamp.number, ctx.now);
        }
        self.check_sealed(ctx.snapshot.me);
    }

    /// Tells the master when everything up to the seal is here.
    pub(super) fn check_sealed(&mut self, me: MemberId) {
        if self.role != Role::Backup || !self.follow.complete || !self.follow.rebased {
            return;
        }
        let last = self.last;
        let migration = self.view.assignment.migration.filter(|migration| migration.destination == me);
        let Some(sealed) = &mut self.follow.sealed else { return };
        let ours = migration.is_some_and(|migration| migration.attempt == sealed.attempt);
        if ours && !sealed.ready && last >= sealed.stamp.number {
            sealed.ready = true;
            let report = Report::MigrationReady { attempt: sealed.attempt, stamp: sealed.stamp };
            self.outputs.push_back(Output::Report(report));
        }
    }
}

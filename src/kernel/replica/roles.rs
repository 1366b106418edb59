//! What a new table means for this replica: which role it has, whom it sends to, whom it follows.

use super::data::Data;
use super::output::{Output, Role};
use super::parked::Held;
use super::peer::Peers;
use super::{DIGEST_EVERY, Replica};
use crate::kernel::cluster::{Assignment, ClusterState};
use crate::kernel::context::Context;
use crate::kernel::control::Report;
use crate::kernel::directory::Directory;
use crate::kernel::id::{Epoch, Lineage, MemberId};
use crate::kernel::message::ReplicaMessage;
use crate::kernel::operation::Refusal;
use crate::kernel::planted::{self, Bug};
use crate::kernel::time::MonoTime;
use smallvec::SmallVec;
use std::time::Duration;

/// A mark that the table has wrong is reported again after this.
const REPORT_AGAIN: Duration = Duration::from_secs(1);
/// What the table takes away is kept for so long, longer than any owner is silent and still one: when the table gives
/// it back, an owner that has seen neither change still relies on it.
const FORGET_AFTER: Duration = Duration::from_millis(2_500);
/// Lineages that this replica went through: requests under them are stale.
const PAST_MAX: usize = 16;

/// What this replica has seen of the cluster last.
#[derive(Default)]
pub struct View {
    adopted: bool,
    lineage: Lineage,
    /// Short form of the lineage.
    pub tag: u64,
    past: SmallVec<[u64; 4]>,
    /// Version of the state.
    pub version: u64,
    directory: u64,
    /// Epoch of the owner.
    pub epoch: Epoch,
    /// Index of this member.
    pub index: Option<usize>,
    /// Who holds the partition.
    pub assignment: Assignment,
}

/// How what the driver hands in compares with what was seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Age {
    Same,
    Newer,
    /// The driver's thread was overtaken by another one.
    Older,
}

impl View {
    #[inline]
    fn age(&self, state: &ClusterState, directory: &Directory) -> Age {
        if !self.adopted || state.lineage != self.lineage {
            return if self.adopted && state.lineage.depth < self.lineage.depth {
                Age::Older
            } else {
                Age::Newer
            };
        }
        if state.version < self.version || directory.version < self.directory {
            return Age::Older;
        }
        if state.version == self.version && directory.version == self.directory {
            Age::Same
        } else {
            Age::Newer
        }
    }

    /// Whether the snapshot is the one that was adopted last.
    #[inline]
    pub fn is_current(&self, ctx: &Context) -> bool {
        self.age(&ctx.snapshot.state, &ctx.snapshot.directory) == Age::Same
    }

    /// Whether this tag was the lineage's before.
    pub fn is_past(&self, tag: u64) -> bool {
        self.past.contains(&tag)
    }
}

impl Replica {
    /// Adopts the snapshot if it is newer. False: it is older than what this replica knows, and nothing may be done
    /// with it.
    #[inline]
    pub(super) fn observe(&mut self, ctx: &Context) -> bool {
        if self.closed {
            return false;
        }
        match self.view.age(&ctx.snapshot.state, &ctx.snapshot.directory) {
            Age::Same => true,
            Age::Older => false,
            Age::Newer => {
                self.adopt(ctx);
                true
            }
        }
    }

    fn adopt(&mut self, ctx: &Context) {
        let state = &ctx.snapshot.state;
        let new = state.partitions.get(usize::from(self.partition.0)).cloned().unwrap_or_default();
        let was = std::mem::replace(&mut self.view.assignment, new);
        let (was_epoch, first) = (self.view.epoch, !self.view.adopted);
        self.view_changed(ctx, state);
        self.data.adopt(ctx);
        self.identities.retain(ctx.memory, |incarnation| state.incarnation(incarnation).is_some());
        self.parked.retain(|member| state.member(member).is_some());
        self.release_gone = true;
        let me = ctx.snapshot.me;
        let new = &self.view.assignment;
        let destination = new.migration.is_some_and(|migration| migration.destination == me);
        let target = match new.index_of(me) {
            Some(0) => Role::Owner,
            Some(_) => Role::Backup,
            None if destination => Role::Backup,
            None => Role::None,
        };
        let same_epoch = !first && was_epoch == self.view.epoch;
        match (self.role, target) {
            (Role::Owner, Role::Owner) if same_epoch => self.stay_owner(ctx),
            (Role::Promoting, Role::Owner) if same_epoch => {
                self.push_promotion(ctx);
                self.adopt_hand_over(ctx); // possibly another one than when the promotion began
            }
            (_, Role::Owner) => self.become_owner(ctx, was, was_epoch),
            (_, Role::Backup) => {
                self.become_backup(ctx.snapshot.me, same_epoch, &was);
                let more = was.index_of(me) < self.view.index
                    || was.migration.is_some_and(|migration| migration.destination == me);
                if destination {
                    self.drop_at = MonoTime::NEVER;
                } else if more {
                    // Not at once: an owner with a newer table may fill this replica for more already.
                    self.drop_at = ctx.now + FORGET_AFTER;
                }
            }
            (Role::None, Role::None) if self.forget_at == MonoTime::NEVER => {}
            _ => {
                let forget_at = self.forget_at.min(ctx.now + FORGET_AFTER);
                self.become_backup(ctx.snapshot.me, same_epoch, &was);
                (self.role, self.forget_at) = (Role::None, forget_at);
            }
        }
    }

    fn view_changed(&mut self, ctx: &Context, state: &ClusterState) {
        let view = &mut self.view;
        if view.adopted && view.lineage != state.lineage {
            if view.past.len() == PAST_MAX {
                view.past.remove(0);
            }
            view.past.push(view.tag);
        }
        if let Some((parent, _)) = state.parent
            && !view.past.contains(&parent.tag())
        {
            view.past.push(parent.tag());
        }
        view.adopted = true;
        (view.lineage, view.tag) = (state.lineage, state.lineage.tag());
        (view.version, view.directory) = (state.version, ctx.snapshot.directory.version);
        view.epoch = view.assignment.epoch;
        view.index = view.assignment.index_of(ctx.snapshot.me);
    }

    fn stay_owner(&mut self, ctx: &Context) {
        self.peers.adopt(ctx.snapshot.me, &self.view.assignment);
        self.check_peers(ctx);
        self.adopt_hand_over(ctx);
        self.held_changed(ctx);
        if self.ask_at == MonoTime::NEVER && !self.peers.all.is_empty() {
            self.ask_at = ctx.now + super::owner::HELD_ASK;
        }
    }

    fn become_owner(&mut self, ctx: &Context, was: Assignment, was_epoch: Epoch) {
        if self.role == Role::Owner {
            self.stop_owning();
        }
        (self.forget_at, self.drop_at) = (MonoTime::NEVER, MonoTime::NEVER);
        let complete = self.follow.complete;
        let sealed = self.follow.sealed;
        self.hand_over = None;
        self.was = was;
        let next = self.view.epoch.0 == was_epoch.0 + 1;
        let handed = sealed.filter(|sealed| {
            next && sealed.ready
                && self.last >= sealed.stamp.number
                && ctx.snapshot.state.member(sealed.source).is_some()
        });
        if self.view.epoch.0 <= 1 && self.last == 0 {
            self.serve(ctx, false, |_| false); // the first owner of all
        } else if handed.is_some() {
            // Everybody who counts held everything when the source sealed: there is nothing to ask for.
            let was = self.was.clone();
            self.serve(ctx, false, |member| {
                was.replicas.iter().any(|slot| slot.member == member && slot.synchronised)
            });
        } else {
            let was = self.was.clone();
            self.promote(ctx, &was, complete, next && sealed.is_some_and(|sealed| sealed.ready));
        }
        self.adopt_hand_over(ctx);
        self.digest_at = ctx.now + DIGEST_EVERY;
    }

    fn become_backup(&mut self, me: MemberId, same_epoch: bool, was: &Assignment) {
        if matches!(self.role, Role::Owner | Role::Promoting) {
            let whole = self.role == Role::Owner || self.follow.complete;
            self.stop_owning();
            self.follow.new_epoch();
            self.follow.complete = whole;
        } else if self.role == Role::None && self.forget_at == MonoTime::NEVER {
            self.follow = Default::default();
        } else if !same_epoch {
            let complete = self.follow.complete && self.follow.filling.is_none();
            self.follow.new_epoch();
            self.follow.complete = complete;
        } else if was.migration != self.view.assignment.migration {
            let attempt = self.view.assignment.migration.map(|migration| migration.attempt);
            // Cancelled, or another attempt; a seal that outran this table stays.
            self.follow.sealed = self.follow.sealed.filter(|sealed| Some(sealed.attempt) == attempt);
        }
        self.role = Role::Backup;
        self.forget_at = MonoTime::NEVER;
        self.check_sealed(me);
    }

    /// Lets everybody go who waits for this owner. Applied writes are answered by whoever is owner next.
    pub(super) fn stop_owning(&mut self) {
        for waiting in self.parked.take_requests() {
            self.answer(waiting.asker, Err(Refusal::AskAgain));
        }
        for held in self.parked.take_held() {
            match held {
                Held::Answer { to, applied: false, .. } => self.answer(to, Err(Refusal::AskAgain)),
                Held::Answer { .. } | Held::Events(_) => {}
            }
        }
        self.peers = Peers::default();
        self.marks = self.peers.marks();
        self.unheld.clear();
        self.promotion = None;
        self.hand_over = None;
        self.freed.clear();
        self.ask_at = MonoTime::NEVER;
    }

    /// Forgets all data: it is somebody else's.
    pub(super) fn forget(&mut self, ctx: &Context) {
        self.role = Role::None;
        (self.forget_at, self.drop_at) = (MonoTime::NEVER, MonoTime::NEVER);
        self.data.clear(ctx);
        self.identities.clear(ctx.memory);
        self.log.reset(0);
        (self.last, self.floor, self.base) = (0, 0, 0);
        self.follow = Default::default();
    }

    /// Fills who lacks something, waits for who has everything, and reports what the table has wrong.
    pub(super) fn check_peers(&mut self, ctx: &Context) {
        for at in 0..self.peers.all.len() {
            let peer = &self.peers.all[at];
            let (member, index, fill) =
                (peer.member, peer.index(), peer.fill.as_ref().map(|fill| fill.index));
            match (peer.filled_for, fill) {
                (None, None) if peer.marked && peer.slot.is_some() => self.refill(ctx, member),
                (None, None) => self.start_fill(ctx, member),
                (_, Some(filling)) if index < filling => self.start_fill(ctx, member),
                (_, Some(_)) => {}
                (Some(has), None) if index < has && Data::differs_between(ctx, index, has) => {
                    self.widen(ctx, at);
                }
                (Some(_), None) => self.peers.all[at].filled_for = Some(index),
            }
            self.check_mark(ctx, at);
        }
    }

    /// A peer must hold more objects than it did; what it holds stays good meanwhile.
    fn widen(&mut self, ctx: &Context, at: usize) {
        let peer = &mut self.peers.all[at];
        let member = peer.member;
        peer.counted = None;
        let has = peer.filled_for.unwrap_or(0);
        if peer.marked && peer.slot.is_some_and(|slot| slot < has) {
            peer.reported_at = Some(ctx.now);
            self.outputs.push_back(Output::Report(Report::Unsynchronised { member }));
        }
        self.start_fill(ctx, member);
    }

    fn check_mark(&mut self, ctx: &Context, at: usize) {
        let last = self.last;
        let peer = &mut self.peers.all[at];
        let member = peer.member;
        if peer.slot.is_none() {
            return;
        }
        let due = peer.reported_at.is_none_or(|said| said + REPORT_AGAIN <= ctx.now);
        if peer.marked {
            peer.counted = None;
            let lacks = peer.filled_for.is_none();
            if lacks && due {
                peer.reported_at = Some(ctx.now);
                self.outputs.push_back(Output::Report(Report::Unsynchronised { member }));
            } else if !lacks {
                peer.reported_at = None;
            }
            return;
        }
        if !peer.is_level() {
            return;
        }
        match peer.counted {
            None => {
                // From here on its word is waited for; reported when it holds all that nobody waited for.
                peer.counted = Some(last);
                peer.reported_at = None;
                self.marks = self.peers.marks();
                self.ask_at = self.ask_at.min(ctx.now);
                if self.peers.all[at].held >= last {
                    self.check_mark(ctx, at);
                }
            }
            Some(_) if planted::is(Bug::MarkForgotten) => {}
            Some(since) if peer.held >= since && due => {
                peer.reported_at = Some(ctx.now);
                let index = peer.index() as u32;
                self.outputs.push_back(Output::Report(Report::Synchronised { member, index }));
            }
            Some(_) => {}
        }
    }

    /// At rest, now and then: lets every backup compare.
    pub(super) fn send_digests(&mut self, ctx: &Context) {
        self.digest_at = ctx.now + DIGEST_EVERY;
        let last = self.last;
        if self.peers.all.iter().any(|peer| peer.counts() && peer.held < last) {
            return;
        }
        for at in 0..self.peers.all.len() {
            let peer = &self.peers.all[at];
            if !peer.is_level() || peer.held < last || peer.slot.is_none() || peer.destination {
                continue;
            }
            let (member, index): (MemberId, usize) = (peer.member, peer.index());
            let digest = self.data.digest(ctx, index);
            self.send(member, ReplicaMessage::Digest { number: last, digest });
        }
    }
}

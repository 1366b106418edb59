//! Becoming owner after the owner is gone: one state out of what the survivors hold.
//!
//! The new owner asks everybody who may hold effects that it lacks, takes the longest continuation without a gap (a
//! skip only where nobody holds the effect itself), and says where the new epoch begins. Whoever holds another history
//! is filled anew. So a write that only some held is kept everywhere or dropped everywhere, and one that all awaited
//! backups held is kept.

use super::Replica;
use super::log::is_skip;
use super::output::{Note, Output, Role};
use super::scan::STEP_RECORDS;
use crate::kernel::cluster::Assignment;
use crate::kernel::context::Context;
use crate::kernel::control::Report;
use crate::kernel::id::{Epoch, MemberId, Stamp};
use crate::kernel::message::{Effect, ReplicaMessage};
use crate::kernel::planted::{self, Bug};
use crate::kernel::time::MonoTime;
use smallvec::SmallVec;
use std::time::Duration;

/// Survivors that have not answered are asked again after this.
const ASK_AGAIN: Duration = Duration::from_millis(50);

struct Reply {
    member: MemberId,
    /// Ascending by number.
    effects: Vec<Effect>,
    /// Whether it holds another effect under a number that is taken here.
    differs: bool,
}

impl Reply {
    /// Its effect with this number.
    fn effect(&self, number: u64) -> Option<&Effect> {
        let at = self.effects.binary_search_by_key(&number, |effect| effect.stamp.number).ok()?;
        Some(&self.effects[at])
    }
}

/// A promotion under way.
pub struct Promotion {
    /// Effects above this are asked for.
    after: u64,
    waiting: SmallVec<[MemberId; 2]>,
    replies: Vec<Reply>,
    ask_at: MonoTime,
    /// Whether everybody was asked once.
    asked: bool,
    /// Effects taken over so far.
    recovered: u64,
    loss: bool,
}

impl Promotion {
    /// When survivors are asked again.
    pub fn due(&self) -> MonoTime {
        self.ask_at
    }
}

impl Replica {
    /// The table says that this member is the owner of a partition that somebody else owned. `was` is the assignment
    /// as this member knew it; `was_ready`: this member had told the master that it may take over.
    pub(super) fn promote(&mut self, ctx: &Context, was: &Assignment, was_complete: bool, was_ready: bool) {
        let me = ctx.snapshot.me;
        let state = &ctx.snapshot.state;
        let in_view = |member: MemberId| state.member(member).is_some();
        let new = &self.view.assignment;
        let held_before = |member: MemberId| {
            was.index_of(member).is_some()
                || was.migration.is_some_and(|migration| migration.destination == member)
        };
        let mut waiting: SmallVec<[MemberId; 2]> = SmallVec::new();
        let now_there = new.replicas.iter().filter(|slot| slot.synchronised || held_before(slot.member));
        let then_there = was
            .replicas
            .iter()
            .map(|slot| slot.member)
            .chain(was.migration.map(|migration| migration.destination));
        for member in now_there.map(|slot| slot.member).chain(then_there) {
            if member != me && in_view(member) && !waiting.contains(&member) {
                waiting.push(member);
            }
        }
        if planted::is(Bug::PromoteAlone) {
            waiting.clear();
        }
        if planted::is(Bug::ForgetIdentities) {
            self.identities.clear(ctx.memory);
        }
        let relied_on = was.replicas.iter().any(|slot| slot.member == me && slot.synchronised);
        let loss = !(was_complete && (relied_on || was_ready));
        let start = self.log.last() - self.log.len() as u64;
        let after = self.floor.max(start).min(self.last);
        self.role = Role::Promoting;
        let (replies, ask_at, asked, recovered) = (Vec::new(), ctx.now, false, 0);
        self.promotion = Some(Promotion { after, waiting, replies, ask_at, asked, recovered, loss });
        self.push_promotion(ctx);
    }

    /// Asks who has not answered, or ends the promotion when everybody has.
    pub(super) fn push_promotion(&mut self, ctx: &Context) {
        let state = &ctx.snapshot.state;
        let Some(promotion) = &mut self.promotion else { return };
        promotion.waiting.retain(|member| state.member(*member).is_some());
        if promotion.waiting.is_empty() {
            return self.end_promotion(ctx);
        }
        if promotion.ask_at > ctx.now {
            return;
        }
        promotion.ask_at = ctx.now + ASK_AGAIN;
        let (waiting, after, first) = (promotion.waiting.clone(), promotion.after, !promotion.asked);
        promotion.asked = true;
        // A long answer is not asked for again while it arrives.
        for member in waiting.into_iter().filter(|member| first || !ctx.room.is_arriving(*member)) {
            self.send(member, ReplicaMessage::PromoteQuery { epoch: self.view.epoch, after });
        }
    }

    /// The new owner asks what this survivor holds. Only for an epoch that is known here: then nothing of the old
    /// owner is applied any more.
    pub(super) fn handle_promote_query(&mut self, ctx: &Context, from: MemberId, epoch: Epoch, after: u64) {
        if epoch != self.view.epoch || self.view.assignment.owner() != Some(from) {
            return;
        }
        // What the log here no longer has was held by all, so the new owner has it, though it was not told so. Where
        // it has not, there is a gap, and it takes nothing.
        let effects =
            if self.follow.complete { self.log.after(after, 0, ctx.now, usize::MAX) } else { Vec::new() };
        self.send(from, ReplicaMessage::PromoteReply { epoch, applied: self.last, effects });
    }

    /// A survivor says what it holds.
    pub(super) fn handle_promote_reply(
        &mut self,
        ctx: &Context,
        from: MemberId,
        epoch: Epoch,
        mut effects: Vec<Effect>,
    ) {
        if epoch != self.view.epoch {
            return;
        }
        let Some(promotion) = &mut self.promotion else { return };
        let Some(at) = promotion.waiting.iter().position(|member| *member == from) else { return };
        promotion.waiting.swap_remove(at);
        // Survivors of an older history than ours, at the same numbers, are not asked for a continuation.
        effects.retain(|effect| effect.stamp.number > promotion.after);
        effects.sort_unstable_by_key(|effect| effect.stamp.number);
        let ours = |effect: &Effect| self.log.stamp(effect.stamp.number);
        let differs = effects.iter().any(|effect| ours(effect).is_some_and(|ours| ours != effect.stamp));
        promotion.replies.push(Reply { member: from, effects, differs });
        self.push_promotion(ctx);
    }

    fn end_promotion(&mut self, ctx: &Context) {
        let Some(mut promotion) = self.promotion.take() else { return };
        for _ in 0..STEP_RECORDS {
            let next = self.last + 1;
            let held = promotion.replies.iter().filter(|reply| !reply.differs);
            let found = held
                .filter_map(|reply| reply.effect(next))
                .max_by_key(|effect| (!is_skip(effect), effect.stamp.epoch));
            let Some(effect) = found.cloned() else { return self.begin_reign(ctx, promotion) };
            let stamp = effect.stamp;
            self.apply_effect(ctx, effect);
            promotion.recovered += 1;
            for reply in &mut promotion.replies {
                reply.differs |= reply.effect(next).is_some_and(|theirs| theirs.stamp != stamp);
            }
        }
        promotion.ask_at = ctx.now; // the next step
        self.promotion = Some(promotion);
    }

    fn begin_reign(&mut self, ctx: &Context, promotion: Promotion) {
        self.outputs.push_back(Output::Log(Note::Promoted {
            records: self.figures().records,
            recovered: promotion.recovered,
            possible_loss: promotion.loss,
        }));
        self.serve(ctx, promotion.loss, |member| {
            promotion.replies.iter().any(|reply| reply.member == member && !reply.differs)
        });
    }

    /// Serves from now on. `follows` says who is known to hold a part of this history; the others are filled.
    pub(super) fn serve(&mut self, ctx: &Context, loss: bool, follows: impl Fn(MemberId) -> bool) {
        self.role = Role::Owner;
        self.base = self.last;
        self.losses += u64::from(loss);
        self.follow.new_epoch();
        self.follow.complete = true;
        for map in self.data.maps_mut() {
            map.position = 0;
            map.idle_from = ctx.now;
        }
        let (me, floor, was) = (ctx.snapshot.me, self.floor, self.was.clone());
        self.peers = Default::default();
        self.peers.adopt(me, &self.view.assignment);
        for peer in &mut self.peers.all {
            // What an index says of a replica is true only while the table marks it.
            let marked = |assignment: &Assignment| {
                let slot = assignment.slot(peer.member).filter(|slot| slot.synchronised);
                slot.map(|slot| usize::from(slot.index))
            };
            let index = marked(&was).or_else(|| marked(&self.view.assignment));
            if follows(peer.member) && index.is_some() {
                (peer.held, peer.filled_for) = (floor, index);
            }
        }
        self.marks = self.peers.marks();
        self.rebuild_unheld(ctx);
        let stamp = Stamp { epoch: self.view.epoch, number: self.last };
        let rebase: SmallVec<[MemberId; 2]> =
            self.peers.all.iter().filter(|peer| peer.filled_for.is_some()).map(|peer| peer.member).collect();
        for member in rebase {
            self.send(member, ReplicaMessage::Rebase { stamp });
        }
        self.ask_at = ctx.now;
        self.release_gone = true;
        self.outputs.push_back(Output::Report(Report::Promoted { possible_loss: loss }));
        self.check_peers(ctx);
        self.held_changed(ctx);
        while let Some(waiting) = self.parked.next_for_service() {
            self.park_or_execute(ctx, waiting);
        }
    }

    /// Everything above the floor may be unknown to some backup: nothing of it is shown before they say otherwise.
    fn rebuild_unheld(&mut self, ctx: &Context) {
        self.unheld.clear();
        for (number, _, changes) in self.log.changes_after(self.floor) {
            for change in changes {
                let object = super::data::object_of(change);
                let backups =
                    ctx.snapshot.directory.objects.get(&object).map_or(0, |object| object.config.backups);
                let hash = self.data.touch_hash(object, super::data::key_of(change));
                self.unheld.push(number, backups, hash);
            }
        }
    }
}

//! The backup's side: effects in order of number, whatever way they came, and how far it is.
//!
//! A backup applies nothing of an epoch before its owner said where that epoch begins ([`ReplicaMessage::Rebase`] or
//! [`ReplicaMessage::FillStart`]), and nothing over a gap. It says that it holds a number only while its state is
//! whole.

use super::Replica;
use super::data::{self, Data};
use super::filling::Filling;
use super::log::effect_bytes;
use super::migration::Sealed;
use super::output::{Note, Output};
use crate::kernel::context::Context;
use crate::kernel::id::{MemberId, Stamp};
use crate::kernel::message::{Effect, ReplicaMessage};
use crate::kernel::planted::{self, Bug};
use crate::kernel::time::MonoTime;
use std::collections::BTreeMap;
use std::time::Duration;

/// Most effects held because one before them is missing.
pub const EARLY_EFFECTS_MAX: usize = 1_024;
/// Most bytes of them.
pub const EARLY_BYTES_MAX: usize = 1 << 20;
/// A gap older than this is asked for.
const GAP: Duration = Duration::from_millis(20);
/// A gap that a large message on its way may fill is asked for after this: the message may be about something else.
const ARRIVING_PATIENCE: Duration = Duration::from_secs(5);
/// The owner hears of held effects within this.
const HELD_DELAY: Duration = Duration::from_millis(1);
/// Digests in a row that must differ before the replica is filled anew: one may have met a table on its way.
const DIGEST_MISSES: u8 = 2;

/// A backup's own state.
#[derive(Default)]
pub struct Follow {
    /// Whether it follows the owner of this epoch.
    pub rebased: bool,
    /// Whether its data is a whole state.
    pub complete: bool,
    early: BTreeMap<u64, Effect>,
    early_bytes: usize,
    gap_since: Option<MonoTime>,
    /// Since when a gap is not asked for because a large message arrives.
    arriving_since: Option<MonoTime>,
    held_due: Option<MonoTime>,
    /// Whether effects were asked for and none came yet.
    pub resent: bool,
    /// The owner waits for this number.
    asked: u64,
    /// The fill under way.
    pub filling: Option<Filling>,
    /// The end of the old owner's effects, when ownership is about to move here.
    pub sealed: Option<Sealed>,
    digest_misses: u8,
}

impl Follow {
    /// When something is due.
    pub fn due(&self) -> MonoTime {
        let gap = self.gap_since.map_or(MonoTime::NEVER, |since| since + GAP);
        let filling =
            if self.filling.as_ref().is_some_and(Filling::sweeps) { MonoTime(0) } else { MonoTime::NEVER };
        gap.min(self.held_due.unwrap_or(MonoTime::NEVER)).min(filling)
    }

    /// Follows nobody until the owner of the new epoch says where it begins.
    pub fn new_epoch(&mut self) {
        self.rebased = false;
        self.early.clear();
        self.early_bytes = 0;
        (self.gap_since, self.held_due, self.asked) = (None, None, 0);
        self.filling = None;
        self.sealed = None;
        self.digest_misses = 0;
        self.resent = false;
        self.arriving_since = None;
    }

    /// Forgets what is early up to `last`.
    pub fn drop_early(&mut self, last: u64) {
        self.early = self.early.split_off(&(last + 1));
        self.early_bytes = self.early.values().map(effect_bytes).sum();
        if self.early.is_empty() {
            self.gap_since = None;
        }
    }

    /// The owner is to hear at once how far this is.
    pub fn say_held(&mut self, now: MonoTime) {
        self.held_due = Some(now);
    }
}

impl Replica {
    /// Effects came from the owner.
    pub(super) fn handle_effects(&mut self, ctx: &Context, floor: u64, effects: Vec<Effect>, hurry: bool) {
        let last = effects.last().filter(|effect| hurry && effect.stamp.epoch == self.view.epoch);
        if let Some(number) = last.map(|effect| effect.stamp.number) {
            self.follow.asked = self.follow.asked.max(number);
            if number <= self.last && self.follow.complete {
                self.follow.held_due = Some(ctx.now); // it came by another way already
            }
        }
        for effect in effects {
            self.receive(ctx, effect);
        }
        self.raise_floor(floor);
    }

    pub(super) fn raise_floor(&mut self, floor: u64) {
        if self.follow.rebased && floor > self.floor && floor <= self.last {
            self.floor = floor;
            self.log.trim(floor);
        }
    }

    /// One effect, by whatever way.
    pub(super) fn receive(&mut self, ctx: &Context, effect: Effect) {
        let number = effect.stamp.number;
        if self.follow.rebased
            && (number == self.last + 1 || (number > self.last && planted::is(Bug::ApplyOverGap)))
        {
            self.apply_effect(ctx, effect);
            self.drain_early(ctx);
        } else if number > self.last {
            let bytes = effect_bytes(&effect);
            let full = self.follow.early.len() >= EARLY_EFFECTS_MAX
                || self.follow.early_bytes + bytes > EARLY_BYTES_MAX;
            if !full && self.follow.early.insert(number, effect).is_none() {
                self.follow.early_bytes += bytes;
            }
            if self.follow.rebased {
                self.follow.gap_since.get_or_insert(ctx.now);
            }
        }
    }

    /// Applies what came early and is next by now.
    pub(super) fn drain_early(&mut self, ctx: &Context) {
        while let Some(early) = self.follow.early.first_entry().filter(|early| *early.key() <= self.last + 1)
        {
            let early = early.remove();
            self.follow.early_bytes -= effect_bytes(&early);
            if early.stamp.number == self.last + 1 {
                self.apply_effect(ctx, early);
            }
        }
        let missing = !self.follow.early.is_empty() || self.follow.asked > self.last;
        self.follow.gap_since = missing.then_some(ctx.now);
        self.take_chunks(ctx);
        self.check_sealed(ctx.snapshot.me);
    }

    /// The next effect in order.
    pub(super) fn apply_effect(&mut self, ctx: &Context, effect: Effect) {
        self.last = effect.stamp.number;
        self.follow.resent = false;
        self.follow.arriving_since = None;
        if let Some(filling) = &mut self.follow.filling {
            filling.note(&self.data, &effect);
        }
        for change in &effect.changes {
            self.data.apply(ctx, change);
        }
        if let Some(cause) = &effect.cause
            && ctx.snapshot.state.incarnation(cause.identity.incarnation).is_some()
        {
            self.identities.remember(cause, ctx.memory);
        }
        let object = effect.changes.first().map(data::object_of);
        // A skip stays one for whoever asks for it.
        let copies = object.map_or(u8::MAX, |object| Data::copies(ctx, object));
        if self.follow.complete {
            let awaited = effect.stamp.number <= self.follow.asked;
            let due = if awaited { ctx.now } else { ctx.now + HELD_DELAY };
            self.follow.held_due = Some(self.follow.held_due.map_or(due, |earlier| earlier.min(due)));
            if let Some(to) = effect.caller {
                self.outputs.push_back(Output::Applied { to, stamp: effect.stamp });
            }
        }
        self.log.push(effect, copies, ctx.now);
    }

    /// The owner asks how far this is.
    pub(super) fn handle_held_ask(&mut self, ctx: &Context, number: u64) {
        if !self.follow.rebased {
            // The owner hears nothing and says again where its epoch begins; unless it takes us for one that has data.
            if !self.follow.complete && self.follow.filling.is_none() {
                self.follow_nothing();
            }
            return;
        }
        if number > self.last {
            self.miss(number, ctx.now);
        }
        if self.follow.complete {
            self.follow.held_due = Some(ctx.now);
        }
    }

    /// This replica is empty: only a fill helps.
    fn follow_nothing(&mut self) {
        if let Some(owner) = self.view.assignment.owner() {
            self.send(owner, ReplicaMessage::Resend { after: 0 });
        }
    }

    /// Tells the owner what is due: how far this is, what is missing.
    pub(super) fn follow_up(&mut self, ctx: &Context) {
        let Some(owner) = self.view.assignment.owner() else { return };
        if self.follow.held_due.is_some_and(|due| due <= ctx.now) {
            self.say_held();
        }
        if self.follow.gap_since.is_some_and(|since| since + GAP <= ctx.now) {
            let missing = !self.follow.early.is_empty() || self.follow.asked > self.last;
            self.follow.gap_since = missing.then_some(ctx.now);
            if missing && self.follow.rebased && !self.waits_for_large(ctx, owner) {
                self.follow.resent = true;
                self.send(owner, ReplicaMessage::Resend { after: self.last });
            }
        }
    }

    /// Whether what is missing is left unasked for now, since it may be in a message of which a part is here: small
    /// frames overtake large ones, and asking would have all of it sent again.
    fn waits_for_large(&mut self, ctx: &Context, owner: MemberId) -> bool {
        let since = *self.follow.arriving_since.get_or_insert(ctx.now);
        let waits = ctx.room.is_arriving(owner) && ctx.now < since + ARRIVING_PATIENCE;
        if !waits {
            self.follow.arriving_since = None;
        }
        waits
    }

    /// Tells the owner how far this is, if it is to be told: for a driver that can let it travel with other frames, and
    /// so need not wait for the timer.
    pub fn say_held(&mut self) {
        let Some(owner) = self.view.assignment.owner() else { return };
        if self.follow.held_due.take().is_some() && self.follow.complete && self.follow.rebased {
            let stamp = Stamp { epoch: self.view.epoch, number: self.last };
            self.send(owner, ReplicaMessage::Held { stamp });
        }
    }

    /// Somebody said that there is an effect with this number: it is asked for if it does not come.
    pub(super) fn miss(&mut self, number: u64, now: MonoTime) {
        self.follow.asked = self.follow.asked.max(number);
        self.follow.gap_since.get_or_insert(now);
    }

    /// The owner of the new epoch says where it begins.
    pub(super) fn handle_rebase(&mut self, ctx: &Context, owner: MemberId, stamp: Stamp) {
        if stamp.epoch != self.view.epoch {
            return;
        }
        if self.follow.rebased {
            self.follow.held_due = Some(ctx.now);
            return;
        }
        if !self.follow.complete || self.last > stamp.number {
            // What is above the new beginning never happened; only a fill takes it back.
            if self.follow.complete {
                self.outputs.push_back(Output::Log(Note::Differs { owner }));
            }
            self.send(owner, ReplicaMessage::Resend { after: 0 });
            return;
        }
        self.follow.rebased = true;
        self.follow.asked = stamp.number;
        self.follow.held_due = Some(ctx.now);
        let epoch = self.view.epoch;
        self.follow.early.retain(|_, effect| effect.stamp.epoch == epoch);
        self.drain_early(ctx);
        if self.last < stamp.number {
            self.follow.gap_since = Some(ctx.now);
            self.send(owner, ReplicaMessage::Resend { after: self.last });
        }
    }

    /// The owner says what its state looks like.
    pub(super) fn handle_digest(&mut self, ctx: &Context, owner: MemberId, number: u64, digest: u64) {
        let index = self.view.index.unwrap_or(0);
        if !self.follow.complete
            || !self.follow.rebased
            || self.follow.filling.is_some()
            || number != self.last
        {
            return;
        }
        if self.data.digest(ctx, index) == digest {
            self.follow.digest_misses = 0;
            self.raise_floor(number);
            return;
        }
        self.follow.digest_misses += 1;
        if self.follow.digest_misses >= DIGEST_MISSES {
            self.follow.digest_misses = 0;
            self.outputs.push_back(Output::Log(Note::Differs { owner }));
            self.send(owner, ReplicaMessage::Resend { after: 0 });
        }
    }
}

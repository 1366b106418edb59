//! Being filled: chunks of a whole state arrive while effects go on.
//!
//! What this replica held before stays until the fill has ended, then whatever the fill did not bring is swept out: a
//! backup that is filled only because it now has to hold more objects loses nothing if its owner dies meanwhile. A
//! chunk counts only once all effects up to its number are here, and not for keys that a later effect touched.

use super::Replica;
use super::data::{Data, key_of, object_of};
use super::hash;
use super::record;
use crate::kernel::context::Context;
use crate::kernel::id::{MemberId, ObjectId, Stamp};
use crate::kernel::message::{Change, Effect, FILL_WINDOW, Remembered, ReplicaMessage};
use crate::kernel::time::MonoTime;
use bytes::Bytes;
use smallvec::SmallVec;
use std::collections::{BTreeMap, HashMap};

/// Slots swept in one step.
const SWEEP_SLOTS: u32 = 4_096;

struct Chunk {
    index: u32,
    at: u64,
    changes: Vec<Change>,
    answers: Vec<Remembered>,
    last: bool,
}

/// A fill as its receiver sees it.
pub struct Filling {
    number: u32,
    next: u32,
    /// At most the window of the source; a small one may come before a large one that precedes it.
    chunks: BTreeMap<u32, Chunk>,
    /// The last effect that touched a piece of state, by the hash of what it is.
    touched: HashMap<u64, u64, super::unheld::Plain>,
    /// Where the sweep is: map and slot, and the index of the last chunk.
    sweep: Option<(ObjectId, u32, u32)>,
}

fn place(data: &Data, change: &Change) -> u64 {
    let kind = match change {
        Change::Put { .. } | Change::Remove { .. } => 1,
        Change::KeyLock { .. } => 2,
        Change::Lock { .. } => 3,
        Change::Counter { .. } => 4,
        Change::EventPosition { .. } => 5,
    };
    hash::mix(&[kind, data.touch_hash(object_of(change), key_of(change))])
}

impl Filling {
    /// Notes what an effect touches.
    pub fn note(&mut self, data: &Data, effect: &Effect) {
        for change in &effect.changes {
            self.touched.insert(place(data, change), effect.stamp.number);
        }
    }

    /// Whether there is something to sweep.
    pub fn sweeps(&self) -> bool {
        self.sweep.is_some()
    }
}

impl Replica {
    /// The owner begins to fill this replica.
    pub(super) fn handle_fill_start(&mut self, ctx: &Context, number: u32, stamp: Stamp) {
        if stamp.epoch != self.view.epoch {
            return;
        }
        self.drop_at = MonoTime::NEVER; // what this replica is to hold the owner knows best
        let interrupted = self.follow.filling.is_some() || !self.follow.complete;
        // What is missing up to the fill can be sent again only to a replica that has something, and only once: the
        // owner that begins anew, or fills where it was asked for effects, no longer has it.
        let reachable = self.last >= stamp.number || self.last > 0 && !interrupted;
        let level = self.follow.rebased && self.follow.complete && !self.follow.resent && reachable;
        if level && !self.log.reaches(stamp.number.min(self.last)) {
            return; // what came on another way since cannot be told any more: the next fill begins above it
        }
        if !level {
            if interrupted {
                self.data.clear(ctx); // parts of several states: of no use to anybody
            }
            // An answer to an effect that never happened must not outlive it; the fill brings the others.
            self.identities.clear(ctx.memory);
            self.follow.complete = false;
            self.follow.rebased = true;
            self.last = stamp.number;
            self.floor = stamp.number;
            self.log.reset(stamp.number);
            self.follow.resent = false;
            self.follow.drop_early(stamp.number);
        }
        if !(level && interrupted) {
            self.data.fill = !self.data.fill;
        }
        let touched = HashMap::default();
        let mut filling = Filling { number, next: 0, chunks: BTreeMap::new(), touched, sweep: None };
        // What came ahead of the owner's stream is later than the first chunks, and must outlive the sweep: state, so
        // it may be applied again.
        for effect in self.log.after(stamp.number, 0, ctx.now, usize::MAX) {
            filling.note(&self.data, &effect);
            effect.changes.iter().for_each(|change| self.data.apply(ctx, change));
        }
        self.follow.filling = Some(filling);
        self.drain_early(ctx);
    }

    /// A chunk of the fill.
    pub(super) fn handle_fill_chunk(&mut self, ctx: &Context, owner: MemberId, message: ReplicaMessage) {
        let ReplicaMessage::FillChunk { fill, index, at, changes, answers, last } = message else { return };
        let Some(filling) = self.follow.filling.as_mut().filter(|filling| filling.number == fill) else {
            return;
        };
        if index < filling.next {
            self.send(owner, ReplicaMessage::FillAck { fill, index });
        } else if index - filling.next < FILL_WINDOW {
            filling.chunks.insert(index, Chunk { index, at, changes, answers, last });
            self.take_chunks(ctx);
        }
    }

    /// Takes in the chunks whose effects are all here.
    pub(super) fn take_chunks(&mut self, ctx: &Context) {
        loop {
            let last = self.last;
            let Some(filling) = &mut self.follow.filling else { return };
            let Some(front) = filling.chunks.get(&filling.next) else { return };
            if front.at > last {
                let at = front.at;
                return self.miss(at, ctx.now);
            }
            let Some(chunk) = filling.chunks.remove(&filling.next) else { return };
            filling.next = chunk.index + 1;
            for change in &chunk.changes {
                let touched = filling.touched.get(&place(&self.data, change)).copied().unwrap_or(0);
                if touched <= chunk.at {
                    self.data.apply(ctx, change);
                }
            }
            for answer in &chunk.answers {
                if ctx.snapshot.state.incarnation(answer.identity.incarnation).is_some() {
                    self.identities.remember(answer, ctx.memory);
                }
            }
            let fill = filling.number;
            if chunk.last {
                filling.sweep = Some((ObjectId(0), 0, chunk.index));
            } else if let Some(owner) = self.view.assignment.owner() {
                self.send(owner, ReplicaMessage::FillAck { fill, index: chunk.index });
            }
        }
    }

    /// One step of taking out what the fill did not bring.
    pub(super) fn sweep(&mut self, ctx: &Context) {
        let Some(filling) = &mut self.follow.filling else { return };
        let Some((object, slot, index)) = filling.sweep else { return };
        let fill = filling.number;
        let parity = self.data.fill;
        let Some(map) = self.data.maps().find(|map| map.id >= object) else {
            self.end_sweep(ctx, fill, index);
            return;
        };
        let id = map.id;
        let from = if id == object { slot } else { 0 };
        let end = map.store.slots().min(from + SWEEP_SLOTS);
        let is_old = |record: &record::Record<'_>| record.fill() != parity;
        let keys = (from..end).filter_map(|slot| map.store.get(slot)).filter(is_old);
        let mut gone: Vec<Change> = keys
            .map(|record| Change::Remove { object: id, key: Bytes::copy_from_slice(record.key()) })
            .collect();
        let done = end == map.store.slots();
        if done {
            let free = map.locks.iter().filter(|(_, held)| held.fill != parity);
            gone.extend(free.map(|(key, _)| Change::KeyLock { object: id, key: key.clone(), state: None }));
        }
        filling.sweep = Some(if done { (ObjectId(id.0 + 1), 0, index) } else { (id, end, index) });
        gone.iter().for_each(|change| self.data.apply(ctx, change));
    }

    fn end_sweep(&mut self, ctx: &Context, fill: u32, index: u32) {
        let parity = self.data.fill;
        let locks: SmallVec<[ObjectId; 4]> = self
            .data
            .locks
            .iter()
            .filter(|(_, lock)| lock.fill != parity)
            .map(|(object, _)| *object)
            .collect();
        for object in locks {
            self.data.apply(ctx, &Change::Lock { object, state: None, fence: 0 });
            self.data.locks.remove(&object);
        }
        self.data.counters.retain(|_, counter| counter.fill == parity);
        self.follow.filling = None;
        self.follow.complete = true;
        self.follow.say_held(ctx.now);
        if let Some(owner) = self.view.assignment.owner() {
            self.send(owner, ReplicaMessage::FillAck { fill, index });
        }
        self.check_sealed(ctx.snapshot.me);
    }
}

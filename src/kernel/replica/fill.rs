//! Filling another replica: its whole state, a bounded piece at a time, while effects go on.
//!
//! The source walks over slots; what is inserted behind its back reaches the replica as an effect. Every chunk says
//! as of which number it is the state, so that the receiver can tell which of two is the later.

use super::Replica;
use super::data::Data;
use super::log::change_bytes;
use super::scan::{STEP_BYTES, STEP_RECORDS};
use crate::kernel::context::Context;
use crate::kernel::control::Report;
use crate::kernel::id::{Incarnation, MemberId, ObjectId, Stamp};
use crate::kernel::message::{Change, FILL_WINDOW, Remembered, ReplicaMessage};
use crate::kernel::replica::output::{Note, Output};
use crate::kernel::time::MonoTime;
use bytes::Bytes;
use smallvec::SmallVec;
use std::ops::Bound::{Excluded, Unbounded};
use std::time::Duration;

/// A fill that made no progress for so long begins anew, ...
const STALL: Duration = Duration::from_secs(1);
/// ... and so much longer for every so many bytes under way: a record may be 64 MiB, and a network slow.
const STALL_BYTES: usize = 4 << 20;
/// A chunk that found no room is tried again after this.
const ROOM_RETRY: Duration = Duration::from_millis(10);
/// Slots looked at for one chunk, empty ones included.
const CHUNK_SLOTS: u32 = 8_192;
/// Remembered answers of one chunk.
const CHUNK_ANSWERS: usize = 256;

/// Where a fill is.
#[derive(Clone, PartialEq, Debug)]
enum Cursor {
    Records(ObjectId, u32),
    KeyLocks(ObjectId, Bytes),
    Rest,
    Answers(Option<(Incarnation, u64)>),
    End,
}

/// A fill of one replica, as its source sees it.
pub struct Fill {
    number: u32,
    /// The objects it brings: those with at least this many backups.
    pub index: usize,
    cursor: Cursor,
    sent: u32,
    acknowledged: u32,
    /// Bytes of the chunks that are not acknowledged.
    unacknowledged: SmallVec<[usize; FILL_WINDOW as usize]>,
    progress_at: MonoTime,
    retry_at: MonoTime,
}

impl Fill {
    /// When something is due.
    pub fn due(&self) -> MonoTime {
        let send = if self.may_send() { self.retry_at } else { MonoTime::NEVER };
        send.min(self.stalls_at())
    }

    fn may_send(&self) -> bool {
        self.cursor != Cursor::End && self.sent - self.acknowledged < FILL_WINDOW
    }

    fn stalls_at(&self) -> MonoTime {
        let bytes: usize = self.unacknowledged.iter().sum();
        self.progress_at + STALL * (1 + (bytes / STALL_BYTES) as u32)
    }
}

struct Chunk {
    changes: Vec<Change>,
    answers: Vec<Remembered>,
    bytes: usize,
}

impl Chunk {
    fn is_full(&self) -> bool {
        self.changes.len() >= STEP_RECORDS || self.bytes >= STEP_BYTES
    }

    fn push(&mut self, change: Change) {
        self.bytes += change_bytes(&change);
        self.changes.push(change);
    }
}

impl Replica {
    /// Begins to fill a peer, or begins anew.
    pub(super) fn start_fill(&mut self, ctx: &Context, member: MemberId) {
        self.fills += 1;
        let (number, stamp) = (self.fills, Stamp { epoch: self.view.epoch, number: self.last });
        let Some(peer) = self.peers.get_mut(member) else { return };
        let cursor = Cursor::Records(ObjectId(0), 0);
        let index = peer.index();
        let (progress_at, retry_at) = (ctx.now, ctx.now);
        let (sent, acknowledged, unacknowledged) = (0, 0, SmallVec::new());
        peer.fill =
            Some(Fill { number, index, cursor, sent, acknowledged, unacknowledged, progress_at, retry_at });
        peer.rebased = true;
        self.send(member, ReplicaMessage::FillStart { fill: number, stamp });
        self.outputs.push_back(Output::Log(Note::FillStarted { member }));
    }

    /// Begins to fill a peer that is relied on so far: says so.
    pub(super) fn refill(&mut self, ctx: &Context, member: MemberId) {
        let Some(peer) = self.peers.get_mut(member) else { return };
        peer.filled_for = None;
        peer.held = 0;
        peer.counted = None;
        if peer.marked {
            peer.reported_at = Some(ctx.now);
            self.outputs.push_back(Output::Report(Report::Unsynchronised { member }));
        }
        self.start_fill(ctx, member);
        self.held_changed(ctx);
    }

    /// Sends the chunks that the windows allow, and begins stalled fills anew.
    pub(super) fn pump_fills(&mut self, ctx: &Context) {
        for at in 0..self.peers.all.len() {
            let Some(fill) = &self.peers.all[at].fill else { continue };
            if fill.due() > ctx.now {
                continue;
            }
            let member = self.peers.all[at].member;
            if fill.stalls_at() <= ctx.now {
                self.start_fill(ctx, member);
            }
            if !ctx.room.has_room(member, STEP_BYTES) {
                if let Some(fill) = &mut self.peers.all[at].fill {
                    fill.retry_at = ctx.now + ROOM_RETRY;
                }
                continue;
            }
            self.send_chunk(ctx, at);
        }
    }

    fn send_chunk(&mut self, ctx: &Context, at: usize) {
        let Some(mut fill) = self.peers.all[at].fill.take() else { return };
        if fill.may_send() {
            let mut chunk = Chunk { changes: Vec::new(), answers: Vec::new(), bytes: 0 };
            let mut slots = CHUNK_SLOTS;
            while fill.cursor != Cursor::End && !chunk.is_full() && slots > 0 && chunk.answers.is_empty() {
                fill.cursor = self.collect(ctx, &fill, &mut chunk, &mut slots);
            }
            let message = ReplicaMessage::FillChunk {
                fill: fill.number,
                index: fill.sent,
                at: self.last,
                changes: chunk.changes,
                answers: chunk.answers,
                last: fill.cursor == Cursor::End,
            };
            fill.sent += 1;
            fill.unacknowledged.push(chunk.bytes);
            fill.retry_at = ctx.now;
            let member = self.peers.all[at].member;
            self.send(member, message);
        }
        self.peers.all[at].fill = Some(fill);
    }

    /// Takes the next piece; says where the one after it begins.
    fn collect(&self, ctx: &Context, fill: &Fill, chunk: &mut Chunk, slots: &mut u32) -> Cursor {
        let holds = |object: ObjectId| usize::from(Data::copies(ctx, object)) >= fill.index;
        match &fill.cursor {
            Cursor::Records(object, slot) => {
                let Some(map) = self.data.maps().find(|map| map.id >= *object && holds(map.id)) else {
                    return Cursor::KeyLocks(ObjectId(0), Bytes::new());
                };
                let mut at = if map.id == *object { *slot } else { 0 };
                while at < map.store.slots() && !chunk.is_full() && *slots > 0 {
                    *slots -= 1;
                    if let Some(record) = map.store.get(at) {
                        let (key, value) =
                            (Bytes::copy_from_slice(record.key()), Bytes::copy_from_slice(record.value()));
                        chunk.push(Change::Put { object: map.id, key, value, meta: record.meta(ctx.now) });
                    }
                    at += 1;
                }
                if at < map.store.slots() {
                    Cursor::Records(map.id, at)
                } else {
                    Cursor::Records(ObjectId(map.id.0 + 1), 0)
                }
            }
            Cursor::KeyLocks(object, after) => {
                let Some(map) = self.data.maps().find(|map| map.id >= *object && holds(map.id)) else {
                    return Cursor::Rest;
                };
                let from =
                    if map.id == *object && !after.is_empty() { Excluded(after.clone()) } else { Unbounded };
                for (key, held) in map.locks.range((from, Unbounded)) {
                    chunk.push(Change::KeyLock {
                        object: map.id,
                        key: key.clone(),
                        state: Some(held.holder(ctx.now)),
                    });
                    if chunk.is_full() {
                        return Cursor::KeyLocks(map.id, key.clone());
                    }
                }
                Cursor::KeyLocks(ObjectId(map.id.0 + 1), Bytes::new())
            }
            Cursor::Rest => {
                for (object, lock) in self.data.locks.iter().filter(|(object, _)| holds(**object)) {
                    let state = lock.holder.map(|held| held.holder(ctx.now));
                    chunk.push(Change::Lock { object: *object, state, fence: lock.fence });
                }
                for (object, counter) in self.data.counters.iter().filter(|(object, _)| holds(**object)) {
                    chunk.push(Change::Counter { object: *object, value: counter.value });
                }
                Cursor::Answers(None)
            }
            Cursor::Answers(after) => {
                let (answers, next) = self.identities.export(*after, CHUNK_ANSWERS);
                chunk.answers = answers;
                next.map_or(Cursor::End, |next| Cursor::Answers(Some(next)))
            }
            Cursor::End => Cursor::End,
        }
    }

    /// The replica being filled has taken a chunk.
    pub(super) fn handle_fill_ack(&mut self, ctx: &Context, from: MemberId, number: u32, index: u32) {
        let Some(peer) = self.peers.get_mut(from) else { return };
        let Some(fill) = peer.fill.as_mut().filter(|fill| fill.number == number && index < fill.sent) else {
            return;
        };
        let done = (index + 1).saturating_sub(fill.acknowledged);
        fill.unacknowledged.drain(..done as usize);
        fill.acknowledged += done;
        fill.progress_at = ctx.now;
        if fill.cursor == Cursor::End && fill.acknowledged == fill.sent {
            peer.filled_for = Some(fill.index);
            peer.fill = None;
            self.outputs.push_back(Output::Log(Note::FillEnded { member: from }));
            self.check_peers(ctx);
            self.advance_hand_over(ctx);
        }
        self.pump_fills(ctx);
    }
}

//! Frames on their way into one socket: the thread that finds nobody writing writes for everybody.
//!
//! Appending is a copy under a short lock; writing happens outside of it and never blocks: what a full socket does
//! not take is finished by the link's *finisher* (the standby thread or the data worker) when there is room again.
//! Large frames are kept apart and written in pieces, one between any two rounds of small ones.
//! Invariant: bytes leave in whole frames or pieces, and only the holder of `writing` touches the socket.

use super::QUEUE_BYTES_HARD;
use crate::engine::sync::Mutex;
use crate::engine::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use crate::wire::frame::{HEADER_BYTES, Header, Kind, LAST_PIECE, PIECE_BYTES};
use rustix::io::Errno;
use rustix::net::SendFlags;
use std::collections::VecDeque;
use std::net::{Shutdown, TcpStream};

/// Buffers larger than this are given back to the allocator after use.
const KEEP_BYTES: usize = 1 << 20;

/// Where a flush ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Flushed {
    /// Everything is written, or somebody else is writing it.
    Done,
    /// The socket is full: [`SendQueue::resume`] must be called when it is writable.
    Stalled,
    /// The connection is broken.
    Broken,
}

pub(super) struct SendQueue {
    socket: TcpStream,
    /// Frames over this travel in pieces.
    frame_bytes_max: usize,
    queue: Mutex<Queue>,
    /// Bytes appended and not yet written.
    bytes: AtomicUsize,
    broken: AtomicBool,
}

#[derive(Default)]
struct Queue {
    small: Vec<u8>,
    large: VecDeque<Large>,
    /// A buffer to swap in for `small`.
    spare: Vec<u8>,
    /// Whoever set it is writing, or has left that to the finisher.
    writing: bool,
    /// What the finisher goes on with.
    rest: Vec<u8>,
    rest_at: usize,
    /// What the round being written counts in `bytes`.
    taken: usize,
    /// Counts large frames.
    number: u64,
}

struct Large {
    number: u64,
    bytes: Vec<u8>,
    written: usize,
}

impl SendQueue {
    pub(super) fn new(socket: TcpStream) -> Self {
        Self::with(socket, HEADER_BYTES + PIECE_BYTES)
    }

    /// One that keeps the order of all frames, however large.
    pub(super) fn whole(socket: TcpStream) -> Self {
        Self::with(socket, usize::MAX)
    }

    fn with(socket: TcpStream, frame_bytes_max: usize) -> Self {
        let (queue, bytes, broken) = (Mutex::default(), AtomicUsize::new(0), AtomicBool::new(false));
        Self { socket, frame_bytes_max, queue, bytes, broken }
    }

    pub(super) fn socket(&self) -> &TcpStream {
        &self.socket
    }

    /// Bytes that are not written yet.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.load(Ordering::Relaxed)
    }

    pub(super) fn is_broken(&self) -> bool {
        self.broken.load(Ordering::Relaxed)
    }

    /// Ends the connection; whoever reads it sees the end. The descriptor stays: a reader may be using it.
    pub(super) fn shut_down(&self) {
        self.broken.store(true, Ordering::SeqCst);
        let _ = self.socket.shutdown(Shutdown::Both);
    }

    /// Appends one frame that `encode` writes. False: the connection is broken, the frame went nowhere.
    pub(super) fn append(&self, encode: impl FnOnce(&mut Vec<u8>)) -> bool {
        if self.is_broken() {
            return false;
        }
        let mut queue = self.queue.lock();
        let start = queue.small.len();
        encode(&mut queue.small);
        let length = queue.small.len() - start;
        if length > self.frame_bytes_max {
            let bytes = queue.small.split_off(start);
            queue.number += 1;
            let number = queue.number;
            queue.large.push_back(Large { number, bytes, written: 0 });
        }
        let queued = self.bytes.fetch_add(length, Ordering::Relaxed) + length;
        drop(queue);
        if queued > QUEUE_BYTES_HARD {
            self.shut_down();
        }
        queued <= QUEUE_BYTES_HARD
    }

    /// Writes what is queued, unless somebody else does. `gather` runs once before the first write, without the lock:
    /// it may append.
    pub(super) fn flush(&self, gather: impl FnOnce()) -> Flushed {
        let mut queue = self.queue.lock();
        if queue.writing || (queue.small.is_empty() && queue.large.is_empty()) {
            return Flushed::Done;
        }
        queue.writing = true;
        drop(queue);
        gather();
        self.write_on(Vec::new(), 0)
    }

    /// Goes on after [`Flushed::Stalled`]. Only for the finisher.
    pub(super) fn resume(&self) -> Flushed {
        let mut queue = self.queue.lock();
        let (rest, at) = (std::mem::take(&mut queue.rest), std::mem::take(&mut queue.rest_at));
        drop(queue);
        self.write_on(rest, at)
    }

    /// The loop of whoever has `writing`: what is in hand, then round after round until the queue is empty.
    fn write_on(&self, mut out: Vec<u8>, mut at: usize) -> Flushed {
        loop {
            while at < out.len() {
                match rustix::net::send(&self.socket, &out[at..], SendFlags::DONTWAIT | SendFlags::NOSIGNAL) {
                    Ok(sent) => at += sent,
                    Err(Errno::INTR) => {}
                    Err(Errno::AGAIN) => {
                        let mut queue = self.queue.lock();
                        (queue.rest, queue.rest_at) = (out, at);
                        return Flushed::Stalled;
                    }
                    Err(_) => {
                        self.shut_down();
                        return Flushed::Broken;
                    }
                }
            }
            let mut queue = self.queue.lock();
            self.bytes.fetch_sub(std::mem::take(&mut queue.taken), Ordering::Relaxed);
            out.clear();
            at = 0;
            if out.capacity() <= KEEP_BYTES {
                queue.spare = std::mem::take(&mut out);
            }
            if queue.small.is_empty() && queue.large.is_empty() {
                queue.writing = false;
                return Flushed::Done;
            }
            queue.next_round(&mut out);
        }
    }
}

impl Queue {
    /// Takes all small frames and one piece of the oldest large one.
    fn next_round(&mut self, out: &mut Vec<u8>) {
        let spare = std::mem::take(&mut self.spare);
        *out = std::mem::replace(&mut self.small, spare);
        self.taken = out.len();
        let Some(large) = self.large.front_mut() else { return };
        let end = large.bytes.len().min(large.written + PIECE_BYTES);
        let last = end == large.bytes.len();
        let piece = &large.bytes[large.written..end];
        self.taken += piece.len();
        let flags = if last { LAST_PIECE } else { 0 };
        let length = piece.len() as u32;
        let header = Header { length, flags, word: large.number, ..Header::of(Kind::Piece) };
        out.extend_from_slice(&header.to_bytes());
        out.extend_from_slice(piece);
        large.written = end;
        if last {
            self.large.pop_front();
        }
    }
}

//! One request stream of ours: requests and effects go out, answers and `Held` come back, and the callers do the work.
//!
//! Somebody has the reader's *role* or nobody reads. A waiting caller takes it if it is free, hands out what it reads
//! until its own answer is there, and passes it on: to the last other caller that waits, or, when several wait, to the
//! standby thread, which reads until nobody does. The hand-over is Dekker's: a caller enlists and then tries the role;
//! who leaves frees the role and then looks at the list; all sequentially consistent.
//! Invariant: while an answer is outstanding that somebody waits for, or that nobody waits for any more, the role is
//! taken or about to be.

use super::credits::Credits;
use super::handler::Handler;
use super::reader::FrameReader;
use super::send_queue::{Flushed, SendQueue};
use super::standby::Standby;
use super::worker::is_hurried;
use super::{QUEUE_BYTES_MAX, READ_TICK, YIELD_AT, watch};
use crate::engine::clock::SystemClock;
use crate::engine::eager::{Eager, look_among_many};
use crate::kernel::bundle::Bundle;
use crate::kernel::id::MemberId;
use crate::kernel::message::{ReplicaMessage, ToCaller, ToListeners, ToReplica};
use crate::kernel::time::MonoTime;
use crate::wire::data::{
    DataMessage, append_bundle, append_to_caller, append_to_listeners, append_to_replica,
};
use parking_lot::Mutex;
use rustix::io::Errno;
use rustix::net::RecvFlags;
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering::Relaxed, Ordering::SeqCst};
use std::thread::Thread;
use std::time::Duration;

/// What a look at the socket brought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Read {
    /// A batch was handed out.
    Some,
    /// Nothing for a while.
    Nothing,
    /// The connection has ended.
    Ended,
}

/// Told once, with the generation of the link's record, when the link is lost.
pub(super) type OnLost = Box<dyn Fn(u64) + Send + Sync>;

/// The callers' side of the connection with one peer. Thread-safe.
pub struct DataLink {
    member: MemberId,
    queue: SendQueue,
    handler: Arc<dyn Handler>,
    standby: Arc<Standby>,
    on_lost: OnLost,
    /// Which record of the registry it belongs to; 0 = none yet.
    generation: AtomicU64,

    /// Whether somebody reads.
    role: AtomicBool,
    reader: Mutex<FrameReader>,
    /// How the waits of leaders went.
    leads: Eager,
    /// Callers that wait without the role.
    waiting: AtomicU32,
    followers: Mutex<Vec<Thread>>,
    /// Whether an answer may be outstanding that no caller waits for.
    unattended: AtomicBool,
    lost: AtomicBool,
    /// Whether a part of a large frame is here.
    arriving: AtomicBool,

    /// What the standby thread was asked for, and what it saw.
    pub(super) wanted: AtomicBool,
    pub(super) stalled: AtomicBool,
    pub(super) ending: AtomicBool,

    credits: Credits,
    /// Hurried effects that the peer has not said it read: what it says of them comes back here.
    hurried: AtomicU32,
}

impl DataLink {
    /// A link over a connected, blocking socket with a read time-out of [`READ_TICK`].
    pub(super) fn new(
        member: MemberId,
        socket: TcpStream,
        credits: u32,
        handler: Arc<dyn Handler>,
        standby: Arc<Standby>,
        on_lost: OnLost,
    ) -> Self {
        Self {
            member,
            queue: SendQueue::new(socket),
            handler,
            standby,
            on_lost,
            generation: AtomicU64::new(0),
            role: AtomicBool::new(false),
            reader: Mutex::new(FrameReader::new()),
            leads: Eager::default(),
            waiting: AtomicU32::new(0),
            followers: Mutex::default(),
            unattended: AtomicBool::new(false),
            lost: AtomicBool::new(false),
            arriving: AtomicBool::new(false),
            wanted: AtomicBool::new(false),
            stalled: AtomicBool::new(false),
            ending: AtomicBool::new(false),
            credits: Credits::new(credits),
            hurried: AtomicU32::new(0),
        }
    }

    /// The peer.
    pub fn member(&self) -> MemberId {
        self.member
    }

    /// Whether the connection has ended: nothing sent now arrives, no answer comes.
    pub fn is_lost(&self) -> bool {
        self.lost.load(SeqCst)
    }

    /// Whether `bytes` more may be queued; a queue that is half empty takes a message of any size.
    pub fn has_room(&self, bytes: usize) -> bool {
        self.queue.bytes().saturating_add(bytes.min(QUEUE_BYTES_MAX / 2)) <= QUEUE_BYTES_MAX
    }

    /// Whether a part of a large frame of the peer is here, and not all of it was handed out.
    pub fn is_arriving(&self) -> bool {
        self.arriving.load(Relaxed) && !self.is_lost()
    }

    /// Reserves the right to send one request, whose answer gives it back.
    ///
    /// # Blocking
    /// Up to `wait` if as many requests as the peer granted are unanswered. Never call it where frames are read.
    /// Answers false when none came free, or the link is lost.
    pub fn acquire_credit(&self, wait: Duration) -> bool {
        self.acquire_credits(1, wait)
    }

    /// Reserves the right to send all requests of a bundle, of which each answer gives one back.
    ///
    /// # Blocking
    /// Up to `wait` if fewer than `count` are free. Never call it where frames are read. Answers false, and holds
    /// none, when not enough came free, or the link is lost.
    pub fn acquire_credits(&self, count: u32, wait: Duration) -> bool {
        if self.credits.take(count) {
            return !self.is_lost();
        }
        self.credits.wait(count, wait, || self.is_lost())
    }

    /// Gives a credit back whose request was not sent after all.
    pub fn return_credit(&self) {
        self.return_credits(1);
    }

    /// Gives the credits of a bundle back that was not sent after all.
    pub fn return_credits(&self, count: u32) {
        self.credits.give_back(count);
    }

    /// Requests that are not answered yet.
    pub fn outstanding(&self) -> u32 {
        self.credits.used()
    }

    /// Whether something is on its way back that somebody should read.
    pub fn expects(&self) -> bool {
        self.outstanding() > 0 || self.hurried.load(SeqCst) > 0
    }

    /// Queues a message; cheap, callable under a partition's lock. A request needs a credit, and somebody to wait for
    /// its answer or [`read_in_background`](Self::read_in_background); so do effects in a hurry need somebody. False:
    /// the link is lost.
    pub fn append_replica(&self, message: &ToReplica) -> bool {
        if is_hurried(&message.message) {
            self.hurried.fetch_add(1, SeqCst);
        }
        self.append(|out| append_to_replica(out, message))
    }

    /// Queues a bundle, as cheaply. It needs a credit for each of its requests. False: the link is lost.
    pub fn append_bundle(&self, bundle: &Bundle) -> bool {
        self.append(|out| append_bundle(out, bundle))
    }

    /// Queues an `Applied`, as cheaply; answers go through [`Transport::answers`](super::Transport::answers). False:
    /// the link is lost.
    pub fn append_caller(&self, message: &ToCaller) -> bool {
        self.append(|out| append_to_caller(out, message))
    }

    /// Queues events, as cheaply. False: the link is lost.
    pub fn append_listeners(&self, message: &ToListeners) -> bool {
        self.append(|out| append_to_listeners(out, message))
    }

    fn append(&self, encode: impl FnOnce(&mut Vec<u8>)) -> bool {
        let appended = self.queue.append(encode);
        if !appended && !self.is_lost() {
            // Not from here: the caller may hold a lock that the handler wants. The standby thread sees the end.
            self.want_standby();
        }
        appended
    }

    /// Writes what is queued, unless another thread does. Never blocks. Not under a partition's lock: it is a system
    /// call.
    pub fn flush(&self) {
        let flushed = self.queue.flush(|| {
            if self.outstanding() + self.hurried.load(SeqCst) >= YIELD_AT {
                rustix::thread::sched_yield();
            }
        });
        self.flushed(flushed);
    }

    fn flushed(&self, flushed: Flushed) {
        match flushed {
            Flushed::Done => {}
            Flushed::Stalled => {
                self.stalled.store(true, SeqCst);
                self.standby.wake();
            }
            Flushed::Broken => self.lose(),
        }
    }

    /// Goes on writing. On the standby thread, when the socket has room.
    pub(super) fn resume(&self) {
        self.stalled.store(false, SeqCst);
        let flushed = self.queue.resume();
        self.flushed(flushed);
    }

    /// Names the record that the link is part of.
    pub(super) fn belongs_to(&self, generation: u64) {
        self.generation.store(generation, SeqCst);
    }

    pub(super) fn socket(&self) -> &TcpStream {
        self.queue.socket()
    }

    /// Waits until `is_done`, which a message handed to [`Handler::on_caller`] or [`Handler::on_held`] makes true,
    /// reading for itself and others if nobody does. Whoever makes it true unparks this thread. Returns also when
    /// `wait` is over (the answer is then read by the standby thread), when the link is lost, and when nothing is on
    /// its way back here any more: what came before has then been handed out.
    ///
    /// # Blocking
    /// Up to `wait`. For the caller of a request or write that was flushed, never for a thread that reads frames.
    pub fn wait(&self, is_done: impl Fn() -> bool, wait: Duration) {
        if is_done() || !self.expects() {
            return;
        }
        let deadline = SystemClock.now() + wait;
        if self.role.swap(true, SeqCst) {
            self.enlist();
            let leads = self.follow(&is_done, deadline);
            self.delist();
            if !leads {
                self.leave(&is_done);
                return;
            }
        }
        while !is_done() && !self.is_lost() && self.expects() {
            if self.leads.look(|| self.read(RecvFlags::DONTWAIT) != Read::Nothing) {
                continue;
            }
            let left = deadline.since(SystemClock.now());
            // Half a tick late is no matter; below that one more system call bounds it.
            if left >= READ_TICK / 2 || watch::is_readable(self.socket(), left) {
                self.read(RecvFlags::empty());
            } else if left.is_zero() {
                break;
            }
        }
        self.role.store(false, SeqCst);
        self.leave(&is_done);
    }

    /// Sleeps until done, lost or late (false), or until the role is free and now ours (true).
    fn follow(&self, is_done: &impl Fn() -> bool, deadline: MonoTime) -> bool {
        look_among_many(|| is_done() || self.is_lost() || !self.role.load(SeqCst));
        loop {
            if is_done() || self.is_lost() || !self.expects() {
                return false;
            }
            if !self.role.swap(true, SeqCst) {
                return true;
            }
            let left = deadline.since(SystemClock.now());
            if left.is_zero() {
                return false;
            }
            std::thread::park_timeout(left);
        }
    }

    fn enlist(&self) {
        self.followers.lock().push(std::thread::current());
        self.waiting.fetch_add(1, SeqCst);
    }

    fn delist(&self) {
        let me = std::thread::current().id();
        let mut followers = self.followers.lock();
        if let Some(at) = followers.iter().position(|thread| thread.id() == me) {
            followers.swap_remove(at);
        }
        self.waiting.fetch_sub(1, SeqCst);
    }

    /// A caller goes: its answer, if it has not come, is left to the standby thread; the role, if free, is passed on.
    fn leave(&self, is_done: &impl Fn() -> bool) {
        if !is_done() {
            self.unattended.store(true, SeqCst);
        }
        self.pass_on();
    }

    /// Somebody will read what comes back for a call that nobody waits for here: an asynchronous one, one that may take
    /// long, or a write that waits for another member, too. To be called after its frames were flushed.
    pub fn read_in_background(&self) {
        self.unattended.store(true, SeqCst);
        self.pass_on();
    }

    /// If nobody has the role, finds somebody who should.
    fn pass_on(&self) {
        if self.role.load(SeqCst) || self.is_lost() {
            return;
        }
        match self.waiting.load(SeqCst) {
            0 if !self.needs_standby() => {}
            // The only one. If it has just left without reading, it comes here itself.
            1 if !self.ending.load(SeqCst) => {
                if let Some(thread) = self.followers.lock().first() {
                    thread.unpark();
                }
            }
            _ => self.want_standby(),
        }
    }

    fn want_standby(&self) {
        self.wanted.store(true, SeqCst);
        self.standby.wake();
    }

    fn needs_standby(&self) -> bool {
        self.ending.load(SeqCst) || (self.unattended.load(SeqCst) && self.expects())
    }

    /// Takes the role for the standby thread, if it is free and there is something to read for.
    pub(super) fn take_role(&self) -> bool {
        (self.waiting.load(SeqCst) > 0 || self.needs_standby() || self.queue.is_broken())
            && !self.role.swap(true, SeqCst)
    }

    /// Reads a batch on the standby thread, which has the role. Answers whether it keeps it.
    pub(super) fn read_on_standby(&self) -> bool {
        self.read(RecvFlags::DONTWAIT);
        if self.is_lost() {
            self.role.store(false, SeqCst);
            return false;
        }
        if !self.expects() && self.unattended.swap(false, SeqCst) && self.expects() {
            // A caller came and gave up between the two looks.
            self.unattended.store(true, SeqCst);
        }
        if self.waiting.load(SeqCst) > 0 || self.needs_standby() {
            return true;
        }
        self.role.store(false, SeqCst);
        self.take_role()
    }

    /// Reads one batch and hands it out. Only with the role.
    fn read(&self, flags: RecvFlags) -> Read {
        let mut ends = EndsOnPanic { link: self, armed: true };
        let read = self.read_batch(flags);
        ends.armed = false;
        read
    }

    fn read_batch(&self, flags: RecvFlags) -> Read {
        let mut reader = self.reader.lock();
        let count = match rustix::net::recv(self.socket(), reader.space(), flags) {
            Ok((0, _)) => {
                drop(reader);
                self.lose();
                return Read::Ended;
            }
            Ok((count, _)) => count,
            Err(Errno::AGAIN | Errno::INTR) => return Read::Nothing,
            Err(_) => {
                drop(reader);
                self.lose();
                return Read::Ended;
            }
        };
        let taken = reader.take(count, |message| {
            match message {
                DataMessage::ToCaller(message) => {
                    let answers = match &message {
                        ToCaller::Answer(_) => 1,
                        ToCaller::Answers(answers) => answers.len() as u32,
                        ToCaller::Applied { .. } => 0,
                    };
                    self.handler.on_caller(self.member, message);
                    // Only now: whoever sees that nothing is expected any more must find its answer there.
                    if answers > 0 {
                        self.credits.give_back(answers);
                    }
                }
                DataMessage::ToReplica(held) if matches!(held.message, ReplicaMessage::Held { .. }) => {
                    self.handler.on_held(self.member, held);
                }
                DataMessage::Heard(count) => self.heard(count),
                // Nothing else belongs here; a peer that says it is ignored.
                DataMessage::ToReplica(_) | DataMessage::Bundle(_) | DataMessage::ToListeners(_) => {}
            }
        });
        self.arriving.store(reader.is_under_way(), Relaxed);
        drop(reader);
        if taken.is_err() {
            self.lose();
            return Read::Ended;
        }
        Read::Some
    }

    /// The peer has read so many more hurried effects.
    fn heard(&self, count: u64) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let _ = self.hurried.fetch_update(SeqCst, SeqCst, |hurried| Some(hurried.saturating_sub(count)));
    }

    /// Ends the link, once: every caller is woken, the engine is told, the descriptor stays until the last one left.
    pub(super) fn lose(&self) {
        if self.lost.swap(true, SeqCst) {
            return;
        }
        self.queue.shut_down();
        self.handler.on_data_lost(self.member);
        for thread in self.followers.lock().iter() {
            thread.unpark();
        }
        self.credits.wake_all();
        (self.on_lost)(self.generation.load(SeqCst));
        self.standby.wake();
    }
}

/// A handler that panics on a caller's thread takes the role with it: nobody would ever read again.
struct EndsOnPanic<'a> {
    link: &'a DataLink,
    armed: bool,
}

impl Drop for EndsOnPanic<'_> {
    fn drop(&mut self) {
        if self.armed {
            self.link.lose();
            self.link.role.store(false, SeqCst);
        }
    }
}

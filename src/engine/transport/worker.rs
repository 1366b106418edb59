//! The data worker: one thread that reads the request streams of all other members and executes what they say.
//!
//! Nothing on it waits: what must wait is parked in a replica, and what a slow asker does not take stays in that
//! connection's queue. A connection gets one batch, then the next one has its turn; of the bundles that it brought
//! one step is run, then what else arrived on it has its turn.

use super::CREDITS;
use super::answers::Answers;
use super::handler::Handler;
use super::reader::FrameReader;
use super::registry::Registry;
use super::send_queue::Flushed;
use super::watch;
use crate::engine::clock::SystemClock;
use crate::engine::eager::Eager;
use crate::kernel::bundle::Requests;
use crate::kernel::message::ReplicaMessage;
use crate::wire::data::DataMessage;
use std::collections::VecDeque;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::sync::mpsc;

/// With more bytes of answers that a member does not take, its requests are left unread.
pub(super) const UNREAD_ANSWERS_MAX: usize = 16 << 20;
/// How often a connection that is left unread is looked at, while a caller's thread is writing its answers.
const LOOK_AGAIN: Duration = Duration::from_millis(1);

/// Half of the millisecond that a step may take: a request that begins within it, at most 1,000 records, has the rest.
const STEP: Duration = Duration::from_micros(500);

/// A connection that the control thread has accepted.
pub(super) struct Accepted {
    pub(super) socket: TcpStream,
    pub(super) answers: Arc<Answers>,
    pub(super) generation: u64,
}

/// The thread. Ends when the senders of `accepted` are gone.
pub(super) fn run(
    runtime: &tokio::runtime::Runtime,
    handler: Arc<dyn Handler>,
    registry: Arc<Registry>,
    mut accepted: mpsc::UnboundedReceiver<Accepted>,
) {
    let tasks = tokio::task::LocalSet::new();
    tasks.block_on(runtime, async move {
        while let Some(connection) = accepted.recv().await {
            tokio::task::spawn_local(serve(handler.clone(), registry.clone(), connection));
        }
    });
}

/// Whatever ends the task, a panic of the handler included, ends the connections with that member.
struct Ends {
    registry: Arc<Registry>,
    answers: Arc<Answers>,
    generation: u64,
}

impl Drop for Ends {
    fn drop(&mut self) {
        self.answers.shut_down();
        self.registry.tear_down(self.answers.member(), self.generation);
    }
}

async fn serve(handler: Arc<dyn Handler>, registry: Arc<Registry>, connection: Accepted) {
    let Accepted { socket, answers, generation } = connection;
    let _ends = Ends { registry, answers: answers.clone(), generation };
    let Ok(stream) = tokio::net::TcpStream::from_std(socket) else { return };
    let (mut read, write) = stream.into_split();
    let mut reader = FrameReader::new();
    let mut stalled = false;
    let mut backlog = Backlog::default();
    let eager = Eager::default();
    let mut until = None;
    loop {
        let untaken = answers.queue().bytes() > UNREAD_ANSWERS_MAX;
        let paused = untaken || backlog.is_full();
        let room = reader.space().len();
        if let Some(end) = until.take_if(|_| !paused && !stalled && backlog.is_empty()) {
            // The next request often follows at once.
            match read.try_read(reader.space()) {
                Ok(0) => return,
                Ok(count) => {
                    eager.end(true);
                    if !batch(&*handler, &answers, &mut reader, &mut backlog, count) {
                        return;
                    }
                    until = eager.begin();
                    continue;
                }
                Err(_) if SystemClock.now() < end => {
                    until = Some(end);
                    tokio::task::yield_now().await; // the run-time looks at all sockets
                    rustix::thread::sched_yield();
                    continue;
                }
                Err(_) => eager.end(false),
            }
        }
        tokio::select! {
            biased;
            () = answers.stalled(), if !stalled => stalled = true,
            // Reading goes on meanwhile: only this connection's answers wait.
            flushed = watch::finish(write.as_ref(), answers.queue()), if stalled => {
                if flushed == Flushed::Broken {
                    return;
                }
                stalled = false;
            }
            read = read.read(reader.space()), if !paused => {
                let Ok(count @ 1..) = read else { return };
                if !batch(&*handler, &answers, &mut reader, &mut backlog, count) {
                    return;
                }
                // The others' turn, also when this member always has more to say. What did not fill the buffer was all
                // there was, and the next read waits for more: that is a turn for the others, too.
                if count == room {
                    tokio::task::yield_now().await;
                }
                until = eager.begin();
            }
            // Nothing to read at the moment.
            () = std::future::ready(()), if !untaken && !backlog.is_empty() => {
                backlog.step(&*handler, &answers);
                handler.on_batch_end(answers.member());
                answers.flush();
                tokio::task::yield_now().await;
            }
            () = tokio::time::sleep(LOOK_AGAIN), if untaken && !stalled => {}
        }
    }
}

/// Whether whoever sent it reads the way back until it is told that this was read.
pub(super) fn is_hurried(message: &ReplicaMessage) -> bool {
    matches!(message, ReplicaMessage::Effects { hurry: true, .. })
}

/// Bundles of one connection that are not run to their ends, the next one first.
#[derive(Default)]
struct Backlog {
    bundles: VecDeque<Requests>,
    requests: usize,
}

impl Backlog {
    fn is_empty(&self) -> bool {
        self.bundles.is_empty()
    }

    /// Whether there are as many as whoever keeps to its credits can have sent.
    fn is_full(&self) -> bool {
        self.requests > CREDITS as usize
    }

    fn push(&mut self, requests: Requests) {
        self.requests += requests.len();
        if !requests.is_empty() {
            self.bundles.push_back(requests);
        }
    }

    /// One step. What is left of a bundle waits behind the others: a small one never waits for a large one to end.
    fn step(&mut self, handler: &dyn Handler, answers: &Answers) {
        let until = SystemClock.now() + STEP;
        while let Some(mut first) = self.bundles.pop_front() {
            let before = first.len();
            handler.on_requests(answers.member(), &mut first, until, answers);
            self.requests -= before - first.len();
            if !first.is_empty() {
                self.bundles.push_back(first);
            }
            if SystemClock.now() >= until {
                return;
            }
        }
    }
}

fn batch(
    handler: &dyn Handler,
    answers: &Answers,
    reader: &mut FrameReader,
    backlog: &mut Backlog,
    count: usize,
) -> bool {
    let from = answers.member();
    let mut hurried = 0;
    let taken = reader.take(count, |message| match message {
        DataMessage::ToReplica(message) => {
            hurried += u64::from(is_hurried(&message.message));
            handler.on_replica(from, message, answers);
        }
        DataMessage::Bundle(bundle) => backlog.push(Requests::new(SystemClock.now(), bundle)),
        DataMessage::ToCaller(message) => handler.on_caller(from, message),
        DataMessage::ToListeners(message) => handler.on_listeners(from, message),
        DataMessage::Heard(_) => {} // belongs on the way back
    });
    answers.set_arriving(reader.is_under_way());
    if hurried > 0 {
        answers.append_heard(hurried);
    }
    if !backlog.is_empty() {
        backlog.step(handler, answers);
    }
    handler.on_batch_end(from);
    answers.flush();
    taken.is_ok()
}

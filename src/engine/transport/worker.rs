//! The data worker: one thread that reads the request streams of all other members and executes what they say.
//!
//! Nothing on it waits: what must wait is parked in a replica, and what a slow asker does not take stays in that
//! connection's queue. A connection gets one batch, then the next one has its turn.

use super::answers::Answers;
use super::handler::Handler;
use super::reader::FrameReader;
use super::registry::Registry;
use super::send_queue::Flushed;
use super::watch;
use crate::wire::data::DataMessage;
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::sync::mpsc;

/// With more bytes of answers that a member does not take, its requests are left unread.
pub(super) const UNREAD_ANSWERS_MAX: usize = 16 << 20;
/// How often a connection that is left unread is looked at, while a caller's thread is writing its answers.
const LOOK_AGAIN: Duration = Duration::from_millis(1);

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
    loop {
        let paused = answers.queue().bytes() > UNREAD_ANSWERS_MAX;
        let room = reader.space().len();
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
                if !batch(&*handler, &answers, &mut reader, count) {
                    return;
                }
                // The others' turn, also when this member always has more to say. What did not fill the buffer was all
                // there was, and the next read waits for more: that is a turn for the others, too.
                if count == room {
                    tokio::task::yield_now().await;
                }
            }
            () = tokio::time::sleep(LOOK_AGAIN), if paused && !stalled => {}
        }
    }
}

fn batch(handler: &dyn Handler, answers: &Answers, reader: &mut FrameReader, count: usize) -> bool {
    let from = answers.member();
    let taken = reader.take(count, |message| match message {
        DataMessage::ToReplica(message) => handler.on_replica(from, message, answers),
        DataMessage::ToCaller(message) => handler.on_caller(from, message),
        DataMessage::ToListeners(message) => handler.on_listeners(from, message),
    });
    handler.on_batch_end(from);
    answers.flush();
    taken.is_ok()
}

//! The way back on a request stream of another member: answers and `Held`, one write per batch.

use super::send_queue::{Flushed, SendQueue};
use crate::kernel::id::MemberId;
use crate::kernel::message::{ToCaller, ToReplica};
use crate::wire::data::{append_heard, append_to_caller, append_to_replica};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use tokio::sync::Notify;

/// Answers to one member. Its credits bound how many there can be.
pub struct Answers {
    member: MemberId,
    queue: SendQueue,
    /// Wakes the connection's task on the data worker, which finishes what a full socket did not take.
    stalled: Notify,
    /// Whether a part of a large frame of that member is here.
    arriving: AtomicBool,
}

impl Answers {
    pub(super) fn new(member: MemberId, socket: TcpStream) -> Self {
        let (queue, stalled) = (SendQueue::new(socket), Notify::new());
        Self { member, queue, stalled, arriving: AtomicBool::new(false) }
    }

    /// Whose requests are answered here.
    pub fn member(&self) -> MemberId {
        self.member
    }

    /// Queues an answer; cheap, callable under a partition's lock. Inside [`Handler::on_replica`] that is all; any
    /// other thread calls [`Self::flush`] afterwards.
    ///
    /// [`Handler::on_replica`]: super::Handler::on_replica
    pub fn append(&self, answer: &ToCaller) {
        self.queue.append(|out| append_to_caller(out, answer));
    }

    /// Queues a `Held`, likewise: only while a hurried effect of this member is handled, since else nobody reads it.
    pub fn append_held(&self, held: &ToReplica) {
        self.queue.append(|out| append_to_replica(out, held));
    }

    /// Queues how many hurried effects were read; what they are answered is queued before.
    pub(super) fn append_heard(&self, count: u64) {
        self.queue.append(|out| append_heard(out, count));
    }

    /// Writes what is queued. Never blocks: a slow asker's answers are finished later.
    pub fn flush(&self) {
        if self.queue.flush(|| {}) == Flushed::Stalled {
            self.stalled.notify_one();
        }
    }

    /// Whether a part of a large frame of that member is here, and not all of it was handed out.
    pub fn is_arriving(&self) -> bool {
        self.arriving.load(Relaxed)
    }

    /// After a batch was handed out, so that what it ended counts as arriving until then.
    pub(super) fn set_arriving(&self, arriving: bool) {
        self.arriving.store(arriving, Relaxed);
    }

    pub(super) fn shut_down(&self) {
        self.queue.shut_down();
    }

    pub(super) fn queue(&self) -> &SendQueue {
        &self.queue
    }

    /// Until somebody's write found the socket full.
    pub(super) async fn stalled(&self) {
        self.stalled.notified().await;
    }
}

//! The way back on a request stream of another member: answers and `Held`, one write per batch.

use super::send_queue::{Flushed, SendQueue};
use crate::kernel::id::MemberId;
use crate::kernel::message::{ToCaller, ToReplica};
use crate::wire::data::{append_heard, append_to_caller, append_to_replica};
use std::net::TcpStream;
use tokio::sync::Notify;

/// Answers to one member. Its credits bound how many there can be.
pub struct Answers {
    member: MemberId,
    queue: SendQueue,
    /// Wakes the connection's task on the data worker, which finishes what a full socket did not take.
    stalled: Notify,
}

impl Answers {
    pub(super) fn new(member: MemberId, socket: TcpStream) -> Self {
        Self { member, queue: SendQueue::new(socket), stalled: Notify::new() }
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

//! Our control link to one peer: messages go out in order, none comes in.

use super::send_queue::{Flushed, SendQueue};
use super::watch;
use crate::kernel::control::message::ControlMessage;
use crate::wire::control::append_control;
use std::net::TcpStream;
use tokio::sync::Notify;

/// Longest control message: the state with ten thousand objects and their listeners.
pub(super) const CONTROL_BYTES_MAX: usize = 32 << 20;

pub(super) struct ControlLink {
    queue: SendQueue,
    stalled: Notify,
}

impl ControlLink {
    pub(super) fn new(socket: TcpStream) -> Self {
        // In one piece, whatever the length: the control plane counts on the order.
        Self { queue: SendQueue::whole(socket), stalled: Notify::new() }
    }

    /// Queues and writes. Never blocks; what a full socket does not take is written by the link's task.
    pub(super) fn send(&self, message: &ControlMessage) -> bool {
        let sent = self.queue.append(|out| append_control(out, message));
        match self.queue.flush(|| {}) {
            Flushed::Stalled => self.stalled.notify_one(),
            // The link's task sees the end.
            Flushed::Done | Flushed::Broken => {}
        }
        sent
    }

    pub(super) fn shut_down(&self) {
        self.queue.shut_down();
    }

    /// Finishes writes until the connection ends.
    pub(super) async fn watch(&self, stream: tokio::net::TcpStream) {
        let mut byte = [0];
        loop {
            tokio::select! {
                _ = self.stalled.notified() => {
                    if watch::finish(&stream, &self.queue).await == Flushed::Broken {
                        return;
                    }
                }
                // Nothing is ever said here: whatever becomes readable is the end.
                _ = stream.readable() => match stream.try_read(&mut byte) {
                    Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                    _ => return,
                },
            }
        }
    }
}

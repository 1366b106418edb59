//! Waiting for room in a socket, on a tokio thread, or for data in one, on any.

use super::send_queue::{Flushed, SendQueue};
use rustix::event::{PollFd, PollFlags, poll};
use std::io;
use std::time::Duration;
use tokio::io::Interest;
use tokio::net::TcpStream;

/// Waits for room and writes, until the queue is empty or the connection broken. `stream` and `queue` are the same
/// socket.
pub(super) async fn finish(stream: &TcpStream, queue: &SendQueue) -> Flushed {
    loop {
        if stream.writable().await.is_err() {
            return Flushed::Broken;
        }
        // Inside `try_io`, so that tokio learns that the socket is full and waits for its next event.
        let resumed = stream.try_io(Interest::WRITABLE, || match queue.resume() {
            Flushed::Stalled => Err(io::ErrorKind::WouldBlock.into()),
            flushed => Ok(flushed),
        });
        match resumed {
            Ok(flushed) => return flushed,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(_) => return Flushed::Broken,
        }
    }
}

/// Waits for data for less than a tick of [`READ_TICK`](super::READ_TICK). Comes back early when a signal interrupts
/// it.
pub(super) fn is_readable(socket: &std::net::TcpStream, wait: Duration) -> bool {
    let mut fds = [PollFd::new(socket, PollFlags::IN)];
    let wait = wait.try_into().expect("shorter than a tick");
    matches!(poll(&mut fds, Some(&wait)), Ok(1..))
}

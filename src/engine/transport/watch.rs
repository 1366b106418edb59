//! Finishing, on a tokio thread, what a full socket did not take.

use super::send_queue::{Flushed, SendQueue};
use std::io;
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

//! What the model of the combined writer needs to see of it.

use super::send_queue::{Flushed, SendQueue};
use shuttle::thread;
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

/// See [`crate::engine::models`].
pub(in crate::engine) fn three_writers() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let ours = TcpStream::connect(listener.local_addr().expect("bound")).expect("listens");
    let (mut theirs, _) = listener.accept().expect("connected");
    let queue = Arc::new(SendQueue::new(ours));
    let writers: Vec<_> = (0..3u8)
        .map(|n| {
            let queue = queue.clone();
            thread::spawn(move || {
                assert!(queue.append(|out| out.extend_from_slice(&[n; 40])));
                assert_eq!(queue.flush(|| {}), Flushed::Done);
            })
        })
        .collect();
    writers.into_iter().for_each(|writer| writer.join().expect("no panic"));
    assert_eq!(queue.bytes(), 0, "something was left in the queue");
    queue.shut_down();
    let mut all = Vec::new();
    theirs.read_to_end(&mut all).expect("closed by the other side");
    let mut frames: Vec<_> = all.chunks(40).map(<[u8]>::to_vec).collect();
    frames.sort();
    assert_eq!(frames, [vec![0; 40], vec![1; 40], vec![2; 40]]);
}

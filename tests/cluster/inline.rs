//! Rules of the inline path that only whole instances show: who may wait, and who goes on meanwhile.

use crate::{DEADLINE, cluster, key_of};
use filbert::grid::{Event, Grid};
use filbert::structures::Map;
use filbert::structures::map::{Expiry, MapListener};
use filbert::structures::operations::Operation;
use std::sync::Arc;
use std::sync::mpsc::channel;

/// Another key of the same owner.
fn another_key_of(grid: &Grid, map: &Map, not: &[u8]) -> Vec<u8> {
    let members = grid.members();
    let owners: Vec<_> = members.owners().collect();
    let keys = (0u32..).map(|n| format!("    other-{n}").into_bytes());
    let own = |key: &Vec<u8>| owners[usize::from(map.partition_of(key))] == Some(members.me);
    keys.filter(own).find(|key| map.partition_of(key) != map.partition_of(not)).expect("some key is owned")
}

/// The same reader takes in a write that has to wait for a key lock, events for a listener that is stuck, and then a
/// read, which is answered.
#[test]
fn the_reader_of_a_connection_waits_neither_for_a_key_lock_nor_for_a_listener() {
    let [first, second] = cluster::<2>("reader-waits-not");
    let (a, b) = (first.map("m").expect("opens"), second.map("m").expect("opens"));
    let locked = key_of(&second, &a);
    let free = another_key_of(&second, &a, &locked);
    b.set(&free, b"v", Expiry::default()).expect("stored");
    let (release, stuck) = channel::<()>();
    let stuck = std::sync::Mutex::new(stuck);
    let listener = b.listen(MapListener::default()).expect("listens");
    let callback = move |_: &Event| {
        let _ = stuck.lock().expect("not poisoned").recv_timeout(DEADLINE);
    };
    second.attach(listener, Arc::new(callback));
    b.lock(&locked, None).expect("locked");
    let (sender, done) = channel();
    let put = Operation::Put { value: "w".into(), expiry: Expiry::default(), answer_old: false };
    a.ask_async(&locked, put, move |result| {
        let _ = sender.send(result.is_ok());
    });
    let reader = {
        let (a, free) = (a.clone(), free.clone());
        std::thread::spawn(move || {
            a.set(&free, b"x", Expiry::default()).expect("stored, though its event reaches nobody yet");
            a.get(&free).expect("asked")
        })
    };
    assert_eq!(reader.join().expect("no panic").as_deref(), Some(&b"x"[..]));
    assert!(done.try_recv().is_err(), "the other one still waits for the lock");
    b.unlock(&locked).expect("released");
    assert!(done.recv_timeout(DEADLINE).expect("let in"));
    drop(release);
    first.shutdown();
    second.shutdown();
}

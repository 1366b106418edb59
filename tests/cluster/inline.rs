//! Rules of the inline path that only whole instances show: who may wait, and who goes on meanwhile.

use crate::{DEADLINE, cluster, config, free_ports, key_of, options, settle, wait_for};
use filbert::grid::{Event, Grid};
use filbert::structures::Map;
use filbert::structures::map::{Expiry, MapListener};
use filbert::structures::operations::Operation;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

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

/// Longer than the silence after which a member is removed.
const SILENCE: Duration = Duration::from_millis(1_000);

/// One member's data worker waits for a partition that a look of its application does not let go, its listener is
/// stuck, its replicas' timers are due, and large values come and go on all data connections, for three times the
/// silence.
#[test]
fn heartbeats_timers_and_the_control_plane_have_a_thread_and_a_connection_of_their_own() {
    let ports = free_ports::<3>();
    let grids = ports.map(|port| {
        let mut config = config("own-thread", port, &ports);
        config.properties.insert("filbert.silence.max.millis".into(), SILENCE.as_millis().to_string());
        Grid::start(config, options()).expect("starts")
    });
    settle(&grids);
    let [first, second, third] = &grids;
    let maps = [first, second, third].map(|grid| grid.map("m").expect("opens"));
    let held = key_of(second, &maps[0]);
    maps[1].set(&held, b"v", Expiry::default()).expect("stored");
    let (release, stuck) = channel::<()>();
    let stuck = std::sync::Mutex::new(stuck);
    let listener = maps[1].listen(MapListener::default()).expect("listens");
    second.attach(
        listener,
        Arc::new(move |_: &Event| {
            let _ = stuck.lock().expect("not poisoned").recv_timeout(DEADLINE);
        }),
    );
    let versions = grids.each_ref().map(|grid| grid.members().table_version());
    let until = Instant::now() + 3 * SILENCE;
    std::thread::scope(|scope| {
        for (n, map) in maps.iter().enumerate() {
            let map = map.clone();
            scope.spawn(move || {
                let value = vec![7; 8 << 20];
                for round in 0u32.. {
                    if Instant::now() >= until {
                        return;
                    }
                    // Refused or late is no matter: the data connections are to be full.
                    let key = format!("    {n}-{}", round % 2).into_bytes();
                    let put = Operation::Put {
                        value: value.clone().into(),
                        expiry: Expiry::default(),
                        answer_old: false,
                    };
                    let (sender, done) = channel();
                    map.ask_async(&key, put, move |_| {
                        let _ = sender.send(());
                    });
                    let _ = done.recv_timeout(SILENCE / 10);
                }
            });
        }
        let (blocked, key) = (maps[0].clone(), held.clone());
        let looked = maps[1].get_here(&held, |value| {
            // The worker of the second member, which has the partition, waits for it from now on.
            let asked = blocked.clone();
            let put = Operation::Put { value: "w".into(), expiry: Expiry::default(), answer_old: false };
            asked.ask_async(&key, put, |_| {});
            while Instant::now() < until {
                for grid in &grids {
                    assert_eq!(grid.members().iter().len(), 3, "a member was taken for dead");
                }
                std::thread::sleep(Duration::from_millis(5));
            }
            value.map(<[u8]>::to_vec)
        });
        assert_eq!(looked.expect("read under the partition's lock").as_deref(), Some(&b"v"[..]));
    });
    let now = grids.each_ref().map(|grid| grid.members().table_version());
    println!("table versions {versions:?}, then {now:?}");
    wait_for("the write that waited", || maps[0].get(&held).expect("asked").as_deref() == Some(&b"w"[..]));
    drop(release);
    grids.iter().for_each(Grid::terminate);
}

//! Without clustering: structures work, no port is opened.

use crate::wait_for;
use filbert::config::Config;
use filbert::error::Error;
use filbert::grid::{Event, Grid, StartOptions};
use filbert::structures::map::{Expiry, MapListener};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

fn alone() -> Grid {
    let config = Config { clustered: false, ..Config::default() };
    Grid::start(config, StartOptions::default()).expect("starts")
}

#[test]
fn a_map_keeps_what_it_is_given() {
    let grid = alone();
    let map = grid.map("m").expect("opens");
    assert_eq!(map.get(b"\0\0\0\0k").expect("asked"), None);
    assert_eq!(map.put(b"\0\0\0\0k", b"1", Expiry::default()).expect("stored"), None);
    assert_eq!(map.put(b"\0\0\0\0k", b"2", Expiry::default()).expect("stored").as_deref(), Some(&b"1"[..]));
    assert!(map.replace_if_same(b"\0\0\0\0k", b"2", b"3").expect("asked"));
    assert!(!map.replace_if_same(b"\0\0\0\0k", b"2", b"4").expect("asked"));
    assert_eq!(map.size().expect("asked"), 1);
    assert_eq!(map.remove(b"\0\0\0\0k").expect("removed").as_deref(), Some(&b"3"[..]));
    assert!(map.is_empty().expect("asked"));
    grid.shutdown();
    assert_eq!(map.get(b"\0\0\0\0k"), Err(Error::NotActive));
}

#[test]
fn an_entry_dies_at_its_time() {
    let grid = alone();
    let map = grid.map("m").expect("opens");
    let ttl = Some(Duration::from_millis(50));
    map.set(b"\0\0\0\0k", b"1", Expiry { ttl, max_idle: None }).expect("stored");
    assert!(map.contains_key(b"\0\0\0\0k").expect("asked"));
    wait_for("the entry expires", || map.get(b"\0\0\0\0k").expect("asked").is_none());
    wait_for("its memory is given back", || grid.stats().maps[0].owned_entries == 0);
    grid.shutdown();
}

#[test]
fn many_entries_come_back_from_walks() {
    let grid = alone();
    let map = grid.map("m").expect("opens");
    let entries: Vec<_> = (0..5_000)
        .map(|n: u32| {
            (format!("\0\0\0\0key-{n}").into_bytes().into(), format!("value-{n}").into_bytes().into())
        })
        .collect();
    map.put_all(&entries).expect("stored");
    assert_eq!(map.size().expect("asked"), 5_000);
    let mut found = map.entries().expect("asked");
    found.sort();
    let mut expected = entries.clone();
    expected.sort();
    assert_eq!(found, expected);
    assert!(map.contains_value(b"value-4999").expect("asked"));
    assert!(!map.contains_value(b"value-5000").expect("asked"));
    map.clear().expect("cleared");
    assert_eq!(map.size().expect("asked"), 0);
    grid.shutdown();
}

#[test]
fn a_counter_counts_and_a_lock_locks() {
    let grid = alone();
    let counter = grid.counter("c").expect("opens");
    assert_eq!(counter.add(5).expect("added"), 5);
    assert_eq!(counter.get_and_add(1).expect("added"), 5);
    assert!(counter.compare_and_set(6, 10).expect("asked"));
    let lock = grid.lock("l").expect("opens");
    let fence = lock.lock().expect("locked");
    assert_eq!(lock.lock().expect("reentered"), fence);
    let other = lock.clone();
    let tried = std::thread::spawn(move || other.try_lock(Duration::ZERO).expect("asked"));
    assert_eq!(tried.join().expect("no panic"), 0, "somebody else holds it");
    lock.unlock().expect("released");
    lock.unlock().expect("released");
    assert!(matches!(lock.unlock(), Err(Error::NotLockOwner(_))));
    let other = lock.clone();
    let taken = std::thread::spawn(move || other.lock().expect("locked"));
    assert!(taken.join().expect("no panic") > fence, "fences rise");
    grid.shutdown();
}

#[test]
fn a_waiting_caller_is_woken_by_the_end() {
    let grid = alone();
    let lock = grid.lock("l").expect("opens");
    lock.lock().expect("locked");
    let other = lock.clone();
    let waiter = std::thread::spawn(move || other.lock());
    wait_for("the other thread waits", || grid.stats().calls_waiting > 0);
    grid.terminate();
    assert_eq!(waiter.join().expect("no panic"), Err(Error::NotActive));
}

#[test]
fn limits_are_refused_by_name() {
    let grid = alone();
    let Err(error) = grid.map(&"n".repeat(257)) else { panic!("a name of 257 bytes") };
    assert_eq!(error.to_string(), "name of 257 is over the limit of 256");
    let map = grid.map("m").expect("opens");
    let error = map.set(b"\0\0\0\0k", &vec![0; (64 << 20) + 1], Expiry::default()).expect_err("too large");
    assert_eq!(error.to_string(), "value of 67108865 is over the limit of 67108864");
    grid.shutdown();
}

/// Taking statistics held the lock of the events in order and wanted partitions; a writer holds its partition and wants
/// that lock for its event.
#[test]
fn statistics_and_writes_that_listeners_hear_of_do_not_wait_for_each_other() {
    let grid = alone();
    let map = grid.map("m").expect("opens");
    let listener = map.listen(MapListener::default()).expect("listens");
    grid.attach(listener, Arc::new(|_: &Event| {}));
    let stop = Arc::new(AtomicBool::new(false));
    let mut threads = Vec::new();
    for writer in 0..2_u32 {
        let (map, stop) = (map.clone(), stop.clone());
        threads.push(std::thread::spawn(move || {
            for n in (0..1_000_u32).cycle().take_while(|_| !stop.load(Ordering::Relaxed)) {
                map.set(format!("key-{writer}-{n}").as_bytes(), b"v", Expiry::default()).expect("stored");
            }
        }));
    }
    for _ in 0..2 {
        let (grid, stop) = (grid.clone(), stop.clone());
        threads.push(std::thread::spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                grid.stats();
            }
        }));
    }
    let until = Instant::now() + Duration::from_secs(1);
    wait_for("a second is over", || Instant::now() >= until);
    stop.store(true, Ordering::Relaxed);
    wait_for("nobody stands still", || threads.iter().all(|thread| thread.is_finished()));
    grid.terminate();
}

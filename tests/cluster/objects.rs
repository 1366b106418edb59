//! Objects by name.

use crate::{cluster, free_ports, settle, start, wait_for};
use filbert::config::Config;
use filbert::error::Error;
use filbert::grid::{Grid, ObjectKind};
use filbert::structures::map::Expiry;
use std::time::Duration;

#[test]
fn a_destroyed_map_is_empty_when_it_is_used_again() {
    let [first, second] = cluster::<2>("destroy");
    let (a, b) = (first.map("m").expect("opens"), second.map("m").expect("opens"));
    a.set(b"\0\0\0\0k", b"v", Expiry::default()).expect("stored");
    let names = |grid: &Grid| grid.objects().iter().map(|(_, name)| name.clone()).collect::<Vec<_>>();
    assert!(names(&second).contains(&"m".to_owned()));
    second.destroy(ObjectKind::Map, "m").expect("destroyed");
    wait_for("no member lists it", || !names(&first).contains(&"m".to_owned()));
    assert_eq!(a.get(b"\0\0\0\0k").expect("created anew by use"), None);
    b.set(b"\0\0\0\0k", b"w", Expiry::default()).expect("stored");
    assert_eq!(a.get(b"\0\0\0\0k").expect("asked").as_deref(), Some(&b"w"[..]));
    first.shutdown();
    second.shutdown();
}

#[test]
fn configuration_added_by_one_member_holds_for_all_and_for_who_joins() {
    let ports = free_ports::<3>();
    let first = start("added", ports[0], &ports);
    let second = start("added", ports[1], &ports);
    settle(&[first.clone(), second.clone()]);
    let of = |key: &str, value: &str| Config::from_pairs([(key, value)]).expect("valid");
    first.add_config(&of("map.session*.time-to-live-seconds", "1")).expect("added");
    first.add_config(&of("lock.once.acquire-limit", "1")).expect("added");
    assert_eq!(second.added_config().maps["session*"].time_to_live_seconds, 1, "it has it when this returns");
    second.add_config(&of("map.session*.time-to-live-seconds", "1")).expect("the same once more");
    let refused = second.add_config(&of("map.session*.time-to-live-seconds", "9"));
    assert!(
        matches!(&refused, Err(Error::Configuration(text)) if text.starts_with("map.session*: ")),
        "{refused:?}"
    );
    let third = start("added", ports[2], &ports);
    let map = third.map("session-1").expect("opens");
    map.set(b"\0\0\0\0k", b"v", Expiry::default()).expect("stored");
    wait_for("the record expires", || map.get(b"\0\0\0\0k").expect("asked").is_none());
    let lock = third.lock("once").expect("opens");
    assert_ne!(lock.try_lock(Duration::ZERO).expect("asked"), 0);
    assert_eq!(lock.try_lock(Duration::ZERO), Err(Error::LockLimit("once".into())));
    for grid in [first, second, third] {
        grid.terminate();
    }
}

#[test]
fn the_time_is_the_oldest_member_s() {
    let [first, second] = cluster::<2>("time");
    wait_for("the clocks agree", || first.cluster_time().abs_diff(second.cluster_time()) < 100);
    first.terminate();
    second.terminate();
}

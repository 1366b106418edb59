//! Operations over a whole map, while the cluster changes.

use crate::{cluster, config, free_ports, options, settle, start, wait_for};
use bytes::Bytes;
use filbert::error::Error;
use filbert::grid::Grid;
use filbert::structures::Map;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::time::Instant;

fn key(name: &str, n: usize) -> Bytes {
    format!("\0\0\0\0{name}-{n}").into()
}

fn entries(name: &str, count: usize) -> Vec<(Bytes, Bytes)> {
    (0..count).map(|n| (key(name, n), n.to_be_bytes().to_vec().into())).collect()
}

#[test]
fn every_verb_sees_what_every_member_holds() {
    let grids = cluster::<3>("whole");
    let maps = [0, 1, 2].map(|n| grids[n].map("m").expect("opens"));
    let some = entries("some", 5_000);
    maps[0].put_all(&some).expect("stored");
    let expected: BTreeSet<Bytes> = some.iter().map(|(key, _)| key.clone()).collect();
    for map in &maps {
        assert_eq!(map.size().expect("asked"), 5_000);
        let keys = map.keys().expect("asked");
        assert_eq!(keys.len(), 5_000);
        assert_eq!(keys.into_iter().collect::<BTreeSet<_>>(), expected);
        let mut all = map.entries().expect("asked");
        all.sort();
        let mut sorted = some.clone();
        sorted.sort();
        assert_eq!(all, sorted);
        assert_eq!(map.values().expect("asked").len(), 5_000);
        assert!(map.contains_value(&4_999usize.to_be_bytes()).expect("asked"));
        assert!(!map.contains_value(&5_000usize.to_be_bytes()).expect("asked"));
        let wanted: Vec<Bytes> = (4_000..6_000).map(|n| key("some", n)).collect();
        assert_eq!(map.get_all(&wanted).expect("asked"), some[4_000..].to_vec(), "in the order asked for");
    }
    maps[1].lock(&key("some", 7), None).expect("locked");
    maps[2].clear().expect("cleared");
    assert_eq!(maps[0].keys().expect("asked"), [key("some", 7)], "a locked key stays");
    maps[1].unlock(&key("some", 7)).expect("unlocked");
    maps[0].evict_all().expect("evicted");
    assert!(maps[1].is_empty().expect("asked"));
    grids.iter().for_each(Grid::terminate);
}

#[test]
fn a_walk_of_many_pages_has_every_record_once() {
    let grids = cluster::<2>("pages");
    let map = grids[1].map("m").expect("opens");
    // More than one step of bytes in most partitions.
    let large: Vec<(Bytes, Bytes)> =
        (0..3_000).map(|n| (key("large", n), vec![n as u8; 40_000].into())).collect();
    large.chunks(100).for_each(|some| map.put_all(some).expect("stored"));
    let mut keys = map.keys().expect("asked");
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), 3_000);
    let all = map.entries().expect("asked");
    assert_eq!(all.len(), 3_000);
    assert!(all.iter().all(|(_, value)| value.len() == 40_000));
    map.clear().expect("cleared");
    assert_eq!(map.size().expect("asked"), 0);
    grids.iter().for_each(Grid::terminate);
}

#[test]
fn a_result_over_the_limit_is_an_error_that_names_it() {
    let ports = free_ports::<2>();
    let grids = ports.map(|port| {
        let mut config = config("limit", port, &ports);
        config.properties.insert("filbert.query.result.bytes.max".into(), "1m".into());
        Grid::start(config, options()).expect("starts")
    });
    settle(&grids);
    let map = grids[0].map("m").expect("opens");
    let large: Vec<(Bytes, Bytes)> = (0..300).map(|n| (key("k", n), vec![7; 10_000].into())).collect();
    map.put_all(&large).expect("what is stored has another limit");
    let keys: Vec<Bytes> = large.iter().map(|(key, _)| key.clone()).collect();
    let failures = [
        map.values().map(drop).expect_err("3 MB"),
        map.entries().map(drop).expect_err("3 MB"),
        map.get_all(&keys).map(drop).expect_err("3 MB"),
    ];
    for failure in failures {
        assert!(matches!(failure, Error::TooLarge { limit: 1_048_576, .. }), "{failure}");
        assert!(failure.to_string().contains("filbert.query.result.bytes.max"), "{failure}");
    }
    assert_eq!(map.keys().expect("small").len(), 300);
    assert_eq!(map.get_all(&keys[..50]).expect("small").len(), 50);
    assert_eq!(map.size().expect("small"), 300);
    grids.iter().for_each(Grid::terminate);
}

const STABLE: usize = 3_000;
/// Rounds of each verb that are to be made before and after the cluster changes.
const ROUNDS: usize = 3;

/// Every key that nobody touches is found once, whatever moves.
fn walk(map: &Map) {
    let stable = key("stable", 0);
    let prefix = &stable[..stable.len() - 1];
    let mut keys = map.keys().expect("asked");
    let all = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), all, "no key twice");
    assert_eq!(keys.iter().filter(|key| key.starts_with(prefix)).count(), STABLE);
    assert!(map.size().expect("asked") >= STABLE as u64);
    let some: Vec<Bytes> = (0..STABLE).step_by(3).map(|n| key("stable", n)).collect();
    assert_eq!(map.get_all(&some).expect("asked").len(), some.len());
}

#[test]
fn walks_and_batches_are_whole_while_a_member_dies_and_one_joins() {
    let ports = free_ports::<4>();
    let mut grids = vec![];
    for port in &ports[..3] {
        grids.push(start("moves", *port, &ports));
    }
    settle(&grids);
    let maps = [grids[0].map("m").expect("opens"), grids[1].map("m").expect("opens")];
    maps[0].put_all(&entries("stable", STABLE)).expect("stored");
    let stop = AtomicBool::new(false);
    let (walks, puts) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let stored = std::thread::scope(|scope| {
        let walkers = maps.each_ref().map(|map| {
            let (stop, walks) = (&stop, &walks);
            scope.spawn(move || {
                while !stop.load(SeqCst) {
                    walk(map);
                    walks.fetch_add(1, SeqCst);
                }
            })
        });
        let writers = [0, 1].map(|n| {
            let (stop, puts, map) = (&stop, &puts, &maps[n]);
            scope.spawn(move || {
                let (mut stored, mut round) = (Vec::new(), 0);
                while !stop.load(SeqCst) {
                    let name = format!("w{n}-{round}");
                    match map.put_all(&entries(&name, 200)) {
                        Ok(()) => stored.push(name),
                        Err(Error::Unknown { .. } | Error::Timeout { .. }) => {}
                        Err(error) => panic!("{error}"),
                    }
                    round += 1;
                    puts.fetch_add(1, SeqCst);
                }
                stored
            })
        });
        let more = |what: &str| {
            let (walked, put) = (walks.load(SeqCst) + 2 * ROUNDS, puts.load(SeqCst) + 2 * ROUNDS);
            wait_for(what, || {
                let panicked =
                    walkers.iter().any(|it| it.is_finished()) || writers.iter().any(|it| it.is_finished());
                panicked || (walks.load(SeqCst) >= walked && puts.load(SeqCst) >= put)
            });
        };
        more("rounds before anything happens");
        let started = Instant::now();
        grids.push(start("moves", ports[3], &ports));
        grids[2].terminate();
        more("rounds while the cluster changes");
        let rest = [grids[0].clone(), grids[1].clone(), grids[3].clone()];
        settle(&rest);
        println!("settled after {:?}", started.elapsed());
        more("rounds after it has changed");
        stop.store(true, SeqCst);
        walkers.into_iter().for_each(|walker| walker.join().expect("walks are whole"));
        writers.map(|writer| writer.join().expect("writes are whole"))
    });
    let map = grids[3].map("m").expect("opens");
    walk(&map);
    for name in stored.iter().flatten() {
        let keys: Vec<Bytes> = (0..200).map(|n| key(name, n)).collect();
        assert_eq!(map.get_all(&keys).expect("asked").len(), 200, "{name} was acknowledged");
    }
    assert!(stored.iter().all(|names| names.len() > ROUNDS), "there was load: {stored:?}");
    grids.iter().for_each(Grid::terminate);
}

//! Writes from several members at once.

use crate::{cluster, key_of};
use filbert::error::Error;
use filbert::grid::Grid;
use filbert::structures::map::Expiry;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

#[test]
fn what_one_member_wrote_the_other_reads() {
    let [first, second] = cluster::<2>("reads");
    let (a, b) = (first.map("m").expect("opens"), second.map("m").expect("opens"));
    for owner in [&first, &second] {
        let key = key_of(owner, &a);
        assert_eq!(a.put(&key, b"1", Expiry::default()).expect("stored"), None);
        assert_eq!(b.get(&key).expect("asked").as_deref(), Some(&b"1"[..]));
        assert_eq!(b.put(&key, b"2", Expiry::default()).expect("stored").as_deref(), Some(&b"1"[..]));
        assert_eq!(a.get(&key).expect("asked").as_deref(), Some(&b"2"[..]));
        assert!(b.delete(&key).expect("removed"));
        assert!(!a.contains_key(&key).expect("asked"));
    }
    let large = vec![7; 3 << 20];
    let key = key_of(&second, &a);
    a.set(&key, &large, Expiry::default()).expect("stored in pieces");
    assert_eq!(b.get(&key).expect("asked").as_deref(), Some(&large[..]));
    assert_eq!(a.get(&key).expect("asked").as_deref(), Some(&large[..]));
    first.shutdown();
    second.shutdown();
}

#[test]
fn every_increment_counts_once() {
    let grids = cluster::<3>("counts");
    let threads: Vec<_> = (0..9)
        .map(|n| {
            let counter = grids[n % 3].counter("shared").expect("opens");
            std::thread::spawn(move || {
                for _ in 0..300 {
                    counter.add(1).expect("added");
                }
            })
        })
        .collect();
    threads.into_iter().for_each(|thread| thread.join().expect("no panic"));
    assert_eq!(grids[0].counter("shared").expect("opens").get().expect("asked"), 2_700);
    grids.iter().for_each(Grid::shutdown);
}

#[test]
fn no_acknowledged_increment_is_lost_when_a_member_dies_under_load() {
    let grids = cluster::<3>("dies-under-load");
    let stop = Arc::new(AtomicBool::new(false));
    let threads: Vec<_> = (0..6)
        .map(|n| {
            let counter = grids[n % 2].counter(&format!("c{}", n / 2)).expect("opens");
            let stop = stop.clone();
            std::thread::spawn(move || {
                let (mut acknowledged, mut unknown) = (0i64, 0i64);
                while !stop.load(Ordering::Relaxed) {
                    match counter.add(1) {
                        Ok(_) => acknowledged += 1,
                        Err(Error::Unknown { .. }) => unknown += 1,
                        Err(Error::Timeout { .. }) => {}
                        Err(error) => panic!("{error}"),
                    }
                }
                (acknowledged, unknown)
            })
        })
        .collect();
    std::thread::sleep(Duration::from_millis(300)); // load before the fault; nothing depends on how much
    grids[2].terminate();
    std::thread::sleep(Duration::from_millis(700));
    stop.store(true, Ordering::Relaxed);
    let counts: Vec<_> = threads.into_iter().map(|thread| thread.join().expect("no panic")).collect();
    for n in 0..3 {
        let value = grids[0].counter(&format!("c{n}")).expect("opens").get().expect("asked");
        let acknowledged: i64 = counts[2 * n].0 + counts[2 * n + 1].0;
        let unknown: i64 = counts[2 * n].1 + counts[2 * n + 1].1;
        assert!(acknowledged > 0, "there was load");
        assert!(
            value >= acknowledged && value <= acknowledged + unknown,
            "{value}: {acknowledged} + {unknown} unknown"
        );
    }
    grids.iter().for_each(Grid::terminate);
}

#[test]
fn a_key_lock_keeps_others_out_across_members() {
    let [first, second] = cluster::<2>("keylock");
    let (a, b) = (first.map("m").expect("opens"), second.map("m").expect("opens"));
    let key = key_of(&second, &a);
    a.lock(&key, None).expect("locked");
    assert!(!b.try_lock(&key, Duration::from_millis(20), None).expect("asked"));
    assert!(!b.try_put(&key, b"x", Duration::from_millis(20)).expect("asked"));
    assert_eq!(b.get(&key).expect("reads do not wait"), None);
    let writer = {
        let (b, key) = (b.clone(), key.clone());
        std::thread::spawn(move || b.set(&key, b"after", Expiry::default()))
    };
    a.set(&key, b"holder", Expiry::default()).expect("the holder passes");
    a.unlock(&key).expect("released");
    writer.join().expect("no panic").expect("stored once free");
    assert_eq!(a.get(&key).expect("asked").as_deref(), Some(&b"after"[..]));
    first.shutdown();
    second.shutdown();
}

#[test]
fn a_lock_of_a_member_that_died_is_free() {
    let [first, second] = cluster::<2>("freed");
    second.lock("l").expect("opens").lock().expect("locked");
    let lock = first.lock("l").expect("opens");
    assert_eq!(lock.try_lock(Duration::ZERO).expect("asked"), 0);
    second.terminate();
    assert!(lock.try_lock(Duration::from_secs(20)).expect("asked") > 0);
    first.shutdown();
}

//! Values up to the limit of 64 MiB: set, read, kept by backups, brought to joiners.

use crate::{DEADLINE, config, free_ports, key_of, settle, start, wait_for};
use filbert::grid::{Grid, StartOptions};
use filbert::logging::sinks::Callback;
use filbert::logging::{LevelFilter, Levels};
use filbert::structures::Map;
use filbert::structures::map::{Expiry, VALUE_BYTES_MAX};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

/// Fills that may happen where the machine stood still in the middle of a large value.
const FILLS_MAX: usize = 4;

/// Another key of the same partition.
fn neighbour_of(map: &Map, key: &[u8]) -> Vec<u8> {
    let keys = (0u32..).map(|n| format!("    next-{n}").into_bytes());
    keys.filter(|next| next != key)
        .find(|next| map.partition_of(next) == map.partition_of(key))
        .expect("many")
}

/// Two members, and how often one of them began to fill the other.
fn watched() -> ([Grid; 2], Arc<AtomicUsize>) {
    let (ports, fills) = (free_ports::<2>(), Arc::new(AtomicUsize::new(0)));
    let grids = ports.map(|port| {
        let fills = fills.clone();
        let sink = Callback::new(move |_, _, text| {
            fills.fetch_add(usize::from(text.contains("Filling ")), Ordering::Relaxed);
        });
        let (sink, levels) = (Some(Arc::new(sink) as _), Some(Levels::new(LevelFilter::Debug)));
        let options = StartOptions { sink, levels, ..StartOptions::default() };
        Grid::start(config("large", port, &ports), options).expect("starts")
    });
    settle(&grids);
    assert!(fills.swap(0, Ordering::Relaxed) > 0, "fills are counted");
    (grids, fills)
}

/// Small effects of the same partition overtake the large one, so its backup misses it while it comes.
#[test]
fn a_value_of_64_mib_is_set_and_read_while_small_ones_overtake_it_and_its_backup_is_seldom_filled() {
    let ([first, second], fills) = watched();
    let (a, b) = (first.map("m").expect("opens"), second.map("m").expect("opens"));
    let over = AtomicBool::new(false);
    for owner in [&first, &second] {
        let key = key_of(owner, &a);
        let next = neighbour_of(&a, &key);
        over.store(false, Ordering::Relaxed);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut count = 0;
                let late = Instant::now() + DEADLINE; // the other thread has failed
                while !over.load(Ordering::Relaxed) && Instant::now() < late {
                    count += 1;
                    b.set(&next, format!("{count}").as_bytes(), Expiry::default())
                        .expect("a small one is stored");
                }
            });
            for fill in [1, 2] {
                let value = vec![fill; VALUE_BYTES_MAX];
                a.set(&key, &value, Expiry::default()).expect("stored");
                assert!(b.get(&key).expect("asked").as_deref() == Some(&value[..]));
                assert!(a.get(&key).expect("asked").as_deref() == Some(&value[..]));
            }
            over.store(true, Ordering::Relaxed);
        });
    }
    wait_for("backups in step", || [&first, &second].iter().all(|grid| grid.members().is_safe()));
    // None on a machine with time for it; without the patience for large values there were dozens.
    let fills = fills.load(Ordering::Relaxed);
    assert!(fills <= FILLS_MAX, "the backups were filled {fills} times");
    first.shutdown();
    second.shutdown();
}

/// The last chunk of a fill is small and overtakes the large one before it.
#[test]
fn a_joiner_is_filled_with_large_values_and_has_them_when_the_others_are_gone() {
    let ports = free_ports::<2>();
    let first = start("large-join", ports[0], &ports);
    let map = first.map("m").expect("opens");
    let sizes = [VALUE_BYTES_MAX, 8 << 20, 3 << 20, 1 << 20, 400 << 10, 300 << 10, 100 << 10];
    let values: Vec<(Vec<u8>, Vec<u8>)> = sizes
        .iter()
        .enumerate()
        .map(|(n, size)| (format!("    key-{n}").into_bytes(), vec![n as u8; *size]))
        .collect();
    for (key, value) in &values {
        map.set(key, value, Expiry::default()).expect("stored");
    }
    let second = start("large-join", ports[1], &ports);
    settle(&[first.clone(), second.clone()]);
    let map = second.map("m").expect("opens");
    for (key, value) in &values {
        assert!(map.get(key).expect("asked").as_deref() == Some(&value[..]), "from its owner");
    }
    first.terminate();
    wait_for("the first is gone", || second.members().iter().len() == 1);
    for (key, value) in &values {
        assert!(map.get(key).expect("asked").as_deref() == Some(&value[..]), "from what was filled");
    }
    second.shutdown();
}

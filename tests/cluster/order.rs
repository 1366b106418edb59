//! Program order of one thread on one key.

use crate::{DEADLINE, cluster, free_ports, key_of, settle, start};
use filbert::grid::Grid;
use filbert::structures::Map;
use filbert::structures::map::Expiry;
use filbert::structures::operations::Operation;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

fn set_async(map: &Map, key: &[u8], value: Vec<u8>) -> Receiver<bool> {
    let (sender, done) = channel();
    let put = Operation::Put { value: value.into(), expiry: Expiry::default(), answer_old: false };
    map.ask_async(key, put, move |result| {
        let _ = sender.send(result.is_ok());
    });
    done
}

/// Frames over 64 KB travel in pieces, which a small frame overtakes.
#[test]
fn operations_of_one_thread_on_one_key_take_effect_in_program_order_also_when_the_first_was_asynchronous() {
    let [first, second] = cluster::<2>("program-order");
    let map = first.map("m").expect("opens");
    for owner in [&first, &second] {
        let key = key_of(owner, &map);
        let many: Vec<_> = (0..50).map(|n| set_async(&map, &key, vec![n])).collect();
        map.delete(&key).expect("removed");
        assert!(many.into_iter().all(|done| done.try_recv().expect("over before the next one began")));
        assert_eq!(map.get(&key).expect("asked"), None);
        let value = vec![7; 4 << 20];
        let done = set_async(&map, &key, value.clone());
        assert!(map.get(&key).expect("asked").as_deref() == Some(&value[..]));
        assert!(done.try_recv().expect("over"));
    }
    let counter = second.counter("c").expect("opens");
    for _ in 0..100 {
        counter.ask_async(Operation::CounterAdd { delta: 1, answer_old: false }, |result| {
            assert!(result.is_ok())
        });
    }
    assert_eq!(counter.get().expect("asked"), 100);
    first.shutdown();
    second.shutdown();
}

#[test]
fn program_order_holds_while_partitions_move() {
    let ports = free_ports::<3>();
    let [first, second] = [ports[0], ports[1]].map(|port| start("order-moves", port, &ports));
    let grids = [first, second];
    settle(&grids);
    let [first, second] = &grids;
    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for (number, grid) in [first, second].into_iter().enumerate() {
            let over = &over;
            scope.spawn(move || {
                let map = grid.map("m").expect("opens");
                let keys: Vec<Vec<u8>> = (0..40).map(|n| format!("    {number}-{n}").into_bytes()).collect();
                let mut round = 0u64;
                while !over.load(Ordering::Relaxed) {
                    round += 1;
                    for key in &keys {
                        let done = set_async(&map, key, round.to_le_bytes().to_vec());
                        let found = map.get(key).expect("asked");
                        assert_eq!(found.as_deref(), Some(&round.to_le_bytes()[..]), "round {round} {key:?}");
                        assert!(done.recv_timeout(DEADLINE).expect("over"));
                    }
                }
                assert!(round > 1);
            });
        }
        let until = Instant::now() + DEADLINE / 10;
        while Instant::now() < until {
            start("order-moves", ports[2], &ports).shutdown();
        }
        over.store(true, Ordering::Relaxed);
    });
    grids.iter().for_each(Grid::shutdown);
}

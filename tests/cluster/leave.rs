//! Going, and being gone.

use crate::{cluster, settle, start, wait_for};
use filbert::grid::Grid;
use std::time::Instant;

fn fill(grid: &Grid, count: u32) -> filbert::structures::Map {
    let map = grid.map("m").expect("opens");
    let entries: Vec<_> = (0..count)
        .map(|n| (format!("\0\0\0\0{n}").into_bytes().into(), n.to_be_bytes().to_vec().into()))
        .collect();
    map.put_all(&entries).expect("stored");
    map
}

fn check(map: &filbert::structures::Map, count: u32) {
    for n in 0..count {
        let value = map.get(format!("\0\0\0\0{n}").as_bytes()).expect("asked");
        assert_eq!(value.as_deref(), Some(&n.to_be_bytes()[..]), "entry {n}");
    }
}

#[test]
fn a_member_that_leaves_hands_everything_over() {
    let [first, second, third] = cluster::<3>("handover");
    let map = fill(&third, 3_000);
    check(&map, 3_000);
    let started = Instant::now();
    first.shutdown(); // the master
    println!("the master left in {:?}", started.elapsed());
    check(&map, 3_000);
    settle(&[second.clone(), third.clone()]);
    second.shutdown();
    check(&map, 3_000);
    assert_eq!(third.stats().possible_losses, 0);
    third.shutdown();
}

#[test]
fn what_was_acknowledged_survives_a_member_that_dies() {
    for victim in 0..3 {
        let grids = cluster::<3>("dies");
        let map = fill(&grids[(victim + 1) % 3], 2_000);
        let started = Instant::now();
        grids[victim].terminate();
        check(&map, 2_000);
        println!("member {victim} died; all read after {:?}", started.elapsed());
        let rest: Vec<Grid> = (0..3).filter(|n| *n != victim).map(|n| grids[n].clone()).collect();
        settle(&rest);
        rest.iter().for_each(Grid::terminate);
    }
}

#[test]
fn a_member_that_restarts_on_its_port_joins_as_a_new_one() {
    let ports = crate::free_ports::<2>();
    let first = start("restart", ports[0], &ports);
    let second = start("restart", ports[1], &ports);
    settle(&[first.clone(), second.clone()]);
    let map = fill(&first, 1_000);
    let old = second.members().me;
    second.terminate();
    let second = start("restart", ports[1], &ports);
    assert_ne!(second.members().me, old);
    settle(&[first.clone(), second.clone()]);
    check(&map, 1_000);
    check(&second.map("m").expect("opens"), 1_000);
    wait_for("the old one is out of the list", || first.members().iter().all(|member| member.id != old));
    first.terminate();
    check(&second.map("m").expect("opens"), 1_000);
    second.terminate();
}

//! Finding each other.

use crate::{DEADLINE, cluster, config, free_ports, options, settle, start, wait_for};
use filbert::error::Error;
use filbert::grid::{Event, Grid, Lifecycle, StartOptions};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

#[test]
fn two_members_have_one_list_and_share_the_partitions() {
    let grids = cluster::<2>("two");
    let lists: Vec<Vec<_>> =
        grids.iter().map(|grid| grid.members().iter().map(|it| it.id).collect()).collect();
    assert_eq!(lists[0], lists[1], "oldest first, the same on both");
    assert_eq!(lists[0][0], grids[0].members().me, "the first started is the oldest");
    wait_for("owners differ by at most one", || {
        let owned: Vec<u64> = grids.iter().map(|grid| grid.stats().partitions_owned).collect();
        owned.iter().sum::<u64>() == 271 && owned[0].abs_diff(owned[1]) <= 1
    });
    grids.iter().for_each(Grid::shutdown);
}

#[test]
fn members_that_start_at_once_end_in_one_cluster() {
    for round in 0..3 {
        let ports = free_ports::<4>();
        let started = Instant::now();
        let threads = ports.map(|port| std::thread::spawn(move || start("at-once", port, &ports)));
        let grids = threads.map(|thread| thread.join().expect("starts"));
        settle(&grids);
        println!("round {round}: one cluster of 4 and settled after {:?}", started.elapsed());
        let masters: Vec<_> = grids.iter().map(|grid| grid.members().iter().next().map(|it| it.id)).collect();
        assert!(masters.windows(2).all(|pair| pair[0] == pair[1]), "one master");
        grids.iter().for_each(Grid::terminate);
    }
}

#[test]
fn silent_and_refusing_addresses_do_not_hold_a_start_up() {
    let [refusing, port] = free_ports();
    let mute = TcpListener::bind("127.0.0.1:0").expect("bound"); // accepts in the backlog and never says a word
    let mute_port = mute.local_addr().expect("bound").port();
    let started = Instant::now();
    let grid = start("mute", port, &[refusing, mute_port, port]);
    assert!(grid.is_running());
    println!("started alone beside a mute and a refused address after {:?}", started.elapsed());
    let [second] = free_ports();
    let started = Instant::now();
    let other = start("mute", second, &[mute_port, refusing, port]);
    println!("joined beside them after {:?}", started.elapsed());
    settle(&[grid.clone(), other.clone()]);
    other.shutdown();
    grid.shutdown();
}

#[test]
fn another_clusters_name_is_left_alone() {
    let [a, b] = free_ports();
    let first = start("one", a, &[a, b]);
    let second = start("another", b, &[a, b]);
    assert_eq!(first.members().iter().len(), 1);
    assert_eq!(second.members().iter().len(), 1);
    first.shutdown();
    second.shutdown();
}

#[test]
fn another_partition_count_is_refused_with_the_difference() {
    let [a, b] = free_ports();
    let first = start("count", a, &[a]);
    let mut other = config("count", b, &[a]);
    other.properties.insert("hazelcast.partition.count".into(), "17".into());
    let Err(error) = Grid::start(other, StartOptions::default()) else { panic!("joined with another count") };
    assert!(matches!(error, Error::Join(_)), "{error}");
    let text = error.to_string();
    assert!(text.contains("271") && text.contains("17"), "names both counts: {text}");
    first.shutdown();
}

#[test]
fn a_wrong_secret_keeps_a_member_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let secret = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        Some(path)
    };
    let [a, b, c] = free_ports();
    let with = |port, file| {
        let mut config = config("secret", port, &[a]);
        config.secret_file = file;
        Grid::start(config, StartOptions::default()).expect("starts")
    };
    let first = with(a, secret("right", "open sesame"));
    let second = with(b, secret("same", "open sesame\n"));
    settle(&[first.clone(), second.clone()]);
    let third = with(c, secret("wrong", "open barley"));
    assert_eq!(third.members().iter().len(), 1, "alone in a cluster of its own");
    assert_eq!(first.members().iter().len(), 2);
    for grid in [third, second, first] {
        grid.shutdown();
    }
}

#[test]
fn a_taken_port_is_stepped_over_and_found() {
    let [port] = free_ports();
    let taken = TcpListener::bind(("127.0.0.1", port)).expect("bound");
    let mut first = config("step", port, &[port]);
    first.network.port_auto_increment = true;
    let first = Grid::start(first, StartOptions::default()).expect("starts");
    let actual = first.members().local().expect("a member").address.port;
    assert!(actual > port, "{actual} is above {port}");
    drop(taken);
    let second = start("step", port, &[port, actual]);
    settle(&[first.clone(), second.clone()]);
    second.shutdown();
    first.shutdown();
}

#[test]
fn a_port_that_is_taken_for_good_is_an_error_that_says_so() {
    let [port] = free_ports();
    let _taken = TcpListener::bind(("127.0.0.1", port)).expect("bound");
    let started = Instant::now();
    let Err(error) = Grid::start(config("taken", port, &[port]), StartOptions::default()) else {
        panic!("bound a taken port")
    };
    assert!(error.to_string().contains(&port.to_string()), "{error}");
    assert!(started.elapsed() < DEADLINE);
}

#[test]
fn members_find_each_other_in_a_multicast_group() {
    let [a, b, group_port] = free_ports();
    let with = |port| {
        let mut config = config("multicast", port, &[]);
        config.join.tcp_ip.enabled = false;
        config.join.multicast.enabled = true;
        config.join.multicast.port = group_port;
        Grid::start(config, StartOptions::default()).expect("starts")
    };
    let first = with(a);
    let second = with(b);
    settle(&[first.clone(), second.clone()]);
    second.shutdown();
    first.shutdown();
}

#[test]
fn two_empty_clusters_that_meet_become_one() {
    let [a, b] = free_ports();
    let first = start("meet", a, &[a]); // knows nobody
    let second = start("meet", b, &[b, a]);
    settle(&[first.clone(), second.clone()]);
    let [c, d] = free_ports();
    let third = start("meet", c, &[c, d]);
    let map = third.map("m").expect("opens");
    map.set(b"\0\0\0\0k", b"v", Default::default()).expect("stored");
    let fourth = start("meet", d, &[d, c, a]); // brings a cluster with data and an empty one together
    let all = [first, second, third, fourth];
    settle(&all);
    for grid in &all {
        let map = grid.map("m").expect("opens");
        assert_eq!(map.get(b"\0\0\0\0k").expect("asked").as_deref(), Some(&b"v"[..]), "nothing is lost");
    }
    all.iter().for_each(Grid::terminate);
}

#[test]
fn an_address_that_becomes_well_known_later_unites_two_clusters() {
    let ports = free_ports::<2>();
    let (one, other) = (start("later", ports[0], &[]), start("later", ports[1], &[]));
    assert!(one.set_well_known(vec!["127.0.0.1:99999".into()]).is_err());
    one.set_well_known(vec![format!("127.0.0.1:{}", ports[1])]).expect("set");
    settle(&[one.clone(), other.clone()]);
    one.terminate();
    other.terminate();
}

#[test]
fn a_member_that_its_new_cluster_refuses_stops_and_says_so() {
    let ports = free_ports::<2>();
    let with_partitions = |port, count: &str| {
        let mut config = config("expelled", port, &[]);
        config.properties.insert("hazelcast.partition.count".into(), count.into());
        Grid::start(config, options()).expect("starts")
    };
    let grids = [with_partitions(ports[0], "271"), with_partitions(ports[1], "31")];
    let expelled = Arc::new(AtomicUsize::new(0));
    for grid in &grids {
        let count = expelled.clone();
        let listen = move |event: &Event| {
            if matches!(event, Event::Lifecycle(Lifecycle::Expelled)) {
                count.fetch_add(1, Ordering::SeqCst);
            }
        };
        grid.attach(grid.listen_lifecycle(), Arc::new(listen));
    }
    grids[0].set_well_known(vec![format!("127.0.0.1:{}", ports[1])]).expect("set");
    wait_for("one of them stops", || grids.iter().filter(|grid| grid.is_over()).count() == 1);
    wait_for("and says why", || expelled.load(Ordering::SeqCst) == 1);
    let other = grids.iter().find(|grid| !grid.is_over()).expect("one goes on");
    assert!(other.is_running());
    grids.iter().for_each(Grid::terminate);
}

//! Whole clusters from a seed: starts, joins, leaves, crashes, restarts, freezes, cuts.

use super::net::Net;
use crate::kernel::control::Event;
use crate::kernel::directory::{DirectoryChange, ObjectConfig};
use crate::kernel::id::ObjectKind;

pub(super) fn each_seed(seeds: u64, scenario: impl Fn(u64)) {
    let only = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
    for seed in only.map_or(1..seeds + 1, |seed: u64| seed..seed + 1) {
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| scenario(seed)));
        if let Err(cause) = caught {
            eprintln!("SEED={seed}");
            std::panic::resume_unwind(cause);
        }
    }
}

pub(super) fn started(seed: u64, count: u16) -> Net {
    let ports: Vec<u16> = (1..=count).collect();
    let mut net = Net::new(seed, &ports);
    ports.iter().for_each(|port| net.start(*port));
    net.settle(3_000);
    net
}

#[test]
fn two_that_start_together_are_one_cluster() {
    each_seed(50, |seed| {
        let mut net = Net::new(seed, &[1, 2]);
        net.start(1);
        net.start(2);
        assert!(net.settle(1_500) <= 600);
    });
}

#[test]
fn two_to_seven_start_among_dead_and_mute_addresses() {
    each_seed(200, |seed| {
        let count = 2 + (seed % 6) as u16;
        let mut seeds: Vec<u16> = (1..=count).collect();
        seeds.extend([20, 21]);
        let mut net = Net::new(seed, &seeds);
        if seed % 3 > 0 {
            net.mute.extend([20]);
        }
        if seed % 5 > 2 {
            net.mute.extend([21]);
        }
        for port in 1..=count {
            net.start(port);
            let pause = net.below(if seed.is_multiple_of(2) { 3 } else { 400 });
            net.run(pause);
        }
        net.run(1_500);
        let first = net.processes[&1].control.snapshot().state.lineage;
        for (port, process) in &net.processes {
            assert_eq!(
                process.control.snapshot().state.members.len(),
                usize::from(count),
                "{port} after 1.5 s"
            );
            assert_eq!(process.control.snapshot().state.lineage, first);
        }
        net.settle(2_000);
    });
}

#[test]
fn members_join_one_by_one_and_are_served_at_once() {
    each_seed(20, |seed| {
        let mut net = Net::new(seed, &[1, 2]);
        net.start(1);
        net.settle(1_000);
        for port in 2..=6 {
            net.start(port);
            net.run(100);
            assert!(net.processes[&port].joined_at.is_some(), "{port} within 100 ms");
            net.settle(3_000);
        }
        let members = net.processes[&3].control.snapshot();
        let ports: Vec<u16> = members.state.members.iter().map(|member| member.address.port).collect();
        assert_eq!(ports, [1, 2, 3, 4, 5, 6], "oldest first");
    });
}

#[test]
fn crashed_member_is_gone_well_under_a_second_also_when_it_is_back_at_once() {
    each_seed(60, |seed| {
        let mut net = started(seed, 2 + (seed % 4) as u16);
        let victim = 1 + net.below(net.processes.len() as u64) as u16;
        let id = net.processes[&victim].id;
        net.crash(victim);
        let pause = net.below(50);
        net.run(pause);
        let back = seed % 2 == 0;
        if back {
            net.start(victim);
        }
        net.run(300);
        for (port, process) in net.processes.iter().filter(|(port, _)| **port != victim || !back) {
            assert!(process.control.snapshot().state.member(id).is_none(), "{port} still lists {victim}");
        }
        net.settle(3_000);
        assert!(net.processes.values().all(|process| process.resets == 0));
    });
}

#[test]
fn masters_die_in_sequence_at_any_point() {
    each_seed(150, |seed| {
        let mut net = started(seed, 5);
        if seed % 2 == 0 {
            net.start(6); // so that partitions are moving
            let pause = net.below(40);
            net.run(pause);
        }
        let dying = 1 + net.below(3);
        for _ in 0..dying {
            let master = net.processes.values().find(|p| p.control.is_master()).map(|p| p.address.port);
            let victim = master.unwrap_or_else(|| *net.processes.keys().next().expect("some are left"));
            net.crash(victim);
            let pause = net.below(30);
            net.run(pause);
        }
        net.settle(3_000);
        assert!(net.processes.values().all(|process| process.resets == 0), "nobody had to start anew");
    });
}

#[test]
fn leavers_hand_over_and_go() {
    each_seed(100, |seed| {
        let count = 2 + (seed % 4) as u16;
        let mut net = started(seed, count);
        let leaving = 1 + net.below(u64::from(count)) as u16;
        let mut victims: Vec<u16> = (1..=count).collect();
        while victims.len() > usize::from(leaving) {
            let index = net.below(victims.len() as u64) as usize;
            victims.remove(index);
        }
        for victim in &victims {
            net.with(*victim, |control, now| control.leave(now));
            let pause = net.below(40);
            net.run(pause);
        }
        net.run(3_000);
        for victim in &victims {
            assert!(net.processes[victim].left, "{victim} of {victims:?} is still there");
        }
        if usize::from(count) > victims.len() {
            net.settle(3_000);
            assert!(net.alive().iter().all(|port| {
                let events = &net.processes[port].events;
                !events.iter().any(|event| matches!(event, Event::PartitionLost(_)))
            }));
        }
    });
}

#[test]
fn leaver_keeps_every_partition_until_somebody_else_has_it() {
    each_seed(30, |seed| {
        let mut net = started(seed, 3);
        let victim = 1 + net.below(3) as u16;
        net.with(victim, |control, now| control.leave(now));
        for _ in 0..400 {
            net.run(1);
            if net.processes[&victim].left {
                break;
            }
        }
        assert!(net.processes[&victim].left);
        let other = net.alive()[0];
        let state = net.processes[&other].control.snapshot().state;
        let id = net.processes[&victim].id;
        assert!(state.partitions.iter().all(|assignment| assignment.slot(id).is_none()));
        net.settle(2_000);
    });
}

#[test]
fn frozen_member_waits_for_its_peers_and_starts_anew_if_it_was_removed() {
    each_seed(90, |seed| {
        let mut net = started(seed, 2 + (seed % 3) as u16);
        let victim = 1 + net.below(net.processes.len() as u64) as u16;
        let millis = [1_200, 3_000, 25_000][(seed % 3) as usize];
        net.freeze(victim, millis);
        net.run(millis - 1);
        let removed = millis > 2_500;
        let other = net.alive().into_iter().find(|port| *port != victim).expect("others");
        let id = net.processes[&victim].id;
        assert_eq!(net.processes[&other].control.snapshot().state.member(id).is_none(), removed);
        net.settle(5_000);
        assert_eq!(net.processes[&victim].resets, usize::from(removed));
        let steps = &net.processes[&victim].steps;
        if removed {
            assert!(
                steps.ends_with(&["reset", "open"]),
                "replicas are dropped before anybody may read: {steps:?}"
            );
        }
        assert!(net.processes.iter().all(|(port, process)| *port == victim || process.resets == 0));
    });
}

#[test]
fn cut_shorter_than_the_silence_limit_removes_nobody() {
    each_seed(60, |seed| {
        let mut net = started(seed, 3);
        let others: Vec<(u16, u16)> = if seed % 2 == 0 { vec![(1, 2)] } else { vec![(1, 2), (1, 3)] };
        for (one, other) in &others {
            net.cut.insert((*one, *other));
            if seed % 3 == 0 {
                net.break_between(*one, *other);
            }
        }
        let millis = 300 + net.below(1_000);
        net.run(millis);
        net.cut.clear();
        net.settle(3_000);
        let listed = net.processes[&1].control.snapshot().state.list_version;
        assert_eq!(listed, 3, "three joins and nothing else");
    });
}

#[test]
fn links_that_flap_remove_nobody() {
    each_seed(40, |seed| {
        let mut net = started(seed, 4);
        net.start(5);
        for _ in 0..60 {
            let (one, other) = (1 + net.below(5) as u16, 1 + net.below(5) as u16);
            net.break_between(one, other);
            let pause = net.below(30);
            net.run(pause);
        }
        net.settle(3_000);
        assert_eq!(net.processes[&1].control.snapshot().state.list_version, 5);
    });
}

pub(super) fn split(net: &mut Net, one_side: &[u16], other_side: &[u16]) {
    for one in one_side {
        net.cut.extend(other_side.iter().map(|other| (*one, *other)));
    }
    net.run(4_000);
}

#[test]
fn sides_of_a_split_unite_unless_both_hold_data() {
    each_seed(60, |seed| {
        let mut net = started(seed, 5);
        split(&mut net, &[1, 2], &[3, 4, 5]);
        let size = |net: &Net, port: u16| net.processes[&port].control.snapshot().state.members.len();
        assert_eq!((size(&net, 1), size(&net, 3)), (2, 3));
        let with_data: &[u16] = [&[][..], &[2], &[5], &[1, 3]][(seed % 4) as usize];
        for port in with_data {
            net.processes.get_mut(port).expect("runs").data = true;
        }
        net.cut.clear();
        if with_data.len() < 2 {
            net.settle(5_000);
            for port in with_data {
                assert!(net.processes[port].data, "data is never given up");
            }
            return;
        }
        net.run(10_000);
        assert_eq!((size(&net, 1), size(&net, 3)), (2, 3), "they stay two");
        assert!(net.processes.values().all(|process| process.resets == 0));
        for master in net.processes.values().filter(|process| process.control.is_master()) {
            let warned = |text: &&String| text.contains("two clusters");
            assert_eq!(master.log.iter().filter(warned).count(), 1, "once a minute");
        }
    });
}

#[test]
fn late_seed_unites_clusters_that_formed_apart() {
    each_seed(40, |seed| {
        let mut net = Net::new(seed, &[1, 2]);
        net.cut.insert((1, 2));
        for port in 1..=2 {
            net.start(port);
        }
        net.run(3_000);
        assert!(net.processes.values().all(|process| process.control.is_master()));
        net.cut.clear();
        net.settle(1_500);
    });
}

#[test]
fn change_that_was_answered_survives_every_take_over() {
    each_seed(100, |seed| {
        let mut net = started(seed, 4);
        let mut answered = Vec::new();
        for round in 0..6u64 {
            let ports = net.alive();
            for port in &ports {
                let token = round * 10 + u64::from(*port);
                let name = format!("map {token}");
                let change =
                    DirectoryChange::Create { kind: ObjectKind::Map, name, config: ObjectConfig::default() };
                net.with(*port, |control, now| control.change_directory(now, token, change));
            }
            let pause = net.below(8);
            net.run(pause);
            for process in net.processes.values() {
                answered.extend(
                    process.done.iter().filter(|(_, result)| result.is_ok()).map(|(token, _)| *token),
                );
            }
            if round % 2 == 0 && ports.len() > 1 {
                net.crash(ports[0]);
            }
        }
        net.run(2_000);
        for port in net.alive() {
            let directory = net.processes[&port].control.snapshot().directory;
            for token in &answered {
                assert!(
                    directory.named(ObjectKind::Map, &format!("map {token}")).is_some(),
                    "{port} lost {token}"
                );
            }
            let pending = (0..6)
                .filter(|round| !net.processes[&port].done.contains_key(&(round * 10 + u64::from(port))));
            assert_eq!(pending.count(), 0, "{port} was not answered");
        }
    });
}

#[test]
fn lite_members_hold_nothing_and_carry_the_cluster_without_data_members() {
    each_seed(20, |seed| {
        let mut net = Net::new(seed, &[1, 2]);
        net.lite.extend([1, 2]);
        net.start(1);
        net.start(2);
        net.settle(2_000);
        net.start(3);
        net.settle(2_000);
        let master = net.processes[&1].control.snapshot().state.master().map(|master| master.lite);
        assert_eq!(master, Some(true));
        if seed % 2 == 0 {
            net.crash(3);
        } else {
            net.with(3, |control, now| control.leave(now));
        }
        net.run(300);
        net.settle(2_000);
        let state = net.processes[&2].control.snapshot().state;
        assert!(state.partitions.iter().all(|assignment| assignment.owner().is_none()));
        net.start(4);
        net.settle(2_000);
    });
}

#[test]
fn whatever_happens_one_even_cluster_remains() {
    each_seed(300, |seed| {
        let mut net = Net::new(seed, &[1, 2, 3, 4, 5, 6]);
        let count = 2 + net.below(4) as u16;
        (1..=count).for_each(|port| net.start(port));
        let warm_up = net.below(2_000);
        net.run(warm_up);
        for _ in 0..8 {
            let port = 1 + net.below(6) as u16;
            let running = net.processes.get(&port).is_some_and(|process| !process.left);
            match net.below(7) {
                0 if running && net.alive().len() > 1 => net.crash(port),
                1 if running && net.alive().len() > 1 => net.with(port, |control, now| control.leave(now)),
                2 if running => {
                    let millis = [300, 1_200, 3_000][net.below(3) as usize];
                    net.freeze(port, millis);
                }
                3 if running => {
                    net.crash(port);
                    let pause = net.below(50);
                    net.run(pause);
                    net.start(port);
                }
                4 => net.break_between(port, 1 + (port + 2) % 6),
                _ if !running => net.start(port),
                _ => {}
            }
            let pause = if net.below(3) == 0 { net.below(3_000) } else { net.below(100) };
            net.run(pause);
        }
        net.run(3_000);
        if net.alive().is_empty() {
            net.start(1);
        }
        net.settle(15_000);
    });
}

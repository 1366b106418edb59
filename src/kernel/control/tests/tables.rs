//! What every member has: configuration added at run time, the cluster's clock, and the addresses to dial.

use super::net::{Net, at};
use super::scenarios::{each_seed, split, started};
use crate::kernel::directory::{AddedConfig, DirectoryChange};
use crate::kernel::id::ObjectKind;
use std::collections::BTreeMap;
use std::sync::Arc;

fn configure(net: &mut Net, port: u16, token: u64, name: &str, backups: u64) {
    let settings = BTreeMap::from([("backup-count".to_owned(), backups.to_string())]);
    let added = AddedConfig { kind: ObjectKind::Map, name: name.to_owned(), settings };
    let change = DirectoryChange::Configure(Arc::new(added));
    net.with(port, |control, now| control.change_directory(now, token, change));
}

fn configured(net: &Net, port: u16, name: &str) -> Option<String> {
    let directory = net.processes[&port].control.snapshot().directory;
    let config = directory.configs.get(&(ObjectKind::Map as u8, name.to_owned()))?;
    config.settings.get("backup-count").cloned()
}

#[test]
fn configuration_is_with_every_member_when_its_adder_is_answered_and_with_who_joins_before_it_serves() {
    each_seed(60, |seed| {
        let mut net = started(seed, 3);
        let adder = 1 + (seed % 3) as u16;
        configure(&mut net, adder, 1, "m", 3);
        net.start(4);
        while !net.processes[&adder].done.contains_key(&1) {
            net.run(1);
        }
        for port in net.alive().into_iter().filter(|port| net.processes[port].control.is_joined()) {
            assert_eq!(configured(&net, port, "m").as_deref(), Some("3"), "member {port}");
        }
        while net.processes[&4].joined_at.is_none() {
            net.run(1);
        }
        assert_eq!(configured(&net, 4, "m").as_deref(), Some("3"), "the joiner");
    });
}

#[test]
fn of_two_contradicting_configurations_one_is_refused_and_names_what_differs() {
    each_seed(60, |seed| {
        let mut net = started(seed, 3);
        configure(&mut net, 1, 1, "m", 2);
        configure(&mut net, 2, 1, "m", 2 + seed % 2);
        configure(&mut net, 3, 1, "other", 6);
        net.run(500);
        let answers: Vec<_> = net.processes.values().map(|process| process.done[&1].clone()).collect();
        let refused: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().err()).collect();
        assert_eq!(refused.len(), (seed % 2) as usize, "the same once more is no error: {answers:?}");
        for refusal in refused {
            assert!(refusal.conflict);
            assert!(
                refusal.reason.starts_with("map.m: is configured in the cluster already"),
                "{}",
                refusal.reason
            );
            assert!(refusal.reason.contains("backup-count = "), "{}", refusal.reason);
        }
        let everywhere: Vec<_> = [1, 2, 3].iter().map(|port| configured(&net, *port, "m")).collect();
        assert!(everywhere.windows(2).all(|two| two[0] == two[1]), "{everywhere:?}");
    });
}

#[test]
fn configuration_moves_with_the_side_that_gives_way_and_does_not_replace_another() {
    each_seed(60, |seed| {
        let mut net = started(seed, 5);
        split(&mut net, &[1, 2], &[3, 4, 5]);
        configure(&mut net, 1, 1, "small", 2);
        configure(&mut net, 4, 1, "large", 3);
        configure(&mut net, 2, 1, "both", 4);
        configure(&mut net, 5, 1, "both", 5);
        net.run(200);
        net.cut.clear();
        net.settle(5_000);
        net.run(500);
        let both = configured(&net, 1, "both");
        for port in 1..=5 {
            assert_eq!(configured(&net, port, "small").as_deref(), Some("2"), "member {port}");
            assert_eq!(configured(&net, port, "large").as_deref(), Some("3"), "member {port}");
            assert_eq!(configured(&net, port, "both"), both, "member {port}");
        }
        let warned = |text: &String| text.contains("is not taken over: map.both");
        assert!(net.processes.values().any(|process| process.log.iter().any(warned)), "it is said");
    });
}

#[test]
fn the_clock_is_the_oldest_member_s_and_goes_on_when_that_one_dies() {
    let mut net = started(1, 3);
    for port in 1..=3_u16 {
        net.with(port, |control, now| control.set_wall_clock(now, u64::from(port) * 1_000_000));
    }
    net.run(600);
    let members = net.processes[&1].control.snapshot().state.members.clone();
    let oldest = i64::from(members[0].address.port);
    let check = |net: &Net| {
        for port in net.alive() {
            let offset = net.processes[&port].control.clock_offset();
            let expected = (oldest - i64::from(port)) * 1_000_000;
            assert!((offset - expected).abs() < 20, "{port}: {offset} instead of {expected}");
        }
    };
    check(&net);
    net.crash(members[0].address.port);
    net.run(1_000);
    check(&net);
}

#[test]
fn an_address_that_becomes_well_known_while_a_cluster_runs_unites_it_with_the_one_there() {
    each_seed(20, |seed| {
        let mut net = Net::new(seed, &[1]);
        net.start(1);
        net.run(100);
        net.seeds = vec![at(2)];
        net.start(2);
        net.run(2_000);
        assert!(
            net.processes.values().all(|process| process.control.is_master()),
            "they know nothing of each other"
        );
        net.with(1 + (seed % 2) as u16, |control, now| control.handle_seeds(now, vec![at(1), at(2)]));
        net.settle(1_500);
    });
}

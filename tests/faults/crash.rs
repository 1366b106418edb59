//! Processes that die.

use crate::member::{Member, free_ports, seeds, settle};
use crate::{alone, wait_for};
use std::time::{Duration, Instant};

/// A crashed process is gone from the list within this time: connections that break and a refused dial prove it.
const GONE_MAX: Duration = Duration::from_millis(700);

fn three(cluster: &str) -> (Vec<Member>, [u16; 3]) {
    let ports = free_ports::<3>();
    let mut members: Vec<_> =
        ports.iter().map(|port| Member::start(cluster, *port, &seeds(&ports))).collect();
    settle(&mut members.iter_mut().collect::<Vec<_>>());
    (members, ports)
}

fn gone(members: &mut [Member], killed_at: Instant) -> Duration {
    wait_for("the dead one is removed", || members.iter_mut().all(|member| member.view().count == 2));
    killed_at.elapsed()
}

/// Every partition has its owner on one of three: whoever dies owned a third of what is being written.
fn kill_under_load(cluster: &str, victim: usize) {
    let (mut members, _) = three(cluster);
    let dead = members.remove(victim);
    members[0].tell("load m a");
    members[1].tell("load m b");
    wait_for("writes go on", || members.iter_mut().all(|member| member.numbers("loaded")[0] > 500));
    let took = gone(&mut members, dead.kill());
    let before: Vec<i64> = members.iter_mut().map(|member| member.numbers("loaded")[0]).collect();
    wait_for("writes go on", || {
        members.iter_mut().zip(&before).all(|(member, before)| member.numbers("loaded")[0] > before + 500)
    });
    let loads: Vec<Vec<i64>> = members.iter_mut().map(|member| member.numbers("unload")).collect();
    for (prefix, load) in ["a", "b"].iter().zip(&loads) {
        for reader in &mut members {
            assert_eq!(reader.ask(&format!("check m {prefix} {}", load[0])), "missing 0", "of {load:?}");
        }
        assert_eq!(load[1], 0, "a call is tried again inside, it does not fail: {load:?}");
        assert!(load[2] < 2_000, "no write waits for the silence limit: {load:?}");
    }
    assert!(took < GONE_MAX, "removed after {took:?}\n{}", members[0].log());
    println!("removed after {took:?}; acknowledged, failed, slowest in ms: {loads:?}");
}

#[test]
fn acknowledged_writes_survive_the_kill_of_a_member_which_is_removed_at_once() {
    let _alone = alone();
    kill_under_load("kill-member", 1);
}

#[test]
fn acknowledged_writes_survive_the_kill_of_the_master_which_is_removed_at_once() {
    let _alone = alone();
    kill_under_load("kill-master", 0);
}

#[test]
fn a_process_that_restarts_on_its_port_at_once_is_another_member() {
    let _alone = alone();
    let (mut members, ports) = three("restart");
    for key in 0..50 {
        members[0].tell(&format!("set m k-{key} k-{key}"));
    }
    for victim in [2, 0] {
        let mut old = members.remove(victim);
        let before = old.view().own;
        let killed_at = old.kill();
        let mut new = Member::launch("restart", ports[victim], &seeds(&ports));
        assert!(killed_at.elapsed() < Duration::from_millis(50), "started too late to prove anything");
        new.serving();
        assert_ne!(new.view().own, before);
        let served = killed_at.elapsed();
        members.insert(victim, new);
        wait_for("all see three again", || members.iter_mut().all(|member| member.view().count == 3));
        let took = killed_at.elapsed();
        println!("serving {served:?}, listed by all {took:?} after the kill");
        settle(&mut members.iter_mut().collect::<Vec<_>>());
        let log = members[1].log();
        assert!(took < Duration::from_millis(1_900), "the silence limit removed it, after {took:?}\n{log}");
        assert!(!log.contains("nothing was heard from it"), "{log}");
        for member in &mut members {
            assert_eq!(member.ask("check m k 50"), "missing 0");
        }
    }
}

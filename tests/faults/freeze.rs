//! Processes that stand still.

use crate::member::{Member, free_ports, seeds, settle};
use crate::{DEADLINE, alone, wait_for};
use rustix::process::Signal;
use std::time::Duration;

const KEYS: usize = 40;

fn two(cluster: &str) -> (Member, Member) {
    let ports = free_ports::<2>();
    let mut a = Member::start(cluster, ports[0], &seeds(&ports));
    let mut b = Member::start(cluster, ports[1], &seeds(&ports));
    settle(&mut [&mut a, &mut b]);
    for key in 0..KEYS {
        a.tell(&format!("set m k{key} old"));
    }
    (a, b)
}

#[test]
fn a_freeze_of_1200_ms_removes_nobody_and_serves_no_old_value() {
    let _alone = alone();
    let (mut a, mut b) = two("freeze-short");
    let (before_a, before_b) = (a.view(), b.view());
    a.signal(Signal::STOP);
    // Half of the keys are owned by the frozen one: these writes wait for it.
    (0..KEYS).for_each(|key| b.order(&format!("set m k{key} new")));
    std::thread::sleep(Duration::from_millis(1_200));
    a.signal(Signal::CONT);
    for key in 0..KEYS {
        assert_eq!(b.answer(DEADLINE).as_deref(), Some("ok"), "write {key}");
        assert_eq!(a.ask(&format!("get m k{key}")), "value new", "acknowledged before it was read");
    }
    settle(&mut [&mut a, &mut b]);
    for (before, after) in [(before_a, a.view()), (before_b, b.view())] {
        assert_eq!((before.own, before.version), (after.own, after.version), "nobody came or went");
    }
}

/// Removed meanwhile: while it stands still the other one writes, and reads are waiting for it when it goes on.
fn removed_by_freeze(cluster: &str, master: bool, time: Duration) {
    let (a, b) = two(cluster);
    let (mut frozen, mut other) = if master { (a, b) } else { (b, a) };
    let before = frozen.view().own;
    frozen.signal(Signal::STOP);
    let removed_after = wait_for("the frozen one is removed", || other.view().count == 1);
    assert!(removed_after > Duration::from_millis(1_500), "too early: {removed_after:?}");
    for key in 0..KEYS {
        other.tell(&format!("set m k{key} new"));
    }
    (0..KEYS).for_each(|key| frozen.order(&format!("get m k{key}")));
    std::thread::sleep(time.saturating_sub(removed_after));
    frozen.signal(Signal::CONT);
    for key in 0..KEYS {
        let answer = frozen.answer(DEADLINE);
        assert_eq!(answer.as_deref(), Some("value new"), "read {key} by the thawed member\n{}", frozen.log());
    }
    settle(&mut [&mut frozen, &mut other]);
    assert_ne!(frozen.view().own, before, "it is a new member");
    assert_eq!(frozen.view().oldest, other.view().own, "and the youngest");
    for member in [&mut frozen, &mut other] {
        assert_eq!(member.ask("size m"), format!("size {KEYS}"));
    }
}

#[test]
fn a_member_frozen_for_3_s_is_removed_rejoins_as_a_new_one_and_reads_nothing_old() {
    let _alone = alone();
    removed_by_freeze("freeze-member", false, Duration::from_secs(3));
}

#[test]
fn a_master_frozen_for_3_s_is_removed_rejoins_as_a_new_member_and_reads_nothing_old() {
    let _alone = alone();
    removed_by_freeze("freeze-master", true, Duration::from_secs(3));
}

#[test]
fn a_freeze_of_25_s_ends_in_the_same_way() {
    if std::env::var_os("FILBERT_LONG_FREEZE").is_none() {
        println!("skipped: it takes half a minute; FILBERT_LONG_FREEZE=1 runs it");
        return;
    }
    let _alone = alone();
    removed_by_freeze("freeze-long", true, Duration::from_secs(25));
}

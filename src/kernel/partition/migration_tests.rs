//! The table on its way to the goal, with replicas that do at once what they are told.

use super::*;
use crate::kernel::cluster::Member;
use crate::kernel::directory::{DirectoryChange, ObjectConfig};
use crate::kernel::id::{Address, Incarnation, ObjectKind};
use crate::kernel::time::ms;
use std::sync::Arc;

fn demand(totals: &[u8]) -> Demand {
    let mut directory = Directory::default();
    for total in totals {
        let config = ObjectConfig { backups: *total, ..ObjectConfig::default() };
        directory.apply(&DirectoryChange::Create {
            kind: ObjectKind::Map,
            name: format!("map {total}"),
            config,
        });
    }
    Demand::of(&directory)
}

fn member(id: u128) -> Member {
    Member {
        id: MemberId(id),
        incarnation: Incarnation(id as u64),
        address: Address::new("host", id as u16),
        lite: false,
        leaving: false,
        attributes: Arc::default(),
    }
}

fn cluster(ids: std::ops::RangeInclusive<u128>) -> ClusterState {
    ClusterState {
        version: 1,
        members: ids.map(member).collect(),
        partitions: vec![Assignment::default(); 31],
        ..ClusterState::default()
    }
}

/// Each filled backup is marked and each migration is committed, after every step; `check` sees every table. As with
/// the master, nobody asks for a further step when replicas have nothing to say.
fn settle(planner: &mut Planner, state: &mut ClusterState, demand: Demand, check: impl Fn(&ClusterState)) {
    for _ in 0..1_000 {
        planner.advance(ms(0), state, demand);
        check(state);
        let mut told = false;
        for number in 0..state.partitions.len() {
            let partition = PartitionId(number as u16);
            if let Some(migration) = state.partitions[number].migration {
                told |= planner.commit(state, partition, migration.attempt);
            }
            for slot in state.partitions[number].replicas.clone() {
                told |= !slot.synchronised;
                mark(state, partition, slot.member, true);
            }
        }
        state.version += 1;
        if !told {
            let left =
                state.partitions.iter().zip(&planner.goal).filter(|(now, goal)| !is_reached(now, goal));
            assert_eq!(left.count(), 0, "at rest before the goal is reached");
            return;
        }
    }
    panic!("the table never comes to rest");
}

fn settled(members: u128, demand: Demand) -> (Planner, ClusterState) {
    let mut state = cluster(1..=members);
    let mut planner = Planner::new(4);
    planner.replan(&state, demand);
    settle(&mut planner, &mut state, demand, |_| {});
    (planner, state)
}

fn synchronised(state: &ClusterState) -> usize {
    let backups =
        |assignment: &Assignment| assignment.replicas.iter().filter(|slot| slot.synchronised).count();
    state.partitions.iter().map(backups).min().unwrap_or(0)
}

#[test]
fn new_member_gets_its_share_and_redundancy_never_drops() {
    let demand = demand(&[0, 1, 2]);
    let (mut planner, mut state) = settled(4, demand);
    assert_eq!(synchronised(&state), 3);
    state.members.push(member(5));
    planner.replan(&state, demand);
    settle(&mut planner, &mut state, demand, |state| {
        assert_eq!(synchronised(state).min(3), 3, "a copy given up for evenness");
        assert!(state.partitions.iter().filter(|assignment| is_busy(assignment)).count() <= 4);
    });
    let owned = |id| state.partitions.iter().filter(|a| a.owner() == Some(MemberId(id))).count();
    assert!((1..=5).all(|id| (6..=7).contains(&owned(id))));
    assert!(state.partitions.iter().all(|assignment| assignment.replicas.len() == 3));
}

#[test]
fn leaver_hands_over_before_it_goes() {
    let demand = demand(&[1]);
    let (mut planner, mut state) = settled(3, demand);
    state.members[0].leaving = true;
    planner.replan(&state, demand);
    assert!(holds_anything(&state, MemberId(1)));
    settle(&mut planner, &mut state, demand, |state| assert!(synchronised(state) >= 2));
    assert!(!holds_anything(&state, MemberId(1)));
    assert_eq!(synchronised(&state), 2);
}

#[test]
fn crash_promotes_synchronised_backups_and_loses_nothing() {
    let demand = demand(&[1]);
    let (mut planner, mut state) = settled(3, demand);
    let epochs: Vec<_> = state.partitions.iter().map(|a| (a.owner(), a.epoch)).collect();
    let losses = remove(&mut state, |id| id == MemberId(2));
    assert_eq!(losses, Losses::default());
    state.members.retain(|member| member.id != MemberId(2));
    for (assignment, (owner, epoch)) in state.partitions.iter().zip(epochs) {
        let promoted = owner == Some(MemberId(2));
        assert_eq!(assignment.epoch.0, epoch.0 + u32::from(promoted), "an epoch for each owner");
    }
    planner.replan(&state, demand);
    planner.advance(ms(0), &mut state, demand);
    let lacking = state.partitions.iter().filter(|assignment| assignment.replicas.len() < 2).count();
    assert_eq!(lacking, 0, "lost copies are mended at once, not 4 at a time");
    settle(&mut planner, &mut state, demand, |_| {});
    assert_eq!(synchronised(&state), 2);
}

#[test]
fn backup_that_held_less_is_filled_before_it_counts_for_more() {
    let (mut planner, mut state) = settled(3, demand(&[1, 2]));
    let first = state.partitions[0].clone();
    remove(&mut state, |id| id == first.replicas[0].member);
    state.members.retain(|member| member.id != first.replicas[0].member);
    planner.replan(&state, demand(&[1, 2]));
    planner.advance(ms(0), &mut state, demand(&[1, 2]));
    for assignment in state.partitions.iter().filter(|assignment| assignment.epoch > first.epoch) {
        // Filled to hold more, it does not count. About to own the partition it stays what it is while it is filled,
        // because it is the best there is to promote.
        let slot = assignment.replicas.iter().find(|slot| slot.index > 0).expect("still a backup");
        assert!(matches!((slot.index, slot.synchronised), (1, false) | (2, true)), "{slot:?}");
    }

    let (mut planner, mut state) = settled(3, demand(&[2]));
    let first = state.partitions[0].clone();
    remove(&mut state, |id| id == first.replicas[0].member);
    state.members.retain(|member| member.id != first.replicas[0].member);
    planner.replan(&state, demand(&[2]));
    planner.advance(ms(0), &mut state, demand(&[2]));
    let slot = state.partitions[0].slot(first.replicas[2].member).copied().expect("still a backup");
    assert!(slot.synchronised, "nothing is missing when all objects have two");
}

#[test]
fn lost_partitions_are_named_and_start_empty() {
    let demand = demand(&[0]);
    let (mut planner, mut state) = settled(2, demand);
    // Both replicas of everything: only the third member, without data, is left.
    state.members.push(member(3));
    let losses = remove(&mut state, |id| id != MemberId(3));
    assert_eq!(losses.gone.len(), 31);
    state.members.retain(|member| member.id == MemberId(3));
    planner.replan(&state, demand);
    let before = state.partitions.clone();
    planner.advance(ms(0), &mut state, demand);
    assert_ne!(state.partitions, before);
    assert!(state.partitions.iter().all(|a| a.owner() == Some(MemberId(3)) && a.epoch.0 >= 2));
}

#[test]
fn destination_survives_its_source() {
    let demand = demand(&[1]);
    let (mut planner, mut state) = settled(1, demand);
    state.members.push(member(2));
    planner.replan(&state, demand);
    planner.advance(ms(0), &mut state, demand);
    let moving = state.partitions.iter().position(|a| a.migration.is_some()).expect("a migration");
    let losses = remove(&mut state, |id| id == MemberId(1));
    assert!(losses.doubtful.contains(&PartitionId(moving as u16)), "better than nothing, but doubtful");
    assert_eq!(state.partitions[moving].owner(), Some(MemberId(2)));
}

#[test]
fn another_attempt_is_neither_committed_nor_cancelled() {
    let demand = demand(&[1]);
    let (mut planner, mut state) = settled(1, demand);
    state.members.push(member(2));
    planner.replan(&state, demand);
    planner.advance(ms(0), &mut state, demand);
    let moving = state.partitions.iter().position(|a| a.migration.is_some()).expect("a migration");
    let (partition, attempt) =
        (PartitionId(moving as u16), state.partitions[moving].migration.map(|m| m.attempt));
    let attempt = attempt.expect("a migration");
    assert!(!planner.commit(&mut state, partition, attempt + 1));
    assert!(!planner.cancel(ms(0), &mut state, partition, attempt + 1));
    assert!(planner.cancel(ms(0), &mut state, partition, attempt));
    assert!(!planner.commit(&mut state, partition, attempt), "cancelled is cancelled");
    state.version += 1;
    planner.advance(ms(99), &mut state, demand);
    assert_eq!(state.partitions[moving].migration, None, "not at once");
    mark(&mut state, partition, MemberId(2), true);
    planner.advance(ms(100), &mut state, demand);
    assert!(state.partitions[moving].migration.is_some_and(|m| m.attempt > attempt));
}

//! Dialogues of one group: who is sent what, and what is asked again.

use super::super::bundle::{BUNDLE_BYTES, Bundle, Requests, pages};
use super::super::cluster::{Assignment, ClusterState, Member, Slot};
use super::super::context::Snapshot;
use super::super::directory::Directory;
use super::super::id::*;
use super::super::message::{Answer, Identity, Pending};
use super::super::operation::{Ask, Expiry, Operation, Refusal, Scan, Settled, Value};
use super::super::time::ms;
use super::*;
use bytes::Bytes;
use std::sync::Arc;
use std::time::Duration;

const ME: MemberId = MemberId(1);
const SECOND: MemberId = MemberId(2);
const THIRD: MemberId = MemberId(3);
const LINE: Lineage = Lineage { depth: 0, id: 77 };
const PARTITIONS: u16 = 6;
const CALL: CallId = CallId(1 << 32 | 5);

/// Owners of the partitions 0, 1, 2 ... in turn.
fn snapshot(version: u64, owners: &[MemberId]) -> Snapshot {
    let member = |id: MemberId| Member {
        id,
        incarnation: Incarnation(id.0 as u64),
        address: Address::new("h", id.0 as u16),
        lite: false,
        leaving: false,
        attributes: Arc::default(),
    };
    let owned = |owner: &MemberId| Assignment {
        epoch: Epoch(owner.0 as u32),
        replicas: [Slot { member: *owner, index: 0, synchronised: true }].into_iter().collect(),
        migration: None,
    };
    let state = ClusterState {
        lineage: LINE,
        version,
        members: [ME, SECOND, THIRD].map(member).into(),
        partitions: owners.iter().cycle().take(usize::from(PARTITIONS)).map(owned).collect(),
        ..ClusterState::default()
    };
    Snapshot { me: ME, state: Arc::new(state), directory: Arc::new(Directory::default()) }
}

fn ask(operation: Operation) -> Ask {
    Ask { object: ObjectId(1), key: Bytes::new(), thread: ThreadId(1), operation, lock_wait: Duration::ZERO }
}

fn identity(sequence: u64) -> Identity {
    Identity { incarnation: Incarnation(1), sequence, settled: Settled::default() }
}

/// A step over every partition.
fn walk(view: &Snapshot, operation: &Operation) -> Group {
    let mut group = Group::new(ms(0), CALL, Duration::from_secs(1));
    for partition in 0..PARTITIONS {
        let identity = operation.is_write().then(|| identity(u64::from(partition) + 1));
        group.add(view, PartitionId(partition), ask(operation.clone()), identity);
    }
    group
}

fn count() -> Operation {
    Operation::Scan { cursor: 0, what: Scan::Count }
}

fn asked(group: &mut Group, now: u64, view: &Snapshot) -> Vec<(MemberId, Bundle)> {
    match group.poll(ms(now), view) {
        GroupStep::Ask(bundles) => bundles,
        step => panic!("expected to ask, found {step:?}"),
    }
}

fn partitions(bundle: &Bundle) -> Vec<u16> {
    bundle.parts.iter().map(|part| part.partition.0).collect()
}

fn page(count: u64) -> Result<Value, Refusal> {
    Ok(Value::Page { items: Vec::new(), count, next: None })
}

fn answer(
    group: &mut Group,
    now: u64,
    view: &Snapshot,
    from: MemberId,
    index: u16,
    result: Result<Value, Refusal>,
) {
    let answer = Answer { call: CALL.part(index), result, pending: None };
    group.handle_answer(ms(now), view, from, answer);
}

fn over(group: &mut Group) -> Vec<(usize, Outcome)> {
    std::iter::from_fn(|| group.poll_over()).collect()
}

#[test]
fn each_member_is_sent_one_message_that_names_its_partitions() {
    let view = snapshot(1, &[ME, SECOND, THIRD]);
    let bundles = asked(&mut walk(&view, &count()), 0, &view);
    let named: Vec<_> = bundles.iter().map(|(to, bundle)| (*to, partitions(bundle))).collect();
    assert_eq!(named, [(ME, vec![0, 3]), (SECOND, vec![1, 4]), (THIRD, vec![2, 5])]);
    for (to, bundle) in &bundles {
        assert_eq!((bundle.lineage, bundle.call), (LINE.tag(), CALL));
        assert!(bundle.parts.iter().all(|part| part.epoch.0 == to.0 as u32), "each with its owner's epoch");
        assert_eq!(bundle.parts[0].operation, Some(count()));
        assert_eq!(bundle.parts[1].operation, None, "said once");
    }
}

#[test]
fn every_part_contributes_once_and_the_group_ends_with_the_last() {
    let view = snapshot(1, &[SECOND]);
    let mut group = walk(&view, &count());
    asked(&mut group, 0, &view);
    for index in 0..PARTITIONS {
        assert!(matches!(group.poll(ms(1), &view), GroupStep::Wait { .. }));
        answer(&mut group, 1, &view, SECOND, index, page(u64::from(index)));
        answer(&mut group, 1, &view, SECOND, index, page(100)); // nobody of ours says it twice
    }
    assert!(group.wants_poll());
    assert_eq!(group.poll(ms(2), &view), GroupStep::Done);
    let counts: Vec<_> = over(&mut group)
        .into_iter()
        .map(|(index, outcome)| match outcome {
            Outcome::Ok(Value::Page { count, .. }) => (index, count),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(counts, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]);
    assert!(!group.awaits(SECOND));
}

#[test]
fn only_partitions_that_moved_are_asked_again_under_the_same_identity() {
    let view = snapshot(1, &[SECOND, THIRD]);
    let clear = Operation::Clear { cursor: 0, evict: false };
    let mut group = walk(&view, &clear);
    let first = asked(&mut group, 0, &view);
    for index in [1, 3] {
        answer(&mut group, 1, &view, THIRD, index, page(1));
    }
    answer(&mut group, 1, &view, THIRD, 5, Err(Refusal::AskAgain));
    assert!(group.wants_poll(), "one is to be asked again");
    assert_eq!(group.poll(ms(1), &view), GroupStep::Wait { until: ms(2) }, "in a moment");
    assert_eq!(over(&mut group).len(), 2);
    // The last partition of the third member is the second's now.
    let mut moved = snapshot(2, &[SECOND, THIRD]);
    Arc::make_mut(&mut moved.state).partitions[5] = moved.state.partitions[0].clone();
    let again = asked(&mut group, 2, &moved);
    assert_eq!(again.len(), 1);
    assert_eq!((again[0].0, partitions(&again[0].1)), (SECOND, vec![5]));
    assert_eq!(again[0].1.parts[0].identity, first[1].1.parts[2].identity);
    assert_eq!(again[0].1.parts[0].operation, Some(clear));
    for index in [0, 2, 4, 5] {
        answer(&mut group, 3, &moved, SECOND, index, page(1));
    }
    assert_eq!(group.poll(ms(3), &moved), GroupStep::Done);
    assert_eq!(over(&mut group).len(), 4);
}

#[test]
fn what_could_not_be_sent_is_asked_again_and_leaves_no_doubt() {
    let view = snapshot(1, &[SECOND]);
    let mut group = walk(&view, &Operation::Clear { cursor: 0, evict: true });
    let bundles = asked(&mut group, 0, &view);
    group.handle_unsent(ms(0), &bundles[0].1);
    assert!(!group.awaits(SECOND));
    assert_eq!(group.poll(ms(0), &view), GroupStep::Wait { until: ms(1) });
    assert_eq!(asked(&mut group, 1, &view), bundles_at(&bundles, 999));
    group.handle_unsent(ms(1), &bundles[0].1);
    assert_eq!(group.poll(ms(1000), &view), GroupStep::Done);
    assert!(over(&mut group).iter().all(|(_, outcome)| *outcome == Outcome::Timeout));
}

/// The same with less time left.
fn bundles_at(bundles: &[(MemberId, Bundle)], left: u64) -> Vec<(MemberId, Bundle)> {
    let wait = Duration::from_millis(left);
    bundles.iter().map(|(to, bundle)| (*to, Bundle { wait, ..bundle.clone() })).collect()
}

#[test]
fn broken_connection_asks_again_what_was_outstanding_there() {
    let view = snapshot(1, &[SECOND, THIRD]);
    let mut group = walk(&view, &count());
    asked(&mut group, 0, &view);
    answer(&mut group, 1, &view, SECOND, 0, page(1));
    group.each(|part| part.handle_unlinked(ms(1), SECOND));
    assert!(matches!(group.poll(ms(1), &view), GroupStep::Wait { .. }));
    let again = asked(&mut group, 2, &view);
    assert_eq!((again[0].0, partitions(&again[0].1)), (SECOND, vec![2, 4]));
    assert_eq!(again.len(), 1);
}

#[test]
fn deadline_ends_what_is_left_each_as_it_is_known() {
    let view = snapshot(1, &[SECOND]);
    let mut group = walk(&view, &Operation::Clear { cursor: 0, evict: false });
    asked(&mut group, 0, &view);
    answer(&mut group, 1, &view, SECOND, 2, page(7));
    answer(&mut group, 999, &view, SECOND, 3, Err(Refusal::AskAgain));
    assert_eq!(group.poll(ms(1000), &view), GroupStep::Done);
    let outcomes = over(&mut group);
    for (index, outcome) in outcomes {
        match index {
            2 => assert!(matches!(outcome, Outcome::Ok(_))),
            3 => assert_eq!(outcome, Outcome::Timeout),
            _ => assert_eq!(outcome, Outcome::Unknown),
        }
    }
}

#[test]
fn write_waits_for_its_own_backups_and_wakes_nobody_before() {
    let view = snapshot(1, &[SECOND]);
    let mut group = walk(&view, &Operation::Clear { cursor: 0, evict: false });
    asked(&mut group, 0, &view);
    group.poll(ms(0), &view);
    let stamp = Stamp { epoch: Epoch(2), number: 9 };
    for index in 0..PARTITIONS {
        let partition = PartitionId(index);
        let pending = Pending {
            partition,
            lineage: LINE.tag(),
            stamp,
            table_version: 1,
            awaited: [THIRD].into_iter().collect(),
            effect: None,
            floor: 0,
        };
        let result = Ok(Value::None);
        group.handle_answer(
            ms(1),
            &view,
            SECOND,
            Answer { call: CALL.part(index), result, pending: Some(pending) },
        );
        assert_eq!(group.wants_poll(), index + 1 == PARTITIONS, "with the last answer of the member");
    }
    assert!(!group.awaits(SECOND));
    assert!(matches!(group.poll(ms(1), &view), GroupStep::Wait { .. }));
    for index in 0..PARTITIONS {
        assert!(!group.wants_poll());
        group.handle_applied(ms(2), THIRD, CALL.part(index), stamp);
    }
    assert!(group.wants_poll());
    assert_eq!(group.poll(ms(2), &view), GroupStep::Done);
}

#[test]
fn caller_is_woken_with_the_last_answer_of_a_member_though_others_are_missing() {
    let view = snapshot(1, &[ME, SECOND]);
    let clear = Operation::Clear { cursor: 0, evict: false };
    let mut group = walk(&view, &clear);
    asked(&mut group, 0, &view);
    group.poll(ms(0), &view);
    for index in [1, 3] {
        answer(&mut group, 1, &view, SECOND, index, Ok(Value::None));
        assert!(group.awaits(SECOND) && !group.wants_poll());
    }
    answer(&mut group, 1, &view, SECOND, 5, Ok(Value::None));
    assert!(!group.awaits(SECOND), "nobody need read its stream any more");
    assert!(group.wants_poll() && group.awaits(ME));
}

#[test]
fn what_a_group_sends_and_holds_is_bounded() {
    let view = snapshot(1, &[SECOND]);
    let mut group = Group::new(ms(0), CALL, Duration::from_secs(1));
    let mut sequence = 0;
    while !group.is_full() {
        sequence += 1;
        let value = Bytes::from(vec![sequence as u8; 20_000]);
        let put = Operation::Put { value, expiry: Expiry::default(), answer_old: false };
        group.add(&view, PartitionId(0), ask(put), Some(identity(sequence)));
    }
    assert!((GROUP_BYTES as u64 / 20_000..GROUP_BYTES as u64 / 20_000 + 2).contains(&sequence));
    let bundles = asked(&mut group, 0, &view);
    let carried = |bundle: &Bundle| bundle.parts.len() * 20_000;
    assert!(bundles.iter().all(|(_, bundle)| carried(bundle) < BUNDLE_BYTES + 20_000));
    let parts: Vec<u16> =
        bundles.iter().flat_map(|(_, bundle)| bundle.parts.iter().map(|part| part.index)).collect();
    assert_eq!(parts, (0..sequence as u16).collect::<Vec<_>>(), "each once");
    assert_eq!(group.identities().count() as u64, sequence);
}

#[test]
fn a_bundle_is_run_as_the_requests_that_it_was_made_of() {
    let view = snapshot(1, &[SECOND]);
    let mut group = walk(&view, &Operation::Clear { cursor: 0, evict: true });
    let (_, bundle) = asked(&mut group, 0, &view).remove(0);
    let mut requests = Requests::new(ms(50), bundle);
    assert_eq!(requests.len(), usize::from(PARTITIONS));
    for index in 0..PARTITIONS {
        let (partition, request) = requests.next(ms(60)).expect("one for each partition");
        assert_eq!((partition, request.call), (PartitionId(index), CALL.part(index)));
        assert_eq!(request.ask.operation, Operation::Clear { cursor: 0, evict: true });
        assert_eq!(request.identity, Some(identity(u64::from(index) + 1)));
        assert_eq!(request.wait, Duration::from_millis(990), "what it waited for its turn is gone");
    }
    assert!(requests.is_empty() && requests.next(ms(60)).is_none());
}

#[test]
fn parts_that_name_no_operation_or_no_part_are_passed_over() {
    let view = snapshot(1, &[SECOND]);
    let (_, mut bundle) = asked(&mut walk(&view, &count()), 0, &view).remove(0);
    bundle.parts[0].operation = None;
    bundle.parts[3].operation = Some(Operation::Get);
    bundle.parts[4].index = u16::MAX;
    let mut requests = Requests::new(ms(0), bundle);
    let ran: Vec<_> = std::iter::from_fn(|| requests.next(ms(0))).map(|(_, it)| it.call.index()).collect();
    assert_eq!(ran, [Some(3), Some(5)]);
}

#[test]
fn pages_are_cut_between_answers() {
    let answer = |index: u16, bytes: usize| Answer {
        call: CALL.part(index),
        result: Ok(Value::Bytes(Some(vec![0; bytes].into()))),
        pending: None,
    };
    let answers =
        vec![answer(0, 100), answer(1, 200_000), answer(2, 30_000), answer(3, 30_000), answer(4, 5)];
    let cut: Vec<Vec<_>> =
        pages(answers).map(|page| page.iter().map(|it| it.call.index().expect("a part")).collect()).collect();
    assert_eq!(cut, [vec![0], vec![1], vec![2], vec![3, 4]]);
    assert_eq!(pages(Vec::new()).count(), 0);
}

#[test]
fn parts_of_a_call_have_numbers_of_their_own() {
    let call = CallId::new(7, (CallId::SLOTS_MAX - 1) as u32);
    let last = call.part((CallId::PARTS_MAX - 1) as u16);
    assert_eq!((call.index(), last.index()), (None, Some(4_094)));
    assert_eq!((last.whole(), last.slot(), last.generation()), (call, CallId::SLOTS_MAX - 1, 7));
}

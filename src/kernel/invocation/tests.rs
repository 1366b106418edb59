//! Dialogues of one call, a rule of the protocol's sections 8 and 9 each.

use super::super::cluster::{Assignment, ClusterState, Member, Slot};
use super::super::context::Snapshot;
use super::super::directory::Directory;
use super::super::id::*;
use super::super::message::{Answer, Identity, Pending};
use super::super::operation::{Ask, Operation, Refusal, Settled, UNSETTLED_MAX, Value};
use super::super::time::{MonoTime, ms};
use super::*;
use std::sync::Arc;
use std::time::Duration;

const ME: MemberId = MemberId(1);
const OWNER: MemberId = MemberId(2);
const BACKUP: MemberId = MemberId(3);
const OTHER: MemberId = MemberId(4);
const LINE: Lineage = Lineage { depth: 0, id: 77 };

fn snapshot(version: u64, epoch: u32, replicas: &[MemberId]) -> Snapshot {
    let member = |id: MemberId| Member {
        id,
        incarnation: Incarnation(id.0 as u64),
        address: Address::new("h", id.0 as u16),
        lite: false,
        leaving: false,
        attributes: Arc::default(),
    };
    let slots =
        (0u8..).zip(replicas).map(|(index, member)| Slot { member: *member, index, synchronised: true });
    let state = ClusterState {
        lineage: LINE,
        version,
        members: [ME, OWNER, BACKUP, OTHER].map(member).into(),
        partitions: vec![Assignment { epoch: Epoch(epoch), replicas: slots.collect(), migration: None }],
        ..ClusterState::default()
    };
    Snapshot { me: ME, state: Arc::new(state), directory: Arc::new(Directory::default()) }
}

fn ask(operation: Operation) -> Ask {
    Ask {
        object: ObjectId(1),
        key: "k".into(),
        thread: ThreadId(1),
        operation,
        lock_wait: Duration::from_millis(100),
    }
}

fn write(snapshot: &Snapshot) -> Invocation {
    let identity = Identity { incarnation: Incarnation(1), sequence: 1, settled: Settled::default() };
    let operation = Operation::CounterAdd { delta: 1, answer_old: false };
    let second = Duration::from_secs(1);
    Invocation::new(ms(0), snapshot, CallId(9), PartitionId(0), ask(operation), Some(identity), second)
}

fn read(snapshot: &Snapshot) -> Invocation {
    Invocation::new(
        ms(0),
        snapshot,
        CallId(9),
        PartitionId(0),
        ask(Operation::Get),
        None,
        Duration::from_secs(1),
    )
}

fn stamp(number: u64) -> Stamp {
    Stamp { epoch: Epoch(1), number }
}

fn answer(result: Result<Value, Refusal>) -> Answer {
    Answer { call: CallId(9), result, pending: None }
}

fn answer_awaiting(table_version: u64, awaited: &[MemberId]) -> Answer {
    let pending = Pending {
        partition: PartitionId(0),
        lineage: LINE.tag(),
        stamp: stamp(5),
        table_version,
        awaited: awaited.iter().copied().collect(),
        effect: None,
        floor: 0,
    };
    Answer { call: CallId(9), result: Ok(Value::Integer(7)), pending: Some(pending) }
}

/// Polls and expects a request; answers whom it goes to.
fn asked(call: &mut Invocation, now: MonoTime, snapshot: &Snapshot) -> MemberId {
    match call.poll(now, snapshot) {
        Step::Ask { to, request, lineage } => {
            assert_eq!(lineage, snapshot.state.lineage.tag());
            assert_eq!(request.epoch, snapshot.state.partitions[0].epoch);
            assert_eq!(request.identity, call.identity().cloned(), "always the same identity");
            to
        }
        step => panic!("expected a request, found {step:?}"),
    }
}

fn waits(call: &mut Invocation, now: MonoTime, snapshot: &Snapshot) -> MonoTime {
    match call.poll(now, snapshot) {
        Step::Wait { until } => until,
        step => panic!("expected to wait, found {step:?}"),
    }
}

fn ends(call: &mut Invocation, now: MonoTime, snapshot: &Snapshot) -> Outcome {
    match call.poll(now, snapshot) {
        Step::Done(outcome) => outcome,
        step => panic!("expected the end, found {step:?}"),
    }
}

#[test]
fn answer_with_nothing_pending_ends_the_call_at_once() {
    let view = snapshot(1, 1, &[OWNER]);
    let mut call = write(&view);
    assert_eq!(asked(&mut call, ms(0), &view), OWNER);
    assert_eq!(waits(&mut call, ms(0), &view), ms(1000), "nothing but the deadline");
    call.handle_answer(ms(1), &view, OWNER, answer(Ok(Value::Integer(1))));
    assert_eq!(ends(&mut call, ms(1), &view), Outcome::Ok(Value::Integer(1)));
}

#[test]
fn member_that_is_the_owner_asks_itself() {
    let view = snapshot(1, 1, &[ME]);
    assert_eq!(asked(&mut read(&view), ms(0), &view), ME);
}

#[test]
fn answer_is_believed_when_all_awaited_backups_confirmed_its_stamp() {
    let view = snapshot(1, 1, &[OWNER, BACKUP, OTHER]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_answer(ms(1), &view, OWNER, answer_awaiting(1, &[BACKUP, OTHER]));
    call.handle_applied(ms(2), BACKUP, stamp(5));
    call.handle_applied(ms(2), OTHER, stamp(4));
    call.handle_applied(ms(2), OWNER, stamp(5));
    waits(&mut call, ms(2), &view);
    call.handle_applied(ms(3), OTHER, stamp(5));
    assert_eq!(ends(&mut call, ms(3), &view), Outcome::Ok(Value::Integer(7)));
}

#[test]
fn confirmation_before_the_answer_counts() {
    let view = snapshot(1, 1, &[OWNER, BACKUP]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_applied(ms(1), BACKUP, stamp(5));
    waits(&mut call, ms(1), &view);
    call.handle_answer(ms(1), &view, OWNER, answer_awaiting(1, &[BACKUP]));
    assert_eq!(ends(&mut call, ms(1), &view), Outcome::Ok(Value::Integer(7)));
}

#[test]
fn own_member_among_the_awaited_is_waited_for_like_any_other() {
    let view = snapshot(1, 1, &[OWNER, ME]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_answer(ms(1), &view, OWNER, answer_awaiting(1, &[ME]));
    waits(&mut call, ms(1), &view);
    call.handle_applied(ms(1), ME, stamp(5));
    assert_eq!(ends(&mut call, ms(1), &view), Outcome::Ok(Value::Integer(7)));
}

#[test]
fn refused_for_now_is_asked_again_after_1_ms_doubling_to_50() {
    let view = snapshot(1, 1, &[OWNER]);
    let mut call = write(&view);
    let mut now = ms(0);
    for wait in [1, 2, 4, 8, 16, 32, 50, 50] {
        assert_eq!(asked(&mut call, now, &view), OWNER);
        call.handle_answer(now, &view, OWNER, answer(Err(Refusal::AskAgain)));
        assert_eq!(waits(&mut call, now, &view), now + Duration::from_millis(wait));
        now = now + Duration::from_millis(wait);
    }
    assert!(!call.in_doubt(), "each ask was surely refused");
}

#[test]
fn newer_state_ends_the_back_off() {
    let view = snapshot(1, 1, &[OWNER]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_answer(ms(0), &view, OWNER, answer(Err(Refusal::Stale)));
    waits(&mut call, ms(0), &view);
    assert_eq!(asked(&mut call, ms(0), &snapshot(2, 2, &[OTHER])), OTHER);
}

#[test]
fn broken_connection_to_the_asked_member_asks_again_and_leaves_doubt() {
    let view = snapshot(1, 1, &[OWNER]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_unlinked(ms(1), BACKUP);
    assert_eq!(waits(&mut call, ms(1), &view), ms(1000), "not the member that was asked");
    call.handle_unlinked(ms(1), OWNER);
    waits(&mut call, ms(1), &view);
    assert_eq!(asked(&mut call, ms(2), &view), OWNER);
    call.handle_answer(ms(3), &view, OWNER, answer(Err(Refusal::Overloaded)));
    assert_eq!(ends(&mut call, ms(3), &view), Outcome::Unknown, "the lost request may have been applied");
}

#[test]
fn request_that_was_never_sent_leaves_no_doubt() {
    let view = snapshot(1, 1, &[OWNER]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_unsent(ms(0));
    assert_eq!(waits(&mut call, ms(0), &view), ms(1));
    assert_eq!(ends(&mut call, ms(1000), &view), Outcome::Timeout);
}

#[test]
fn broken_connection_to_an_awaited_backup_asks_the_owner_again() {
    let view = snapshot(1, 1, &[OWNER, BACKUP]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_answer(ms(1), &view, OWNER, answer_awaiting(1, &[BACKUP]));
    call.handle_unlinked(ms(2), BACKUP);
    waits(&mut call, ms(2), &view);
    assert_eq!(asked(&mut call, ms(3), &view), OWNER);
    call.handle_answer(ms(4), &view, OWNER, answer(Ok(Value::Integer(7))));
    assert_eq!(ends(&mut call, ms(4), &view), Outcome::Ok(Value::Integer(7)));
}

/// The backup said so while there was no connection with it: the break was before the answer, or before the ask.
#[test]
fn confirmation_that_was_lost_is_not_waited_for_to_the_deadline() {
    let view = snapshot(1, 1, &[OWNER, BACKUP]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_unlinked(ms(1), BACKUP);
    call.handle_answer(ms(2), &view, OWNER, answer_awaiting(1, &[BACKUP]));
    assert_eq!(waits(&mut call, ms(2), &view), ms(502));
    waits(&mut call, ms(501), &view);
    assert_eq!(asked(&mut call, ms(502), &view), OWNER);
    assert!(call.in_doubt(), "it was applied once");
    call.handle_answer(ms(503), &view, OWNER, answer(Ok(Value::Integer(7))));
    assert_eq!(ends(&mut call, ms(503), &view), Outcome::Ok(Value::Integer(7)));
}

#[test]
fn new_owner_is_asked_at_once_and_the_old_ones_answer_is_ignored() {
    let view = snapshot(1, 1, &[OWNER, BACKUP]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    let promoted = snapshot(2, 2, &[BACKUP]);
    assert_eq!(asked(&mut call, ms(1), &promoted), BACKUP);
    call.handle_answer(ms(2), &promoted, OWNER, answer(Ok(Value::Integer(1))));
    waits(&mut call, ms(2), &promoted);
    call.handle_answer(ms(2), &promoted, BACKUP, answer(Ok(Value::Integer(2))));
    assert_eq!(ends(&mut call, ms(2), &promoted), Outcome::Ok(Value::Integer(2)));
}

#[test]
fn late_answer_of_another_member_leaves_the_present_ask_outstanding() {
    let (old, new) = (snapshot(1, 1, &[OWNER, OTHER]), snapshot(2, 2, &[OTHER]));
    let mut call = read(&old);
    assert_eq!(asked(&mut call, ms(0), &old), OWNER);
    assert_eq!(asked(&mut call, ms(1), &new), OTHER);
    call.handle_answer(ms(2), &new, OWNER, answer(Err(Refusal::AskAgain)));
    assert!(call.is_asked(), "whoever reads for this call must go on");
    call.handle_answer(ms(3), &new, OTHER, answer(Ok(Value::Bytes(None))));
    assert!(!call.is_asked());
    assert_eq!(ends(&mut call, ms(3), &new), Outcome::Ok(Value::Bytes(None)));
}

/// An answer does not say to which ask it belongs. It need not: the earlier ask was given up on, so the call is in
/// doubt and no refusal ends it as surely not applied; and what was applied under its identity was applied.
#[test]
fn late_answer_to_an_earlier_ask_at_the_same_member_never_ends_a_call_wrongly() {
    let view = snapshot(1, 1, &[OWNER, BACKUP]);
    let twice_asked = || {
        let mut call = write(&view);
        assert_eq!(asked(&mut call, ms(0), &view), OWNER);
        call.handle_unlinked(ms(1), OWNER);
        assert_eq!(asked(&mut call, ms(2), &view), OWNER);
        call
    };
    for refusal in [Refusal::Overloaded, Refusal::Locked, Refusal::Timeout, Refusal::Destroyed] {
        let mut call = twice_asked();
        call.handle_answer(ms(3), &view, OWNER, answer(Err(refusal)));
        assert_eq!(ends(&mut call, ms(3), &view), Outcome::Unknown, "the second ask may still be applied");
    }
    let mut call = twice_asked();
    call.handle_answer(ms(3), &view, OWNER, answer(Err(Refusal::AskAgain)));
    assert!(call.in_doubt());
    call.handle_answer(ms(4), &view, OWNER, answer_awaiting(1, &[BACKUP]));
    assert_eq!(asked(&mut call, ms(60), &view), OWNER, "nobody was asked when that answer came: once more");
    call.handle_answer(ms(61), &view, OWNER, answer_awaiting(1, &[BACKUP]));
    call.handle_applied(ms(62), BACKUP, stamp(5));
    assert_eq!(ends(&mut call, ms(62), &view), Outcome::Ok(Value::Integer(7)));
}

#[test]
fn same_owner_in_a_new_epoch_is_asked_again() {
    let view = snapshot(1, 1, &[OWNER]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    assert_eq!(asked(&mut call, ms(1), &snapshot(2, 3, &[OWNER])), OWNER);
}

#[test]
fn awaited_backup_that_the_new_table_lacks_makes_the_owner_be_asked_again() {
    let view = snapshot(1, 1, &[OWNER, BACKUP]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_answer(ms(1), &view, OWNER, answer_awaiting(1, &[BACKUP]));
    assert_eq!(asked(&mut call, ms(2), &snapshot(2, 1, &[OWNER, OTHER])), OWNER);
}

#[test]
fn awaited_backup_that_lost_its_mark_makes_the_owner_be_asked_again() {
    let view = snapshot(1, 1, &[OWNER, BACKUP]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_answer(ms(1), &view, OWNER, answer_awaiting(1, &[BACKUP]));
    let mut unmarked = snapshot(2, 1, &[OWNER, BACKUP]);
    Arc::make_mut(&mut unmarked.state).partitions[0].replicas[1].synchronised = false;
    assert_eq!(asked(&mut call, ms(2), &unmarked), OWNER);
}

#[test]
fn newer_table_with_the_same_replicas_changes_nothing() {
    let view = snapshot(1, 1, &[OWNER, BACKUP]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_answer(ms(1), &view, OWNER, answer_awaiting(1, &[BACKUP]));
    let newer = snapshot(2, 1, &[OWNER, BACKUP]);
    waits(&mut call, ms(2), &newer);
    call.handle_applied(ms(3), BACKUP, stamp(5));
    assert_eq!(ends(&mut call, ms(3), &newer), Outcome::Ok(Value::Integer(7)));
}

#[test]
fn answer_from_a_newer_table_than_ours_is_believed() {
    let view = snapshot(1, 1, &[OWNER, BACKUP]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_answer(ms(1), &view, OWNER, answer_awaiting(2, &[OTHER]));
    call.handle_applied(ms(2), OTHER, stamp(5));
    assert_eq!(ends(&mut call, ms(2), &view), Outcome::Ok(Value::Integer(7)));
}

#[test]
fn answer_from_an_older_table_that_counts_another_backup_is_asked_again() {
    let view = snapshot(2, 1, &[OWNER, OTHER]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_applied(ms(1), BACKUP, stamp(5));
    call.handle_answer(ms(1), &view, OWNER, answer_awaiting(1, &[BACKUP]));
    waits(&mut call, ms(1), &view);
    assert_eq!(asked(&mut call, ms(2), &view), OWNER);
}

#[test]
fn take_over_asks_again_in_the_child_lineage() {
    let view = snapshot(5, 1, &[OWNER, BACKUP]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_answer(ms(1), &view, OWNER, answer_awaiting(5, &[BACKUP]));
    let mut child = snapshot(1, 1, &[OWNER, BACKUP]);
    Arc::make_mut(&mut child.state).lineage = Lineage { depth: 1, id: 78 };
    assert_eq!(asked(&mut call, ms(2), &child), OWNER);
}

#[test]
fn write_without_answer_ends_unknown_and_a_read_ends_as_timeout() {
    let view = snapshot(1, 1, &[OWNER]);
    let (mut write, mut read) = (write(&view), read(&view));
    for (call, outcome) in [(&mut write, Outcome::Unknown), (&mut read, Outcome::Timeout)] {
        asked(call, ms(0), &view);
        waits(call, ms(999), &view);
        assert_eq!(ends(call, ms(1000), &view), outcome);
    }
}

#[test]
fn write_that_its_backup_never_confirms_ends_unknown() {
    let view = snapshot(1, 1, &[OWNER, BACKUP]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_answer(ms(1), &view, OWNER, answer_awaiting(1, &[BACKUP]));
    assert_eq!(ends(&mut call, ms(1000), &view), Outcome::Unknown);
}

#[test]
fn write_that_was_refused_to_the_end_surely_was_not_applied() {
    let view = snapshot(1, 1, &[OWNER]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_answer(ms(999), &view, OWNER, answer(Err(Refusal::AskAgain)));
    assert_eq!(ends(&mut call, ms(1000), &view), Outcome::Timeout);
}

#[test]
fn final_refusal_ends_the_call_with_its_reason() {
    let view = snapshot(1, 1, &[OWNER]);
    for (refusal, outcome) in [
        (Refusal::Overloaded, Outcome::Refused(Refusal::Overloaded)),
        (Refusal::NotLockOwner, Outcome::Refused(Refusal::NotLockOwner)),
        (Refusal::Timeout, Outcome::Timeout),
        (Refusal::Forgotten, Outcome::Unknown),
    ] {
        let mut call = write(&view);
        asked(&mut call, ms(0), &view);
        call.handle_answer(ms(1), &view, OWNER, answer(Err(refusal)));
        assert_eq!(ends(&mut call, ms(1), &view), outcome);
    }
}

#[test]
fn asked_again_it_may_wait_for_a_lock_only_as_long_as_is_left() {
    let view = snapshot(1, 1, &[OWNER]);
    let mut call = write(&view);
    asked(&mut call, ms(0), &view);
    call.handle_unlinked(ms(30), OWNER);
    let Step::Ask { request, .. } = call.poll(ms(40), &view) else { panic!("expected a request") };
    assert_eq!(request.ask.lock_wait, Duration::from_millis(60));
    assert_eq!(request.wait, Duration::from_millis(960));
}

#[test]
fn partition_without_owner_waits_for_the_table_while_there_are_data_members() {
    let view = snapshot(1, 0, &[]);
    let mut call = write(&view);
    waits(&mut call, ms(0), &view);
    assert_eq!(asked(&mut call, ms(1), &snapshot(2, 1, &[OTHER])), OTHER);
}

#[test]
fn cluster_without_data_member_ends_the_call() {
    let mut view = snapshot(1, 0, &[]);
    Arc::make_mut(&mut view.state).members.iter_mut().for_each(|member| member.lite = true);
    assert_eq!(ends(&mut write(&view), ms(0), &view), Outcome::NoDataMember);
}

#[test]
fn call_between_two_clusters_waits_for_the_next_one() {
    let mut view = snapshot(1, 0, &[]);
    Arc::make_mut(&mut view.state).members.clear();
    assert!(matches!(write(&view).poll(ms(0), &view), Step::Wait { .. }));
}

#[test]
fn member_that_became_another_one_ends_its_calls() {
    let view = snapshot(1, 1, &[OWNER]);
    let mut anew = snapshot(1, 1, &[OWNER]);
    anew.me = MemberId(50);
    let (mut sent, mut unsent) = (write(&view), write(&view));
    asked(&mut sent, ms(0), &view);
    assert_eq!(ends(&mut sent, ms(1), &anew), Outcome::Unknown);
    assert_eq!(ends(&mut unsent, ms(1), &anew), Outcome::Refused(Refusal::AskAgain));
}

#[test]
fn settled_is_all_but_the_open_calls() {
    let mut sequences = Sequences::default();
    let (first, settled) = sequences.open();
    assert_eq!((first, settled.below, settled.except.len()), (1, 1, 0));
    let (second, settled) = sequences.open();
    assert_eq!((second, settled.below, &settled.except[..]), (2, 2, &[1][..]));
    sequences.close(2);
    assert!(sequences.is_untold());
    let (_, settled) = sequences.open();
    assert_eq!((settled.below, &settled.except[..]), (3, &[1][..]));
    assert!(!sequences.is_untold(), "the request tells");
    sequences.close(1);
    sequences.close(3);
    let settled = sequences.settle();
    assert_eq!((settled.below, settled.except.len()), (4, 0));
}

#[test]
fn with_more_open_calls_than_may_be_named_the_settled_range_ends_below_the_first_unnamed() {
    let mut sequences = Sequences::default();
    for _ in 0..UNSETTLED_MAX + 40 {
        sequences.open();
    }
    let settled = sequences.settle();
    assert_eq!(settled.except.len(), UNSETTLED_MAX);
    assert_eq!(settled.below, UNSETTLED_MAX as u64 + 1);
    sequences.close(3);
    assert_eq!(sequences.settle().below, UNSETTLED_MAX as u64 + 2);
}

#[test]
fn identities_of_partitions_are_counted_apart() {
    let mut identities = Identities::new(Incarnation(4), 2);
    assert_eq!(identities.open(PartitionId(0)).sequence, 1);
    let other = identities.open(PartitionId(1));
    assert_eq!((other.incarnation, other.sequence), (Incarnation(4), 1));
    identities.close(PartitionId(1), 1);
    let untold: Vec<_> = identities.untold().map(|(partition, settled)| (partition, settled.below)).collect();
    assert_eq!(untold, [(PartitionId(1), 2)]);
    assert_eq!(identities.untold().count(), 0, "told");
}

//! Calls over a link: who reads, who writes, what overtakes.

use super::harness::*;
use crate::engine::transport::*;
use crate::kernel::bundle::{Bundle, Part};
use crate::kernel::id::*;
use crate::kernel::message::*;
use crate::kernel::operation::Operation;
use bytes::Bytes;
use std::sync::atomic::Ordering::SeqCst;
use std::time::{Duration, Instant};

fn many(threads: usize, calls: usize) {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    std::thread::scope(|scope| {
        for thread in 0..threads {
            let (link, echo) = (&link, &a.echo);
            scope.spawn(move || {
                for n in 0..calls {
                    let key = Bytes::from(format!("key {thread} {n}"));
                    let slot = call(echo, link, |id| get(id, key.clone()), DEADLINE);
                    assert!(slot.done.load(SeqCst), "no answer to {key:?}");
                    assert_eq!(*slot.value.lock(), Some(key));
                }
            });
        }
    });
    until("every credit came back", || link.outstanding() == 0);
    assert_eq!(b.echo.requests.load(SeqCst), threads * calls);
}

#[test]
fn one_caller_gets_its_own_answers() {
    many(1, 2_000);
}

#[test]
fn eight_callers_get_their_own_answers() {
    many(8, 1_000);
}

#[test]
fn thirty_two_callers_get_their_own_answers() {
    many(32, 300);
}

#[test]
fn both_sides_call_at_once() {
    let (a, b) = (start(1), start(2));
    let (there, back) = (a.link(&b), b.link(&a));
    std::thread::scope(|scope| {
        for (member, link) in [(&a, &there), (&b, &back)] {
            for _ in 0..4 {
                scope.spawn(move || {
                    for _ in 0..500 {
                        let slot = call(&member.echo, link, |id| get(id, Bytes::from_static(b"k")), DEADLINE);
                        assert!(slot.done.load(SeqCst));
                    }
                });
            }
        }
    });
}

fn bundle(slot: u32, keys: &[&'static [u8]]) -> Bundle {
    let part = |(index, key): (u16, &&'static [u8])| Part {
        index,
        partition: PartitionId(index),
        epoch: Epoch(1),
        key: Bytes::from_static(key),
        operation: (index == 0).then_some(Operation::Get),
        identity: None,
    };
    Bundle {
        lineage: 1,
        call: CallId::new(1, slot),
        object: ObjectId(1),
        thread: ThreadId(1),
        lock_wait: Duration::ZERO,
        wait: DEADLINE,
        parts: (0..).zip(keys).map(part).collect(),
    }
}

#[test]
fn a_large_bundle_lets_what_comes_later_overtake_between_its_steps() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    let parts = 60;
    let large = bundle(1, &vec![SLOW; parts]);
    let small = bundle(2, &[b"small"]);
    assert!(link.acquire_credits(parts as u32 + 1, DEADLINE));
    link.append_bundle(&large);
    link.append_bundle(&small);
    link.flush();
    until("it has begun", || b.echo.steps.load(SeqCst) > 0);
    let slot = call(&a.echo, &link, |id| get(id, Bytes::from_static(b"alone")), DEADLINE);
    assert!(slot.done.load(SeqCst));
    assert!(a.echo.order.lock().len() < parts, "a single request did not wait for the end of the bundle");
    link.wait(|| a.echo.order.lock().len() == parts + 1, DEADLINE);
    let order = a.echo.order.lock();
    let small_at = order.iter().position(|id| id.whole() == small.call).expect("answered");
    assert!(
        small_at < parts,
        "the small bundle did not wait for the large one: it came as number {small_at}"
    );
    let large_only: Vec<_> =
        order.iter().filter(|id| id.whole() == large.call).map(|id| id.index()).collect();
    assert_eq!(large_only, (0..parts as u16).map(Some).collect::<Vec<_>>(), "each part once, in order");
    drop(order);
    until("every part gave its credit back", || link.outstanding() == 0);
    assert!(b.echo.steps.load(SeqCst) > parts, "no more than one slow part in a step");
}

#[test]
fn a_bundle_waits_for_credits_for_all_its_parts() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    assert!(link.acquire_credits(CREDITS - 2, DEADLINE));
    assert!(!link.acquire_credits(3, Duration::from_millis(10)));
    assert!(link.acquire_credits(2, Duration::from_millis(10)));
    link.return_credits(CREDITS);
    assert_eq!(link.outstanding(), 0);
}

#[test]
fn answer_that_comes_later_finds_its_caller() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    std::thread::scope(|scope| {
        let waiter = scope.spawn(|| call(&a.echo, &link, |id| get(id, Bytes::from_static(KEEP)), DEADLINE));
        until("the request is parked", || b.echo.kept.lock().len() == 1);
        b.echo.answer_kept();
        let slot = waiter.join().unwrap();
        assert_eq!(*slot.value.lock(), Some(Bytes::from_static(b"kept")));
    });
}

#[test]
fn a_caller_that_gave_up_has_its_answer_read_by_the_standby_thread() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    let before = Instant::now();
    let slot = call(&a.echo, &link, |id| get(id, Bytes::from_static(KEEP)), Duration::from_millis(30));
    assert!(!slot.done.load(SeqCst));
    let waited = before.elapsed();
    assert!(waited >= Duration::from_millis(30), "left after {waited:?}");
    assert_eq!(link.outstanding(), 1);
    b.echo.answer_kept();
    until("the standby thread read the answer", || slot.done.load(SeqCst) && link.outstanding() == 0);
    // And callers lead again afterwards.
    let slot = call(&a.echo, &link, |id| get(id, Bytes::from_static(b"k")), DEADLINE);
    assert!(slot.done.load(SeqCst));
}

#[test]
fn asynchronous_calls_are_answered_while_nobody_waits() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    let slots: Vec<_> = (0..100)
        .map(|_| {
            assert!(link.acquire_credit(DEADLINE));
            let (id, slot) = a.echo.slot();
            link.append_replica(&get(id, Bytes::from_static(b"k")));
            slot
        })
        .collect();
    link.flush();
    link.read_in_background();
    until("all answered", || slots.iter().all(|slot| slot.done.load(SeqCst)) && link.outstanding() == 0);
}

#[test]
fn a_large_value_comes_back_whole() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    for length in [65_500, 65_536, 65_600, 1 << 20, 20 << 20] {
        let value: Bytes = (0..length).map(|n| (n % 251) as u8).collect::<Vec<_>>().into();
        let slot = call(&a.echo, &link, |id| put(id, value.clone()), DEADLINE);
        assert!(*slot.value.lock() == Some(value), "{length} bytes");
    }
}

#[test]
fn frames_over_64_kb_are_sent_in_pieces_that_others_overtake() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    let (large, small) = (a.echo.slot(), a.echo.slot());
    assert!(link.acquire_credit(DEADLINE) && link.acquire_credit(DEADLINE));
    link.append_replica(&put(large.0, Bytes::from(vec![1; 30 << 20])));
    link.append_replica(&get(small.0, Bytes::from_static(b"k")));
    link.flush();
    link.wait(|| small.1.done.load(SeqCst), DEADLINE);
    assert!(small.1.done.load(SeqCst));
    assert!(!large.1.done.load(SeqCst), "30 MiB were read and echoed before a small frame behind them");
    link.wait(|| large.1.done.load(SeqCst), DEADLINE);
    assert_eq!(large.1.value.lock().as_ref().map(Bytes::len), Some(30 << 20));
}

#[test]
fn a_full_queue_has_no_room_and_one_half_full_takes_anything() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    assert!(link.has_room(QUEUE_BYTES_MAX * 2), "empty");
    let (id, _slot) = a.echo.slot();
    for half_full in [true, false] {
        assert!(link.acquire_credit(DEADLINE));
        link.append_replica(&put(id, Bytes::from(vec![1; (QUEUE_BYTES_MAX / 2) - (1 << 20)])));
        assert!(link.has_room(1 << 20));
        assert_eq!(link.has_room(QUEUE_BYTES_MAX), half_full);
    }
    link.flush();
    until("written", || link.has_room(QUEUE_BYTES_MAX));
}

#[test]
fn request_credits_are_granted_at_the_hello_and_bound_the_requests_under_way() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    for _ in 0..CREDITS {
        assert!(link.acquire_credit(Duration::ZERO));
    }
    let before = Instant::now();
    assert!(!link.acquire_credit(Duration::from_millis(20)));
    assert!(before.elapsed() >= Duration::from_millis(20));
    std::thread::scope(|scope| {
        let waiter = scope.spawn(|| link.acquire_credit(DEADLINE));
        link.return_credit();
        assert!(waiter.join().unwrap());
    });
}

#[test]
fn applied_and_events_travel_on_the_request_stream() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    link.append_caller(&ToCaller::Applied { call: CallId(1), stamp: Stamp::default() });
    let event = ToListeners::MapWide { object: ObjectId(1), evict: false, count: 1, member: a.id };
    link.append_listeners(&event);
    link.flush();
    until("both arrived", || b.echo.applied.load(SeqCst) == 1 && b.echo.listened.load(SeqCst) == 1);
}

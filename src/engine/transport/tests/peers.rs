//! Members that come, go, restart, and read slowly.

use super::harness::*;
use crate::engine::transport::*;
use crate::kernel::control::message::ControlMessage;
use crate::kernel::id::*;
use bytes::Bytes;
use std::sync::atomic::Ordering::SeqCst;
use std::time::{Duration, Instant};

fn lost(member: &Member, id: MemberId) {
    member.echo.event("loss", |event| (*event == ControlEvent::Lost { member: id }).then_some(()));
}

#[test]
fn death_of_a_peer_wakes_every_caller_at_once() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    std::thread::scope(|scope| {
        let callers: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| call(&a.echo, &link, |id| get(id, Bytes::from_static(KEEP)), DEADLINE)))
            .collect();
        until("all requests are parked", || b.echo.kept.lock().len() == 8);
        let before = Instant::now();
        b.transport.close();
        for caller in callers {
            // A caller may see that the link is lost a moment before the handler is told.
            let slot = caller.join().unwrap();
            until("the handler is told", || slot.lost.load(SeqCst));
        }
        assert!(before.elapsed() < Duration::from_secs(2), "{:?}", before.elapsed());
    });
    lost(&a, b.id);
    assert!(a.transport.link(b.id).is_none());
    assert!(!link.acquire_credit(Duration::ZERO), "nothing can be asked there any more");
    assert_eq!(a.dial(b.port), Err(DialFailure::Refused), "which is the proof");
}

#[test]
fn end_of_a_peer_is_seen_while_nobody_reads() {
    let (a, b) = (start(1), start(2));
    let _link = a.link(&b);
    b.transport.close();
    lost(&a, b.id);
}

#[test]
fn a_link_can_be_built_anew_from_either_side() {
    let (a, b) = (start(1), start(2));
    for _ in 0..3 {
        let (there, back) = (a.link(&b), b.link(&a));
        for (member, link) in [(&a, &there), (&b, &back)] {
            let slot = call(&member.echo, link, |id| get(id, Bytes::from_static(b"k")), DEADLINE);
            assert!(slot.done.load(SeqCst) && !slot.lost.load(SeqCst));
        }
        b.echo.events.lock().clear();
        a.transport.unlink(b.id);
        assert!(there.is_lost());
        lost(&b, a.id);
        assert!(!a.echo.events.lock().contains(&ControlEvent::Lost { member: b.id }), "it was our own wish");
    }
}

#[test]
fn a_second_dial_of_a_linked_member_changes_nothing() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    assert_eq!(a.dial(b.port), Ok(b.id));
    let slot = call(&a.echo, &link, |id| get(id, Bytes::from_static(b"k")), DEADLINE);
    assert!(slot.done.load(SeqCst) && !link.is_lost());
    let accepted = |event: &&ControlEvent| matches!(event, ControlEvent::Accepted { .. });
    assert_eq!(b.echo.events.lock().iter().filter(accepted).count(), 1);
}

#[test]
fn another_member_on_the_same_port_is_found_at_once() {
    let (a, b) = (start(1), start(2));
    a.link(&b);
    let port = b.port;
    drop(b);
    lost(&a, MemberId(2));
    let reborn = start_as(3, "dev", None, port);
    assert_eq!(a.dial(reborn.port), Ok(MemberId(3)));
}

#[test]
fn a_member_under_another_name_drops_its_links_silently() {
    let (a, b) = (start(1), start(2));
    a.link(&b);
    a.transport.rename(MemberId(9));
    lost(&b, MemberId(1));
    assert_eq!(b.dial(a.port), Ok(MemberId(9)));
    assert!(!a.echo.events.lock().contains(&ControlEvent::Lost { member: b.id }));
}

#[test]
fn control_messages_arrive_in_order() {
    let (a, b) = (start(1), start(2));
    a.link(&b);
    for number in 0..5_000 {
        assert!(a.transport.send_control(b.id, &ControlMessage::EmptyAsk { round: number }));
    }
    until("all arrived", || {
        let events = b.echo.events.lock();
        events.iter().filter(|event| matches!(event, ControlEvent::Message { .. })).count() == 5_000
    });
    let events = b.echo.events.lock();
    let numbers = events.iter().filter_map(|event| match event {
        ControlEvent::Message { from, message: ControlMessage::EmptyAsk { round } } => {
            assert_eq!(*from, a.id);
            Some(*round)
        }
        _ => None,
    });
    assert!(numbers.eq(0..5_000));
}

#[test]
fn control_message_of_a_member_comes_after_its_acceptance() {
    let (a, b) = (start(1), start(2));
    a.link(&b);
    a.transport.send_control(b.id, &ControlMessage::Goodbye);
    b.echo.event("message", |event| matches!(event, ControlEvent::Message { .. }).then_some(()));
    let events = b.echo.events.lock();
    assert!(
        matches!(&events[0], ControlEvent::Accepted { member, address } if *member == a.id && *address == a.address())
    );
}

#[test]
fn a_peer_that_does_not_read_does_not_hold_up_the_others() {
    let (a, b, c) = (start(1), start(2), start(3));
    let (slow, quick) = (a.link(&b), c.link(&b));
    // Nobody reads the answers to these: they fill the sockets, and then the queue at b.
    let value = Bytes::from(vec![1; 60_000]);
    for _ in 0..500 {
        assert!(slow.acquire_credit(Duration::ZERO));
        let (id, _slot) = a.echo.slot();
        slow.append_replica(&put(id, value.clone()));
        slow.flush();
    }
    for _ in 0..200 {
        let before = Instant::now();
        let slot = call(&c.echo, &quick, |id| get(id, Bytes::from_static(b"k")), DEADLINE);
        assert!(slot.done.load(SeqCst));
        assert!(before.elapsed() < Duration::from_secs(1), "{:?}", before.elapsed());
    }
    // Somebody begins to read: everything comes after all.
    slow.read_in_background();
    until("all answered", || slow.outstanding() == 0);
}

#[test]
fn a_closed_transport_leaves_no_thread() {
    let count = |id: u128| {
        let tasks = std::fs::read_dir("/proc/self/task").unwrap();
        let names = tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("comm")).ok());
        names.filter(|name| name.starts_with(&format!("hz.test{id}."))).count()
    };
    let a = start(77);
    until("three threads run", || count(77) == 3);
    a.transport.close();
    // A thread that was joined stays in the list until the system has cleared it away.
    until("none is left", || count(77) == 0);
}

#[test]
fn a_handler_that_panics_ends_its_connections_and_nothing_else() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    let slot = call(&a.echo, &link, |id| get(id, Bytes::from_static(PANIC)), DEADLINE);
    until("the asker is woken", || slot.lost.load(SeqCst));
    lost(&b, a.id);
    // On the caller's side, too.
    let link = a.link(&b);
    a.echo.panics.store(true, SeqCst);
    let call_once = || call(&a.echo, &link, |id| get(id, Bytes::from_static(b"k")), DEADLINE);
    assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(call_once)).is_err());
    assert!(link.is_lost());
    a.echo.panics.store(false, SeqCst);
    let link = a.link(&b);
    let slot = call(&a.echo, &link, |id| get(id, Bytes::from_static(b"k")), DEADLINE);
    assert!(slot.done.load(SeqCst) && !slot.lost.load(SeqCst));
}

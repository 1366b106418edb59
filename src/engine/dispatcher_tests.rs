//! What one registration is promised, and what it is told.

use super::*;

fn subject() -> Subject {
    Subject { object: Some(ObjectId(1)), values: true, ..Subject::default() }
}

fn message(text: &'static str) -> Event {
    Event::Message { published_at: 0, member: MemberId(1), message: Bytes::from_static(text.as_bytes()) }
}

#[test]
fn one_registration_is_served_by_one_thread_at_a_time() {
    let dispatcher = Dispatcher::default();
    let id = dispatcher.add(subject());
    dispatcher.offer(Some(ObjectId(1)), &message("a"), |_| true);
    assert_eq!(dispatcher.next(Duration::ZERO), Next::Events(id, vec![message("a")]));
    dispatcher.offer(Some(ObjectId(1)), &message("b"), |_| true);
    assert_eq!(dispatcher.next(Duration::ZERO), Next::Nothing, "it is being served");
    dispatcher.done(id);
    assert_eq!(dispatcher.next(Duration::ZERO), Next::Events(id, vec![message("b")]));
}

#[test]
fn a_blocked_listener_asks_for_one_more_thread() {
    let dispatcher = Dispatcher::default();
    let slow = dispatcher.add(subject());
    let quick = dispatcher.add(Subject { object: Some(ObjectId(2)), ..subject() });
    dispatcher.offer(Some(ObjectId(1)), &message("a"), |_| true);
    assert!(matches!(dispatcher.next(Duration::ZERO), Next::Events(id, _) if id == slow));
    assert!(dispatcher.wants_thread(), "nobody waits for events of the other one");
    dispatcher.offer(Some(ObjectId(2)), &message("b"), |_| true);
    assert!(matches!(dispatcher.next(Duration::ZERO), Next::Events(id, _) if id == quick));
}

#[test]
fn a_full_queue_loses_the_newest_and_counts_it() {
    let dispatcher = Dispatcher::default();
    dispatcher.add(subject());
    for _ in 0..EVENTS_MAX {
        assert_eq!(dispatcher.offer(Some(ObjectId(1)), &message("a"), |_| true), 0);
    }
    assert_eq!(dispatcher.offer(Some(ObjectId(1)), &message("b"), |_| true), 1);
    assert_eq!(dispatcher.dropped(), 1);
    assert_eq!(dispatcher.take_dropped()[0].2, 1);
    assert!(dispatcher.take_dropped().is_empty(), "reported once");
}

#[test]
fn a_listener_hears_what_it_lost_behind_what_it_has() {
    let dispatcher = Dispatcher::default();
    let id = dispatcher.add(subject());
    for _ in 0..=EVENTS_MAX {
        dispatcher.offer(Some(ObjectId(1)), &message("a"), |_| true);
    }
    let mut told = Vec::new();
    while let Next::Events(_, mut events) = dispatcher.next(Duration::ZERO) {
        told.append(&mut events);
        dispatcher.done(id);
    }
    assert_eq!(told.len(), EVENTS_MAX + 1);
    assert_eq!(told.last(), Some(&Event::Dropped(1)));
}

#[test]
fn members_known_at_registration_are_not_told_again() {
    let member = |id| Member {
        id: MemberId(id),
        incarnation: Default::default(),
        address: Default::default(),
        lite: false,
        leaving: false,
        attributes: Default::default(),
    };
    let event = |joined, id| Event::Membership {
        joined,
        member: Arc::new(member(id)),
        version: 1,
        members: Arc::default(),
    };
    let dispatcher = Dispatcher::default();
    let list = Arc::new(vec![member(1), member(2)]);
    let id = dispatcher.add_with_members(|| (1, list.clone()));
    for (joined, who) in [(true, 2), (true, 3), (false, 1), (false, 1)] {
        dispatcher.offer(None, &event(joined, who), |subject| subject.is(System::Membership));
    }
    let first = Event::Members { version: 1, members: list };
    let told = vec![first, event(true, 3), event(false, 1)];
    assert_eq!(dispatcher.next(Duration::ZERO), Next::Events(id, told));
}

#[test]
fn a_nudge_ends_one_wait_and_a_foreign_number_is_nobodys() {
    let dispatcher = Dispatcher::default();
    dispatcher.nudge();
    assert_eq!(dispatcher.next(Duration::from_secs(600)), Next::Nothing);
    dispatcher.done(RegistrationId(77));
    assert_eq!(dispatcher.next(Duration::ZERO), Next::Nothing);
}

#[test]
fn closing_hands_out_what_is_queued_first() {
    let dispatcher = Dispatcher::default();
    let id = dispatcher.add(subject());
    dispatcher.offer(Some(ObjectId(1)), &message("a"), |_| true);
    dispatcher.close();
    assert!(matches!(dispatcher.next(Duration::ZERO), Next::Events(..)));
    dispatcher.done(id);
    assert_eq!(dispatcher.next(Duration::ZERO), Next::Closed);
}

#[test]
fn the_thread_that_came_last_is_woken_first() {
    let dispatcher = Arc::new(Dispatcher::default());
    let id = dispatcher.add(subject());
    let (said, heard) = std::sync::mpsc::channel();
    let sleepers = |count| {
        while dispatcher.state.lock().sleepers.len() != count {
            std::thread::yield_now(); // the test's own time limit ends this
        }
    };
    let threads: Vec<_> = (0..3)
        .map(|number| {
            let (waiting, said) = (dispatcher.clone(), said.clone());
            let thread = std::thread::spawn(move || {
                while let Next::Events(id, _) = waiting.next(Duration::from_secs(600)) {
                    said.send(number).expect("the test listens");
                    waiting.done(id);
                }
            });
            sleepers(number + 1);
            thread
        })
        .collect();
    for _ in 0..5 {
        dispatcher.offer(Some(ObjectId(1)), &message("a"), |_| true);
        assert_eq!(heard.recv_timeout(Duration::from_secs(20)), Ok(2));
        sleepers(3);
    }
    assert_eq!(dispatcher.remove(id).map(|subject| subject.object), Some(Some(ObjectId(1))));
    dispatcher.close();
    threads.into_iter().for_each(|thread| thread.join().expect("ended"));
}

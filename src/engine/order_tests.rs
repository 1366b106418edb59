use super::*;
use bytes::Bytes;

const SOON: Duration = Duration::from_secs(10);

fn call(thread: u64, key: &'static str, operation: Operation) -> Deferred {
    let ask = Ask {
        object: ObjectId(1),
        key: Bytes::from_static(key.as_bytes()),
        thread: ThreadId(thread),
        operation,
        lock_wait: Duration::ZERO,
    };
    Deferred { partition: PartitionId(0), ask, started: MonoTime(0), then: Box::new(|_| {}) }
}

fn get(thread: u64, key: &'static str) -> Deferred {
    call(thread, key, Operation::Get)
}

fn enter(order: &Order, call: Deferred) -> (Place, Option<Deferred>) {
    let place = order.place(&call.ask);
    let first = match order.enter(place, call) {
        Entered::Begins(first) => Some(first),
        Entered::Stands => None,
        Entered::Refused(_) => panic!("there is room"),
    };
    (place, first)
}

#[test]
fn a_call_stands_behind_those_of_its_own_thread_and_key_only() {
    let order = Order::default();
    assert!(order.is_idle());
    let (place, first) = enter(&order, get(1, "a"));
    assert!(first.is_some() && order.begun(place, false).is_none());
    assert!(enter(&order, get(1, "a")).1.is_none(), "same thread, same key");
    for other in [get(2, "a"), get(1, "b")] {
        let (place, begins) = enter(&order, other);
        assert!(begins.is_some(), "another thread, or another key");
        assert!(order.begun(place, true).is_none());
    }
    assert!(!order.is_free(ObjectId(1), b"a") && order.is_free(ObjectId(1), b"b"));
    assert!(order.end(place).is_some(), "the one that stood");
    assert!(order.begun(place, false).is_none());
    assert!(order.end(place).is_none());
    assert!(order.is_idle() && order.lines.lock().standing == 0);
}

#[test]
fn calls_that_end_as_they_begin_are_begun_by_whoever_began_the_first() {
    let order = Order::default();
    let (place, first) = enter(&order, get(1, "a"));
    for _ in 0..3 {
        assert!(enter(&order, get(1, "a")).1.is_none());
    }
    let (mut next, mut begun) = (first, 0);
    while next.is_some() {
        begun += 1;
        assert!(order.end(place).is_none(), "the end does not begin the next one inside of this one");
        next = order.begun(place, false);
    }
    assert_eq!(begun, 4);
    assert!(order.is_idle());
}

#[test]
fn a_blocking_caller_waits_for_its_own_asynchronous_call_and_no_longer() {
    let order = Order::default();
    let (place, _) = enter(&order, get(1, "a"));
    assert!(order.begun(place, false).is_none());
    assert!(!order.wait(place, SystemClock.now(), || false), "not over by then");
    assert!(!order.wait(place, SystemClock.now() + SOON, || true), "the instance is over");
    std::thread::scope(|scope| {
        let waits = scope.spawn(|| order.wait(place, SystemClock.now() + SOON, || false));
        while order.lines.lock().find(place).is_none_or(|line| line.behind.is_empty()) {
            std::thread::yield_now();
        }
        assert!(order.end(place).is_none());
        assert!(waits.join().expect("no panic"));
    });
    assert!(order.is_idle());
    assert!(order.wait(place, SystemClock.now(), || false), "nothing to wait for");
}

#[test]
fn a_wait_for_a_lock_makes_nobody_stand() {
    let order = Order::default();
    let lock = || call(1, "a", Operation::LockKey { lease: None });
    let (place, begins) = enter(&order, lock());
    assert!(begins.is_some() && order.begun(place, true).is_none() && order.is_idle());
    let (place, _) = enter(&order, get(1, "a"));
    assert!(order.begun(place, false).is_none());
    assert!(enter(&order, lock()).1.is_none(), "but it stands behind others");
    assert!(order.end(place).is_some() && order.begun(place, true).is_none() && order.is_idle());
}

#[test]
fn more_than_there_is_room_for_is_refused() {
    let order = Order::default();
    let (place, _) = enter(&order, get(1, "a"));
    for _ in 0..STANDING_MAX {
        assert!(enter(&order, get(1, "a")).1.is_none());
    }
    assert!(matches!(order.enter(place, get(1, "a")), Entered::Refused(_)));
    assert_eq!(order.lines.lock().standing, STANDING_MAX);
}

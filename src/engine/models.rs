//! Models of the engine's concurrent parts: the shipped code under a scheduler that tries many orders of its steps, and
//! finds who sleeps for ever. Time does not pass here: whoever relies on a time-out to be woken is never woken.

use super::calls::{Calls, Wake};
use super::order::{Deferred, Entered, Order};
use super::transport::send_queue_model;
use crate::engine::clock::SystemClock;
use crate::kernel::id::{CallId, ObjectId, PartitionId, ThreadId};
use crate::kernel::operation::{Ask, Operation};
use crate::kernel::time::MonoTime;
use shuttle::sync::atomic::{AtomicUsize, Ordering};
use shuttle::thread;
use std::sync::Arc;
use std::time::Duration;

/// Orders tried of each model.
const ORDERS: usize = 3_000;
/// Longer than any model runs.
const LATE: Duration = Duration::from_secs(600);

fn explore(model: impl Fn() + Send + Sync + 'static) {
    shuttle::check_pct(model, ORDERS, 3);
}

/// One caller sleeps until both of two others have brought their news, whenever they bring it.
#[test]
fn a_sleeping_caller_misses_no_wake_up() {
    explore(|| {
        let (wake, news) = (Arc::new(Wake::default()), Arc::new(AtomicUsize::new(0)));
        wake.begin();
        for _ in 0..2 {
            let (wake, news) = (wake.clone(), news.clone());
            thread::spawn(move || {
                news.fetch_add(1, Ordering::SeqCst);
                wake.signal();
            });
        }
        loop {
            wake.take();
            if news.load(Ordering::SeqCst) == 2 {
                return;
            }
            wake.sleep(LATE);
        }
    });
}

/// A slot is given back and used again while an answer to its first use is on its way.
#[test]
fn a_late_answer_never_touches_the_next_use_of_a_slot() {
    explore(|| {
        let calls = Arc::new(Calls::default());
        let (first, slot) = calls.begin().expect("room");
        let late = {
            let calls = calls.clone();
            thread::spawn(move || deliver(&calls, first))
        };
        calls.end(first, &slot);
        let (second, slot) = calls.begin().expect("room");
        assert!(slot.state.lock().asked.is_none(), "what the late answer says was for another");
        slot.wake.begin();
        let now = {
            let calls = calls.clone();
            thread::spawn(move || deliver(&calls, second))
        };
        while slot.state.lock().until != MonoTime(second.0) {
            slot.wake.sleep(LATE);
            slot.wake.take();
        }
        now.join().expect("no panic");
        late.join().expect("no panic");
        calls.end(second, &slot);
        assert_eq!(calls.waiting(), 0);
    });
}

/// As the engine delivers an answer: finds the slot, looks again under its lock, says it, wakes.
fn deliver(calls: &Calls, id: CallId) {
    let Some(call) = calls.find(id) else { return };
    let mut state = call.state.lock();
    if !state.is_for(id) {
        return;
    }
    state.until = MonoTime(id.0);
    drop(state);
    call.wake.signal();
}

fn deferred(n: u64) -> Deferred {
    let key = bytes::Bytes::from_static(b"k");
    let operation = Operation::CounterSet { value: n as i64 };
    let ask = Ask { object: ObjectId(1), key, thread: ThreadId(1), operation, lock_wait: Duration::ZERO };
    Deferred { partition: PartitionId(0), ask, started: MonoTime(0), then: Box::new(|_| {}) }
}

/// One thread makes three asynchronous calls and a blocking one; others end what is under way, at any time.
#[test]
fn calls_in_a_line_begin_in_order_and_whoever_waits_behind_them_goes_on() {
    explore(|| {
        let (order, begun) = (Arc::new(Order::default()), Arc::new(std::sync::Mutex::new(Vec::new())));
        let place = order.place(&deferred(0).ask);
        for n in 0..3 {
            let first = match order.enter(place, deferred(n)) {
                Entered::Begins(first) => Some(first),
                Entered::Stands => None,
                Entered::Refused(_) => panic!("there is room"),
            };
            begin(&order, &begun, first);
        }
        assert!(order.wait(place, SystemClock.now() + LATE, || false));
        assert_eq!(*begun.lock().expect("no panic"), [0, 1, 2], "the blocking call is the last one");
        assert!(order.is_free(ObjectId(1), b"k"));
    });
}

/// As the engine does: begins the call, whose end another thread may bring before this one is back.
fn begin(order: &Arc<Order>, begun: &Arc<std::sync::Mutex<Vec<i64>>>, first: Option<Deferred>) {
    let mut next = first;
    while let Some(call) = next {
        let place = order.place(&call.ask);
        let Operation::CounterSet { value } = call.ask.operation else { unreachable!("made above") };
        begun.lock().expect("no panic").push(value);
        let (order, begun, back) = (order.clone(), begun.clone(), order.clone());
        thread::spawn(move || {
            let next = order.end(place);
            begin(&order, &begun, next);
        });
        next = back.begun(place, false);
    }
}

/// Three threads append and flush: all bytes are in the socket when all have returned, though each may have left the
/// writing to another.
#[test]
fn combined_writer_leaves_no_frame_behind() {
    explore(send_queue_model::three_writers);
}

//! What an operation on a counter or a lock object answers and changes.

use super::data::Counter;
use super::lock::{self, Acquire, Claim, LockObject};
use super::map::{Call, Outcome};
use crate::kernel::id::ObjectId;
use crate::kernel::message::Change;
use crate::kernel::operation::{Ask, Operation, Refusal, Value};
use crate::kernel::planted::{self, Bug};
use smallvec::SmallVec;

fn change(change: Change, value: Value) -> Outcome {
    Outcome::Change { value, changes: SmallVec::from_buf([change]), events: SmallVec::new() }
}

/// What `operation` on a counter comes to.
pub fn decide(object: ObjectId, counter: Option<&Counter>, operation: &Operation) -> Outcome {
    let old = counter.map_or(0, |counter| counter.value);
    let store = |value, answer| change(Change::Counter { object, value }, answer);
    match operation {
        Operation::CounterGet => Outcome::Answer(Value::Integer(old)),
        Operation::CounterAdd { delta, answer_old } => {
            let new = old.wrapping_add(*delta);
            let answer = Value::Integer(if *answer_old { old } else { new });
            if *delta == 0 { Outcome::Answer(answer) } else { store(new, answer) }
        }
        Operation::CounterSet { value } => store(*value, Value::Integer(old)),
        Operation::CounterCompareAndSet { expected, .. } if *expected != old => {
            Outcome::Answer(Value::Bool(false))
        }
        Operation::CounterCompareAndSet { value, .. } => store(*value, Value::Bool(true)),
        _ => Outcome::Refused(Refusal::Destroyed),
    }
}

/// Counts one more, and says nothing.
pub fn next(object: ObjectId, counter: Option<&Counter>) -> Outcome {
    let value = counter.map_or(0, |counter| counter.value) + 1;
    change(Change::Counter { object, value }, Value::None)
}

/// What `ask` of a lock object comes to. `limit` is the object's own.
pub fn decide_lock(lock: Option<&LockObject>, ask: &Ask, limit: u32, call: Call) -> Outcome {
    let lock = lock.copied().unwrap_or_default();
    let object = ask.object;
    let holder = lock.holder.filter(|held| !held.is_over(call.now));
    match &ask.operation {
        Operation::Lock { limit: asked, lease } => {
            let limit = if *asked == 0 { limit } else { *asked };
            let claim = Claim { incarnation: call.incarnation, thread: ask.thread, lease: *lease, limit };
            let holder = holder.filter(|_| !planted::is(Bug::LockTwice));
            match lock::acquire(holder.as_ref(), &claim, lock.fence + 1, call.now) {
                Acquire::Now(holder) => {
                    let fence = lock.fence.max(holder.fence);
                    change(Change::Lock { object, state: Some(holder), fence }, Value::Fence(holder.fence))
                }
                Acquire::Wait if ask.lock_wait.is_zero() => Outcome::Answer(Value::Fence(0)),
                Acquire::Wait => Outcome::Wait,
                Acquire::Refused(refusal) => Outcome::Refused(refusal),
            }
        }
        Operation::Unlock { force } => {
            match lock::release(holder.as_ref(), (call.incarnation, ask.thread), *force, call.now) {
                Ok(None) if lock.holder.is_none() => Outcome::Answer(Value::None),
                Ok(state) => change(Change::Lock { object, state, fence: lock.fence }, Value::None),
                Err(refusal) => Outcome::Refused(refusal),
            }
        }
        Operation::LockState => Outcome::Answer(Value::LockState {
            fence: holder.map_or(0, |held| held.fence),
            count: holder.map_or(0, |held| held.count),
            mine: holder.is_some_and(|held| held.is(call.incarnation, ask.thread)),
        }),
        _ => Outcome::Refused(Refusal::Destroyed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTER: ObjectId = ObjectId(4);

    #[test]
    fn a_counter_wraps_around_and_compares() {
        let full = Counter { value: i64::MAX, fill: false };
        let add = Operation::CounterAdd { delta: 1, answer_old: false };
        let Outcome::Change { value, .. } = decide(COUNTER, Some(&full), &add) else { panic!("it changes") };
        assert_eq!(value, Value::Integer(i64::MIN));
        let compare = Operation::CounterCompareAndSet { expected: 1, value: 2 };
        assert_eq!(decide(COUNTER, None, &compare), Outcome::Answer(Value::Bool(false)));
        assert_eq!(decide(COUNTER, None, &Operation::CounterGet), Outcome::Answer(Value::Integer(0)));
    }
}

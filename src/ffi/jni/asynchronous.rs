//! Natives that start a call and do not wait for it.
//!
//! What ends a call may run on a thread of the instance that must not wait: it only encodes and queues. Whatever may
//! wait, such as asking once more for a lock or giving one back, is left to Java's next thread in `eventPoll`.

use super::completions::Answer;
use super::convert;
use super::desk::Desk;
use super::tables::{COUNTERS, GRIDS, LOCKS, MAPS};
use crate::error::Error;
use crate::grid::{ThreadId, run_as};
use crate::structures::map::Expiry;
use crate::structures::operations::{Operation, Value};
use crate::structures::{Lock, LockWait, Map};
use bytes::Bytes;
use jni::objects::JByteArray;
use jni::sys::{jint, jlong};
use std::sync::{Arc, Weak};
use std::time::Duration;

/// What is wanted of the answer of a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wanted {
    Answer,
    Nothing,
}

fn encode(value: Value, wanted: Wanted) -> Option<Vec<u8>> {
    match value {
        _ if wanted == Wanted::Nothing => None,
        Value::Bytes(bytes) => bytes.map(|bytes| bytes.to_vec()),
        Value::Bool(yes) => Some(vec![yes.into()]),
        Value::Integer(number) => Some(number.to_be_bytes().to_vec()),
        Value::Fence(fence) => Some(fence.to_be_bytes().to_vec()),
        _ => None,
    }
}

/// Ends a call with what the engine answers.
fn end(desk: &Weak<Desk>, call: i64, wanted: Wanted) -> impl FnOnce(Result<Value, Error>) + Send + 'static {
    let desk = desk.clone();
    move |result| {
        if let Some(desk) = desk.upgrade() {
            desk.end(call, result.map(|value| encode(value, wanted)));
        }
    }
}

/// What can be waited for.
#[derive(Clone)]
enum Lockable {
    Key { map: Map, key: Bytes, lease: Option<Duration> },
    Lock(Lock),
}

impl Lockable {
    fn ask(&self, step: Duration, then: impl FnOnce(Result<Value, Error>) + Send + 'static) {
        match self {
            Self::Key { map, key, lease } => {
                map.ask_async_within(key, Operation::LockKey { lease: *lease }, step, then)
            }
            Self::Lock(lock) => lock.ask_async(lock.acquire(), step, then),
        }
    }

    fn release(&self) {
        let nobody = |_| {}; // the caller has given up, and an instance that is over holds no lock
        match self {
            Self::Key { map, key, .. } => map.ask_async(key, Operation::UnlockKey { force: false }, nobody),
            Self::Lock(lock) => lock.ask_async(Operation::Unlock { force: false }, Duration::ZERO, nobody),
        }
    }
}

/// A wait for a lock: asked for step by step until it is had, given up, or its time is over.
#[derive(Clone)]
struct Waiting {
    desk: Weak<Desk>,
    call: i64,
    thread: ThreadId,
    it: Lockable,
    wait: LockWait,
}

impl Waiting {
    fn step(self) {
        let (step, last) = self.wait.step();
        let (it, thread) = (self.it.clone(), self.thread);
        run_as(thread, || it.ask(step, move |result| self.judge(result, last)));
    }

    fn judge(self, result: Result<Value, Error>, last: bool) {
        let Some(desk) = self.desk.upgrade() else { return };
        let had = matches!(result, Ok(Value::Bool(true) | Value::Fence(1..)));
        let again = matches!(result, Ok(_) | Err(Error::Timeout { .. })) && !had && !last;
        if again && desk.completions.is_open(self.call) {
            return desk.later(Box::new(move || self.step()));
        }
        if !desk.end(self.call, result.map(|value| encode(value, Wanted::Answer))) && had {
            // Given up meanwhile: nothing stays acquired.
            desk.later(Box::new(move || run_as(self.thread, || self.it.release())));
        }
    }
}

/// The operation of a number of `Native.ASYNC_*`, and what is wanted of its answer.
fn map_operation(
    operation: jint,
    value: Option<Vec<u8>>,
    expected: Option<Vec<u8>>,
    ttl: jlong,
    max_idle: jlong,
) -> Result<(Operation, Wanted), Error> {
    let value = || value.map(Bytes::from).ok_or(Error::NullArgument("value"));
    let expected = || expected.map(Bytes::from).ok_or(Error::NullArgument("expected"));
    let expiry = || convert::expiry(ttl, max_idle);
    Ok(match operation {
        1 => (Operation::Get, Wanted::Answer),
        2 => (Operation::Put { value: value()?, expiry: expiry()?, answer_old: true }, Wanted::Answer),
        3 => (Operation::Put { value: value()?, expiry: expiry()?, answer_old: false }, Wanted::Nothing),
        4 => (Operation::PutIfAbsent { value: value()?, expiry: expiry()? }, Wanted::Answer),
        5 => (Operation::Replace { value: value()? }, Wanted::Answer),
        6 => (Operation::ReplaceIfSame { expected: expected()?, value: value()? }, Wanted::Answer),
        7 => (Operation::Remove { answer_old: true }, Wanted::Answer),
        8 => (Operation::RemoveIfSame { expected: expected()? }, Wanted::Answer),
        9 => (Operation::Remove { answer_old: false }, Wanted::Nothing),
        10 => (Operation::ContainsKey, Wanted::Answer),
        12 => (Operation::UnlockKey { force: false }, Wanted::Nothing),
        13 => (Operation::UnlockKey { force: true }, Wanted::Nothing),
        14 => (Operation::IsKeyLocked, Wanted::Answer),
        15 => (Operation::Evict, Wanted::Answer),
        16 => (Operation::SetExpiry { expiry: convert::expiry(ttl, -1)? }, Wanted::Answer),
        17 => {
            (Operation::Put { value: value()?, expiry: Expiry::default(), answer_old: false }, Wanted::Answer)
        }
        18 => (Operation::Remove { answer_old: false }, Wanted::Answer),
        _ => return Err(unknown_operation(operation)),
    })
}

const LOCK_KEY: jint = 11;
const TRY_PUT: jint = 17;
const TRY_REMOVE: jint = 18;

/// What a try answers: whether it was done, rather than that somebody else holds the lock.
fn tried(result: Result<Value, Error>) -> Result<Value, Error> {
    match result {
        Ok(Value::None) => Ok(Value::Bool(true)),
        Err(Error::Locked) => Ok(Value::Bool(false)),
        other => other,
    }
}

fn counter_operation(operation: jint, a: jlong, b: jlong) -> Result<Operation, Error> {
    Ok(match operation {
        1 => Operation::CounterGet,
        2 => Operation::CounterAdd { delta: a, answer_old: false },
        3 => Operation::CounterAdd { delta: a, answer_old: true },
        4 => Operation::CounterSet { value: a },
        5 => Operation::CounterCompareAndSet { expected: a, value: b },
        _ => return Err(unknown_operation(operation)),
    })
}

fn unknown_operation(operation: jint) -> Error {
    Error::InvalidArgument { name: "operation", problem: format!("{operation} is none of Native.ASYNC_*") }
}

/// Runs what was begun; a call that could not even be asked ends with the reason.
fn begin(desk: &Arc<Desk>, ask: impl FnOnce(Weak<Desk>, i64)) -> Result<jlong, Error> {
    let call = desk.completions.begin()?;
    ask(Arc::downgrade(desk), call);
    Ok(call)
}

checked! {
    /// `long Native.mapAsync(long map, int operation, long threadId, byte[] key, byte[] value, byte[] expected, long
    /// ttlMillis, long maxIdleMillis)`.
    fn Java_io_filbert_internal_Native_mapAsync<'local>(
        env, map: jlong, operation: jint, id: jlong, key: JByteArray<'local>, value: JByteArray<'local>,
        expected: JByteArray<'local>, ttl: jlong, max_idle: jlong,
    ) -> jlong {
        let map = MAPS.keep(map)?;
        let (key, thread) = (convert::key(env, &key)?, convert::thread(id));
        if operation == LOCK_KEY {
            let (wait, lease) = (map.it.lock_wait(convert::wait(ttl)), convert::lease(max_idle)?);
            let it = Lockable::Key { map: map.it.clone(), key: key.into(), lease };
            return Ok(begin(&map.desk, |desk, call| Waiting { desk, call, thread, it, wait }.step())?);
        }
        let (value, expected) = (convert::maybe_bytes(env, &value)?, convert::maybe_bytes(env, &expected)?);
        let (asked, wanted) = map_operation(operation, value, expected, ttl, max_idle)?;
        if matches!(operation, TRY_PUT | TRY_REMOVE) {
            let wait = convert::wait(ttl);
            return Ok(begin(&map.desk, |desk, call| {
                let end = end(&desk, call, wanted);
                run_as(thread, || map.it.ask_async_within(&key, asked, wait, |result| end(tried(result))));
            })?);
        }
        Ok(begin(&map.desk, |desk, call| {
            run_as(thread, || map.it.ask_async(&key, asked, end(&desk, call, wanted)));
        })?)
    }

    /// `long Native.counterAsync(long counter, int operation, long threadId, long a, long b)`.
    fn Java_io_filbert_internal_Native_counterAsync<'local>(
        env, counter: jlong, operation: jint, id: jlong, a: jlong, b: jlong,
    ) -> jlong {
        let _ = env;
        let counter = COUNTERS.keep(counter)?;
        let (operation, thread) = (counter_operation(operation, a, b)?, convert::thread(id));
        Ok(begin(&counter.desk, |desk, call| {
            run_as(thread, || counter.it.ask_async(operation, end(&desk, call, Wanted::Answer)));
        })?)
    }

    /// `long Native.lockAsync(long lock, long threadId, long waitMillis)`.
    fn Java_io_filbert_internal_Native_lockAsync<'local>(env, lock: jlong, id: jlong, wait: jlong) -> jlong {
        let _ = env;
        let lock = LOCKS.keep(lock)?;
        let (wait, thread) = (lock.it.lock_wait(convert::wait(wait)), convert::thread(id));
        let it = Lockable::Lock(lock.it.clone());
        Ok(begin(&lock.desk, |desk, call| Waiting { desk, call, thread, it, wait }.step())?)
    }

    /// `long Native.lockReleaseAsync(long lock, long threadId)`.
    fn Java_io_filbert_internal_Native_lockReleaseAsync<'local>(env, lock: jlong, id: jlong) -> jlong {
        let _ = env;
        let (lock, thread) = (LOCKS.keep(lock)?, convert::thread(id));
        Ok(begin(&lock.desk, |desk, call| {
            let end = end(&desk, call, Wanted::Nothing);
            run_as(thread, || lock.it.ask_async(Operation::Unlock { force: false }, Duration::ZERO, end));
        })?)
    }

    /// `void Native.asyncCancel(long grid, long call)`.
    fn Java_io_filbert_internal_Native_asyncCancel<'local>(env, grid: jlong, call: jlong) {
        let _ = env;
        let answer: Answer = Err(Error::Interrupted);
        GRIDS.keep(grid)?.end(call, answer);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_operation_needs_its_arguments() {
        let some = || Some(b"v".to_vec());
        for needs_value in [2, 3, 4, 5, 6, 17] {
            let without = map_operation(needs_value, None, some(), -1, -1);
            assert_eq!(without, Err(Error::NullArgument("value")), "{needs_value}");
        }
        for needs_expected in [6, 8] {
            let without = map_operation(needs_expected, some(), None, -1, -1);
            assert_eq!(without, Err(Error::NullArgument("expected")), "{needs_expected}");
        }
        for known in (1..=10).chain(12..=18) {
            assert!(map_operation(known, some(), some(), -1, -1).is_ok(), "{known}");
        }
        for unknown in [0, -1, 11, 19, jint::MAX] {
            assert!(map_operation(unknown, some(), some(), -1, -1).is_err());
            assert!(counter_operation(unknown, 0, 0).is_err());
        }
        assert!(map_operation(2, some(), None, -2, -1).is_err(), "a time that is none");
    }

    #[test]
    fn a_try_is_answered_with_yes_or_no_and_fails_for_other_reasons_only() {
        assert_eq!(tried(Ok(Value::None)), Ok(Value::Bool(true)), "stored");
        assert_eq!(tried(Ok(Value::Bool(false))), Ok(Value::Bool(false)), "nothing to remove");
        assert_eq!(tried(Err(Error::Locked)), Ok(Value::Bool(false)));
        assert_eq!(tried(Err(Error::NotActive)), Err(Error::NotActive));
    }

    #[test]
    fn answers_have_the_form_that_java_expects() {
        let answer = |value| encode(value, Wanted::Answer);
        assert_eq!(answer(Value::Bytes(Some(Bytes::from_static(b"v")))), Some(b"v".to_vec()));
        assert_eq!(answer(Value::Bytes(None)), None);
        assert_eq!(answer(Value::Bool(true)), Some(vec![1]));
        assert_eq!(answer(Value::Integer(-2)), Some((-2i64).to_be_bytes().to_vec()));
        assert_eq!(answer(Value::Fence(3)), Some(3u64.to_be_bytes().to_vec()));
        assert_eq!(encode(Value::Bool(true), Wanted::Nothing), None);
    }
}

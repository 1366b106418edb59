//! A distributed lock with fencing tokens, held by a thread of a member.

use super::lock_wait::LockWait;
use crate::engine::{Engine, ObjectHandle, thread};
use crate::error::Error;
use crate::kernel::operation::{Ask, Operation, Value};
use bytes::Bytes;
use std::sync::Arc;
use std::time::Duration;

/// A distributed lock, reentrant, first come first served. Released when its holder's member leaves the cluster.
#[derive(Clone)]
pub struct Lock {
    engine: Arc<Engine>,
    object: Arc<ObjectHandle>,
}

/// What [`Lock::state`] answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LockState {
    /// Fence of the present holder; 0 = free.
    pub fence: u64,
    /// How often the holder has acquired it.
    pub count: u32,
    /// Whether the calling thread is the holder.
    pub mine: bool,
}

impl Lock {
    pub(crate) fn new(engine: Arc<Engine>, object: Arc<ObjectHandle>) -> Self {
        Self { engine, object }
    }

    /// The lock's name.
    pub fn name(&self) -> &str {
        &self.object.name
    }

    fn ask(&self, operation: Operation, lock_wait: Duration) -> Result<Value, Error> {
        let (object, thread) = (self.object.id(), thread::current());
        let ask = Ask { object, key: Bytes::new(), thread, operation, lock_wait };
        self.engine
            .call(&self.object, self.object.partition, ask)
            .map_err(|error| named(error, &self.object.name))
    }

    /// Acquires the lock, waiting as long as it takes, and answers its fence: a number that rises with each holder.
    pub fn lock(&self) -> Result<u64, Error> {
        self.try_lock(Duration::MAX)
    }

    /// Acquires the lock if it comes free within `wait`. Answers its fence; 0 = not acquired.
    ///
    /// # Errors
    /// `LockLimit` when the holder may not acquire it once more.
    pub fn try_lock(&self, wait: Duration) -> Result<u64, Error> {
        let had = self.lock_wait(wait).run(
            || self.engine.now(),
            |step| match self.ask(self.acquire(), step)? {
                Value::Fence(0) => Ok(None),
                Value::Fence(fence) => Ok(Some(fence)),
                other => unreachable!("answered {other:?} where a fence is defined"),
            },
        );
        had.map(Option::unwrap_or_default)
    }

    /// What [`try_lock`](Self::try_lock) asks: answered by `Value::Fence`.
    pub fn acquire(&self) -> Operation {
        Operation::Lock { limit: self.object.config.lock_limit, lease: None }
    }

    /// A wait for this lock of at most `wait`, in steps that fit into calls.
    pub fn lock_wait(&self, wait: Duration) -> LockWait {
        LockWait::new(&self.engine, wait)
    }

    /// Any lock operation, not waited for; see [`Map::ask_async`](super::Map::ask_async).
    pub fn ask_async(
        &self,
        operation: Operation,
        lock_wait: Duration,
        then: impl FnOnce(Result<Value, Error>) + Send + 'static,
    ) {
        let (object, thread) = (self.object.id(), thread::current());
        let ask = Ask { object, key: Bytes::new(), thread, operation, lock_wait };
        let name = self.object.name.clone();
        let then = move |result: Result<Value, Error>| then(result.map_err(|error| named(error, &name)));
        self.engine.call_async(&self.object, self.object.partition, ask, Box::new(then));
    }

    /// Releases the lock once.
    ///
    /// # Errors
    /// `NotLockOwner` for any thread but the holder.
    pub fn unlock(&self) -> Result<(), Error> {
        self.ask(Operation::Unlock { force: false }, Duration::ZERO).map(drop)
    }

    /// Who holds it.
    pub fn state(&self) -> Result<LockState, Error> {
        match self.ask(Operation::LockState, Duration::ZERO)? {
            Value::LockState { fence, count, mine } => Ok(LockState { fence, count, mine }),
            other => unreachable!("answered {other:?} where a lock state is defined"),
        }
    }
}

/// The engine knows objects by number.
fn named(error: Error, name: &str) -> Error {
    match error {
        Error::LockLimit(_) => Error::LockLimit(name.to_owned()),
        error => error,
    }
}

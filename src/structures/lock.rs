//! A distributed lock with fencing tokens, held by a thread of a member.

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
        self.engine.call(&self.object, self.object.partition, ask)
    }

    /// Acquires the lock, waiting as long as it takes, and answers its fence: a number that rises with each holder.
    pub fn lock(&self) -> Result<u64, Error> {
        loop {
            match self.try_lock(self.engine.call_timeout()) {
                Ok(0) | Err(Error::Timeout { .. }) => {}
                other => return other,
            }
        }
    }

    /// Acquires the lock if it comes free within `wait`. Answers its fence; 0 = not acquired.
    ///
    /// # Errors
    /// `LockLimit` when the holder may not acquire it once more.
    pub fn try_lock(&self, wait: Duration) -> Result<u64, Error> {
        let limit = self.object.config.lock_limit;
        match self.ask(Operation::Lock { limit, lease: None }, wait)? {
            Value::Fence(fence) => Ok(fence),
            other => unreachable!("answered {other:?} where a fence is defined"),
        }
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

//! Locks of keys, present or not. The owner is the calling thread of this member; reentrant.

use super::{Map, flag};
use crate::error::Error;
use crate::kernel::operation::Operation;
use crate::structures::LockWait;
use std::time::Duration;

impl Map {
    /// Locks `key`, waiting as long as it takes.
    ///
    /// # Blocking
    /// Until the lock is free. Asked for again whenever a call's deadline passes.
    pub fn lock(&self, key: &[u8], lease: Option<Duration>) -> Result<(), Error> {
        self.try_lock(key, Duration::MAX, lease).map(drop)
    }

    /// Locks `key` if it comes free within `wait`. Answers whether it did.
    pub fn try_lock(&self, key: &[u8], wait: Duration, lease: Option<Duration>) -> Result<bool, Error> {
        if lease.is_some_and(|lease| lease.is_zero()) {
            return Err(Error::InvalidArgument { name: "lease", problem: "must be positive".into() });
        }
        let ask = |step| {
            let locked = flag(self.ask_within(key, Operation::LockKey { lease }, step)?);
            Ok(locked.then_some(()))
        };
        self.lock_wait(wait).run(|| self.engine.now(), ask).map(|locked| locked.is_some())
    }

    /// A wait for a key's lock of at most `wait`, in steps that fit into calls.
    pub fn lock_wait(&self, wait: Duration) -> LockWait {
        LockWait::new(&self.engine, wait)
    }

    /// Releases `key` once.
    ///
    /// # Errors
    /// `NotLockOwner` for anybody but the holder.
    pub fn unlock(&self, key: &[u8]) -> Result<(), Error> {
        self.run(key, Operation::UnlockKey { force: false }).map(drop)
    }

    /// Releases `key` wholly, whoever holds it.
    pub fn force_unlock(&self, key: &[u8]) -> Result<(), Error> {
        self.run(key, Operation::UnlockKey { force: true }).map(drop)
    }

    /// Whether anybody holds the lock of `key`.
    pub fn is_locked(&self, key: &[u8]) -> Result<bool, Error> {
        self.run(key, Operation::IsKeyLocked).map(flag)
    }
}

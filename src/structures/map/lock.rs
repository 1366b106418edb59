//! Locks of keys, present or not. The owner is the calling thread of this member; reentrant.

use super::{Map, flag};
use crate::error::Error;
use crate::kernel::operation::Operation;
use std::time::Duration;

impl Map {
    /// Locks `key`, waiting as long as it takes.
    ///
    /// # Blocking
    /// Until the lock is free. Asked for again whenever a call's deadline passes.
    pub fn lock(&self, key: &[u8], lease: Option<Duration>) -> Result<(), Error> {
        loop {
            match self.try_lock(key, self.engine.call_timeout(), lease) {
                Ok(true) => return Ok(()),
                Ok(false) | Err(Error::Timeout { .. }) => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Locks `key` if it comes free within `wait`. Answers whether it did.
    pub fn try_lock(&self, key: &[u8], wait: Duration, lease: Option<Duration>) -> Result<bool, Error> {
        if lease.is_some_and(|lease| lease.is_zero()) {
            return Err(Error::InvalidArgument { name: "lease", problem: "must be positive".into() });
        }
        self.ask_within(key, Operation::LockKey { lease }, wait).map(flag)
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

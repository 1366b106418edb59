//! Removing.

use super::{Map, bytes, flag};
use crate::error::Error;
use crate::kernel::operation::Operation;
use bytes::Bytes;
use std::ops::ControlFlow;
use std::time::Duration;

impl Map {
    /// Removes `key` and answers its value.
    pub fn remove(&self, key: &[u8]) -> Result<Option<Bytes>, Error> {
        self.run(key, Operation::Remove { answer_old: true }).map(bytes)
    }

    /// Removes `key` and answers whether it had a value. Cheaper than [`remove`](Self::remove).
    pub fn delete(&self, key: &[u8]) -> Result<bool, Error> {
        self.run(key, Operation::Remove { answer_old: false }).map(flag)
    }

    /// Removes unless somebody else holds the key's lock for longer than `lock_wait`. Answers whether it did.
    pub fn try_remove(&self, key: &[u8], lock_wait: Duration) -> Result<bool, Error> {
        match self.ask_within(key, Operation::Remove { answer_old: false }, lock_wait) {
            Ok(value) => Ok(flag(value)),
            Err(Error::Locked) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Removes `key` if its value is `expected`, byte for byte. Answers whether it did.
    pub fn remove_if_same(&self, key: &[u8], expected: &[u8]) -> Result<bool, Error> {
        self.run(key, Operation::RemoveIfSame { expected: Bytes::copy_from_slice(expected) }).map(flag)
    }

    /// Removes `key` as eviction does: listeners hear EVICTED. Answers whether it did. Waits while
    /// another holds the key's lock.
    pub fn evict(&self, key: &[u8]) -> Result<bool, Error> {
        self.run(key, Operation::Evict).map(flag)
    }

    /// Removes all entries but locked ones. Listeners hear one event, if anything went.
    pub fn clear(&self) -> Result<(), Error> {
        self.count_other();
        self.sweep(false)
    }

    /// Evicts all entries but locked ones. Listeners hear one event, if anything went.
    pub fn evict_all(&self) -> Result<(), Error> {
        self.sweep(true)
    }

    fn sweep(&self, evict: bool) -> Result<(), Error> {
        let mut gone = 0;
        let swept = self.walk(
            |cursor| Operation::Clear { cursor, evict },
            |_, count| {
                gone += count;
                ControlFlow::Continue(())
            },
        );
        // Also when some partition did not answer: what went has gone.
        if gone > 0 {
            self.engine.publish_map_wide(&self.object, evict, gone);
        }
        swept
    }
}

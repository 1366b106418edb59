//! Storing.

use super::{Expiry, Map, bytes, check_size, check_value, flag};
use crate::engine::counts::Kind;
use crate::error::Error;
use crate::kernel::operation::{Operation, Value};
use bytes::Bytes;
use std::time::Duration;

impl Map {
    /// Stores `value` under `key` and answers the previous value.
    ///
    /// # Errors
    /// `Unknown` when it may or may not have been stored; `Overloaded`, `OutOfMemory`, `TooLarge`, `Timeout`: it was
    /// not.
    pub fn put(&self, key: &[u8], value: &[u8], expiry: Expiry) -> Result<Option<Bytes>, Error> {
        let value = check_value(value)?;
        self.ask(key, Operation::Put { value, expiry, answer_old: true }).map(bytes)
    }

    /// Stores `value` under `key`. Cheaper than [`put`](Self::put).
    pub fn set(&self, key: &[u8], value: &[u8], expiry: Expiry) -> Result<(), Error> {
        let value = check_value(value)?;
        self.ask(key, Operation::Put { value, expiry, answer_old: false }).map(drop)
    }

    /// Stores unless somebody else holds the key's lock for longer than `lock_wait`. Answers whether it did.
    pub fn try_put(&self, key: &[u8], value: &[u8], lock_wait: Duration) -> Result<bool, Error> {
        let value = check_value(value)?;
        let put = Operation::Put { value, expiry: Expiry::default(), answer_old: false };
        match self.ask_within(key, put, lock_wait) {
            Ok(_) => Ok(true),
            Err(Error::Locked) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Stores `value` if `key` has none. Answers the value that was there; `None` = stored.
    pub fn put_if_absent(&self, key: &[u8], value: &[u8], expiry: Expiry) -> Result<Option<Bytes>, Error> {
        let value = check_value(value)?;
        self.ask(key, Operation::PutIfAbsent { value, expiry }).map(bytes)
    }

    /// Stores `value` if `key` has one. Answers the previous value; `None` = not stored.
    pub fn replace(&self, key: &[u8], value: &[u8]) -> Result<Option<Bytes>, Error> {
        let value = check_value(value)?;
        self.ask(key, Operation::Replace { value }).map(bytes)
    }

    /// Stores `value` if the present one is `expected`, byte for byte. Answers whether it did.
    pub fn replace_if_same(&self, key: &[u8], expected: &[u8], value: &[u8]) -> Result<bool, Error> {
        let value = check_value(value)?;
        self.ask(key, Operation::ReplaceIfSame { expected: Bytes::copy_from_slice(expected), value })
            .map(flag)
    }

    /// Stores several entries; not atomic as a whole. All are sent at once; the first failure is answered when all
    /// have an outcome.
    pub fn put_all(&self, entries: &[(Bytes, Bytes)]) -> Result<(), Error> {
        let mut asks = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            check_size(value)?;
            let put = Operation::Put { value: value.clone(), expiry: Expiry::default(), answer_old: false };
            asks.push((self.engine.partition_of(key), self.form(key, put, Duration::MAX)));
        }
        self.counted(Some(Kind::Put), asks.len(), || self.engine.call_all(&self.object, asks).map(drop))
    }

    /// Changes the life of an entry. Answers whether there is one.
    pub fn set_expiry(&self, key: &[u8], expiry: Expiry) -> Result<bool, Error> {
        self.ask(key, Operation::SetExpiry { expiry }).map(flag)
    }

    /// Runs an operation whose answer nobody wants.
    pub(super) fn run(&self, key: &[u8], operation: Operation) -> Result<Value, Error> {
        self.ask(key, operation)
    }
}

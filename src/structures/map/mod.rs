//! A distributed map of bytes to bytes.
//!
//! Verbs by group: [`get`](self), put, remove, query, lock and listener, a file each. A key is compared byte for
//! byte. What another thread or member wrote is visible once that call returned.

mod counted;
mod cursor;
mod get;
mod listener;
mod lock;
mod put;
mod query;
mod remove;

use crate::engine::stats::MapStats;
use crate::engine::{Engine, ObjectHandle, thread};
use crate::error::Error;
use crate::kernel::id::ObjectId;
use crate::kernel::operation::{Ask, Operation, Value};
use bytes::Bytes;
use std::sync::Arc;
use std::time::Duration;

pub use crate::kernel::operation::{EntryView, Expiry};
pub use cursor::{Cursor, Yield};
pub use listener::MapListener;

/// Largest value, in bytes.
pub const VALUE_BYTES_MAX: usize = 64 << 20;

/// A distributed map. See the [module](self).
#[derive(Clone)]
pub struct Map {
    pub(crate) engine: Arc<Engine>,
    pub(crate) object: Arc<ObjectHandle>,
}

impl Map {
    pub(crate) fn new(engine: Arc<Engine>, object: Arc<ObjectHandle>) -> Self {
        Self { engine, object }
    }

    /// The map's name.
    pub fn name(&self) -> &str {
        &self.object.name
    }

    /// Its present identifier in the cluster.
    pub fn id(&self) -> ObjectId {
        self.object.id()
    }

    /// One operation on one key, waiting for locks of others as long as the call may last.
    fn ask(&self, key: &[u8], operation: Operation) -> Result<Value, Error> {
        self.ask_within(key, operation, Duration::MAX)
    }

    fn ask_within(&self, key: &[u8], operation: Operation, lock_wait: Duration) -> Result<Value, Error> {
        let kind = counted::kind_of(&operation, lock_wait);
        self.counted(kind, 1, || {
            self.engine.call(
                &self.object,
                self.engine.partition_of(key),
                self.form(key, operation, lock_wait),
            )
        })
    }

    fn form(&self, key: &[u8], operation: Operation, lock_wait: Duration) -> Ask {
        Ask {
            object: self.object.id(),
            key: Bytes::copy_from_slice(key),
            thread: thread::asking(),
            operation,
            lock_wait,
        }
    }

    /// Any single-key operation, not waited for: `then` is run once with its outcome, on a thread of the instance
    /// that must not be blocked (or on this thread, when the outcome is there at once).
    pub fn ask_async(
        &self,
        key: &[u8],
        operation: Operation,
        then: impl FnOnce(Result<Value, Error>) + Send + 'static,
    ) {
        self.ask_async_within(key, operation, Duration::MAX, then);
    }

    /// As [`ask_async`](Self::ask_async), waiting for a lock of somebody else for at most `lock_wait`.
    pub fn ask_async_within(
        &self,
        key: &[u8],
        operation: Operation,
        lock_wait: Duration,
        then: impl FnOnce(Result<Value, Error>) + Send + 'static,
    ) {
        if let Err(error) = check_operation(&operation) {
            return then(Err(error));
        }
        let then = self.counted_then(counted::kind_of(&operation, lock_wait), then);
        let ask = self.form(key, operation, lock_wait);
        self.engine.call_async(&self.object, self.engine.partition_of(key), ask, then);
    }

    /// Figures of this map at this member.
    pub fn stats(&self) -> MapStats {
        self.engine.map_stats(self.object.id(), self.name(), Some(&self.object.counts))
    }

    /// The partition of a key.
    pub fn partition_of(&self, key: &[u8]) -> u16 {
        self.engine.partition_of(key).0
    }
}

/// Refuses a value over [`VALUE_BYTES_MAX`], before anything is sent.
fn check_value(value: &[u8]) -> Result<Bytes, Error> {
    check_size(value)?;
    Ok(Bytes::copy_from_slice(value))
}

fn check_size(value: &[u8]) -> Result<(), Error> {
    if value.len() > VALUE_BYTES_MAX {
        return Err(Error::TooLarge {
            what: "value",
            size: value.len() as u64,
            limit: VALUE_BYTES_MAX as u64,
        });
    }
    Ok(())
}

fn check_operation(operation: &Operation) -> Result<(), Error> {
    match operation {
        Operation::Put { value, .. }
        | Operation::PutIfAbsent { value, .. }
        | Operation::Replace { value }
        | Operation::ReplaceIfSame { value, .. } => check_size(value),
        _ => Ok(()),
    }
}

/// The answer forms that an operation has by its definition in `kernel::operation`.
fn bytes(value: Value) -> Option<Bytes> {
    match value {
        Value::Bytes(bytes) => bytes,
        other => unreachable!("answered {other:?} where a value is defined"),
    }
}

fn flag(value: Value) -> bool {
    match value {
        Value::Bool(flag) => flag,
        other => unreachable!("answered {other:?} where yes or no is defined"),
    }
}

/// Messages obey the limit of values.
pub(super) fn check_message(message: &[u8]) -> Result<(), Error> {
    check_size(message)
}

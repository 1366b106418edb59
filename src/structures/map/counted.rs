//! Counting what callers of this member ask for, with the time it took.
//!
//! Which operation counts as which kind is Hazelcast's choice: `putAll` counts its entries as puts, `tryPut` is a put
//! although it answers no value, locks and evictions are not counted.

use super::Map;
use crate::engine::clock::SystemClock;
use crate::engine::counts::Kind;
use crate::error::Error;
use crate::kernel::operation::{Operation, Value};
use std::time::Duration;

/// What an operation on one key counts as; `None` = it is not counted.
pub(super) fn kind_of(operation: &Operation, lock_wait: Duration) -> Option<Kind> {
    match operation {
        Operation::Get => Some(Kind::Get),
        // Only a `set` waits for a lock as long as it takes.
        Operation::Put { answer_old: false, .. } if lock_wait == Duration::MAX => Some(Kind::Set),
        Operation::Put { .. }
        | Operation::PutIfAbsent { .. }
        | Operation::Replace { .. }
        | Operation::ReplaceIfSame { .. } => Some(Kind::Put),
        Operation::Remove { .. } | Operation::RemoveIfSame { .. } => Some(Kind::Remove),
        Operation::ContainsKey => Some(Kind::Other),
        _ => None,
    }
}

/// Whether an outcome is one that counts: a try in vain is.
fn is_answer<T>(result: &Result<T, Error>) -> bool {
    matches!(result, Ok(_) | Err(Error::Locked))
}

impl Map {
    /// Runs a call of `count` operations of a kind.
    pub(super) fn counted<T>(
        &self,
        kind: Option<Kind>,
        count: usize,
        call: impl FnOnce() -> Result<T, Error>,
    ) -> Result<T, Error> {
        let (Some(kind), Some(cell)) = (kind, self.object.counts.cell()) else { return call() };
        let started = SystemClock.now();
        let result = call();
        if is_answer(&result) {
            cell.add_timed(kind, count, started);
        }
        result
    }

    /// What an asynchronous operation of a kind is to end with.
    pub(super) fn counted_then(
        &self,
        kind: Option<Kind>,
        then: impl FnOnce(Result<Value, Error>) + Send + 'static,
    ) -> Box<dyn FnOnce(Result<Value, Error>) + Send> {
        let Some(kind) = kind.filter(|_| self.object.counts.is_on()) else { return Box::new(then) };
        let (object, started) = (self.object.clone(), SystemClock.now());
        Box::new(move |result| {
            if let Some(cell) = object.counts.cell().filter(|_| is_answer(&result)) {
                cell.add_timed(kind, 1, started);
            }
            then(result);
        })
    }

    /// Counts one of the operations that have no count of their own.
    pub(super) fn count_other(&self) {
        if let Some(cell) = self.object.counts.cell() {
            cell.add_other();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bytes::Bytes;

    #[test]
    fn a_try_is_a_put_and_what_is_no_access_is_not_counted() {
        let put = |answer_old| Operation::Put { value: Bytes::new(), expiry: Default::default(), answer_old };
        assert_eq!(kind_of(&put(true), Duration::MAX), Some(Kind::Put));
        assert_eq!(kind_of(&put(false), Duration::MAX), Some(Kind::Set));
        assert_eq!(kind_of(&put(false), Duration::ZERO), Some(Kind::Put));
        assert_eq!(kind_of(&Operation::Remove { answer_old: false }, Duration::ZERO), Some(Kind::Remove));
        for uncounted in [Operation::Evict, Operation::EntryView, Operation::IsKeyLocked] {
            assert_eq!(kind_of(&uncounted, Duration::MAX), None);
        }
    }
}

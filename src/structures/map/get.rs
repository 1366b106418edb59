//! Reading one key, or several.

use super::query::Collected;
use super::{EntryView, Map, bytes, flag};
use crate::engine::counts::Kind;
use crate::error::Error;
use crate::kernel::operation::{Operation, Value};
use bytes::Bytes;
use std::time::Duration;

impl Map {
    /// The value of `key`.
    ///
    /// # Errors
    /// Timeout, not active, no data member.
    pub fn get(&self, key: &[u8]) -> Result<Option<Bytes>, Error> {
        self.get_with(key, |value| value.map(Bytes::copy_from_slice))
    }

    /// Hands the value of `key` to `look`, without a copy when this member is the owner.
    ///
    /// `look` may run under the partition's lock: it must be short, and must not call the grid.
    pub fn get_with<R>(&self, key: &[u8], look: impl FnOnce(Option<&[u8]>) -> R) -> Result<R, Error> {
        match self.read_here(key, look) {
            Ok(result) => Ok(result),
            Err(look) => {
                let value = self.ask(key, Operation::Get)?;
                Ok(look(bytes(value).as_deref()))
            }
        }
    }

    /// As [`get_with`](Self::get_with), of what can be read on this member without a wait; `None` elsewhere.
    pub fn get_here<R>(&self, key: &[u8], look: impl FnOnce(Option<&[u8]>) -> R) -> Option<R> {
        self.read_here(key, look).ok()
    }

    /// A counted read of what can be read on this member without a wait. `Err` gives `look` back.
    fn read_here<R, F: FnOnce(Option<&[u8]>) -> R>(&self, key: &[u8], look: F) -> Result<R, F> {
        let counted = self.object.counts.read();
        let read = self.engine.read_local(self.engine.partition_of(key), self.object.id(), key, look)?;
        if let Some(counted) = counted {
            counted.done();
        }
        Ok(read)
    }

    /// Whether `key` has a value. Counts as an access.
    pub fn contains_key(&self, key: &[u8]) -> Result<bool, Error> {
        let partition = self.engine.partition_of(key);
        match self.engine.read_local(partition, self.object.id(), key, |value| value.is_some()) {
            Ok(found) => {
                self.count_other();
                Ok(found)
            }
            Err(_) => self.ask(key, Operation::ContainsKey).map(flag),
        }
    }

    /// The value of `key` with its times. Not counted as an access.
    pub fn entry_view(&self, key: &[u8]) -> Result<Option<EntryView>, Error> {
        match self.ask(key, Operation::EntryView)? {
            Value::Entry(view) => Ok(view.map(|view| *view)),
            other => unreachable!("answered {other:?} where an entry is defined"),
        }
    }

    /// The values of several keys; absent ones are left out. All are asked for at once.
    ///
    /// # Errors
    /// `TooLarge` for values of more than `filbert.query.result.bytes.max` together; as any read.
    pub fn get_all<K: AsRef<[u8]>>(&self, keys: &[K]) -> Result<Vec<(Bytes, Bytes)>, Error> {
        let asks = keys.iter().map(|key| {
            let key = key.as_ref();
            (self.engine.partition_of(key), self.form(key, Operation::Get, Duration::MAX))
        });
        let mut values = vec![None; keys.len()];
        let mut collected = Collected::new(self);
        self.counted(Some(Kind::Get), keys.len(), || {
            self.engine.call_each(&self.object, asks.collect(), |index, value| {
                values[index] = bytes(value);
                collected.add(values[index].as_slice())
            })
        })?;
        collected.check()?;
        let found = keys.iter().zip(values);
        Ok(found.filter_map(|(key, value)| Some((Bytes::copy_from_slice(key.as_ref()), value?))).collect())
    }
}

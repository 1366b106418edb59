//! Reading one key, or several.

use super::{EntryView, Map, bytes, flag};
use crate::error::Error;
use crate::kernel::operation::{Operation, Value};
use bytes::Bytes;

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
        let partition = self.engine.partition_of(key);
        match self.engine.read_local(partition, self.object.id(), key, look) {
            Ok(result) => Ok(result),
            Err(look) => {
                let value = self.ask(key, Operation::Get)?;
                Ok(look(bytes(value).as_deref()))
            }
        }
    }

    /// As [`get_with`](Self::get_with), of what can be read on this member without a wait; `None` elsewhere.
    pub fn get_here<R>(&self, key: &[u8], look: impl FnOnce(Option<&[u8]>) -> R) -> Option<R> {
        self.engine.read_local(self.engine.partition_of(key), self.object.id(), key, look).ok()
    }

    /// Whether `key` has a value. Counts as an access.
    pub fn contains_key(&self, key: &[u8]) -> Result<bool, Error> {
        let partition = self.engine.partition_of(key);
        match self.engine.read_local(partition, self.object.id(), key, |value| value.is_some()) {
            Ok(found) => Ok(found),
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
    pub fn get_all<K: AsRef<[u8]>>(&self, keys: &[K]) -> Result<Vec<(Bytes, Bytes)>, Error> {
        let asks =
            keys.iter().map(|key| (self.engine.partition_of(key.as_ref()), key.as_ref(), Operation::Get));
        let forms =
            asks.map(|(partition, key, get)| (partition, self.form(key, get, std::time::Duration::MAX)));
        let values = self.engine.call_all(&self.object, forms.collect())?;
        let found = keys.iter().zip(values).filter_map(|(key, value)| {
            bytes(value).map(|value| (Bytes::copy_from_slice(key.as_ref()), value))
        });
        Ok(found.collect())
    }
}

//! Walks over the whole map. Not a snapshot: each partition contributes once, as of the instant it is asked.

use super::Map;
use crate::engine::stats::MapStats;
use crate::error::Error;
use crate::kernel::id::PartitionId;
use crate::kernel::operation::{Operation, Scan, Value};
use bytes::Bytes;
use std::time::Duration;

/// Most bytes that a walk may collect; more is an error, not an exhausted memory.
pub const RESULT_BYTES_MAX: u64 = 256 << 20;

impl Map {
    /// Figures of this map at this member.
    pub fn local_stats(&self) -> MapStats {
        self.engine.object_stats(self.object.id(), self.name())
    }

    /// Number of entries. May count an expired one for 100 ms.
    pub fn size(&self) -> Result<u64, Error> {
        self.walk(|cursor| Operation::Scan { cursor, what: Scan::Count }, |_, _| true)
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> Result<bool, Error> {
        Ok(self.size()? == 0)
    }

    /// Whether some entry has this value, byte for byte.
    pub fn contains_value(&self, value: &[u8]) -> Result<bool, Error> {
        let value = Bytes::copy_from_slice(value);
        let scan = |cursor| Operation::Scan { cursor, what: Scan::Contains(value.clone()) };
        Ok(self.walk(scan, |_, count| count == 0)? > 0)
    }

    /// All keys.
    pub fn keys(&self) -> Result<Vec<Bytes>, Error> {
        self.collect(Scan::Keys)
    }

    /// All values.
    pub fn values(&self) -> Result<Vec<Bytes>, Error> {
        self.collect(Scan::Values)
    }

    /// All entries.
    pub fn entries(&self) -> Result<Vec<(Bytes, Bytes)>, Error> {
        let mut items = self.collect(Scan::Entries)?.into_iter();
        Ok(std::iter::from_fn(|| Some((items.next()?, items.next()?))).collect())
    }

    fn collect(&self, what: Scan) -> Result<Vec<Bytes>, Error> {
        let mut collected: Vec<Bytes> = Vec::new();
        let mut bytes = 0u64;
        self.walk(
            |cursor| Operation::Scan { cursor, what: what.clone() },
            |items, _| {
                bytes += items.iter().map(|item| item.len() as u64).sum::<u64>();
                collected.extend(items);
                bytes <= RESULT_BYTES_MAX
            },
        )?;
        if bytes > RESULT_BYTES_MAX {
            return Err(Error::TooLarge { what: "query result", size: bytes, limit: RESULT_BYTES_MAX });
        }
        Ok(collected)
    }

    /// Asks every partition step by step until each has no next page, or `page` answers false. Answers the sum of
    /// the counts. All partitions are asked at once; of those that go on, the next pages together.
    pub(super) fn walk(
        &self,
        step: impl Fn(u64) -> Operation,
        mut page: impl FnMut(Vec<Bytes>, u64) -> bool,
    ) -> Result<u64, Error> {
        let mut open: Vec<(PartitionId, u64)> =
            (0..self.engine.partition_count()).map(|partition| (PartitionId(partition), 0)).collect();
        let mut total = 0;
        while !open.is_empty() {
            let asks = open
                .iter()
                .map(|(partition, cursor)| (*partition, self.form(&[], step(*cursor), Duration::MAX)));
            let answers = self.engine.call_all(&self.object, asks.collect())?;
            let mut next_open = Vec::new();
            for ((partition, _), answer) in open.into_iter().zip(answers) {
                let Value::Page { items, count, next } = answer else {
                    unreachable!("a walk is answered by pages");
                };
                total += count;
                if let Some(next) = next {
                    next_open.push((partition, next));
                }
                if !page(items, count) {
                    return Ok(total);
                }
            }
            open = next_open;
        }
        Ok(total)
    }
}

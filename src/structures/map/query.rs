//! Walks over the whole map. Not a snapshot: each partition contributes once, as of the instant it is asked.

use super::Map;
use crate::error::Error;
use crate::kernel::id::PartitionId;
use crate::kernel::operation::{Operation, Scan, Value};
use bytes::Bytes;
use std::ops::ControlFlow;
use std::time::Duration;

/// Counts what a call collects: more than `filbert.query.result.bytes.max` is an error, not an exhausted memory.
pub(super) struct Collected {
    bytes: u64,
    limit: u64,
}

impl Collected {
    pub(super) fn new(map: &Map) -> Self {
        Self { bytes: 0, limit: map.engine.query_result_bytes_max() }
    }

    /// Counts some more. Whether that is still allowed.
    pub(super) fn add(&mut self, items: &[Bytes]) -> ControlFlow<()> {
        self.bytes += items.iter().map(|item| item.len() as u64).sum::<u64>();
        if self.bytes > self.limit { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// The error, if it is one.
    pub(super) fn check(&self) -> Result<(), Error> {
        if self.bytes > self.limit {
            let what = "result (filbert.query.result.bytes.max)";
            return Err(Error::TooLarge { what, size: self.bytes, limit: self.limit });
        }
        Ok(())
    }
}

impl Map {
    /// Number of entries. May count an expired one for 100 ms.
    pub fn size(&self) -> Result<u64, Error> {
        self.count_other();
        let mut size = 0;
        self.walk(
            |cursor| Operation::Scan { cursor, what: Scan::Count },
            |_, count| {
                size += count;
                ControlFlow::Continue(())
            },
        )?;
        Ok(size)
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> Result<bool, Error> {
        Ok(self.size()? == 0)
    }

    /// Whether some entry has this value, byte for byte.
    pub fn contains_value(&self, value: &[u8]) -> Result<bool, Error> {
        self.count_other();
        let value = Bytes::copy_from_slice(value);
        let mut found = false;
        self.walk(
            |cursor| Operation::Scan { cursor, what: Scan::Contains(value.clone()) },
            |_, count| {
                found |= count > 0;
                if found { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        )?;
        Ok(found)
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
        self.count_other();
        let mut items: Vec<Bytes> = Vec::new();
        let mut collected = Collected::new(self);
        self.walk(
            |cursor| Operation::Scan { cursor, what: what.clone() },
            |page, _| {
                let flow = collected.add(&page);
                items.extend(page);
                flow
            },
        )?;
        collected.check()?;
        Ok(items)
    }

    /// Asks every partition step by step until each has no next page, or `page` has enough. Of the partitions that
    /// go on, the next pages are asked for together.
    pub(super) fn walk(
        &self,
        step: impl Fn(u64) -> Operation,
        mut page: impl FnMut(Vec<Bytes>, u64) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let all = (0..self.engine.partition_count()).map(PartitionId);
        let mut open: Vec<(PartitionId, u64)> = all.map(|partition| (partition, 0)).collect();
        let mut enough = false;
        while !open.is_empty() && !enough {
            let asks = open
                .iter()
                .map(|(partition, cursor)| (*partition, self.form(&[], step(*cursor), Duration::MAX)));
            let mut next_open = Vec::new();
            self.engine.call_each(&self.object, asks.collect(), |index, answer| {
                let Value::Page { items, count, next } = answer else {
                    unreachable!("a walk is answered by pages");
                };
                next_open.extend(next.map(|next| (open[index].0, next)));
                let flow = page(items, count);
                enough |= flow.is_break();
                flow
            })?;
            open = next_open;
        }
        Ok(())
    }
}

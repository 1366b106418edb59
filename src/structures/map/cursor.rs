//! A walk over a map that its caller takes page by page.
//!
//! Not a snapshot: each partition contributes once, as of the instant it is asked. Invariant: what waits here is at
//! most one round of pages of [`WINDOW`] partitions; the caller's total is limited as that of a whole walk.

use super::Map;
use super::query::Collected;
use crate::error::Error;
use crate::kernel::id::PartitionId;
use crate::kernel::operation::{Operation, Scan, Value};
use bytes::Bytes;
use std::collections::VecDeque;
use std::time::Duration;

/// Partitions asked at once.
const WINDOW: usize = 16;

/// What a [`Cursor`] yields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Yield {
    /// Keys.
    Keys,
    /// Values.
    Values,
    /// Keys and values in turn.
    Entries,
}

/// See the [module](self).
pub struct Cursor {
    map: Map,
    what: Yield,
    /// Partitions to ask, and from where on.
    open: VecDeque<(PartitionId, u64)>,
    items: VecDeque<Bytes>,
    collected: Collected,
}

impl Map {
    /// A cursor over the whole cluster, or with `local` over what this member owns now.
    pub fn cursor(&self, what: Yield, local: bool) -> Cursor {
        self.count_other();
        let snapshot = self.engine.snapshot();
        let owned = |partition: &PartitionId| {
            !local || snapshot.state.assignment(*partition).owner() == Some(snapshot.me)
        };
        let partitions = (0..self.engine.partition_count()).map(PartitionId).filter(owned);
        let open = partitions.map(|partition| (partition, 0)).collect();
        Cursor { map: self.clone(), what, open, items: VecDeque::new(), collected: Collected::new(self) }
    }
}

impl Cursor {
    /// The next items, at most `bytes_max` of them unless one is larger; `None` at the end. Of entries, key and value
    /// are never parted.
    ///
    /// # Errors
    /// `TooLarge` when the walk has yielded more than `filbert.query.result.bytes.max`; as any read.
    pub fn next_page(&mut self, bytes_max: usize) -> Result<Option<Vec<Bytes>>, Error> {
        let each = if self.what == Yield::Entries { 2 } else { 1 };
        while self.items.len() < each {
            if self.open.is_empty() {
                return Ok(None);
            }
            self.fetch()?;
        }
        let (mut page, mut bytes) = (Vec::new(), 0);
        while self.items.len() >= each {
            let size: usize = self.items.iter().take(each).map(|item| item.len() + 4).sum();
            if !page.is_empty() && bytes + size > bytes_max {
                break;
            }
            bytes += size;
            page.extend(self.items.drain(..each));
        }
        Ok(Some(page))
    }

    fn fetch(&mut self) -> Result<(), Error> {
        let what = match self.what {
            Yield::Keys => Scan::Keys,
            Yield::Values => Scan::Values,
            Yield::Entries => Scan::Entries,
        };
        let asked: Vec<_> = self.open.drain(..WINDOW.min(self.open.len())).collect();
        let ask = |(partition, cursor): &(PartitionId, u64)| {
            let scan = Operation::Scan { cursor: *cursor, what: what.clone() };
            (*partition, self.map.form(&[], scan, Duration::MAX))
        };
        let asks = asked.iter().map(ask).collect();
        for ((partition, _), answer) in
            asked.into_iter().zip(self.map.engine.call_all(&self.map.object, asks)?)
        {
            let Value::Page { items, next, .. } = answer else {
                unreachable!("a walk is answered by pages");
            };
            let _ = self.collected.add(&items); // one round is under way in any case
            self.items.extend(items);
            if let Some(next) = next {
                self.open.push_front((partition, next));
            }
        }
        self.collected.check()
    }
}

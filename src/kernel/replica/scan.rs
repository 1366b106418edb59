//! Walks over the records of a map, one bounded step at a time: pages, and `clear`.
//!
//! The cursor is a slot number. Records keep their slots, so each record that nobody touches meanwhile is met once.

use super::data::Map;
use super::map::Outcome;
use crate::kernel::message::Change;
use crate::kernel::operation::{Scan, Value};
use crate::kernel::time::MonoTime;
use bytes::Bytes;
use smallvec::SmallVec;

/// Most records of one step.
pub const STEP_RECORDS: usize = 1_000;
/// Bytes above which a step ends.
pub const STEP_BYTES: usize = 256 << 10;
/// Most slots, empty ones included, that one step looks at.
const STEP_SLOTS: u64 = 8_192;

/// One step of a walk. What is left out because its time is over is gone only once that is an effect: the keys are to
/// be taken out before the page is answered.
pub fn page(map: &Map, cursor: u64, what: &Scan, now: MonoTime) -> Outcome {
    let end = u64::from(map.store.slots());
    let (mut items, mut over, mut count, mut bytes) = (Vec::new(), Vec::new(), 0, 0);
    let mut at = cursor;
    while at < end
        && at - cursor < STEP_SLOTS
        && count < STEP_RECORDS as u64
        && over.len() < STEP_RECORDS
        && bytes < STEP_BYTES
    {
        let record = map.store.get(at as u32);
        at += 1;
        let Some(record) = record else { continue };
        if map.is_over(record, now) {
            over.push(Bytes::copy_from_slice(record.key()));
            continue;
        }
        let mut take = |part: &[u8]| {
            bytes += part.len();
            items.push(Bytes::copy_from_slice(part));
        };
        match what {
            Scan::Count => {}
            Scan::Keys => take(record.key()),
            Scan::Values => take(record.value()),
            Scan::Entries => {
                take(record.key());
                take(record.value());
            }
            Scan::Contains(wanted) if record.value() == &wanted[..] => {
                return Outcome::Page { value: Value::Page { items, count: 1, next: None }, over };
            }
            Scan::Contains(_) => {
                bytes += record.value().len() / 8; // compared, not copied
                continue;
            }
        }
        count += 1;
    }
    Outcome::Page { value: Value::Page { items, count, next: (at < end).then_some(at) }, over }
}

/// A step over nothing.
pub fn nothing() -> Outcome {
    let value = Value::Page { items: Vec::new(), count: 0, next: None };
    Outcome::Page { value, over: Vec::new() }
}

/// One step of removing every record that is not locked.
pub fn clear(map: &Map, cursor: u64, now: MonoTime) -> Outcome {
    let end = u64::from(map.store.slots());
    let mut changes: SmallVec<[Change; 1]> = SmallVec::new();
    let mut bytes = 0;
    let mut at = cursor;
    while at < end && at - cursor < STEP_SLOTS && changes.len() < STEP_RECORDS && bytes < STEP_BYTES {
        let record = map.store.get(at as u32);
        at += 1;
        let Some(record) = record.filter(|record| !map.is_locked(record.key(), now)) else { continue };
        bytes += record.key().len();
        changes.push(Change::Remove { object: map.id, key: Bytes::copy_from_slice(record.key()) });
    }
    let value =
        Value::Page { items: Vec::new(), count: changes.len() as u64, next: (at < end).then_some(at) };
    if changes.is_empty() {
        return Outcome::Page { value, over: Vec::new() };
    }
    Outcome::Change { value, changes, events: SmallVec::new() }
}

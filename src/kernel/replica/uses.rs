//! How a map's records are used in one partition: for statistics only, it goes nowhere with the records.

use crate::kernel::message::Change;
use crate::kernel::time::MonoTime;

/// What the owner of a map's records counts and notes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Uses {
    /// Uses of records that were there.
    pub hits: u64,
    /// The last of them.
    pub accessed: MonoTime,
    /// The last write or removal.
    pub updated: MonoTime,
    /// Records that made room for others.
    pub evictions: u64,
    /// Records whose time was over.
    pub expirations: u64,
}

impl Uses {
    /// A record was there.
    pub fn hit(&mut self, now: MonoTime) {
        self.hits += 1;
        self.accessed = now;
    }

    /// A caller's operation changes something. What a store removes is another key's, for want of room.
    pub fn write(&mut self, changes: &[Change], evicts: bool, now: MonoTime) {
        let removed = changes.iter().filter(|change| matches!(change, Change::Remove { .. })).count();
        let stored = changes.iter().any(|change| matches!(change, Change::Put { .. }));
        if stored || (removed > 0 && !evicts) {
            self.updated = now;
        }
        if stored {
            self.evictions += removed as u64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::ObjectId;
    use crate::kernel::message::RecordMeta;
    use crate::kernel::time::ms;
    use bytes::Bytes;

    const MAP: ObjectId = ObjectId(1);

    fn put() -> Change {
        let (key, value) = (Bytes::from_static(b"new"), Bytes::from_static(b"v"));
        Change::Put { object: MAP, key, value, meta: RecordMeta::default() }
    }

    fn remove() -> Change {
        Change::Remove { object: MAP, key: Bytes::from_static(b"old") }
    }

    #[test]
    fn what_a_store_removes_was_evicted_and_what_a_caller_evicts_is_no_update() {
        let mut uses = Uses::default();
        uses.write(&[remove()], true, ms(1));
        assert_eq!(uses, Uses::default());
        uses.write(&[remove()], false, ms(2));
        assert_eq!((uses.updated, uses.evictions), (ms(2), 0));
        uses.write(&[put()], false, ms(3));
        assert_eq!((uses.updated, uses.evictions), (ms(3), 0));
        uses.write(&[remove(), put()], false, ms(4));
        assert_eq!((uses.updated, uses.evictions), (ms(4), 1));
    }
}

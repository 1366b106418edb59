//! Where the records of one map lie: stable slots, and an index over them.
//!
//! A record keeps its slot as long as it lives, so a walk by slot number sees each record that nobody touches exactly
//! once. Slots come in chunks and the index grows one small table at a time (linear hashing): no step ever moves
//! more than about twice [`TABLE_KEYS`] entries, and nothing doubles.

use super::hash;
use super::record::Record;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

/// Slots of a chunk.
const CHUNK: usize = 256;
/// Keys per table above which one more table is split off: just below what a table of 1,024 buckets holds.
const TABLE_KEYS: usize = 800;
/// No further free slot.
const NONE: u32 = u32::MAX;

enum Slot {
    /// Empty; the next empty one.
    Free(u32),
    Used(Box<[u8]>),
}

/// The records of one map in one partition.
pub struct Store {
    secret: u64,
    chunks: Vec<Box<[Slot]>>,
    free: u32,
    tables: Vec<HashTable<u32>>,
    len: usize,
}

impl Store {
    /// An empty store whose hash is keyed by `secret`.
    pub fn new(secret: u64) -> Self {
        Self { secret, chunks: Vec::new(), free: NONE, tables: vec![HashTable::new()], len: 0 }
    }

    /// How many records.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The hash of a key, for all that is keyed by it.
    #[inline]
    pub fn hash(&self, key: &[u8]) -> u64 {
        hash::keyed(self.secret, key)
    }

    /// Which table a hash belongs to: bits that the table itself does not look at.
    #[inline]
    fn table(&self, hash: u64) -> usize {
        let n = self.tables.len();
        if n == 1 {
            return 0;
        }
        let bits = (hash >> 24) as u32 as usize;
        let whole = n.next_power_of_two();
        let at = bits & (whole - 1);
        if at < n { at } else { at & (whole / 2 - 1) }
    }

    #[inline]
    fn at(chunks: &[Box<[Slot]>], slot: u32) -> Option<&[u8]> {
        match chunks.get(slot as usize / CHUNK)?.get(slot as usize % CHUNK)? {
            Slot::Used(record) => Some(record),
            Slot::Free(_) => None,
        }
    }

    fn holds(chunks: &[Box<[Slot]>], slot: u32, key: &[u8]) -> bool {
        Self::at(chunks, slot).is_some_and(|record| Record(record).key() == key)
    }

    /// The slot of a key.
    #[inline]
    pub fn find(&self, hash: u64, key: &[u8]) -> Option<u32> {
        let chunks = &self.chunks;
        self.tables[self.table(hash)].find(hash, |slot| Self::holds(chunks, *slot, key)).copied()
    }

    /// The record in a slot.
    #[inline]
    pub fn get(&self, slot: u32) -> Option<Record<'_>> {
        Self::at(&self.chunks, slot).map(Record)
    }

    /// The record in a slot, to note an access in it.
    pub fn get_mut(&mut self, slot: u32) -> Option<&mut [u8]> {
        match self.chunks.get_mut(slot as usize / CHUNK)?.get_mut(slot as usize % CHUNK)? {
            Slot::Used(record) => Some(record),
            Slot::Free(_) => None,
        }
    }

    /// The record of a key.
    pub fn lookup(&self, hash: u64, key: &[u8]) -> Option<Record<'_>> {
        self.find(hash, key).and_then(|slot| self.get(slot))
    }

    /// Stores `record`, whose key has `hash`. Returns its slot and the record it replaced.
    pub fn insert(&mut self, hash: u64, record: Box<[u8]>) -> (u32, Option<Box<[u8]>>) {
        let key = Record(&record).key();
        let table = self.table(hash);
        let secret = self.secret;
        let free = self.free;
        let next = if free == NONE { (self.chunks.len() * CHUNK) as u32 } else { free };
        let chunks = &self.chunks;
        let rehash =
            |slot: &u32| Self::at(chunks, *slot).map_or(0, |old| hash::keyed(secret, Record(old).key()));
        match self.tables[table].entry(hash, |slot| Self::holds(chunks, *slot, key), rehash) {
            Entry::Occupied(entry) => {
                let slot = *entry.get();
                let old = std::mem::replace(
                    &mut self.chunks[slot as usize / CHUNK][slot as usize % CHUNK],
                    Slot::Used(record),
                );
                let Slot::Used(old) = old else { unreachable!("the index names used slots only") };
                (slot, Some(old))
            }
            Entry::Vacant(entry) => {
                entry.insert(next);
                self.occupy(next, record);
                self.len += 1;
                if self.len > self.tables.len() * TABLE_KEYS {
                    self.split();
                }
                (next, None)
            }
        }
    }

    fn occupy(&mut self, slot: u32, record: Box<[u8]>) {
        if slot as usize == self.chunks.len() * CHUNK {
            let first = slot;
            let links = (0..CHUNK as u32)
                .map(|i| Slot::Free(if i + 1 < CHUNK as u32 { first + i + 1 } else { NONE }));
            self.chunks.push(links.collect());
        }
        let place = &mut self.chunks[slot as usize / CHUNK][slot as usize % CHUNK];
        let Slot::Free(next) = std::mem::replace(place, Slot::Used(record)) else {
            unreachable!("free slots are chained")
        };
        self.free = next;
    }

    /// Adds one table and moves to it what now belongs there, all from one other table.
    fn split(&mut self) {
        let n = self.tables.len();
        let from = n - n.next_power_of_two() / if n.is_power_of_two() { 1 } else { 2 };
        self.tables.push(HashTable::with_capacity(TABLE_KEYS));
        let old = std::mem::take(&mut self.tables[from]);
        let mut kept = HashTable::with_capacity(old.len() / 2);
        let mut moved = HashTable::with_capacity(TABLE_KEYS);
        for slot in old {
            let hash = self.slot_hash(slot);
            let rehash = |slot: &u32| self.slot_hash(*slot);
            if self.table(hash) == from {
                kept.insert_unique(hash, slot, rehash);
            } else {
                moved.insert_unique(hash, slot, rehash);
            }
        }
        self.tables[from] = kept;
        self.tables[n] = moved;
    }

    fn slot_hash(&self, slot: u32) -> u64 {
        self.get(slot).map_or(0, |record| self.hash(record.key()))
    }

    /// Takes the record of a key out.
    pub fn remove(&mut self, hash: u64, key: &[u8]) -> Option<Box<[u8]>> {
        let table = self.table(hash);
        let chunks = &self.chunks;
        let entry = self.tables[table].find_entry(hash, |slot| Self::holds(chunks, *slot, key)).ok()?;
        let (slot, _) = entry.remove();
        let place = &mut self.chunks[slot as usize / CHUNK][slot as usize % CHUNK];
        let Slot::Used(record) = std::mem::replace(place, Slot::Free(self.free)) else {
            unreachable!("the index names used slots only")
        };
        self.free = slot;
        self.len -= 1;
        Some(record)
    }

    /// One above the highest slot number in use.
    pub fn slots(&self) -> u32 {
        (self.chunks.len() * CHUNK) as u32
    }

    /// Drops the records of the last chunk, for stores that go as a whole. Returns what they cost, and `None` at the
    /// end. The index is not kept up: nothing else may be asked of a store afterwards.
    pub fn drop_chunk(&mut self) -> Option<u64> {
        let table = self.tables.pop();
        match self.chunks.pop() {
            Some(chunk) => {
                let cost =
                    |slot: &Slot| if let Slot::Used(record) = slot { Record(record).cost() } else { 0 };
                Some(chunk.iter().map(cost).sum())
            }
            None => table.map(|_| 0),
        }
    }

    /// Bytes of the slots and the index, without the records.
    #[cfg(test)]
    pub fn overhead(&self) -> usize {
        self.chunks.len() * CHUNK * size_of::<Slot>()
            + self.tables.iter().map(|table| table.allocation_size()).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::replica::record::{Keeps, Life, build};
    use crate::kernel::time::ms;
    use std::collections::BTreeMap;

    fn record(key: &[u8], value: &[u8]) -> Box<[u8]> {
        build(Keeps::default(), false, &Life::default(), ms(0), key, value)
    }

    #[test]
    fn a_slot_is_as_small_as_a_box() {
        assert_eq!(size_of::<Slot>(), 16);
    }

    #[test]
    fn random_operations_agree_with_a_map() {
        let mut store = Store::new(11);
        let mut model = BTreeMap::new();
        let mut x = 1u64;
        for step in 0..60_000u32 {
            x = x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let key = ((x >> 40) % 9_000).to_be_bytes();
            let hash = store.hash(&key);
            if x & 0x300 != 0 {
                let (_, old) = store.insert(hash, record(&key, &step.to_be_bytes()));
                let old = old.map(|old| Record(&old).value().to_vec());
                assert_eq!(old, model.insert(key, step.to_be_bytes().to_vec()));
            } else {
                let old = store.remove(hash, &key).map(|old| Record(&old).value().to_vec());
                assert_eq!(old, model.remove(&key));
            }
        }
        assert_eq!(store.len(), model.len());
        for (key, value) in &model {
            let found = store.lookup(store.hash(key), key).expect("the model has it");
            assert_eq!(found.value(), &value[..]);
        }
        let walked = (0..store.slots()).filter(|slot| store.get(*slot).is_some()).count();
        assert_eq!(walked, model.len());
    }

    #[test]
    fn no_more_than_36_bytes_on_top_of_key_and_value() {
        for count in [1_000u32, 5_000, 20_000, 33_000] {
            let mut store = Store::new(5);
            for i in 0..count {
                let key = i.to_be_bytes();
                store.insert(store.hash(&key), record(&key, b"value"));
            }
            let each = store.overhead() as f64 / f64::from(count) + 2.0;
            assert!(each <= 36.0, "{each} bytes at {count} records");
        }
    }
}

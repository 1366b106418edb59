//! Handles: numbers that a foreign caller holds in place of objects.
//!
//! A handle is kind, generation and slot, never a pointer, so whatever number comes in is either the object that it was
//! given out for, or [`Error::Closed`]. Decides nothing about the objects. Invariant: a slot's generation only rises,
//! and a slot whose generations are used up is never given out again, so no number is ever given out twice.
//!
//! A look-up is two loads and `arc-swap`'s guard, no lock and no shared counter: a few nanoseconds on any number of
//! threads. Closing while others use the object is harmless: they hold it until they are done.

use crate::error::Error;
use arc_swap::{ArcSwapOption, Guard};
use parking_lot::Mutex;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

const CHUNK_BITS: u32 = 10;
const CHUNK: usize = 1 << CHUNK_BITS;
const CHUNKS: usize = 1 << 10;
/// Most handles of one kind that may be open at a time.
pub const HANDLES_MAX: usize = CHUNK * CHUNKS;

const SLOT_BITS: u32 = 32;
const GENERATION_BITS: u32 = 28;
const GENERATION_MAX: u32 = (1 << GENERATION_BITS) - 1;

/// The kind of a number that may be a handle: kinds are 1 to 7, the sign is never set.
pub fn kind_of(handle: i64) -> u8 {
    (handle >> (SLOT_BITS + GENERATION_BITS)) as u8
}

/// All handles of one kind. Thread-safe.
pub struct Table<T> {
    kind: u8,
    name: &'static str,
    /// Allocated when first needed and never freed: a look-up needs no lock.
    chunks: [OnceLock<Box<[Slot<T>]>>; CHUNKS],
    free: Mutex<Free>,
}

type Slot<T> = ArcSwapOption<Entry<T>>;

struct Entry<T> {
    generation: u32,
    object: Arc<T>,
}

struct Free {
    /// Slots below this have been given out.
    fresh: usize,
    /// Closed slots, and the generation that each has next.
    closed: Vec<(usize, u32)>,
}

/// An object on loan from its table, for a call that does not wait for long: see [`Table::keep`].
pub struct Loan<T>(Guard<Option<Arc<Entry<T>>>>);

impl<T> Deref for Loan<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.as_ref().expect("a loan is made of an open slot only").object
    }
}

impl<T> Table<T> {
    /// An empty table. `kind` is 1 to 7 and unique; `name` is what [`Error::Closed`] says.
    pub const fn new(kind: u8, name: &'static str) -> Self {
        assert!(0 < kind && kind < 8, "three bits, and never zero");
        let free = Mutex::new(Free { fresh: 0, closed: Vec::new() });
        Self { kind, name, chunks: [const { OnceLock::new() }; CHUNKS], free }
    }

    /// The kind of this table's handles.
    pub const fn kind(&self) -> u8 {
        self.kind
    }

    /// Gives out a handle.
    ///
    /// # Errors
    /// `Overloaded` when [`HANDLES_MAX`] are open.
    pub fn open(&self, object: Arc<T>) -> Result<i64, Error> {
        let mut free = self.free.lock();
        let (slot, generation) = match free.closed.pop() {
            Some(closed) => closed,
            None if free.fresh < HANDLES_MAX => {
                free.fresh += 1;
                (free.fresh - 1, 1)
            }
            None => {
                let problem = format!("{HANDLES_MAX} handles of kind {} are open: close some", self.name);
                return Err(Error::Overloaded(problem));
            }
        };
        drop(free);
        let chunk = self.chunks[slot >> CHUNK_BITS]
            .get_or_init(|| (0..CHUNK).map(|_| ArcSwapOption::const_empty()).collect());
        chunk[slot & (CHUNK - 1)].store(Some(Arc::new(Entry { generation, object })));
        Ok(i64::from(self.kind) << (SLOT_BITS + GENERATION_BITS)
            | i64::from(generation) << SLOT_BITS
            | slot as i64)
    }

    /// The object of a handle.
    ///
    /// # Errors
    /// `Closed` for a handle that was closed, was never given out, or is of another kind.
    #[inline]
    pub fn get(&self, handle: i64) -> Result<Loan<T>, Error> {
        let closed = Error::Closed(self.name);
        let Some((slot, generation)) = self.slot(handle) else { return Err(closed) };
        let entry = slot.load();
        match &*entry {
            Some(found) if found.generation == generation => Ok(Loan(entry)),
            _ => Err(closed),
        }
    }

    /// As [`get`](Self::get), for a call that may wait: loans are few per thread.
    pub fn keep(&self, handle: i64) -> Result<Arc<T>, Error> {
        let loan = self.get(handle)?;
        Ok(loan.0.as_ref().expect("a loan is made of an open slot only").object.clone())
    }

    /// Takes a handle back. `None` when it is not open: closing twice is harmless.
    pub fn close(&self, handle: i64) -> Option<Arc<T>> {
        let (slot, generation) = self.slot(handle)?;
        // Two may close at the same time: one of them takes the entry.
        let mut free = self.free.lock();
        let open = slot.load_full().filter(|entry| entry.generation == generation)?;
        slot.store(None);
        if generation < GENERATION_MAX {
            free.closed.push((handle as u32 as usize, generation + 1));
        }
        Some(open.object.clone())
    }

    #[inline]
    fn slot(&self, handle: i64) -> Option<(&Slot<T>, u32)> {
        if kind_of(handle) != self.kind || handle < 0 {
            return None;
        }
        let slot = handle as u32 as usize;
        let generation = (handle >> SLOT_BITS) as u32 & GENERATION_MAX;
        let chunk = self.chunks.get(slot >> CHUNK_BITS)?.get()?;
        Some((&chunk[slot & (CHUNK - 1)], generation))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static THINGS: Table<u32> = Table::new(1, "thing");
    static OTHERS: Table<u32> = Table::new(2, "other");

    #[test]
    fn a_handle_is_its_object_until_it_is_closed() {
        let table = Table::new(3, "t");
        let first = table.open(Arc::new(7)).expect("room");
        assert_eq!(*table.get(first).expect("open"), 7);
        assert_eq!(table.close(first).as_deref(), Some(&7));
        assert_eq!(table.get(first).err(), Some(Error::Closed("t")));
        assert_eq!(table.close(first), None, "twice is harmless");
        let second = table.open(Arc::new(8)).expect("room");
        assert_eq!(first as u32, second as u32, "the slot is used again");
        assert_eq!(table.keep(first).err(), Some(Error::Closed("t")));
        assert_eq!(*table.keep(second).expect("open"), 8);
    }

    #[test]
    fn no_number_finds_what_it_was_not_given_out_for() {
        let thing = THINGS.open(Arc::new(1)).expect("room");
        let other = OTHERS.open(Arc::new(2)).expect("room");
        assert!(thing > 0 && other > 0);
        assert!(THINGS.get(other).is_err() && OTHERS.get(thing).is_err());
        assert_eq!((kind_of(thing), kind_of(other)), (1, 2));
        let near = (0..64).map(|bit| thing ^ (1 << bit));
        for number in near.chain([0, -1, i64::MIN, i64::MAX, 1, 1 << 60, (1 << 60) | (1 << 32) | 0xffff_ffff])
        {
            assert!(THINGS.get(number).is_err(), "{number:#x}");
            assert!(THINGS.close(number).is_none(), "{number:#x}");
        }
        assert_eq!(*THINGS.get(thing).expect("still open"), 1);
    }

    #[test]
    fn closing_under_use_frees_when_the_last_user_is_done() {
        struct Counted(Arc<AtomicUsize>);
        impl Drop for Counted {
            fn drop(&mut self) {
                self.0.fetch_add(1, Ordering::SeqCst);
            }
        }
        let (table, drops) = (Table::new(1, "t"), Arc::new(AtomicUsize::new(0)));
        let handle = table.open(Arc::new(Counted(drops.clone()))).expect("room");
        let loan = table.get(handle).expect("open");
        drop(table.close(handle));
        assert_eq!(drops.load(Ordering::SeqCst), 0, "on loan");
        assert!(Arc::ptr_eq(&(*loan).0, &drops));
        drop(loan);
        assert_eq!(drops.load(Ordering::SeqCst), 1);
    }

    #[test]
    fn threads_that_open_use_and_close_never_meet_anothers_object() {
        let table: Table<usize> = Table::new(4, "t");
        std::thread::scope(|scope| {
            for thread in 0..4 {
                let table = &table;
                scope.spawn(move || {
                    for round in 0..2_000 {
                        let mine = thread * 1_000_000 + round;
                        let handle = table.open(Arc::new(mine)).expect("room");
                        assert_eq!(*table.get(handle).expect("open"), mine);
                        assert_eq!(table.close(handle).as_deref(), Some(&mine));
                        assert!(table.get(handle).is_err());
                    }
                });
            }
        });
    }
}

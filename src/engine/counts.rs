//! What the callers of this member ask of an object, counted as they do.
//!
//! A read of an own key takes 0.2 µs, so counting must cost next to nothing: each thread counts in a cell of its own,
//! as far as there are enough, and of such reads one in [`SAMPLE`] is timed and stands for the others.

use super::clock::SystemClock;
use crate::kernel::id::ObjectKind;
use crate::kernel::time::MonoTime;
use crossbeam_utils::CachePadded;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

/// Cells of a map, of 128 bytes: threads beyond that share. A power of two.
const CELLS: usize = 32;
/// One of so many reads of own keys is timed. A power of two.
pub const SAMPLE: u64 = 64;

/// What kind of operation is counted, as Hazelcast tells them apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Reads of values, by key.
    Get,
    /// Writes that answer something.
    Put,
    /// Writes that answer nothing.
    Set,
    /// Removals by key.
    Remove,
    /// What has no count of its own: walks, `containsKey`, `clear`.
    Other,
}

/// Kinds that are timed: all but the last.
const TIMED: usize = 4;

/// Operations of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// How many.
    pub count: u64,
    /// What they took together, in nanoseconds.
    pub nanos: u64,
    /// What the longest one took, of those that were timed.
    pub longest: u64,
}

#[derive(Default, Debug)]
struct Counter {
    count: AtomicU64,
    nanos: AtomicU64,
    longest: AtomicU64,
}

/// Where one thread, or a few, count.
#[derive(Default, Debug)]
pub struct Cell {
    /// The number of the first thread that came here, and one; 0 = none did.
    owner: AtomicUsize,
    /// Reads of own keys by that thread. Only it writes this, so that a plain increment will do.
    reads: AtomicU64,
    kinds: [Counter; TIMED],
    others: AtomicU64,
}

/// Counts of one object at this member.
#[derive(Debug)]
pub struct Counts {
    /// When this member first used it, in milliseconds since 1970.
    pub created: u64,
    /// Messages published.
    pub published: AtomicU64,
    /// Events handed to the queues of listeners. Shared with their registrations.
    pub delivered: Arc<AtomicU64>,
    on: AtomicBool,
    cells: Box<[CachePadded<Cell>]>,
}

/// The calling thread's number among those that count.
fn number() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    thread_local! {
        static MINE: std::cell::Cell<Option<usize>> = const { std::cell::Cell::new(None) };
    }
    MINE.with(|mine| match mine.get() {
        Some(number) => number,
        None => {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            mine.set(Some(number));
            number
        }
    })
}

impl Counts {
    /// Nothing yet. Only operations on maps are counted by kind.
    pub fn new(kind: ObjectKind, created: u64) -> Self {
        let cells = if kind == ObjectKind::Map { CELLS } else { 0 };
        Self {
            created,
            published: AtomicU64::new(0),
            delivered: Arc::default(),
            on: AtomicBool::new(true),
            cells: (0..cells).map(|_| CachePadded::default()).collect(),
        }
    }

    /// Counts no operation from now on: the configuration says so.
    pub fn switch_off(&self) {
        self.on.store(false, Ordering::Relaxed);
    }

    /// Whether operations are counted.
    pub fn is_on(&self) -> bool {
        self.on.load(Ordering::Relaxed)
    }

    /// Where the calling thread counts; `None` = nowhere.
    #[inline]
    pub fn cell(&self) -> Option<&Cell> {
        if !self.is_on() {
            return None;
        }
        self.cells.get(number() % CELLS).map(|cell| &**cell)
    }

    /// A read begins that this thread may be able to do itself; `None` = it is not counted.
    #[inline]
    pub fn read(&self) -> Option<Read<'_>> {
        if !self.is_on() {
            return None;
        }
        let number = number();
        let cell = self.cells.get(number % CELLS)?;
        let own = cell.is_of(number);
        let before = if own { &cell.reads } else { &cell.kinds[Kind::Get as usize].count };
        let timed = before.load(Ordering::Relaxed) % SAMPLE == SAMPLE - 1;
        Some(Read { cell, own, started: timed.then(|| SystemClock.now()) })
    }

    /// All operations of a kind.
    pub fn tally(&self, kind: Kind) -> Tally {
        let reads = |cell: &Cell| if kind == Kind::Get { cell.reads.load(Ordering::Relaxed) } else { 0 };
        self.cells.iter().fold(Tally::default(), |sum, cell| {
            let Some(counter) = cell.kinds.get(kind as usize) else {
                return Tally { count: sum.count + cell.others.load(Ordering::Relaxed), ..sum };
            };
            Tally {
                count: sum.count + counter.count.load(Ordering::Relaxed) + reads(cell),
                nanos: sum.nanos + counter.nanos.load(Ordering::Relaxed),
                longest: sum.longest.max(counter.longest.load(Ordering::Relaxed)),
            }
        })
    }
}

impl Cell {
    /// Whether the thread of this number is the one that owns the cell.
    #[inline]
    fn is_of(&self, number: usize) -> bool {
        let owner = self.owner.load(Ordering::Relaxed);
        owner == number + 1 || (owner == 0 && self.claim(number + 1))
    }

    #[cold]
    fn claim(&self, owner: usize) -> bool {
        self.owner.compare_exchange(0, owner, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }

    /// Counts one of the operations that have no count of their own.
    pub fn add_other(&self) {
        self.others.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts `count` operations that were one call, which took as long as it is since `started`.
    pub fn add_timed(&self, kind: Kind, count: usize, started: MonoTime) {
        let Some(counter) = self.kinds.get(kind as usize) else {
            self.others.fetch_add(count as u64, Ordering::Relaxed);
            return;
        };
        counter.count.fetch_add(count as u64, Ordering::Relaxed);
        counter.took(SystemClock.now().since(started), 1);
    }
}

/// A read of an own key that is under way.
#[derive(Debug)]
pub struct Read<'a> {
    cell: &'a Cell,
    own: bool,
    started: Option<MonoTime>,
}

impl Read<'_> {
    /// Counts it, and what it and those like it took if it was timed.
    #[inline]
    pub fn done(self) {
        let gets = &self.cell.kinds[Kind::Get as usize];
        if self.own {
            let reads = &self.cell.reads;
            reads.store(reads.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        } else {
            gets.count.fetch_add(1, Ordering::Relaxed);
        }
        if let Some(started) = self.started {
            gets.took(SystemClock.now().since(started), SAMPLE);
        }
    }
}

impl Counter {
    fn took(&self, time: Duration, weight: u64) {
        let nanos = time.as_nanos() as u64;
        self.nanos.fetch_add(nanos * weight, Ordering::Relaxed);
        if nanos > self.longest.load(Ordering::Relaxed) {
            self.longest.fetch_max(nanos, Ordering::Relaxed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_thread_is_counted_once_and_kinds_apart() {
        let counts = Counts::new(ObjectKind::Map, 7);
        std::thread::scope(|scope| {
            for _ in 0..CELLS + 3 {
                scope.spawn(|| {
                    for _ in 0..100 {
                        counts.read().expect("a map counts").done();
                        counts.cell().expect("a map counts").add_other();
                    }
                    counts.cell().expect("a map counts").add_timed(Kind::Put, 5, SystemClock.now());
                });
            }
        });
        let threads = CELLS as u64 + 3;
        assert_eq!(counts.tally(Kind::Other), Tally { count: threads * 100, ..Tally::default() });
        let puts = counts.tally(Kind::Put);
        assert_eq!(puts.count, threads * 5);
        assert!(puts.longest > 0 && puts.nanos >= puts.longest && puts.nanos <= puts.longest * threads);
        assert_eq!(counts.tally(Kind::Get).count, threads * 100);
        assert_eq!(counts.tally(Kind::Set), Tally::default());
    }

    #[test]
    fn a_timed_read_stands_for_those_that_are_not() {
        let counts = Counts::new(ObjectKind::Map, 7);
        let mut timed = 0;
        for _ in 0..SAMPLE * 3 {
            let mut read = counts.read().expect("a map counts");
            timed += u64::from(read.started.is_some());
            read.started = read.started.map(|now| MonoTime(now.0 - 1_000_000));
            read.done();
        }
        assert_eq!(timed, 3);
        let gets = counts.tally(Kind::Get);
        assert_eq!(gets.count, SAMPLE * 3);
        assert!(gets.nanos >= SAMPLE * 3 * 1_000_000 && gets.longest >= 1_000_000, "{gets:?}");
        assert!(gets.longest * 3 * SAMPLE >= gets.nanos, "{gets:?}");
    }

    #[test]
    fn what_is_switched_off_or_no_map_counts_nothing() {
        let counts = Counts::new(ObjectKind::Map, 7);
        counts.switch_off();
        assert!(counts.cell().is_none());
        assert!(Counts::new(ObjectKind::Counter, 7).cell().is_none());
    }
}

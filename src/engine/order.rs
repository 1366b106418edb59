//! Program order: what one thread asks of one key takes effect in the order in which it asks.
//!
//! A blocking call is over before its thread makes the next one. An asynchronous one is not, and a later one could
//! overtake it: while it is asked again, or because it is so large that it travels in pieces. So as long as one is
//! under way, whatever the same thread asks of the same key stands behind it in a *line* and begins when that one is
//! over. A wait for a lock makes nobody stand: it has no effect before it is had, and may take for ever.
//! Invariant: a line exists exactly while an asynchronous call of its thread and key is under way or about to begin,
//! and whatever stands in it begins or gives up. Costs one load while there is no line at all.

use super::calls::{Then, Wake};
use super::sync::Mutex;
use super::sync::atomic::{AtomicUsize, Ordering};
use crate::engine::clock::SystemClock;
use crate::kernel::id::{ObjectId, PartitionId, ThreadId};
use crate::kernel::operation::{Ask, Operation};
use crate::kernel::time::MonoTime;
use crossbeam_utils::CachePadded;
use std::collections::hash_map::RandomState;
use std::collections::{HashMap, VecDeque};
use std::hash::BuildHasher;
use std::sync::Arc;
use std::time::Duration;

/// Most asynchronous calls that stand in lines; one more is refused as overloaded.
pub const STANDING_MAX: usize = 1 << 17;
/// Longest sleep of a blocking caller before it looks whether the instance is over.
const LOOK_MAX: Duration = Duration::from_millis(100);

/// An asynchronous call that has not begun.
pub struct Deferred {
    /// Where it goes.
    pub partition: PartitionId,
    /// What is asked, of an object that exists.
    pub ask: Ask,
    /// From when its deadline counts.
    pub started: MonoTime,
    /// Who wants to know.
    pub then: Then,
}

/// What becomes of an asynchronous call that comes.
pub enum Entered {
    /// It is the first one and begins now, then [`Order::begun`].
    Begins(Deferred),
    /// It stands behind others.
    Stands,
    /// There is no room for it to stand.
    Refused(Deferred),
}

/// A line: of which key, and of which thread. Keys whose hashes meet share it, and wait in vain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    key: u64,
    thread: ThreadId,
}

/// All lines of an instance. Thread-safe.
#[derive(Default)]
pub struct Order {
    /// Keys with lines. Every call looks at it.
    keys: CachePadded<AtomicUsize>,
    lines: Mutex<Lines>,
    hasher: RandomState,
}

#[derive(Default)]
struct Lines {
    by_key: HashMap<u64, Vec<Line>>,
    standing: usize,
}

struct Line {
    thread: ThreadId,
    /// Somebody is just beginning the first call: he, and not who ends it, begins the next one. So calls that end as
    /// they begin do not nest.
    beginning: bool,
    /// The first call ended while it began.
    over: bool,
    behind: VecDeque<Behind>,
}

enum Behind {
    Call(Deferred),
    Sleeper(Arc<Wake>),
}

impl Order {
    /// The line that an ask belongs to.
    pub fn place(&self, ask: &Ask) -> Place {
        Place { key: self.key(ask.object, &ask.key), thread: ask.thread }
    }

    fn key(&self, object: ObjectId, key: &[u8]) -> u64 {
        self.hasher.hash_one((object.0, key))
    }

    /// Whether there is no line at all. A thread sees its own lines, whoever ends them.
    #[inline]
    pub fn is_idle(&self) -> bool {
        self.keys.load(Ordering::Acquire) == 0
    }

    /// Whether nobody stands behind anything at this key.
    #[inline]
    pub fn is_free(&self, object: ObjectId, key: &[u8]) -> bool {
        self.is_idle() || !self.lines.lock().by_key.contains_key(&self.key(object, key))
    }

    /// An asynchronous call comes.
    pub fn enter(&self, place: Place, call: Deferred) -> Entered {
        let mut lines = self.lines.lock();
        let full = lines.standing == STANDING_MAX;
        match lines.find(place) {
            Some(_) if full => return Entered::Refused(call),
            Some(line) => {
                line.behind.push_back(Behind::Call(call));
                lines.standing += 1;
                return Entered::Stands;
            }
            None => {}
        }
        if !has_effect(&call.ask.operation) {
            return Entered::Begins(call); // and `begun` finds no line
        }
        let line = Line { thread: place.thread, beginning: true, over: false, behind: VecDeque::new() };
        lines.by_key.entry(place.key).or_default().push(line);
        self.keys.store(lines.by_key.len(), Ordering::Release);
        Entered::Begins(call)
    }

    /// The first call of a line was begun; `over`: nobody need wait for its end. Answers the next one, to be begun.
    pub fn begun(&self, place: Place, over: bool) -> Option<Deferred> {
        let mut lines = self.lines.lock();
        let line = lines.find(place)?;
        line.beginning = false;
        if over || line.over { self.advance(&mut lines, place) } else { None }
    }

    /// The first call of a line is over. Answers the next one, to be begun.
    pub fn end(&self, place: Place) -> Option<Deferred> {
        let mut lines = self.lines.lock();
        let line = lines.find(place)?;
        if line.beginning {
            line.over = true;
            return None;
        }
        self.advance(&mut lines, place)
    }

    fn advance(&self, lines: &mut Lines, place: Place) -> Option<Deferred> {
        let line = lines.find(place)?;
        while let Some(behind) = line.behind.pop_front() {
            match behind {
                Behind::Sleeper(wake) => wake.signal(),
                Behind::Call(call) => {
                    (line.beginning, line.over) = (true, false);
                    lines.standing -= 1;
                    return Some(call);
                }
            }
        }
        lines.remove(place);
        self.keys.store(lines.by_key.len(), Ordering::Release);
        None
    }

    /// A blocking caller comes: waits for what its thread has asked of this key before. False: not over by `deadline`,
    /// or `give_up` said so.
    ///
    /// # Blocking
    /// Until `deadline`, and only behind an asynchronous call of the same thread.
    pub fn wait(&self, place: Place, deadline: MonoTime, give_up: impl Fn() -> bool) -> bool {
        let wake = Arc::new(Wake::default());
        {
            let mut lines = self.lines.lock();
            let Some(line) = lines.find(place) else { return true };
            wake.begin();
            line.behind.push_back(Behind::Sleeper(wake.clone()));
        }
        while !wake.is_signalled() {
            let left = deadline.since(SystemClock.now());
            if left.is_zero() || give_up() {
                return !self.withdraw(place, &wake);
            }
            wake.sleep(left.min(LOOK_MAX));
        }
        true
    }

    /// Whether somebody was still standing.
    fn withdraw(&self, place: Place, wake: &Arc<Wake>) -> bool {
        let mut lines = self.lines.lock();
        let Some(line) = lines.find(place) else { return false };
        let before = line.behind.len();
        line.behind.retain(|behind| !matches!(behind, Behind::Sleeper(other) if Arc::ptr_eq(other, wake)));
        line.behind.len() < before
    }
}

impl Lines {
    fn find(&mut self, place: Place) -> Option<&mut Line> {
        self.by_key.get_mut(&place.key)?.iter_mut().find(|line| line.thread == place.thread)
    }

    fn remove(&mut self, place: Place) {
        let Some(lines) = self.by_key.get_mut(&place.key) else { return };
        lines.retain(|line| line.thread != place.thread);
        if lines.is_empty() {
            self.by_key.remove(&place.key);
        }
    }
}

/// Whether others have to stand behind it.
pub fn has_effect(operation: &Operation) -> bool {
    !matches!(operation, Operation::Lock { .. } | Operation::LockKey { .. })
}

#[cfg(test)]
#[path = "order_tests.rs"]
mod tests;

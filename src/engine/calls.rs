//! Calls under way: where an answer finds its caller.
//!
//! A call is a kernel [`Invocation`], or a [`Group`] of them, in a numbered slot. Its number carries the slot's
//! generation, so that a late answer finds nobody. A blocking caller sleeps on the slot's [`Wake`]; an asynchronous one
//! left a closure.

use super::order::Place;
use super::sync::Mutex;
use super::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use super::sync::thread::{self, Thread};
use crate::error::Error;
use crate::kernel::id::{CallId, MemberId};
use crate::kernel::invocation::{Group, Invocation};
use crate::kernel::operation::Value;
use crate::kernel::time::MonoTime;
use parking_lot::RwLock;
use std::sync::Arc;
use std::sync::atomic::AtomicU64; // statistics: no model waits for them
use std::time::Duration;

/// What an asynchronous caller left behind.
pub type Then = Box<dyn FnOnce(Result<Value, Error>) + Send>;

/// Wakes one sleeping caller. A wake-up before the sleep is not lost.
#[derive(Debug, Default)]
pub struct Wake {
    signalled: AtomicBool,
    sleeper: Mutex<Option<Thread>>,
}

impl Wake {
    /// Makes the calling thread the one to be woken.
    pub fn begin(&self) {
        self.signalled.store(false, Ordering::SeqCst);
        *self.sleeper.lock() = Some(thread::current());
    }

    /// Something happened to the call.
    pub fn signal(&self) {
        if !self.signalled.swap(true, Ordering::SeqCst)
            && let Some(thread) = self.sleeper.lock().as_ref()
        {
            thread.unpark();
        }
    }

    /// Whether something happened since the last [`take`](Self::take).
    pub fn is_signalled(&self) -> bool {
        self.signalled.load(Ordering::SeqCst)
    }

    /// Forgets the signal: what happens from now on signals again.
    pub fn take(&self) -> bool {
        self.signalled.swap(false, Ordering::SeqCst)
    }

    /// Sleeps until signalled, or for `wait`.
    pub fn sleep(&self, wait: Duration) {
        if !self.is_signalled() {
            thread::park_timeout(wait);
        }
    }
}

/// One slot.
pub struct Call {
    /// Wakes the blocking caller.
    pub wake: Wake,
    /// What the slot is used for at present.
    pub state: Mutex<CallState>,
}

/// A slot's present use.
#[derive(Default)]
pub struct CallState {
    /// Raised with each use.
    pub generation: u32,
    /// The call; `None` = the slot is free.
    pub invocation: Option<Invocation>,
    /// Or several that are one call.
    pub group: Option<Group>,
    /// For an asynchronous call.
    pub then: Option<Then>,
    /// The member whose answer, or word that it holds our effect, comes back on one of our own request streams.
    pub asked: Option<MemberId>,
    /// Its outcome was handed out. Two threads may bring news to an asynchronous call: one of them ends it.
    pub ended: bool,
    /// When an asynchronous call must be looked at again.
    pub until: MonoTime,
    /// What an asynchronous call keeps others of its thread and key waiting in.
    pub line: Option<Place>,
}

impl CallState {
    /// Whether the slot is still used for the call `id`: who comes late must not touch the next one.
    pub fn is_for(&self, id: CallId) -> bool {
        self.generation == id.generation()
    }
}

/// All slots of an instance. Thread-safe.
#[derive(Default)]
pub struct Calls {
    slots: RwLock<Vec<Arc<Call>>>,
    free: Mutex<Vec<u32>>,
    waiting: AtomicUsize,
    asynchronous: AtomicUsize,
    /// Outcomes, for statistics: ok, refused, timeout, unknown, overloaded.
    pub outcomes: Outcomes,
}

/// How calls ended, counted over the life of the instance.
#[derive(Default, Debug)]
#[allow(missing_docs)] // Each counts what its name says.
pub struct Outcomes {
    pub ok: AtomicU64,
    pub failed: AtomicU64,
    pub timeout: AtomicU64,
    pub unknown: AtomicU64,
    pub overloaded: AtomicU64,
}

/// Most calls under way at a time; one more is refused as overloaded.
pub const CALLS_MAX: usize = CallId::SLOTS_MAX;

impl Calls {
    /// Takes a free slot. `None`: [`CALLS_MAX`] are under way.
    pub fn begin(&self) -> Option<(CallId, Arc<Call>)> {
        let free = self.free.lock().pop();
        let (slot, call) = match free {
            Some(slot) => (slot, self.slots.read()[slot as usize].clone()),
            None => {
                let mut slots = self.slots.write();
                if slots.len() >= CALLS_MAX {
                    return None;
                }
                let call = Arc::new(Call { wake: Wake::default(), state: Mutex::new(CallState::default()) });
                slots.push(call.clone());
                ((slots.len() - 1) as u32, call)
            }
        };
        let mut state = call.state.lock();
        state.generation = state.generation.wrapping_add(1);
        let id = CallId::new(state.generation, slot);
        drop(state);
        self.waiting.fetch_add(1, Ordering::Relaxed);
        Some((id, call))
    }

    /// Gives a slot back. Answers that are still on their way find nobody.
    pub fn end(&self, id: CallId, call: &Call) {
        let mut state = call.state.lock();
        state.invocation = None;
        state.group = None;
        state.asked = None;
        if state.then.take().is_some() {
            self.asynchronous.fetch_sub(1, Ordering::Relaxed);
        }
        state.generation = state.generation.wrapping_add(1);
        drop(state);
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        self.free.lock().push(id.slot() as u32);
    }

    /// Makes a call asynchronous.
    pub fn leave(&self, state: &mut CallState, then: Then) {
        state.then = Some(then);
        self.asynchronous.fetch_add(1, Ordering::Relaxed);
    }

    /// Takes what an asynchronous caller left, to run it once.
    pub fn take_then(&self, state: &mut CallState) -> Option<Then> {
        let then = state.then.take();
        if then.is_some() {
            self.asynchronous.fetch_sub(1, Ordering::Relaxed);
        }
        then
    }

    /// The call with this number, or whose part has this number, if it is still under way.
    pub fn find(&self, id: CallId) -> Option<Arc<Call>> {
        let call = self.slots.read().get(id.slot())?.clone();
        let found = call.state.lock().is_for(id);
        found.then_some(call)
    }

    /// All calls under way with their numbers.
    pub fn all(&self) -> Vec<(CallId, Arc<Call>)> {
        let slots = self.slots.read().clone();
        let numbered = slots.into_iter().enumerate().filter_map(|(slot, call)| {
            let state = call.state.lock();
            let id = CallId::new(state.generation, slot as u32);
            let used = state.invocation.is_some() || state.group.is_some();
            drop(state);
            used.then_some((id, call))
        });
        numbered.collect()
    }

    /// Calls under way.
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed)
    }

    /// Whether some call under way is asynchronous.
    pub fn has_asynchronous(&self) -> bool {
        self.asynchronous.load(Ordering::Relaxed) > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_late_answer_finds_nobody() {
        let calls = Calls::default();
        let (first, call) = calls.begin().expect("room");
        assert!(calls.find(first).is_some());
        calls.end(first, &call);
        assert!(calls.find(first).is_none());
        let (second, _) = calls.begin().expect("room");
        assert_eq!(first.0 as u32, second.0 as u32, "the slot is used again");
        assert!(calls.find(first).is_none());
        assert!(calls.find(second).is_some());
    }

    #[test]
    fn a_signal_before_the_sleep_is_not_lost() {
        let wake = Wake::default();
        wake.begin();
        wake.signal();
        wake.sleep(Duration::from_secs(600));
        assert!(wake.take());
        assert!(!wake.is_signalled());
    }
}

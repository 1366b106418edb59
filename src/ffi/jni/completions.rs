//! Asynchronous calls of one instance: which are open, and what has come of them until Java takes it.
//!
//! A call ends exactly once: with its result, as interrupted when it was given up first, or as not active. Invariant:
//! at most [`CALLS_MAX`] are open or untaken; one more is refused, so that no result need ever be dropped.

use crate::error::Error;
use parking_lot::Mutex;
use std::collections::{BTreeSet, VecDeque};

/// Most calls that are open, or have a result that nobody has taken.
pub const CALLS_MAX: usize = 65_536;
/// Most results taken at once.
const BATCH_MAX: usize = 64;

/// What a call answers: bytes or null.
pub type Answer = Result<Option<Vec<u8>>, Error>;
/// Something that must be done on a thread that may wait: one of Java's.
pub type Task = Box<dyn FnOnce() + Send>;

/// See the [module](self).
#[derive(Default)]
pub struct Completions {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    next: i64,
    open: BTreeSet<i64>,
    ended: VecDeque<(i64, Answer)>,
    tasks: VecDeque<Task>,
}

impl Completions {
    /// Begins a call; answers its number, which is over 0.
    ///
    /// # Errors
    /// `Overloaded` when [`CALLS_MAX`] are under way.
    pub fn begin(&self) -> Result<i64, Error> {
        let mut state = self.state.lock();
        if state.open.len() + state.ended.len() >= CALLS_MAX {
            let problem = format!("{CALLS_MAX} asynchronous calls are under way or not taken");
            return Err(Error::Overloaded(problem));
        }
        state.next += 1;
        let call = state.next;
        state.open.insert(call);
        Ok(call)
    }

    /// Ends a call. False when it was ended before: then this answer is nobody's.
    pub fn end(&self, call: i64, answer: Answer) -> bool {
        let mut state = self.state.lock();
        let open = state.open.remove(&call);
        if open {
            state.ended.push_back((call, answer));
        }
        open
    }

    /// Whether a call waits for its end.
    pub fn is_open(&self, call: i64) -> bool {
        self.state.lock().open.contains(&call)
    }

    /// Ends all calls: the instance is no more.
    pub fn end_all(&self) {
        let mut state = self.state.lock();
        let State { open, ended, .. } = &mut *state;
        ended.extend(std::mem::take(open).into_iter().map(|call| (call, Err(Error::NotActive))));
    }

    /// Leaves a task for the next of Java's threads that comes by.
    pub fn later(&self, task: Task) {
        self.state.lock().tasks.push_back(task);
    }

    /// Takes the tasks that wait.
    pub fn tasks(&self) -> VecDeque<Task> {
        std::mem::take(&mut self.state.lock().tasks)
    }

    /// Takes some ends.
    pub fn take(&self) -> Vec<(i64, Answer)> {
        let mut state = self.state.lock();
        let count = state.ended.len().min(BATCH_MAX);
        state.ended.drain(..count).collect()
    }

    /// Whether something waits to be taken.
    pub fn has_more(&self) -> bool {
        let state = self.state.lock();
        !state.ended.is_empty() || !state.tasks.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_ends_once() {
        let calls = Completions::default();
        let (first, second) = (calls.begin().expect("room"), calls.begin().expect("room"));
        assert!(first > 0 && calls.is_open(first));
        assert!(calls.end(first, Ok(None)));
        assert!(!calls.end(first, Err(Error::Interrupted)), "too late");
        calls.end_all();
        assert_eq!(calls.take(), vec![(first, Ok(None)), (second, Err(Error::NotActive))]);
        assert!(calls.take().is_empty() && !calls.is_open(second));
    }

    #[test]
    fn untaken_results_count_against_the_limit() {
        let calls = Completions::default();
        for _ in 0..CALLS_MAX {
            let call = calls.begin().expect("room");
            calls.end(call, Ok(None));
        }
        assert!(matches!(calls.begin(), Err(Error::Overloaded(_))));
        assert_eq!(calls.take().len(), BATCH_MAX);
        assert!(calls.begin().is_ok());
    }
}

//! Whether the calls on one object and key can be put in one order that explains what each was answered.
//!
//! The search of Wing and Gong: an order is built call by call, a call may come next only if no other call ended
//! before it began. A call of unknown outcome may take effect at any time after it began, or never.

use crate::workload::Verb;
use std::collections::HashSet;

/// What a call told its caller.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Told {
    /// Nothing to say.
    Nothing,
    /// A value, 0 = absent.
    Value(u32),
    /// Yes or no.
    Bool(bool),
    /// A counter.
    Integer(i64),
    /// The fence of a lock, 0 = not acquired.
    Fence(u64),
    /// Whatever it was: not judged.
    Anything,
}

/// One call in real time.
#[derive(Clone, Copy, Debug)]
pub struct Call {
    pub index: usize,
    pub verb: Verb,
    pub began: u64,
    /// `None`: the outcome is unknown.
    pub ended: Option<(u64, Told)>,
}

/// Steps after which a search gives up and believes.
const STEPS_MAX: u64 = 2_000_000;

/// An order that explains all calls, or the calls of the longest beginning that could be explained.
pub fn explain(calls: &[Call], initial: i64) -> Result<(), Vec<usize>> {
    assert!(calls.len() <= 128, "the search keeps its progress in 128 bits");
    let mut search = Search { calls, seen: HashSet::new(), steps: 0, longest: Vec::new(), order: Vec::new() };
    if search.go(0, initial) { Ok(()) } else { Err(search.longest) }
}

struct Search<'a> {
    calls: &'a [Call],
    seen: HashSet<(u128, i64)>,
    steps: u64,
    order: Vec<usize>,
    longest: Vec<usize>,
}

impl Search<'_> {
    fn go(&mut self, done: u128, state: i64) -> bool {
        let open = |index: usize| done & 1 << index == 0;
        let must = |index: usize| self.calls[index].ended.is_some();
        if (0..self.calls.len()).all(|index| !open(index) || !must(index)) {
            return true;
        }
        self.steps += 1;
        if self.steps > STEPS_MAX {
            return true;
        }
        if !self.seen.insert((done, state)) {
            return false;
        }
        let first_end = (0..self.calls.len())
            .filter(|index| open(*index))
            .filter_map(|index| self.calls[index].ended.map(|ended| ended.0))
            .min()
            .unwrap_or(u64::MAX);
        for index in 0..self.calls.len() {
            let call = &self.calls[index];
            if done & 1 << index != 0 || call.began > first_end {
                continue;
            }
            let (next, told) = apply(call.verb, state);
            let explained = match call.ended {
                None => next != state, // without an effect it need not be placed
                Some((_, Told::Anything)) => true,
                Some((_, answered)) => answered == told,
            };
            if !explained {
                continue;
            }
            self.order.push(call.index);
            if self.order.len() > self.longest.len() {
                self.longest.clone_from(&self.order);
            }
            if self.go(done | 1 << index, next) {
                return true;
            }
            self.order.pop();
        }
        false
    }
}

fn apply(verb: Verb, state: i64) -> (i64, Told) {
    let value = Told::Value(state as u32);
    match verb {
        Verb::Get => (state, value),
        Verb::Put { value: new } | Verb::PutFor { value: new, .. } => (i64::from(new), value),
        Verb::Expire { value: old } => (if state == i64::from(old) { 0 } else { state }, Told::Nothing),
        Verb::PutIfAbsent { value: new } => (if state == 0 { i64::from(new) } else { state }, value),
        Verb::ReplaceIfSame { expected, value: new } => {
            let same = state != 0 && state == i64::from(expected);
            (if same { i64::from(new) } else { state }, Told::Bool(same))
        }
        Verb::Remove => (0, value),
        Verb::Clear => (0, Told::Bool(state != 0)),
        Verb::Count => (state, Told::Bool(state != 0)),
        Verb::CounterAdd { delta } => (state + delta, Told::Integer(state + delta)),
        Verb::CounterGet => (state, Told::Integer(state)),
        Verb::Lock | Verb::Unlock | Verb::LockKey | Verb::UnlockKey => (state, Told::Nothing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(index: usize, verb: Verb, began: u64, ended: Option<(u64, Told)>) -> Call {
        Call { index, verb, began, ended }
    }

    #[test]
    fn read_of_an_overwritten_value_is_not_explained() {
        let one = call(0, Verb::Put { value: 1 }, 0, Some((1, Told::Value(0))));
        let two = call(1, Verb::Put { value: 2 }, 2, Some((3, Told::Value(1))));
        let stale = call(2, Verb::Get, 4, Some((5, Told::Value(1))));
        let at_the_same_time = call(2, Verb::Get, 2, Some((5, Told::Value(1))));
        assert!(explain(&[one, two, stale], 0).is_err());
        assert!(explain(&[one, two, at_the_same_time], 0).is_ok());
    }

    #[test]
    fn unknown_write_may_appear_late_but_not_vanish() {
        let unknown = call(0, Verb::Put { value: 1 }, 0, None);
        let absent = call(1, Verb::Get, 1, Some((2, Told::Value(0))));
        let present = call(2, Verb::Get, 3, Some((4, Told::Value(1))));
        let gone = call(3, Verb::Get, 5, Some((6, Told::Value(0))));
        assert!(explain(&[unknown, absent, present], 0).is_ok());
        assert!(explain(&[unknown, absent, present, gone], 0).is_err());
    }

    #[test]
    fn counter_that_counted_twice_is_not_explained() {
        let add = call(0, Verb::CounterAdd { delta: 1 }, 0, Some((1, Told::Integer(1))));
        let twice = call(1, Verb::CounterGet, 2, Some((3, Told::Integer(2))));
        assert!(explain(&[add, twice], 0).is_err());
    }
}

//! The answers that a retry must find again, by the identity of its request.
//!
//! Kept by owner and backups alike until the caller says that it is settled, its incarnation leaves, or the memory
//! of the instance's answers is full: then the oldest go, and a retry of one of those is told that it is forgotten.
//! A number that is settled, or forgotten, is never applied again.

use crate::kernel::context::{ANSWERS_BYTES_MAX, Memory};
use crate::kernel::id::{Incarnation, Stamp};
use crate::kernel::message::{Identity, Remembered};
use crate::kernel::operation::{Settled, Value};
use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::Ordering;

/// What a remembered answer costs beside its bytes.
const ANSWER_BYTES: u64 = 96;

/// What is known of a request.
#[derive(Clone, PartialEq, Debug)]
pub enum Known {
    /// Nothing: it was not applied here.
    New,
    /// It was applied: this is its answer, to be believed when the stamp is held.
    Answered(Value, Stamp),
    /// It may have been applied; the answer is gone.
    Forgotten,
}

#[derive(Default)]
struct Caller {
    answers: BTreeMap<u64, (Value, Stamp)>,
    settled: Settled,
    /// Answers up to this number may have been dropped for room.
    forgotten: u64,
}

/// All remembered answers of one partition.
#[derive(Default)]
pub struct Identities {
    callers: BTreeMap<Incarnation, Caller>,
    /// In order of arrival: which goes first when there is no room.
    order: VecDeque<(Incarnation, u64)>,
    count: u64,
}

fn cost(value: &Value) -> u64 {
    let bytes = match value {
        Value::Bytes(Some(bytes)) => bytes.len(),
        Value::Page { items, .. } => items.iter().map(bytes::Bytes::len).sum(),
        _ => 0,
    };
    bytes as u64 + ANSWER_BYTES
}

fn is_settled(settled: &Settled, sequence: u64) -> bool {
    sequence < settled.below && !settled.except.contains(&sequence)
}

impl Identities {
    /// What is known of a request with this identity.
    pub fn find(&self, identity: &Identity) -> Known {
        let Some(caller) = self.callers.get(&identity.incarnation) else { return Known::New };
        if let Some((value, stamp)) = caller.answers.get(&identity.sequence) {
            return Known::Answered(value.clone(), *stamp);
        }
        if identity.sequence <= caller.forgotten || is_settled(&caller.settled, identity.sequence) {
            return Known::Forgotten;
        }
        Known::New
    }

    /// Forgets what the caller no longer needs.
    pub fn settle(&mut self, incarnation: Incarnation, settled: &Settled, memory: &Memory) {
        let Some(caller) = self.callers.get_mut(&incarnation) else { return };
        if settled.below < caller.settled.below {
            return; // said before what is known already
        }
        let gone = |sequence: &u64| is_settled(settled, *sequence);
        if caller.answers.first_key_value().is_some_and(|(sequence, _)| *sequence < settled.below) {
            let dropped: Vec<u64> =
                caller.answers.range(..settled.below).map(|(n, _)| *n).filter(gone).collect();
            for sequence in dropped {
                if let Some((value, _)) = caller.answers.remove(&sequence) {
                    memory.answers.fetch_sub(cost(&value), Ordering::Relaxed);
                    self.count -= 1;
                }
            }
        }
        // A request that waited, at the gate for one, may say less than a later one that did not: what is settled stays
        // so.
        let open = settled.except.iter().copied().filter(|sequence| !is_settled(&caller.settled, *sequence));
        caller.settled = Settled { below: settled.below, except: open.collect() };
        self.trim_order();
    }

    /// Keeps an answer, and drops the oldest ones if that is too much.
    pub fn remember(&mut self, remembered: &Remembered, memory: &Memory) {
        let identity = &remembered.identity;
        self.callers.entry(identity.incarnation).or_default();
        self.settle(identity.incarnation, &identity.settled, memory);
        let caller = self.callers.entry(identity.incarnation).or_default();
        if remembered.stamp == Stamp::default() {
            // Says no more than "up to here answers were dropped": see `export`.
            caller.forgotten = caller.forgotten.max(identity.sequence);
            return;
        }
        if is_settled(&caller.settled, identity.sequence) {
            return; // a fill may bring an answer that was settled meanwhile
        }
        memory.answers.fetch_add(cost(&remembered.answer), Ordering::Relaxed);
        match caller.answers.insert(identity.sequence, (remembered.answer.clone(), remembered.stamp)) {
            Some((old, _)) => {
                memory.answers.fetch_sub(cost(&old), Ordering::Relaxed);
            }
            None => {
                self.count += 1;
                self.order.push_back((identity.incarnation, identity.sequence));
            }
        }
        while memory.answers.load(Ordering::Relaxed) > ANSWERS_BYTES_MAX && self.drop_oldest(memory) {}
    }

    fn drop_oldest(&mut self, memory: &Memory) -> bool {
        while let Some((incarnation, sequence)) = self.order.pop_front() {
            let Some(caller) = self.callers.get_mut(&incarnation) else { continue };
            if let Some((value, _)) = caller.answers.remove(&sequence) {
                caller.forgotten = caller.forgotten.max(sequence);
                memory.answers.fetch_sub(cost(&value), Ordering::Relaxed);
                self.count -= 1;
                return true;
            }
        }
        false
    }

    /// Settled answers leave their place in `order` behind: drops those that lie in front, and all when most are.
    fn trim_order(&mut self) {
        let callers = &self.callers;
        let alive = |(incarnation, sequence): &(Incarnation, u64)| {
            callers.get(incarnation).is_some_and(|caller| caller.answers.contains_key(sequence))
        };
        while self.order.front().is_some_and(|front| !alive(front)) {
            self.order.pop_front();
        }
        if self.order.len() as u64 > 2 * self.count + 64 {
            self.order.retain(alive);
        }
    }

    /// Forgets the callers that are gone.
    pub fn retain(&mut self, memory: &Memory, is_member: impl Fn(Incarnation) -> bool) {
        let gone: Vec<Incarnation> =
            self.callers.keys().copied().filter(|incarnation| !is_member(*incarnation)).collect();
        for incarnation in gone {
            let Some(caller) = self.callers.remove(&incarnation) else { continue };
            self.count -= caller.answers.len() as u64;
            let bytes: u64 = caller.answers.values().map(|(value, _)| cost(value)).sum();
            memory.answers.fetch_sub(bytes, Ordering::Relaxed);
        }
        self.trim_order();
    }

    /// Forgets everything.
    pub fn clear(&mut self, memory: &Memory) {
        self.retain(memory, |_| false);
        *self = Self::default();
    }

    /// Answers remembered.
    pub fn len(&self) -> u64 {
        self.count
    }

    /// Up to `most` answers after `after`, for another replica. What was dropped of a caller comes first, as an answer
    /// with stamp zero, so that the other replica refuses the same retries.
    pub fn export(
        &self,
        after: Option<(Incarnation, u64)>,
        most: usize,
    ) -> (Vec<Remembered>, Option<(Incarnation, u64)>) {
        let mut out = Vec::new();
        let mut last = after;
        let from = after.map_or(Incarnation(0), |(incarnation, _)| incarnation);
        for (incarnation, caller) in self.callers.range(from..) {
            let resumed = after.filter(|(last, _)| last == incarnation).map(|(_, sequence)| sequence);
            let remembered = |sequence, answer, stamp| Remembered {
                identity: Identity { incarnation: *incarnation, sequence, settled: caller.settled.clone() },
                answer,
                stamp,
            };
            if resumed.is_none() {
                out.push(remembered(caller.forgotten, Value::None, Stamp::default()));
                last = Some((*incarnation, 0));
            }
            for (sequence, (value, stamp)) in caller.answers.range(resumed.unwrap_or(0) + 1..) {
                if out.len() >= most {
                    return (out, last);
                }
                out.push(remembered(*sequence, value.clone(), *stamp));
                last = Some((*incarnation, *sequence));
            }
        }
        (out, None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(incarnation: u64, sequence: u64, below: u64) -> Identity {
        let settled = Settled { below, ..Settled::default() };
        Identity { incarnation: Incarnation(incarnation), sequence, settled }
    }

    fn remembered(incarnation: u64, sequence: u64, below: u64, bytes: usize) -> Remembered {
        let answer = Value::Bytes(Some(vec![1u8; bytes].into()));
        let stamp = Stamp { number: sequence, ..Stamp::default() };
        Remembered { identity: identity(incarnation, sequence, below), answer, stamp }
    }

    #[test]
    fn an_answer_is_found_until_it_is_settled() {
        let memory = Memory::new(0);
        let mut identities = Identities::default();
        identities.remember(&remembered(1, 5, 1, 10), &memory);
        assert!(matches!(identities.find(&identity(1, 5, 1)), Known::Answered(..)));
        assert_eq!(identities.find(&identity(1, 6, 1)), Known::New);
        identities.settle(Incarnation(1), &Settled { below: 6, ..Settled::default() }, &memory);
        assert_eq!(identities.find(&identity(1, 5, 1)), Known::Forgotten, "never applied again");
        assert_eq!(identities.find(&identity(1, 6, 1)), Known::New);
        assert_eq!((identities.len(), memory.answers.load(Ordering::Relaxed)), (0, 0));
        assert!(identities.order.is_empty());
    }

    #[test]
    fn a_named_exception_keeps_its_answer() {
        let memory = Memory::new(0);
        let mut identities = Identities::default();
        identities.remember(&remembered(1, 5, 1, 10), &memory);
        let settled = Settled { below: 100, except: [5].into_iter().collect() };
        identities.settle(Incarnation(1), &settled, &memory);
        assert!(matches!(identities.find(&identity(1, 5, 1)), Known::Answered(..)));
        assert_eq!(identities.find(&identity(1, 6, 1)), Known::Forgotten);
    }

    #[test]
    fn what_is_settled_stays_so_when_an_older_word_comes_later() {
        let memory = Memory::new(0);
        let mut identities = Identities::default();
        identities.remember(&remembered(1, 5, 5, 10), &memory);
        let settled = |except: &[u64]| Settled { below: 9, except: except.iter().copied().collect() };
        identities.settle(Incarnation(1), &settled(&[6]), &memory);
        identities.settle(Incarnation(1), &settled(&[5, 6]), &memory);
        assert_eq!(identities.find(&identity(1, 5, 5)), Known::Forgotten);
        assert_eq!(identities.find(&identity(1, 6, 5)), Known::New);
    }

    #[test]
    fn the_oldest_go_when_the_memory_is_full_and_their_retries_are_refused() {
        let memory = Memory::new(0);
        let mut identities = Identities::default();
        for sequence in 1..=80 {
            identities.remember(&remembered(1, sequence, 1, 1 << 20), &memory);
        }
        assert!(memory.answers.load(Ordering::Relaxed) <= ANSWERS_BYTES_MAX);
        assert_eq!(identities.find(&identity(1, 1, 1)), Known::Forgotten);
        assert!(matches!(identities.find(&identity(1, 80, 1)), Known::Answered(..)));
        identities.clear(&memory);
        assert_eq!(memory.answers.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn an_export_in_small_steps_carries_everything_over() {
        let memory = Memory::new(0);
        let (mut from, mut to) = (Identities::default(), Identities::default());
        for incarnation in 1..=3 {
            (1..=7).for_each(|n| from.remember(&remembered(incarnation, n, 1, 1), &memory));
        }
        from.callers.get_mut(&Incarnation(2)).unwrap().forgotten = 1;
        from.callers.get_mut(&Incarnation(2)).unwrap().answers.remove(&1);
        let mut after = None;
        for _ in 0..100 {
            let (page, next) = from.export(after, 3);
            page.iter().for_each(|each| to.remember(each, &memory));
            after = next;
            if after.is_none() {
                break;
            }
        }
        for incarnation in 1..=3 {
            for sequence in 1..=8 {
                let identity = identity(incarnation, sequence, 1);
                assert_eq!(from.find(&identity), to.find(&identity), "{identity:?}");
            }
        }
    }
}

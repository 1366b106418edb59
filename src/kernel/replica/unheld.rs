//! Which effects the awaited backups do not hold yet, and which keys they touched.
//!
//! What depends on such an effect is not shown to anybody. How far the awaited backups are differs with the number
//! of synchronous backups of the object, so there is one mark for each number.

use crate::kernel::cluster::BACKUPS_MAX;
use std::collections::VecDeque;

/// For each number of synchronous backups: the last number that all awaited ones hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marks([u64; BACKUPS_MAX + 1]);

impl Default for Marks {
    /// Nobody is awaited.
    fn default() -> Self {
        Self([u64::MAX; BACKUPS_MAX + 1])
    }
}

impl Marks {
    /// Counts one awaited backup at index `index` (from 1) that holds everything up to `held`.
    pub fn count(&mut self, index: usize, held: u64) {
        for mark in self.0.iter_mut().skip(index) {
            *mark = (*mark).min(held);
        }
    }

    /// The last number held by all that are awaited for an object with `backups`.
    #[inline]
    pub fn held(&self, backups: u8) -> u64 {
        self.0[usize::from(backups).min(BACKUPS_MAX)]
    }
}

struct Touched {
    number: u64,
    backups: u8,
    hash: u64,
}

/// Effects not yet held.
#[derive(Default)]
pub struct Unheld {
    touched: VecDeque<Touched>,
    /// The last number that touched a key, by hash: equal hashes only make somebody wait in vain.
    last: hashbrown::HashMap<u64, u64, Plain>,
}

/// Hashes are hashed already.
#[derive(Clone, Copy, Default)]
pub struct Plain(u64);

impl std::hash::BuildHasher for Plain {
    type Hasher = Self;
    fn build_hasher(&self) -> Self {
        Self(0)
    }
}

impl std::hash::Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = super::hash::keyed(self.0, bytes);
    }
    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

impl Unheld {
    /// Notes that effect `number`, of an object with `backups`, touched the key of this hash.
    pub fn push(&mut self, number: u64, backups: u8, hash: u64) {
        self.touched.push_back(Touched { number, backups, hash });
        self.last.insert(hash, number);
    }

    /// Whether everything is held: then nothing is blocked, whatever its hash.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.last.is_empty()
    }

    /// The number that must be held before something about this key may be said; `None` = it may be said now.
    #[inline]
    pub fn blocks(&self, marks: &Marks, backups: u8, hash: u64) -> Option<u64> {
        if self.last.is_empty() {
            return None;
        }
        self.last.get(&hash).copied().filter(|number| *number > marks.held(backups))
    }

    /// Forgets what is held by now.
    pub fn advance(&mut self, marks: &Marks) {
        while let Some(front) = self.touched.front() {
            if front.number > marks.held(front.backups) {
                break;
            }
            if self.last.get(&front.hash) == Some(&front.number) {
                self.last.remove(&front.hash);
            }
            self.touched.pop_front();
        }
    }

    /// The number of the last effect here.
    pub fn last(&self) -> Option<u64> {
        self.touched.back().map(|touched| touched.number)
    }

    /// How many touches are not held.
    pub fn len(&self) -> usize {
        self.touched.len()
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_blocked_until_the_backups_of_its_object_hold_it() {
        let mut unheld = Unheld::default();
        let mut marks = Marks::default();
        marks.count(1, 5);
        marks.count(2, 3);
        unheld.push(4, 1, 77);
        unheld.push(5, 2, 88);
        unheld.push(6, 1, 99);
        assert_eq!(unheld.blocks(&marks, 1, 77), None, "index 1 holds 5");
        assert_eq!(unheld.blocks(&marks, 2, 88), Some(5), "index 2 holds only 3");
        assert_eq!(unheld.blocks(&marks, 1, 99), Some(6));
        assert_eq!(unheld.blocks(&marks, 0, 99), None, "nobody is awaited without backups");
        unheld.advance(&marks);
        assert_eq!(unheld.len(), 2);
        let mut marks = Marks::default();
        marks.count(1, 6);
        marks.count(2, 6);
        unheld.advance(&marks);
        assert_eq!((unheld.len(), unheld.last.len()), (0, 0));
    }
}

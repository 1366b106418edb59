//! Looking again and again for a moment before sleeping.
//!
//! What a thread waits for here often comes within microseconds, while to sleep and to be woken costs tens of them on
//! a machine whose cores are idle: a core that has nothing to do stops, and in a virtual machine it is the host that
//! starts it again. Between two looks the core is yielded, so only time is used that no other thread wants. Whether it
//! is worth it is learnt: where what is waited for does not come in time, one wait in [`TRY_AGAIN`] tries.

use super::clock::SystemClock;
use crate::kernel::time::MonoTime;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::time::Duration;

/// Longest time without sleep: about what a wake-up costs, so that it is at most paid twice.
const EAGER_MAX: Duration = Duration::from_micros(50);
/// So often a wait tries although the last ones were in vain.
const TRY_AGAIN: u32 = 64;
/// As sure as it gets that a wait is short.
const SURE: u32 = 16;
/// So often looks who waits among many: about 25 µs where no other thread wants the core, less than to be woken costs.
const LOOKS: usize = 48;

/// What is known of the waits at one place. Thread-safe; exactness does not matter.
#[derive(Debug)]
pub struct Eager {
    /// 0 = those that were tried last were in vain.
    trust: AtomicU32,
    untried: AtomicU32,
}

impl Default for Eager {
    fn default() -> Self {
        Self { trust: AtomicU32::new(SURE / 2), untried: AtomicU32::new(0) }
    }
}

impl Eager {
    /// Until when to look without sleeping; `None` = sleep at once. To be followed by [`end`](Self::end).
    pub fn begin(&self) -> Option<MonoTime> {
        if self.trust.load(Relaxed) == 0 && !self.untried.fetch_add(1, Relaxed).is_multiple_of(TRY_AGAIN) {
            return None;
        }
        Some(SystemClock.now() + EAGER_MAX)
    }

    /// Whether it came in time.
    pub fn end(&self, came: bool) {
        let trust = self.trust.load(Relaxed);
        self.trust.store(if came { (trust + 1).min(SURE) } else { trust.saturating_sub(2) }, Relaxed);
    }

    /// Looks until `look` says yes, for as long as that is worth it. Answers whether it did.
    pub fn look(&self, mut look: impl FnMut() -> bool) -> bool {
        let Some(until) = self.begin() else { return false };
        loop {
            let came = look();
            if came || SystemClock.now() >= until {
                self.end(came);
                return came;
            }
            rustix::thread::sched_yield();
        }
    }
}

/// Looks until `look` says yes, a fixed number of times. For a thread that waits among many: what it yields to are
/// those that bring what it waits for, and others like it, so that by its next turn it is often there, and nobody had
/// to wake it. Nothing is learnt, since how long that takes says how many wait, not whether it pays.
pub fn look_among_many(mut look: impl FnMut() -> bool) {
    for _ in 0..LOOKS {
        if look() {
            return;
        }
        rustix::thread::sched_yield();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn among_many_the_looks_are_counted() {
        let mut looks = 0;
        look_among_many(|| {
            looks += 1;
            looks == 3
        });
        assert_eq!(looks, 3, "no look after it came");
        look_among_many(|| {
            looks += 1;
            false
        });
        assert_eq!(looks, 3 + LOOKS);
    }

    #[test]
    fn waits_in_vain_are_given_up_and_tried_again_now_and_then() {
        let eager = Eager::default();
        while eager.trust.load(Relaxed) > 0 {
            assert!(!eager.look(|| false));
        }
        let tried = (0..2 * TRY_AGAIN).filter(|_| eager.begin().is_some()).count();
        assert_eq!(tried, 2);
        eager.end(true);
        assert!(eager.begin().is_some(), "one that came is believed");
    }
}

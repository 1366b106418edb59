//! Lines that may be said again and again, said at most once per interval.
//!
//! Decides whether a line is due; leaves the clock and the line to the caller. Invariant: between two lines of
//! one key at least `interval` passes, and each line carries how many were held back since the one before.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::kernel::time::MonoTime;

/// How many keys are remembered. With more alive at once, all the others share one line.
pub const RATE_KEYS_MAX: usize = 1_024;

/// Admits at most one line per key and interval, and counts the rest.
///
/// ```
/// use filbert::{kernel::time::ms, logging::OncePer};
/// use std::time::Duration;
///
/// let mut rate = OncePer::new(Duration::from_secs(60));
/// assert_eq!(rate.admit(ms(0), "queue full"), Some(0));
/// assert_eq!(rate.admit(ms(30_000), "queue full"), None);
/// assert_eq!(rate.admit(ms(60_000), "queue full"), Some(1), "one was held back");
/// ```
#[derive(Debug)]
pub struct OncePer<K> {
    interval: Duration,
    keys: BTreeMap<K, Held>,
    others: Option<Held>,
}

#[derive(Debug, Clone, Copy)]
struct Held {
    said_at: MonoTime,
    count: u64,
}

impl Held {
    fn admit(&mut self, now: MonoTime, interval: Duration) -> Option<u64> {
        if now < self.said_at + interval {
            self.count += 1;
            return None;
        }
        self.said_at = now;
        Some(std::mem::take(&mut self.count))
    }
}

impl<K: Ord> OncePer<K> {
    /// At most one line per key in each `interval`.
    pub fn new(interval: Duration) -> Self {
        Self { interval, keys: BTreeMap::new(), others: None }
    }

    /// `Some(held_back)` if the line of `key` is to be written now, with how many were held back since the last.
    pub fn admit(&mut self, now: MonoTime, key: K) -> Option<u64> {
        if let Some(held) = self.keys.get_mut(&key) {
            return held.admit(now, self.interval);
        }
        let fresh = Held { said_at: now, count: 0 };
        if self.keys.len() >= RATE_KEYS_MAX {
            let interval = self.interval;
            // What has been quiet for an interval is due again anyway; only its count would be lost, so that stays.
            self.keys.retain(|_, held| held.count > 0 || now < held.said_at + interval);
        }
        if self.keys.len() < RATE_KEYS_MAX {
            self.keys.insert(key, fresh);
            return Some(0);
        }
        match &mut self.others {
            Some(held) => held.admit(now, self.interval),
            None => {
                self.others = Some(fresh);
                Some(0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    #[test]
    fn one_line_per_interval_with_the_count_of_the_others() {
        let mut rate = OncePer::new(Duration::from_secs(1));
        assert_eq!(rate.admit(ms(5), 'a'), Some(0));
        assert_eq!(rate.admit(ms(5), 'b'), Some(0), "keys do not disturb each other");
        assert_eq!(rate.admit(ms(6), 'a'), None);
        assert_eq!(rate.admit(ms(1_004), 'a'), None, "one millisecond too early");
        assert_eq!(rate.admit(ms(1_005), 'a'), Some(2));
        assert_eq!(rate.admit(ms(9_000), 'a'), Some(0), "the count begins anew");
    }

    #[test]
    fn memory_is_bounded_and_strangers_share_a_line() {
        let mut rate = OncePer::new(Duration::from_secs(1));
        for key in 0..RATE_KEYS_MAX {
            assert_eq!(rate.admit(ms(0), key), Some(0));
        }
        assert_eq!(rate.admit(ms(1), RATE_KEYS_MAX), Some(0));
        assert_eq!(rate.admit(ms(2), RATE_KEYS_MAX + 1), None, "shares the line of the one before");
        assert_eq!(rate.keys.len(), RATE_KEYS_MAX);
        assert_eq!(rate.admit(ms(2_000), RATE_KEYS_MAX + 2), Some(0), "the quiet ones made room");
        assert_eq!(rate.keys.len(), 1);
    }
}

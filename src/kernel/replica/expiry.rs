//! When to look at which record: a wheel of ticks that names slots, not times.
//!
//! A slot is on the wheel at most once at its earliest tick; a record that lives longer by then is put on again, so
//! neither a rewrite nor a read has to move anything. Far ends are rounded down to a coarse tick and refined when it
//! comes. Whether a record is really over is decided by whoever turns the wheel.

use crate::kernel::id::ObjectId;
use crate::kernel::time::MonoTime;
use std::collections::BTreeMap;

/// Nanoseconds of a tick: half of the 100 ms within which an expired record is gone.
const TICK: u64 = 50_000_000;
/// From this distance on, ticks are rounded down to multiples of [`COARSE`].
const FAR: u32 = 1_024;
const COARSE: u32 = 64;

/// A record that may be over.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Due {
    /// Its map.
    pub object: ObjectId,
    /// Its slot.
    pub slot: u32,
}

/// All records of a partition that can end by themselves.
#[derive(Default)]
pub struct Wheel {
    ticks: BTreeMap<u32, Vec<Due>>,
    armed: BTreeMap<ObjectId, Vec<u32>>,
}

fn tick_of(end: MonoTime) -> u32 {
    u32::try_from(end.0.div_ceil(TICK)).unwrap_or(u32::MAX)
}

impl Wheel {
    /// Makes sure that `slot` is looked at when a record that ends at `end` is over, or before.
    pub fn arm(&mut self, object: ObjectId, slot: u32, end: MonoTime, now: MonoTime) {
        if end == MonoTime::NEVER {
            return;
        }
        let current = (now.0 / TICK) as u32;
        let mut tick = tick_of(end).max(current + 1);
        if tick - current > FAR {
            tick -= tick % COARSE;
        }
        let armed = self.armed.entry(object).or_default();
        let at = slot as usize;
        if armed.len() <= at {
            armed.resize(at + 1, 0);
        }
        if armed[at] == 0 || tick < armed[at] {
            armed[at] = tick;
            self.ticks.entry(tick).or_default().push(Due { object, slot });
        }
    }

    /// When [`Self::turn`] has something to say.
    pub fn next(&self) -> Option<MonoTime> {
        self.ticks.first_key_value().map(|(tick, _)| MonoTime(u64::from(*tick) * TICK))
    }

    /// Up to `most` slots that are due, which are then no longer on the wheel.
    pub fn turn(&mut self, now: MonoTime, most: usize) -> Vec<Due> {
        let mut due = Vec::new();
        let mut looked_at = 0;
        while looked_at < most {
            let Some(mut entry) = self.ticks.first_entry() else { break };
            let tick = *entry.key();
            if u64::from(tick) * TICK > now.0 {
                break;
            }
            while looked_at < most {
                let Some(next) = entry.get_mut().pop() else { break };
                looked_at += 1;
                // Another tick in the slot's place: it was put on again at an earlier one, this is a leftover.
                if let Some(armed) =
                    self.armed.get_mut(&next.object).and_then(|armed| armed.get_mut(next.slot as usize))
                    && *armed == tick
                {
                    *armed = 0;
                    due.push(next);
                }
            }
            if entry.get().is_empty() {
                entry.remove();
            }
        }
        due
    }

    /// Forgets a map.
    pub fn forget(&mut self, object: ObjectId) {
        self.armed.remove(&object);
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    const MAP: ObjectId = ObjectId(1);

    #[test]
    fn a_slot_is_due_within_a_tick_and_once() {
        let mut wheel = Wheel::default();
        wheel.arm(MAP, 3, ms(120), ms(0));
        wheel.arm(MAP, 3, ms(500), ms(0));
        assert_eq!(wheel.next(), Some(ms(150)));
        assert!(wheel.turn(ms(149), 10).is_empty(), "one millisecond too early");
        assert_eq!(wheel.turn(ms(150), 10), [Due { object: MAP, slot: 3 }]);
        assert_eq!(wheel.next(), None, "the later end is the record's to say");
    }

    #[test]
    fn an_earlier_end_leaves_only_a_leftover_behind() {
        let mut wheel = Wheel::default();
        wheel.arm(MAP, 3, ms(1_000), ms(0));
        wheel.arm(MAP, 3, ms(100), ms(0));
        assert_eq!(wheel.turn(ms(100), 10).len(), 1);
        assert!(wheel.turn(ms(1_000), 10).is_empty(), "the leftover is not due");
        assert_eq!(wheel.next(), None);
    }

    #[test]
    fn far_ends_are_looked_at_early_never_late() {
        let mut wheel = Wheel::default();
        let end = ms(3_601_000);
        wheel.arm(MAP, 0, end, ms(0));
        let mut turns = 0;
        while let Some(next) = wheel.next() {
            assert!(next <= ms(3_601_050));
            turns += 1;
            for due in wheel.turn(next, 10) {
                if next < end {
                    wheel.arm(MAP, due.slot, end, next);
                }
            }
        }
        assert!((2..5).contains(&turns), "{turns} turns");
    }

    #[test]
    fn a_turn_is_bounded() {
        let mut wheel = Wheel::default();
        (0..2_500).for_each(|slot| wheel.arm(MAP, slot, ms(10), ms(0)));
        assert_eq!(wheel.turn(ms(60), 1_000).len(), 1_000);
        assert_eq!(wheel.turn(ms(60), 1_000).len(), 1_000);
        assert_eq!(wheel.turn(ms(60), 1_000).len(), 500);
    }
}

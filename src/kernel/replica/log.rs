//! The effects that some replica may still need: everything above the floor, within a limit.
//!
//! Numbers in the log have no gaps. A replica that needs a number below the log is filled instead.

use crate::kernel::id::Stamp;
use crate::kernel::message::{Change, Effect, Holder, RecordMeta};
use crate::kernel::time::MonoTime;
use std::collections::VecDeque;
use std::time::Duration;

/// Most effects kept.
pub const LOG_EFFECTS_MAX: usize = 4_096;
/// Most bytes of changes kept.
pub const LOG_BYTES_MAX: usize = 4 << 20;

struct Logged {
    effect: Effect,
    at: MonoTime,
    bytes: usize,
    /// How many replicas the object has: a replica of a higher index is sent a skip.
    copies: u8,
}

/// Effects by number, without gaps.
#[derive(Default)]
pub struct Log {
    effects: VecDeque<Logged>,
    bytes: usize,
    /// Everything up to this number is not here.
    start: u64,
}

/// Bytes of keys and values of an effect, and what it takes otherwise.
pub fn effect_bytes(effect: &Effect) -> usize {
    let changes: usize = effect.changes.iter().map(change_bytes).sum();
    changes + 96
}

/// Bytes of a change on its way.
pub fn change_bytes(change: &Change) -> usize {
    match change {
        Change::Put { key, value, .. } => key.len() + value.len() + 64,
        Change::Remove { key, .. } | Change::KeyLock { key, .. } => key.len() + 48,
        _ => 48,
    }
}

/// An effect that says nothing but its number.
pub fn skip(stamp: Stamp) -> Effect {
    Effect { stamp, caller: None, cause: None, changes: smallvec::SmallVec::new() }
}

/// Whether it says nothing but its number.
pub fn is_skip(effect: &Effect) -> bool {
    effect.changes.is_empty() && effect.cause.is_none()
}

impl Log {
    /// Empty; the next effect is number `last + 1`.
    pub fn reset(&mut self, last: u64) {
        *self = Self { start: last, ..Self::default() };
    }

    /// The number of the last effect that went through here.
    pub fn last(&self) -> u64 {
        self.start + self.effects.len() as u64
    }

    /// How many effects are here.
    pub fn len(&self) -> usize {
        self.effects.len()
    }

    /// Keeps an effect of an object with this many backups, as of `now`.
    pub fn push(&mut self, effect: Effect, copies: u8, now: MonoTime) {
        if effect.stamp.number != self.last() + 1 {
            self.reset(effect.stamp.number - 1); // after a jump nothing older is any use
        }
        let bytes = effect_bytes(&effect);
        self.bytes += bytes;
        self.effects.push_back(Logged { effect, at: now, bytes, copies });
        while self.effects.len() > LOG_EFFECTS_MAX || (self.bytes > LOG_BYTES_MAX && self.effects.len() > 1) {
            self.pop();
        }
    }

    fn pop(&mut self) {
        if let Some(gone) = self.effects.pop_front() {
            self.bytes -= gone.bytes;
            self.start += 1;
        }
    }

    /// Drops what every replica holds.
    pub fn trim(&mut self, floor: u64) {
        while self.start < floor && !self.effects.is_empty() {
            self.pop();
        }
    }

    /// Whether every effect above `after` is here.
    pub fn reaches(&self, after: u64) -> bool {
        after >= self.start
    }

    /// The stamp of an effect that is here.
    pub fn stamp(&self, number: u64) -> Option<Stamp> {
        let at = number.checked_sub(self.start + 1)?;
        self.effects.get(usize::try_from(at).ok()?).map(|logged| logged.effect.stamp)
    }

    /// Up to `most_bytes` of the effects above `after`, as a replica of this index is told them now; at least one.
    pub fn after(&self, after: u64, index: usize, now: MonoTime, most_bytes: usize) -> Vec<Effect> {
        let from = usize::try_from(after.saturating_sub(self.start)).unwrap_or(usize::MAX);
        let mut bytes = 0;
        let mut out = Vec::new();
        for logged in self.effects.iter().skip(from) {
            if bytes > 0 && bytes + logged.bytes > most_bytes {
                break;
            }
            bytes += logged.bytes;
            if index > usize::from(logged.copies) {
                out.push(skip(logged.effect.stamp));
            } else {
                out.push(aged(&logged.effect, now.since(logged.at)));
            }
        }
        out
    }

    /// Stamps and changes of the effects above `after`, with the copies of their object.
    pub fn changes_after(&self, after: u64) -> impl Iterator<Item = (u64, u8, &[Change])> {
        let from = usize::try_from(after.saturating_sub(self.start)).unwrap_or(usize::MAX);
        self.effects
            .iter()
            .skip(from)
            .map(|logged| (logged.effect.stamp.number, logged.copies, &logged.effect.changes[..]))
    }
}

/// The effect as it is said `elapsed` later: what is left of a time is less.
fn aged(effect: &Effect, elapsed: Duration) -> Effect {
    let mut effect = effect.clone();
    let left = |left: &mut Option<Duration>| {
        if let Some(left) = left {
            *left = left.saturating_sub(elapsed);
        }
    };
    for change in &mut effect.changes {
        match change {
            Change::Put { meta: RecordMeta { ttl_left, age, .. }, .. } => {
                left(ttl_left);
                *age += elapsed;
            }
            Change::KeyLock { state: Some(Holder { lease_left, .. }), .. }
            | Change::Lock { state: Some(Holder { lease_left, .. }), .. } => left(lease_left),
            _ => {}
        }
    }
    effect
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::{Epoch, ObjectId};
    use crate::kernel::time::ms;

    fn effect(number: u64, bytes: usize) -> Effect {
        let meta = RecordMeta { ttl_left: Some(Duration::from_millis(100)), ..RecordMeta::default() };
        let change = Change::Put { object: ObjectId(1), key: vec![0; bytes].into(), value: "v".into(), meta };
        let mut effect = skip(Stamp { epoch: Epoch(1), number });
        effect.changes.push(change);
        effect
    }

    #[test]
    fn effects_are_said_again_with_the_time_that_is_left() {
        let mut log = Log::default();
        (1..=5).for_each(|n| log.push(effect(n, 1), 1, ms(10)));
        log.trim(2);
        assert!(log.reaches(2) && !log.reaches(1));
        let said = log.after(3, 1, ms(40), usize::MAX);
        assert_eq!(said.iter().map(|effect| effect.stamp.number).collect::<Vec<_>>(), [4, 5]);
        let Change::Put { meta, .. } = &said[0].changes[0] else { panic!("a put was logged") };
        assert_eq!(meta.ttl_left, Some(Duration::from_millis(70)));
        assert!(is_skip(&log.after(3, 2, ms(40), usize::MAX)[0]), "index 2 does not hold the object");
    }

    #[test]
    fn the_log_is_bounded_in_number_and_bytes() {
        let mut log = Log::default();
        (1..=5_000).for_each(|n| log.push(effect(n, 1), 1, ms(0)));
        assert_eq!((log.len(), log.last()), (LOG_EFFECTS_MAX, 5_000));
        (5_001..=5_010).for_each(|n| log.push(effect(n, 1 << 20), 1, ms(0)));
        assert!(log.bytes <= LOG_BYTES_MAX && log.last() == 5_010 && !log.reaches(5_000));
    }
}

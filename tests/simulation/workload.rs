//! What applications do meanwhile: which calls are made, when, and from which member.
//!
//! Few keys, so that calls meet; values that are never written twice, so that a value names its write; half of the
//! calls within a moment of a fault, because that is where it hurts.

use crate::random::Random;
use filbert::kernel::directory::ObjectConfig;
use filbert::kernel::id::ObjectKind;

/// Calls in one run.
pub const CALLS: usize = 300;
/// How long a caller waits for the outcome of one call ...
pub const DEADLINE_MS: u64 = 5_000;
/// ... if it is patient.
const SHORT_DEADLINE_MS: u64 = 1_000;
/// Calls of one lock session come at least this far apart.
const HOLD_MS_MAX: u64 = 400;
pub const KEYS_PER_MAP: u64 = 7;
/// So many calls in a hundred come this close before a fault.
const HOT_PERCENT: u64 = 15;
const HOT_MS: u64 = 3;

/// What exists in every run: name, kind, synchronous backups.
pub const OBJECTS: [(&str, ObjectKind, u8); 8] = [
    ("map-0", ObjectKind::Map, 0),
    ("map-1", ObjectKind::Map, 1),
    ("map-2", ObjectKind::Map, 2),
    ("map-3", ObjectKind::Map, 3),
    ("counter-1", ObjectKind::Counter, 1),
    ("counter-2", ObjectKind::Counter, 2),
    ("lock-1", ObjectKind::Lock, 1),
    ("lock-2", ObjectKind::Lock, 2),
];

/// Asynchronous backups beside them: nobody waits for those, and at rest they hold the same.
const ASYNC_BACKUPS: [(&str, u8); 2] = [("map-0", 1), ("map-1", 2)];
/// Under this key values live for a time, at most so long, and longer under a lock. No other writes there, which would
/// pass that life on.
const MORTAL_KEY: u64 = KEYS_PER_MAP - 1;
const TTL_MS_MAX: u64 = 3_000;
/// Some keys are locked so long.
const KEY_HOLD_MS_MAX: u64 = 150;
/// Key locks among the calls of maps, in a hundred.
const KEY_LOCK_PERCENT: u64 = 5;
/// Likewise under the key whose values live for a time: often, and longer, so that lives end under locks.
const MORTAL_LOCK_PERCENT: u64 = 15;

pub fn config(name: &str, backups: u8) -> ObjectConfig {
    let async_backups = ASYNC_BACKUPS.iter().find(|(map, _)| *map == name).map_or(0, |(_, count)| *count);
    ObjectConfig { backups, async_backups, ..ObjectConfig::default() }
}

/// One thing to do with an object. Values are numbers; 0 is never written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Verb {
    Get,
    Put {
        value: u32,
    },
    PutIfAbsent {
        value: u32,
    },
    /// Puts a value that is gone by itself after a time.
    PutFor {
        value: u32,
        ttl_ms: u64,
    },
    /// No call: what becomes of such a value.
    Expire {
        value: u32,
    },
    /// Replaces whatever the caller last saw under the key.
    ReplaceIfSame {
        expected: u32,
        value: u32,
    },
    Remove,
    CounterAdd {
        delta: i64,
    },
    CounterGet,
    Lock,
    Unlock,
    LockKey,
    UnlockKey,
    /// The key's share of a `clear` of its map.
    Clear,
    /// The key's share of a `size` of its map.
    Count,
}

impl Verb {
    /// Whether it gives back what an earlier call of its thread acquired.
    pub fn is_unlock(self) -> bool {
        matches!(self, Self::Unlock | Self::UnlockKey)
    }

    /// Whether it says nothing about values.
    pub fn is_about_locks(self) -> bool {
        matches!(self, Self::Lock | Self::Unlock | Self::LockKey | Self::UnlockKey)
    }
}

/// A call to many keys, or to every partition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whole {
    GetAll,
    /// Under each key its own value: no value is written twice.
    PutAll {
        first: u32,
    },
    Clear,
    /// All entries.
    Entries,
    Size,
}

impl Whole {
    /// Whether a key takes part. What is put without a time keeps that of the value before: not under this key.
    pub fn is_for(self, key: u32) -> bool {
        !(matches!(self, Self::PutAll { .. }) && u64::from(key) == MORTAL_KEY)
    }

    /// What it comes to for one key.
    pub fn verb(self, key: u32) -> Verb {
        match self {
            Self::GetAll | Self::Entries => Verb::Get,
            Self::PutAll { first } => Verb::Put { value: first + key },
            Self::Clear => Verb::Clear,
            Self::Size => Verb::Count,
        }
    }
}

/// A call to a whole map that is to be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PlannedWhole {
    pub at_ms: u64,
    /// Chooses the member among those that are there at that time.
    pub member: u64,
    /// Index in [`OBJECTS`].
    pub object: usize,
    pub whole: Whole,
    pub thread: u64,
}

/// Calls to whole maps in one run.
const WHOLES: u64 = 24;

/// The calls to whole maps of a run, most of them within a moment of a fault.
pub fn plan_wholes(random: &mut Random, from_ms: u64, until_ms: u64, faults_ms: &[u64]) -> Vec<PlannedWhole> {
    let one = |number: u64| {
        let mut at_ms = random.within(from_ms, until_ms);
        if !faults_ms.is_empty() && random.chance(70) {
            let fault = *random.pick(faults_ms);
            at_ms = (fault + random.within(0, 300)).saturating_sub(20).clamp(from_ms, until_ms);
        }
        let whole = match random.below(10) {
            0..=1 => Whole::GetAll,
            2..=4 => Whole::PutAll { first: 10_000 + number as u32 * KEYS_PER_MAP as u32 },
            5..=6 => Whole::Clear,
            7..=8 => Whole::Entries,
            _ => Whole::Size,
        };
        let object = random.below(4) as usize;
        PlannedWhole { at_ms, member: random.next(), object, whole, thread: 5_000 + number }
    };
    (0..WHOLES).map(one).collect()
}

/// A call that is to be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Planned {
    pub at_ms: u64,
    /// Chooses the member among those that are there at that time.
    pub member: u64,
    /// Index in [`OBJECTS`].
    pub object: usize,
    pub key: u32,
    pub verb: Verb,
    /// Calls of one thread belong to one lock session; every other call has a thread of its own.
    pub thread: u64,
    pub deadline_ms: u64,
}

/// The calls of a run between two instants, ascending, crowded around `faults_ms`.
pub fn plan(random: &mut Random, from_ms: u64, until_ms: u64, faults_ms: &[u64]) -> Vec<Planned> {
    let mut calls = Vec::with_capacity(CALLS);
    while calls.len() < CALLS {
        let mut at_ms = random.within(from_ms, until_ms);
        if !faults_ms.is_empty() && random.chance(50) {
            let fault = *random.pick(faults_ms);
            at_ms = (fault + random.within(0, 600)).saturating_sub(200).clamp(from_ms, until_ms);
        }
        let mut object = random.below(OBJECTS.len() as u64) as usize;
        // Some meet on one key just before a fault: what they see of each other may vanish with it.
        let hot = !faults_ms.is_empty() && random.chance(HOT_PERCENT);
        if hot {
            at_ms = random.pick(faults_ms).saturating_sub(random.below(HOT_MS));
            object = random.within(1, 4) as usize;
        }
        let call = Planned {
            at_ms,
            member: random.next(),
            object,
            key: 0,
            verb: Verb::Get,
            thread: 1_000 + calls.len() as u64,
            deadline_ms: if random.chance(20) { SHORT_DEADLINE_MS } else { DEADLINE_MS },
        };
        let value = calls.len() as u32 + 1;
        match OBJECTS[object].1 {
            ObjectKind::Map => {
                let key = if hot { 0 } else { random.below(KEYS_PER_MAP) as u32 };
                let mortal = u64::from(key) == MORTAL_KEY;
                if random.chance(if mortal { MORTAL_LOCK_PERCENT } else { KEY_LOCK_PERCENT }) {
                    let hold_ms = if mortal { HOLD_MS_MAX } else { KEY_HOLD_MS_MAX };
                    let release_ms = at_ms + random.within(1, hold_ms);
                    calls.push(Planned { key, verb: Verb::LockKey, ..call });
                    if mortal {
                        // Somebody looks while the lock is about to end, and perhaps the life has.
                        let (thread, at_ms) = (2_000 + calls.len() as u64, release_ms - 1);
                        calls.push(Planned { key, at_ms, thread, ..call });
                    }
                    calls.push(Planned { key, verb: Verb::UnlockKey, at_ms: release_ms, ..call });
                    continue;
                }
                calls.push(Planned { key, verb: map_verb(random, key, value), ..call });
            }
            ObjectKind::Counter => {
                let verb = if random.chance(15) { Verb::CounterGet } else { Verb::CounterAdd { delta: 1 } };
                calls.push(Planned { verb, ..call });
            }
            ObjectKind::Lock | ObjectKind::Topic => {
                let release_ms = at_ms + random.within(1, HOLD_MS_MAX);
                calls.push(Planned { verb: Verb::Lock, ..call });
                calls.push(Planned { verb: Verb::Unlock, at_ms: release_ms, ..call });
            }
        }
    }
    calls.truncate(CALLS);
    calls.sort_by_key(|call| call.at_ms);
    calls
}

fn map_verb(random: &mut Random, key: u32, value: u32) -> Verb {
    if u64::from(key) == MORTAL_KEY {
        return match random.below(10) {
            0..=4 => Verb::PutFor { value, ttl_ms: random.within(50, TTL_MS_MAX) },
            5..=8 => Verb::Get,
            _ => Verb::Remove,
        };
    }
    match random.below(10) {
        0..=3 => Verb::Put { value },
        4..=6 => Verb::Get,
        7 => Verb::PutIfAbsent { value },
        8 => Verb::ReplaceIfSame { expected: 0, value },
        _ => Verb::Remove,
    }
}

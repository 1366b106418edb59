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

pub fn config(backups: u8) -> ObjectConfig {
    ObjectConfig { backups, ..ObjectConfig::default() }
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
                calls.push(Planned { key, verb: map_verb(random, value), ..call });
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

fn map_verb(random: &mut Random, value: u32) -> Verb {
    match random.below(10) {
        0..=3 => Verb::Put { value },
        4..=6 => Verb::Get,
        7 => Verb::PutIfAbsent { value },
        8 => Verb::ReplaceIfSame { expected: 0, value },
        _ => Verb::Remove,
    }
}

//! One record as one allocation: a small header, the times that its map or it itself asks for, key and value.
//!
//! ```text
//! flags u8 | key length u8 (u32 with LONG_KEY) | [expires u64] [ttl u64] [max idle u64] [access u64] [hits u32]
//!          | [created u64, updated u64] | key | value            numbers little-endian, times in nanoseconds
//! ```
//! Points in time are of this member's clock. Two bytes on top of key and value for a record without times.

use crate::kernel::message::RecordMeta;
use crate::kernel::time::MonoTime;
use std::time::Duration;

const LONG_KEY: u8 = 1;
const EXPIRES: u8 = 2;
const OWN_TTL: u8 = 4;
const IDLE: u8 = 8;
const ACCESS: u8 = 16;
const HITS: u8 = 32;
const TIMES: u8 = 64;
/// Which fill it was last seen in: a parity, so that a sweep finds what a fill did not bring.
const FILL: u8 = 128;

/// Bytes that a record takes beside its box: the box's place, and its share of the index.
pub const SLOT_BYTES: u64 = 24;

/// Which times each record of a map has to keep.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Keeps {
    /// The last access.
    pub access: bool,
    /// The number of accesses.
    pub hits: bool,
    /// Creation and update.
    pub times: bool,
}

/// What is not key and value of a new record.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Life {
    /// When its time to live ends.
    pub expires: Option<MonoTime>,
    /// Its own time to live; zero = for ever whatever the map says.
    pub ttl: Option<Duration>,
    /// Its longest idle time; zero = for ever whatever the map says.
    pub max_idle: Option<Duration>,
    /// When it was created, if that is kept.
    pub created: MonoTime,
    /// Accesses so far.
    pub hits: u32,
}

/// A record, borrowed.
#[derive(Clone, Copy)]
pub struct Record<'a>(pub &'a [u8]);

fn nanos(duration: Duration) -> u64 {
    u64::try_from(duration.as_nanos()).unwrap_or(u64::MAX)
}

/// Makes a record.
pub fn build(keeps: Keeps, fill: bool, life: &Life, now: MonoTime, key: &[u8], value: &[u8]) -> Box<[u8]> {
    let idle = life.max_idle.is_some();
    let mut flags = 0u8;
    for (flag, on) in [
        (LONG_KEY, key.len() > 255),
        (EXPIRES, life.expires.is_some()),
        (OWN_TTL, life.ttl.is_some()),
        (IDLE, idle),
        (ACCESS, keeps.access || idle),
        (HITS, keeps.hits),
        (TIMES, keeps.times),
        (FILL, fill),
    ] {
        flags |= if on { flag } else { 0 };
    }
    let head = head_bytes(flags);
    let mut bytes = Vec::with_capacity(head + key.len() + value.len());
    bytes.push(flags);
    if flags & LONG_KEY != 0 {
        let length = u32::try_from(key.len()).expect("keys are shorter than a frame");
        bytes.extend_from_slice(&length.to_le_bytes());
    } else {
        bytes.push(key.len() as u8);
    }
    if flags & !(LONG_KEY | FILL) != 0 {
        push_times(&mut bytes, flags, life, now);
    }
    bytes.extend_from_slice(key);
    bytes.extend_from_slice(value);
    debug_assert_eq!(bytes.len(), head + key.len() + value.len());
    bytes.into_boxed_slice()
}

fn push_times(bytes: &mut Vec<u8>, flags: u8, life: &Life, now: MonoTime) {
    if let Some(expires) = life.expires {
        bytes.extend_from_slice(&expires.0.to_le_bytes());
    }
    if let Some(ttl) = life.ttl {
        bytes.extend_from_slice(&nanos(ttl).to_le_bytes());
    }
    if let Some(max_idle) = life.max_idle {
        bytes.extend_from_slice(&nanos(max_idle).to_le_bytes());
    }
    if flags & ACCESS != 0 {
        bytes.extend_from_slice(&now.0.to_le_bytes());
    }
    if flags & HITS != 0 {
        bytes.extend_from_slice(&life.hits.to_le_bytes());
    }
    if flags & TIMES != 0 {
        bytes.extend_from_slice(&life.created.0.to_le_bytes());
        bytes.extend_from_slice(&now.0.to_le_bytes());
    }
}

#[inline]
fn head_bytes(flags: u8) -> usize {
    if flags & !FILL == 0 {
        return 2;
    }
    field(flags, 0).0
}

/// Where the field `flag` starts (the end of all fields for 0), and whether it is there.
fn field(flags: u8, flag: u8) -> (usize, bool) {
    let mut at = if flags & LONG_KEY != 0 { 5 } else { 2 };
    for (each, bytes) in [(EXPIRES, 8), (OWN_TTL, 8), (IDLE, 8), (ACCESS, 8), (HITS, 4), (TIMES, 16)] {
        if each == flag {
            return (at, flags & flag != 0);
        }
        if flags & each != 0 {
            at += bytes;
        }
    }
    (at, false)
}

impl<'a> Record<'a> {
    #[inline]
    fn flags(self) -> u8 {
        self.0[0]
    }

    #[inline]
    fn key_length(self) -> usize {
        if self.flags() & LONG_KEY != 0 {
            let length: [u8; 4] = self.0[1..5].try_into().expect("a long key has four bytes of length");
            return u32::from_le_bytes(length) as usize;
        }
        usize::from(self.0[1])
    }

    /// The key.
    #[inline]
    pub fn key(self) -> &'a [u8] {
        let head = head_bytes(self.flags());
        &self.0[head..head + self.key_length()]
    }

    /// The value.
    #[inline]
    pub fn value(self) -> &'a [u8] {
        &self.0[head_bytes(self.flags()) + self.key_length()..]
    }

    fn number(self, flag: u8, offset: usize) -> Option<u64> {
        if self.flags() & flag == 0 {
            return None;
        }
        let at = field(self.flags(), flag).0 + offset;
        let bytes: [u8; 8] = self.0[at..at + 8].try_into().expect("the flag says that it is there");
        Some(u64::from_le_bytes(bytes))
    }

    /// Whether it can end by itself.
    #[inline]
    pub fn is_mortal(self) -> bool {
        self.flags() & (EXPIRES | IDLE) != 0
    }

    /// Whether it notices reads.
    #[inline]
    pub fn notices_reads(self) -> bool {
        self.flags() & (ACCESS | HITS) != 0
    }

    /// When it ends, by whichever rule comes first. Idle time counts from `idle_from` at the earliest.
    pub fn end(self, idle_from: MonoTime) -> MonoTime {
        let ttl = self.number(EXPIRES, 0).unwrap_or(u64::MAX);
        let idle = match self.number(IDLE, 0) {
            None | Some(0) => u64::MAX,
            Some(idle) => self.number(ACCESS, 0).unwrap_or(0).max(idle_from.0).saturating_add(idle),
        };
        MonoTime(ttl.min(idle))
    }

    /// When its time to live ends.
    pub fn expires(self) -> Option<MonoTime> {
        self.number(EXPIRES, 0).map(MonoTime)
    }

    /// Its own time to live.
    pub fn ttl(self) -> Option<Duration> {
        self.number(OWN_TTL, 0).map(Duration::from_nanos)
    }

    /// Its longest idle time.
    pub fn max_idle(self) -> Option<Duration> {
        self.number(IDLE, 0).map(Duration::from_nanos)
    }

    /// Its last access, if kept.
    pub fn access(self) -> Option<MonoTime> {
        self.number(ACCESS, 0).map(MonoTime)
    }

    /// Its creation, if kept.
    pub fn created(self) -> Option<MonoTime> {
        self.number(TIMES, 0).map(MonoTime)
    }

    /// Its last update, if kept.
    pub fn updated(self) -> Option<MonoTime> {
        self.number(TIMES, 8).map(MonoTime)
    }

    /// Accesses, if kept.
    pub fn hits(self) -> u32 {
        if self.flags() & HITS == 0 {
            return 0;
        }
        let at = field(self.flags(), HITS).0;
        u32::from_le_bytes(self.0[at..at + 4].try_into().expect("the flag says that it is there"))
    }

    /// The parity of the fill it was last seen in.
    pub fn fill(self) -> bool {
        self.flags() & FILL != 0
    }

    /// Its life as another member is told: durations.
    pub fn meta(self, now: MonoTime) -> RecordMeta {
        if self.flags() & !(LONG_KEY | FILL) == 0 {
            return RecordMeta::default();
        }
        RecordMeta {
            ttl_left: self.expires().map(|expires| expires.since(now)),
            ttl: self.ttl(),
            max_idle: self.max_idle(),
            age: self.created().map_or(Duration::ZERO, |created| now.since(created)),
            hits: self.hits(),
        }
    }

    /// What a record costs, all told.
    pub fn cost(self) -> u64 {
        self.0.len() as u64 + SLOT_BYTES
    }
}

/// Notes an access.
pub fn touch(record: &mut [u8], now: MonoTime) {
    let flags = record[0];
    if flags & ACCESS != 0 {
        let at = field(flags, ACCESS).0;
        record[at..at + 8].copy_from_slice(&now.0.to_le_bytes());
    }
    if flags & HITS != 0 {
        let at = field(flags, HITS).0;
        let hits = Record(record).hits().saturating_add(1);
        record[at..at + 4].copy_from_slice(&hits.to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    #[test]
    fn every_combination_of_fields_gives_back_what_was_put_in() {
        for bits in 0..128u32 {
            let on = |bit: u32| bits & (1 << bit) != 0;
            let keeps = Keeps { access: on(0), hits: on(1), times: on(2) };
            let life = Life {
                expires: on(3).then_some(ms(900)),
                ttl: on(4).then_some(Duration::from_secs(3)),
                max_idle: on(5).then_some(Duration::from_secs(5)),
                created: ms(100),
                hits: 41,
            };
            let key = vec![7u8; if on(6) { 300 } else { 12 }];
            let mut bytes = build(keeps, on(1), &life, ms(200), &key, b"value");
            touch(&mut bytes, ms(250));
            let record = Record(&bytes);
            assert_eq!((record.key(), record.value()), (&key[..], &b"value"[..]));
            assert_eq!(record.expires(), life.expires);
            assert_eq!((record.ttl(), record.max_idle()), (life.ttl, life.max_idle));
            assert_eq!(record.hits(), if on(1) { 42 } else { 0 });
            assert_eq!(record.created(), on(2).then_some(ms(100)));
            assert_eq!(record.updated(), on(2).then_some(ms(200)));
            assert_eq!(record.access(), (on(0) || on(5)).then_some(ms(250)));
            assert_eq!(record.fill(), on(1));
            let idle_end = if on(5) { ms(5_250) } else { MonoTime::NEVER };
            assert_eq!(record.end(ms(0)), life.expires.unwrap_or(MonoTime::NEVER).min(idle_end));
        }
    }

    #[test]
    fn default_record_costs_two_bytes_in_its_box() {
        let bytes = build(Keeps::default(), false, &Life::default(), ms(5), b"0123456789", b"v");
        assert_eq!(bytes.len(), 2 + 10 + 1);
        assert_eq!(Record(&bytes).end(ms(0)), MonoTime::NEVER);
    }
}

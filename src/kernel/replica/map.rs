//! What an operation on a key of a map answers and changes. Decides; nothing here alters a record but its times of
//! access.

use super::data::Map;
use super::eviction;
use super::lock::{self, Acquire, Claim};
use super::record::{self, Record};
use crate::kernel::directory::ObjectConfig;
use crate::kernel::id::{Incarnation, ThreadId};
use crate::kernel::message::{Change, EntryEventKind, RecordMeta};
use crate::kernel::operation::{Ask, EntryView, Expiry, Operation, Refusal, Value};
use crate::kernel::time::MonoTime;
use bytes::Bytes;
use smallvec::SmallVec;
use std::time::Duration;

/// Who asks, when, and what chance says.
#[derive(Clone, Copy, Debug)]
pub struct Call {
    /// The calling member's incarnation.
    pub incarnation: Incarnation,
    /// Now.
    pub now: MonoTime,
    /// For samples.
    pub random: u64,
}

/// What happened to an entry, before positions and listeners.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// What.
    pub kind: EntryEventKind,
    /// To which key.
    pub key: Bytes,
    /// Its value now.
    pub value: Option<Bytes>,
    /// Its value before, as far as the operation says it.
    pub old_value: Option<Bytes>,
    /// Whether the owner caused it rather than the caller.
    pub by_owner: bool,
}

/// What an operation comes to.
#[derive(Clone, PartialEq, Debug)]
#[allow(clippy::large_enum_variant)] // lives for one call: a box would cost more than the bytes
pub enum Outcome {
    /// Nothing changes. The answer depends on the key.
    Answer(Value),
    /// Nothing changes. The answer depends on the whole partition.
    Page {
        /// The answer.
        value: Value,
        /// Keys whose records' time is over: their absence is part of the answer.
        over: Vec<Bytes>,
    },
    /// Something changes.
    Change {
        /// The answer.
        value: Value,
        /// What changes.
        changes: SmallVec<[Change; 1]>,
        /// Whom to tell.
        events: SmallVec<[Event; 1]>,
    },
    /// The record's time is over: take it out, then decide again.
    Over,
    /// Somebody else holds the lock.
    Wait,
    /// No.
    Refused(Refusal),
}

fn copy(bytes: &[u8]) -> Bytes {
    Bytes::copy_from_slice(bytes)
}

/// The life of a record that is written now: as the write says, else as the map's configuration does.
fn meta(config: &ObjectConfig, old: Option<Record<'_>>, expiry: Expiry, now: MonoTime) -> RecordMeta {
    let own = expiry.ttl.filter(|ttl| *ttl != config.ttl);
    let ttl = own.unwrap_or(config.ttl);
    let idle = expiry.max_idle.unwrap_or(config.max_idle);
    RecordMeta {
        ttl_left: (!ttl.is_zero()).then_some(ttl),
        ttl: own,
        max_idle: (!idle.is_zero() || !config.max_idle.is_zero()).then_some(idle),
        age: old.and_then(Record::created).map_or(Duration::ZERO, |created| now.since(created)),
        hits: old.map_or(0, Record::hits),
    }
}

/// A write that is being decided.
struct Write<'a> {
    map: &'a Map,
    call: Call,
    key: &'a Bytes,
    old: Option<Record<'a>>,
    changes: SmallVec<[Change; 1]>,
    events: SmallVec<[Event; 1]>,
    heard: bool,
}

impl<'a> Write<'a> {
    fn store(&mut self, value: &Bytes, expiry: Expiry) {
        if self.old.is_none() {
            self.make_room();
        }
        self.change(value, expiry);
        let kind = if self.old.is_some() { EntryEventKind::Updated } else { EntryEventKind::Added };
        let old = self.old.filter(|_| self.heard).map(|old| copy(old.value()));
        self.tell(kind, Some(value.clone()), old);
    }

    fn change(&mut self, value: &Bytes, expiry: Expiry) {
        let config = self.map.config();
        let meta = meta(&config, self.old, expiry, self.call.now);
        let (object, key) = (self.map.id, self.key.clone());
        self.changes.push(Change::Put { object, key, value: value.clone(), meta });
    }

    fn remove(&mut self, kind: EntryEventKind, tell_old: bool) {
        self.changes.push(Change::Remove { object: self.map.id, key: self.key.clone() });
        let old = self.old.filter(|_| tell_old && self.heard).map(|old| copy(old.value()));
        self.tell(kind, None, old);
    }

    fn tell(&mut self, kind: EntryEventKind, value: Option<Bytes>, old_value: Option<Bytes>) {
        if self.heard {
            self.events.push(Event { kind, key: self.key.clone(), value, old_value, by_owner: false });
        }
    }

    /// A new record in a full map: the worst of a sample goes.
    fn make_room(&mut self) {
        let (map, now) = (self.map, self.call.now);
        if map.threshold.is_none_or(|most| (map.store.len() as u64) < most) {
            return;
        }
        let policy = map.config().eviction;
        let may_go = |record: Record<'_>| !map.is_locked(record.key(), now);
        let slot = eviction::victim(&map.store, policy, self.call.random, may_go);
        let Some(record) = slot.and_then(|slot| map.store.get(slot)) else { return };
        let key = copy(record.key());
        self.changes.push(Change::Remove { object: map.id, key: key.clone() });
        if self.heard {
            let (kind, old_value) = (EntryEventKind::Evicted, Some(copy(record.value())));
            self.events.push(Event { kind, key, value: None, old_value, by_owner: true });
        }
    }

    fn done(self, value: Value) -> Outcome {
        Outcome::Change { value, changes: self.changes, events: self.events }
    }
}

/// What `ask` comes to.
pub fn decide(map: &mut Map, ask: &Ask, call: Call) -> Outcome {
    let hash = map.store.hash(&ask.key);
    let slot = map.store.find(hash, &ask.key);
    if let Some(slot) = slot {
        let record = map.store.get(slot).expect("it was found just now");
        if map.is_over(record, call.now) {
            return Outcome::Over;
        }
        let reads = matches!(ask.operation, Operation::Get | Operation::ContainsKey);
        let notices = record.notices_reads();
        if reads {
            map.uses.hit(call.now);
        }
        if reads
            && notices
            && let Some(record) = map.store.get_mut(slot)
        {
            record::touch(record, call.now);
        }
    }
    let outcome = decide_on(map, ask, call, slot.and_then(|slot| map.store.get(slot)));
    note_use(map, &ask.operation, slot.is_some(), &outcome, call.now);
    outcome
}

/// Counts a write, which as in Hazelcast is also a use of the record that was there.
fn note_use(map: &mut Map, operation: &Operation, was_there: bool, outcome: &Outcome, now: MonoTime) {
    let stores = matches!(
        operation,
        Operation::Put { .. }
            | Operation::PutIfAbsent { .. }
            | Operation::Replace { .. }
            | Operation::ReplaceIfSame { .. }
    );
    let decided = matches!(outcome, Outcome::Answer(_) | Outcome::Change { .. });
    if stores && decided && was_there {
        map.uses.hit(now);
    }
    if let Outcome::Change { changes, .. } = outcome {
        map.uses.write(changes, matches!(operation, Operation::Evict), now);
    }
}

fn decide_on(map: &Map, ask: &Ask, call: Call, old: Option<Record<'_>>) -> Outcome {
    match &ask.operation {
        Operation::Get => Outcome::Answer(Value::Bytes(old.map(|old| copy(old.value())))),
        Operation::ContainsKey => Outcome::Answer(Value::Bool(old.is_some())),
        Operation::EntryView => {
            Outcome::Answer(Value::Entry(old.map(|old| Box::new(view(map, old, call.now)))))
        }
        Operation::IsKeyLocked => Outcome::Answer(Value::Bool(map.is_locked(&ask.key, call.now))),
        Operation::LockKey { .. } | Operation::UnlockKey { .. } => decide_lock(map, ask, call),
        _ if is_barred(map, &ask.key, call, ask.thread) => Outcome::Wait,
        _ => decide_write(map, ask, call, old),
    }
}

fn is_barred(map: &Map, key: &Bytes, call: Call, thread: ThreadId) -> bool {
    let held = if map.locks.is_empty() { None } else { map.locks.get(key) };
    held.is_some_and(|held| !held.is_over(call.now) && !held.is(call.incarnation, thread))
}

fn decide_write(map: &Map, ask: &Ask, call: Call, old: Option<Record<'_>>) -> Outcome {
    let heard = map.object.as_ref().is_some_and(|object| !object.listeners.is_empty());
    let (changes, events) = (SmallVec::new(), SmallVec::new());
    let mut write = Write { map, call, key: &ask.key, old, changes, events, heard };
    let value_of = |old: Option<Record<'_>>| Value::Bytes(old.map(|old| copy(old.value())));
    match &ask.operation {
        Operation::Put { value, expiry, answer_old } => {
            write.store(value, *expiry);
            write.done(if *answer_old { value_of(old) } else { Value::None })
        }
        Operation::PutIfAbsent { value, expiry } => {
            if old.is_some() {
                return Outcome::Answer(value_of(old));
            }
            write.store(value, *expiry);
            write.done(Value::Bytes(None))
        }
        Operation::Replace { value } => {
            if old.is_none() {
                return Outcome::Answer(Value::Bytes(None));
            }
            write.store(value, Expiry::default());
            write.done(value_of(old))
        }
        Operation::ReplaceIfSame { expected, value } => {
            if old.is_none_or(|old| old.value() != &expected[..]) {
                return Outcome::Answer(Value::Bool(false));
            }
            write.store(value, Expiry::default());
            write.done(Value::Bool(true))
        }
        Operation::Remove { answer_old } => {
            let value = if *answer_old { value_of(old) } else { Value::Bool(old.is_some()) };
            if old.is_none() {
                return Outcome::Answer(value);
            }
            write.remove(EntryEventKind::Removed, *answer_old);
            write.done(value)
        }
        Operation::RemoveIfSame { expected } => {
            if old.is_none_or(|old| old.value() != &expected[..]) {
                return Outcome::Answer(Value::Bool(false));
            }
            write.remove(EntryEventKind::Removed, true);
            write.done(Value::Bool(true))
        }
        Operation::Evict => {
            if old.is_none() {
                return Outcome::Answer(Value::Bool(false));
            }
            write.remove(EntryEventKind::Evicted, true);
            write.done(Value::Bool(true))
        }
        Operation::SetExpiry { expiry } => {
            let Some(old) = old else { return Outcome::Answer(Value::Bool(false)) };
            write.change(&copy(old.value()), *expiry);
            write.done(Value::Bool(true)) // no event: the value is the same
        }
        // Not an operation on a key of a map: only a peer that mixes up kinds asks for it.
        _ => Outcome::Refused(Refusal::Destroyed),
    }
}

fn decide_lock(map: &Map, ask: &Ask, call: Call) -> Outcome {
    let held = map.locks.get(&ask.key);
    let change = |state, value| {
        let change = Change::KeyLock { object: map.id, key: ask.key.clone(), state };
        Outcome::Change { value, changes: SmallVec::from_buf([change]), events: SmallVec::new() }
    };
    match &ask.operation {
        Operation::LockKey { lease } => {
            let claim = Claim { incarnation: call.incarnation, thread: ask.thread, lease: *lease, limit: 0 };
            match lock::acquire(held, &claim, 0, call.now) {
                Acquire::Now(holder) => change(Some(holder), Value::Bool(true)),
                Acquire::Wait if ask.lock_wait.is_zero() => Outcome::Answer(Value::Bool(false)),
                Acquire::Wait => Outcome::Wait,
                Acquire::Refused(refusal) => Outcome::Refused(refusal),
            }
        }
        Operation::UnlockKey { force } => {
            match lock::release(held, (call.incarnation, ask.thread), *force, call.now) {
                Ok(None) if held.is_none() => Outcome::Answer(Value::None),
                Ok(state) => change(state, Value::None),
                Err(refusal) => Outcome::Refused(refusal),
            }
        }
        _ => Outcome::Refused(Refusal::Destroyed),
    }
}

fn view(map: &Map, record: Record<'_>, now: MonoTime) -> EntryView {
    let ttl = record.ttl().unwrap_or(map.config().ttl);
    let end = record.end(map.idle_from);
    let since = |time: Option<MonoTime>| time.map_or(Duration::ZERO, |time| now.since(time));
    EntryView {
        value: copy(record.value()),
        ttl: (!ttl.is_zero()).then_some(ttl),
        max_idle: record.max_idle().filter(|idle| !idle.is_zero()),
        left: (end != MonoTime::NEVER).then(|| end.since(now)),
        age: since(record.created()),
        idle: since(record.access()),
        unchanged: since(record.updated()),
        hits: u64::from(record.hits()),
    }
}

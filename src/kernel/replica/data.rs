//! Everything that one partition holds, and how a change alters it: the same for owner and backup.
//!
//! A change is state, not an instruction, so applying it twice or on any state gives the same. What a change should
//! be is decided by [`map`](super::map), [`lock`](super::lock) and [`counter`](super::counter).

use super::eviction;
use super::expiry::Wheel;
use super::hash;
use super::lock::{Held, LockObject};
use super::record::{self, Keeps, Life, Record};
use super::store::Store;
use super::uses::Uses;
use crate::kernel::context::Context;
use crate::kernel::directory::{Eviction, Object, ObjectConfig};
use crate::kernel::id::{ObjectId, ObjectKind};
use crate::kernel::message::{Change, Holder, RecordMeta};
use crate::kernel::operation::Refusal;
use crate::kernel::planted::{self, Bug};
use crate::kernel::time::MonoTime;
use bytes::Bytes;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One map in one partition.
pub struct Map {
    /// Which.
    pub id: ObjectId,
    /// As the directory has it; `None` while this member does not know it yet.
    pub object: Option<Arc<Object>>,
    /// Its records.
    pub store: Store,
    /// Its locked keys.
    pub locks: BTreeMap<Bytes, Held>,
    /// Bytes of its records.
    pub bytes: u64,
    /// What its owner counts.
    pub uses: Uses,
    /// XOR over its records.
    pub digest: u64,
    /// The last position given to an event, in this epoch.
    pub position: u64,
    /// Records above which it evicts.
    pub threshold: Option<u64>,
    /// What its records keep.
    pub keeps: Keeps,
    /// When this member became owner: reads before that were noted elsewhere, so idle times begin anew.
    pub idle_from: MonoTime,
}

impl Map {
    fn new(id: ObjectId, secret: u64) -> Self {
        Self {
            id,
            object: None,
            store: Store::new(secret),
            locks: BTreeMap::new(),
            bytes: 0,
            uses: Uses::default(),
            digest: 0,
            position: 0,
            threshold: None,
            keeps: Keeps::default(),
            idle_from: MonoTime(0),
        }
    }

    /// Its configuration.
    pub fn config(&self) -> ObjectConfig {
        self.object.as_ref().map_or_else(ObjectConfig::default, |object| object.config)
    }

    /// Whether somebody holds the lock of this key.
    pub fn is_locked(&self, key: &[u8], now: MonoTime) -> bool {
        !self.locks.is_empty() && self.locks.get(key).is_some_and(|held| !held.is_over(now))
    }

    /// Whether this record's time is over: never while its key is locked.
    pub fn is_over(&self, record: Record<'_>, now: MonoTime) -> bool {
        let spared = || !planted::is(Bug::ExpireLocked) && self.is_locked(record.key(), now);
        record.is_mortal() && record.end(self.idle_from) <= now && !spared()
    }

    fn adopt(&mut self, object: &Arc<Object>, ctx: &Context) {
        let config = &object.config;
        self.keeps = Keeps {
            access: config.record_times || config.eviction == Eviction::Lru,
            hits: config.record_times || config.eviction == Eviction::Lfu,
            times: config.record_times,
        };
        let state = &ctx.snapshot.state;
        let data_members = state.members.iter().filter(|member| !member.lite).count();
        self.threshold = eviction::threshold(config, data_members, state.partitions.len());
        self.object = Some(object.clone());
    }
}

/// A counter's value, or a topic's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counter {
    /// The value.
    pub value: i64,
    /// The fill that it was last seen in.
    pub fill: bool,
}

/// All objects of one partition.
pub struct Data {
    secret: u64,
    /// Ascending by identifier.
    maps: Vec<Map>,
    /// Where the last look-up found its map.
    hint: usize,
    /// Lock objects.
    pub locks: BTreeMap<ObjectId, LockObject>,
    /// Counters; of topics in global order, how many messages they have had.
    pub counters: BTreeMap<ObjectId, Counter>,
    /// Records that can end by themselves.
    pub wheel: Wheel,
    /// Leases by their end; the key is empty for a lock object.
    pub leases: BTreeSet<(MonoTime, ObjectId, Bytes)>,
    /// Stores that go as a whole, a chunk at a time.
    graveyard: Vec<Store>,
    /// What new records are marked with, so that the sweep after a fill finds the others.
    pub fill: bool,
}

impl Data {
    /// Nothing, with this secret for its hashes.
    pub fn new(secret: u64) -> Self {
        Self {
            secret,
            maps: Vec::new(),
            hint: 0,
            locks: BTreeMap::new(),
            counters: BTreeMap::new(),
            wheel: Wheel::default(),
            leases: BTreeSet::new(),
            graveyard: Vec::new(),
            fill: false,
        }
    }

    /// The hash that stands for a key of an object among all keys of the partition.
    #[inline]
    pub fn touch_hash(&self, object: ObjectId, key: &[u8]) -> u64 {
        hash::keyed(self.secret, key) ^ object.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    #[inline]
    fn position(&self, object: ObjectId) -> Result<usize, usize> {
        if self.maps.get(self.hint).is_some_and(|map| map.id == object) {
            return Ok(self.hint);
        }
        self.maps.binary_search_by_key(&object, |map| map.id)
    }

    /// A map that has been written to.
    pub fn map(&self, object: ObjectId) -> Option<&Map> {
        self.position(object).ok().map(|at| &self.maps[at])
    }

    /// A map that has been written to, to alter it.
    #[inline]
    pub fn map_mut(&mut self, object: ObjectId) -> Option<&mut Map> {
        let at = self.position(object).ok()?;
        self.hint = at;
        Some(&mut self.maps[at])
    }

    /// A map, made on the first use.
    pub fn map_entry(&mut self, ctx: &Context, object: ObjectId) -> &mut Map {
        let at = match self.position(object) {
            Ok(at) => at,
            Err(at) => {
                let mut map = Map::new(object, self.secret);
                if let Some(known) = ctx.snapshot.directory.objects.get(&object) {
                    map.adopt(known, ctx);
                }
                self.maps.insert(at, map);
                at
            }
        };
        self.hint = at;
        &mut self.maps[at]
    }

    /// All maps, ascending by identifier.
    pub fn maps(&self) -> impl Iterator<Item = &Map> {
        self.maps.iter()
    }

    /// All maps, to begin a new epoch or fill.
    pub fn maps_mut(&mut self) -> impl Iterator<Item = &mut Map> {
        self.maps.iter_mut()
    }

    /// Applies one change, as of `ctx.now`.
    pub fn apply(&mut self, ctx: &Context, change: &Change) {
        if is_destroyed(ctx, object_of(change)) {
            return;
        }
        let fill = self.fill;
        match change {
            Change::Put { object, key, value, meta } => self.put(ctx, *object, key, value, meta),
            Change::Remove { object, key } => self.remove(ctx, *object, key),
            Change::KeyLock { object, key, state } => self.key_lock(ctx, *object, key, state.as_ref()),
            Change::Lock { object, state, fence } => {
                let lock = self.locks.entry(*object).or_default();
                if let Some(end) = lock.holder.and_then(|held| held.lease_end) {
                    self.leases.remove(&(end, *object, Bytes::new()));
                }
                lock.holder = state.as_ref().map(|holder| Held::new(holder, ctx.now, fill));
                (lock.fence, lock.fill) = (*fence, fill);
                if let Some(end) = lock.holder.and_then(|held| held.lease_end) {
                    self.leases.insert((end, *object, Bytes::new()));
                }
            }
            Change::Counter { object, value } => {
                self.counters.insert(*object, Counter { value: *value, fill });
            }
            Change::EventPosition { .. } => {} // positions are counted anew in each epoch
        }
    }

    fn put(&mut self, ctx: &Context, object: ObjectId, key: &Bytes, value: &Bytes, meta: &RecordMeta) {
        let (now, fill) = (ctx.now, self.fill);
        let life = Life {
            expires: meta.ttl_left.map(|left| now + left),
            ttl: meta.ttl,
            max_idle: meta.max_idle,
            created: now - meta.age,
            hits: meta.hits,
        };
        let map = self.map_entry(ctx, object);
        let bytes = record::build(map.keeps, fill, &life, now, key, value);
        let new = Record(&bytes);
        let (cost, mortal) = (new.cost(), new.is_mortal().then(|| new.end(map.idle_from)));
        let hash = map.store.hash(key);
        let (slot, old) = map.store.insert(hash, bytes);
        map.digest ^= hash::digest(object.0, key, value);
        let mut gone = 0;
        if let Some(old) = old {
            let old = Record(&old);
            map.digest ^= hash::digest(object.0, key, old.value());
            gone = old.cost();
        }
        map.bytes = map.bytes + cost - gone;
        ctx.memory.count(cost as i64 - gone as i64);
        if let Some(end) = mortal {
            self.wheel.arm(object, slot, end, now);
        }
    }

    fn remove(&mut self, ctx: &Context, object: ObjectId, key: &Bytes) {
        let map = self.map_entry(ctx, object);
        let hash = map.store.hash(key);
        if let Some(old) = map.store.remove(hash, key) {
            let old = Record(&old);
            map.digest ^= hash::digest(object.0, key, old.value());
            map.bytes -= old.cost();
            ctx.memory.count(-(old.cost() as i64));
        }
    }

    fn key_lock(&mut self, ctx: &Context, object: ObjectId, key: &Bytes, state: Option<&Holder>) {
        let fill = self.fill;
        let map = self.map_entry(ctx, object);
        let new = state.map(|holder| Held::new(holder, ctx.now, fill));
        let old = match new {
            Some(held) => map.locks.insert(key.clone(), held),
            None => map.locks.remove(key),
        };
        if let Some(end) = old.and_then(|held| held.lease_end) {
            self.leases.remove(&(end, object, key.clone()));
        }
        if let Some(end) = new.and_then(|held| held.lease_end) {
            self.leases.insert((end, object, key.clone()));
        }
    }

    /// Takes over what the directory says now: configurations, and which objects are gone.
    pub fn adopt(&mut self, ctx: &Context) {
        let directory = &ctx.snapshot.directory;
        let mut gone = Vec::new();
        for map in &mut self.maps {
            match directory.objects.get(&map.id) {
                Some(object) => map.adopt(object, ctx),
                None if is_destroyed(ctx, map.id) => gone.push(map.id),
                None => {}
            }
        }
        self.locks.retain(|object, _| !is_destroyed(ctx, *object));
        self.counters.retain(|object, _| !is_destroyed(ctx, *object));
        for object in gone {
            self.bury(ctx, object);
        }
        if !self.leases.is_empty() {
            self.leases.retain(|(_, object, _)| !is_destroyed(ctx, *object));
        }
    }

    fn bury(&mut self, ctx: &Context, object: ObjectId) {
        if let Ok(at) = self.maps.binary_search_by_key(&object, |map| map.id) {
            let map = self.maps.remove(at);
            ctx.memory.count(-(map.bytes as i64));
            self.graveyard.push(map.store);
            self.wheel.forget(object);
            self.hint = 0;
        }
    }

    /// Drops the maps that a replica of this index does not hold: they would go stale.
    pub fn drop_beyond(&mut self, ctx: &Context, index: usize) {
        let beyond = |map: &&Map| usize::from(Self::copies(ctx, map.id)) < index;
        let gone: Vec<ObjectId> = self.maps.iter().filter(beyond).map(|map| map.id).collect();
        gone.into_iter().for_each(|object| self.bury(ctx, object));
        self.locks.retain(|object, _| usize::from(Self::copies(ctx, *object)) >= index);
        self.counters.retain(|object, _| usize::from(Self::copies(ctx, *object)) >= index);
        self.leases.retain(|(_, object, _)| usize::from(Self::copies(ctx, *object)) >= index);
    }

    /// Forgets everything; the memory of the records is given back by [`Self::drop_some`].
    pub fn clear(&mut self, ctx: &Context) {
        while let Some(map) = self.maps.pop() {
            ctx.memory.count(-(map.bytes as i64));
            self.graveyard.push(map.store);
        }
        self.locks.clear();
        self.counters.clear();
        self.wheel.clear();
        self.leases.clear();
        self.hint = 0;
    }

    /// Whether records of stores that are gone still take memory.
    pub fn has_dead(&self) -> bool {
        !self.graveyard.is_empty()
    }

    /// Gives back the memory of a bounded number of records.
    pub fn drop_some(&mut self) {
        for _ in 0..4 {
            let Some(store) = self.graveyard.last_mut() else { return };
            if store.drop_chunk().is_none() {
                self.graveyard.pop();
            }
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.locks.values().all(|lock| lock.holder.is_none() && lock.fence == 0)
            && self.counters.is_empty()
            && self.maps.iter().all(|map| map.store.len() == 0 && map.locks.is_empty())
    }

    /// How many replicas besides the owner hold an object; all of them while it is not known here.
    pub fn copies(ctx: &Context, object: ObjectId) -> u8 {
        let config = ctx.snapshot.directory.objects.get(&object).map(|object| object.config);
        config.map_or(u8::MAX, |config| config.backups.saturating_add(config.async_backups))
    }

    /// Whether some object is held by replica index `index` but not by `beyond`. Whether it has data here is no
    /// matter: what was removed may still lie at a replica that heard of it as skips, and answers are to be remembered.
    pub fn differs_between(ctx: &Context, index: usize, beyond: usize) -> bool {
        let is_kept = |object: &&Arc<Object>| object.kind != ObjectKind::Topic || object.config.global_order;
        let mut kept = ctx.snapshot.directory.objects.values().filter(is_kept);
        kept.any(|object| (index..beyond).contains(&usize::from(Self::copies(ctx, object.id))))
    }

    /// One number for all that replica index `index` holds.
    pub fn digest(&self, ctx: &Context, index: usize) -> u64 {
        let holds = |object: ObjectId| usize::from(Self::copies(ctx, object)) >= index;
        let mut digest = 0;
        for map in self.maps.iter().filter(|map| holds(map.id)) {
            digest ^= map.digest;
            for (key, held) in &map.locks {
                digest ^= hash::mix(&[
                    1,
                    map.id.0,
                    hash::keyed(1, key),
                    held.incarnation.0,
                    held.thread.0,
                    u64::from(held.count),
                ]);
            }
        }
        for (object, lock) in self.locks.iter().filter(|(object, _)| holds(**object)) {
            let holder =
                lock.holder.map_or([0; 3], |held| [held.incarnation.0, held.thread.0, u64::from(held.count)]);
            digest ^= hash::mix(&[2, object.0, lock.fence, holder[0], holder[1], holder[2]]);
        }
        for (object, counter) in self.counters.iter().filter(|(object, _)| holds(**object)) {
            digest ^= hash::mix(&[3, object.0, counter.value as u64]);
        }
        digest
    }
}

/// The object of a change.
pub fn object_of(change: &Change) -> ObjectId {
    match change {
        Change::Put { object, .. }
        | Change::Remove { object, .. }
        | Change::KeyLock { object, .. }
        | Change::Lock { object, .. }
        | Change::Counter { object, .. }
        | Change::EventPosition { object, .. } => *object,
    }
}

/// The key of a change; empty for objects without keys.
pub fn key_of(change: &Change) -> &[u8] {
    match change {
        Change::Put { key, .. } | Change::Remove { key, .. } | Change::KeyLock { key, .. } => key,
        _ => &[],
    }
}

/// Whether an object was there and is no more: identifiers are given out upwards.
pub fn is_destroyed(ctx: &Context, object: ObjectId) -> bool {
    let directory = &ctx.snapshot.directory;
    object.0 <= directory.next_object && !directory.objects.contains_key(&object)
}

/// Why an object that is not in the directory is not served.
pub fn missing(ctx: &Context, object: ObjectId) -> Refusal {
    if is_destroyed(ctx, object) { Refusal::Destroyed } else { Refusal::AskAgain }
}

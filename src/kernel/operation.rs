//! What a structure asks of one partition, and what it is answered.
//!
//! An operation names no member and no address: where it goes, when it is asked again and what it waits for is
//! [`invocation`](super::invocation)'s. Times are durations, never points.

use super::id::{ObjectId, ThreadId};
use bytes::Bytes;
use smallvec::SmallVec;
use std::time::Duration;

/// How long a record lives. `None` is the map's default; zero is for ever.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Expiry {
    /// From the write.
    pub ttl: Option<Duration>,
    /// From the last access.
    pub max_idle: Option<Duration>,
}

/// What is asked of the object `object` for `key`, by the thread `thread` of the calling member.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ask {
    /// Which object.
    pub object: ObjectId,
    /// The key's serialized form; empty for objects without keys.
    pub key: Bytes,
    /// Whose locks this call may pass.
    pub thread: ThreadId,
    /// What to do.
    pub operation: Operation,
    /// How long it may wait for a lock that somebody else holds; the call's deadline ends it in any case.
    pub lock_wait: Duration,
}

/// One operation on one key, or one step over one partition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Operation {
    /// The value. Answered by [`Value::Bytes`].
    Get,
    /// Whether there is a value; counts as an access. Answered by [`Value::Bool`].
    ContainsKey,
    /// Value and times, not counted as an access. Answered by [`Value::Entry`].
    EntryView,
    /// Stores; answers the previous value when `answer_old`, else [`Value::None`].
    Put {
        /// The new value.
        value: Bytes,
        /// Its life.
        expiry: Expiry,
        /// Whether the previous value is wanted (`put`) or not (`set`).
        answer_old: bool,
    },
    /// Stores if absent. Answers the value that was there ([`Value::Bytes`]; `None` = stored).
    PutIfAbsent {
        /// The new value.
        value: Bytes,
        /// Its life.
        expiry: Expiry,
    },
    /// Stores if present. Answers the previous value.
    Replace {
        /// The new value.
        value: Bytes,
    },
    /// Stores if the value is `expected`, byte for byte. Answers [`Value::Bool`].
    ReplaceIfSame {
        /// What must be there.
        expected: Bytes,
        /// The new value.
        value: Bytes,
    },
    /// Removes. Answers the previous value when `answer_old`, else whether there was one.
    Remove {
        /// Whether the previous value is wanted.
        answer_old: bool,
    },
    /// Removes if the value is `expected`. Answers [`Value::Bool`].
    RemoveIfSame {
        /// What must be there.
        expected: Bytes,
    },
    /// Removes as eviction does (event EVICTED). Answers [`Value::Bool`].
    Evict,
    /// Changes the life of a record. Answers [`Value::Bool`]: whether there is one.
    SetExpiry {
        /// Its new life.
        expiry: Expiry,
    },
    /// One step of a walk over the partition's records of this map, from `cursor` on. Answered by [`Value::Page`].
    Scan {
        /// 0, or what the last page said.
        cursor: u64,
        /// What each record contributes.
        what: Scan,
    },
    /// One step of removing every unlocked record. Answered by [`Value::Page`] with `count` only.
    Clear {
        /// 0, or what the last page said.
        cursor: u64,
        /// Whether it is `evictAll` rather than `clear`.
        evict: bool,
    },
    /// Locks a key, present or not. Answers [`Value::Bool`]: false when `lock_wait` ended first.
    LockKey {
        /// Released by itself after this; `None` = never.
        lease: Option<Duration>,
    },
    /// Releases once. Refused with [`Refusal::NotLockOwner`] for anybody but the holder.
    UnlockKey {
        /// Whoever holds it, however often.
        force: bool,
    },
    /// Whether anybody holds the key's lock. Answers [`Value::Bool`].
    IsKeyLocked,
    /// Acquires a lock object. Answers [`Value::Fence`]; fence 0 when `lock_wait` ended first.
    Lock {
        /// Times the holder may acquire it; 0 = any.
        limit: u32,
        /// Released by itself after this; `None` = never.
        lease: Option<Duration>,
    },
    /// Releases a lock object once, or wholly with `force`.
    Unlock {
        /// Whoever holds it, however often.
        force: bool,
    },
    /// Who holds a lock object. Answers [`Value::LockState`].
    LockState,
    /// The counter's value. Answers [`Value::Integer`].
    CounterGet,
    /// Adds. Answers the new value, or the old one when `answer_old`.
    CounterAdd {
        /// May be negative; wraps around as Java's `long` does.
        delta: i64,
        /// Which value is wanted.
        answer_old: bool,
    },
    /// Sets. Answers the old value.
    CounterSet {
        /// The new value.
        value: i64,
    },
    /// Sets to `value` if it is `expected`. Answers [`Value::Bool`].
    CounterCompareAndSet {
        /// What must be there.
        expected: i64,
        /// The new value.
        value: i64,
    },
    /// Gives a message of a topic in global order its place and sends it to all who listen. Answers [`Value::None`].
    Publish {
        /// The message.
        message: Bytes,
        /// Wall-clock milliseconds at the publisher.
        published_at: u64,
    },
}

impl Operation {
    /// Whether it can change anything: then it carries an identity and may need backups.
    pub fn is_write(&self) -> bool {
        !matches!(
            self,
            Self::Get
                | Self::ContainsKey
                | Self::EntryView
                | Self::Scan { .. }
                | Self::IsKeyLocked
                | Self::LockState
                | Self::CounterGet
        )
    }
}

/// What a walk collects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scan {
    /// Nothing but the number of records.
    Count,
    /// Keys.
    Keys,
    /// Values.
    Values,
    /// Keys and values.
    Entries,
    /// Whether some record has this value: a page with `count` 1 ends the walk.
    Contains(Bytes),
}

/// What an operation answers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// Done; nothing to say.
    None,
    /// A value, or its absence.
    Bytes(Option<Bytes>),
    /// Yes or no.
    Bool(bool),
    /// A counter.
    Integer(i64),
    /// The fence of an acquired lock; 0 = not acquired.
    Fence(u64),
    /// A lock object's state.
    LockState {
        /// Fence of the present holder; 0 = free.
        fence: u64,
        /// How often the holder has acquired it.
        count: u32,
        /// Whether the asking thread is the holder.
        mine: bool,
    },
    /// A record with its times.
    Entry(Option<Box<EntryView>>),
    /// One step of a walk.
    Page {
        /// Keys, values or both alternating, as asked.
        items: Vec<Bytes>,
        /// How many records this step counted or removed.
        count: u64,
        /// Where the next step goes on; `None` = the partition is done.
        next: Option<u64>,
    },
}

/// A record as `getEntryView` shows it. Ages, not points in time; what the map does not keep is zero.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EntryView {
    /// The value.
    pub value: Bytes,
    /// Time to live that the record has; `None` = for ever.
    pub ttl: Option<Duration>,
    /// Longest idle time that the record has; `None` = for ever.
    pub max_idle: Option<Duration>,
    /// Life left; `None` = for ever.
    pub left: Option<Duration>,
    /// Since creation, if kept.
    pub age: Duration,
    /// Since the last access, if kept.
    pub idle: Duration,
    /// Since the last update, if kept.
    pub unchanged: Duration,
    /// Accesses, if kept.
    pub hits: u64,
}

/// Why an operation was surely not applied by whoever says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// Not here, not now: moving, filling, promoting, not the owner, or the object is not known here yet. Ask again.
    AskAgain,
    /// The asker's lineage or epoch is behind the answerer's: a newer state is on its way. Ask again.
    Stale,
    /// No room towards a backup.
    Overloaded,
    /// The member's memory limit.
    OutOfMemory {
        /// Bytes used.
        used: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// Somebody else held the key's lock until `lock_wait` ended.
    Locked,
    /// Unlock by somebody else than the holder.
    NotLockOwner,
    /// A lock's reentrancy limit.
    LockLimit,
    /// The object was destroyed.
    Destroyed,
    /// The call's deadline passed while it was parked.
    Timeout,
    /// The answer to this identity was dropped to stay within memory: whether it was applied cannot be said.
    Forgotten,
}

/// Which answers a caller no longer needs: all below `below` except these.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Settled {
    /// Every sequence number below this is settled ...
    pub below: u64,
    /// ... except these, at most [`UNSETTLED_MAX`], ascending.
    pub except: SmallVec<[u64; 4]>,
}

/// How many unsettled calls below `Settled::below` a request may name.
pub const UNSETTLED_MAX: usize = 64;

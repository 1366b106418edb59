//! What members say about data. Each variant says what answers it.
//!
//! Messages to a replica travel as [`ToReplica`] with partition and lineage, the requests of one call to several
//! partitions as [`Bundle`](super::bundle::Bundle); what goes to a waiting caller is [`ToCaller`]; what goes to
//! listeners is [`ToListeners`]. The control plane's words are in
//! [`control::message`](super::control::message). Tags are in `wire`.

use super::id::{CallId, Epoch, Incarnation, MemberId, ObjectId, PartitionId, Stamp, ThreadId};
use super::operation::{Ask, Refusal, Settled, Value};
use bytes::Bytes;
use smallvec::SmallVec;
use std::time::Duration;

/// A message for one partition's replica at the receiving member.
#[derive(Clone, PartialEq, Debug)]
pub struct ToReplica {
    /// Which partition.
    pub partition: PartitionId,
    /// [`Lineage::tag`](super::id::Lineage::tag) of the sender's table. Another one is never applied.
    pub lineage: u64,
    /// What it says.
    pub message: ReplicaMessage,
}

/// What members say to replicas of one partition.
#[derive(Clone, PartialEq, Debug)]
pub enum ReplicaMessage {
    /// Caller to owner. Answered by [`ToCaller::Answer`].
    Request(Request),
    /// Owner to backup, in order of number. Each effect is answered by [`ToCaller::Applied`] to its caller; the
    /// owner is told by [`Self::Held`].
    Effects {
        /// Every synchronised backup holds all effects up to this number: logs below it may be dropped.
        floor: u64,
        /// One or more, ascending.
        effects: Vec<Effect>,
        /// A caller at the owner waits for the last of them: [`Self::Held`] is said at once, and on the way back of the
        /// stream that this came on, where that caller reads.
        hurry: bool,
    },
    /// Backup to owner: all effects up to this stamp are held, without a gap.
    Held {
        /// The last gapless one.
        stamp: Stamp,
    },
    /// Owner to backup: say at once how far you are. Answered by [`Self::Held`], or [`Self::Resend`] for a gap.
    HeldAsk {
        /// What the owner waits for.
        number: u64,
    },
    /// Backup to owner: effects above `after` are missing. Answered by [`Self::Effects`], or a new
    /// [`Self::FillStart`] when the owner no longer has them.
    Resend {
        /// The last gapless number.
        after: u64,
    },
    /// Owner to a replica that is to be filled: forget all, what follows is the whole state. Chunks follow.
    FillStart {
        /// Counts the fills of this owner towards this replica; chunks of another fill are ignored.
        fill: u32,
        /// The state that the chunks add up to starts from here: effects above it are kept and applied.
        stamp: Stamp,
    },
    /// Owner to a replica being filled, at most [`FILL_WINDOW`] unanswered. Answered by [`Self::FillAck`].
    FillChunk {
        /// Which fill.
        fill: u32,
        /// 0, 1, 2 ...
        index: u32,
        /// The effect number as of which `changes` are the state.
        at: u64,
        /// Records, locks, counters and positions.
        changes: Vec<Change>,
        /// Remembered answers.
        answers: Vec<Remembered>,
        /// Whether this is the end.
        last: bool,
    },
    /// Replica being filled to owner.
    FillAck {
        /// Which fill.
        fill: u32,
        /// Which chunk.
        index: u32,
    },
    /// New owner to a surviving replica: what do you hold above this number? Answered by [`Self::PromoteReply`].
    PromoteQuery {
        /// The new owner's epoch.
        epoch: Epoch,
        /// The new owner's own last gapless number.
        after: u64,
    },
    /// Survivor to the new owner.
    PromoteReply {
        /// The new owner's epoch.
        epoch: Epoch,
        /// The survivor's last gapless number.
        applied: u64,
        /// Its effects above `after`, gapless ones only, skips included.
        effects: Vec<Effect>,
    },
    /// New owner to survivors, once: history goes on above this. Whoever holds more drops it, whoever holds less
    /// asks with [`Self::Resend`]. Answered by [`Self::Held`].
    Rebase {
        /// The number that the new epoch starts from, in the new epoch.
        stamp: Stamp,
    },
    /// Source of a migration to its destination: sealed, nothing comes after this stamp. The destination, when it is
    /// gapless up to it, reports to the master.
    Sealed {
        /// Which migration.
        attempt: u32,
        /// The last effect of the old owner.
        stamp: Stamp,
    },
    /// Owner to backup, now and then, at rest: compare. Answered by nothing when equal, else by [`Self::Resend`]
    /// with `after` = 0, which starts a fill.
    Digest {
        /// The effect number as of which it was taken.
        number: u64,
        /// XOR over the hashes of all that this replica index holds.
        digest: u64,
    },
    /// Caller to owner: these calls of mine are settled. Answered by nothing. An idle member says it now and then.
    Settle {
        /// The caller's incarnation.
        incarnation: Incarnation,
        /// What is settled.
        settled: Settled,
    },
}

/// Most unanswered chunks of one fill.
pub const FILL_WINDOW: u32 = 2;

/// What a caller asks of the owner.
#[derive(Clone, PartialEq, Debug)]
pub struct Request {
    /// Where the answer goes.
    pub call: CallId,
    /// The epoch of the owner that the caller believes in.
    pub epoch: Epoch,
    /// What for.
    pub ask: Ask,
    /// Present exactly for writes.
    pub identity: Option<Identity>,
    /// Time left until the caller's deadline: parked no longer than this.
    pub wait: Duration,
}

/// Makes a write apply at most once: same identity, same answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Identity {
    /// The calling member's.
    pub incarnation: Incarnation,
    /// Counted by the caller per partition, from 1.
    pub sequence: u64,
    /// What the caller no longer needs.
    pub settled: Settled,
}

/// What goes to a waiting caller.
#[derive(Clone, PartialEq, Debug)]
pub enum ToCaller {
    /// The owner's answer to a [`Request`].
    Answer(Answer),
    /// Answers to some of the requests of one or several [`Bundle`](super::bundle::Bundle)s, in any order: a page.
    Answers(Vec<Answer>),
    /// A backup holds the effect of this call, and all before it.
    Applied {
        /// Whose.
        call: CallId,
        /// Which partition: the backup's member id is the connection's.
        stamp: Stamp,
    },
}

/// An owner's answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Answer {
    /// Whose.
    pub call: CallId,
    /// What.
    pub result: Result<Value, Refusal>,
    /// What must still be waited for before the result may be believed; `None` = nothing.
    pub pending: Option<Pending>,
}

/// An effect that backups have not confirmed yet.
#[derive(Clone, PartialEq, Debug)]
pub struct Pending {
    /// Which partition.
    pub partition: PartitionId,
    /// Lineage tag of the table that `awaited` was read from.
    pub lineage: u64,
    /// Which effect.
    pub stamp: Stamp,
    /// Version of the table that `awaited` was read from.
    pub table_version: u64,
    /// Which members' [`ToCaller::Applied`] count. The caller's own member may be one: then `effect` is there.
    pub awaited: SmallVec<[MemberId; 2]>,
    /// For a caller whose member is a backup: the effect travels here instead of on the owner's stream.
    pub effect: Option<Box<Effect>>,
    /// The floor that goes with `effect`.
    pub floor: u64,
}

/// One numbered change of a partition. State, not instruction: applying it twice, or on any state, gives the same.
#[derive(Clone, PartialEq, Debug)]
pub struct Effect {
    /// Its place.
    pub stamp: Stamp,
    /// Who waits for it to be held, if it is another member than the owner.
    pub caller: Option<Asker>,
    /// What to remember of the request that caused it.
    pub cause: Option<Remembered>,
    /// What changes. Empty: a skip, for a replica that does not hold the object (or for an answer alone).
    pub changes: SmallVec<[Change; 1]>,
}

/// Who asked: a call of a member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Asker {
    /// Which member.
    pub member: MemberId,
    /// Its call.
    pub call: CallId,
}

/// The answer to an identity, kept until it is settled.
#[derive(Clone, PartialEq, Debug)]
pub struct Remembered {
    /// Whose request.
    pub identity: Identity,
    /// What it was answered.
    pub answer: Value,
    /// The effect that the answer depends on.
    pub stamp: Stamp,
}

/// A piece of state.
#[derive(Clone, PartialEq, Debug)]
pub enum Change {
    /// The record of a key.
    Put {
        /// Which map.
        object: ObjectId,
        /// Key.
        key: Bytes,
        /// Value.
        value: Bytes,
        /// Life and, where the map keeps them, times.
        meta: RecordMeta,
    },
    /// No record for a key.
    Remove {
        /// Which map.
        object: ObjectId,
        /// Key.
        key: Bytes,
    },
    /// The lock of a key; `None` = free.
    KeyLock {
        /// Which map.
        object: ObjectId,
        /// Key.
        key: Bytes,
        /// Its state.
        state: Option<Holder>,
    },
    /// A lock object's state.
    Lock {
        /// Which lock.
        object: ObjectId,
        /// Its holder.
        state: Option<Holder>,
        /// The last fence given out.
        fence: u64,
    },
    /// A counter's value, or the last place given out of a topic in global order.
    Counter {
        /// Which counter or topic.
        object: ObjectId,
        /// Its value.
        value: i64,
    },
    /// How far the event stream of a map is in this partition.
    EventPosition {
        /// Which map.
        object: ObjectId,
        /// Last position given out.
        position: u64,
    },
}

/// A record's life and times, as durations at the instant of sending.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RecordMeta {
    /// Life left by time to live; `None` = for ever.
    pub ttl_left: Option<Duration>,
    /// The time to live that a rewrite restarts, when it is the record's own.
    pub ttl: Option<Duration>,
    /// Longest idle time; a promoted backup starts it anew.
    pub max_idle: Option<Duration>,
    /// Since creation, if kept.
    pub age: Duration,
    /// Accesses, if kept.
    pub hits: u32,
}

/// Who holds a lock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Holder {
    /// The member, by incarnation: a restarted one is another.
    pub incarnation: Incarnation,
    /// Its thread.
    pub thread: ThreadId,
    /// How often it acquired the lock.
    pub count: u32,
    /// The fence it was given (lock objects only).
    pub fence: u64,
    /// Lease left; `None` = no lease.
    pub lease_left: Option<Duration>,
}

/// What goes to listeners at a member. Answered by nothing.
#[derive(Clone, PartialEq, Debug)]
pub enum ToListeners {
    /// A map entry changed.
    Entry(EntryEvent),
    /// A whole-map event: `clear` or `evictAll`, published by the caller.
    MapWide {
        /// Which map.
        object: ObjectId,
        /// Whether it was `evictAll`.
        evict: bool,
        /// How many records went.
        count: u64,
        /// The caller.
        member: MemberId,
    },
    /// A topic message.
    Message {
        /// Which topic.
        object: ObjectId,
        /// Counted by the publisher per topic and receiving member, from 1: a gap is a loss, and is counted.
        sequence: u64,
        /// Wall-clock milliseconds at the publisher.
        published_at: u64,
        /// The publisher.
        member: MemberId,
        /// The message.
        message: Bytes,
    },
    /// A message of a topic in global order, from the owner of the topic's partition.
    Ordered(OrderedMessage),
}

/// A message of a topic in global order on its way from the owner to one member.
#[derive(Clone, PartialEq, Debug)]
pub struct OrderedMessage {
    /// Which topic.
    pub object: ObjectId,
    /// The topic's partition.
    pub partition: PartitionId,
    /// The owner's epoch.
    pub epoch: Epoch,
    /// Position among all messages of the topic, from 1. The next owner counts on.
    pub position: u64,
    /// Wall-clock milliseconds at the publisher.
    pub published_at: u64,
    /// The publisher.
    pub member: MemberId,
    /// The message.
    pub message: Bytes,
}

/// What happened to an entry. The numbers are wire values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum EntryEventKind {
    /// Absent before.
    Added = 1,
    /// Present before.
    Updated = 2,
    /// Removed by a caller.
    Removed = 3,
    /// Removed for room, or by `evict`.
    Evicted = 4,
    /// Its time was over.
    Expired = 5,
}

/// An entry event on its way from the owner to one member.
#[derive(Clone, PartialEq, Debug)]
pub struct EntryEvent {
    /// Which map.
    pub object: ObjectId,
    /// Which partition's stream.
    pub partition: PartitionId,
    /// The owner's epoch.
    pub epoch: Epoch,
    /// Position in the map's event stream of this partition, from 1.
    pub position: u64,
    /// What happened.
    pub kind: EntryEventKind,
    /// Which key.
    pub key: Bytes,
    /// New value, if asked for and there is one.
    pub value: Option<Bytes>,
    /// Previous value, likewise.
    pub old_value: Option<Bytes>,
    /// Who caused it: the caller, or the owner for expiry and eviction.
    pub member: MemberId,
}

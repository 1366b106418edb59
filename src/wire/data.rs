//! Tag numbers of the data plane: what goes to replicas, to waiting callers and to listeners.
//!
//! Tags are appended, never reused, never derived from order; a tag that is given up stays in a comment.

use super::codec::{
    DecodeError, Decoded, Message, Reader, Slot, choice, decode, enumeration, message, read_fields,
    transparent,
};
use super::frame::{self, Header, Kind};
use crate::kernel::bundle::{Bundle, Part};
use crate::kernel::id::{
    CallId, Epoch, Incarnation, Lineage, MemberId, ObjectId, PartitionId, Stamp, ThreadId,
};
use crate::kernel::message::{
    Answer, Asker, Change, Effect, EntryEvent, EntryEventKind, Holder, Identity, OrderedMessage, Pending,
    RecordMeta, Remembered, ReplicaMessage, Request, ToCaller, ToListeners, ToReplica,
};
use crate::kernel::operation::{Ask, EntryView, Expiry, Operation, Refusal, Scan, Settled, Value};
use bytes::Bytes;

transparent! {
    MemberId(u128);
    Incarnation(u64);
    PartitionId(u16);
    ObjectId(u64);
    ThreadId(u64);
    CallId(u64);
    Epoch(u32);
}

message! {
    Lineage { 1 => depth, 2 => id }
    Stamp { 1 => epoch, 2 => number }
    Expiry { 1 => ttl, 2 => max_idle }
    Ask { 1 => object, 2 => key, 3 => thread, 4 => operation, 5 => lock_wait }
    Settled { 1 => below, 2 => except }
    Identity { 1 => incarnation, 2 => sequence, 3 => settled }
    Request { 1 => call, 2 => epoch, 3 => ask, 4 => identity, 5 => wait }
    EntryView {
        1 => value, 2 => ttl, 3 => max_idle, 4 => left, 5 => age, 6 => idle, 7 => unchanged, 8 => hits,
    }
    Part { 1 => index, 2 => partition, 3 => epoch, 4 => key, 5 => operation, 6 => identity }
    Answer { 1 => call, 2 => result, 3 => pending }
    Pending {
        1 => partition, 2 => lineage, 3 => stamp, 4 => table_version, 5 => awaited, 6 => effect, 7 => floor,
    }
    Effect { 1 => stamp, 2 => caller, 3 => cause, 4 => changes }
    Asker { 1 => member, 2 => call }
    Remembered { 1 => identity, 2 => answer, 3 => stamp }
    RecordMeta { 1 => ttl_left, 2 => ttl, 3 => max_idle, 4 => age, 5 => hits }
    Holder { 1 => incarnation, 2 => thread, 3 => count, 4 => fence, 5 => lease_left }
    EntryEvent {
        1 => object, 2 => partition, 3 => epoch, 4 => position, 5 => kind, 6 => key, 7 => value, 8 => old_value,
        9 => member,
    }
    OrderedMessage {
        1 => object, 2 => partition, 3 => epoch, 4 => position, 5 => published_at, 6 => member, 7 => message,
    }
}

choice! {
    ReplicaMessage {
        1 => Request(request),
        2 => Effects { 1 => floor, 2 => effects, 3 => hurry },
        3 => Held { 1 => stamp },
        4 => HeldAsk { 1 => number },
        5 => Resend { 1 => after },
        6 => FillStart { 1 => fill, 2 => stamp },
        7 => FillChunk { 1 => fill, 2 => index, 3 => at, 4 => changes, 5 => answers, 6 => last },
        8 => FillAck { 1 => fill, 2 => index },
        9 => PromoteQuery { 1 => epoch, 2 => after },
        10 => PromoteReply { 1 => epoch, 2 => applied, 3 => effects },
        11 => Rebase { 1 => stamp },
        12 => Sealed { 1 => attempt, 2 => stamp },
        13 => Digest { 1 => number, 2 => digest },
        14 => Settle { 1 => incarnation, 2 => settled },
    }
    Operation {
        1 => Get {},
        2 => ContainsKey {},
        3 => EntryView {},
        4 => Put { 1 => value, 2 => expiry, 3 => answer_old },
        5 => PutIfAbsent { 1 => value, 2 => expiry },
        6 => Replace { 1 => value },
        7 => ReplaceIfSame { 1 => expected, 2 => value },
        8 => Remove { 1 => answer_old },
        9 => RemoveIfSame { 1 => expected },
        10 => Evict {},
        11 => SetExpiry { 1 => expiry },
        12 => Scan { 1 => cursor, 2 => what },
        13 => Clear { 1 => cursor, 2 => evict },
        14 => LockKey { 1 => lease },
        15 => UnlockKey { 1 => force },
        16 => IsKeyLocked {},
        17 => Lock { 1 => limit, 2 => lease },
        18 => Unlock { 1 => force },
        19 => LockState {},
        20 => CounterGet {},
        21 => CounterAdd { 1 => delta, 2 => answer_old },
        22 => CounterSet { 1 => value },
        23 => CounterCompareAndSet { 1 => expected, 2 => value },
        24 => Publish { 1 => message, 2 => published_at },
    }
    Scan {
        1 => Count {},
        2 => Keys {},
        3 => Values {},
        4 => Entries {},
        5 => Contains(1 => value),
    }
    Value {
        1 => None {},
        2 => Bytes(1 => value),
        3 => Bool(1 => value),
        4 => Integer(1 => value),
        5 => Fence(1 => value),
        6 => LockState { 1 => fence, 2 => count, 3 => mine },
        7 => Entry(1 => view),
        8 => Page { 1 => items, 2 => count, 3 => next },
    }
    Refusal {
        1 => AskAgain {},
        2 => Stale {},
        3 => Overloaded {},
        4 => OutOfMemory { 1 => used, 2 => limit },
        5 => Locked {},
        6 => NotLockOwner {},
        7 => LockLimit {},
        8 => Destroyed {},
        9 => Timeout {},
        10 => Forgotten {},
    }
    Outcome {
        1 => Ok(value),
        2 => Err(refusal),
    }
    ToCaller {
        1 => Answer(answer),
        2 => Applied { 1 => call, 2 => stamp },
        3 => Answers(1 => answers),
    }
    Change {
        1 => Put { 1 => object, 2 => key, 3 => value, 4 => meta },
        2 => Remove { 1 => object, 2 => key },
        3 => KeyLock { 1 => object, 2 => key, 3 => state },
        4 => Lock { 1 => object, 2 => state, 3 => fence },
        5 => Counter { 1 => object, 2 => value },
        6 => EventPosition { 1 => object, 2 => position },
    }
    ToListeners {
        1 => Entry(event),
        2 => MapWide { 1 => object, 2 => evict, 3 => count, 4 => member },
        3 => Message { 1 => object, 2 => sequence, 3 => published_at, 4 => member, 5 => message },
        4 => Ordered(message),
    }
}

/// A bundle's fields; its lineage is in the frame's header.
impl Message for Bundle {
    fn write_fields(&self, out: &mut Vec<u8>) {
        let Self { lineage: _, call, object, thread, lock_wait, wait, parts } = self;
        Slot::put(call, 1, out);
        Slot::put(object, 2, out);
        Slot::put(thread, 3, out);
        Slot::put(lock_wait, 4, out);
        Slot::put(wait, 5, out);
        Slot::put(parts, 6, out);
    }

    fn read_fields(input: Reader<'_>) -> Decoded<Self> {
        Ok(read_fields!(
            input;
            1 => call, 2 => object, 3 => thread, 4 => lock_wait, 5 => wait, 6 => parts;
            Self { lineage: 0, call, object, thread, lock_wait, wait, parts }
        ))
    }
}

type Outcome = Result<Value, Refusal>;

enumeration! {
    EntryEventKind { 1 => Added, 2 => Updated, 3 => Removed, 4 => Evicted, 5 => Expired }
}

/// Everything that travels on a data connection.
#[derive(Clone, PartialEq, Debug)]
pub enum DataMessage {
    /// On the sender's own request stream; `Held` also on the way back of the other's.
    ToReplica(ToReplica),
    /// On the sender's own request stream.
    Bundle(Bundle),
    /// `Answer` and `Answers` back on the request's stream, `Applied` on the sender's own.
    ToCaller(ToCaller),
    /// On the sender's own request stream.
    ToListeners(ToListeners),
    /// On the way back: so many more hurried `Effects` were read on this stream, and what they are answered is before
    /// this.
    Heard(u64),
}

/// Appends a frame for a replica.
pub fn append_to_replica(out: &mut Vec<u8>, to: &ToReplica) {
    let header = Header { partition: to.partition.0, word: to.lineage, ..Header::of(Kind::ToReplica) };
    frame::append(out, header, |out| to.message.write_fields(out));
}

/// Appends a frame of requests for several partitions.
pub fn append_bundle(out: &mut Vec<u8>, bundle: &Bundle) {
    let header = Header { word: bundle.lineage, ..Header::of(Kind::Bundle) };
    frame::append(out, header, |out| bundle.write_fields(out));
}

/// Appends a frame for a waiting caller.
pub fn append_to_caller(out: &mut Vec<u8>, to: &ToCaller) {
    frame::append(out, Header::of(Kind::ToCaller), |out| to.write_fields(out));
}

/// Appends a frame for listeners.
pub fn append_to_listeners(out: &mut Vec<u8>, to: &ToListeners) {
    frame::append(out, Header::of(Kind::ToListeners), |out| to.write_fields(out));
}

/// Appends a frame that says how many hurried effects were read.
pub fn append_heard(out: &mut Vec<u8>, count: u64) {
    frame::append(out, Header { word: count, ..Header::of(Kind::Heard) }, |_| {});
}

/// The message of a frame, its keys and values as slices of `body`.
///
/// # Errors
/// [`DecodeError::Unknown`] for what only newer members know: to be skipped. [`DecodeError::Malformed`] else.
pub fn decode_data(header: Header, body: &Bytes) -> Decoded<DataMessage> {
    Ok(match Kind::from_wire(header.kind) {
        Some(Kind::ToReplica) => DataMessage::ToReplica(ToReplica {
            partition: PartitionId(header.partition),
            lineage: header.word,
            message: decode(body)?,
        }),
        Some(Kind::Bundle) => DataMessage::Bundle(Bundle { lineage: header.word, ..decode::<Bundle>(body)? }),
        Some(Kind::ToCaller) => DataMessage::ToCaller(decode(body)?),
        Some(Kind::ToListeners) => DataMessage::ToListeners(decode(body)?),
        Some(Kind::Heard) => DataMessage::Heard(header.word),
        _ => return Err(DecodeError::Unknown("frame of another kind")),
    })
}

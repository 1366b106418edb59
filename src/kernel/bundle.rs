//! The requests of one call to several partitions of one owner, in one message.
//!
//! Each is a [`Request`] like any other: with its own call number, partition, epoch and, for writes, identity; each
//! is answered for itself. The bundle only says once what they share. Its receiver runs them one after the other,
//! [`Requests`] being how far it is, so that it can stop between any two.

use super::id::{CallId, Epoch, ObjectId, PartitionId, ThreadId};
use super::message::{Answer, Identity, Request};
use super::operation::{Ask, Operation, Scan, Value};
use super::time::MonoTime;
use bytes::Bytes;
use std::time::Duration;

/// A bundle over this ends: it fits in a frame that is not cut.
pub const BUNDLE_BYTES: usize = 48 << 10;
/// A page of answers over this ends.
pub const PAGE_BYTES: usize = 48 << 10;
/// What a request or an answer takes beside its key and values, roughly.
const FIXED_BYTES: usize = 40;

/// Several requests of one call to one owner. Each is answered by [`ToCaller::Answer`] or in a
/// [`ToCaller::Answers`].
///
/// [`ToCaller::Answer`]: super::message::ToCaller::Answer
/// [`ToCaller::Answers`]: super::message::ToCaller::Answers
#[derive(Clone, PartialEq, Debug)]
pub struct Bundle {
    /// [`Lineage::tag`](super::id::Lineage::tag) of the sender's table.
    pub lineage: u64,
    /// The call; its parts are [`CallId::part`]s of it.
    pub call: CallId,
    /// Which object.
    pub object: ObjectId,
    /// Whose locks these requests may pass.
    pub thread: ThreadId,
    /// How long each may wait for a lock of somebody else.
    pub lock_wait: Duration,
    /// Time left until the caller's deadline.
    pub wait: Duration,
    /// The requests.
    pub parts: Vec<Part>,
}

/// What one request of a [`Bundle`] does not share with the others.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// Which part of the call.
    pub index: u16,
    /// Which partition.
    pub partition: PartitionId,
    /// The epoch of the owner that the caller believes in.
    pub epoch: Epoch,
    /// The key; empty for a step over the partition.
    pub key: Bytes,
    /// What to do; `None` = the same as the part before.
    pub operation: Option<Operation>,
    /// Present exactly for writes.
    pub identity: Option<Identity>,
}

/// Puts requests of one call together while they go to one member.
pub struct Packing {
    bundle: Bundle,
    bytes: usize,
    /// The part whose operation the next one may share.
    named: usize,
}

impl Packing {
    /// Begins with one request.
    pub fn new(lineage: u64, partition: PartitionId, request: Request) -> Self {
        let Ask { object, thread, lock_wait, .. } = request.ask;
        let (call, wait) = (request.call.whole(), request.wait);
        let bundle = Bundle { lineage, call, object, thread, lock_wait, wait, parts: Vec::new() };
        let mut packing = Self { bundle, bytes: 0, named: 0 };
        packing.add(partition, request);
        packing
    }

    /// Whether another request begins another bundle.
    pub fn is_full(&self) -> bool {
        self.bytes >= BUNDLE_BYTES
    }

    /// One more request, of the same call.
    pub fn add(&mut self, partition: PartitionId, request: Request) {
        let Request { call, epoch, ask, identity, .. } = request;
        let index = call.index().expect("a bundle is made of parts of a call");
        let parts = &mut self.bundle.parts;
        let same = parts.get(self.named).is_some_and(|part| part.operation.as_ref() == Some(&ask.operation));
        self.bytes += FIXED_BYTES + ask.key.len();
        if !same {
            self.named = parts.len();
            self.bytes += operation_bytes(&ask.operation);
        }
        let operation = (!same).then_some(ask.operation);
        parts.push(Part { index, partition, epoch, key: ask.key, operation, identity });
    }

    /// The message.
    pub fn finish(self) -> Bundle {
        self.bundle
    }
}

/// A bundle at its receiver: what of it is still to be run.
#[derive(Debug)]
pub struct Requests {
    lineage: u64,
    call: CallId,
    ask: Ask,
    /// No part has named an operation yet.
    unnamed: bool,
    deadline: MonoTime,
    parts: std::vec::IntoIter<Part>,
}

impl Requests {
    /// All of a bundle that arrived at `now`.
    pub fn new(now: MonoTime, bundle: Bundle) -> Self {
        let Bundle { lineage, call, object, thread, lock_wait, wait, parts } = bundle;
        let ask = Ask { object, key: Bytes::new(), thread, operation: Operation::Get, lock_wait };
        let parts = parts.into_iter();
        Self { lineage, call, ask, unnamed: true, deadline: now + wait, parts }
    }

    /// The lineage tag that goes with all of them.
    pub fn lineage(&self) -> u64 {
        self.lineage
    }

    /// How many are left.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.parts.len() == 0
    }

    /// Nobody runs what is left.
    pub fn clear(&mut self) {
        self.parts = Vec::new().into_iter();
    }

    /// The next one, at `now`.
    pub fn next(&mut self, now: MonoTime) -> Option<(PartitionId, Request)> {
        loop {
            let part = self.parts.next()?;
            if let Some(operation) = part.operation {
                self.ask.operation = operation;
                self.unnamed = false;
            }
            if self.unnamed || usize::from(part.index) >= CallId::PARTS_MAX {
                continue; // no member of ours says that
            }
            let ask = Ask { key: part.key, ..self.ask.clone() };
            let (call, wait) = (self.call.part(part.index), self.deadline.since(now));
            let request = Request { call, epoch: part.epoch, ask, identity: part.identity, wait };
            return Some((part.partition, request));
        }
    }
}

/// Cuts answers to one member into pages.
pub fn pages(answers: Vec<Answer>) -> impl Iterator<Item = Vec<Answer>> {
    let mut answers = answers.into_iter().peekable();
    std::iter::from_fn(move || {
        answers.peek()?;
        let (mut page, mut bytes) = (Vec::new(), 0);
        while let Some(answer) =
            answers.next_if(|answer| bytes == 0 || bytes + answer_bytes(answer) <= PAGE_BYTES)
        {
            bytes += answer_bytes(&answer);
            page.push(answer);
        }
        Some(page)
    })
}

/// What an operation carries, to bound how much is under way.
pub fn operation_bytes(operation: &Operation) -> usize {
    match operation {
        Operation::Put { value, .. }
        | Operation::PutIfAbsent { value, .. }
        | Operation::Replace { value } => value.len(),
        Operation::ReplaceIfSame { expected, value } => expected.len() + value.len(),
        Operation::RemoveIfSame { expected } => expected.len(),
        Operation::Scan { what: Scan::Contains(value), .. } => value.len(),
        _ => 0,
    }
}

/// What a value carries, to bound what is collected.
pub fn value_bytes(value: &Value) -> usize {
    match value {
        Value::Bytes(Some(bytes)) => bytes.len(),
        Value::Page { items, .. } => items.iter().map(|item| item.len() + 4).sum(),
        Value::Entry(Some(view)) => view.value.len(),
        _ => 0,
    }
}

fn answer_bytes(answer: &Answer) -> usize {
    let carried = answer.pending.as_ref().and_then(|pending| pending.effect.as_ref());
    let carried = carried.map_or(0, |effect| effect.changes.iter().map(super::replica::change_bytes).sum());
    FIXED_BYTES + answer.result.as_ref().map_or(0, value_bytes) + carried
}

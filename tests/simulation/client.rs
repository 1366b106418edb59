//! The applications of one process: their calls as operations, and what they are told.

use crate::linear::Told;
use crate::oracle::{Ended, History};
use crate::whole::RunningWhole;
use crate::workload::{OBJECTS, Verb};
use bytes::Bytes;
use filbert::kernel::context::Snapshot;
use filbert::kernel::id::{CallId, Incarnation, MemberId, PartitionId, Stamp, ThreadId};
use filbert::kernel::invocation::{Identities, Invocation, Outcome, Step};
use filbert::kernel::message::{Answer, Request};
use filbert::kernel::operation::{Ask, Expiry, Operation, Scan, Settled};
use filbert::kernel::time::MonoTime;
use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

/// A request that waits until this member may operate.
pub struct Parked {
    pub from: MemberId,
    pub partition: PartitionId,
    pub lineage: u64,
    pub request: Request,
}

/// A call that is about to begin.
pub struct NewCall {
    pub record: usize,
    pub partition: PartitionId,
    pub ask: Ask,
    pub deadline: Duration,
}

impl NewCall {
    pub fn is_get(&self) -> bool {
        matches!(self.ask.operation, Operation::Get)
    }
}

pub(crate) struct Running {
    record: usize,
    invocation: Invocation,
    /// Where its identity was taken from: another incarnation has other numbers.
    incarnation: Incarnation,
    until: MonoTime,
}

pub struct Application {
    pub(crate) partitions: u16,
    pub(crate) identities: Identities,
    pub(crate) running: BTreeMap<CallId, Running>,
    pub(crate) wholes: BTreeMap<CallId, RunningWhole>,
    pub(crate) last_call: u64,
    parked: VecDeque<Parked>,
    /// What was last seen under a key: what replaceIfSame expects.
    seen: BTreeMap<(usize, u32), u32>,
}

impl Application {
    pub fn new(partitions: u16) -> Self {
        Self {
            partitions,
            identities: Identities::new(Incarnation(0), partitions),
            running: BTreeMap::new(),
            wholes: BTreeMap::new(),
            last_call: 0,
            parked: VecDeque::new(),
            seen: BTreeMap::new(),
        }
    }

    pub fn is_idle(&self) -> bool {
        self.running.is_empty() && self.wholes.is_empty()
    }

    pub fn set_incarnation(&mut self, incarnation: Incarnation) {
        if self.identities.incarnation() != incarnation {
            self.identities = Identities::new(incarnation, self.partitions);
        }
    }

    pub fn untold(&mut self) -> Vec<(PartitionId, Incarnation, Settled)> {
        let incarnation = self.identities.incarnation();
        self.identities.untold().map(|(partition, settled)| (partition, incarnation, settled)).collect()
    }

    /// The operation that a call of the workload is; `None` if it ended at once.
    pub fn translate(
        &self,
        history: &mut History,
        call: usize,
        snapshot: &Snapshot,
        at: u64,
    ) -> Option<NewCall> {
        let record = &mut history.calls[call];
        let (name, kind, _) = OBJECTS[record.object];
        let deadline = Duration::from_millis(record.deadline_ms);
        let Some(object) = snapshot.directory.named(kind, name) else {
            history.end(call, at, Ended::NotApplied("the object is not there yet".into()));
            return None;
        };
        if let Verb::ReplaceIfSame { expected, .. } = &mut record.verb {
            *expected = self.seen.get(&(record.object, record.key)).copied().unwrap_or(0);
        }
        let key = serialized(&format!("{name}/{}", record.key));
        let ask = Ask {
            object: object.id,
            key: if matches!(
                record.verb,
                Verb::CounterAdd { .. } | Verb::CounterGet | Verb::Lock | Verb::Unlock
            ) {
                Bytes::new()
            } else {
                key.clone()
            },
            thread: ThreadId(record.thread),
            operation: operation(record.verb),
            lock_wait: Duration::from_secs(2),
        };
        let partition = filbert::kernel::partition::hash::partition_of_key(&key, self.partitions);
        Some(NewCall { record: call, partition, ask, deadline })
    }

    pub fn begin(&mut self, now: MonoTime, snapshot: &Snapshot, call: NewCall) {
        self.last_call += 1;
        let id = CallId(self.last_call);
        let identity = call.ask.operation.is_write().then(|| self.identities.open(call.partition));
        let invocation =
            Invocation::new(now, snapshot, id, call.partition, call.ask, identity, call.deadline);
        let incarnation = self.identities.incarnation();
        self.running.insert(id, Running { record: call.record, invocation, incarnation, until: now });
    }

    pub fn handle_answer(&mut self, now: MonoTime, snapshot: &Snapshot, from: MemberId, answer: Answer) {
        if let Some(whole) = self.wholes.get_mut(&answer.call.whole()) {
            whole.until = now;
            whole.group.handle_answer(now, snapshot, from, answer);
        } else if let Some(running) = self.running.get_mut(&answer.call) {
            running.invocation.handle_answer(now, snapshot, from, answer);
            running.until = now;
        }
    }

    pub fn handle_applied(&mut self, now: MonoTime, call: CallId, from: MemberId, stamp: Stamp) {
        if let Some(whole) = self.wholes.get_mut(&call.whole()) {
            whole.until = now;
            whole.group.handle_applied(now, from, call, stamp);
        } else if let Some(running) = self.running.get_mut(&call) {
            running.invocation.handle_applied(now, from, stamp);
            running.until = now;
        }
    }

    pub fn handle_unlinked(&mut self, now: MonoTime, member: MemberId) {
        for running in self.running.values_mut() {
            running.invocation.handle_unlinked(now, member);
        }
        for whole in self.wholes.values_mut() {
            whole.group.each(|part| part.handle_unlinked(now, member));
        }
    }

    pub fn handle_unsent(&mut self, now: MonoTime, call: CallId) {
        if let Some(running) = self.running.get_mut(&call) {
            running.invocation.handle_unsent(now);
        }
    }

    pub fn poll_timeout(&self) -> impl Iterator<Item = MonoTime> + '_ {
        let wholes = self.wholes.values().map(|whole| whole.until);
        self.running.values().map(|running| running.until).chain(wholes)
    }

    /// The next request that is to be handed out; ends what is over.
    pub fn poll(
        &mut self,
        now: MonoTime,
        snapshot: &Snapshot,
        history: &mut History,
        at: u64,
    ) -> Option<(MemberId, PartitionId, u64, Request)> {
        let calls: Vec<CallId> = self.running.keys().copied().collect();
        for id in calls {
            let running = self.running.get_mut(&id).expect("listed just now");
            match running.invocation.poll(now, snapshot) {
                Step::Ask { to, request, lineage } => {
                    running.until = now;
                    return Some((to, running.invocation.partition(), lineage, request));
                }
                Step::Wait { until } => running.until = until,
                Step::Done(outcome) => {
                    let running = self.running.remove(&id).expect("listed just now");
                    self.over(history, at, running, outcome);
                }
            }
        }
        None
    }

    fn over(&mut self, history: &mut History, at: u64, running: Running, outcome: Outcome) {
        if let Some(identity) = running.invocation.identity()
            && running.incarnation == self.identities.incarnation()
        {
            self.identities.close(running.invocation.partition(), identity.sequence);
        }
        let ended = match outcome {
            Outcome::Ok(value) => Ended::Ok(told::value(value)),
            Outcome::Unknown => Ended::Unknown,
            Outcome::Refused(refusal) => Ended::NotApplied(format!("{refusal:?}")),
            Outcome::Timeout => Ended::NotApplied("timeout".into()),
            Outcome::NoDataMember => Ended::NotApplied("no data member".into()),
        };
        let record = &history.calls[running.record];
        if let (Verb::Get | Verb::Put { .. }, Ended::Ok(Told::Value(seen))) = (record.verb, &ended) {
            let seen = if let Verb::Put { value } = record.verb { value } else { *seen };
            self.seen.insert((record.object, record.key), seen);
        }
        history.end(running.record, at, ended);
    }

    pub fn park(&mut self, parked: Parked) {
        self.parked.push_back(parked);
    }

    pub fn unpark(&mut self) -> Option<Parked> {
        self.parked.pop_front()
    }

    pub fn forget_parked(&mut self) {
        self.parked.clear();
    }

    /// The process is gone, and with it everybody who waits.
    pub fn die(&mut self, history: &mut History, at: u64) {
        for running in std::mem::take(&mut self.running).into_values() {
            history.end(running.record, at, Ended::CallerGone);
        }
        for whole in std::mem::take(&mut self.wholes).into_values() {
            for record in whole.parts.into_iter().flatten() {
                history.end(record, at, Ended::CallerGone);
            }
        }
    }
}

/// A key as a serializer writes it: no partition hash of its own, the type of a string.
pub(crate) fn serialized(text: &str) -> Bytes {
    let header = [0, 0, 0, 0, 0xff, 0xff, 0xff, 0xf5];
    header.iter().copied().chain(text.bytes()).collect()
}

pub(crate) fn operation(verb: Verb) -> Operation {
    let bytes = |value: u32| Bytes::copy_from_slice(&value.to_le_bytes());
    match verb {
        Verb::Get => Operation::Get,
        Verb::Put { value } => {
            Operation::Put { value: bytes(value), expiry: Expiry::default(), answer_old: true }
        }
        Verb::PutFor { value, ttl_ms } => {
            let expiry = Expiry { ttl: Some(Duration::from_millis(ttl_ms)), max_idle: None };
            Operation::Put { value: bytes(value), expiry, answer_old: true }
        }
        Verb::PutIfAbsent { value } => {
            Operation::PutIfAbsent { value: bytes(value), expiry: Expiry::default() }
        }
        Verb::ReplaceIfSame { expected, value } => {
            Operation::ReplaceIfSame { expected: bytes(expected), value: bytes(value) }
        }
        Verb::Remove => Operation::Remove { answer_old: true },
        Verb::CounterAdd { delta } => Operation::CounterAdd { delta, answer_old: false },
        Verb::CounterGet => Operation::CounterGet,
        Verb::Lock => Operation::Lock { limit: 0, lease: None },
        Verb::Unlock => Operation::Unlock { force: false },
        Verb::LockKey => Operation::LockKey { lease: None },
        Verb::UnlockKey => Operation::UnlockKey { force: false },
        Verb::Expire { .. } => unreachable!("no application calls it"),
        Verb::Clear => Operation::Clear { cursor: 0, evict: false },
        Verb::Count => Operation::Scan { cursor: 0, what: Scan::Count },
    }
}

/// What a caller is told, as the judge wants it.
pub mod told {
    use crate::linear::Told;
    use filbert::kernel::operation::Value;

    pub fn bytes(value: Option<&[u8]>) -> Told {
        let number =
            |bytes: &[u8]| u32::from_le_bytes(bytes.try_into().expect("only numbers are ever written"));
        Told::Value(value.map_or(0, number))
    }

    pub fn value(value: Value) -> Told {
        match value {
            Value::Bytes(value) => bytes(value.as_deref()),
            Value::Bool(yes) => Told::Bool(yes),
            Value::Integer(number) => Told::Integer(number),
            Value::Fence(fence) => Told::Fence(fence),
            _ => Told::Nothing,
        }
    }
}

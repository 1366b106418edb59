//! At least one of every message, with every field filled and with every field absent.

use crate::kernel::bundle::{Bundle, Part};
use crate::kernel::cluster::{Assignment, ClusterState, Member, Migration, Slot};
use crate::kernel::control::Report;
use crate::kernel::control::message::{Acknowledged, Applicant, ControlMessage, Have, Starter, Summary};
use crate::kernel::directory::{
    AddedConfig, ChangeRefusal, Directory, DirectoryChange, Eviction, Interest, ObjectConfig,
};
use crate::kernel::id::*;
use crate::kernel::message::*;
use crate::kernel::operation::*;
use crate::wire::data::DataMessage;
use crate::wire::hello::{Hello, Role, name_hash};
use crate::wire::version::ProtocolRange;
use bytes::Bytes;
use smallvec::smallvec;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

pub fn stamp() -> Stamp {
    Stamp { epoch: Epoch(3), number: 300 }
}

pub fn identity() -> Identity {
    Identity {
        incarnation: Incarnation(2),
        sequence: 9,
        settled: Settled { below: 8, except: smallvec![5, 6] },
    }
}

pub fn request(operation: Operation) -> ReplicaMessage {
    let identity = operation.is_write().then(identity);
    let ask = Ask {
        object: ObjectId(4),
        key: Bytes::from_static(b"key"),
        thread: ThreadId(77),
        operation,
        lock_wait: Duration::ZERO,
    };
    ReplicaMessage::Request(Request {
        call: CallId(1 << 33),
        epoch: Epoch(3),
        ask,
        identity,
        wait: Duration::from_secs(1),
    })
}

fn to_replica(message: ReplicaMessage) -> DataMessage {
    DataMessage::ToReplica(ToReplica { partition: PartitionId(270), lineage: 0x0102_0304_0506_0708, message })
}

pub fn put(value: Bytes) -> DataMessage {
    let expiry = Expiry { ttl: Some(Duration::ZERO), max_idle: Some(Duration::from_nanos(5)) };
    to_replica(request(Operation::Put { value, expiry, answer_old: true }))
}

pub fn value_of(to: &ToReplica) -> &Bytes {
    match &to.message {
        ReplicaMessage::Request(Request {
            ask: Ask { operation: Operation::Put { value, .. }, .. }, ..
        }) => value,
        other => panic!("not a put: {other:?}"),
    }
}

pub fn operations() -> Vec<Operation> {
    let value = Bytes::from_static(b"value");
    let expected = Bytes::new();
    let expiry = Expiry { ttl: None, max_idle: Some(Duration::from_millis(1)) };
    let lease = Some(Duration::from_secs(30));
    vec![
        Operation::Get,
        Operation::ContainsKey,
        Operation::EntryView,
        Operation::Put { value: value.clone(), expiry, answer_old: false },
        Operation::PutIfAbsent { value: value.clone(), expiry: Expiry::default() },
        Operation::Replace { value: value.clone() },
        Operation::ReplaceIfSame { expected: expected.clone(), value: value.clone() },
        Operation::Remove { answer_old: true },
        Operation::RemoveIfSame { expected },
        Operation::Evict,
        Operation::SetExpiry { expiry },
        Operation::Scan { cursor: 0, what: Scan::Count },
        Operation::Scan { cursor: 1, what: Scan::Keys },
        Operation::Scan { cursor: u64::MAX, what: Scan::Values },
        Operation::Scan { cursor: 2, what: Scan::Entries },
        Operation::Scan { cursor: 3, what: Scan::Contains(value) },
        Operation::Clear { cursor: 5, evict: true },
        Operation::LockKey { lease },
        Operation::UnlockKey { force: true },
        Operation::IsKeyLocked,
        Operation::Lock { limit: 2, lease: None },
        Operation::Unlock { force: false },
        Operation::LockState,
        Operation::CounterGet,
        Operation::CounterAdd { delta: -1, answer_old: true },
        Operation::CounterSet { value: i64::MIN },
        Operation::CounterCompareAndSet { expected: i64::MAX, value: 0 },
    ]
}

pub fn values() -> Vec<Value> {
    let view = EntryView {
        value: Bytes::from_static(b"v"),
        ttl: Some(Duration::from_secs(1)),
        max_idle: None,
        left: Some(Duration::ZERO),
        age: Duration::from_nanos(1),
        idle: Duration::from_nanos(2),
        unchanged: Duration::from_nanos(3),
        hits: 4,
    };
    vec![
        Value::None,
        Value::Bytes(None),
        Value::Bytes(Some(Bytes::new())),
        Value::Bytes(Some(Bytes::from_static(b"value"))),
        Value::Bool(false),
        Value::Bool(true),
        Value::Integer(-300),
        Value::Fence(7),
        Value::LockState { fence: 7, count: 2, mine: true },
        Value::Entry(None),
        Value::Entry(Some(Box::new(view))),
        Value::Page { items: vec![Bytes::from_static(b"a"), Bytes::new()], count: 2, next: Some(0) },
    ]
}

fn refusals() -> Vec<Refusal> {
    vec![
        Refusal::AskAgain,
        Refusal::Stale,
        Refusal::Overloaded,
        Refusal::OutOfMemory { used: 10, limit: 9 },
        Refusal::Locked,
        Refusal::NotLockOwner,
        Refusal::LockLimit,
        Refusal::Destroyed,
        Refusal::Timeout,
        Refusal::Forgotten,
    ]
}

pub fn holder() -> Holder {
    Holder {
        incarnation: Incarnation(2),
        thread: ThreadId(5),
        count: 1,
        fence: 8,
        lease_left: Some(Duration::from_millis(3)),
    }
}

pub fn record_changes() -> Vec<Change> {
    let (object, key) = (ObjectId(4), Bytes::from_static(b"key"));
    let meta = RecordMeta {
        ttl_left: Some(Duration::from_nanos(9)),
        ttl: Some(Duration::from_nanos(10)),
        max_idle: None,
        age: Duration::from_nanos(11),
        hits: 12,
    };
    vec![
        Change::Put { object, key: key.clone(), value: Bytes::from_static(b"value"), meta },
        Change::Remove { object, key: key.clone() },
        Change::KeyLock { object, key, state: Some(holder()) },
        Change::Lock { object, state: None, fence: 3 },
        Change::Counter { object, value: -5 },
        Change::EventPosition { object, position: 6 },
    ]
}

pub fn remembered() -> Remembered {
    Remembered { identity: identity(), answer: Value::Bool(true), stamp: stamp() }
}

pub fn effect() -> Effect {
    Effect {
        stamp: stamp(),
        caller: Some(Asker { member: MemberId(0xab), call: CallId(6) }),
        cause: Some(remembered()),
        changes: record_changes().into(),
    }
}

pub fn pending() -> Pending {
    Pending {
        partition: PartitionId(270),
        lineage: 0x0102_0304_0506_0708,
        stamp: stamp(),
        table_version: 12,
        awaited: smallvec![MemberId(0xab), MemberId(u128::MAX)],
        effect: Some(Box::new(effect())),
        floor: 299,
    }
}

pub fn replica_messages() -> Vec<ReplicaMessage> {
    let skip = Effect { stamp: stamp(), caller: None, cause: None, changes: smallvec![] };
    vec![
        ReplicaMessage::Effects { floor: 299, effects: vec![effect(), skip.clone()], hurry: false },
        ReplicaMessage::Held { stamp: stamp() },
        ReplicaMessage::HeldAsk { number: 300 },
        ReplicaMessage::Resend { after: 299 },
        ReplicaMessage::FillStart { fill: 1, stamp: stamp() },
        ReplicaMessage::FillChunk {
            fill: 1,
            index: 2,
            at: 300,
            changes: record_changes(),
            answers: vec![remembered()],
            last: true,
        },
        ReplicaMessage::FillAck { fill: 1, index: 2 },
        ReplicaMessage::PromoteQuery { epoch: Epoch(4), after: 299 },
        ReplicaMessage::PromoteReply { epoch: Epoch(4), applied: 300, effects: vec![skip] },
        ReplicaMessage::Rebase { stamp: stamp() },
        ReplicaMessage::Sealed { attempt: 2, stamp: stamp() },
        ReplicaMessage::Digest { number: 300, digest: u64::MAX },
        ReplicaMessage::Settle {
            incarnation: Incarnation(2),
            settled: Settled { below: 9, except: smallvec![] },
        },
    ]
}

pub fn to_caller() -> Vec<ToCaller> {
    let call = CallId(1 << 33);
    let results = values().into_iter().map(Ok).chain(refusals().into_iter().map(Err));
    let answers = results.map(|result| ToCaller::Answer(Answer { call, result, pending: None }));
    let parked = Answer { call, result: Ok(Value::None), pending: Some(pending()) };
    answers.chain([ToCaller::Answer(parked), ToCaller::Applied { call, stamp: stamp() }]).collect()
}

/// What topics in global order say, appended later.
pub fn in_order() -> [DataMessage; 2] {
    let message = Bytes::from_static(b"revoked");
    let published_at = 1_700_000_000_000;
    let publish = Operation::Publish { message: message.clone(), published_at };
    let ordered = OrderedMessage {
        object: ObjectId(4),
        partition: PartitionId(270),
        epoch: Epoch(3),
        position: 17,
        published_at,
        member: MemberId(0xab),
        message,
    };
    [to_replica(request(publish)), DataMessage::ToListeners(ToListeners::Ordered(ordered))]
}

pub fn to_listeners() -> Vec<ToListeners> {
    let object = ObjectId(4);
    let event = EntryEvent {
        object,
        partition: PartitionId(270),
        epoch: Epoch(3),
        position: 17,
        kind: EntryEventKind::Updated,
        key: Bytes::from_static(b"key"),
        value: Some(Bytes::from_static(b"new")),
        old_value: Some(Bytes::new()),
        member: MemberId(0xab),
    };
    vec![
        ToListeners::Entry(event),
        ToListeners::MapWide { object, evict: true, count: 3, member: MemberId(0xab) },
        ToListeners::Message {
            object,
            sequence: 1,
            published_at: 1_700_000_000_000,
            member: MemberId(0xab),
            message: Bytes::from_static(b"revoked"),
        },
    ]
}

/// Every message of the data plane.
pub fn data() -> Vec<DataMessage> {
    let requests = operations().into_iter().map(request);
    let replica = requests.chain(replica_messages()).map(to_replica);
    let large = put(Bytes::from(vec![1; 70_000]));
    let callers = to_caller().into_iter().map(DataMessage::ToCaller);
    let listeners = to_listeners().into_iter().map(DataMessage::ToListeners);
    let bundles = [bundle(), empty_bundle()].map(DataMessage::Bundle);
    let pages = answers_of_parts().map(|page| DataMessage::ToCaller(ToCaller::Answers(page)));
    let skip = Effect { stamp: stamp(), caller: None, cause: None, changes: smallvec![] };
    let hurried = to_replica(ReplicaMessage::Effects { floor: 299, effects: vec![skip], hurry: true });
    let later = [hurried, DataMessage::Heard(3)];
    replica
        .chain([large])
        .chain(callers)
        .chain(listeners)
        .chain(bundles)
        .chain(pages)
        .chain(later)
        .chain(in_order())
        .collect()
}

/// Two steps of a walk that share their operation, and one that goes on.
fn bundle() -> Bundle {
    let scan = |cursor| Some(Operation::Clear { cursor, evict: true });
    let part = |index, operation| Part {
        index,
        partition: PartitionId(270 - index),
        epoch: Epoch(3),
        key: Bytes::new(),
        operation,
        identity: Some(identity()),
    };
    Bundle {
        lineage: 0x0102_0304_0506_0708,
        call: CallId::new(2, 1),
        object: ObjectId(4),
        thread: ThreadId(77),
        lock_wait: Duration::ZERO,
        wait: Duration::from_secs(1),
        parts: vec![
            part(0, scan(0)),
            part(1, None),
            Part { key: Bytes::from_static(b"key"), identity: None, ..part(2, Some(Operation::Get)) },
        ],
    }
}

fn empty_bundle() -> Bundle {
    Bundle {
        lineage: 0,
        call: CallId(0),
        object: ObjectId(0),
        thread: ThreadId(0),
        lock_wait: Duration::ZERO,
        wait: Duration::ZERO,
        parts: Vec::new(),
    }
}

fn answers_of_parts() -> [Vec<Answer>; 2] {
    let call = CallId::new(2, 1);
    let page = Value::Page { items: vec![Bytes::from_static(b"key")], count: 1, next: Some(7) };
    let first = Answer { call: call.part(0), result: Ok(page), pending: None };
    let second = Answer { call: call.part(1), result: Err(Refusal::Stale), pending: None };
    [vec![first, second], Vec::new()]
}

/// Two members, two partitions, one of them moving.
pub fn cluster_state() -> ClusterState {
    let member = |id, number, attributes| Member {
        id: MemberId(id),
        incarnation: Incarnation(number),
        address: Address::new("10.0.0.1", 5701),
        lite: number == 2,
        leaving: number == 1,
        attributes: Arc::new(attributes),
    };
    let attributes = BTreeMap::from([("profile".to_owned(), "gateway".to_owned())]);
    let moving = Assignment {
        epoch: Epoch(1),
        replicas: smallvec![
            Slot { member: MemberId(0xab), index: 0, synchronised: true },
            Slot { member: MemberId(0xcd), index: 6, synchronised: false },
        ],
        migration: Some(Migration { destination: MemberId(0xcd), attempt: 4, source_becomes: Some(0) }),
    };
    ClusterState {
        lineage: Lineage { depth: 1, id: 0x11 },
        parent: Some((Lineage { depth: 0, id: 0x22 }, 40)),
        version: 41,
        list_version: 2,
        members: vec![member(0xab, 1, BTreeMap::new()), member(0xcd, 2, attributes)],
        partitions: vec![moving, Assignment::default()],
        next_incarnation: 3,
    }
}

pub fn changes() -> Vec<DirectoryChange> {
    let config = ObjectConfig {
        backups: 2,
        async_backups: 1,
        ttl: Duration::from_secs(60),
        max_idle: Duration::from_secs(30),
        eviction: Eviction::Lfu,
        max_records: 1_000,
        record_times: true,
        lock_limit: 4,
        global_order: true,
    };
    let interest = Interest { every_key: true, keys: vec![Bytes::from_static(b"key")], values: true };
    let (object, member) = (ObjectId(1), MemberId(0xab));
    vec![
        DirectoryChange::Create { kind: ObjectKind::Map, name: "tokens".to_owned(), config },
        DirectoryChange::Create {
            kind: ObjectKind::Topic,
            name: String::new(),
            config: ObjectConfig::default(),
        },
        DirectoryChange::Listen { object, member, interest: Some(interest) },
        DirectoryChange::Listen { object: ObjectId(2), member, interest: None },
        DirectoryChange::Destroy { object: ObjectId(2) },
    ]
}

fn configure() -> DirectoryChange {
    DirectoryChange::Configure(Arc::new(AddedConfig {
        kind: ObjectKind::Map,
        name: "tok*".to_owned(),
        settings: BTreeMap::from([("backup-count".to_owned(), "2".to_owned())]),
    }))
}

pub fn directory() -> Directory {
    let mut directory = Directory::default();
    for change in changes() {
        directory.apply(&change);
    }
    directory
}

fn summary(empty: Option<bool>) -> Summary {
    Summary {
        lineage: Lineage { depth: 1, id: 0x11 },
        version: 41,
        master: MemberId(0xab),
        address: Address::new("10.0.0.1", 5701),
        size: 2,
        empty,
    }
}

/// Every message of the control plane.
pub fn control() -> Vec<ControlMessage> {
    let lineage = Lineage { depth: 1, id: 0x11 };
    let address = Address::new("10.0.0.1", 5701);
    let have = Have { lineage, version: 41, directory: 5 };
    let (state, directory) = (Arc::new(cluster_state()), Arc::new(directory()));
    let (member, partition) = (MemberId(0xab), PartitionId(270));
    let change = changes().swap_remove(0);
    let configured = {
        let mut directory = Directory::default();
        directory.apply(&configure());
        Some(Arc::new(directory))
    };
    let busy = ChangeRefusal { reason: "too many objects".to_owned(), conflict: false };
    let conflict = ChangeRefusal { reason: "other".to_owned(), conflict: true };
    let ready = vec![Acknowledged { partition, attempt: 2 }];
    let applicant = Applicant {
        address: address.clone(),
        lite: true,
        attributes: Arc::new(BTreeMap::from([("profile".to_owned(), "gateway".to_owned())])),
        cluster_name: "dev".to_owned(),
        partition_count: 271,
        protocol: (1, 2),
    };
    let reports = [
        Report::Synchronised { member, index: 2 },
        Report::Unsynchronised { member },
        Report::MigrationReady { attempt: 2, stamp: stamp() },
        Report::MigrationStuck { attempt: 2 },
        Report::Promoted { possible_loss: true },
    ];
    let reports = reports.map(|report| ControlMessage::Report {
        number: 3,
        lineage,
        epoch: Epoch(1),
        partition,
        report,
    });
    let others = [
        ControlMessage::JoinRequest(applicant),
        ControlMessage::Starting { members: vec![Starter { address: address.clone(), member }] },
        ControlMessage::JoinRedirect { master: member, address: address.clone() },
        ControlMessage::JoinRefused { reason: "partition count".to_owned(), fatal: true },
        ControlMessage::Publish { state: state.clone(), directory: None },
        ControlMessage::Publish { state: state.clone(), directory: Some(directory.clone()) },
        ControlMessage::Change { lineage, number: 6, change: change.clone() },
        ControlMessage::Have(have),
        ControlMessage::Heartbeat { round: 300, have, time: None },
        ControlMessage::HeartbeatAck { round: 300, have },
        ControlMessage::Suspect { member, silent: true },
        ControlMessage::Removed { lineage, version: 41 },
        ControlMessage::Foreign(summary(None)),
        ControlMessage::TakeoverQuery { claim: 1, state: state.clone(), directory: directory.clone() },
        ControlMessage::TakeoverAnswer { claim: 1, state, directory, ready },
        ControlMessage::DirectoryAsk { number: 7, change },
        ControlMessage::DirectoryAnswer { number: 7, result: Ok(()) },
        ControlMessage::DirectoryAnswer { number: 7, result: Err(busy) },
        ControlMessage::Leave,
        ControlMessage::Goodbye,
        ControlMessage::EmptyAsk { round: 1 },
        ControlMessage::EmptyAnswer { round: 1, empty: true },
        ControlMessage::MergeOffer(summary(Some(false))),
        ControlMessage::MergeSeal { attempt: 1 },
        ControlMessage::MergeSealed { attempt: 1, empty: true },
        ControlMessage::MergeGo { attempt: 1, address },
        ControlMessage::MergeCancel { attempt: 1 },
        ControlMessage::Heartbeat { round: 300, have, time: Some(1_000) },
        ControlMessage::DirectoryAnswer { number: 7, result: Err(conflict) },
        ControlMessage::Change { lineage, number: 6, change: configure() },
        ControlMessage::Publish { state: Arc::default(), directory: configured },
    ];
    reports.into_iter().chain(others).collect()
}

pub fn hello() -> Hello {
    Hello {
        protocol: ProtocolRange { min: 1, max: 2 },
        role: Role::Data,
        secret: true,
        credits: 4_096,
        member: MemberId(0xab),
        session: 7,
        nonce: [0x55; 32],
        cluster: name_hash("dev"),
        cluster_name: "dev".to_owned(),
        address: Address::new("10.0.0.1", 5701),
    }
}

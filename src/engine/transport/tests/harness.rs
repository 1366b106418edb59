//! Members whose engine echoes: a `get` is answered with its own key, a `put` with its own value.

use crate::config::Bind;
use crate::engine::clock::SystemClock;
use crate::engine::transport::*;
use crate::kernel::bundle::Requests;
use crate::kernel::id::*;
use crate::kernel::message::*;
use crate::kernel::operation::*;
use crate::kernel::time::MonoTime;
use bytes::Bytes;
use parking_lot::{Condvar, Mutex};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst};
use std::thread::Thread;
use std::time::{Duration, Instant};

/// No condition takes longer than this, or the test fails.
pub const DEADLINE: Duration = Duration::from_secs(10);

/// A call that waits.
pub struct Slot {
    pub done: AtomicBool,
    pub lost: AtomicBool,
    thread: Thread,
    pub value: Mutex<Option<Bytes>>,
}

/// What the test sees of one member.
#[derive(Default)]
pub struct Echo {
    pub events: Mutex<Vec<ControlEvent>>,
    changed: Condvar,
    slots: Mutex<HashMap<u64, Arc<Slot>>>,
    next: AtomicU64,
    /// Requests for this key are kept, not answered.
    pub kept: Mutex<Vec<(MemberId, CallId)>>,
    pub requests: AtomicUsize,
    /// Steps of bundles.
    pub steps: AtomicUsize,
    /// Parts of calls, as they were answered.
    pub order: Mutex<Vec<CallId>>,
    pub applied: AtomicUsize,
    pub held: AtomicUsize,
    pub listened: AtomicUsize,
    pub transport: OnceLock<Arc<Transport>>,
    /// Whether the next answer is met with a panic.
    pub panics: AtomicBool,
}

/// A request for this key is not answered until [`Echo::answer_kept`].
pub const KEEP: &[u8] = b"keep";

/// A part of a call for this key takes a whole step.
pub const SLOW: &[u8] = b"slow";

/// An effect on this partition is read, and not held.
pub const NEVER_HELD: PartitionId = PartitionId(8);

/// An effect on this partition makes the handler panic.
pub const PANICS: PartitionId = PartitionId(9);

/// A request for this key makes the handler panic.
pub const PANIC: &[u8] = b"panic";

impl Handler for Echo {
    fn on_control(&self, event: ControlEvent) {
        self.events.lock().push(event);
        self.changed.notify_all();
    }

    fn on_turn(&self) -> Duration {
        Duration::from_secs(1)
    }

    fn on_replica(&self, from: MemberId, message: ToReplica, answers: &Answers) {
        let request = match message.message {
            ReplicaMessage::Request(request) => request,
            ReplicaMessage::Effects { effects, .. } => {
                return self.hold(message.partition, &effects, answers);
            }
            _ => return,
        };
        self.requests.fetch_add(1, SeqCst);
        assert!(request.ask.key != PANIC, "as the test wants it");
        if request.ask.key == KEEP {
            self.kept.lock().push((from, request.call));
            return;
        }
        let value = match request.ask.operation {
            Operation::Put { value, .. } => value,
            _ => request.ask.key,
        };
        answers.append(&answer(request.call, value));
    }

    fn on_requests(&self, _from: MemberId, requests: &mut Requests, until: MonoTime, answers: &Answers) {
        let mut page = Vec::new();
        while let Some((_, request)) = requests.next(MonoTime(0)) {
            self.requests.fetch_add(1, SeqCst);
            let result = Ok(Value::Bytes(Some(request.ask.key.clone())));
            page.push(Answer { call: request.call, result, pending: None });
            if request.ask.key == SLOW {
                while SystemClock.now() < until {} // a step is over
                break;
            }
        }
        self.steps.fetch_add(1, SeqCst);
        answers.append(&ToCaller::Answers(page));
    }

    fn on_caller(&self, _from: MemberId, message: ToCaller) {
        match message {
            ToCaller::Answer(answer) => {
                assert!(!self.panics.load(SeqCst), "as the test wants it");
                let Some(slot) = self.slots.lock().remove(&answer.call.0) else { return };
                if let Ok(Value::Bytes(value)) = answer.result {
                    *slot.value.lock() = value;
                }
                slot.done.store(true, SeqCst);
                slot.thread.unpark();
            }
            ToCaller::Answers(page) => {
                let mut order = self.order.lock();
                order.extend(page.iter().map(|answer| answer.call));
                drop(order);
                self.changed.notify_all();
                for slot in self.slots.lock().values() {
                    slot.thread.unpark();
                }
            }
            ToCaller::Applied { .. } => {
                self.applied.fetch_add(1, SeqCst);
                self.changed.notify_all();
            }
        }
    }

    fn on_held(&self, _from: MemberId, held: ToReplica) {
        let ReplicaMessage::Held { stamp } = held.message else { panic!("{held:?} came back") };
        self.held.fetch_add(1, SeqCst);
        self.finish(stamp.number);
    }

    fn on_listeners(&self, _from: MemberId, _message: ToListeners) {
        self.listened.fetch_add(1, SeqCst);
    }

    fn on_batch_end(&self, _from: MemberId) {}

    fn on_data_lost(&self, _member: MemberId) {
        for slot in self.slots.lock().values() {
            slot.lost.store(true, SeqCst);
            slot.done.store(true, SeqCst);
            slot.thread.unpark();
        }
    }
}

pub fn answer(call: CallId, value: Bytes) -> ToCaller {
    ToCaller::Answer(Answer { call, result: Ok(Value::Bytes(Some(value))), pending: None })
}

impl Echo {
    /// Plays a backup: says that it holds each effect, under the number of the slot that waits for that.
    fn hold(&self, partition: PartitionId, effects: &[Effect], answers: &Answers) {
        assert!(partition != PANICS, "as the test wants it");
        for effect in effects.iter().filter(|_| partition != NEVER_HELD) {
            let message = ReplicaMessage::Held { stamp: effect.stamp };
            answers.append_held(&ToReplica { partition, lineage: 1, message });
        }
    }

    fn finish(&self, number: u64) {
        let Some(slot) = self.slots.lock().remove(&number) else { return };
        slot.done.store(true, SeqCst);
        slot.thread.unpark();
    }

    pub fn slot(&self) -> (CallId, Arc<Slot>) {
        let call = self.next.fetch_add(1, SeqCst);
        let slot = Arc::new(Slot {
            done: AtomicBool::new(false),
            lost: AtomicBool::new(false),
            thread: std::thread::current(),
            value: Mutex::default(),
        });
        self.slots.lock().insert(call, slot.clone());
        (CallId(call), slot)
    }

    pub fn answer_kept(&self) {
        for (member, call) in std::mem::take(&mut *self.kept.lock()) {
            let answers = self.transport.get().unwrap().answers(member).expect("linked");
            answers.append(&answer(call, Bytes::from_static(b"kept")));
            answers.flush();
        }
    }

    /// Waits for an event that `is` the one looked for.
    pub fn event<R>(&self, what: &str, mut is: impl FnMut(&ControlEvent) -> Option<R>) -> R {
        let until = Instant::now() + DEADLINE;
        let mut events = self.events.lock();
        loop {
            if let Some(found) = events.iter().find_map(&mut is) {
                return found;
            }
            let late = self.changed.wait_until(&mut events, until).timed_out();
            assert!(!late, "no {what} among {events:?}");
        }
    }
}

/// Polls a condition.
pub fn until(what: &str, condition: impl Fn() -> bool) {
    let deadline = Instant::now() + DEADLINE;
    while !condition() {
        assert!(Instant::now() < deadline, "not in time: {what}");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// A running member.
pub struct Member {
    pub id: MemberId,
    pub port: u16,
    pub echo: Arc<Echo>,
    pub transport: Arc<Transport>,
}

impl Drop for Member {
    fn drop(&mut self) {
        self.transport.close();
    }
}

pub fn start(id: u128) -> Member {
    start_as(id, "dev", None, 0)
}

pub fn start_as(id: u128, cluster: &str, secret: Option<&str>, port: u16) -> Member {
    let listener = Listener::bind(&Bind::Host("127.0.0.1".to_owned()), "127.0.0.1", port..=port).unwrap();
    let port = listener.port();
    let echo = Arc::new(Echo::default());
    let options = Options {
        instance: format!("test{id}"),
        cluster_name: cluster.to_owned(),
        secret: secret.map(|secret| secret.as_bytes().to_vec()),
        member: MemberId(id),
        address: Address::new("127.0.0.1", port),
    };
    let transport = Arc::new(Transport::start(options, listener, echo.clone()).unwrap());
    let _ = echo.transport.set(transport.clone());
    Member { id: MemberId(id), port, echo, transport }
}

impl Member {
    pub fn address(&self) -> Address {
        Address::new("127.0.0.1", self.port)
    }

    pub fn dial(&self, port: u16) -> Result<MemberId, DialFailure> {
        let at = Address::new("127.0.0.1", port);
        self.echo.events.lock().retain(|event| !matches!(event, ControlEvent::Dialled { .. }));
        self.transport.dial(at.clone());
        self.echo.event("end of the dial", |event| match event {
            ControlEvent::Dialled { address, result } if *address == at => {
                Some(result.clone().map(|linked| linked.member))
            }
            _ => None,
        })
    }

    /// Links with another one, which sees us, too.
    pub fn link(&self, other: &Member) -> Arc<DataLink> {
        assert_eq!(self.dial(other.port), Ok(other.id));
        self.transport.link(other.id).expect("dialled")
    }
}

fn request(call: CallId, key: Bytes, operation: Operation) -> ToReplica {
    let ask = Ask { object: ObjectId(1), key, thread: ThreadId(1), operation, lock_wait: Duration::ZERO };
    let request = Request { call, epoch: Epoch(1), ask, identity: None, wait: DEADLINE };
    ToReplica { partition: PartitionId(7), lineage: 1, message: ReplicaMessage::Request(request) }
}

pub fn get(call: CallId, key: Bytes) -> ToReplica {
    request(call, key, Operation::Get)
}

pub fn put(call: CallId, value: Bytes) -> ToReplica {
    request(
        call,
        Bytes::from_static(b"key"),
        Operation::Put { value, expiry: Expiry::default(), answer_old: true },
    )
}

/// An effect that a caller waits for, who looks for `Held` under the number of its slot.
pub fn hurried(call: CallId, partition: PartitionId) -> ToReplica {
    let stamp = Stamp { epoch: Epoch(1), number: call.0 };
    let effects = vec![Effect { stamp, caller: None, cause: None, changes: Default::default() }];
    let message = ReplicaMessage::Effects { floor: 0, effects, hurry: true };
    ToReplica { partition, lineage: 1, message }
}

/// A whole call: credit, frame, flush, wait.
pub fn call(
    echo: &Echo,
    link: &DataLink,
    message: impl FnOnce(CallId) -> ToReplica,
    wait: Duration,
) -> Arc<Slot> {
    assert!(link.acquire_credit(wait), "no credit");
    let (id, slot) = echo.slot();
    link.append_replica(&message(id));
    link.flush();
    link.wait(|| slot.done.load(SeqCst), wait);
    slot
}

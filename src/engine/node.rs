//! The control loop: input, kernel, and carrying out what the kernel answers.
//!
//! One thread turns the [`Control`] of an instance: the transport's control thread, or without clustering one of its
//! own. Everybody else puts an [`Input`] into its [`Inbox`]. It also turns the timers of replicas, calls and event
//! streams, since it is the one that always goes on.

use super::Engine;
use super::dispatcher::{Event, Lifecycle, MigrationState, System};
use super::listen::wall_clock_millis;
use crate::error::Error;
use crate::kernel::cluster::{ClusterState, Member};
use crate::kernel::control::message::ControlMessage;
use crate::kernel::control::{self, Control, DialFailure, LogLevel, Output};
use crate::kernel::directory::{ChangeRefusal, Directory, DirectoryChange, Object};
use crate::kernel::id::{Address, MemberId, PartitionId};
use crate::kernel::replica::Report;
use crate::kernel::time::MonoTime;
use crate::logging::messages::{self, MemberLine};
use crate::logging::targets;
use parking_lot::{Condvar, Mutex};
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Most inputs that wait for the loop. What is over it is dropped: the kernel repeats what matters.
const INPUTS_MAX: usize = 1 << 16;
/// The loop turns at least this often, so that a freeze is seen against its last turn.
const TURN_MAX: Duration = Duration::from_millis(100);
/// Timers closer than this are gathered into one turn.
const TURN_MIN: Duration = Duration::from_micros(500);

/// What happened, for the control loop.
#[derive(Debug)]
#[allow(missing_docs)] // Each is the call of `Control` of the same name.
pub enum Input {
    Linked { address: Address, peer: MemberId, announced: Address },
    Accepted { peer: MemberId, announced: Address },
    DialFailed { address: Address, failure: DialFailure },
    Unlinked { peer: MemberId },
    Message { from: MemberId, message: ControlMessage },
    Stranger { from: MemberId },
    Report { partition: PartitionId, report: Report },
    Found { address: Address },
    Seeds { addresses: Vec<Address> },
    Change { token: u64, change: DirectoryChange },
    Leave,
    Stop,
}

impl Input {
    /// Whether it still means something when this instance has become another member: what links and replicas of the
    /// former one told does not.
    fn outlives_member(&self) -> bool {
        match self {
            Self::Linked { .. } | Self::Accepted { .. } | Self::DialFailed { .. } | Self::Unlinked { .. } => {
                false
            }
            Self::Message { .. } | Self::Stranger { .. } | Self::Report { .. } => false,
            Self::Found { .. } | Self::Seeds { .. } | Self::Change { .. } | Self::Leave | Self::Stop => true,
        }
    }
}

/// Where inputs wait for the loop. Thread-safe.
#[derive(Default)]
pub struct Inbox {
    inputs: Mutex<VecDeque<Input>>,
    changes: Mutex<Changes>,
    changed: Condvar,
    /// Whether the loop will turn without being woken once more.
    woken: AtomicBool,
    /// Wakes the loop, wherever it sleeps.
    waker: OnceLock<Box<dyn Fn() + Send + Sync>>,
}

/// Directory changes that somebody waits for.
#[derive(Default)]
struct Changes {
    next: u64,
    done: HashMap<u64, Option<Result<(), Error>>>,
}

impl Inbox {
    /// Puts an input. Never blocks.
    pub fn put(&self, input: Input) {
        let mut inputs = self.inputs.lock();
        if inputs.len() < INPUTS_MAX || matches!(input, Input::Leave | Input::Stop) {
            inputs.push_back(input);
        }
        drop(inputs);
        self.wake();
    }

    /// Puts an input from the control thread, which turns the loop right after.
    pub fn put_awake(&self, input: Input) {
        self.inputs.lock().push_back(input);
    }

    /// Makes the loop turn soon.
    pub fn wake(&self) {
        if !self.woken.swap(true, Ordering::SeqCst)
            && let Some(waker) = self.waker.get()
        {
            waker();
        }
    }

    /// Says how the loop is woken. Once, before it turns.
    pub fn set_waker(&self, waker: impl Fn() + Send + Sync + 'static) {
        let _ = self.waker.set(Box::new(waker)); // a second start of one engine does not exist
    }

    fn take(&self) -> VecDeque<Input> {
        std::mem::take(&mut *self.inputs.lock())
    }

    fn done(&self, token: u64, result: Result<(), Error>) {
        if let Some(waiting) = self.changes.lock().done.get_mut(&token) {
            *waiting = Some(result);
            self.changed.notify_all();
        }
    }
}

impl Engine {
    /// Has the master change the directory, and waits until every member has the change.
    pub(super) fn change_directory(&self, change: DirectoryChange) -> Result<(), Error> {
        let started = self.now();
        let deadline = started + self.call_timeout();
        let mut changes = self.node.changes.lock();
        changes.next += 1;
        let token = changes.next;
        changes.done.insert(token, None);
        drop(changes);
        self.node.put(Input::Change { token, change });
        let mut changes = self.node.changes.lock();
        loop {
            if let Some(Some(result)) = changes.done.get(&token) {
                let result = result.clone();
                changes.done.remove(&token);
                // Refused because this member is leaving: nothing that a later try could mend.
                return if self.phase.is_running() { result } else { result.map_err(|_| Error::NotActive) };
            }
            let now = self.now();
            if self.phase.is_over() || now >= deadline {
                changes.done.remove(&token);
                let waited = now.since(started);
                return Err(if self.phase.is_over() { Error::NotActive } else { Error::Unknown { waited } });
            }
            self.node.changed.wait_for(&mut changes, deadline.since(now).min(TURN_MAX));
        }
    }

    /// Makes the loop look at a timer no later than at `due`.
    pub(super) fn arm(&self, due: MonoTime) {
        if due.0 < self.armed.load(Ordering::Relaxed) && self.armed.fetch_min(due.0, Ordering::SeqCst) > due.0
        {
            self.node.wake();
        }
    }

    /// A local replica has something to tell the master.
    pub(super) fn report(&self, partition: PartitionId, report: Report) {
        self.node.put(Input::Report { partition, report });
    }
}

/// The loop's own state.
pub struct Node {
    control: Control,
    /// The state that members and logs were told last.
    told: Arc<ClusterState>,
    /// Likewise the objects.
    told_directory: Arc<Directory>,
    /// How often this instance became another member.
    resets: u64,
    /// Partitions that were in use when their replicas were to be told.
    untold: Vec<PartitionId>,
    stopped: bool,
}

impl Engine {
    /// One turn of the control loop. Answers how long it may sleep at most; `None` when it was told to stop.
    pub(super) fn turn(self: &Arc<Self>) -> Option<Duration> {
        let mut node = self.turning.lock();
        let node = node.as_mut()?;
        self.node.woken.store(false, Ordering::SeqCst);
        self.armed.store(u64::MAX, Ordering::SeqCst);
        Turn { engine: self, node }.run()
    }
}

/// A node while it turns.
struct Turn<'a> {
    engine: &'a Arc<Engine>,
    node: &'a mut Node,
}

impl Node {
    /// A node around a fresh control plane.
    pub fn new(control: Control) -> Self {
        let (told, told_directory) = (Arc::default(), Arc::default());
        Self { control, told, told_directory, resets: 0, untold: Vec::new(), stopped: false }
    }
}

impl Turn<'_> {
    fn run(mut self) -> Option<Duration> {
        let engine = self.engine;
        self.node.control.set_wall_clock(engine.now(), wall_clock_millis());
        let mut resets = self.node.resets;
        let mut inputs = engine.node.take();
        while let Some(input) = inputs.pop_front() {
            let now = engine.now();
            self.take(now, input);
            self.carry_out(now);
            if std::mem::replace(&mut resets, self.node.resets) != resets {
                inputs.retain(Input::outlives_member);
            }
        }
        if self.node.stopped {
            return None;
        }
        let now = engine.now();
        self.node.control.handle_timeout(now);
        self.carry_out(now);
        engine.gate.turn(now, self.node.control.gate_open());
        engine.stats.set_migrations(self.node.control.counts().migrations_done);
        engine.clock_offset.store(self.node.control.clock_offset(), Ordering::Relaxed);
        let timers = self.turn_timers(now);
        let control = self.node.control.poll_timeout().unwrap_or(MonoTime::NEVER);
        let due = control.min(engine.cells.next_timeout()).min(timers).min(now + TURN_MAX);
        // What others armed while this turn ran stays armed, and they have asked for another turn.
        engine.armed.fetch_min(due.0, Ordering::SeqCst);
        Some(due.since(engine.now()).max(TURN_MIN))
    }

    fn take(&mut self, now: MonoTime, input: Input) {
        let control = &mut self.node.control;
        match input {
            Input::Linked { address, peer, announced } => {
                control.handle_linked(now, &address, peer, &announced)
            }
            Input::Accepted { peer, announced } => control.handle_accepted(now, peer, &announced),
            Input::DialFailed { address, failure } => control.handle_dial_failed(now, &address, failure),
            Input::Unlinked { peer } => {
                control.handle_unlinked(now, peer);
                self.engine.nudge_all(|invocation| invocation.handle_unlinked(now, peer));
            }
            Input::Message { from, message } => control.handle_message(now, from, message),
            Input::Stranger { from } => control.handle_data_from_stranger(now, from),
            Input::Report { partition, report } => control.handle_report(now, partition, report),
            Input::Found { address } => control.handle_found(now, address),
            Input::Seeds { addresses } => control.handle_seeds(now, addresses),
            Input::Change { token, change } => control.change_directory(now, token, change),
            Input::Leave => control.leave(now),
            Input::Stop => self.node.stopped = true,
        }
    }

    fn carry_out(&mut self, now: MonoTime) {
        while let Some(output) = self.node.control.poll_output() {
            let engine = self.engine.clone();
            match output {
                Output::Dial(address) => engine.links.dial(address),
                Output::Send { to, message } => engine.links.send_control(to, &message),
                Output::Unlink(member) => engine.links.unlink(member),
                Output::Adopt => self.adopt(now),
                Output::Seal(on) => self.each_replica(now, |replica, context| replica.seal(context, on)),
                Output::AskEmpty => {
                    let empty = engine.cells.all().all(|(_, cell)| cell.look(|replica| replica.is_empty()));
                    self.node.control.handle_empty(now, empty);
                }
                Output::Reset { me } => self.reset(now, me),
                Output::Gate(open) => engine.gate.turn(now, open),
                Output::DirectoryDone { token, result } => {
                    let error = |refusal: ChangeRefusal| match refusal.conflict {
                        true => Error::Configuration(refusal.reason),
                        false => Error::Overloaded(refusal.reason),
                    };
                    engine.node.done(token, result.map_err(error));
                }
                Output::Joined => engine.phase.joined(),
                Output::Left => engine.phase.left(),
                Output::Refused { reason } => self.refused(reason),
                Output::Event(event) => self.tell(event),
                Output::Log(line) => {
                    let level = match line.level {
                        LogLevel::Debug => log::Level::Debug,
                        LogLevel::Info => log::Level::Info,
                        LogLevel::Warn => log::Level::Warn,
                    };
                    log::log!(logger: engine.log, target: line.target, level, "{}", line.text);
                }
            }
        }
    }

    /// A start that is refused fails. A member that served, and was refused by the cluster that it had to join anew,
    /// stops: nobody waits for it, and it can serve nothing.
    fn refused(&self, reason: String) {
        let engine = self.engine.clone();
        if !engine.phase.is_serving() || engine.expelled.swap(true, Ordering::SeqCst) {
            return engine.phase.refused(reason);
        }
        log::error!(logger: engine.log, target: targets::NODE, "the cluster refuses this member, which stops: {reason}");
        engine.tell_lifecycle(Lifecycle::Expelled);
        // Not here: a stop waits for this very thread.
        let stop = move || engine.terminate();
        if let Err(error) = std::thread::Builder::new().name("filbert.stop".into()).spawn(stop) {
            log::error!(logger: self.engine.log, target: targets::NODE, "no thread for the stop: {error}");
        }
    }

    /// Hands a newer state to replicas, callers, links and listeners.
    fn adopt(&mut self, now: MonoTime) {
        let engine = self.engine.clone();
        let snapshot = self.node.control.snapshot();
        let (state, directory) = (snapshot.state.clone(), snapshot.directory.clone());
        let me = snapshot.me;
        engine.replace_snapshot(snapshot);
        self.node.untold = engine.cells.all().map(|(partition, _)| partition).collect();
        self.tell_replicas(now);
        engine.nudge_all(|_| {});
        if state.list_version != self.node.told.list_version || state.lineage != self.node.told.lineage {
            self.log_members(&state, me);
        }
        self.tell_objects(&directory);
        self.tell_migrations(&state);
        self.node.told = state;
        self.node.told_directory = directory;
    }

    fn tell_objects(&self, directory: &Directory) {
        if self.node.told_directory.version == directory.version {
            return;
        }
        let tell = |created, object: &Object| {
            let event = Event::Object { created, kind: object.kind, name: object.name.clone() };
            self.engine.dispatcher.offer(None, &event, |subject| subject.is(System::Objects));
        };
        let missing_in = |other: &Directory, object: &Object| !other.objects.contains_key(&object.id);
        let old = &self.node.told_directory;
        old.objects.values().filter(|object| missing_in(directory, object)).for_each(|it| tell(false, it));
        directory.objects.values().filter(|object| missing_in(old, object)).for_each(|it| tell(true, it));
    }

    fn tell_migrations(&self, state: &ClusterState) {
        for (index, (old, new)) in self.node.told.partitions.iter().zip(&state.partitions).enumerate() {
            let (before, after) = (old.migration.as_ref(), new.migration.as_ref());
            let tell = |state, to| {
                let partition = PartitionId(index as u16);
                let event = Event::Migration { state, partition, from: old.owner(), to };
                self.engine.dispatcher.offer(None, &event, |subject| subject.is(System::Migrations));
            };
            if before == after {
                continue;
            }
            if let Some(ended) = before {
                let done = new.owner() == Some(ended.destination);
                let state = if done { MigrationState::Completed } else { MigrationState::Failed };
                tell(state, ended.destination);
            }
            if let Some(begun) = after {
                tell(MigrationState::Started, begun.destination);
            }
        }
    }

    fn log_members(&self, state: &ClusterState, me: MemberId) {
        let line = |member: &'_ Member| (member.address.clone(), member.id, member.lite);
        let members: Vec<_> = state.members.iter().map(line).collect();
        let lines = members.iter().map(|(address, id, lite)| MemberLine {
            address,
            id: *id,
            this: *id == me,
            lite: *lite,
        });
        let text = messages::members(u64::from(state.list_version), lines);
        log::info!(logger: self.engine.log, target: targets::CLUSTER_SERVICE, "{text}");
    }

    /// The new state is handed over with the first input; an empty one will do. A partition that is in use has its turn
    /// later: nothing that is said here needs it at once.
    fn tell_replicas(&mut self, now: MonoTime) {
        if self.node.untold.is_empty() {
            return;
        }
        let engine = self.engine;
        let mut after = super::cells::After::turning();
        self.node
            .untold
            .retain(|partition| !engine.try_replica_unflushed(*partition, now, &mut after, |_, _| {}));
        engine.finish(after, now);
    }

    /// Waits for each partition: rare, when halves of a cluster are united.
    fn each_replica(
        &self,
        now: MonoTime,
        input: impl Fn(&mut crate::kernel::replica::Replica, &crate::kernel::context::Context<'_>),
    ) {
        let engine = &self.engine;
        let mut after = super::cells::After::turning();
        for partition in 0..engine.cells.count() {
            engine.with_replica_unflushed(PartitionId(partition), now, &mut after, &input);
        }
        engine.finish(after, now);
    }

    fn reset(&mut self, now: MonoTime, me: MemberId) {
        let engine = self.engine.clone();
        self.node.resets += 1;
        engine.replace_snapshot(Engine::empty_snapshot(me));
        self.each_replica(now, |replica, context| replica.reset(context));
        for (_, cell) in engine.cells.all() {
            *cell.sequences.lock() = Default::default();
        }
        engine.links.reset(me);
        engine.nudge_all(|_| {});
    }

    /// Answers when the next of those is due that no cell keeps.
    fn turn_timers(&mut self, now: MonoTime) -> MonoTime {
        let engine = self.engine;
        let mut after = super::cells::After::turning();
        for (partition, cell) in engine.cells.all() {
            if cell.is_due(now) {
                // In use: it stays due, and is looked at again in the next turn, which comes soon.
                engine.try_replica_unflushed(partition, now, &mut after, |replica, context| {
                    replica.handle_timeout(context);
                });
            }
        }
        engine.finish(after, now);
        self.tell_replicas(now);
        engine.drive_due(now);
        let again = if self.node.untold.is_empty() { MonoTime::NEVER } else { now };
        engine.flush_waiting(now).min(engine.give_up_gaps(now)).min(again)
    }

    fn tell(&self, event: control::Event) {
        let engine = &self.engine;
        let membership = |joined, member: Member| {
            let state = self.node.control.snapshot().state;
            let (version, members) = (state.list_version, Arc::new(state.members.clone()));
            let event = Event::Membership { joined, member: Arc::new(member), version, members };
            engine.dispatcher.offer(None, &event, |subject| subject.is(System::Membership));
        };
        match event {
            control::Event::MemberAdded(member) => membership(true, member),
            control::Event::MemberRemoved(member) => membership(false, member),
            control::Event::Merging => engine.tell_lifecycle(Lifecycle::Merging),
            control::Event::Merged => engine.tell_lifecycle(Lifecycle::Merged),
            control::Event::PartitionLost(_) => engine.stats.count_lost(),
        }
    }
}

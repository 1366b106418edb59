//! Several members with one partition each, a master in the form of a function, callers that ask again, and links.

use crate::kernel::cluster::{Assignment, ClusterState, Member, Migration, Slot};
use crate::kernel::context::{Context, Memory, Room, Snapshot};
use crate::kernel::directory::{Directory, DirectoryChange, Object, ObjectConfig};
use crate::kernel::id::*;
use crate::kernel::message::*;
use crate::kernel::operation::*;
use crate::kernel::replica::{Output, Replica, Report, Role};
use crate::kernel::time::{MonoTime, ms};
use bytes::Bytes;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

pub const PARTITION: PartitionId = PartitionId(0);

/// What is on its way.
pub enum Packet {
    Message(u64, ReplicaMessage),
    Answer(Asker, Answer),
    Applied(Asker, Stamp),
    Table(Arc<ClusterState>),
}

pub struct Node {
    pub id: MemberId,
    pub replica: Replica,
    pub memory: Memory,
    pub snapshot: Snapshot,
    pub alive: bool,
}

pub struct Call {
    pub caller: usize,
    pub ask: Ask,
    pub identity: Option<Identity>,
    pub value: Option<Result<Value, Refusal>>,
    waiting: BTreeSet<(MemberId, Stamp)>,
    applied: BTreeSet<(MemberId, Stamp)>,
    /// Owner and table that the call was asked under.
    asked: Option<(MemberId, u64, MonoTime)>,
    pub done: bool,
}

pub struct World {
    pub now: MonoTime,
    pub nodes: Vec<Node>,
    pub state: ClusterState,
    pub directory: Directory,
    pub links: BTreeMap<(usize, usize, u8), VecDeque<Packet>>,
    pub calls: Vec<Call>,
    pub heard: Vec<(MemberId, ToListeners)>,
    pub reports: Vec<(MemberId, Report)>,
    pub rng: u64,
    pub loss_per_mille: u64,
    /// Whether a hurried effect is handled: then `Held` travels on the way back of its stream.
    hurried: bool,
    /// Whether a part of a large message of everybody's is at everybody's.
    pub arriving: bool,
    sequences: BTreeMap<usize, u64>,
    settled: BTreeMap<usize, BTreeSet<u64>>,
}

struct Connections(bool);

impl Room for Connections {
    fn has_room(&self, _member: MemberId, _bytes: usize) -> bool {
        true
    }

    fn is_arriving(&self, _member: MemberId) -> bool {
        self.0
    }
}

pub fn member(n: usize) -> MemberId {
    MemberId((n as u128 + 1) << 96)
}

impl World {
    /// `count` members of which the first is owner, the next `backups` are to be backups.
    pub fn new(count: usize, backups: usize, seed: u64) -> Self {
        let members = (0..count).map(|n| Member {
            id: member(n),
            incarnation: Incarnation(n as u64 + 1),
            address: Address::new("h", n as u16 + 1),
            lite: false,
            leaving: false,
            attributes: Arc::default(),
        });
        let replicas =
            (0..=backups).map(|n| Slot { member: member(n), index: n as u8, synchronised: n == 0 }).collect();
        let state = ClusterState {
            lineage: Lineage { depth: 0, id: 7 },
            version: 1,
            members: members.collect(),
            partitions: vec![Assignment { epoch: Epoch(1), replicas, migration: None }],
            next_incarnation: count as u64 + 1,
            ..ClusterState::default()
        };
        let mut world = Self {
            now: ms(1_000),
            nodes: Vec::new(),
            state,
            directory: Directory::default(),
            links: BTreeMap::new(),
            calls: Vec::new(),
            heard: Vec::new(),
            reports: Vec::new(),
            rng: seed.wrapping_mul(2).wrapping_add(1),
            loss_per_mille: 0,
            hurried: false,
            arriving: false,
            sequences: BTreeMap::new(),
            settled: BTreeMap::new(),
        };
        for n in 0..count {
            let snapshot = world.snapshot(n);
            let replica = Replica::new(PARTITION, 1_000 + n as u64);
            world.nodes.push(Node {
                id: member(n),
                replica,
                memory: Memory::new(u64::MAX),
                snapshot,
                alive: true,
            });
        }
        world
    }

    pub fn snapshot(&self, n: usize) -> Snapshot {
        Snapshot {
            me: member(n),
            state: Arc::new(self.state.clone()),
            directory: Arc::new(self.directory.clone()),
        }
    }

    pub fn create(&mut self, kind: ObjectKind, name: &str, config: ObjectConfig) -> ObjectId {
        self.directory.apply(&DirectoryChange::Create { kind, name: name.into(), config });
        self.spread_directory();
        self.directory.named(kind, name).unwrap().id
    }

    pub fn listen(&mut self, object: ObjectId, n: usize, values: bool) {
        let interest = crate::kernel::directory::Interest { every_key: true, keys: Vec::new(), values };
        self.directory.apply(&DirectoryChange::Listen {
            object,
            member: member(n),
            interest: Some(interest),
        });
        self.spread_directory();
    }

    pub fn destroy(&mut self, object: ObjectId) {
        self.directory.apply(&DirectoryChange::Destroy { object });
        self.spread_directory();
    }

    fn spread_directory(&mut self) {
        for n in 0..self.nodes.len() {
            self.nodes[n].snapshot.directory = Arc::new(self.directory.clone());
            self.with(n, |replica, ctx| replica.handle_assignment(ctx));
        }
    }

    pub fn random(&mut self, below: u64) -> u64 {
        self.rng = self.rng.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.rng >> 33) % below.max(1)
    }

    /// Hands something to a member's replica and takes what it wants done.
    pub fn with<R>(&mut self, n: usize, f: impl FnOnce(&mut Replica, &Context) -> R) -> R {
        let random = self.random(u64::MAX);
        let node = &mut self.nodes[n];
        let (snapshot, memory) = (node.snapshot.clone(), &node.memory);
        let ctx =
            Context { now: self.now, snapshot: &snapshot, memory, room: &Connections(self.arriving), random };
        let result = f(&mut node.replica, &ctx);
        let mut outputs = Vec::new();
        while let Some(output) = node.replica.poll_output() {
            outputs.push(output);
        }
        let tag = snapshot.state.lineage.tag();
        for output in outputs {
            self.carry_out(n, tag, output);
        }
        result
    }

    fn carry_out(&mut self, n: usize, tag: u64, output: Output) {
        match output {
            Output::Send { to, message } => {
                let back = self.hurried && matches!(message, ReplicaMessage::Held { .. });
                self.put(n, to, u8::from(back), Packet::Message(tag, message));
            }
            Output::Answer { to, answer } if to.member == member(n) => self.handle_answer(n, n, to, answer),
            Output::Answer { to, answer } => self.put(n, to.member, 1, Packet::Answer(to, answer)),
            Output::Applied { to, stamp } if to.member == member(n) => self.handle_applied(n, to, stamp),
            Output::Applied { to, stamp } => self.put(n, to.member, 0, Packet::Applied(to, stamp)),
            Output::Listeners { to, message } => self.heard.push((to, message)),
            Output::Report(report) => self.reports.push((member(n), report)),
            Output::Log(_) => {}
        }
    }

    fn index(&self, id: MemberId) -> usize {
        self.nodes.iter().position(|node| node.id == id).unwrap()
    }

    fn put(&mut self, from: usize, to: MemberId, channel: u8, packet: Packet) {
        let lost = self.random(1_000) < self.loss_per_mille;
        let to = self.index(to);
        if !lost && self.nodes[to].alive {
            self.links.entry((from, to, channel)).or_default().push_back(packet);
        }
    }

    /// Delivers the next packet of some link; false if nothing is on its way.
    pub fn deliver(&mut self) -> bool {
        let keys: Vec<_> =
            self.links.iter().filter(|(_, queue)| !queue.is_empty()).map(|(key, _)| *key).collect();
        if keys.is_empty() {
            return false;
        }
        let key = keys[self.random(keys.len() as u64) as usize];
        let packet = self.links.get_mut(&key).unwrap().pop_front().unwrap();
        let (from, to, _) = key;
        if !self.nodes[to].alive {
            return true;
        }
        match packet {
            Packet::Message(tag, message) => {
                self.hurried = matches!(message, ReplicaMessage::Effects { hurry: true, .. });
                self.with(to, |replica, ctx| replica.handle_message(ctx, member(from), tag, message));
                self.hurried = false;
            }
            Packet::Answer(asker, answer) => self.handle_answer(to, from, asker, answer),
            Packet::Applied(asker, stamp) => self.handle_applied(from, asker, stamp),
            Packet::Table(state) => {
                if state.version > self.nodes[to].snapshot.state.version {
                    self.nodes[to].snapshot.state = state;
                    self.with(to, |replica, ctx| replica.handle_assignment(ctx));
                }
            }
        }
        true
    }

    /// One step of the world: a delivery, or time passes until the next timer; the master acts on reports.
    pub fn step(&mut self) {
        let busy = self.random(10) < 8 && self.deliver();
        if !busy {
            let due = self
                .nodes
                .iter()
                .filter(|node| node.alive)
                .filter_map(|node| node.replica.poll_timeout())
                .min();
            let on_its_way = self.links.values().any(|queue| !queue.is_empty());
            let step = if on_its_way { Duration::from_micros(200) } else { Duration::from_millis(25) };
            self.now = due.unwrap_or(MonoTime::NEVER).max(self.now).min(self.now + step);
            for n in 0..self.nodes.len() {
                if self.nodes[n].alive
                    && self.nodes[n].replica.poll_timeout().is_some_and(|due| due <= self.now)
                {
                    self.with(n, |replica, ctx| replica.handle_timeout(ctx));
                }
            }
            self.ask_again();
        }
        self.act_as_master();
    }

    pub fn run(&mut self, steps: usize) {
        (0..steps).for_each(|_| self.step());
    }

    /// Runs until `done`, or fails.
    pub fn until(&mut self, what: &str, done: impl Fn(&Self) -> bool) {
        for _ in 0..200_000 {
            if done(self) {
                return;
            }
            self.step();
        }
        let due: Vec<_> = self.nodes.iter().map(|node| node.replica.poll_timeout()).collect();
        let figures: Vec<_> = self.nodes.iter().map(|node| node.replica.figures()).collect();
        panic!("never: {what} by {:?}; due {due:?}\n{figures:?}\n{:?}", self.now, self.state.partitions);
    }

    pub fn owner(&self) -> usize {
        self.index(self.state.partitions[0].owner().unwrap())
    }

    /// Everybody has everything, nothing moves.
    pub fn is_at_rest(&self) -> bool {
        let assignment = &self.state.partitions[0];
        let owner = &self.nodes[self.owner()];
        assignment.migration.is_none()
            && assignment.replicas.iter().all(|slot| slot.synchronised)
            && owner.replica.figures().role == Role::Owner
            && self
                .nodes
                .iter()
                .filter(|node| node.alive)
                .all(|node| node.snapshot.state.version == self.state.version)
            && assignment.replicas.iter().all(|slot| {
                let figures = self.nodes[self.index(slot.member)].replica.figures();
                figures.number == owner.replica.figures().number && figures.fills == 0 && figures.unheld == 0
            })
    }

    pub fn rest(&mut self) {
        self.until("at rest", Self::is_at_rest);
        let assignment = self.state.partitions[0].clone();
        let owner = self.owner();
        for (index, slot) in assignment.replicas.iter().enumerate().skip(1) {
            let n = self.index(slot.member);
            let theirs = self.with(n, |replica, ctx| replica.digest(ctx, index));
            let ours = self.with(owner, |replica, ctx| replica.digest(ctx, index));
            assert_eq!(ours, theirs, "replica {index} differs from its owner");
        }
    }

    pub fn publish(&mut self) {
        self.state.version += 1;
        let state = Arc::new(self.state.clone());
        for n in 0..self.nodes.len() {
            // Channel 2: from the master, wherever it is; never lost.
            self.links.entry((n, n, 2)).or_default().push_back(Packet::Table(state.clone()));
        }
    }

    fn act_as_master(&mut self) {
        for (from, report) in std::mem::take(&mut self.reports) {
            if self.state.member(from).is_none() {
                continue;
            }
            let assignment = &mut self.state.partitions[0];
            let owner = assignment.owner() == Some(from);
            let changed = match report {
                Report::Synchronised { member, .. } | Report::Unsynchronised { member } if owner => {
                    let on = matches!(report, Report::Synchronised { .. });
                    let slot = assignment.replicas.iter_mut().skip(1).find(|slot| slot.member == member);
                    slot.is_some_and(|slot| std::mem::replace(&mut slot.synchronised, on) != on)
                }
                Report::MigrationReady { attempt, .. } => match assignment.migration {
                    Some(migration) if migration.attempt == attempt && migration.destination == from => {
                        commit(assignment, migration);
                        true
                    }
                    _ => false,
                },
                Report::MigrationStuck { attempt } if owner => {
                    let ours = assignment.migration.is_some_and(|migration| migration.attempt == attempt);
                    assignment.migration = assignment.migration.filter(|_| !ours);
                    ours
                }
                _ => false,
            };
            if changed {
                self.publish();
            }
        }
    }

    /// A member dies; the survivors are told by a new table.
    pub fn crash(&mut self, n: usize) {
        self.nodes[n].alive = false;
        self.links.retain(|(from, to, channel), _| *to != n && (*from != n || *channel == 2));
        self.state.members.retain(|each| each.id != member(n));
        let assignment = &mut self.state.partitions[0];
        let was_owner = assignment.owner() == Some(member(n));
        assignment.replicas.retain(|slot| slot.member != member(n));
        if assignment.migration.is_some_and(|migration| migration.destination == member(n) || was_owner) {
            assignment.migration = None;
        }
        if was_owner {
            let next = assignment.replicas.iter().position(|slot| slot.synchronised).unwrap_or(0);
            let slot = assignment.replicas.remove(next);
            assignment.replicas.insert(0, Slot { synchronised: true, ..slot });
            assignment.epoch = Epoch(assignment.epoch.0 + 1);
        }
        number(assignment);
        self.publish();
    }

    /// A member that holds nothing becomes a backup.
    pub fn add_backup(&mut self, n: usize) {
        let index = self.state.partitions[0].replicas.len() as u8;
        self.state.partitions[0].replicas.push(Slot { member: member(n), index, synchronised: false });
        self.publish();
    }

    pub fn migrate(&mut self, destination: usize, attempt: u32, source_becomes: Option<u8>) {
        self.state.partitions[0].migration =
            Some(Migration { destination: member(destination), attempt, source_becomes });
        self.publish();
    }

    /// Begins a call.
    pub fn ask(&mut self, caller: usize, ask: Ask) -> usize {
        let identity = ask.operation.is_write().then(|| {
            let sequence = self.sequences.entry(caller).or_insert(0);
            *sequence += 1;
            let open: BTreeSet<u64> = self
                .calls
                .iter()
                .filter(|call| call.caller == caller && !call.done)
                .filter_map(|call| call.identity.as_ref())
                .map(|identity| identity.sequence)
                .collect();
            let below = open.first().copied().unwrap_or(*sequence);
            let settled = Settled { below, ..Settled::default() };
            Identity { incarnation: Incarnation(caller as u64 + 1), sequence: *sequence, settled }
        });
        let (waiting, applied) = (BTreeSet::new(), BTreeSet::new());
        self.calls.push(Call {
            caller,
            ask,
            identity,
            value: None,
            waiting,
            applied,
            asked: None,
            done: false,
        });
        let call = self.calls.len() - 1;
        self.send_request(call);
        call
    }

    pub fn send_request(&mut self, call: usize) {
        let caller = self.calls[call].caller;
        let state = self.nodes[caller].snapshot.state.clone();
        let Some(owner) = state.partitions[0].owner() else { return };
        self.calls[call].asked = Some((owner, state.version, self.now));
        self.calls[call].value = None;
        self.calls[call].waiting.clear();
        let request = Request {
            call: CallId(call as u64),
            epoch: state.partitions[0].epoch,
            ask: self.calls[call].ask.clone(),
            identity: self.calls[call].identity.clone(),
            wait: Duration::from_secs(60),
        };
        let tag = state.lineage.tag();
        if owner == member(caller) {
            let asker = Asker { member: owner, call: request.call };
            self.with(caller, |replica, ctx| replica.handle_request(ctx, asker, tag, request));
        } else {
            self.put(caller, owner, 0, Packet::Message(tag, ReplicaMessage::Request(request)));
        }
    }

    /// Callers whose answer got lost, or whose table changed, ask again under the same identity.
    fn ask_again(&mut self) {
        for call in 0..self.calls.len() {
            let each = &self.calls[call];
            if each.done || !self.nodes[each.caller].alive {
                continue;
            }
            let state = &self.nodes[each.caller].snapshot.state;
            let patience = Duration::from_millis(if each.asked.is_some() { 300 } else { 5 });
            let since = each.asked.map_or(MonoTime(0), |(_, _, at)| at);
            let moved = each.asked.is_some_and(|(owner, _, _)| {
                state.partitions[0].owner() != Some(owner)
                    || each
                        .waiting
                        .iter()
                        .any(|(awaited, _)| state.partitions[0].index_of(*awaited).is_none())
            });
            if moved || since + patience <= self.now {
                self.send_request(call);
            }
        }
    }

    fn handle_answer(&mut self, n: usize, from: usize, to: Asker, answer: Answer) {
        if let Some(pending) = &answer.pending {
            self.with(n, |replica, ctx| replica.handle_carried(ctx, member(from), pending));
        }
        let call = &mut self.calls[to.call.0 as usize];
        if call.done {
            return;
        }
        match &answer.result {
            Err(Refusal::AskAgain | Refusal::Stale | Refusal::Overloaded) => {
                call.asked = Some((member(from), 0, MonoTime(self.now.0.saturating_sub(ms(295).0))));
                return;
            }
            result => call.value = Some(result.clone()),
        }
        let pending = answer.pending.iter();
        call.waiting = pending
            .flat_map(|pending| pending.awaited.iter().map(|member| (*member, pending.stamp)))
            .collect();
        self.check_done(to.call);
    }

    fn handle_applied(&mut self, from: usize, to: Asker, stamp: Stamp) {
        self.calls[to.call.0 as usize].applied.insert((member(from), stamp));
        self.check_done(to.call);
    }

    fn check_done(&mut self, id: CallId) {
        let call = &mut self.calls[id.0 as usize];
        if !call.done && call.value.is_some() && call.waiting.is_subset(&call.applied) {
            call.done = true;
            if let Some(identity) = &call.identity {
                self.settled.entry(call.caller).or_default().insert(identity.sequence);
            }
        }
    }

    /// A call that runs until it is answered.
    pub fn call(&mut self, caller: usize, ask: Ask) -> Result<Value, Refusal> {
        let call = self.ask(caller, ask);
        self.until("the call is answered", |world| world.calls[call].done);
        self.calls[call].value.clone().unwrap()
    }
}

fn number(assignment: &mut Assignment) {
    for (index, slot) in assignment.replicas.iter_mut().enumerate() {
        slot.index = index as u8;
    }
}

fn commit(assignment: &mut Assignment, migration: Migration) {
    let old = assignment.replicas.remove(0);
    assignment.replicas.retain(|slot| slot.member != migration.destination);
    assignment.replicas.insert(0, Slot { member: migration.destination, index: 0, synchronised: true });
    if let Some(index) = migration.source_becomes {
        let index = usize::from(index).min(assignment.replicas.len());
        assignment.replicas.insert(index, old);
    }
    number(assignment);
    assignment.migration = None;
    assignment.epoch = Epoch(assignment.epoch.0 + 1);
}

pub fn ask(object: ObjectId, key: &str, operation: Operation) -> Ask {
    let key = Bytes::copy_from_slice(key.as_bytes());
    Ask { object, key, thread: ThreadId(1), operation, lock_wait: Duration::from_secs(30) }
}

pub fn put(object: ObjectId, key: &str, value: &str) -> Ask {
    let value = Bytes::copy_from_slice(value.as_bytes());
    ask(object, key, Operation::Put { value, expiry: Expiry::default(), answer_old: true })
}

pub fn get(object: ObjectId, key: &str) -> Ask {
    ask(object, key, Operation::Get)
}

pub fn some(value: &str) -> Result<Value, Refusal> {
    Ok(Value::Bytes(Some(Bytes::copy_from_slice(value.as_bytes()))))
}

pub const NONE: Result<Value, Refusal> = Ok(Value::Bytes(None));

/// The configuration of an object as the directory has it.
#[allow(dead_code)]
pub fn config_of(directory: &Directory, object: ObjectId) -> Option<&Arc<Object>> {
    directory.objects.get(&object)
}

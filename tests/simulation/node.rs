//! One process: a control plane, its replicas and its calls, and a driver in the place of the engine.
//!
//! It carries out what the kernel says, in order, and decides nothing itself. Its clock has an origin of its own.

use crate::client::{Application, Parked, told};
use crate::network::{Port, Process};
use crate::oracle::{CallRecord, Ended};
use crate::random::Random;
use crate::workload::{self, OBJECTS};
use crate::world::{Carried, Dial, Happening, Link, World};
use filbert::kernel::bundle::{Bundle, Requests, pages};
use filbert::kernel::context::{Context, Memory, Snapshot, Unbounded};
use filbert::kernel::control::{Control, ControlConfig, DialFailure};
use filbert::kernel::directory::DirectoryChange;
use filbert::kernel::id::{Address, MemberId, PartitionId};
use filbert::kernel::message::{Answer, ReplicaMessage, ToCaller, ToReplica};
use filbert::kernel::replica::Replica;
use filbert::kernel::time::MonoTime;
use std::collections::BTreeMap;

/// Between two attempts to create what the application needs, and between two words about settled calls.
const CHORE_NS: u64 = 500_000_000;
/// A control loop that had no turn for this long has stood still: half the silence limit.
const STANDSTILL_NS: u64 = 1_000_000_000;
/// A timer that is due at once is still a moment away, so that time goes on.
const MOMENT_NS: u64 = 1_000;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Phase {
    Starting,
    Serving,
    Left,
    Refused,
}

pub(crate) struct NodeLink {
    pub link: Link,
    pub peer: MemberId,
    pub outbound: bool,
}

pub struct Node {
    pub process: Process,
    pub port: Port,
    pub me: MemberId,
    pub phase: Phase,
    pub control: Control,
    pub replicas: Vec<Replica>,
    pub application: Application,
    pub(crate) snapshot: Snapshot,
    pub(crate) memory: Memory,
    pub(crate) random: Random,
    pub(crate) clock_origin: u64,
    pub(crate) links: Vec<NodeLink>,
    pub(crate) dials: BTreeMap<Dial, Address>,
    /// Answers to parts of calls, which go together when there is nothing else to do.
    pub(crate) parts: BTreeMap<MemberId, Vec<Answer>>,
    last_turn: u64,
    chores_at: u64,
    armed: Option<u64>,
    /// Whose hurried effect on which partition is being handled: `Held` goes back on its stream.
    pub(crate) hurried: Option<(PartitionId, MemberId)>,
}

pub fn address(port: Port) -> Address {
    Address::new("10.0.0.1", port.0)
}

impl Node {
    pub fn start(
        world: &mut World,
        process: Process,
        port: Port,
        seeds: Vec<Address>,
        partitions: u16,
        mut random: Random,
    ) -> Self {
        let me = MemberId(random.wide());
        let clock_origin = random.below(1 << 50);
        let config = ControlConfig {
            me,
            address: address(port),
            lite: false,
            attributes: Default::default(),
            cluster_name: "sim".into(),
            partition_count: partitions,
            seeds,
            seed: random.next(),
            timings: Default::default(),
        };
        let now = MonoTime(world.now + clock_origin);
        let control = Control::new(now, config);
        let secret = random.next();
        let mut node = Self {
            process,
            port,
            me,
            phase: Phase::Starting,
            snapshot: control.snapshot(),
            control,
            replicas: (0..partitions).map(|partition| Replica::new(PartitionId(partition), secret)).collect(),
            application: Application::new(partitions),
            memory: Memory::new(u64::MAX),
            random,
            clock_origin,
            links: Vec::new(),
            dials: BTreeMap::new(),
            parts: BTreeMap::new(),
            last_turn: world.now,
            chores_at: world.now + CHORE_NS,
            armed: None,
            hurried: None,
        };
        world.trace.line(world.now, || format!("p{} starts as {me:?} at {port:?}", process.0));
        node.pump(world);
        node
    }

    pub fn handle(&mut self, world: &mut World, happening: Happening) {
        let turns = happening.is_for_control();
        self.happen(world, happening);
        if turns {
            self.control.handle_timeout(self.mono(world));
        }
        self.pump(world);
        if turns {
            self.last_turn = world.now;
            self.pump(world);
        }
    }

    /// Whether nothing of this process waits.
    pub fn is_idle(&self) -> bool {
        self.application.is_idle()
    }

    fn happen(&mut self, world: &mut World, happening: Happening) {
        let now = self.mono(world);
        match happening {
            Happening::Dialled { dial, from, peer, announced } => {
                self.drop_broken(world, peer);
                self.links.retain(|link| link.outbound || link.peer != peer); // the new one takes its place
                let hello = (self.me, address(self.port));
                let link = world.accept(dial, from, (self.process, self.port), hello);
                self.links.push(NodeLink { link, peer, outbound: false });
                self.control.handle_accepted(now, peer, &announced);
            }
            Happening::Linked { dial, link, peer, announced } => {
                self.linked(world, dial, link, (peer, announced))
            }
            Happening::DialRefused { dial } => self.dial_failed(world, dial, DialFailure::Refused),
            Happening::DialHung { dial } => self.dial_failed(world, dial, DialFailure::TimedOut),
            Happening::DialMyself { dial } => self.dial_failed(world, dial, DialFailure::Myself),
            Happening::Closed { link } => {
                if let Some(peer) = self.peer_of(link) {
                    self.unlinked(world, peer);
                }
            }
            Happening::Arrived { link, carried } => {
                if let Some(peer) = self.peer_of(link) {
                    self.arrived(world, peer, *carried);
                }
            }
            Happening::Timer => self.timer(world),
            Happening::Call { call } => {
                if let Some(call) = self.call(world, call) {
                    self.application.begin(now, &self.snapshot, call);
                }
            }
            Happening::CallWhole { whole, calls } => {
                for call in &calls {
                    world.history.calls[*call].member = self.me;
                }
                self.application.begin_whole(
                    now,
                    &self.snapshot,
                    &mut world.history,
                    whole,
                    calls,
                    world.now,
                );
            }
            Happening::Leave => self.control.leave(now),
        }
    }

    fn timer(&mut self, world: &mut World) {
        if self.armed.is_some_and(|armed| armed <= world.now) {
            self.armed = None;
        }
        let now = self.mono(world);
        for partition in 0..self.replicas.len() {
            if self.replicas[partition].poll_timeout().is_some_and(|due| due <= now) {
                self.with_replica(world, partition, |replica, ctx| replica.handle_timeout(ctx));
            }
        }
        if world.now >= self.chores_at {
            self.chores_at = world.now + CHORE_NS;
            self.chores(world);
        }
    }

    /// What an application's first look at its structures does, and what the engine does now and then.
    pub(crate) fn chores(&mut self, world: &mut World) {
        if self.phase != Phase::Serving {
            return;
        }
        let now = self.mono(world);
        for (token, (name, kind, backups)) in (0u64..).zip(OBJECTS) {
            if self.snapshot.directory.named(kind, name).is_none() {
                let change = DirectoryChange::Create {
                    kind,
                    name: name.into(),
                    config: workload::config(name, backups),
                };
                self.control.change_directory(now, token, change);
            }
        }
        let told: Vec<_> = self.application.untold();
        for (partition, incarnation, settled) in told {
            if let Some(owner) =
                self.snapshot.state.partitions.get(usize::from(partition.0)).and_then(|a| a.owner())
            {
                self.to_replica(world, owner, partition, ReplicaMessage::Settle { incarnation, settled });
            }
        }
    }

    /// An application's call, translated; a read of what this member owns may be answered on the spot.
    fn call(&mut self, world: &mut World, call: usize) -> Option<crate::client::NewCall> {
        let mut new = self.application.translate(&mut world.history, call, &self.snapshot, world.now)?;
        world.history.calls[call].member = self.me;
        let owner = self.snapshot.state.partitions.get(usize::from(new.partition.0)).and_then(|a| a.owner());
        let fast =
            new.is_get() && owner == Some(self.me) && self.may_operate(world) && self.random.chance(60);
        if fast {
            let (object, key) = (new.ask.object, new.ask.key.clone());
            let partition = usize::from(new.partition.0);
            let read = self.with_replica(world, partition, |replica, ctx| {
                replica.read(ctx, object, &key, |value| told::bytes(value))
            });
            if let Ok(value) = read {
                self.served(world, new.partition);
                world.history.end(call, world.now, Ended::Ok(value));
                return None;
            }
        }
        new.record = call;
        Some(new)
    }

    fn linked(&mut self, world: &mut World, dial: Dial, link: Link, (peer, announced): (MemberId, Address)) {
        let Some(address) = self.dials.remove(&dial) else { return world.close(link, false) };
        let now = self.mono(world);
        if !world.is_open(link) {
            return self.control.handle_dial_failed(now, &address, DialFailure::Failed);
        }
        self.drop_broken(world, peer);
        if let Some(old) = self.links.iter().position(|link| link.outbound && link.peer == peer) {
            let old = self.links.remove(old);
            world.close(old.link, true);
            self.application.handle_unlinked(now, peer);
        }
        self.links.push(NodeLink { link, peer, outbound: true });
        self.control.handle_linked(now, &address, peer, &announced);
    }

    fn dial_failed(&mut self, world: &World, dial: Dial, failure: DialFailure) {
        let now = self.mono(world);
        if let Some(address) = self.dials.remove(&dial) {
            self.control.handle_dial_failed(now, &address, failure);
        }
    }

    fn peer_of(&self, link: Link) -> Option<MemberId> {
        self.links.iter().find(|known| known.link == link).map(|known| known.peer)
    }

    /// Notices what broke before the other side could dial again.
    fn drop_broken(&mut self, world: &mut World, peer: MemberId) {
        if self.links.iter().any(|link| link.peer == peer && !world.is_open(link.link)) {
            self.unlinked(world, peer);
        }
    }

    fn unlinked(&mut self, world: &mut World, peer: MemberId) {
        let now = self.mono(world);
        self.close_links(world, peer, false);
        self.application.handle_unlinked(now, peer);
        self.control.handle_unlinked(now, peer);
    }

    pub(crate) fn close_links(&mut self, world: &mut World, peer: MemberId, flush: bool) {
        for link in self.links.extract_if(.., |link| link.peer == peer) {
            world.close(link.link, flush);
        }
    }

    fn arrived(&mut self, world: &mut World, from: MemberId, carried: Carried) {
        let now = self.mono(world);
        match carried {
            Carried::Control(message) => self.control.handle_message(now, from, message),
            Carried::Replica(message) => self.replica_message(world, from, message),
            Carried::Bundle(bundle) => {
                self.check_sender(from, bundle.lineage, now);
                self.park_all(from, bundle, now);
            }
            Carried::Caller(ToCaller::Applied { call, stamp }) => {
                self.application.handle_applied(now, call, from, stamp);
            }
            Carried::Caller(ToCaller::Answer(answer)) => self.answered(world, from, answer),
            Carried::Caller(ToCaller::Answers(page)) => {
                page.into_iter().for_each(|answer| self.answered(world, from, answer));
            }
        }
    }

    fn check_sender(&mut self, from: MemberId, lineage: u64, now: MonoTime) {
        let known =
            self.snapshot.state.member(from).is_some() && lineage == self.snapshot.state.lineage.tag();
        if !known {
            self.control.handle_data_from_stranger(now, from);
        }
    }

    /// Requests of one call, each taken out at once unless this member must not operate.
    fn park_all(&mut self, from: MemberId, bundle: Bundle, now: MonoTime) {
        let mut requests = Requests::new(now, bundle);
        let lineage = requests.lineage();
        while let Some((partition, request)) = requests.next(now) {
            self.application.park(Parked { from, partition, lineage, request });
        }
    }

    fn replica_message(&mut self, world: &mut World, from: MemberId, message: ToReplica) {
        let now = self.mono(world);
        let ToReplica { partition, lineage, message } = message;
        self.check_sender(from, lineage, now);
        match message {
            ReplicaMessage::Request(request) => {
                let parked = Parked { from, partition, lineage, request };
                self.application.park(parked); // taken out at once unless this member must not operate
            }
            message => {
                let hurried = matches!(message, ReplicaMessage::Effects { hurry: true, .. });
                self.hurried = hurried.then_some((partition, from));
                let partition = usize::from(partition.0);
                self.with_replica(world, partition, |replica, ctx| {
                    replica.handle_message(ctx, from, lineage, message)
                });
            }
        }
    }

    pub(crate) fn answered(&mut self, world: &mut World, from: MemberId, answer: Answer) {
        if let Some(pending) = answer.pending.as_ref().filter(|pending| pending.effect.is_some()) {
            let partition = usize::from(pending.partition.0);
            self.with_replica(world, partition, |replica, ctx| replica.handle_carried(ctx, from, pending));
        }
        let now = self.mono(world);
        self.application.handle_answer(now, &self.snapshot, from, answer);
    }

    /// Carries out everything that the kernel wants done.
    fn pump(&mut self, world: &mut World) {
        loop {
            let mut quiet = true;
            while let Some(output) = self.control.poll_output() {
                quiet = false;
                self.carry_out(world, output);
            }
            for partition in 0..self.replicas.len() {
                while let Some(output) = self.replicas[partition].poll_output() {
                    quiet = false;
                    self.carry_out_data(world, PartitionId(partition as u16), output);
                }
            }
            while self.may_operate(world)
                && let Some(parked) = self.application.unpark()
            {
                quiet = false;
                let Parked { from, partition, lineage, request } = parked;
                let asker = filbert::kernel::message::Asker { member: from, call: request.call };
                let partition = usize::from(partition.0);
                self.with_replica(world, partition, |replica, ctx| {
                    replica.handle_request(ctx, asker, lineage, request)
                });
            }
            let now = self.mono(world);
            while let Some((to, partition, lineage, request)) =
                self.application.poll(now, &self.snapshot, &mut world.history, world.now)
            {
                quiet = false;
                let call = request.call;
                if to == self.me {
                    self.application.park(Parked { from: to, partition, lineage, request });
                    continue;
                }
                let message = ReplicaMessage::Request(request);
                if !self.send(world, to, Carried::Replica(ToReplica { partition, lineage, message })) {
                    self.application.handle_unsent(now, call);
                }
            }
            for (to, bundle) in
                self.application.poll_wholes(now, &self.snapshot, &mut world.history, world.now)
            {
                quiet = false;
                if to == self.me {
                    self.park_all(to, bundle, now);
                } else if !self.send(world, to, Carried::Bundle(bundle.clone())) {
                    self.application.handle_unsent_bundle(now, &bundle);
                }
            }
            if quiet {
                break;
            }
        }
        for (to, answers) in std::mem::take(&mut self.parts) {
            for page in pages(answers) {
                self.answer(world, to, ToCaller::Answers(page));
            }
        }
        self.hurried = None;
        self.arm(world);
    }

    fn may_operate(&self, world: &World) -> bool {
        self.control.gate_open() && world.now - self.last_turn <= STANDSTILL_NS
    }

    fn arm(&mut self, world: &mut World) {
        let replicas = self.replicas.iter().filter_map(Replica::poll_timeout);
        let kernel =
            self.control.poll_timeout().into_iter().chain(replicas).chain(self.application.poll_timeout());
        let due = kernel.map(|due| due.0.saturating_sub(self.clock_origin)).fold(self.chores_at, u64::min);
        let due = due.max(world.now + MOMENT_NS);
        if self.armed.is_none_or(|armed| due < armed) {
            self.armed = Some(due);
            world.timer(due, self.process);
        }
    }

    pub(crate) fn each_replica(&mut self, world: &World, mut f: impl FnMut(&mut Replica, &Context)) {
        for partition in 0..self.replicas.len() {
            self.with_replica(world, partition, &mut f);
        }
    }

    pub(crate) fn with_replica<R>(
        &mut self,
        world: &World,
        partition: usize,
        f: impl FnOnce(&mut Replica, &Context) -> R,
    ) -> R {
        let now = self.mono(world);
        let random = self.random.next();
        let ctx = Context { now, snapshot: &self.snapshot, memory: &self.memory, room: &Unbounded, random };
        f(&mut self.replicas[partition], &ctx)
    }

    pub(crate) fn mono(&self, world: &World) -> MonoTime {
        MonoTime(world.now + self.clock_origin)
    }

    /// One number for what a replica holds of the objects with at least `index` backups.
    pub fn digest(&self, partition: usize, index: u8) -> u64 {
        let (snapshot, memory) = (&self.snapshot, &self.memory);
        let ctx = Context { now: MonoTime(0), snapshot, memory, room: &Unbounded, random: 0 };
        self.replicas[partition].digest(&ctx, usize::from(index))
    }

    /// The cluster as this member knows it.
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// Ends all calls of a process that is gone.
    pub fn die(&mut self, world: &mut World) {
        self.application.die(&mut world.history, world.now);
        world.history.gone.push((world.now, self.me));
    }
}

/// A call as the history begins it.
pub fn record(process: Process, at: u64, planned: &workload::Planned) -> CallRecord {
    CallRecord {
        object: planned.object,
        key: planned.key,
        verb: planned.verb,
        thread: planned.thread,
        deadline_ms: planned.deadline_ms,
        process,
        member: MemberId(0),
        began: at,
        ended: None,
        last_look: false,
    }
}

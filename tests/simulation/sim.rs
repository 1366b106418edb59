//! One run: from its seed to its history. Starts processes, strikes faults, makes calls, heals, and looks.

use crate::network::{Network, Port, Process};
use crate::node::{Node, Phase, address, record};
use crate::oracle::{Ended, History};
use crate::plan::{Fault, FaultKind, Plan, RUN_MS};
use crate::random::Random;
use crate::rest;
use crate::workload::{self, OBJECTS, Planned, PlannedWhole, Verb};
use crate::world::{Event, Happening, InTurn, Trace, World};
use filbert::kernel::id::ObjectKind;
use std::collections::{BTreeMap, BTreeSet};

const MS: u64 = 1_000_000;
/// Members that start without a fault are one cluster so soon after the last start.
const FORMED_MS: u64 = 1_500;
/// The workload begins and ends.
const CALLS_MS: (u64, u64) = (2_500, RUN_MS - 1_500);
/// Everything has come to rest so long after it healed.
const SETTLE_MAX_MS: u64 = 25_000;
/// An unlock waits for its lock in steps of this.
const UNLOCK_LATER_MS: u64 = 50;
/// More events than this: something spins.
const EVENTS_MAX: u64 = 6_000_000;
const FIRST_PORT: u16 = 5701;
const STRANGER_PORT: u16 = 4000;

pub struct Sim {
    pub world: World,
    pub nodes: BTreeMap<Process, Node>,
    pub plan: Plan,
    frozen: BTreeMap<Process, Vec<Happening>>,
    leaving: BTreeSet<Process>,
    random: Random,
    planned: Vec<Planned>,
    wholes: Vec<PlannedWhole>,
    /// Record of each planned call that was made.
    made: Vec<Option<usize>>,
    calls_left: usize,
    next_process: u32,
    next_port: u16,
    events: u64,
    spins: Option<String>,
}

impl Sim {
    pub fn new(seed: u64, lines: bool) -> Self {
        let mut random = Random::new(seed);
        let plan = Plan::new(&mut random);
        let mut network = Network::new(random.fork(), plan.delay_us);
        for (port, stranger) in (STRANGER_PORT..).zip(&plan.strangers) {
            network.put_stranger(Port(port), *stranger);
        }
        let faults: Vec<u64> = plan.faults.iter().map(|fault| fault.at_ms).collect();
        let planned = workload::plan(&mut random, CALLS_MS.0, CALLS_MS.1, &faults);
        let wholes = workload::plan_wholes(&mut random, CALLS_MS.0, CALLS_MS.1, &faults);
        let mut trace = Trace::new(lines);
        trace.mix(seed);
        trace.line(0, || format!("{plan:?}"));
        Self {
            world: World::new(network, History::default(), trace),
            nodes: BTreeMap::new(),
            plan,
            frozen: BTreeMap::new(),
            leaving: BTreeSet::new(),
            random,
            made: vec![None; planned.len()],
            calls_left: planned.len() + wholes.len(),
            planned,
            wholes,
            next_process: 0,
            next_port: FIRST_PORT,
            events: 0,
            spins: None,
        }
    }

    /// The whole run.
    pub fn run(mut self) -> Self {
        for at_ms in self.plan.starts_ms.clone() {
            let port = self.new_port();
            self.world.at(at_ms * MS, Event::Start(port));
        }
        let formed_at = self.plan.starts_ms.iter().max().expect("some start") + FORMED_MS;
        self.run_until(formed_at * MS);
        self.world.history.formed_late =
            rest::one_cluster(&self.nodes).map(|why| format!("{FORMED_MS} ms after the last start: {why}"));
        for (index, fault) in self.plan.faults.iter().enumerate() {
            self.world.at(fault.at_ms * MS, Event::Fault(index));
        }
        for (index, call) in self.planned.iter().enumerate() {
            // Within the millisecond before: just before a fault, some are under way when it strikes.
            self.world.at(call.at_ms * MS - self.random.below(MS), Event::Call(index));
        }
        for (index, call) in self.wholes.iter().enumerate() {
            self.world.at(call.at_ms * MS - self.random.below(MS), Event::CallWhole(index));
        }
        self.run_until(RUN_MS * MS);
        self.heal_and_settle();
        if self.world.history.at_rest.unsettled.is_none() {
            self.last_looks();
            self.world.history.at_rest.different = rest::different(&self.nodes);
        }
        self
    }

    fn new_port(&mut self) -> Port {
        self.next_port += 1;
        Port(self.next_port - 1)
    }

    fn run_until(&mut self, until: u64) {
        while self.spins.is_none()
            && let Some(event) = self.world.next_event(until)
        {
            self.events += 1;
            if self.events > EVENTS_MAX {
                self.spins =
                    Some(format!("more than {EVENTS_MAX} events by {:.3} s", self.world.now as f64 / 1e9));
            }
            self.happen(event);
        }
        self.world.now = self.world.now.max(until);
    }

    fn happen(&mut self, event: Event) {
        match event {
            Event::Start(port) => self.start(port),
            Event::To(process, happening) => self.hand(process, happening),
            Event::On(connection, process, happening) => {
                if self.world.network.arrives(self.world.now, connection) {
                    self.hand(process, happening);
                }
            }
            Event::Thaw(process) => self.thaw(process),
            Event::Fault(index) => self.strike(self.plan.faults[index]),
            Event::CrashInTurn(process) => self.crash_in_turn(process),
            Event::Call(index) => self.call(index),
            Event::CallWhole(index) => self.call_whole(self.wholes[index]),
        }
    }

    fn start(&mut self, port: Port) {
        self.next_process += 1;
        let process = Process(self.next_process);
        self.world.network.listen(port, process);
        let first = (FIRST_PORT..).take(self.plan.starts_ms.len());
        let strangers = (STRANGER_PORT..).take(self.plan.strangers.len());
        // Whoever starts later is told of somebody who is there, or it would rightly begin a cluster of its own.
        let there = self.nodes.values().map(|node| node.port.0);
        let seeds: BTreeSet<u16> = first.chain(strangers).chain(there).collect();
        let seeds = seeds.into_iter().map(|port| address(Port(port))).collect();
        let node =
            Node::start(&mut self.world, process, port, seeds, self.plan.partitions, self.random.fork());
        self.nodes.insert(process, node);
    }

    fn hand(&mut self, process: Process, happening: Happening) {
        if let Some(inbox) = self.frozen.get_mut(&process) {
            inbox.push(happening);
            return;
        }
        let Some(node) = self.nodes.get_mut(&process) else {
            if let Happening::Dialled { dial, from, .. } = happening {
                self.world.at(self.world.now, Event::To(from.0, Happening::DialRefused { dial }));
            }
            return;
        };
        node.handle(&mut self.world, happening);
        if matches!(node.phase, Phase::Left) {
            self.stop(process, true);
        }
    }

    /// The process is no more.
    fn stop(&mut self, process: Process, flush: bool) {
        self.frozen.remove(&process);
        let Some(mut node) = self.nodes.remove(&process) else { return };
        self.world.trace.line(self.world.now, || format!("p{} is gone", process.0));
        node.die(&mut self.world);
        for link in self.world.links_of(process) {
            self.world.close(link, flush);
        }
        self.world.network.crash(node.port, process);
    }

    fn thaw(&mut self, process: Process) {
        let Some(mut inbox) = self.frozen.remove(&process) else { return };
        self.world.trace.line(self.world.now, || format!("p{} thaws", process.0));
        // The application's threads may run before the engine's.
        inbox.sort_by_key(|happening| {
            !matches!(happening, Happening::Call { .. } | Happening::CallWhole { .. })
        });
        for happening in inbox {
            self.hand(process, happening);
        }
    }

    /// Members that serve and do not stand still.
    fn awake(&self) -> Vec<Process> {
        let awake = |(process, node): &(&Process, &Node)| {
            node.phase == Phase::Serving
                && !self.frozen.contains_key(process)
                && !self.leaving.contains(process)
        };
        self.nodes.iter().filter(awake).map(|(process, _)| *process).collect()
    }

    fn strike(&mut self, fault: Fault) {
        let awake = self.awake();
        let mut kind = fault.kind;
        let takes_one_away = kind.loses_a_member() || matches!(kind, FaultKind::Leave);
        if awake.len() < 2 && takes_one_away {
            kind = FaultKind::Join; // the last one stays
        }
        if awake.is_empty() {
            return;
        }
        let process = awake[fault.choice as usize % awake.len()];
        let port = self.nodes[&process].port;
        self.world.trace.line(self.world.now, || format!("{kind:?} strikes p{}", process.0));
        if kind.loses_a_member() {
            let full = rest::redundancy(&self.nodes, &self.frozen.keys().copied().collect());
            self.world.history.lose_member(full);
        }
        self.world.history.struck.push(kind);
        match kind {
            FaultKind::Crash => {
                let flush = self.random.chance(50);
                self.stop(process, flush);
            }
            FaultKind::CrashInTurn { answers } => {
                self.world.in_turn = InTurn { answers, whose: None };
                self.stop(process, false);
            }
            FaultKind::Restart { after_ms } => {
                let flush = self.random.chance(50);
                self.stop(process, flush);
                self.world.at(self.world.now + after_ms * MS, Event::Start(port));
            }
            FaultKind::Freeze { ms } => {
                self.frozen.insert(process, Vec::new());
                self.world.history.stood_still.insert(process);
                self.world.at(self.world.now + ms * MS, Event::Thaw(process));
            }
            FaultKind::Cut { ms } => {
                let other = self.nodes[&awake[(fault.choice >> 32) as usize % awake.len()]].port;
                self.world.network.cut(port, other, self.world.now + ms * MS);
            }
            FaultKind::Break | FaultKind::BreakOne => {
                let links = self.world.links_of(process);
                let some = if kind == FaultKind::Break { links.len() } else { 1 };
                for link in links.into_iter().take(some) {
                    self.world.close(link, false);
                }
            }
            FaultKind::Leave => self.leave(process),
            FaultKind::Join => self.join(),
            FaultKind::LeaveAndJoin => {
                if awake.len() > 1 {
                    self.leave(process);
                }
                self.join();
            }
        }
    }

    /// Whoever has just taken over from a process that is gone is gone, too, unless it is the last one.
    fn crash_in_turn(&mut self, process: Process) {
        if self.awake().len() < 2 || !self.awake().contains(&process) {
            return;
        }
        let full = rest::redundancy(&self.nodes, &self.frozen.keys().copied().collect());
        self.world.history.lose_member(full);
        self.stop(process, false);
    }

    fn leave(&mut self, process: Process) {
        self.leaving.insert(process);
        self.hand(process, Happening::Leave);
    }

    fn join(&mut self) {
        let port = self.new_port();
        self.start(port);
    }

    /// Makes a planned call.
    fn call(&mut self, index: usize) {
        let mut planned = self.planned[index];
        let mut process = None;
        if planned.verb.is_unlock() {
            let lock = self.planned[..index].iter().rposition(|call| call.thread == planned.thread);
            let lock =
                lock.and_then(|lock| self.made[lock]).map(|record| self.world.history.calls[record].clone());
            match lock {
                Some(lock) if lock.ended.is_none() => {
                    return self.world.at(self.world.now + UNLOCK_LATER_MS * MS, Event::Call(index));
                }
                Some(lock)
                    if lock.holds()
                        && self.nodes.get(&lock.process).is_some_and(|node| node.me == lock.member) =>
                {
                    process = Some(lock.process);
                }
                _ => planned = Planned { verb: Verb::CounterGet, object: 4, ..planned },
            }
        }
        self.calls_left -= 1;
        let serving = self.serving();
        let Some(process) =
            process.or_else(|| serving.get(planned.member as usize % serving.len().max(1)).copied())
        else {
            return; // nobody there to call
        };
        self.made[index] = Some(self.make(process, &planned, false));
    }

    fn serving(&self) -> Vec<Process> {
        let serving = self.nodes.iter().filter(|(_, node)| node.phase == Phase::Serving);
        serving.map(|(process, _)| *process).collect()
    }

    /// Makes a planned call to a whole map: for whoever judges, a call for each key.
    fn call_whole(&mut self, planned: PlannedWhole) {
        self.calls_left -= 1;
        let serving = self.serving();
        let Some(process) = serving.get(planned.member as usize % serving.len().max(1)).copied() else {
            return; // nobody there to call
        };
        let PlannedWhole { at_ms, member, object, whole, thread } = planned;
        let deadline_ms = workload::DEADLINE_MS;
        let begin = |key: u32| {
            let verb = whole.verb(key);
            let one = Planned { at_ms, member, object, key, verb, thread, deadline_ms };
            let mut record = record(process, self.world.now, &one);
            record.member = self.nodes[&process].me;
            self.world.history.begin(record)
        };
        let calls = (0..workload::KEYS_PER_MAP as u32).filter(|key| whole.is_for(*key)).map(begin).collect();
        self.hand(process, Happening::CallWhole { whole, calls });
    }

    fn make(&mut self, process: Process, planned: &Planned, last_look: bool) -> usize {
        let mut record = record(process, self.world.now, planned);
        record.last_look = last_look;
        record.member = self.nodes[&process].me;
        let call = self.world.history.begin(record);
        self.hand(process, Happening::Call { call });
        call
    }

    fn heal_and_settle(&mut self) {
        self.world.network.heal();
        for process in self.frozen.keys().copied().collect::<Vec<_>>() {
            self.thaw(process);
        }
        self.world.trace.line(self.world.now, || "everything heals".into());
        let mut why = None;
        for _ in 0..SETTLE_MAX_MS / 250 {
            self.run_until(self.world.now + 250 * MS);
            why = rest::unsettled(&self.nodes);
            if why.is_none() && self.calls_left == 0 {
                break;
            }
        }
        let why = self.spins.clone().or(why);
        self.world.history.at_rest.unsettled =
            why.map(|why| format!("{SETTLE_MAX_MS} ms after all healed: {why}"));
    }

    /// Reads everything once more, each from any member.
    fn last_looks(&mut self) {
        let awake = self.awake();
        for (object, (_, kind, _)) in OBJECTS.iter().enumerate() {
            let (verb, keys) = match kind {
                ObjectKind::Map => (Verb::Get, workload::KEYS_PER_MAP as u32),
                ObjectKind::Counter => (Verb::CounterGet, 1),
                ObjectKind::Lock | ObjectKind::Topic => continue,
            };
            for key in 0..keys {
                let process = *self.random.pick(&awake);
                let deadline_ms = workload::DEADLINE_MS;
                let planned = Planned { at_ms: 0, member: 0, object, key, verb, thread: 0, deadline_ms };
                self.make(process, &planned, true);
            }
        }
        self.run_until(self.world.now + (workload::DEADLINE_MS + 100) * MS);
    }

    /// Acknowledged calls of the workload, and all of them.
    pub fn acknowledged(&self) -> (usize, usize) {
        let calls = || self.world.history.calls.iter().filter(|call| !call.last_look);
        (calls().filter(|call| matches!(call.ended, Some((_, Ended::Ok(_))))).count(), calls().count())
    }
}

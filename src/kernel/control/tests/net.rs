//! A deterministic network: links that delay, break and lose what was under way; processes that freeze, crash and
//! come back on their address. Checks on the way that views never go back and that no version has two contents.

use crate::kernel::cluster::ClusterState;
use crate::kernel::control::message::ControlMessage;
use crate::kernel::control::{Control, ControlConfig, DialFailure, Event, Output, Report, Timings};
use crate::kernel::directory::ChangeRefusal;
use crate::kernel::id::{Address, Lineage, MemberId, PartitionId};
use crate::kernel::time::{MonoTime, ms};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

pub const PARTITIONS: u16 = 31;

#[derive(Debug)]
enum Happening {
    Timer,
    Linked { address: Address, peer: MemberId, announced: Address },
    Accepted { peer: MemberId, announced: Address },
    DialFailed { address: Address, failure: DialFailure },
    Unlinked { peer: MemberId },
    Message { link: u64, from: MemberId, message: ControlMessage },
    Report { partition: PartitionId, report: Report },
    Empty,
}

struct Link {
    from: MemberId,
    to: MemberId,
    open: bool,
    last_at: MonoTime,
}

/// A process.
pub struct Process {
    pub control: Control,
    pub id: MemberId,
    pub address: Address,
    /// Counts its lives: what was meant for an earlier one is dropped.
    life: u64,
    pub frozen_until: MonoTime,
    /// Whether some replica of it holds something.
    pub data: bool,
    pub left: bool,
    pub joined_at: Option<MonoTime>,
    pub events: Vec<Event>,
    pub log: Vec<String>,
    pub done: BTreeMap<u64, Result<(), ChangeRefusal>>,
    pub resets: usize,
    /// Gates closed and opened, and resets, in order.
    pub steps: Vec<&'static str>,
    pub sealed: bool,
    seen: BTreeMap<(MemberId, Lineage), u64>,
    timer_at: MonoTime,
}

pub struct Net {
    pub now: MonoTime,
    pub processes: BTreeMap<u16, Process>,
    pub seeds: Vec<Address>,
    /// Addresses at which something accepts and says nothing, or packets vanish.
    pub mute: BTreeSet<u16>,
    /// Pairs that no packet passes between.
    pub cut: BTreeSet<(u16, u16)>,
    pub lite: BTreeSet<u16>,
    links: BTreeMap<u64, Link>,
    queue: BTreeMap<(MonoTime, u64), (u16, u64, Happening)>,
    states: BTreeMap<(Lineage, u64), Arc<ClusterState>>,
    random: u64,
    number: u64,
    delay_max: u64,
    trace: bool,
}

pub fn at(port: u16) -> Address {
    Address::new("host", port)
}

impl Net {
    pub fn new(seed: u64, seeds: &[u16]) -> Self {
        Self {
            now: ms(1_000),
            processes: BTreeMap::new(),
            seeds: seeds.iter().map(|port| at(*port)).collect(),
            mute: BTreeSet::new(),
            cut: BTreeSet::new(),
            lite: BTreeSet::new(),
            links: BTreeMap::new(),
            queue: BTreeMap::new(),
            states: BTreeMap::new(),
            random: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            number: 0,
            delay_max: 3_000,
            trace: std::env::var("TRACE").is_ok(),
        }
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 11) % bound.max(1)
    }

    fn delay(&mut self) -> Duration {
        Duration::from_micros(50 + self.below(self.delay_max))
    }

    fn schedule(&mut self, at: MonoTime, port: u16, life: u64, happening: Happening) {
        self.number += 1;
        self.queue.insert((at, self.number), (port, life, happening));
    }

    fn port_of(&self, id: MemberId) -> Option<u16> {
        self.processes.iter().find(|(_, process)| process.id == id && !process.left).map(|(port, _)| *port)
    }

    pub fn start(&mut self, port: u16) {
        let id = MemberId((u128::from(self.below(u64::MAX)) << 64) | u128::from(port));
        let config = ControlConfig {
            me: id,
            address: at(port),
            lite: self.lite.contains(&port),
            attributes: Arc::default(),
            cluster_name: "dev".into(),
            partition_count: PARTITIONS,
            seeds: self.seeds.clone(),
            seed: self.below(u64::MAX),
            timings: Timings::default(),
        };
        self.number += 1;
        let process = Process {
            control: Control::new(self.now, config),
            id,
            address: at(port),
            life: self.number,
            frozen_until: MonoTime::default(),
            data: false,
            left: false,
            joined_at: None,
            events: Vec::new(),
            log: Vec::new(),
            done: BTreeMap::new(),
            resets: 0,
            steps: Vec::new(),
            sealed: false,
            seen: BTreeMap::new(),
            timer_at: MonoTime::NEVER,
        };
        self.processes.insert(port, process);
        self.carry_out(port);
    }

    /// The process dies: its connections break at once.
    pub fn crash(&mut self, port: u16) {
        if let Some(process) = self.processes.remove(&port) {
            self.break_all(process.id, false);
        }
    }

    pub fn freeze(&mut self, port: u16, millis: u64) {
        let until = self.now + Duration::from_millis(millis);
        if let Some(process) = self.processes.get_mut(&port) {
            process.frozen_until = until;
        }
    }

    pub fn with(&mut self, port: u16, act: impl FnOnce(&mut Control, MonoTime)) {
        let now = self.now;
        act(&mut self.processes.get_mut(&port).expect("runs").control, now);
        self.carry_out(port);
    }

    /// Breaks what connects two processes; what was under way is lost.
    pub fn break_between(&mut self, one: u16, other: u16) {
        let ids = [one, other].map(|port| self.processes.get(&port).map(|process| process.id));
        if let [Some(one), Some(other)] = ids {
            self.break_pair(one, other, true, true);
        }
    }

    fn break_pair(&mut self, one: MemberId, other: MemberId, tell_one: bool, tell_other: bool) {
        let between = |link: &Link| [(one, other), (other, one)].contains(&(link.from, link.to));
        let mut flushed = self.now;
        if !self.links.values().any(between) {
            return;
        }
        self.links.retain(|_, link| {
            if between(link) && !link.open {
                flushed = flushed.max(link.last_at);
            }
            !between(link)
        });
        for (told, peer) in [(one, other), (other, one)] {
            let wanted = if told == one { tell_one } else { tell_other };
            if let Some(port) = self.port_of(told).filter(|_| wanted) {
                let at = flushed + self.delay();
                let life = self.processes[&port].life;
                self.schedule(at, port, life, Happening::Unlinked { peer });
            }
        }
    }

    /// All connections of an instance; what it had sent still arrives if `flush`.
    fn break_all(&mut self, id: MemberId, flush: bool) {
        let mut peers = BTreeMap::new();
        for link in self.links.values_mut().filter(|link| link.from == id || link.to == id) {
            let peer = if link.from == id { link.to } else { link.from };
            let last = peers.entry(peer).or_insert(self.now);
            if link.from == id {
                *last = link.last_at.max(*last);
            }
            link.open = false;
        }
        for (peer, flushed) in peers {
            let until = if flush { flushed } else { self.now };
            let keep = |link: &Link| flush && link.from == id && link.to == peer;
            self.links
                .retain(|_, link| keep(link) || ![(id, peer), (peer, id)].contains(&(link.from, link.to)));
            if let Some(port) = self.port_of(peer) {
                let life = self.processes[&port].life;
                let at =
                    until + Duration::from_micros(20) + if flush { Duration::ZERO } else { self.delay() };
                self.schedule(at, port, life, Happening::Unlinked { peer: id });
            }
        }
    }

    fn is_cut(&self, one: u16, other: u16) -> bool {
        self.cut.contains(&(one, other)) || self.cut.contains(&(other, one))
    }

    fn dial(&mut self, port: u16, address: Address) {
        let life = self.processes[&port].life;
        let (mut soon, hang) = (self.now + self.delay(), self.now + Duration::from_secs(1));
        let target = address.port;
        let mute = self.mute.contains(&target) || self.is_cut(port, target);
        // A frozen process has an accept queue: its hello comes when it thaws.
        let thaw = self.processes.get(&target).map_or(MonoTime::default(), |process| process.frozen_until);
        let frozen = thaw > hang;
        soon = soon.max(thaw);
        let failure = match self.processes.get(&target) {
            _ if target == port => Some((soon, DialFailure::Myself)),
            _ if mute || frozen => Some((hang, DialFailure::TimedOut)),
            Some(process) if !process.left => None,
            _ => Some((soon, DialFailure::Refused)),
        };
        if let Some((at, failure)) = failure {
            return self.schedule(at, port, life, Happening::DialFailed { address, failure });
        }
        let (me, peer) = (self.processes[&port].id, self.processes[&target].id);
        let link = Link { from: me, to: peer, open: true, last_at: soon };
        self.links.retain(|_, other| (other.from, other.to) != (me, peer));
        self.number += 1;
        self.links.insert(self.number, link);
        let linked = Happening::Linked { address: address.clone(), peer, announced: address };
        self.schedule(soon, port, life, linked);
        let life = self.processes[&target].life;
        self.schedule(soon, target, life, Happening::Accepted { peer: me, announced: at(port) });
    }

    fn send(&mut self, port: u16, to: MemberId, message: ControlMessage) {
        let from = self.processes[&port].id;
        let Some(target) = self.port_of(to) else { return };
        if self.is_cut(port, target) {
            return;
        }
        let delay = self.delay();
        let found = self.links.iter_mut().find(|(_, link)| link.open && (link.from, link.to) == (from, to));
        let Some((number, link)) = found else { return };
        link.last_at = (self.now + delay).max(link.last_at + Duration::from_micros(1));
        let (at, number) = (link.last_at, *number);
        let life = self.processes[&target].life;
        if self.trace {
            eprintln!("{:>9} {port} -> {target} {}", self.now.0 / 1_000, brief(&message));
        }
        self.schedule(at, target, life, Happening::Message { link: number, from, message });
    }

    fn carry_out(&mut self, port: u16) {
        while let Some(output) =
            self.processes.get_mut(&port).and_then(|process| process.control.poll_output())
        {
            self.carry_out_one(port, output);
        }
        let Some(process) = self.processes.get_mut(&port) else { return };
        let (life, timer) = (process.life, process.control.poll_timeout());
        if let Some(at) = timer.filter(|at| *at < process.timer_at || process.timer_at <= self.now) {
            process.timer_at = at;
            self.schedule(at, port, life, Happening::Timer);
        }
    }

    fn carry_out_one(&mut self, port: u16, output: Output) {
        let now = self.now;
        if self.trace && !matches!(output, Output::Send { .. } | Output::Dial(_)) {
            eprintln!("{:>9} {port} {}", now.0 / 1_000, brief(&output));
        }
        let process = self.processes.get_mut(&port).expect("runs");
        match output {
            Output::Dial(address) => {
                if self.trace {
                    eprintln!("{:>9} {port} dials {address}", now.0 / 1_000);
                }
                self.dial(port, address);
            }
            Output::Send { to, message } => self.send(port, to, message),
            Output::Unlink(peer) => {
                let id = process.id;
                for link in self.links.values_mut().filter(|link| link.from == id && link.to == peer) {
                    link.open = false;
                }
                self.unlink(id, peer);
            }
            Output::Adopt => self.adopted(port),
            Output::Seal(sealed) => process.sealed = sealed,
            Output::AskEmpty => {
                let life = process.life;
                self.schedule(now, port, life, Happening::Empty);
            }
            Output::Reset { me } => {
                let old = std::mem::replace(&mut process.id, me);
                process.resets += 1;
                process.steps.push("reset");
                process.data = false;
                self.number += 1;
                process.life = self.number;
                process.timer_at = MonoTime::NEVER;
                process.joined_at = None;
                self.break_all(old, true);
            }
            Output::DirectoryDone { token, result } => drop(process.done.insert(token, result)),
            Output::Left => {
                process.left = true;
                let id = process.id;
                self.break_all(id, true);
            }
            Output::Joined => process.joined_at = Some(now),
            Output::Event(event) => {
                if let Event::MemberAdded(member) = &event {
                    let snapshot = process.control.snapshot();
                    let seen = process.seen.get(&(snapshot.me, snapshot.state.lineage));
                    let message = "listeners hear of a member before the list has it";
                    assert_eq!(seen, Some(&snapshot.state.version), "{port}, {}: {message}", member.address);
                }
                process.events.push(event);
            }
            Output::Log(line) => process.log.push(line.text),
            Output::Gate(open) => process.steps.push(if open { "open" } else { "close" }),
            Output::Refused { reason } => panic!("refused: {reason}"),
        }
    }

    /// One end closed: what it sent arrives, then the other end notices.
    fn unlink(&mut self, id: MemberId, peer: MemberId) {
        let sent = self.links.values().filter(|link| (link.from, link.to) == (id, peer));
        let until = sent.map(|link| link.last_at).max().unwrap_or(self.now) + Duration::from_micros(20);
        self.links.retain(|_, link| (link.from, link.to) != (peer, id));
        if let Some(port) = self.port_of(peer) {
            let life = self.processes[&port].life;
            self.schedule(until, port, life, Happening::Unlinked { peer: id });
        }
    }

    fn adopted(&mut self, port: u16) {
        let process = self.processes.get_mut(&port).expect("runs");
        let snapshot = process.control.snapshot();
        let state = &snapshot.state;
        if state.members.is_empty() {
            return;
        }
        let key = (snapshot.me, state.lineage);
        let before = process.seen.insert(key, state.version);
        assert!(
            before.is_none_or(|before| before <= state.version),
            "{port} went back in {:?}",
            state.lineage
        );
        let known = self.states.entry((state.lineage, state.version)).or_insert_with(|| state.clone());
        assert_eq!(known, state, "two contents of one version");
        self.report(port, &snapshot.state, snapshot.me);
    }

    /// What replicas would find, a little later.
    fn report(&mut self, port: u16, state: &Arc<ClusterState>, me: MemberId) {
        let life = self.processes[&port].life;
        for (number, assignment) in state.partitions.iter().enumerate() {
            let partition = PartitionId(number as u16);
            let mut found = Vec::new();
            if assignment.owner() == Some(me) {
                let fresh = assignment.replicas.iter().filter(|slot| !slot.synchronised);
                found.extend(
                    fresh.map(|slot| Report::Synchronised { member: slot.member, index: slot.index.into() }),
                );
            }
            if let Some(migration) = assignment.migration.filter(|migration| migration.destination == me) {
                found.push(Report::MigrationReady { attempt: migration.attempt, stamp: Default::default() });
            }
            for report in found {
                let at = self.now + self.delay();
                self.schedule(at, port, life, Happening::Report { partition, report });
            }
        }
    }

    /// Runs until that time.
    pub fn run(&mut self, millis: u64) {
        let until = self.now + Duration::from_millis(millis);
        let mut steps = 0u64;
        while let Some(entry) = self.queue.first_entry() {
            if entry.key().0 > until {
                break;
            }
            let ((at, number), (port, life, happening)) = entry.remove_entry();
            self.now = at;
            steps += 1;
            assert!(steps < 5_000_000, "something spins");
            let Some(process) =
                self.processes.get(&port).filter(|process| process.life == life && !process.left)
            else {
                continue;
            };
            if process.frozen_until > at {
                let at = process.frozen_until;
                self.queue.insert((at, number), (port, life, happening));
                continue;
            }
            self.happen(port, happening);
        }
        self.now = until;
    }

    fn happen(&mut self, port: u16, happening: Happening) {
        let now = self.now;
        if self.trace
            && !matches!(happening, Happening::Timer | Happening::Message { .. } | Happening::Report { .. })
        {
            eprintln!("{:>9} {port} <- {}", now.0 / 1_000, brief(&happening));
        }
        let process = self.processes.get_mut(&port).expect("checked");
        let control = &mut process.control;
        match happening {
            Happening::Timer => {
                process.timer_at = MonoTime::NEVER;
                control.handle_timeout(now);
            }
            Happening::Linked { address, peer, announced } => {
                control.handle_linked(now, &address, peer, &announced)
            }
            Happening::Accepted { peer, announced } => control.handle_accepted(now, peer, &announced),
            Happening::DialFailed { address, failure } => control.handle_dial_failed(now, &address, failure),
            Happening::Unlinked { peer } => {
                let id = process.id;
                control.handle_unlinked(now, peer);
                self.links
                    .retain(|_, link| ![(id, peer), (peer, id)].contains(&(link.from, link.to)) || link.open);
            }
            Happening::Message { link, from, message } => {
                if self.links.contains_key(&link) {
                    control.handle_message(now, from, message);
                }
            }
            Happening::Report { partition, report } => control.handle_report(now, partition, report),
            Happening::Empty => {
                let empty = !process.data;
                control.handle_empty(now, empty);
            }
        }
        self.carry_out(port);
    }
}

fn brief(what: &impl std::fmt::Debug) -> String {
    let mut text = format!("{what:?}");
    text.truncate(140);
    text
}

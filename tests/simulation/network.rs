//! Connections between processes, and when what is sent on them arrives.
//!
//! A connection is two ordered streams. Nothing is lost or overtaken on one that stays open; when it breaks, what is
//! under way is lost from some point on, and each end hears of it after everything that still came through. A cut
//! delays all that would pass between two addresses until its end.

use crate::plan::Stranger;
use crate::random::Random;
use std::collections::BTreeMap;

/// One process: a start of a member at an address.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Process(pub u32);

/// A port: where a process listens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Port(pub u16);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct ConnectionId(pub u64);

#[derive(Clone, Debug)]
pub struct Connection {
    dialler: Process,
    acceptor: Process,
    ports: (Port, Port),
    /// When the last thing sent arrives: at the acceptor, at the dialler.
    busy_until: [u64; 2],
    /// Nothing that arrives at or after this instant does.
    broken_at: Option<u64>,
}

/// What becomes of a dial.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// The process there hears of it at this instant.
    Process(Process, u64),
    /// Refused, heard of at this instant.
    Refused(u64),
    /// Accepted or not, nothing ever comes back.
    Silence,
}

pub struct Network {
    random: Random,
    delay_us: u64,
    listening: BTreeMap<Port, Process>,
    strangers: BTreeMap<Port, Stranger>,
    connections: BTreeMap<ConnectionId, Connection>,
    cuts: Vec<(Port, Port, u64)>,
    next: u64,
}

const US: u64 = 1_000;
/// Once in so many messages one takes ten times as long.
const SLOW_ONE_IN: u64 = 200;

impl Network {
    pub fn new(random: Random, delay_us: u64) -> Self {
        Self {
            random,
            delay_us,
            listening: BTreeMap::new(),
            strangers: BTreeMap::new(),
            connections: BTreeMap::new(),
            cuts: Vec::new(),
            next: 0,
        }
    }

    pub fn listen(&mut self, port: Port, process: Process) {
        self.listening.insert(port, process);
    }

    pub fn put_stranger(&mut self, port: Port, stranger: Stranger) {
        self.strangers.insert(port, stranger);
    }

    pub fn cut(&mut self, one: Port, other: Port, until: u64) {
        self.cuts.push((one, other, until));
    }

    pub fn heal(&mut self) {
        self.cuts.clear();
    }

    /// Asks for a connection from one port to another.
    pub fn reach(&mut self, now: u64, from: Port, to: Port) -> Reach {
        let at = self.travel(now, from, to);
        match (self.listening.get(&to), self.strangers.get(&to)) {
            (Some(process), _) => Reach::Process(*process, at),
            (None, Some(Stranger::Blackholed | Stranger::Mute)) => Reach::Silence,
            (None, _) => Reach::Refused(self.travel(at, from, to)),
        }
    }

    /// An open connection, once both sides have said hello.
    pub fn connect(&mut self, dialler: (Process, Port), acceptor: (Process, Port)) -> ConnectionId {
        self.next += 1;
        let id = ConnectionId(self.next);
        let connection = Connection {
            dialler: dialler.0,
            acceptor: acceptor.0,
            ports: (dialler.1, acceptor.1),
            busy_until: [0, 0],
            broken_at: None,
        };
        self.connections.insert(id, connection);
        id
    }

    /// When something that `from` sends now arrives; `None` if the connection is not open.
    pub fn send(&mut self, now: u64, id: ConnectionId, from: Process) -> Option<u64> {
        let connection = self.connections.get(&id)?;
        if connection.broken_at.is_some() {
            return None;
        }
        let (ports, way) = (connection.ports, usize::from(connection.dialler != from));
        let at = self.travel(now, ports.0, ports.1);
        let connection = self.connections.get_mut(&id)?;
        connection.busy_until[way] = at.max(connection.busy_until[way] + 1);
        Some(connection.busy_until[way])
    }

    /// Whether neither end has closed it, and nothing broke it.
    pub fn is_open(&self, id: ConnectionId) -> bool {
        self.connections.get(&id).is_some_and(|connection| connection.broken_at.is_none())
    }

    /// Whether something that arrives now still does.
    pub fn arrives(&self, now: u64, id: ConnectionId) -> bool {
        self.connections
            .get(&id)
            .is_some_and(|connection| connection.broken_at.is_none_or(|broken| now < broken))
    }

    /// Breaks a connection. Answers who hears of it, and when. `flush`: all that was sent before still arrives.
    pub fn break_connection(&mut self, now: u64, id: ConnectionId, flush: bool) -> Vec<(Process, u64)> {
        let Some(connection) = self.connections.get(&id) else { return Vec::new() };
        if connection.broken_at.is_some() {
            return Vec::new();
        }
        let (ports, busy) = (connection.ports, connection.busy_until);
        let (dialler, acceptor) = (connection.dialler, connection.acceptor);
        let latest = busy[0].max(busy[1]).max(now);
        let broken_at = if flush { latest + 1 } else { now + self.random.below(latest - now + 1) };
        let heard = [(acceptor, busy[0]), (dialler, busy[1])].map(|(process, last)| {
            let at = self.travel(now, ports.0, ports.1);
            (process, at.max(broken_at).max(if flush { last + 1 } else { 0 }))
        });
        self.connections.get_mut(&id).expect("looked up above").broken_at = Some(broken_at);
        heard.into()
    }

    pub fn crash(&mut self, port: Port, process: Process) {
        if self.listening.get(&port) == Some(&process) {
            self.listening.remove(&port);
        }
    }

    fn delay(&mut self) -> u64 {
        let usual = self.random.within(self.delay_us * US / 10, self.delay_us * US);
        if self.random.below(SLOW_ONE_IN) == 0 { usual * 10 } else { usual }
    }

    /// When something that sets out now arrives, with what is cut.
    fn travel(&mut self, now: u64, one: Port, other: Port) -> u64 {
        let at = now + self.delay();
        let cut = |(a, b, _): &&(Port, Port, u64)| (*a, *b) == (one, other) || (*a, *b) == (other, one);
        self.cuts.iter().filter(cut).map(|(_, _, until)| *until).fold(at, u64::max)
    }
}

//! What the processes of one run share: virtual time, the events to come, the network, and who watches.

use crate::network::{ConnectionId, Network, Port, Process, Reach};
use crate::oracle::History;
use crate::workload::Whole;
use bytes::Bytes;
use filbert::kernel::bundle::Bundle;
use filbert::kernel::control::message::ControlMessage;
use filbert::kernel::id::{Address, MemberId};
use filbert::kernel::message::{ToCaller, ToReplica};
use filbert::wire::control::{append_control, decode_control};
use filbert::wire::data::{DataMessage, append_bundle, append_to_caller, append_to_replica, decode_data};
use filbert::wire::frame::{HEADER_BYTES, first};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// How long the network lets a dial hang.
pub const DIAL_NS: u64 = 1_000_000_000;

/// What travels on a connection.
#[derive(Clone, PartialEq, Debug)]
pub enum Carried {
    Control(ControlMessage),
    Replica(ToReplica),
    Bundle(Bundle),
    Caller(ToCaller),
}

/// A pair of connections that one member dialled: control and data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Link(pub u64);

/// One side of a link, as the process there knows it.
#[derive(Clone, Copy, Debug)]
pub struct LinkEnds {
    pub dialler: Process,
    pub acceptor: Process,
    pub control: ConnectionId,
    pub data: ConnectionId,
}

/// A dial of a process, told apart from those of an earlier life.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Dial(pub u64);

/// What happens to a process.
#[derive(Clone, PartialEq, Debug)]
pub enum Happening {
    /// A dial arrived at its port.
    Dialled {
        dial: Dial,
        from: (Process, Port),
        peer: MemberId,
        announced: Address,
    },
    /// Its own dial ended in a link.
    Linked {
        dial: Dial,
        link: Link,
        peer: MemberId,
        announced: Address,
    },
    /// Its own dial ended otherwise.
    DialRefused {
        dial: Dial,
    },
    DialHung {
        dial: Dial,
    },
    DialMyself {
        dial: Dial,
    },
    /// A connection broke.
    Closed {
        link: Link,
    },
    /// Something arrived.
    Arrived {
        link: Link,
        carried: Box<Carried>,
    },
    /// A timer that it set.
    Timer,
    /// An application calls.
    Call {
        call: usize,
    },
    /// An application calls a whole map: a record for each key.
    CallWhole {
        whole: Whole,
        calls: Vec<usize>,
    },
    /// An operator asks it to leave.
    Leave,
}

impl Happening {
    /// Whether the control loop takes a turn for it.
    pub fn is_for_control(&self) -> bool {
        match self {
            Self::Call { .. } | Self::CallWhole { .. } => false,
            Self::Arrived { carried, .. } => matches!(**carried, Carried::Control(_)),
            _ => true,
        }
    }
}

/// What happens.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    To(Process, Happening),
    /// The connection on which this would have arrived may have broken meanwhile.
    On(ConnectionId, Process, Happening),
    Thaw(Process),
    Start(Port),
    Fault(usize),
    /// A process that took over is gone, too.
    CrashInTurn(Process),
    /// Of the workload.
    Call(usize),
    CallWhole(usize),
}

pub struct World {
    pub now: u64,
    pub network: Network,
    pub history: History,
    queue: BinaryHeap<Reverse<(u64, u64)>>,
    events: BTreeMap<u64, Event>,
    links: BTreeMap<Link, LinkEnds>,
    next: u64,
    pub trace: Trace,
    pub in_turn: InTurn,
}

/// Who is to crash after the one that it takes over from, and when: right after an answer that not all may have.
#[derive(Clone, Copy, Default)]
pub struct InTurn {
    /// After so many answers to callers elsewhere; 0 = nobody is to crash.
    pub answers: u64,
    /// The first process that was promoted.
    pub whose: Option<Process>,
}

impl InTurn {
    /// Somebody answered a caller, `well` if one elsewhere and with a value. Whether its turn has come.
    pub fn answered(&mut self, process: Process, well: bool) -> bool {
        if !well || self.whose != Some(process) || self.answers == 0 {
            return false;
        }
        self.answers -= 1;
        self.answers == 0
    }
}

impl World {
    pub fn new(network: Network, history: History, trace: Trace) -> Self {
        Self {
            now: 0,
            network,
            history,
            queue: BinaryHeap::new(),
            events: BTreeMap::new(),
            links: BTreeMap::new(),
            next: 0,
            trace,
            in_turn: InTurn::default(),
        }
    }

    pub fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    pub fn at(&mut self, at: u64, event: Event) {
        let number = self.number();
        self.queue.push(Reverse((at.max(self.now), number)));
        self.events.insert(number, event);
    }

    /// The next event not after `until`; time goes on to it.
    pub fn next_event(&mut self, until: u64) -> Option<Event> {
        let Reverse((at, number)) = *self.queue.peek()?;
        if at > until {
            return None;
        }
        self.queue.pop();
        self.now = at;
        self.events.remove(&number)
    }

    pub fn timer(&mut self, at: u64, process: Process) {
        self.at(at, Event::To(process, Happening::Timer));
    }

    pub fn dial(&mut self, dialler: (Process, Port), peer: MemberId, announced: Address, to: Port) -> Dial {
        let dial = Dial(self.number());
        let from = dialler.0;
        match self.network.reach(self.now, dialler.1, to) {
            Reach::Process(process, at) if process == from => {
                self.at(at, Event::To(from, Happening::DialMyself { dial }))
            }
            Reach::Process(process, at) => {
                self.at(at, Event::To(process, Happening::Dialled { dial, from: dialler, peer, announced }));
            }
            Reach::Refused(at) => self.at(at, Event::To(from, Happening::DialRefused { dial })),
            Reach::Silence => {}
        }
        self.at(self.now + DIAL_NS, Event::To(from, Happening::DialHung { dial }));
        dial
    }

    /// Accepts a dial: both connections are there; the dialler hears of it in a moment.
    pub fn accept(
        &mut self,
        dial: Dial,
        dialler: (Process, Port),
        acceptor: (Process, Port),
        hello: (MemberId, Address),
    ) -> Link {
        let link = Link(self.number());
        let control = self.network.connect(dialler, acceptor);
        let data = self.network.connect(dialler, acceptor);
        self.links.insert(link, LinkEnds { dialler: dialler.0, acceptor: acceptor.0, control, data });
        let at = self.network.send(self.now, data, acceptor.0).expect("just connected");
        let linked = Happening::Linked { dial, link, peer: hello.0, announced: hello.1 };
        self.at(at, Event::To(dialler.0, linked));
        link
    }

    pub fn is_open(&self, link: Link) -> bool {
        let Some(ends) = self.links.get(&link) else { return false };
        [ends.control, ends.data].iter().all(|id| self.network.is_open(*id))
    }

    /// All links of a process that are open.
    pub fn links_of(&self, process: Process) -> Vec<Link> {
        let of = |ends: &LinkEnds| ends.dialler == process || ends.acceptor == process;
        self.links
            .iter()
            .filter(|(link, ends)| of(ends) && self.is_open(**link))
            .map(|(link, _)| *link)
            .collect()
    }

    /// Sends, or loses when the link is not open. Answers whether it was sent.
    pub fn send(&mut self, link: Link, from: Process, carried: Carried) -> bool {
        let Some(ends) = self.links.get(&link).copied() else { return false };
        let to = if ends.dialler == from { ends.acceptor } else { ends.dialler };
        let id = if matches!(carried, Carried::Control(_)) { ends.control } else { ends.data };
        let Some(at) = self.network.send(self.now, id, from) else { return false };
        let carried = Box::new(self.trace.over_the_wire(self.now, from, to, carried));
        self.at(at, Event::On(id, to, Happening::Arrived { link, carried }));
        true
    }

    /// Breaks both connections of a link.
    pub fn close(&mut self, link: Link, flush: bool) {
        let Some(ends) = self.links.get(&link).copied() else { return };
        for id in [ends.control, ends.data] {
            for (process, at) in self.network.break_connection(self.now, id, flush) {
                self.at(at, Event::To(process, Happening::Closed { link }));
            }
        }
    }
}

/// What a run did: a hash of everything, and lines when somebody wants to read them.
pub struct Trace {
    pub hash: u64,
    pub lines: bool,
}

impl Trace {
    pub fn new(lines: bool) -> Self {
        Self { hash: 0xcbf2_9ce4_8422_2325, lines }
    }

    pub fn mix(&mut self, number: u64) {
        self.hash = (self.hash ^ number).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23);
    }

    pub fn line(&self, now: u64, line: impl FnOnce() -> String) {
        if self.lines {
            println!("{:>12.6} {}", now as f64 / 1e9, line());
        }
    }

    /// Encodes and decodes.
    fn over_the_wire(&mut self, now: u64, from: Process, to: Process, carried: Carried) -> Carried {
        self.mix(now);
        self.mix(u64::from(from.0) << 32 | u64::from(to.0));
        self.line(now, || format!("p{} -> p{}: {carried:?}", from.0, to.0));
        let mut frame = Vec::new();
        match &carried {
            Carried::Control(message) => append_control(&mut frame, message),
            Carried::Replica(message) => append_to_replica(&mut frame, message),
            Carried::Bundle(bundle) => append_bundle(&mut frame, bundle),
            Carried::Caller(message) => append_to_caller(&mut frame, message),
        }
        for word in frame.chunks(8) {
            self.mix(word.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)));
        }
        let (header, end) = first(&frame, frame.len()).expect("within the limit").expect("a whole frame");
        assert_eq!(end, frame.len(), "one frame");
        let body = Bytes::from(frame).slice(HEADER_BYTES..);
        if matches!(carried, Carried::Control(_)) {
            let decoded = Carried::Control(decode_control(&body).expect("what we encode we can decode"));
            assert_eq!(decoded, carried, "the wire changed a message");
            return decoded;
        }
        let decoded = match decode_data(header, &body).expect("what we encode we can decode") {
            DataMessage::ToReplica(message) => Carried::Replica(message),
            DataMessage::Bundle(bundle) => Carried::Bundle(bundle),
            DataMessage::ToCaller(message) => Carried::Caller(message),
            DataMessage::ToListeners(_) | DataMessage::Heard(_) => unreachable!("never sent"),
        };
        assert_eq!(decoded, carried, "the wire changed a message");
        decoded
    }
}

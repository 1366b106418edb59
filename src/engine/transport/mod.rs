//! Connections between members: who may say what on which of them, and which thread reads and writes it.
//!
//! Each member dials every other one twice: a *control link* carries control messages to the other, a *data link*
//! carries requests, effects, events and `Applied`, and brings the answers back. So between two members there are four
//! connections, and on the one that a caller reads only answers arrive. If one of the four breaks, all are closed:
//! what was under way is lost, and asked again by the kernel's timers.
//!
//! Three threads serve all members: `control` (accept, hello, dials, control links, the control loop's turns),
//! `data` (the request streams of the others, executed inline) and `standby` (reads answers when no caller does, and
//! finishes writes that a full socket interrupted). A calling thread writes its own request and reads its own answer
//! ([`DataLink::wait`]). Decides nothing about the protocol: that is the kernel's, through [`Handler`].

mod answers;
mod bind;
mod control;
mod control_link;
mod credits;
mod data_link;
mod handler;
mod handshake;
mod inbox;
mod reader;
mod registry;
mod send_queue;
#[cfg(all(test, feature = "models"))]
pub(in crate::engine) mod send_queue_model;
mod standby;
mod strangers;
mod watch;
mod worker;

#[cfg(test)]
mod tests;

pub use answers::Answers;
pub use data_link::DataLink;
pub use handler::{ControlEvent, DialFailure, Handler, Linked};

use crate::config::Bind;
use crate::engine::discovery::multicast::Multicast;
use crate::error::Error;
use crate::kernel::control::message::ControlMessage;
use crate::kernel::id::{Address, MemberId};
use control::Control;
use handshake::Card;
use inbox::Inbox;
use parking_lot::Mutex;
use registry::Registry;
use standby::Standby;
use std::io;
use std::net::TcpListener;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// A dial with everything in it: both connections and their hellos.
pub const DIAL_WAIT: Duration = Duration::from_secs(1);
/// From accept to an accepted hello.
pub const HELLO_WAIT: Duration = Duration::from_secs(3);
/// Most connections that have not said an acceptable hello yet: one more closes the oldest.
pub const STRANGERS_MAX: usize = 64;
/// Most requests of one member at another that are not answered yet. Granted in the hello.
pub const CREDITS: u32 = 4_096;
/// Most bytes queued towards a member before [`DataLink::has_room`] says no: two of the largest values, so that one on
/// its way refuses nobody else.
pub const QUEUE_BYTES_MAX: usize = 128 << 20;
/// A queue over this is not being read at all: the link is broken.
pub const QUEUE_BYTES_HARD: usize = 512 << 20;
/// With as many calls unanswered, the writer yields once before it takes the queue, so that more frames join its write.
pub const YIELD_AT: u32 = 4;
/// Most names of hosts that are resolved at a time.
const RESOLVERS_MAX: usize = 4;
/// How late a reading caller notices its own deadline.
pub const READ_TICK: Duration = Duration::from_millis(100);

/// Who this member is for the others, and what it wants of them.
#[derive(Clone)]
pub struct Options {
    /// Name of the instance: threads are called after it.
    pub instance: String,
    /// Name of the cluster: others are refused.
    pub cluster_name: String,
    /// The cluster's secret, if one is configured: members that do not know it are refused.
    pub secret: Option<Vec<u8>>,
    /// This member.
    pub member: MemberId,
    /// Where peers reach it: the public host, and the port of [`Listener::port`].
    pub address: Address,
}

/// A socket that listens and does not accept yet.
pub struct Listener {
    socket: TcpListener,
    multicast: Option<Multicast>,
}

impl Listener {
    /// Listens on the first free port of `ports` (0: any) on the host that `bind` says, for peers that will come to
    /// `public_host`.
    ///
    /// # Errors
    /// A host that is not of this machine, or no free port, with what to change.
    pub fn bind(bind: &Bind, public_host: &str, ports: RangeInclusive<u16>) -> Result<Self, Error> {
        Ok(Self { socket: bind::bind(bind, public_host, ports)?, multicast: None })
    }

    /// Looks for members in a multicast group, too: [`ControlEvent::Found`].
    pub fn with_multicast(self, multicast: Multicast) -> Self {
        Self { multicast: Some(multicast), ..self }
    }

    /// The actual port.
    pub fn port(&self) -> u16 {
        self.socket.local_addr().map_or(0, |address| address.port())
    }
}

/// All connections of one instance. Thread-safe. Threads run until [`Transport::close`].
pub struct Transport {
    registry: Arc<Registry>,
    inbox: Arc<Inbox>,
    standby: Arc<Standby>,
    card: Arc<Mutex<Card>>,
    settled: Arc<AtomicBool>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Transport {
    /// Starts the three threads. The handler may be called before this returns.
    ///
    /// # Errors
    /// No descriptors or no threads left.
    pub fn start(options: Options, listener: Listener, handler: Arc<dyn Handler>) -> Result<Self, Error> {
        let instance = options.instance.clone();
        Self::try_start(options, listener, handler).map_err(|error| Error::Io {
            what: format!("cannot start the threads of instance {instance}"),
            problem: error.to_string(),
        })
    }

    fn try_start(options: Options, listener: Listener, handler: Arc<dyn Handler>) -> io::Result<Self> {
        let inbox = Arc::new(Inbox::default());
        let registry = Arc::new(Registry::new(inbox.clone()));
        let standby = Arc::new(Standby::new()?);
        let card = Arc::new(Mutex::new(Card {
            member: options.member,
            cluster_name: options.cluster_name,
            secret: options.secret,
            address: options.address,
            credits: CREDITS,
        }));
        let settled = Arc::new(AtomicBool::new(false));
        let (data, accepted) = tokio::sync::mpsc::unbounded_channel();
        let control = Arc::new(Control {
            handler: handler.clone(),
            registry: registry.clone(),
            inbox: inbox.clone(),
            standby: standby.clone(),
            card: card.clone(),
            data,
            settled: settled.clone(),
            refusals: Mutex::default(),
            greeted: Mutex::default(),
        });
        let transport = Self { registry, inbox, standby, card, settled, threads: Mutex::default() };
        let spawned = transport.spawn(&options.instance, control, listener, handler, accepted);
        if spawned.is_err() {
            transport.close();
        }
        spawned.map(|()| transport)
    }

    fn spawn(
        &self,
        instance: &str,
        control: Arc<Control>,
        listener: Listener,
        handler: Arc<dyn Handler>,
        accepted: tokio::sync::mpsc::UnboundedReceiver<worker::Accepted>,
    ) -> io::Result<()> {
        // Names of hosts are resolved on threads of the run-time, which end when there are none to resolve.
        let runtime = || {
            tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .thread_name(format!("hz.{instance}.resolve"))
                .max_blocking_threads(RESOLVERS_MAX)
                .build()
        };
        let (control_runtime, data_runtime) = (runtime()?, runtime()?);
        let (registry, standby) = (self.registry.clone(), self.standby.clone());
        let thread = |name: &str, run: Box<dyn FnOnce() + Send>| {
            let spawned = std::thread::Builder::new().name(format!("hz.{instance}.{name}")).spawn(run)?;
            self.threads.lock().push(spawned);
            io::Result::Ok(())
        };
        thread("data", Box::new(move || worker::run(&data_runtime, handler, registry, accepted)))?;
        thread("standby", Box::new(move || standby.run()))?;
        let run = move || {
            control::run(&control_runtime, control, listener);
            // A name server that does not answer must not hold up the end.
            control_runtime.shutdown_background();
        };
        thread("control", Box::new(run))
    }

    /// Links with whoever is at an address; [`ControlEvent::Dialled`] says how it went. An address that is being
    /// dialled is not dialled twice.
    pub fn dial(&self, address: Address) {
        self.inbox.want_dial(address);
    }

    /// Our request stream to a member, if we are linked.
    pub fn link(&self, member: MemberId) -> Option<Arc<DataLink>> {
        self.registry.with(member, |record| record.data.clone())
    }

    /// The way back on the request stream of a member: where an answer goes that was not there at once.
    pub fn answers(&self, member: MemberId) -> Option<Arc<Answers>> {
        self.registry.with(member, |record| record.answers.clone())
    }

    /// Sends a message of the control plane. False: no link, or a broken one; nothing was sent. Never blocks.
    pub fn send_control(&self, to: MemberId, message: &ControlMessage) -> bool {
        let link = self.registry.with(to, |record| record.control.clone());
        link.is_some_and(|link| link.send(message))
    }

    /// Closes all connections with a member; callers that wait for it are woken. No [`ControlEvent::Lost`] follows.
    pub fn unlink(&self, member: MemberId) {
        self.registry.unlink(member);
    }

    /// Makes the control loop turn. From any thread.
    pub fn wake_control(&self) {
        self.inbox.wake();
    }

    /// Whether this member is in a cluster: then it makes itself heard in the multicast group less often.
    pub fn set_settled(&self, settled: bool) {
        self.settled.store(settled, Ordering::Relaxed);
    }

    /// This instance becomes another member, after a merge: all connections are closed, none is reported as lost, and
    /// no dial that is under way is reported at all. On the control thread.
    pub fn rename(&self, member: MemberId) {
        self.card.lock().member = member;
        self.registry.unlink_all();
        self.inbox.begin_life();
    }

    /// Closes everything and ends the threads.
    ///
    /// # Blocking
    /// Until the threads have ended; a thread of the transport itself does not wait for itself.
    pub fn close(&self) {
        self.inbox.close();
        self.registry.unlink_all();
        self.standby.close();
        let me = std::thread::current().id();
        for thread in std::mem::take(&mut *self.threads.lock()) {
            if thread.thread().id() != me {
                // A panic of a thread was its handler's, and has been reported.
                let _ = thread.join();
            }
        }
        self.registry.unlink_all();
    }
}

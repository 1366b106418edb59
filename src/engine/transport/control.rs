//! The control thread: accepts, dials, reads control links, and turns the engine's control loop.

use super::answers::Answers;
use super::control_link::{CONTROL_BYTES_MAX, ControlLink};
use super::data_link::DataLink;
use super::handler::{ControlEvent, DialFailure, Handler, Linked};
use super::handshake::{self, Card, greet, hear, random};
use super::inbox::Inbox;
use super::registry::Registry;
use super::standby::Standby;
use super::strangers::Strangers;
use super::{DIAL_WAIT, HELLO_WAIT, READ_TICK, worker};
use crate::engine::discovery::multicast::{self, Multicast};
use crate::kernel::id::{Address, MemberId};
use crate::wire::beacon::Beacon;
use crate::wire::codec::DecodeError;
use crate::wire::control::decode_control;
use crate::wire::frame::{self, HEADER_BYTES, Kind};
use crate::wire::hello::{Rejection, Role, name_hash};
use bytes::Bytes;
use parking_lot::Mutex;
use socket2::{SockRef, TcpKeepalive};
use std::collections::HashSet;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::spawn_local;

/// Bytes that were sent and not acknowledged for as long break the connection.
const UNACKNOWLEDGED_MAX: Duration = Duration::from_secs(10);
/// Silence after which the system asks whether the other side is still there.
const KEEPALIVE: Duration = Duration::from_secs(10);
/// Pause after an accept that failed, for instance for want of descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);
/// Pause between looks at a dial of the same member under another address.
const SAME_MEMBER_PAUSE: Duration = Duration::from_millis(5);
/// Most refusals that are told apart, so that each is reported once.
const REFUSALS_MAX: usize = 256;
/// An empty buffer larger than this, after a large state, is given back.
const KEEP_BYTES: usize = 1 << 20;
/// Bytes of a control link that are read at once.
const READ_BYTES: usize = 16 << 10;

/// What the thread and its tasks share.
pub(super) struct Control {
    pub(super) handler: Arc<dyn Handler>,
    pub(super) registry: Arc<Registry>,
    pub(super) inbox: Arc<Inbox>,
    pub(super) standby: Arc<Standby>,
    pub(super) card: Arc<Mutex<Card>>,
    pub(super) data: mpsc::UnboundedSender<worker::Accepted>,
    pub(super) settled: Arc<AtomicBool>,
    pub(super) refusals: Mutex<HashSet<(Address, std::mem::Discriminant<Rejection>)>>,
    /// Members whose first hello was heard by a dial that is not finished.
    pub(super) greeted: Mutex<HashSet<MemberId>>,
}

/// The thread. Returns after [`Inbox::close`].
pub(super) fn run(runtime: &tokio::runtime::Runtime, control: Arc<Control>, listener: super::Listener) {
    let tasks = tokio::task::LocalSet::new();
    tasks.block_on(runtime, async move {
        let socket =
            TcpListener::from_std(listener.socket).expect("a listening socket joins a fresh run-time");
        spawn_local(accept(control.clone(), socket));
        if let Some(multicast) = listener.multicast {
            spawn_local(look_around(control.clone(), multicast));
        }
        turn(control).await;
    });
}

/// The control loop.
async fn turn(control: Arc<Control>) {
    while !control.inbox.is_closed() {
        for _ in 0..super::inbox::EVENTS_MAX {
            let Some(event) = control.inbox.pop() else { break };
            control.handler.on_control(event);
        }
        let sleep = control.handler.on_turn();
        let (life, dials) = control.inbox.take_dials();
        for address in dials {
            spawn_local(dial(control.clone(), life, address));
        }
        // Links are read between two turns even if there is always something to do.
        tokio::task::yield_now().await;
        let _ = tokio::time::timeout(sleep, control.inbox.rung()).await;
    }
}

async fn look_around(control: Arc<Control>, group: Multicast) {
    let beacon = || {
        let card = control.card.lock();
        let beacon = Beacon {
            cluster: name_hash(&card.cluster_name),
            member: card.member,
            address: card.address.clone(),
        };
        (beacon, if control.settled.load(Relaxed) { multicast::SETTLED } else { multicast::LOOKING })
    };
    // It ends only if the socket cannot be used at all; well-known members and those who dial us are found still.
    let _ = group.run(beacon, |address| control.inbox.push(ControlEvent::Found { address })).await;
}

async fn accept(control: Arc<Control>, listener: TcpListener) {
    let strangers = Strangers::default();
    loop {
        match listener.accept().await {
            Ok((stream, _)) => strangers.admit(HELLO_WAIT, {
                let control = control.clone();
                move |known| async move { control.receive(stream, known).await }
            }),
            Err(_) => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
    }
}

impl Control {
    /// A stranger's connection, up to the point where its link is served by a task of its own.
    async fn receive(self: Arc<Self>, stream: TcpStream, known: super::strangers::Known) {
        if tune(&stream).is_err() {
            return;
        }
        let card = self.card.lock().clone();
        let me = card.member;
        let accepted = match hear(stream, card).await {
            Ok(Some(accepted)) => accepted,
            Ok(None) => return,
            Err((address, reason)) => return self.refused(address, reason),
        };
        // This instance has become another member while the hello went on.
        if self.card.lock().member != me {
            return;
        }
        match accepted.theirs.role {
            Role::Control => self.receive_control(accepted, known).await,
            Role::Data => self.receive_data(accepted).await,
        }
    }

    async fn receive_control(self: Arc<Self>, accepted: handshake::Accepted, known: super::strangers::Known) {
        let Ok(socket) = accepted.socket() else { return };
        let (member, address) = (accepted.theirs.member, accepted.theirs.address.clone());
        let generation = self.registry.attach_inbound(member, accepted.theirs.session, socket);
        let life = self.inbox.life();
        self.inbox.push(ControlEvent::Accepted { member, address });
        known.leave();
        if let Ok(stream) = accepted.welcome().await {
            read_control(&self.inbox, life, member, stream).await;
        }
        self.registry.tear_down(member, generation);
    }

    async fn receive_data(self: Arc<Self>, accepted: handshake::Accepted) {
        let (member, session) = (accepted.theirs.member, accepted.theirs.session);
        let Ok(socket) = accepted.socket() else { return };
        let answers = Arc::new(Answers::new(member, socket));
        let Some(generation) = self.registry.attach_answers(member, session, &answers) else {
            return accepted.refuse().await;
        };
        // `into_std` keeps the socket non-blocking, which the worker's run-time needs, too.
        let served = match accepted.welcome().await.and_then(TcpStream::into_std) {
            Ok(socket) => self.data.send(worker::Accepted { socket, answers, generation }).is_ok(),
            Err(_) => false,
        };
        if !served {
            self.registry.tear_down(member, generation);
        }
    }

    fn refused(&self, address: Address, reason: Rejection) {
        let mut refusals = self.refusals.lock();
        let new = refusals.len() < REFUSALS_MAX
            && refusals.insert((address.clone(), std::mem::discriminant(&reason)));
        drop(refusals);
        if new {
            self.inbox.push(ControlEvent::Refused { address, reason });
        }
    }
}

/// What control links bring, in order, until one ends.
async fn read_control(inbox: &Inbox, life: u64, from: MemberId, mut stream: TcpStream) {
    let mut buffer: Vec<u8> = Vec::new();
    loop {
        // Reads what has arrived, so memory grows with that and not with what a header announces.
        buffer.reserve(READ_BYTES);
        let Ok(1..) = stream.read_buf(&mut buffer).await else { return };
        let mut at = 0;
        loop {
            let (header, length) = match frame::first(&buffer[at..], CONTROL_BYTES_MAX) {
                Ok(Some(frame)) => frame,
                Ok(None) => break,
                Err(_) => return,
            };
            if header.kind == Kind::Control as u8 {
                let body = Bytes::copy_from_slice(&buffer[at + HEADER_BYTES..at + length]);
                match decode_control(&body) {
                    Ok(message) => inbox.push_of(life, ControlEvent::Message { from, message }),
                    // What only newer members know.
                    Err(DecodeError::Unknown(_)) => {}
                    Err(DecodeError::Malformed(_)) => return,
                }
            }
            at += length;
        }
        buffer.drain(..at);
        if buffer.is_empty() && buffer.capacity() > KEEP_BYTES {
            buffer = Vec::new();
        }
        while inbox.is_full() {
            tokio::task::yield_now().await;
        }
    }
}

/// One dial, reported as [`ControlEvent::Dialled`].
async fn dial(control: Arc<Control>, life: u64, address: Address) {
    let result = match tokio::time::timeout(DIAL_WAIT, control.link(&address)).await {
        Ok(result) => result,
        Err(_) => Err(DialFailure::TimedOut),
    };
    control.inbox.push_of(life, ControlEvent::Dialled { address, result });
}

/// Keeps a member in `greeted` while its dial goes on, however it ends.
struct Greeting<'a>(&'a Control, MemberId);

impl Drop for Greeting<'_> {
    fn drop(&mut self) {
        self.0.greeted.lock().remove(&self.1);
    }
}

impl Control {
    /// Links with whoever is at an address: both connections, or none.
    async fn link(self: &Arc<Self>, address: &Address) -> Result<Linked, DialFailure> {
        let card = self.card.lock().clone();
        let session = u64::from_be_bytes(random());
        let (stream, at) = connect(address).await?;
        let control = greet(stream, card.clone(), Role::Control, session).await?;
        let (member, announced) = (control.theirs.member, control.theirs.address.clone());
        let linked = Linked { member, announced };
        // The same member may be dialled under two addresses. A second control link would end the first.
        while !self.greeted.lock().insert(member) {
            tokio::time::sleep(SAME_MEMBER_PAUSE).await;
        }
        let _greeting = Greeting(self, member);
        if self.registry.is_linked(member) {
            return Ok(linked);
        }
        let control = control.agree().await?;
        let data =
            greet(connect_to(at).await.map_err(unreachable)?, card.clone(), Role::Data, session).await?;
        if data.theirs.member != member {
            return Err(DialFailure::Failed("another member took over the address".to_owned()));
        }
        let credits = data.theirs.credits.max(1);
        let data = data.agree().await?;
        // Looked at last, and nothing is waited for after it: with connections of the member that this instance was,
        // the one that it is would take itself for linked, and be unknown there for ever.
        if self.card.lock().member != card.member {
            return Err(DialFailure::Failed("this member has become another one".to_owned()));
        }
        self.attach(member, control, data, credits).map_err(unreachable)?;
        Ok(linked)
    }

    fn attach(
        self: &Arc<Self>,
        member: MemberId,
        control: TcpStream,
        data: TcpStream,
        credits: u32,
    ) -> io::Result<()> {
        let link = Arc::new(ControlLink::new(SockRef::from(&control).try_clone()?.into()));
        let data = data.into_std()?;
        data.set_nonblocking(false)?;
        data.set_read_timeout(Some(READ_TICK))?;
        let on_lost = {
            let registry = Arc::downgrade(&self.registry);
            Box::new(move |generation| {
                if let Some(registry) = registry.upgrade() {
                    registry.tear_down(member, generation);
                }
            })
        };
        let data = Arc::new(DataLink::new(
            member,
            data,
            credits,
            self.handler.clone(),
            self.standby.clone(),
            on_lost,
        ));
        let generation = self.registry.attach_outbound(member, &link, &data);
        self.standby.add(data);
        let registry = self.registry.clone();
        spawn_local(async move {
            link.watch(control).await;
            registry.tear_down(member, generation);
        });
        Ok(())
    }
}

fn unreachable(error: io::Error) -> DialFailure {
    match error.kind() {
        io::ErrorKind::ConnectionRefused => DialFailure::Refused,
        io::ErrorKind::TimedOut => DialFailure::TimedOut,
        _ => DialFailure::Failed(error.to_string()),
    }
}

/// Connects to the first address of a host that answers.
async fn connect(address: &Address) -> Result<(TcpStream, SocketAddr), DialFailure> {
    let found: Vec<SocketAddr> = match address.host.parse() {
        Ok(ip) => vec![SocketAddr::new(ip, address.port)],
        Err(_) => tokio::net::lookup_host((address.host.as_str(), address.port))
            .await
            .map_err(unreachable)?
            .collect(),
    };
    let mut failure = DialFailure::Failed(format!("the name `{}` has no address", address.host));
    for at in found {
        match connect_to(at).await {
            Ok(stream) => return Ok((stream, at)),
            Err(error) => failure = unreachable(error),
        }
    }
    Err(failure)
}

async fn connect_to(at: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(at).await?;
    // Where nobody listens, a socket may be given the very port that it dials, and meet itself.
    if stream.local_addr()? == stream.peer_addr()? {
        return Err(io::ErrorKind::ConnectionRefused.into());
    }
    tune(&stream)?;
    Ok(stream)
}

fn tune(stream: &TcpStream) -> io::Result<()> {
    let socket = SockRef::from(stream);
    socket.set_tcp_nodelay(true)?;
    socket.set_tcp_user_timeout(Some(UNACKNOWLEDGED_MAX))?;
    socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(KEEPALIVE).with_interval(KEEPALIVE))
}

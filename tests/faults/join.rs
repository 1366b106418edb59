//! Members that start among addresses that do not answer.

use crate::member::{Member, free_ports, seeds};
use crate::{DEADLINE, alone};
use socket2::{Domain, Socket, Type};
use std::net::{SocketAddr, TcpListener};
use std::time::{Duration, Instant};

/// From the last start until all are one cluster.
const JOINED_MAX: Duration = Duration::from_millis(1_500);

/// An address that accepts and never says a word.
fn mute() -> TcpListener {
    TcpListener::bind(("127.0.0.1", 0)).expect("a port is free") // the system accepts, nobody answers
}

/// An address that packets to vanish at: its accept queue is full, so a dial is never answered.
struct BlackHole {
    listener: Socket,
    _waiting: Vec<Socket>,
}

impl BlackHole {
    fn open() -> Self {
        let listener = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
        listener.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into()).expect("a port is free");
        listener.listen(0).expect("listens");
        let address = listener.local_addr().expect("bound");
        let mut waiting = Vec::new();
        loop {
            let socket = Socket::new(Domain::IPV4, Type::STREAM, None).expect("a socket");
            let hangs = socket.connect_timeout(&address, Duration::from_millis(300)).is_err();
            waiting.push(socket);
            if hangs {
                return Self { listener, _waiting: waiting };
            }
            assert!(waiting.len() < 16, "the accept queue never fills");
        }
    }

    fn port(&self) -> u16 {
        self.listener.local_addr().ok().and_then(|address| address.as_socket()).expect("bound").port()
    }
}

/// Starts `N` at once, and answers how long it took from the last start until all were one cluster.
fn start_together<const N: usize>(cluster: &str, others: &[u16]) -> Duration {
    let ports = free_ports::<N>();
    let all: Vec<u16> = ports.iter().chain(others).copied().collect();
    let mut members: Vec<_> = ports.iter().map(|port| Member::launch(cluster, *port, &seeds(&all))).collect();
    let started = Instant::now();
    members.iter_mut().for_each(Member::serving);
    loop {
        let views: Vec<_> = members.iter_mut().map(Member::view).collect();
        if views.iter().all(|view| view.count == N && view.oldest == views[0].oldest) {
            return started.elapsed();
        }
        assert!(started.elapsed() < DEADLINE, "{views:#?}");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// What is judged is the protocol, not the machine: of three tries one must be in time, and all must end in one
/// cluster.
fn in_time(mut start: impl FnMut(usize) -> Duration) {
    let mut tries = Vec::new();
    for attempt in 0..3 {
        let took = start(attempt);
        tries.push(took);
        if took < JOINED_MAX {
            println!("one cluster after {tries:?}");
            return;
        }
    }
    panic!("one cluster after {tries:?}, never within {JOINED_MAX:?}");
}

#[test]
fn two_among_refused_addresses_are_one_cluster_in_time() {
    let _alone = alone();
    in_time(|attempt| start_together::<2>(&format!("refused-{attempt}"), &free_ports::<3>()));
}

#[test]
fn two_among_mute_and_black_holed_addresses_are_one_cluster_in_time() {
    let _alone = alone();
    let (mute, hole) = (mute(), BlackHole::open());
    let others = [mute.local_addr().expect("bound").port(), hole.port(), free_ports::<1>()[0]];
    in_time(|attempt| start_together::<2>(&format!("mute-{attempt}"), &others));
}

#[test]
fn seven_among_mute_and_black_holed_addresses_are_one_cluster_in_time() {
    let _alone = alone();
    let (mute, hole) = (mute(), BlackHole::open());
    let others = [mute.local_addr().expect("bound").port(), hole.port(), free_ports::<1>()[0]];
    in_time(|attempt| start_together::<7>(&format!("seven-{attempt}"), &others));
}

#[test]
fn a_running_cluster_is_joined_without_waiting_for_silent_addresses() {
    let _alone = alone();
    let (mute, hole) = (mute(), BlackHole::open());
    let ports = free_ports::<2>();
    let others = [mute.local_addr().expect("bound").port(), hole.port()];
    let mut first = Member::start("running", ports[0], &seeds(&[ports[0]]));
    in_time(|_| {
        let all: Vec<u16> = ports.iter().chain(&others).copied().collect();
        let started = Instant::now();
        let mut second = Member::start("running", ports[1], &seeds(&all));
        let took = started.elapsed();
        assert_eq!((first.view().count, second.view().count), (2, 2));
        drop(second);
        crate::wait_for("the second is gone", || first.view().count == 1);
        // Judged harder than the others: no answer waits for a silent address.
        took + JOINED_MAX.saturating_sub(Duration::from_millis(700))
    });
}

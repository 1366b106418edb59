//! Finding members of the same cluster in a multicast group: says where this one is, hears where others are.
//!
//! Decides nothing about joining: an address that is heard is handed on, to be dialled. Often while this member looks
//! for a cluster, rarely afterwards, since a starting member makes itself heard.
//! Invariant: however many datagrams come, no more than [`FOUND_MAX`] addresses are handed on in a second.

use crate::error::Error;
use crate::kernel::id::Address;
use crate::wire::beacon::{BEACON_BYTES_MAX, Beacon};
use socket2::{Domain, Protocol, Socket, Type};
use std::collections::HashSet;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::time::Duration;

/// Between two datagrams while this member is in no cluster.
pub const LOOKING: Duration = Duration::from_millis(100);
/// Between two datagrams afterwards.
pub const SETTLED: Duration = Duration::from_secs(5);
/// Most addresses handed on in a second, each of them once.
pub const FOUND_MAX: usize = 64;

/// A socket in a multicast group.
pub struct Multicast {
    socket: UdpSocket,
    group: SocketAddr,
}

impl Multicast {
    /// Joins a group, on the interface with the address `host` if that is one of this machine, else on the default one.
    ///
    /// # Errors
    /// A group that is none, or a network without multicast, with the group in the text.
    pub fn join(group: &str, port: u16, time_to_live: u8, host: &str) -> Result<Self, Error> {
        let what = || format!("cannot join the multicast group [{group}]:{port}");
        let address = match group.parse::<Ipv4Addr>() {
            Ok(address) if address.is_multicast() => address,
            _ => {
                let problem = "not an IPv4 multicast address (224.0.0.0 to 239.255.255.255)".to_owned();
                return Err(Error::Io { what: what(), problem });
            }
        };
        Self::open(address, port, time_to_live, host)
            .map_err(|error| Error::Io { what: what(), problem: error.to_string() })
    }

    fn open(group: Ipv4Addr, port: u16, time_to_live: u8, host: &str) -> io::Result<Self> {
        let socket = Socket::new(Domain::IPV4, Type::DGRAM, Some(Protocol::UDP))?;
        // Members of one machine share the port, and each gets every datagram of the group.
        socket.set_reuse_address(true)?;
        socket.set_nonblocking(true)?;
        socket.bind(&SocketAddr::new(IpAddr::V4(group), port).into())?;
        socket.set_multicast_ttl_v4(time_to_live.into())?;
        socket.set_multicast_loop_v4(true)?;
        let own = host.parse::<Ipv4Addr>().ok().filter(|host| !host.is_unspecified());
        match own.map(|interface| socket.join_multicast_v4(&group, &interface).map(|()| interface)) {
            Some(Ok(interface)) => socket.set_multicast_if_v4(&interface)?,
            // Not an address of this machine: peers reach it through another one.
            Some(Err(_)) | None => socket.join_multicast_v4(&group, &Ipv4Addr::UNSPECIFIED)?,
        }
        Ok(Self { socket: socket.into(), group: SocketAddr::new(IpAddr::V4(group), port) })
    }

    /// Sends and listens for as long as it is polled, inside a tokio run-time. `beacon` is asked before each sending
    /// what to say and how long to wait afterwards; `found` is told of members of the same cluster.
    ///
    /// # Errors
    /// When the socket cannot be used at all; a datagram that cannot be sent is tried again.
    pub async fn run(
        self,
        mut beacon: impl FnMut() -> (Beacon, Duration),
        mut found: impl FnMut(Address),
    ) -> io::Result<()> {
        let socket = tokio::net::UdpSocket::from_std(self.socket)?;
        let mut seen = Seen::default();
        let mut buffer = [0; BEACON_BYTES_MAX];
        let (mut ours, _) = beacon();
        let mut next = tokio::time::Instant::now();
        loop {
            tokio::select! {
                () = tokio::time::sleep_until(next) => {
                    let wait;
                    (ours, wait) = beacon();
                    // A network that is not up yet: the next one may get through.
                    let _ = socket.send_to(&ours.to_bytes(), self.group).await;
                    next = tokio::time::Instant::now() + wait;
                }
                received = socket.recv_from(&mut buffer) => {
                    let Ok((length, _)) = received else {
                        tokio::time::sleep(LOOKING).await;
                        continue;
                    };
                    let now = tokio::time::Instant::now();
                    if let Some(theirs) = Beacon::from_bytes(&buffer[..length])
                        && theirs.cluster == ours.cluster
                        && theirs.member != ours.member
                        && seen.is_new(now, &theirs.address)
                    {
                        found(theirs.address);
                    }
                }
            }
        }
    }
}

/// What was handed on in the present second.
#[derive(Default)]
struct Seen {
    since: Option<tokio::time::Instant>,
    addresses: HashSet<Address>,
}

impl Seen {
    fn is_new(&mut self, now: tokio::time::Instant, address: &Address) -> bool {
        if self.since.is_none_or(|since| now - since >= Duration::from_secs(1)) {
            self.since = Some(now);
            self.addresses.clear();
        }
        self.addresses.len() < FOUND_MAX && self.addresses.insert(address.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::MemberId;
    use crate::wire::hello::name_hash;

    /// Multicast over loopback; a port of its own for each test keeps parallel runs apart.
    fn join(port: u16) -> Option<Multicast> {
        match Multicast::join("239.255.77.77", port, 0, "127.0.0.1") {
            Ok(multicast) => Some(multicast),
            Err(error) => {
                eprintln!("not tested: {error}");
                None
            }
        }
    }

    fn free_port() -> u16 {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("loopback has free ports");
        socket.local_addr().expect("bound").port()
    }

    fn beacon(member: u128, cluster: &str) -> Beacon {
        let address = Address::new("127.0.0.1", member as u16);
        Beacon { cluster: name_hash(cluster), member: MemberId(member), address }
    }

    #[test]
    fn members_of_a_cluster_find_each_other_and_no_others() {
        let port = free_port();
        let Some(sockets) = (0..3).map(|_| join(port)).collect::<Option<Vec<_>>>() else { return };
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().expect("descriptors are left");
        let found = std::cell::RefCell::new(Vec::new());
        let clusters = ["dev", "prod", "dev"];
        let run = |n: usize, multicast: Multicast| {
            let found = &found;
            multicast.run(
                move || (beacon(n as u128 + 1, clusters[n]), Duration::from_millis(10)),
                move |address| found.borrow_mut().push((n + 1, address.port)),
            )
        };
        let runs = sockets.into_iter().enumerate().map(|(n, multicast)| run(n, multicast));
        let [first, second, third] = runs.collect::<Vec<_>>().try_into().ok().expect("three");
        let both = async {
            while !(found.borrow().contains(&(1, 3)) && found.borrow().contains(&(3, 1))) {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        runtime.block_on(async {
            tokio::select! {
                _ = first => panic!("ended"),
                _ = second => panic!("ended"),
                _ = third => panic!("ended"),
                found = tokio::time::timeout(Duration::from_secs(10), both) => found.expect("found in time"),
            }
        });
        assert!(found.borrow().iter().all(|found| [(1, 3), (3, 1)].contains(found)), "{:?}", found.borrow());
    }

    #[test]
    fn a_flood_is_bounded_and_each_address_is_told_once_in_a_second() {
        let mut seen = Seen::default();
        let now = tokio::time::Instant::now();
        let told = |seen: &mut Seen, at| {
            (0..1_000).filter(|port| seen.is_new(at, &Address::new("h", *port))).count()
        };
        assert_eq!(told(&mut seen, now), FOUND_MAX);
        assert_eq!(told(&mut seen, now + Duration::from_millis(999)), 0);
        assert_eq!(told(&mut seen, now + Duration::from_secs(1)), FOUND_MAX);
    }

    #[test]
    fn a_group_that_is_none_is_an_error_that_names_it() {
        let error = Multicast::join("10.0.0.1", 54327, 1, "127.0.0.1").err().expect("refused").to_string();
        assert!(error.contains("[10.0.0.1]:54327") && error.contains("224.0.0.0"), "{error}");
    }
}

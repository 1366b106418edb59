//! Which address and port a member listens on.

use crate::config::Bind;
use crate::error::Error;
use socket2::{Domain, Protocol, Socket, Type};
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs};
use std::ops::RangeInclusive;

/// Connections that the system holds for us before they are accepted.
const BACKLOG: i32 = 1_024;

/// Listens on the first free port of `ports`; 0 is any free one. `public_host` is where peers are told to come.
///
/// # Errors
/// A host that is not of this machine, or no free port, with what to change.
pub(super) fn bind(bind: &Bind, public_host: &str, ports: RangeInclusive<u16>) -> Result<TcpListener, Error> {
    let (first, last) = (*ports.start(), *ports.end());
    let hosts = hosts(bind, public_host)?;
    for port in ports {
        for (at, host) in hosts.iter().enumerate() {
            match listen(SocketAddr::new(*host, port)) {
                Ok(listener) => return Ok(listener),
                Err(error) if error.kind() == ErrorKind::AddrInUse => break,
                Err(error) if error.kind() == ErrorKind::AddrNotAvailable && at + 1 < hosts.len() => {}
                Err(error) => {
                    return Err(problem(format!("cannot listen on [{host}]:{port}"), error.to_string()));
                }
            }
        }
    }
    let what = format!("cannot listen on [{}]:{first}", hosts[0]);
    let remedy = if first == last {
        "the port is taken; stop what uses it, choose another port or turn on port auto-increment".to_owned()
    } else {
        format!("every port up to {last} is taken; choose another port or raise port-count")
    };
    Err(problem(what, remedy))
}

fn problem(what: String, problem: String) -> Error {
    Error::Io { what, problem }
}

/// The addresses to try on each port, best first.
fn hosts(bind: &Bind, public_host: &str) -> Result<Vec<IpAddr>, Error> {
    let any = if public_host.parse::<Ipv6Addr>().is_ok() {
        IpAddr::V6(Ipv6Addr::UNSPECIFIED)
    } else {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED)
    };
    Ok(match bind {
        Bind::Any => vec![any],
        // A host that cannot be resolved here is not an address of this machine either.
        Bind::PublicHostIfLocal => {
            resolve(public_host).unwrap_or_default().into_iter().chain([any]).collect()
        }
        Bind::Host(host) => resolve(host).map_err(|error| {
            problem(format!("cannot listen on the configured host `{host}`"), error.to_string())
        })?,
    })
}

fn resolve(host: &str) -> io::Result<Vec<IpAddr>> {
    let addresses: Vec<IpAddr> = (host, 0).to_socket_addrs()?.map(|address| address.ip()).collect();
    if addresses.is_empty() { Err(io::Error::other("the name has no address")) } else { Ok(addresses) }
}

fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    // On Linux: a restart on the same port need not wait for connections of the last run; it never shares a port.
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(BACKLOG)?;
    socket.set_nonblocking(true)?;
    Ok(socket.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn port(listener: &TcpListener) -> u16 {
        listener.local_addr().expect("bound").port()
    }

    #[test]
    fn taken_port_is_incremented_and_a_restart_gets_it_back() {
        let host = Bind::Host("127.0.0.1".to_owned());
        let first = bind(&host, "127.0.0.1", 0..=0).unwrap();
        let taken = port(&first);
        let second = bind(&host, "127.0.0.1", taken..=taken + 20).unwrap();
        assert!(port(&second) > taken);
        drop(first);
        assert_eq!(port(&bind(&host, "127.0.0.1", taken..=taken).unwrap()), taken);
    }

    #[test]
    fn no_free_port_is_an_error_with_a_remedy() {
        let host = Bind::Host("127.0.0.1".to_owned());
        let taken = bind(&host, "127.0.0.1", 0..=0).unwrap();
        let error = bind(&host, "127.0.0.1", port(&taken)..=port(&taken)).unwrap_err().to_string();
        assert!(error.contains("the port is taken"), "{error}");
    }

    #[test]
    fn public_host_of_another_machine_listens_everywhere() {
        // 192.0.2.0/24 is reserved for documents.
        let listener = bind(&Bind::PublicHostIfLocal, "192.0.2.1", 0..=0).unwrap();
        assert!(listener.local_addr().unwrap().ip().is_unspecified());
        assert!(bind(&Bind::Host("192.0.2.1".to_owned()), "", 0..=0).is_err());
    }
}

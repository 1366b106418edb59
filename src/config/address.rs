//! Hosts and ports as people write them.
//!
//! Decides what is a host, what is a placeholder that somebody forgot to replace, and which addresses a member text
//! stands for. Resolving names is the engine's, at each dial: a name may get its address later.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::interfaces::octet_range;
use crate::kernel::id::Address;

/// Longest host name, in bytes (RFC 1123).
const HOST_BYTES_MAX: usize = 253;
/// Longest part of a host name between dots, in bytes (RFC 1123).
const LABEL_BYTES_MAX: usize = 63;

/// What [`host`] takes, for messages.
pub(super) const HOST_ACCEPTED: &str = "a host name, an IPv4 address, or an IPv6 address in brackets";
/// What [`host_and_port`] takes, for messages.
pub(super) const HOST_PORT_ACCEPTED: &str =
    "host:port with a host name, an IPv4 address or an IPv6 address in brackets, and a port from 1 to 65535";

/// Checks a host without brackets; the error says what is wrong.
pub(super) fn check_host(host: &str) -> Result<(), String> {
    if host.parse::<Ipv6Addr>().is_ok() || host.parse::<Ipv4Addr>().is_ok() {
        return Ok(());
    }
    if is_placeholder(host) {
        return Err("a placeholder, not a host".into());
    }
    if host.is_empty() {
        return Err("no host".into());
    }
    let label_ok = |label: &str| {
        (1..=LABEL_BYTES_MAX).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    if host.len() > HOST_BYTES_MAX || !host.split('.').all(label_ok) {
        return Err("not a host".into());
    }
    // A name whose last part is a number can only be a mistyped IPv4 address: no such top-level domain exists.
    let last = host.rsplit('.').next().unwrap_or(host);
    if last.bytes().all(|b| b.is_ascii_digit()) {
        return Err("not an IPv4 address".into());
    }
    Ok(())
}

/// Four parts of digits and x with at least one x, as in `xxx.xxx.xxx.xx3` or `192.168.x.x`; or `<anything>`.
fn is_placeholder(host: &str) -> bool {
    let digits_and_x =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'x' || b == b'X');
    host.contains(['<', '>'])
        || (host.split('.').count() == 4
            && host.split('.').all(digits_and_x)
            && host.bytes().any(|b| b.eq_ignore_ascii_case(&b'x')))
}

/// A port from 1 to 65535.
pub(super) fn port(text: &str) -> Result<u16, String> {
    if text.is_empty() {
        return Err("no port".into());
    }
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err("not a port".into());
    }
    match text.parse::<u16>() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err("port out of range".into()),
    }
}

/// Splits `host`, `host:port`, `[v6]`, `[v6]:port` or a bare IPv6 address. The host is checked.
pub(super) fn host_maybe_port(text: &str) -> Result<(String, Option<u16>), String> {
    let text = text.trim();
    let (host, rest) = if let Some(bracketed) = text.strip_prefix('[') {
        let (host, rest) = bracketed.split_once(']').ok_or("a bracket that is not closed")?;
        host.parse::<Ipv6Addr>().map_err(|_| "not an IPv6 address in the brackets")?;
        match rest.strip_prefix(':') {
            Some(port) => (host, Some(port)),
            None if rest.is_empty() => (host, None),
            None => return Err("text behind the bracket".into()),
        }
    } else if text.parse::<Ipv6Addr>().is_ok() {
        (text, None)
    } else {
        match text.split_once(':') {
            Some((_, port)) if port.contains(':') => {
                return Err("more than one colon; an IPv6 address needs brackets".into());
            }
            Some((host, port)) => (host, Some(port)),
            None => (text, None),
        }
    };
    check_host(host)?;
    Ok((host.to_owned(), rest.map(port).transpose()?))
}

/// `host:port`, both there.
pub(super) fn host_and_port(text: &str) -> Result<Address, String> {
    let trimmed = text.trim();
    if trimmed.parse::<Ipv6Addr>().is_ok() {
        return Err("an IPv6 address without brackets".into());
    }
    match host_maybe_port(trimmed)? {
        (host, Some(port)) => Ok(Address { host, port }),
        (_, None) => Err("no port".into()),
    }
}

/// The addresses that a member text stands for: a comma list of `host`, `host:port`, `a.b.c.d-e`, `a.b.c.*`.
///
/// Without a port, `tries` ports from `first_port` on are meant, since the member may have moved up. More than `max`
/// addresses are an error.
pub(super) fn expand(text: &str, first_port: u16, tries: u16, max: usize) -> Result<Vec<Address>, String> {
    let mut addresses = Vec::new();
    for item in text.split(',').map(str::trim).filter(|item| !item.is_empty()) {
        let (hosts, port) = match range(item)? {
            Some(range) => range,
            None => host_maybe_port(item).map(|(host, port)| (vec![host], port))?,
        };
        let ports = match port {
            Some(port) => port..=port,
            None => first_port.max(1)..=first_port.max(1).saturating_add(tries.max(1) - 1),
        };
        for host in hosts {
            addresses.extend(ports.clone().map(|port| Address::new(host.as_str(), port)));
            if addresses.len() > max {
                return Err("too many addresses".into());
            }
        }
    }
    if addresses.is_empty() { Err("no host".into()) } else { Ok(addresses) }
}

/// Hosts that share a port, if one is said.
type HostsAndPort = (Vec<String>, Option<u16>);

/// The hosts of `a.b.c.d-e[:port]` or `a.b.c.*[:port]`; `None` if the text is no range.
fn range(item: &str) -> Result<Option<HostsAndPort>, String> {
    let (host, port_text) = match item.split_once(':') {
        Some((host, port)) => (host, Some(port)),
        None => (item, None),
    };
    let Some((network, last)) = host.rsplit_once('.') else { return Ok(None) };
    let is_network =
        network.split('.').count() == 3 && network.split('.').all(|part| part.parse::<u8>().is_ok());
    if !is_network || !last.contains(['-', '*']) {
        return Ok(None);
    }
    let (from, to) = octet_range(last).ok_or("not a range of addresses")?;
    let hosts = (from..=to).map(|octet| format!("{network}.{octet}")).collect();
    Ok(Some((hosts, port_text.map(port).transpose()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_and_what_is_none() {
        for good in ["127.0.0.1", "::1", "localhost", "gw-1.example.org", "node_1", "10x.example.org", "xxx"]
        {
            assert_eq!(check_host(good), Ok(()), "{good}");
        }
        for (bad, wrong) in [
            ("xxx.xxx.xxx.xx3", "a placeholder, not a host"),
            ("192.168.x.X", "a placeholder, not a host"),
            ("<node-1-ip>", "a placeholder, not a host"),
            ("", "no host"),
            ("a b", "not a host"),
            ("a..b", "not a host"),
            ("-a", "not a host"),
            ("a-", "not a host"),
            ("127.0.0.256", "not an IPv4 address"),
            ("127.0.0", "not an IPv4 address"),
            ("4500", "not an IPv4 address"),
        ] {
            assert_eq!(check_host(bad), Err(wrong.into()), "{bad}");
        }
        assert!(check_host(&"a".repeat(63)).is_ok());
        assert!(check_host(&"a".repeat(64)).is_err());
        assert!(check_host(&["a"; 127].join(".")).is_ok());
        assert!(check_host(&["a"; 128].join(".")).is_err());
    }

    #[test]
    fn members_need_host_and_port() {
        assert_eq!(host_and_port("127.0.0.1:4500"), Ok(Address::new("127.0.0.1", 4500)));
        assert_eq!(host_and_port(" [::1]:4500 "), Ok(Address::new("::1", 4500)));
        for (bad, wrong) in [
            ("127.0.0.1", "no port"),
            ("127.0.0.1:", "no port"),
            ("127.0.0.1:x", "not a port"),
            ("127.0.0.1:+5", "not a port"),
            ("127.0.0.1:0", "port out of range"),
            ("127.0.0.1:65536", "port out of range"),
            (":4500", "no host"),
            ("::1", "an IPv6 address without brackets"),
            ("a:b:4500", "more than one colon; an IPv6 address needs brackets"),
            ("[::1:4500", "a bracket that is not closed"),
            ("[host]:4500", "not an IPv6 address in the brackets"),
            ("[::1]4500", "text behind the bracket"),
            ("", "no host"),
        ] {
            assert_eq!(host_and_port(bad), Err(wrong.into()), "{bad}");
        }
    }

    #[test]
    fn members_without_a_port_stand_for_several() {
        let texts = |text: &str| -> Vec<String> {
            expand(text, 5701, 3, 100).unwrap().iter().map(ToString::to_string).collect()
        };
        assert_eq!(texts("localhost"), ["[localhost]:5701", "[localhost]:5702", "[localhost]:5703"]);
        assert_eq!(texts("a:1, b:2,"), ["[a]:1", "[b]:2"]);
        assert_eq!(texts("10.0.0.8-9:5701"), ["[10.0.0.8]:5701", "[10.0.0.9]:5701"]);
        assert_eq!(texts("gw-1.a-b:5"), ["[gw-1.a-b]:5"]);
        assert_eq!(expand("10.0.0.*", 5701, 3, 100), Err("too many addresses".into()));
        assert_eq!(expand("10.0.0.9-8", 5701, 3, 100), Err("not a range of addresses".into()));
        assert_eq!(expand(" , ", 5701, 3, 100), Err("no host".into()));
        assert_eq!(expand("a", 65535, 3, 100).unwrap().len(), 1);
    }
}

//! Which of the machine's addresses a member may bind: Hazelcast's interface patterns.
//!
//! Decides only whether an address matches; listing the machine's addresses is the engine's.

use std::net::{IpAddr, Ipv4Addr};

/// Bind only to an address that matches one of the patterns; no match means that the member does not start.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interfaces {
    /// Patterns are looked at only if set.
    pub enabled: bool,
    /// `10.3.10.4`, `10.3.10.*` or `10.3.10.4-18`; of IPv6, literals only.
    pub patterns: Vec<String>,
}

impl Interfaces {
    /// Whether a member may bind to `address`: any, if not enabled.
    pub fn allow(&self, address: IpAddr) -> bool {
        !self.enabled || self.patterns.iter().any(|pattern| matches(pattern, address).unwrap_or(false))
    }
}

/// `None` if `pattern` is none.
pub(super) fn matches(pattern: &str, address: IpAddr) -> Option<bool> {
    let pattern = pattern.trim();
    if let Ok(literal) = pattern.parse::<IpAddr>() {
        return Some(literal == address);
    }
    let parts: Vec<&str> = pattern.split('.').collect();
    if parts.len() != 4 {
        return None;
    }
    let octets = match address {
        IpAddr::V4(v4) => v4,
        // Still look at each part: a wrong pattern is wrong for every address.
        IpAddr::V6(_) => Ipv4Addr::UNSPECIFIED,
    }
    .octets();
    let mut all = address.is_ipv4();
    for (part, octet) in parts.into_iter().zip(octets) {
        let (from, to) = octet_range(part)?;
        all &= (from..=to).contains(&octet);
    }
    Some(all)
}

/// The numbers of one part: `7`, `4-18` or `*`.
pub(super) fn octet_range(part: &str) -> Option<(u8, u8)> {
    if part == "*" {
        return Some((0, u8::MAX));
    }
    let (from, to) = part.split_once('-').unwrap_or((part, part));
    let (from, to) = (octet(from)?, octet(to)?);
    (from <= to).then_some((from, to))
}

fn octet(text: &str) -> Option<u8> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_as_written() {
        let ip = |text: &str| text.parse::<IpAddr>().unwrap();
        assert_eq!(matches("10.3.10.4-18", ip("10.3.10.4")), Some(true));
        assert_eq!(matches("10.3.10.4-18", ip("10.3.10.18")), Some(true));
        assert_eq!(matches("10.3.10.4-18", ip("10.3.10.19")), Some(false));
        assert_eq!(matches("10.3.*.*", ip("10.3.255.0")), Some(true));
        assert_eq!(matches("::1", ip("::1")), Some(true));
        assert_eq!(matches("10.3.10.*", ip("::1")), Some(false));
        for wrong in ["10.3.10", "10.3.10.18-4", "10.3.10.x", "10.3.10.+1", "", "10.3.10.256", "*"] {
            assert_eq!(matches(wrong, ip("10.3.10.4")), None, "{wrong}");
        }
    }

    #[test]
    fn any_address_is_allowed_unless_enabled() {
        let mut interfaces = Interfaces { enabled: false, patterns: vec!["10.0.0.*".into()] };
        assert!(interfaces.allow("192.168.0.1".parse().unwrap()));
        interfaces.enabled = true;
        assert!(!interfaces.allow("192.168.0.1".parse().unwrap()));
        assert!(interfaces.allow("10.0.0.1".parse().unwrap()));
    }
}

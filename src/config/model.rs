//! The one model of a configuration: plain data, with the defaults of Hazelcast's `new Config()`.
//!
//! Fields may hold anything until [`Config::validate`] has looked; only what it returns is used by the engine. Settings
//! that Hazelcast keeps as properties stay properties here, so that `getProperties()` shows what was set, and become
//! typed in [`Settings`](super::Settings).

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::PathBuf;

use super::interfaces::{self, Interfaces};
use super::objects::{LockConfig, MapConfig, TopicConfig, check_pattern};
use super::outside::Outside;
use super::problem::{Problem, shown};
use super::settings::Settings;
use super::{address, pattern};
use crate::error::Error;
use crate::kernel::id::Address;

/// Longest name of a cluster, an instance, a structure or an attribute, in bytes.
pub const NAME_BYTES_MAX: usize = 256;
/// Most addresses that the member list may stand for.
pub const MEMBERS_MAX: usize = 4096;
/// Most attributes of a member: they travel with each view.
pub const ATTRIBUTES_MAX: usize = 128;

/// What a member is started with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Members find only others of the same cluster name.
    pub cluster_name: String,
    /// Name within the process; made up at start if absent.
    pub instance_name: Option<String>,
    /// Without clustering structures are local and no port is opened.
    pub clustered: bool,
    /// A lite member holds no partition.
    pub lite_member: bool,
    /// How peers reach this member.
    pub network: Network,
    /// How this member finds peers.
    pub join: Join,
    /// Hazelcast's string properties and ours, as they were set.
    pub properties: BTreeMap<String, String>,
    /// The file with the cluster secret, as seen from the working directory of the process; property
    /// `filbert.cluster.secret.file` says the same.
    pub secret_file: Option<PathBuf>,
    /// What other members may read about this one.
    pub attributes: BTreeMap<String, String>,
    /// By name or pattern.
    pub maps: BTreeMap<String, MapConfig>,
    /// By name or pattern.
    pub locks: BTreeMap<String, LockConfig>,
    /// By name or pattern.
    pub topics: BTreeMap<String, TopicConfig>,
    /// 0: locks and counters live in partitions with backups. Groups by Raft (3 and more) are not there yet.
    pub cp_member_count: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            cluster_name: "dev".into(),
            instance_name: None,
            clustered: true,
            lite_member: false,
            network: Network::default(),
            join: Join::default(),
            properties: BTreeMap::new(),
            secret_file: None,
            attributes: BTreeMap::new(),
            maps: BTreeMap::new(),
            locks: BTreeMap::new(),
            topics: BTreeMap::new(),
            cp_member_count: 0,
        }
    }
}

/// How peers reach a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// `host` or `host:port` that peers are told; absent: the address that is bound.
    pub public_address: Option<String>,
    /// The first port that is tried; 0: any free one.
    pub port: u16,
    /// Whether the next port is tried when one is taken.
    pub port_auto_increment: bool,
    /// How many ports are tried.
    pub port_count: u16,
    /// Which address is bound.
    pub bind: Bind,
    /// Restricts what is bound.
    pub interfaces: Interfaces,
}

impl Default for Network {
    fn default() -> Self {
        Self {
            public_address: None,
            port: 5701,
            port_auto_increment: true,
            port_count: 100,
            bind: Bind::Any,
            interfaces: Interfaces::default(),
        }
    }
}

impl Network {
    /// The ports to try, in order, none twice, none above 65535.
    pub fn ports(&self) -> std::ops::RangeInclusive<u16> {
        let count = if self.port_auto_increment && self.port != 0 { self.port_count.max(1) } else { 1 };
        self.port..=self.port.saturating_add(count - 1)
    }
}

/// Which address a member's socket is bound to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Bind {
    /// Every address of the machine: Hazelcast's default.
    #[default]
    Any,
    /// The public host if it is an address of this machine, else every address.
    PublicHostIfLocal,
    /// This host; start fails if it is not an address of this machine.
    Host(String),
}

/// How a member finds peers. At most one way is enabled; auto-detection counts only if no other is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// Stands back behind each other way; on a plain machine it means multicast.
    pub auto_detection: bool,
    /// A list of well-known members.
    pub tcp_ip: TcpIp,
    /// A multicast group.
    pub multicast: Multicast,
}

impl Default for Join {
    fn default() -> Self {
        Self { auto_detection: true, tcp_ip: TcpIp::default(), multicast: Multicast::default() }
    }
}

/// Finding peers by a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TcpIp {
    /// Whether this way is taken.
    pub enabled: bool,
    /// `host`, `host:port`, `a.b.c.d-e`, `a.b.c.*`, or a comma list of them, as they were written.
    pub members: Vec<String>,
    /// How long one dial may take.
    pub connection_timeout_seconds: u32,
}

impl Default for TcpIp {
    fn default() -> Self {
        Self { enabled: false, members: Vec::new(), connection_timeout_seconds: 5 }
    }
}

/// Finding peers by multicast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Multicast {
    /// Whether this way is taken.
    pub enabled: bool,
    /// A multicast address.
    pub group: String,
    /// UDP port.
    pub port: u16,
    /// How long a starting member waits for an answer at most.
    pub timeout_seconds: u32,
    /// How many routers a datagram may pass.
    pub time_to_live: u8,
}

impl Default for Multicast {
    fn default() -> Self {
        Self { enabled: false, group: "224.2.2.3".into(), port: 54327, timeout_seconds: 2, time_to_live: 32 }
    }
}

/// The one way in which a member looks for peers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discovery {
    /// Not at all: it forms a cluster alone and may be dialled.
    None,
    /// It dials the well-known members.
    TcpIp,
    /// It asks a multicast group.
    Multicast,
}

impl Join {
    /// The way that is taken.
    pub fn discovery(&self) -> Discovery {
        if self.tcp_ip.enabled {
            Discovery::TcpIp
        } else if self.multicast.enabled || self.auto_detection {
            Discovery::Multicast
        } else {
            Discovery::None
        }
    }
}

impl Config {
    /// The configuration of the map `name` as of the start.
    ///
    /// # Errors
    /// Two patterns match equally well.
    pub fn map(&self, name: &str) -> Result<MapConfig, Error> {
        self.map_with(&Self::default(), name)
    }

    /// The configuration of the lock `name` as of the start.
    ///
    /// # Errors
    /// Two patterns match equally well.
    pub fn lock(&self, name: &str) -> Result<LockConfig, Error> {
        self.lock_with(&Self::default(), name)
    }

    /// The configuration of the map `name`: its own, else the best pattern's; else likewise what was `added` at run
    /// time; else `default`'s, else the built-in one.
    ///
    /// # Errors
    /// Two patterns match equally well.
    pub fn map_with(&self, added: &Self, name: &str) -> Result<MapConfig, Error> {
        Ok(pattern::find("map", &self.maps, &added.maps, name)?.copied().unwrap_or_default())
    }

    /// The configuration of the lock `name`; looked up as [`Self::map_with`] does.
    ///
    /// # Errors
    /// Two patterns match equally well.
    pub fn lock_with(&self, added: &Self, name: &str) -> Result<LockConfig, Error> {
        Ok(pattern::find("lock", &self.locks, &added.locks, name)?.copied().unwrap_or_default())
    }

    /// The configuration of the topic `name`; looked up as [`Self::map_with`] does.
    ///
    /// # Errors
    /// Two patterns match equally well.
    pub fn topic_with(&self, added: &Self, name: &str) -> Result<TopicConfig, Error> {
        Ok(pattern::find("topic", &self.topics, &added.topics, name)?.copied().unwrap_or_default())
    }

    /// Judges the whole and gives what the engine works with. Every way of configuring ends here.
    ///
    /// # Errors
    /// The first wrong value, with its key, what was found and what is accepted.
    pub fn validate(&self, outside: &Outside<'_>) -> Result<Settings, Error> {
        self.check().map_err(|problem| problem.from("configuration"))?;
        Settings::resolve(self, outside)
    }

    fn check(&self) -> Result<(), Problem> {
        check_name("cluster-name", &self.cluster_name)?;
        if let Some(name) = &self.instance_name {
            check_name("instance-name", name)?;
        }
        self.network.check()?;
        self.join.check()?;
        if self.attributes.len() > ATTRIBUTES_MAX {
            let accepted = format!("at most {ATTRIBUTES_MAX}");
            return Err(Problem::new("attribute", self.attributes.len().to_string(), "too many", accepted));
        }
        for name in self.attributes.keys() {
            check_name("attribute", name)?;
        }
        for (name, map) in &self.maps {
            check_pattern("map", name, NAME_BYTES_MAX)?;
            map.check(&format!("map.{name}"))?;
        }
        for (name, lock) in &self.locks {
            check_pattern("lock", name, NAME_BYTES_MAX)?;
            lock.check(&format!("lock.{name}"))?;
        }
        for name in self.topics.keys() {
            check_pattern("topic", name, NAME_BYTES_MAX)?;
        }
        if self.cp_member_count != 0 {
            // Ignoring it would turn linearizable locks into ones that a split can double.
            let found = self.cp_member_count.to_string();
            let wrong = "groups by Raft are not implemented";
            return Err(Problem::new("cp-member-count", found, wrong, "0: kept in partitions with backups"));
        }
        Ok(())
    }

    /// All addresses that the member list stands for, in order.
    pub(super) fn member_addresses(&self, port_tries: u16) -> Result<Vec<Address>, Problem> {
        let mut addresses = Vec::new();
        for member in &self.join.tcp_ip.members {
            let room = MEMBERS_MAX - addresses.len();
            let more = address::expand(member, self.network.port, port_tries, room).map_err(|wrong| {
                let accepted = format!(
                    "host, host:port, a.b.c.d-e, a.b.c.* or a comma list of them, {MEMBERS_MAX} addresses in all"
                );
                Problem::new("join.tcp-ip.member", shown(member), wrong, accepted)
            })?;
            addresses.extend(more);
        }
        Ok(addresses)
    }
}

/// Checks the name of a cluster, an instance or an attribute.
pub(super) fn check_name(key: &str, name: &str) -> Result<(), Problem> {
    let wrong = if name.is_empty() {
        "empty"
    } else if name.len() > NAME_BYTES_MAX {
        "too long"
    } else if name.chars().any(char::is_control) {
        "contains a control character"
    } else {
        return Ok(());
    };
    Err(Problem::new(key, shown(name), wrong, format!("1 to {NAME_BYTES_MAX} bytes of printable text")))
}

impl Network {
    fn check(&self) -> Result<(), Problem> {
        if let Some(public) = &self.public_address {
            check_public_address("network.public-address", public)?;
        }
        if self.port_count == 0 {
            return Err(Problem::new("network.port-count", "0", "out of range", "1 to 65535"));
        }
        if let Bind::Host(host) = &self.bind {
            address::check_host(host)
                .map_err(|wrong| Problem::new("network.bind", shown(host), wrong, address::HOST_ACCEPTED))?;
        }
        for pattern in &self.interfaces.patterns {
            // Any address will do: whether a text is a pattern does not depend on it.
            if interfaces::matches(pattern, [0, 0, 0, 0].into()).is_none() {
                let accepted = "10.3.10.4, 10.3.10.*, 10.3.10.4-18 or an IPv6 address";
                return Err(Problem::new(
                    "network.interface",
                    shown(pattern),
                    "not an interface pattern",
                    accepted,
                ));
            }
        }
        Ok(())
    }
}

/// Splits what peers are told: `host` or `host:port`.
pub(super) fn check_public_address(key: &str, text: &str) -> Result<(String, Option<u16>), Problem> {
    address::host_maybe_port(text).map_err(|wrong| {
        let accepted = format!("{}, with or without :port", address::HOST_ACCEPTED);
        Problem::new(key, shown(text), wrong, accepted)
    })
}

impl Join {
    fn check(&self) -> Result<(), Problem> {
        if self.tcp_ip.enabled && self.multicast.enabled {
            let wrong = "Multiple join configuration cannot be enabled at the same time";
            return Err(Problem::new("join", "tcp-ip and multicast", wrong, "only one of them enabled"));
        }
        is_multicast("join.multicast.group", &self.multicast.group)?;
        if self.multicast.port == 0 {
            return Err(Problem::new("join.multicast.port", "0", "port out of range", "1 to 65535"));
        }
        Ok(())
    }
}

/// Checks the address of a multicast group.
pub(super) fn is_multicast(key: &str, group: &str) -> Result<(), Problem> {
    if group.parse::<IpAddr>().is_ok_and(|ip| ip.is_multicast()) {
        return Ok(());
    }
    let accepted = "224.0.0.0 to 239.255.255.255, or an IPv6 address that begins with ff";
    Err(Problem::new(key, shown(group), "not a multicast address", accepted))
}

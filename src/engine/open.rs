//! Opens an instance to others: its address, its port, its secret, its connections.

use super::Engine;
use super::discovery::multicast::Multicast;
use super::inbound::Inbound;
use super::node::{Input, Node};
use super::transport::{Listener, Options, Transport};
use crate::config::{Bind, Discovery, Outside};
use crate::error::Error;
use crate::kernel::control::Control;
use crate::kernel::id::Address;
use crate::logging::{messages, targets};
use std::net::{IpAddr, Ipv4Addr, UdpSocket};
use std::path::Path;
use std::sync::Arc;

/// Longest secret, in bytes.
const SECRET_BYTES_MAX: usize = 4_096;

impl Engine {
    /// Binds, starts the transport's threads, and lets the control plane look for others.
    pub(super) fn open(self: &Arc<Self>) -> Result<Address, Error> {
        let secret = self.settings.secret_file.as_deref().map(read_secret).transpose()?;
        let (host, told_port) = match &self.settings.public_address {
            Some((host, port)) => (host.clone(), *port),
            None => (self.pick_host()?, None),
        };
        let listener = Listener::bind(&self.settings.bind, &host, self.config.network.ports())?;
        let listener = self.look_around(listener, &host);
        let address = Address::new(host, told_port.unwrap_or(listener.port()));
        self.log.set_address(&address);
        self.announce(&address, secret.is_some());
        let control = Control::new(self.now(), self.control_config(address.clone())?);
        let options = Options {
            instance: self.name.clone(),
            cluster_name: self.config.cluster_name.clone(),
            secret,
            member: self.shared.load().snapshot.me,
            address: address.clone(),
        };
        let handler = Arc::new(Inbound::new(Arc::downgrade(self)));
        self.links.open(Transport::start(options, listener, handler)?);
        let engine = Arc::downgrade(self);
        self.node.set_waker(move || {
            if let Some(engine) = engine.upgrade() {
                engine.links.wake_control();
            }
        });
        // Only now: what the control plane says in its first turn must find the connections.
        *self.turning.lock() = Some(Node::new(control));
        self.links.wake_control();
        Ok(address)
    }

    /// Replaces the well-known addresses that later joins use.
    pub fn set_well_known(&self, addresses: Vec<String>) -> Result<(), Error> {
        if !self.phase.is_serving() {
            return Err(Error::NotActive);
        }
        let mut config = self.config.clone();
        config.join.tcp_ip.members = addresses;
        // Properties of the host decided at the start and do so no more: only addresses are taken from this.
        let addresses = config.validate(&Outside::NOTHING)?.members;
        if self.settings.discovery == Discovery::TcpIp {
            self.node.put(Input::Seeds { addresses });
        }
        Ok(())
    }

    /// A network without multicast is no reason not to start: others may still dial this member.
    fn look_around(&self, listener: Listener, host: &str) -> Listener {
        if self.settings.discovery != Discovery::Multicast {
            return listener;
        }
        let group = &self.config.join.multicast;
        match Multicast::join(&group.group, group.port, group.time_to_live, host) {
            Ok(multicast) => listener.with_multicast(multicast),
            Err(error) => {
                log::warn!(logger: self.log, target: targets::NODE,
                    "{error}; members are found only if they dial this one: list them under [clustering] members");
                listener
            }
        }
    }

    fn announce(&self, address: &Address, has_secret: bool) {
        let log = &self.log;
        log::info!(logger: log, target: targets::SYSTEM, "{}", messages::starting_at(address));
        log::info!(logger: log, target: targets::SYSTEM, "{}", messages::cluster_name(&self.config.cluster_name));
        match self.settings.discovery {
            Discovery::TcpIp => log::info!(logger: log, target: targets::NODE, "{}", messages::USING_TCP_IP),
            Discovery::Multicast => {
                log::info!(logger: log, target: targets::NODE, "{}", messages::USING_MULTICAST)
            }
            Discovery::None => {}
        }
        log::warn!(logger: log, target: targets::CP_SUBSYSTEM, "{}", messages::CP_UNSAFE);
        let is_loopback =
            address.host.parse::<IpAddr>().map_or(address.host == "localhost", |ip| ip.is_loopback());
        if !has_secret && !is_loopback {
            log::warn!(logger: log, target: targets::SECURITY,
                "No cluster secret is configured: whoever reaches {address} and knows the cluster's name can join. Set \
                 [clustering.properties] filbert.secret_file, or the property filbert.cluster.secret.file");
        }
    }

    /// What peers are told when no public address is configured: the address to bind, or of this machine's addresses
    /// that the interface patterns allow one that a pattern names, a well-known one, the one that packets to others
    /// leave from, or loopback.
    fn pick_host(&self) -> Result<String, Error> {
        if let Bind::Host(host) = &self.settings.bind {
            return Ok(host.clone());
        }
        let interfaces = &self.config.network.interfaces;
        let named = interfaces.patterns.iter().map(String::as_str).filter(|_| interfaces.enabled);
        let well_known = self.settings.members.iter().map(|member| member.host.as_str());
        let literals = named
            .chain(well_known)
            .filter_map(|host| host.trim().parse().ok())
            .filter(|ip| is_of_this_machine(*ip));
        let others = std::iter::once_with(outgoing_address).chain([IpAddr::V4(Ipv4Addr::LOCALHOST)]);
        literals.chain(others).find(|ip| interfaces.allow(*ip)).map(|ip| ip.to_string()).ok_or_else(|| {
            Error::Configuration(format!(
                "Hazelcast CANNOT start on this node. No matching network interface found. Interface matching must be either \
                 disabled or updated in the hazelcast.xml config file. (network.interfaces allows {})",
                interfaces.patterns.join(", ")
            ))
        })
    }
}

fn is_of_this_machine(ip: IpAddr) -> bool {
    UdpSocket::bind((ip, 0)).is_ok()
}

/// Asks the routing table; no packet is sent.
fn outgoing_address() -> IpAddr {
    let loopback = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let Ok(socket) = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)) else { return loopback };
    let connected = socket.connect((Ipv4Addr::new(203, 0, 113, 1), 9)).and_then(|()| socket.local_addr());
    connected.map_or(loopback, |address| address.ip())
}

fn read_secret(path: &Path) -> Result<Vec<u8>, Error> {
    let shown = path.display();
    let text = std::fs::read(path).map_err(|error| {
        Error::Configuration(format!(
            "{shown}: the cluster secret cannot be read: {error}; give this process access to it"
        ))
    })?;
    let secret = text.trim_ascii().to_vec();
    if secret.is_empty() || secret.len() > SECRET_BYTES_MAX {
        return Err(Error::Configuration(format!(
            "{shown}: a cluster secret of {} bytes; accepted: 1 to {SECRET_BYTES_MAX}, the same on every member",
            secret.len()
        )));
    }
    Ok(secret)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_the_text_without_its_line_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("secret");
        std::fs::write(&file, "s3cret\n").expect("written");
        assert_eq!(read_secret(&file).expect("read"), b"s3cret");
        std::fs::write(&file, "\n").expect("written");
        let error = read_secret(&file).expect_err("empty").to_string();
        assert!(error.contains("of 0 bytes; accepted: 1 to 4096"), "{error}");
        let error = read_secret(Path::new("/nowhere/secret")).expect_err("missing").to_string();
        assert!(error.starts_with("/nowhere/secret: the cluster secret cannot be read"), "{error}");
    }

    #[test]
    fn loopback_is_of_this_machine_and_a_documentation_address_is_not() {
        assert!(is_of_this_machine(IpAddr::V4(Ipv4Addr::LOCALHOST)));
        assert!(!is_of_this_machine(IpAddr::V4(Ipv4Addr::new(203, 0, 113, 7))));
    }
}

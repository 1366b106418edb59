//! The lines that operators grep for, word for word as Hazelcast 5.3 writes them.
//!
//! Decides wording only; level and logger name are in each function's summary, the instance's prefix is the
//! [`Logger`](super::Logger)'s. A line that Hazelcast does not know is worded where it is written.

use std::fmt::Write as _;
use std::time::{Duration, SystemTime};

use super::layout::DateFormat;
use super::logger::REPORTED_VERSION;
use crate::kernel::id::{Address, MemberId};

/// WARN, `CP_SUBSYSTEM`: said once when CP objects live in partitions.
pub const CP_UNSAFE: &str = "CP Subsystem is not enabled. CP data structures will operate in UNSAFE mode! Please note \
    that UNSAFE mode will not provide strong consistency guarantees.";
/// INFO, `NODE`: addresses are listed.
pub const USING_TCP_IP: &str = "Using TCP/IP discovery";
/// INFO, `NODE`: addresses are found by multicast.
pub const USING_MULTICAST: &str = "Using Multicast discovery";
/// INFO, `PARTITION_STATE`: the first table is made.
pub const PARTITIONS_ARRANGED: &str = "Initializing cluster partition table arrangement...";
/// INFO, `MIGRATION_MANAGER`: a membership change needs no migration.
pub const PARTITIONS_BALANCED: &str = "Partition balance is ok, no need to repartition.";
/// INFO, `CLUSTER_SERVICE`: this member takes over from a master that is gone.
pub const CLAIMING_MASTERSHIP: &str = "Starting mastership claim process...";
/// WARN, `NODE`: the instance ends without handing over.
pub const TERMINATING: &str = "Terminating forcefully...";
/// INFO, `NODE`: a stage of the shutdown.
pub const CLOSING_MULTICAST: &str = "Shutting down multicast service...";
/// INFO, `NODE`: a stage of the shutdown.
pub const CLOSING_CONNECTIONS: &str = "Shutting down connection manager...";
/// INFO, `NODE`: a stage of the shutdown.
pub const CLOSING_ENGINE: &str = "Shutting down node engine...";
/// SEVERE, `NODE`: the start failed.
pub const JOIN_FAILED: &str = "Could not join cluster. Shutting down now!";
/// WARN, `ADDRESS_PICKER`: none of the configured addresses is one of this machine's.
pub const NO_MATCHING_ADDRESS: &str =
    "Could not find a matching address to start with! Picking one of non-loopback addresses.";

/// A state of the instance, as the lifecycle line names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is the word of the line.
pub enum Lifecycle {
    Starting,
    Started,
    ShuttingDown,
    Shutdown,
    Merging,
    Merged,
    MergeFailed,
}

impl Lifecycle {
    fn word(self) -> &'static str {
        match self {
            Self::Starting => "STARTING",
            Self::Started => "STARTED",
            Self::ShuttingDown => "SHUTTING_DOWN",
            Self::Shutdown => "SHUTDOWN",
            Self::Merging => "MERGING",
            Self::Merged => "MERGED",
            Self::MergeFailed => "MERGE_FAILED",
        }
    }
}

/// A member as it appears in lines: `Member [h]:p - uuid this lite`.
#[derive(Clone, Copy, Debug)]
pub struct MemberLine<'a> {
    /// Where it listens, as peers are told.
    pub address: &'a Address,
    /// Its identity.
    pub id: MemberId,
    /// Whether it is the one that writes the line.
    pub this: bool,
    /// Whether it holds no data.
    pub lite: bool,
}

impl std::fmt::Display for MemberLine<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Member {} - {}", self.address, self.id)?;
        f.write_str(if self.this { " this" } else { "" })?;
        f.write_str(if self.lite { " lite" } else { "" })
    }
}

/// INFO, `CLUSTER_SERVICE`: the member list, oldest first, after each change of it.
pub fn members<'a>(version: u64, list: impl ExactSizeIterator<Item = MemberLine<'a>>) -> String {
    let mut text = format!("\n\nMembers {{size:{}, ver:{version}}} [\n", list.len());
    for member in list {
        let _ = writeln!(text, "\t{member}"); // Writing to a String cannot fail.
    }
    text.push_str("]\n");
    text
}

/// INFO, `LIFECYCLE`: `[h]:p is STARTED` and the like.
pub fn lifecycle(address: &Address, state: Lifecycle) -> String {
    format!("{address} is {}", state.word())
}

/// INFO, `SYSTEM`: the first line with our name. It holds both words that are grepped for, `Hazelcast Platform
/// 5.3.8` and `starting at`, and says that the first is a level of compatibility and not who we are.
pub fn starting_at(address: &Address) -> String {
    format!(
        "Filbert {} (compatible with Hazelcast Platform {REPORTED_VERSION}) starting at {address}",
        env!("CARGO_PKG_VERSION")
    )
}

/// INFO, `SYSTEM`: which cluster this member wants to be in.
pub fn cluster_name(name: &str) -> String {
    format!("Cluster name: {name}")
}

/// INFO, `CONFIG_LOCATOR`: a system property named the file.
pub fn loading_configuration(path: &str) -> String {
    format!("Loading configuration '{path}' from System property 'hazelcast.config'")
}

/// INFO, `CONFIG_LOCATOR`: the file that is read.
pub fn using_configuration(path: &str) -> String {
    format!("Using configuration file at {path}")
}

/// INFO, `ADDRESS_PICKER`: what peers are told.
pub fn public_address(address: &Address) -> String {
    format!("Using public address: {address}")
}

/// FINE, `ADDRESS_PICKER`: the port that was taken.
pub fn picked(address: &Address, socket: &str) -> String {
    format!("Picked {address}, using socket {socket}, bind any local is true")
}

/// WARN, `NODE`: the member stands alone on a port that is not the first of its range.
pub fn seed_port(port: u16, cluster_size: usize) -> String {
    format!("Config seed port is {port} and cluster size is {cluster_size}. Some of the ports seem occupied!")
}

/// INFO, `INSTANCE`: the start waits for others.
pub fn waiting_for_size(size: usize) -> String {
    format!("HazelcastInstance waiting for cluster size of {size}")
}

/// INFO, `INSTANCE`: the start waited long enough.
pub fn starting_after_wait(size: usize) -> String {
    format!("HazelcastInstance starting after waiting for cluster size of {size}")
}

/// INFO, `TCP_IP_JOINER`: a listed address is dialled.
pub fn connecting_to_possible_member(address: &Address) -> String {
    format!("Connecting to possible member: {address}")
}

/// INFO, `TCP_IP_JOINER`: a listed address counts as absent.
pub fn blacklisted(address: &Address) -> String {
    format!("{address} is added to the blacklist.")
}

/// INFO, `MULTICAST_JOINER`: an address was heard.
pub fn joining_discovered(address: &Address) -> String {
    format!("Trying to join to discovered node: {address}")
}

/// INFO, `CONNECTION`: the hello of a member was accepted. Both ends as `ip:port`.
pub fn connection_opened(local: &str, remote: &str) -> String {
    format!("Initialized new cluster connection between /{local} and /{remote}")
}

/// INFO, `CONNECTION`: a connection has ended. Both ends as `ip:port`.
pub fn connection_closed(id: u64, local: &str, remote: &str, reason: &str) -> String {
    format!("Connection[id={id}, /{local}->/{remote}, qualifier=null, alive=false] closed. Reason: {reason}")
}

/// INFO, `CONNECTOR`: a peer is dialled. `remote` as `ip:port`.
pub fn connecting(remote: &str, limit: Duration) -> String {
    format!("Connecting to /{remote}, timeout: {}, bind-any: true", limit.as_millis())
}

/// INFO, `CONNECTOR`: a peer could not be reached. `remote` as `ip:port`.
pub fn connect_failed(remote: &str, reason: &str) -> String {
    format!("Could not connect to: /{remote}. Reason: SocketException[{reason} to address /{remote}]")
}

/// INFO, `MEMBERSHIP_MANAGER`: a member is taken off the list.
pub fn removing(member: MemberLine<'_>) -> String {
    format!("Removing {member}")
}

/// WARN, `MEMBERSHIP_MANAGER`: a member may be dead.
pub fn suspected(member: MemberLine<'_>, reason: &str) -> String {
    format!("{member} is suspected to be dead for reason: {reason}")
}

/// WARN, `HEARTBEAT_MANAGER`: a member was silent for `limit`. Our detector has no shades, so the level is 1.00.
pub fn silent(member: MemberLine<'_>, heard: SystemTime, now: SystemTime, limit: Duration) -> String {
    let time = |instant| DateFormat::default_period().to_text(instant);
    format!(
        "Suspecting {member} because it has not sent any heartbeats since {}. Now: {}, heartbeat timeout: {} ms, \
         suspicion level: 1.00",
        time(heard),
        time(now),
        limit.as_millis()
    )
}

/// INFO, `CLUSTER_SERVICE`: a merged member goes on as a new one.
pub fn uuid_reset(previous: MemberId, new: MemberId) -> String {
    format!("Resetting local member UUID. Previous: {previous}, new: {new}")
}

/// INFO, `MIGRATION_MANAGER`: a plan was made.
pub fn repartitioning(queued: usize) -> String {
    format!("Re-partitioning cluster data... Migration queue size: {queued}")
}

/// INFO, `MIGRATION_MANAGER`: a plan was carried out.
pub fn migrations_done(migrations: u64, took: Duration) -> String {
    format!(
        "All migration tasks have been completed. (completedMigrations={migrations}, elapsedTime={}ms)",
        took.as_millis()
    )
}

/// INFO, `PARTITION_SERVICE`: a member that leaves has nothing left to hand over.
pub fn shutdown_request_handled(member: MemberLine<'_>) -> String {
    format!("Shutdown request of {member} is handled")
}

/// INFO, `NODE`: the instance is down.
pub fn shutdown_done(took: Duration) -> String {
    format!("Hazelcast Shutdown is completed in {} ms.", took.as_millis())
}

/// WARN, `EVENT_SERVICE`: a listener's queue was full. `service` and `topic` as in `hz:impl:mapService:orders`.
pub fn event_overload(event: &str, service: &str, topic: &str) -> String {
    format!("EventQueue overloaded! {event} failed to publish to {service}:{topic}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id() -> MemberId {
        MemberId(0x6a66cf34_b6d1_431d_adce_358d4f3cb53e)
    }

    #[test]
    fn the_member_list_has_hazelcasts_form() {
        let (a, b) = (Address::new("10.0.0.11", 4500), Address::new("10.0.0.12", 4501));
        let second = MemberId(0xc55d0877_8b56_4be2_8472_da4cb233b84f);
        let list = [
            MemberLine { address: &a, id: id(), this: true, lite: false },
            MemberLine { address: &b, id: second, this: false, lite: true },
        ];
        assert_eq!(
            members(2, list.into_iter()),
            "\n\nMembers {size:2, ver:2} [\n\
             \tMember [10.0.0.11]:4500 - 6a66cf34-b6d1-431d-adce-358d4f3cb53e this\n\
             \tMember [10.0.0.12]:4501 - c55d0877-8b56-4be2-8472-da4cb233b84f lite\n]\n"
        );
    }

    #[test]
    fn lifecycle_lines_name_address_and_state() {
        let address = Address::new("10.0.0.11", 4500);
        for (state, text) in [
            (Lifecycle::Starting, "[10.0.0.11]:4500 is STARTING"),
            (Lifecycle::Started, "[10.0.0.11]:4500 is STARTED"),
            (Lifecycle::ShuttingDown, "[10.0.0.11]:4500 is SHUTTING_DOWN"),
            (Lifecycle::Shutdown, "[10.0.0.11]:4500 is SHUTDOWN"),
            (Lifecycle::MergeFailed, "[10.0.0.11]:4500 is MERGE_FAILED"),
        ] {
            assert_eq!(lifecycle(&address, state), text);
        }
    }

    #[test]
    fn the_first_line_answers_both_greps_and_names_us() {
        let text = starting_at(&Address::new("10.0.0.11", 4500));
        assert!(
            text.contains("Hazelcast Platform 5.3.8") && text.ends_with(" starting at [10.0.0.11]:4500"),
            "{text}"
        );
        assert!(text.starts_with("Filbert "), "{text}");
    }

    #[test]
    fn removal_and_suspicion_name_the_member() {
        let address = Address::new("h", 1);
        let member = MemberLine { address: &address, id: id(), this: false, lite: false };
        let name = "Member [h]:1 - 6a66cf34-b6d1-431d-adce-358d4f3cb53e";
        assert_eq!(removing(member), format!("Removing {name}"));
        assert_eq!(suspected(member, "closed"), format!("{name} is suspected to be dead for reason: closed"));
        let text = silent(member, SystemTime::UNIX_EPOCH, SystemTime::now(), Duration::from_secs(2));
        assert!(
            text.starts_with(&format!("Suspecting {name} because it has not sent any heartbeats since "))
        );
        assert!(text.ends_with(", heartbeat timeout: 2000 ms, suspicion level: 1.00"), "{text}");
    }
}

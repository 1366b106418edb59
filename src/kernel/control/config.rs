//! What a control plane is told at its start: who it is, whom it may know, and all its limits.

use crate::kernel::id::{Address, MemberId};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// The default number of partitions.
pub const PARTITION_COUNT: u16 = 271;

/// Everything that the control plane cannot find out for itself.
#[derive(Clone, Debug)]
pub struct ControlConfig {
    /// A random identifier of this start.
    pub me: MemberId,
    /// Where peers reach this member.
    pub address: Address,
    /// Whether it holds no partitions.
    pub lite: bool,
    /// Shown to every member.
    pub attributes: Arc<BTreeMap<String, String>>,
    /// Clusters of other names are not joined.
    pub cluster_name: String,
    /// Must be the same at every member.
    pub partition_count: u16,
    /// The well-known addresses; this member's own may be among them.
    pub seeds: Vec<Address>,
    /// Where all later randomness comes from.
    pub seed: u64,
    /// All times and limits.
    pub timings: Timings,
}

/// Times and limits of the control plane.
#[derive(Clone, Debug)]
pub struct Timings {
    /// Silence after which a member is removed without proof.
    pub silence: Duration,
    /// Between two heartbeats.
    pub heartbeat: Duration,
    /// A seed without an answer for this long after the first dial counts as absent.
    pub absent: Duration,
    /// Between two dials of an absent well-known address.
    pub redial: Duration,
    /// Between two dials of a member that all connections were lost with.
    pub redial_proof: Duration,
    /// Between two repetitions of what has not been answered.
    pub repeat: Duration,
    /// No cluster is formed earlier than this after a start: the time that multicast discovery needs.
    pub discovery: Duration,
    /// How long a starting member waits for the one that should form the cluster.
    pub forming: Duration,
    /// A member sealed for a merge serves again when it has heard nothing for this long.
    pub seal: Duration,
    /// Between two warnings about a second cluster with data.
    pub warn: Duration,
    /// Between two publications.
    pub publish: Duration,
    /// Most migrations at a time.
    pub migrations_max: usize,
}

impl Default for Timings {
    fn default() -> Self {
        Self {
            silence: Duration::from_secs(2),
            heartbeat: Duration::from_millis(250),
            absent: Duration::from_secs(1),
            redial: Duration::from_secs(1),
            redial_proof: Duration::from_millis(20),
            repeat: Duration::from_millis(100),
            discovery: Duration::ZERO,
            forming: Duration::from_millis(500),
            seal: Duration::from_secs(1),
            warn: Duration::from_secs(60),
            publish: Duration::from_millis(1),
            migrations_max: 32,
        }
    }
}

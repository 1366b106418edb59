//! What a replica is told with every input: the time, the cluster as this member knows it, and the budgets.
//!
//! Built by the driver (engine or simulation) for one call; a replica keeps nothing of it.

use super::cluster::ClusterState;
use super::directory::Directory;
use super::id::MemberId;
use super::time::MonoTime;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The control plane's state as the data plane sees it: replaced as a whole, never changed in place.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// This member.
    pub me: MemberId,
    /// Members and partitions.
    pub state: Arc<ClusterState>,
    /// Objects and listeners.
    pub directory: Arc<Directory>,
}

/// What a replica may ask while it handles one input.
pub struct Context<'a> {
    /// The instant of this input, on this member's clock.
    pub now: MonoTime,
    /// The cluster.
    pub snapshot: &'a Snapshot,
    /// Native memory of this instance.
    pub memory: &'a Memory,
    /// The connections with other members, as far as a replica has to know them.
    pub room: &'a dyn Room,
    /// A fresh random number, for eviction samples.
    pub random: u64,
}

/// What the connections with a member can take, and what they are bringing.
pub trait Room {
    /// Whether `bytes` more may be queued for `member`. Asked before a write is applied.
    fn has_room(&self, member: MemberId, bytes: usize) -> bool;

    /// Whether a message of `member` is here in part, and the rest on its way: what is missing may be in it.
    fn is_arriving(&self, member: MemberId) -> bool;
}

/// A room without walls, for tests.
pub struct Unbounded;

impl Room for Unbounded {
    fn has_room(&self, _member: MemberId, _bytes: usize) -> bool {
        true
    }

    fn is_arriving(&self, _member: MemberId) -> bool {
        false
    }
}

/// Bytes of records and remembered answers of one instance, against their limits.
#[derive(Debug)]
pub struct Memory {
    /// Bytes of records.
    pub used: AtomicU64,
    /// Writes that would exceed this are refused.
    pub limit: u64,
    /// Bytes of remembered answers.
    pub answers: AtomicU64,
}

/// Most bytes of remembered answers that a member keeps: 64 MiB.
pub const ANSWERS_BYTES_MAX: u64 = 64 << 20;

impl Memory {
    /// Nothing used of `limit` bytes.
    pub fn new(limit: u64) -> Self {
        Self { used: AtomicU64::new(0), limit, answers: AtomicU64::new(0) }
    }

    /// Bytes used now.
    pub fn used(&self) -> u64 {
        self.used.load(Ordering::Relaxed)
    }

    /// Counts bytes that came (positive) or went (negative).
    pub fn count(&self, bytes: i64) {
        self.used.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

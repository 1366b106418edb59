//! Layer 2: threads, sockets and clocks around the kernel.
//!
//! What the engine adds to the kernel is small: a lock per partition ([`cells`]), slots in which callers wait
//! ([`calls`]), lines in which calls wait for earlier ones (`order`), queues of events ([`dispatcher`]), the
//! connections (`links`), one loop that turns the control plane
//! (`node`), and the order of start and stop (`start`). It decides nothing about the protocol.

pub mod callbacks;
pub mod calls;
pub mod cells;
pub mod clock;
pub mod counts;
pub mod discovery;
pub mod dispatcher;
mod eager;
pub mod gate;
mod group;
mod inbound;
mod invoke;
mod lazy;
mod links;
mod listen;
#[cfg(all(test, feature = "models"))]
mod models;
mod node;
mod objects;
mod open;
mod order;
mod phase;
mod registration;
mod start;
pub mod stats;
mod sync;
pub mod thread;
pub mod transport;

use crate::config::{Config, Settings};
use crate::kernel::cluster::ClusterState;
use crate::kernel::context::{Memory, Snapshot};
use crate::kernel::delivery::Delivery;
use crate::kernel::directory::Directory;
use crate::kernel::id::{MemberId, ObjectKind, PartitionId};
use crate::kernel::partition::hash;
use crate::kernel::time::MonoTime;
use crate::logging::Logger;
use arc_swap::ArcSwap;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

pub use objects::ObjectHandle;
pub use start::StartOptions;

/// One running instance. Structures and the boundary hold it by `Arc`; it stops when [`Engine::shutdown`] or
/// [`Engine::terminate`] is called, not when it is dropped by one of them.
pub struct Engine {
    pub(crate) config: Config,
    pub(crate) log: Logger,
    clock: clock::SystemClock,
    cells: cells::Cells,
    calls: calls::Calls,
    order: order::Order,
    shared: ArcSwap<Shared>,
    /// The serial number of `shared`, for those who hold it already.
    serial: AtomicU64,
    gate: gate::Gate,
    memory: Memory,
    links: links::Links,
    /// Event queues of listeners.
    pub dispatcher: Arc<dispatcher::Dispatcher>,
    /// Threads for listeners of hosts that have none for it.
    pub callbacks: callbacks::Callbacks,
    delivery: Mutex<Delivery>,
    objects: Mutex<HashMap<(u8, String), Arc<ObjectHandle>>>,
    listening: Mutex<()>,
    published: Mutex<HashMap<(MemberId, u64), u64>>,
    node: node::Inbox,
    turning: Mutex<Option<node::Node>>,
    phase: phase::Phase,
    random: AtomicU64,
    /// When the control loop will look at the timers, in nanoseconds.
    armed: AtomicU64,
    stats: stats::Counts,
    /// Members for whom something is queued that may wait for another frame.
    lazy: Mutex<lazy::Lazy>,
    /// Whether the cluster has refused this member after it had served.
    expelled: AtomicBool,
    /// What must be added to this machine's wall clock for the cluster's, in milliseconds.
    clock_offset: AtomicI64,
    /// When a member of another lineage was last reported, in nanoseconds.
    stranger_at: AtomicU64,
    name: String,
    settings: Settings,
}

/// The control plane's state, replaced as a whole.
struct Shared {
    /// Rises with each replacement.
    serial: u64,
    snapshot: Snapshot,
}

impl Engine {
    /// The cluster as this member knows it.
    pub fn snapshot(&self) -> Snapshot {
        self.shared.load().snapshot.clone()
    }

    /// The partition of a key in its serialized form.
    pub fn partition_of(&self, key: &[u8]) -> PartitionId {
        hash::partition_of_key(key, self.cells.count())
    }

    /// The partition of an object that lives in one: that of its name.
    fn partition_of_name(&self, name: &str) -> PartitionId {
        hash::partition_of_name(name, self.cells.count())
    }

    /// How many partitions the cluster has.
    pub fn partition_count(&self) -> u16 {
        self.cells.count()
    }

    /// Longest time that a call may take.
    pub fn call_timeout(&self) -> Duration {
        self.settings.call_timeout
    }

    /// Most bytes that one call may collect.
    pub fn query_result_bytes_max(&self) -> u64 {
        self.settings.query_result_bytes_max
    }

    /// This member's monotonic clock, to the nanosecond.
    pub fn now(&self) -> MonoTime {
        self.clock.now()
    }

    /// The cluster's wall clock in milliseconds since 1970.
    pub fn cluster_time(&self) -> u64 {
        listen::wall_clock_millis().saturating_add_signed(self.clock_offset.load(Ordering::Relaxed))
    }

    fn next_random(&self) -> u64 {
        // A splitmix step: good enough for eviction samples, and one relaxed add.
        let mut x = self.random.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }

    fn replace_snapshot(&self, snapshot: Snapshot) {
        let serial = self.shared.load().serial + 1;
        self.shared.store(Arc::new(Shared { serial, snapshot }));
        self.serial.store(serial, Ordering::Release);
    }

    fn empty_snapshot(me: MemberId) -> Snapshot {
        Snapshot { me, state: Arc::new(ClusterState::default()), directory: Arc::new(Directory::default()) }
    }

    /// Objects of every kind that exist, as kind and name.
    pub fn object_names(&self) -> Vec<(ObjectKind, String)> {
        let shared = self.shared.load();
        shared.snapshot.directory.objects.values().map(|object| (object.kind, object.name.clone())).collect()
    }
}

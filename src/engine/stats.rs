//! Figures of one instance: one snapshot, taken when somebody asks.

use super::Engine;
use crate::kernel::id::{ObjectId, ObjectKind, PartitionId};
use crate::kernel::replica::{ObjectStats, Role};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// Counted as it happens.
#[derive(Default, Debug)]
pub struct Counts {
    lost: AtomicU64,
    migrations_done: AtomicU64,
}

impl Counts {
    /// A partition was lost, or promoted from a replica that was being filled.
    pub fn count_lost(&self) {
        self.lost.fetch_add(1, Ordering::Relaxed);
    }

    /// As the control plane counts them.
    pub fn set_migrations(&self, done: u64) {
        self.migrations_done.store(done, Ordering::Relaxed);
    }
}

/// What this member is, holds and does. Bytes are of keys, values and what is kept on top.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)] // Each is what its name says.
pub struct Stats {
    pub members: u64,
    pub partitions_owned: u64,
    pub partitions_backed_up: u64,
    /// Owned partitions with fewer backups in step than the table plans.
    pub partitions_unsafe: u64,
    pub migrations_running: u64,
    /// Planned and committed by this member as master.
    pub migrations_done: u64,
    pub possible_losses: u64,
    pub memory_used: u64,
    pub memory_limit: u64,
    pub events_queued: u64,
    pub events_dropped: u64,
    pub calls_waiting: u64,
    pub calls_ok: u64,
    pub calls_failed: u64,
    pub calls_timeout: u64,
    pub calls_unknown: u64,
    pub calls_overloaded: u64,
    pub maps: Vec<MapStats>,
}

/// One map at this member.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)] // Each is what its name says.
pub struct MapStats {
    pub name: String,
    pub owned_entries: u64,
    pub owned_bytes: u64,
    pub backup_entries: u64,
    pub backup_bytes: u64,
    pub locked_entries: u64,
    pub hits: u64,
}

impl Engine {
    /// A snapshot. Looks at every partition shortly; partitions are not stopped together.
    pub fn stats(&self) -> Stats {
        let snapshot = self.snapshot();
        let state = &snapshot.state;
        let owned = |p: &&crate::kernel::cluster::Assignment| p.owner() == Some(snapshot.me);
        let outcomes = &self.calls.outcomes;
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Stats {
            members: state.members.len() as u64,
            partitions_owned: state.partitions.iter().filter(owned).count() as u64,
            partitions_backed_up: state
                .partitions
                .iter()
                .filter(|assignment| assignment.index_of(snapshot.me).is_some_and(|index| index > 0))
                .count() as u64,
            partitions_unsafe: state
                .partitions
                .iter()
                .filter(owned)
                .filter(|assignment| assignment.replicas.iter().any(|slot| !slot.synchronised))
                .count() as u64,
            migrations_running: state.partitions.iter().filter(|it| it.migration.is_some()).count() as u64,
            migrations_done: read(&self.stats.migrations_done),
            possible_losses: read(&self.stats.lost),
            memory_used: self.memory.used(),
            memory_limit: self.memory.limit,
            events_queued: self.dispatcher.queued() as u64,
            events_dropped: self.dispatcher.dropped() + self.delivery.lock().lost(),
            calls_waiting: self.calls.waiting() as u64,
            calls_ok: read(&outcomes.ok),
            calls_failed: read(&outcomes.failed),
            calls_timeout: read(&outcomes.timeout),
            calls_unknown: read(&outcomes.unknown),
            calls_overloaded: read(&outcomes.overloaded),
            maps: self.map_stats(),
        }
    }

    /// Figures of one map at this member.
    pub fn object_stats(&self, object: ObjectId, name: &str) -> MapStats {
        let mut stats = MapStats { name: name.to_owned(), ..MapStats::default() };
        for partition in 0..self.cells.count() {
            let cell = self.cells.get(PartitionId(partition));
            let (role, figures) = cell.look(|replica| (replica.figures().role, replica.stats(object)));
            stats.add(role, figures);
        }
        stats
    }

    fn map_stats(&self) -> Vec<MapStats> {
        let shared = self.shared.load();
        let objects = shared.snapshot.directory.objects.values();
        let maps: BTreeMap<ObjectId, String> = objects
            .filter(|object| object.kind == ObjectKind::Map)
            .map(|object| (object.id, object.name.clone()))
            .collect();
        maps.iter().map(|(id, name)| self.object_stats(*id, name)).collect()
    }
}

impl MapStats {
    fn add(&mut self, role: Role, figures: ObjectStats) {
        match role {
            Role::Owner | Role::Promoting => {
                self.owned_entries += figures.records;
                self.owned_bytes += figures.bytes;
                self.locked_entries += figures.locks;
                self.hits += figures.hits;
            }
            Role::Backup | Role::None => {
                self.backup_entries += figures.records;
                self.backup_bytes += figures.bytes;
            }
        }
    }
}

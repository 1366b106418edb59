//! Figures of one instance: one snapshot, taken when somebody asks.

use super::counts::{Counts as ObjectCounts, Kind, Tally};
use super::{Engine, listen};
use crate::kernel::id::{ObjectId, ObjectKind, PartitionId};
use crate::kernel::replica::{ObjectStats, Role};
use crate::kernel::time::MonoTime;
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
    pub evictions: u64,
    pub expirations: u64,
    /// Milliseconds since 1970 of the last read and write of what is owned here; 0 = none.
    pub accessed: u64,
    pub updated: u64,
    /// When this member first used it; 0 = not yet.
    pub created: u64,
    /// What callers of this member asked for.
    pub gets: Tally,
    pub puts: Tally,
    pub sets: Tally,
    pub removes: Tally,
    pub others: u64,
    /// Events that reached listeners of this member.
    pub events: u64,
}

/// One topic at this member.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct TopicStats {
    /// Messages that this member published.
    pub published: u64,
    /// Messages that reached its listeners, each counted for itself.
    pub received: u64,
    /// When this member first used it, in milliseconds since 1970.
    pub created: u64,
}

impl Engine {
    /// A snapshot. Looks at every partition shortly; partitions are not stopped together.
    pub fn stats(&self) -> Stats {
        let snapshot = self.snapshot();
        let state = &snapshot.state;
        let owned = |p: &&crate::kernel::cluster::Assignment| p.owner() == Some(snapshot.me);
        let outcomes = &self.calls.outcomes;
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        // Before the partitions are looked at: who tells listeners of a write holds its partition and wants this lock.
        let lost = self.delivery.lock().lost();
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
            events_dropped: self.dispatcher.dropped() + lost,
            calls_waiting: self.calls.waiting() as u64,
            calls_ok: read(&outcomes.ok),
            calls_failed: read(&outcomes.failed),
            calls_timeout: read(&outcomes.timeout),
            calls_unknown: read(&outcomes.unknown),
            calls_overloaded: read(&outcomes.overloaded),
            maps: self.all_map_stats(),
        }
    }

    /// Figures of one map at this member, with what was `counted` if it was used here.
    pub fn map_stats(&self, object: ObjectId, name: &str, counted: Option<&ObjectCounts>) -> MapStats {
        let mut stats = MapStats { name: name.to_owned(), ..MapStats::default() };
        let (mut accessed, mut updated) = (MonoTime::default(), MonoTime::default());
        for partition in 0..self.cells.count() {
            let cell = self.cells.get(PartitionId(partition));
            let (role, figures) = cell.look(|replica| (replica.figures().role, replica.stats(object)));
            if stats.add(role, figures) {
                accessed = accessed.max(figures.accessed);
                updated = updated.max(figures.updated);
            }
        }
        (stats.accessed, stats.updated) = (self.wall_time(accessed), self.wall_time(updated));
        if let Some(counts) = counted {
            stats.created = counts.created;
            stats.gets = counts.tally(Kind::Get);
            stats.puts = counts.tally(Kind::Put);
            stats.sets = counts.tally(Kind::Set);
            stats.removes = counts.tally(Kind::Remove);
            stats.others = counts.tally(Kind::Other).count;
            stats.events = if counts.is_on() { counts.delivered.load(Ordering::Relaxed) } else { 0 };
        }
        stats
    }

    /// Milliseconds since 1970 of an instant of the past; 0 for none.
    fn wall_time(&self, time: MonoTime) -> u64 {
        if time == MonoTime::default() {
            return 0;
        }
        listen::wall_clock_millis().saturating_sub(self.now().since(time).as_millis() as u64)
    }

    fn all_map_stats(&self) -> Vec<MapStats> {
        let shared = self.shared.load();
        let objects = shared.snapshot.directory.objects.values();
        let maps: BTreeMap<ObjectId, String> = objects
            .filter(|object| object.kind == ObjectKind::Map)
            .map(|object| (object.id, object.name.clone()))
            .collect();
        let used = |name: &String| self.objects.lock().get(&(ObjectKind::Map as u8, name.clone())).cloned();
        let stats = |(id, name): (&ObjectId, &String)| {
            self.map_stats(*id, name, used(name).as_ref().map(|handle| &handle.counts))
        };
        maps.iter().map(stats).collect()
    }
}

impl MapStats {
    /// Adds a partition's. Answers whether it is owned.
    fn add(&mut self, role: Role, figures: ObjectStats) -> bool {
        match role {
            Role::Owner | Role::Promoting => {
                self.owned_entries += figures.records;
                self.owned_bytes += figures.bytes;
                self.locked_entries += figures.locks;
                self.hits += figures.hits;
                self.evictions += figures.evictions;
                self.expirations += figures.expirations;
                true
            }
            Role::Backup | Role::None => {
                self.backup_entries += figures.records;
                self.backup_bytes += figures.bytes;
                false
            }
        }
    }
}

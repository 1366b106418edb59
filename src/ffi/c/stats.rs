//! Figures of an instance.

use super::bytes::write;
use super::grid::filbert_grid;
use super::guard::guard;
use crate::error::{Error, Status};

/// Figures of one instance at one moment. Counts over its life unless said otherwise; bytes of keys, values and what is
/// kept on top.
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct filbert_stats {
    /// Members now.
    pub members: u64,
    /// Partitions owned now.
    pub partitions_owned: u64,
    /// Partitions backed up now.
    pub partitions_backed_up: u64,
    /// Owned partitions without all planned backups in step now.
    pub partitions_unsafe: u64,
    /// Migrations running now.
    pub migrations_running: u64,
    /// Migrations that this member, as master, has finished.
    pub migrations_done: u64,
    /// Partitions whose replicas were all lost.
    pub possible_losses: u64,
    /// Entries of all maps owned here now.
    pub owned_entries: u64,
    /// Their bytes.
    pub owned_bytes: u64,
    /// Entries of all maps backed up here now.
    pub backup_entries: u64,
    /// Their bytes.
    pub backup_bytes: u64,
    /// Bytes of records now.
    pub memory_used: u64,
    /// Bytes allowed.
    pub memory_limit: u64,
    /// Events that wait for listeners now.
    pub events_queued: u64,
    /// Events that listeners lost.
    pub events_dropped: u64,
    /// Calls under way now.
    pub calls_waiting: u64,
    /// Calls that succeeded.
    pub calls_ok: u64,
    /// Calls that were refused for a reason of their own.
    pub calls_failed: u64,
    /// Calls that were surely not applied in time.
    pub calls_timeout: u64,
    /// Calls whose outcome is unknown.
    pub calls_unknown: u64,
    /// Calls that were refused for want of room or memory.
    pub calls_overloaded: u64,
}

/// Takes the figures.
///
/// # Safety
/// `grid` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_stats(grid: *const filbert_grid, out: *mut filbert_stats) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let grid = unsafe { grid.as_ref() }.ok_or(Error::NullArgument("grid"))?;
        let stats = grid.grid.stats();
        let sum = |figure: fn(&crate::grid::MapStats) -> u64| stats.maps.iter().map(figure).sum();
        let figures = filbert_stats {
            members: stats.members,
            partitions_owned: stats.partitions_owned,
            partitions_backed_up: stats.partitions_backed_up,
            partitions_unsafe: stats.partitions_unsafe,
            migrations_running: stats.migrations_running,
            migrations_done: stats.migrations_done,
            possible_losses: stats.possible_losses,
            owned_entries: sum(|map| map.owned_entries),
            owned_bytes: sum(|map| map.owned_bytes),
            backup_entries: sum(|map| map.backup_entries),
            backup_bytes: sum(|map| map.backup_bytes),
            memory_used: stats.memory_used,
            memory_limit: stats.memory_limit,
            events_queued: stats.events_queued,
            events_dropped: stats.events_dropped,
            calls_waiting: stats.calls_waiting,
            calls_ok: stats.calls_ok,
            calls_failed: stats.calls_failed,
            calls_timeout: stats.calls_timeout,
            calls_unknown: stats.calls_unknown,
            calls_overloaded: stats.calls_overloaded,
        };
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", figures) }
    })
}

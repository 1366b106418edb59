//! Figures of a map at this member.

use super::filbert_map;
use crate::error::{Error, Status};
use crate::ffi::c::bytes::write;
use crate::ffi::c::guard::guard;
use crate::grid::Tally;

/// Operations of one kind that this member asked for, whoever owns the keys.
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct filbert_operations {
    /// How many succeeded.
    pub count: u64,
    /// Nanoseconds they took together. Of reads of keys that this member owns one in 64 is timed and stands for the
    /// others.
    pub total_ns: u64,
    /// Nanoseconds of the longest one that was timed.
    pub longest_ns: u64,
}

/// Figures of a map at this member. Operations are counted unless `map.NAME.statistics-enabled` is `false`.
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct filbert_map_figures {
    /// Entries owned.
    pub owned_entries: u64,
    /// Their bytes: keys, values and what is kept on top.
    pub owned_bytes: u64,
    /// Entries backed up.
    pub backup_entries: u64,
    /// Their bytes.
    pub backup_bytes: u64,
    /// Keys owned that are locked.
    pub locked_entries: u64,
    /// Reads and writes that found an entry, of the partitions owned, since they are.
    pub hits: u64,
    /// Entries that made room for others, likewise.
    pub evictions: u64,
    /// Entries whose time was over, likewise.
    pub expirations: u64,
    /// When an entry was last used, in milliseconds since 1970, likewise; 0 is never.
    pub last_access_ms: u64,
    /// When an entry was last written or removed, likewise.
    pub last_update_ms: u64,
    /// When this member first used the map, in milliseconds since 1970.
    pub created_ms: u64,
    /// `get`, and each key of `get_all`.
    pub gets: filbert_operations,
    /// `put`, `put_if_absent`, `replace` and `try_put`, and each entry of `put_all`.
    pub puts: filbert_operations,
    /// `set`.
    pub sets: filbert_operations,
    /// `remove`, `delete` and their like.
    pub removes: filbert_operations,
    /// `contains`, and walks over the whole map.
    pub other_operations: u64,
    /// Events that reached listeners of this member.
    pub events: u64,
}

impl From<Tally> for filbert_operations {
    fn from(tally: Tally) -> Self {
        Self { count: tally.count, total_ns: tally.nanos, longest_ns: tally.longest }
    }
}

/// Figures of the map at this member.
///
/// # Safety
/// `map` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_stats(map: *const filbert_map, out: *mut filbert_map_figures) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let map = unsafe { map.as_ref() }.ok_or(Error::NullArgument("map"))?;
        let stats = map.map.stats();
        let figures = filbert_map_figures {
            owned_entries: stats.owned_entries,
            owned_bytes: stats.owned_bytes,
            backup_entries: stats.backup_entries,
            backup_bytes: stats.backup_bytes,
            locked_entries: stats.locked_entries,
            hits: stats.hits,
            evictions: stats.evictions,
            expirations: stats.expirations,
            last_access_ms: stats.accessed,
            last_update_ms: stats.updated,
            created_ms: stats.created,
            gets: stats.gets.into(),
            puts: stats.puts.into(),
            sets: stats.sets.into(),
            removes: stats.removes.into(),
            other_operations: stats.others,
            events: stats.events,
        };
        // SAFETY: likewise.
        unsafe { write(out, "out", figures) }
    })
}

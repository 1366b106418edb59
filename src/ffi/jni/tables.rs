//! The handles that Java holds, by kind.

use super::desk::Desk;
use super::log::LogDesk;
use crate::error::Error;
use crate::ffi::handle::Table;
use crate::structures::map::Cursor;
use crate::structures::{Counter, Lock, Map, Topic};
use parking_lot::Mutex;
use std::sync::Arc;

/// A structure with the instance it belongs to.
pub struct Held<T> {
    /// The structure.
    pub it: T,
    /// Its instance.
    pub desk: Arc<Desk>,
}

/// Instances.
pub static GRIDS: Table<Desk> = Table::new(1, "instance");
/// Maps.
pub static MAPS: Table<Held<Map>> = Table::new(2, "map");
/// Topics.
pub static TOPICS: Table<Held<Topic>> = Table::new(3, "topic");
/// Locks.
pub static LOCKS: Table<Held<Lock>> = Table::new(4, "lock");
/// Counters.
pub static COUNTERS: Table<Held<Counter>> = Table::new(5, "counter");
/// Cursors; a page at a time.
pub static CURSORS: Table<Mutex<Cursor>> = Table::new(6, "cursor");
/// Queues of log records.
pub static LOGS: Table<LogDesk> = Table::new(7, "log queue");

/// Opens a structure of an instance and gives out its handle.
pub fn open<T>(
    table: &Table<Held<T>>,
    grid: i64,
    structure: impl FnOnce(&Desk) -> Result<T, Error>,
) -> Result<i64, Error> {
    let desk = GRIDS.keep(grid)?;
    let it = structure(&desk)?;
    table.open(Arc::new(Held { it, desk }))
}

//! An instance: a member of a cluster in this process. There may be several; they share nothing.

use super::bytes::{check, text, write};
use super::config::{Userdata, filbert_config};
use super::guard::{guard, guard_or};
use super::listener::{filbert_lifecycle, filbert_lifecycle_callback, filbert_listener};
use super::log::Hearing;
use crate::error::{Error, Status};
use crate::grid::{Event, Grid, ObjectKind, StartOptions};
use std::ffi::{CString, c_char, c_void};
use std::time::Duration;

/// A running instance. Thread-safe.
#[allow(non_camel_case_types)]
pub struct filbert_grid {
    pub(super) grid: Grid,
    name: CString,
    log: Hearing,
}

/// Kinds of distributed objects.
#[repr(i32)]
#[derive(Clone, Copy)]
#[allow(non_camel_case_types)]
pub enum filbert_kind {
    /// A map.
    Map = 1,
    /// A topic.
    Topic = 2,
    /// A lock.
    Lock = 3,
    /// A counter.
    Counter = 4,
}

/// Receives the objects of `filbert_grid_objects`. Answer false to stop.
#[allow(non_camel_case_types)]
pub type filbert_object_callback =
    Option<unsafe extern "C" fn(userdata: *mut c_void, kind: filbert_kind, name: *const c_char) -> bool>;

/// Starts an instance and returns when it is in a cluster and serves.
///
/// Stop it with `filbert_grid_shutdown` or `filbert_grid_terminate`, then free it with `filbert_grid_free`. On failure
/// (`FILBERT_STATUS_CONFIGURATION`, `FILBERT_STATUS_JOIN`, `FILBERT_STATUS_IO`) nothing is left running.
///
/// # Safety
/// `config` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_open(
    config: *const filbert_config,
    out: *mut *mut filbert_grid,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let config = unsafe { config.as_ref() }.ok_or(Error::NullArgument("config"))?;
        check(out, "out")?;
        let (sink, log) = config.log.sink();
        let options = StartOptions { sink, levels: config.log.levels.clone(), ..StartOptions::default() };
        // Whatever is left of a failed start must not call back.
        let grid = Grid::start(config.config.clone(), options).inspect_err(|_| log.close())?;
        for warning in config.warnings() {
            log::warn!(logger: grid.log(), target: crate::logging::targets::CONFIG_LOCATOR, "{warning}");
        }
        let name = CString::new(grid.name()).unwrap_or_default();
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", Box::into_raw(Box::new(filbert_grid { grid, name, log }))) }
    })
}

/// The instance's name; valid until the grid is freed. Null for a null grid.
///
/// # Safety
/// `grid` is null or open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_name(grid: *const filbert_grid) -> *const c_char {
    guard_or(std::ptr::null(), || {
        // SAFETY: the caller's promise above.
        unsafe { grid.as_ref() }.map_or(std::ptr::null(), |grid| grid.name.as_ptr())
    })
}

/// Whether it serves and shutdown has not begun. False for null.
///
/// # Safety
/// `grid` is null or open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_is_running(grid: *const filbert_grid) -> bool {
    // SAFETY: the caller's promise above.
    guard_or(false, || unsafe { grid.as_ref() }.is_some_and(|grid| grid.grid.is_running()))
}

/// Whether every partition has an owner and all backups that the number of members allows, in step, and nothing is
/// moving: then the loss of one member loses nothing. False for null.
///
/// # Safety
/// `grid` is null or open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_is_safe(grid: *const filbert_grid) -> bool {
    // SAFETY: the caller's promise above.
    guard_or(false, || unsafe { grid.as_ref() }.is_some_and(|grid| grid.grid.members().is_safe()))
}

/// Calls `each`, on this thread, with every distributed object of the cluster.
///
/// # Safety
/// `grid` is open; `each` may be called with `userdata` until this returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_objects(
    grid: *const filbert_grid,
    each: filbert_object_callback,
    userdata: *mut c_void,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let grid = unsafe { grid.as_ref() }.ok_or(Error::NullArgument("grid"))?;
        let each = each.ok_or(Error::NullArgument("each"))?;
        for (kind, name) in grid.grid.objects() {
            let kind = match kind {
                ObjectKind::Map => filbert_kind::Map,
                ObjectKind::Topic => filbert_kind::Topic,
                ObjectKind::Lock => filbert_kind::Lock,
                ObjectKind::Counter => filbert_kind::Counter,
            };
            let name = CString::new(name).unwrap_or_default();
            // SAFETY: the caller's promise; the name lives until it returns.
            if !unsafe { each(userdata, kind, name.as_ptr()) } {
                break;
            }
        }
        Ok(())
    })
}

/// Calls `callback` with every state that the instance enters from now on. Remove it with `filbert_listener_remove`.
///
/// # Safety
/// `grid` is open; `callback` may be called with `userdata` until the listener is removed; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_listen(
    grid: *const filbert_grid,
    callback: filbert_lifecycle_callback,
    userdata: *mut c_void,
    out: *mut *mut filbert_listener,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let grid = &unsafe { grid.as_ref() }.ok_or(Error::NullArgument("grid"))?.grid;
        let callback = callback.ok_or(Error::NullArgument("callback"))?;
        check(out, "out")?;
        let userdata = Userdata(userdata);
        let listener = filbert_listener::new(grid, grid.listen_lifecycle(), move |event| {
            if let Event::Lifecycle(state) = event {
                // SAFETY: the caller's promise above.
                unsafe { callback(userdata.get(), filbert_lifecycle::from(*state)) };
            }
        });
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", Box::into_raw(Box::new(listener))) }
    })
}

/// Adds what `config` says of maps, locks and topics to the running cluster: when this returns every member has it, and
/// who joins later has it before it serves. It holds for objects created from now on; what a member was started with
/// goes before it, there. Another definition of a name that is configured already is refused with
/// `FILBERT_STATUS_CONFIGURATION` and a text that names it; the same once more is no error.
///
/// # Safety
/// `grid` is open; `config` is open and not changed meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_add_config(
    grid: *const filbert_grid,
    config: *const filbert_config,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let grid = unsafe { grid.as_ref() }.ok_or(Error::NullArgument("grid"))?;
        // SAFETY: likewise.
        let config = unsafe { config.as_ref() }.ok_or(Error::NullArgument("config"))?;
        grid.grid.add_config(&config.config)
    })
}

/// Replaces the well-known addresses that later joins and merges of this member use: those of `join.tcp-ip.member`, as
/// a comma list. Without effect when members find each other otherwise.
///
/// # Safety
/// `grid` is open; `addresses` is a NUL-terminated string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_set_well_known(
    grid: *const filbert_grid,
    addresses: *const c_char,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let grid = unsafe { grid.as_ref() }.ok_or(Error::NullArgument("grid"))?;
        // SAFETY: likewise.
        let addresses = unsafe { text(addresses, "addresses") }?;
        grid.grid.set_well_known(vec![addresses.to_owned()])
    })
}

/// Leaves the cluster: hands partitions over for at most `limit_ms` milliseconds, then stops. Idempotent; a second
/// caller waits for the first. Objects of the grid stay valid and answer `FILBERT_STATUS_NOT_ACTIVE`.
///
/// # Safety
/// `grid` is open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_shutdown(grid: *const filbert_grid, limit_ms: u64) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let grid = unsafe { grid.as_ref() }.ok_or(Error::NullArgument("grid"))?;
        grid.grid.shutdown_within(Duration::from_millis(limit_ms));
        Ok(())
    })
}

/// Stops at once, without handing over: the others find out as they would after a crash. Idempotent.
///
/// # Safety
/// `grid` is open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_terminate(grid: *const filbert_grid) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let grid = unsafe { grid.as_ref() }.ok_or(Error::NullArgument("grid"))?;
        grid.grid.terminate();
        Ok(())
    })
}

/// Frees the handle; terminates the instance first if it still runs. Null is allowed. Its objects and listeners are
/// freed on their own, before or after.
///
/// # Safety
/// `grid` is null, or was opened and not freed, and no other thread uses it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_free(grid: *mut filbert_grid) {
    guard_or((), || {
        if !grid.is_null() {
            // SAFETY: made by `Box::into_raw` in `filbert_grid_open`, and freed once by the caller's promise.
            let grid = unsafe { Box::from_raw(grid) };
            grid.grid.terminate();
            grid.log.close();
        }
    });
}

/// Opens a handle on something that a grid has by name.
///
/// # Safety
/// `grid` is null or open; `name` is null or a NUL-terminated string; `out` is null or writable.
pub(super) unsafe fn open<T>(
    grid: *const filbert_grid,
    name: *const c_char,
    out: *mut *mut T,
    open: impl FnOnce(&Grid, &str) -> Result<T, Error>,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let grid = unsafe { grid.as_ref() }.ok_or(Error::NullArgument("grid"))?;
        // SAFETY: likewise.
        let name = unsafe { text(name, "name") }?;
        check(out, "out")?;
        let object = open(&grid.grid, name)?;
        // SAFETY: likewise.
        unsafe { write(out, "out", Box::into_raw(Box::new(object))) }
    })
}

/// Frees a handle. Null is allowed.
///
/// # Safety
/// `object` is null, or was made by `Box::into_raw` of a `Box<T>` and not freed.
pub(super) unsafe fn free<T>(object: *mut T) {
    guard_or((), || {
        if !object.is_null() {
            // SAFETY: the caller's promise above.
            drop(unsafe { Box::from_raw(object) });
        }
    });
}

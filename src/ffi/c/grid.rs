//! An instance: start, stop, and what it is.

use super::bytes::{text, write};
use super::config::filbert_config;
use super::guard::{guard, guard_or};
use crate::error::{Error, Status};
use crate::grid::{Grid, StartOptions};
use std::ffi::{CString, c_char};
use std::time::Duration;

/// A running instance. Thread-safe.
#[allow(non_camel_case_types)]
pub struct filbert_grid {
    pub(super) grid: Grid,
    name: CString,
}

/// Starts an instance and returns when it is in a cluster and serves.
///
/// Blocks until joined. Stop it with `filbert_grid_shutdown` or `filbert_grid_terminate`, then free it with
/// `filbert_grid_free`. Errors: `FILBERT_STATUS_CONFIGURATION`, `_JOIN`, `_IO`; nothing is left running then.
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
        if out.is_null() {
            return Err(Error::NullArgument("out"));
        }
        let options = StartOptions { sink: config.sink.clone(), ..StartOptions::default() };
        let grid = Grid::start(config.config.clone(), options)?;
        for warning in &config.warnings {
            log::warn!(logger: grid.log(), target: crate::logging::targets::CONFIG_LOCATOR, "{warning}");
        }
        let name = CString::new(grid.name()).unwrap_or_default();
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", Box::into_raw(Box::new(filbert_grid { grid, name }))) }
    })
}

/// The instance's name; valid until the grid is freed. Null for a null grid.
///
/// # Safety
/// `grid` is null or open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_grid_name(grid: *const filbert_grid) -> *const c_char {
    // SAFETY: the caller's promise above.
    guard_or(std::ptr::null(), || {
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

/// Stops at once, without handing over. Idempotent.
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

/// Frees the handle; terminates the instance first if it still runs. Null is allowed. Handles of its objects are
/// freed on their own.
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
        if out.is_null() {
            return Err(Error::NullArgument("out"));
        }
        let object = open(&grid.grid, name)?;
        // SAFETY: likewise.
        unsafe { write(out, "out", Box::into_raw(Box::new(object))) }
    })
}

/// Frees a handle made by [`open`]. Null is allowed.
///
/// # Safety
/// `object` is null, or was made by [`open`] and not freed.
pub(super) unsafe fn free<T>(object: *mut T) {
    guard_or((), || {
        if !object.is_null() {
            // SAFETY: made by `Box::into_raw` in `open`, and freed once by the caller's promise.
            drop(unsafe { Box::from_raw(object) });
        }
    });
}

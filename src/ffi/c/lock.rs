//! A distributed lock. A thread holds it, until it releases it or its member leaves the cluster.

use super::bytes::{check, write};
use super::grid::{filbert_grid, free, open};
use super::guard::guard;
use crate::error::{Error, Status};
use crate::grid::{Grid, ObjectKind};
use crate::structures::Lock;
use std::ffi::c_char;
use std::time::Duration;

/// A handle on a lock. Thread-safe; the lock is held by the calling thread.
#[allow(non_camel_case_types)]
pub struct filbert_lock {
    lock: Lock,
    grid: Grid,
}

/// Opens the lock of this name. Free it with `filbert_lock_free`.
///
/// # Safety
/// `grid` is open; `name` is a NUL-terminated string; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_lock_open(
    grid: *const filbert_grid,
    name: *const c_char,
    out: *mut *mut filbert_lock,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe {
        open(grid, name, out, |grid, name| Ok(filbert_lock { lock: grid.lock(name)?, grid: grid.clone() }))
    }
}

/// Frees a handle; the lock stays as it is. Null is allowed.
///
/// # Safety
/// `lock` is null, or was opened and not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_lock_free(lock: *mut filbert_lock) {
    // SAFETY: the caller's promise above.
    unsafe { free(lock) }
}

/// Acquires the lock for the calling thread if it comes free within `wait_ms` (-1: waits for ever). Reentrant.
///
/// Answers its fence: a number that rises with every holder; 0 = not acquired.
///
/// # Safety
/// `lock` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_lock_acquire(
    lock: *const filbert_lock,
    wait_ms: i64,
    out: *mut u64,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let lock = unsafe { lock.as_ref() }.ok_or(Error::NullArgument("lock"))?;
        check(out, "out")?;
        let fence = match u64::try_from(wait_ms) {
            Ok(wait) => lock.lock.try_lock(Duration::from_millis(wait)),
            Err(_) => lock.lock.lock(),
        }?;
        // SAFETY: likewise.
        unsafe { write(out, "out", fence) }
    })
}

/// Releases the lock once. `FILBERT_STATUS_NOT_LOCK_OWNER` for any thread but the holder.
///
/// # Safety
/// `lock` is open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_lock_release(lock: *const filbert_lock) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        unsafe { lock.as_ref() }.ok_or(Error::NullArgument("lock"))?.lock.unlock()
    })
}

/// The fence of the present holder and how often it has acquired the lock (both 0: free), and whether it is the calling
/// thread.
///
/// # Safety
/// `lock` is open; `fence`, `count` and `mine` are writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_lock_state(
    lock: *const filbert_lock,
    fence: *mut u64,
    count: *mut u32,
    mine: *mut bool,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let lock = unsafe { lock.as_ref() }.ok_or(Error::NullArgument("lock"))?;
        check(fence, "fence")?;
        check(count, "count")?;
        check(mine, "mine")?;
        let state = lock.lock.state()?;
        // SAFETY: likewise.
        unsafe {
            write(fence, "fence", state.fence)?;
            write(count, "count", state.count)?;
            write(mine, "mine", state.mine)
        }
    })
}

/// Destroys the lock on all members. A later use creates it anew, free.
///
/// # Safety
/// `lock` is open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_lock_destroy(lock: *const filbert_lock) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let lock = unsafe { lock.as_ref() }.ok_or(Error::NullArgument("lock"))?;
        lock.grid.destroy(ObjectKind::Lock, lock.lock.name())
    })
}

//! A distributed lock with fencing tokens, held by a thread.

use super::bytes::write;
use super::grid::{filbert_grid, free, open};
use super::guard::guard;
use crate::error::{Error, Status};
use crate::structures::Lock;
use std::ffi::c_char;
use std::time::Duration;

/// A handle on a lock. Thread-safe; the lock is held by the calling thread.
#[allow(non_camel_case_types)]
pub struct filbert_lock {
    lock: Lock,
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
    unsafe { open(grid, name, out, |grid, name| Ok(filbert_lock { lock: grid.lock(name)? })) }
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
        if out.is_null() {
            return Err(Error::NullArgument("out"));
        }
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

/// How often the present holder has acquired it (0 = free), and whether that is the calling thread.
///
/// # Safety
/// `lock` is open; `count` and `mine` are writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_lock_state(
    lock: *const filbert_lock,
    count: *mut u32,
    mine: *mut bool,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let lock = unsafe { lock.as_ref() }.ok_or(Error::NullArgument("lock"))?;
        if mine.is_null() {
            return Err(Error::NullArgument("mine"));
        }
        let state = lock.lock.state()?;
        // SAFETY: likewise.
        unsafe {
            write(count, "count", state.count)?;
            write(mine, "mine", state.mine)
        }
    })
}

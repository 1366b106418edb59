//! Locks of keys of a map, whether the key has a value or not. A thread holds them.

use super::{filbert_map, with};
use crate::error::Status;
use crate::ffi::c::bytes::filbert_bytes;
use crate::structures::Map;
use std::time::Duration;

/// Locks `key` for the calling thread if it comes free within `wait_ms` (-1: waits for ever). Reentrant. `lease_ms` 0:
/// until unlocked. Answers whether it did.
///
/// # Safety
/// As for `filbert_map_get`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_lock(
    map: *const filbert_map,
    key: filbert_bytes,
    wait_ms: i64,
    lease_ms: u64,
    out: *mut bool,
) -> Status {
    let lease = (lease_ms > 0).then(|| Duration::from_millis(lease_ms));
    // SAFETY: the caller's promise above.
    unsafe {
        with(map, key, out, |map, key| match u64::try_from(wait_ms) {
            Ok(wait) => map.try_lock(key, Duration::from_millis(wait), lease),
            Err(_) => map.lock(key, lease).map(|()| true),
        })
    }
}

/// Unlocks `key` once. `FILBERT_STATUS_NOT_LOCK_OWNER` for any thread but the holder; with `force` whoever holds it.
///
/// # Safety
/// `map` is open; `key` points to readable memory until the call returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_unlock(
    map: *const filbert_map,
    key: filbert_bytes,
    force: bool,
) -> Status {
    let mut done = ();
    let unlock = if force { Map::force_unlock } else { Map::unlock };
    // SAFETY: the caller's promise above.
    unsafe { with(map, key, &raw mut done, unlock) }
}

/// Whether anybody holds the lock of `key`.
///
/// # Safety
/// As for `filbert_map_get`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_is_locked(
    map: *const filbert_map,
    key: filbert_bytes,
    out: *mut bool,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(map, key, out, Map::is_locked) }
}

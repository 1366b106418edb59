//! A distributed map of bytes to bytes.
//!
//! Keys and values are stored as they are handed in. To share entries with a Java gateway, use the forms that it
//! uses: `filbert_string_form` for strings. A time of -1 is the map's default, 0 is for ever.

use super::bytes::{filbert_buffer, filbert_bytes, write};
use super::grid::{filbert_grid, free, open};
use super::guard::guard;
use super::listener::{Listening, filbert_entry_callback, filbert_listener};
use crate::error::{Error, Status};
use crate::structures::Map;
use crate::structures::map::{Expiry, MapListener};
use std::ffi::{c_char, c_void};
use std::time::Duration;

/// A handle on a map. Thread-safe.
#[allow(non_camel_case_types)]
pub struct filbert_map {
    pub(super) map: Map,
    pub(super) grid: crate::grid::Grid,
}

/// Receives keys and values of `filbert_map_each`; both live until it returns. Answer false to stop.
#[allow(non_camel_case_types)]
pub type filbert_each_callback =
    Option<unsafe extern "C" fn(userdata: *mut c_void, key: filbert_bytes, value: filbert_bytes) -> bool>;

/// Opens the map of this name, which is created in the cluster at the first use. Free it with `filbert_map_free`.
///
/// # Safety
/// `grid` is open; `name` is a NUL-terminated string; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_open(
    grid: *const filbert_grid,
    name: *const c_char,
    out: *mut *mut filbert_map,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe {
        open(grid, name, out, |grid, name| Ok(filbert_map { map: grid.map(name)?, grid: grid.clone() }))
    }
}

/// Frees a handle; the map stays. Null is allowed.
///
/// # Safety
/// `map` is null, or was opened and not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_free(map: *mut filbert_map) {
    // SAFETY: the caller's promise above.
    unsafe { free(map) }
}

/// Runs a call on an open map and its key.
///
/// # Safety
/// `map` is null or open; `key` points to readable memory.
unsafe fn with<T>(
    map: *const filbert_map,
    key: filbert_bytes,
    out: *mut T,
    call: impl FnOnce(&Map, &[u8]) -> Result<T, Error>,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above; null is refused here.
        let map = unsafe { map.as_ref() }.ok_or(Error::NullArgument("map"))?;
        // SAFETY: likewise.
        let key = unsafe { key.slice("key") }?;
        if out.is_null() {
            return Err(Error::NullArgument("out"));
        }
        let value = call(&map.map, key)?;
        // SAFETY: not null, and writable by the promise of every function that hands it in.
        unsafe { write(out, "out", value) }
    })
}

/// The value of `key`; `data` is null when there is none. Release it with `filbert_buffer_free`.
///
/// # Safety
/// `map` is open; `key` points to readable memory until the call returns; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_get(
    map: *const filbert_map,
    key: filbert_bytes,
    out: *mut filbert_buffer,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(map, key, out, |map, key| map.get_with(key, filbert_buffer::of)) }
}

/// Whether `key` has a value.
///
/// # Safety
/// As for `filbert_map_get`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_contains(
    map: *const filbert_map,
    key: filbert_bytes,
    out: *mut bool,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(map, key, out, Map::contains_key) }
}

/// Stores `value` under `key`.
///
/// Blocks until the owner and its synchronous backups hold it. Returns `FILBERT_STATUS_UNKNOWN` if they did not say so
/// in time: the write may have happened.
///
/// # Safety
/// `map` is open; `key` and `value` point to readable memory until the call returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_set(
    map: *const filbert_map,
    key: filbert_bytes,
    value: filbert_bytes,
    ttl_ms: i64,
    max_idle_ms: i64,
) -> Status {
    let mut done = ();
    // SAFETY: the caller's promise above.
    unsafe {
        with(map, key, &raw mut done, |map, key| {
            // SAFETY: likewise.
            map.set(key, value.slice("value")?, expiry(ttl_ms, max_idle_ms))
        })
    }
}

/// Stores `value` under `key` and answers the previous value; release it with `filbert_buffer_free`.
///
/// # Safety
/// As for `filbert_map_set`; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_put(
    map: *const filbert_map,
    key: filbert_bytes,
    value: filbert_bytes,
    ttl_ms: i64,
    max_idle_ms: i64,
    out: *mut filbert_buffer,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe {
        with(map, key, out, |map, key| {
            // SAFETY: likewise.
            let previous = map.put(key, value.slice("value")?, expiry(ttl_ms, max_idle_ms))?;
            Ok(filbert_buffer::of(previous.as_deref()))
        })
    }
}

/// Stores `value` if `key` has none, and answers the value that was there (`data` is null: stored).
///
/// # Safety
/// As for `filbert_map_put`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_put_if_absent(
    map: *const filbert_map,
    key: filbert_bytes,
    value: filbert_bytes,
    ttl_ms: i64,
    max_idle_ms: i64,
    out: *mut filbert_buffer,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe {
        with(map, key, out, |map, key| {
            // SAFETY: likewise.
            let present = map.put_if_absent(key, value.slice("value")?, expiry(ttl_ms, max_idle_ms))?;
            Ok(filbert_buffer::of(present.as_deref()))
        })
    }
}

/// Stores `value` if `key` has one, and answers the previous value (`data` is null: not stored).
///
/// # Safety
/// As for `filbert_map_put`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_replace(
    map: *const filbert_map,
    key: filbert_bytes,
    value: filbert_bytes,
    out: *mut filbert_buffer,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe {
        with(map, key, out, |map, key| {
            // SAFETY: likewise.
            Ok(filbert_buffer::of(map.replace(key, value.slice("value")?)?.as_deref()))
        })
    }
}

/// Stores `value` if the present one is `expected`, byte for byte. Answers whether it did.
///
/// # Safety
/// As for `filbert_map_put`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_replace_if_same(
    map: *const filbert_map,
    key: filbert_bytes,
    expected: filbert_bytes,
    value: filbert_bytes,
    out: *mut bool,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe {
        with(map, key, out, |map, key| {
            // SAFETY: likewise.
            map.replace_if_same(key, expected.slice("expected")?, value.slice("value")?)
        })
    }
}

/// Removes `key` and answers its value (`data` is null: there was none). Release it with `filbert_buffer_free`.
///
/// # Safety
/// As for `filbert_map_get`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_remove(
    map: *const filbert_map,
    key: filbert_bytes,
    out: *mut filbert_buffer,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(map, key, out, |map, key| Ok(filbert_buffer::of(map.remove(key)?.as_deref()))) }
}

/// Removes `key` if its value is `expected`, byte for byte. Answers whether it did.
///
/// # Safety
/// As for `filbert_map_put`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_remove_if_same(
    map: *const filbert_map,
    key: filbert_bytes,
    expected: filbert_bytes,
    out: *mut bool,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe {
        with(map, key, out, |map, key| {
            // SAFETY: likewise.
            map.remove_if_same(key, expected.slice("expected")?)
        })
    }
}

/// Evicts `key`: listeners hear "evicted". Answers whether it did; a locked key stays.
///
/// # Safety
/// As for `filbert_map_get`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_evict(
    map: *const filbert_map,
    key: filbert_bytes,
    out: *mut bool,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(map, key, out, Map::evict) }
}

/// Changes the life of an entry. Answers whether there is one.
///
/// # Safety
/// As for `filbert_map_get`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_set_expiry(
    map: *const filbert_map,
    key: filbert_bytes,
    ttl_ms: i64,
    max_idle_ms: i64,
    out: *mut bool,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(map, key, out, |map, key| map.set_expiry(key, expiry(ttl_ms, max_idle_ms))) }
}

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

/// Number of entries in the whole cluster.
///
/// # Safety
/// `map` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_size(map: *const filbert_map, out: *mut u64) -> Status {
    // SAFETY: the caller's promise above; there is no key.
    unsafe { with(map, filbert_bytes::view(None), out, |map, _| map.size()) }
}

/// Calls `each` with every entry of the whole cluster, on this thread. Not a snapshot.
///
/// # Safety
/// `map` is open; `each` may be called with `userdata` until this returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_each(
    map: *const filbert_map,
    each: filbert_each_callback,
    userdata: *mut c_void,
) -> Status {
    let mut done = ();
    // SAFETY: the caller's promise above; there is no key.
    unsafe {
        with(map, filbert_bytes::view(None), &raw mut done, |map, _| {
            let each = each.ok_or(Error::NullArgument("each"))?;
            for (key, value) in map.entries()? {
                // SAFETY: the caller's promise; both views live until it returns.
                if !each(userdata, filbert_bytes::view(Some(&key)), filbert_bytes::view(Some(&value))) {
                    break;
                }
            }
            Ok(())
        })
    }
}

/// Removes all entries but locked ones; with `evict`, evicts them. Listeners hear one event, if anything went.
///
/// # Safety
/// `map` is open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_clear(map: *const filbert_map, evict: bool) -> Status {
    let mut done = ();
    let clear = |map: &Map, _: &[u8]| if evict { map.evict_all() } else { map.clear() };
    // SAFETY: the caller's promise above; there is no key.
    unsafe { with(map, filbert_bytes::view(None), &raw mut done, clear) }
}

/// Destroys the map on all members. A later use creates it anew, empty.
///
/// # Safety
/// `map` is open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_destroy(map: *const filbert_map) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let map = unsafe { map.as_ref() }.ok_or(Error::NullArgument("map"))?;
        map.grid.destroy_map(map.map.name())
    })
}

/// Calls `callback` for every change of an entry (of `key` only, unless its `data` is null), on a thread of the instance,
/// one at a time and in the order of the key's changes. When this returns, every member sends its events. Remove it
/// with `filbert_listener_remove`.
///
/// # Safety
/// `map` is open; `key` points to readable memory until the call returns; `callback` may be called with `userdata` from
/// another thread until the listener is removed or the instance has stopped; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_listen(
    map: *const filbert_map,
    key: filbert_bytes,
    values: bool,
    local: bool,
    callback: filbert_entry_callback,
    userdata: *mut c_void,
    out: *mut *mut filbert_listener,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let map = unsafe { map.as_ref() }.ok_or(Error::NullArgument("map"))?;
        let callback = callback.ok_or(Error::NullArgument("callback"))?;
        if out.is_null() {
            return Err(Error::NullArgument("out"));
        }
        // SAFETY: likewise.
        let slice = unsafe { key.slice("key") }?;
        let key = (!key.data.is_null()).then(|| bytes::Bytes::copy_from_slice(slice));
        let id = map.map.listen(MapListener { key, values, local })?;
        let listener =
            filbert_listener::entries(Listening::Map(map.map.clone()), &map.grid, id, callback, userdata);
        // SAFETY: likewise.
        unsafe { write(out, "out", Box::into_raw(Box::new(listener))) }
    })
}

/// -1: the map's default, 0: for ever. Less than -1 is the default, too.
fn expiry(ttl_ms: i64, max_idle_ms: i64) -> Expiry {
    let time = |ms| u64::try_from(ms).ok().map(Duration::from_millis);
    Expiry { ttl: time(ttl_ms), max_idle: time(max_idle_ms) }
}

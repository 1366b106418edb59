//! A distributed map of bytes to bytes.
//!
//! Keys and values, at most 64 MiB each, are stored and compared as they are handed in. To share entries with a Java
//! gateway use the forms that it uses: `filbert_string_form` for strings. `ttl_ms` counts from the write, `max_idle_ms`
//! from the last access: -1 is the map's default, 0 is for ever. Calls wait for a key that another thread has locked.

use super::bytes::{check, filbert_buffer, filbert_bytes, write};
use super::grid::{filbert_grid, free, open};
use super::guard::guard;
use crate::error::{Error, Status};
use crate::structures::Map;
use crate::structures::map::Expiry;
use std::ffi::c_char;
use std::time::Duration;

pub mod figures;
pub mod lock;
pub mod whole;

/// A handle on a map. Thread-safe.
#[allow(non_camel_case_types)]
pub struct filbert_map {
    pub(super) map: Map,
    pub(super) grid: crate::grid::Grid,
}

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
        check(out, "out")?;
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

/// Removes `key` and answers whether it had a value. Cheaper than `filbert_map_remove`.
///
/// # Safety
/// As for `filbert_map_get`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_delete(
    map: *const filbert_map,
    key: filbert_bytes,
    out: *mut bool,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(map, key, out, Map::delete) }
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

/// Evicts `key`: listeners hear "evicted". Answers whether it did. Waits while another
/// holds the key's lock.
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

/// Stores `value` unless another thread holds the lock of `key` for longer than `wait_ms`. Answers whether it did.
///
/// # Safety
/// As for `filbert_map_put`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_try_put(
    map: *const filbert_map,
    key: filbert_bytes,
    value: filbert_bytes,
    wait_ms: u64,
    out: *mut bool,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe {
        with(map, key, out, |map, key| {
            // SAFETY: likewise.
            map.try_put(key, value.slice("value")?, Duration::from_millis(wait_ms))
        })
    }
}

/// Removes `key` unless another thread holds its lock for longer than `wait_ms`. Answers whether a value went.
///
/// # Safety
/// As for `filbert_map_get`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_try_remove(
    map: *const filbert_map,
    key: filbert_bytes,
    wait_ms: u64,
    out: *mut bool,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(map, key, out, |map, key| map.try_remove(key, Duration::from_millis(wait_ms))) }
}

/// A value with its times, in milliseconds. What the map does not keep is 0.
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct filbert_entry_view {
    /// The value; `data` is null when there is none. Release it with `filbert_buffer_free`.
    pub value: filbert_buffer,
    /// Its time to live; 0 = for ever.
    pub ttl_ms: u64,
    /// How long it may be idle; 0 = for ever.
    pub max_idle_ms: u64,
    /// Life left; 0 = for ever.
    pub left_ms: u64,
    /// Since it was added.
    pub age_ms: u64,
    /// Since the last access.
    pub idle_ms: u64,
    /// Since the last update.
    pub unchanged_ms: u64,
    /// Accesses.
    pub hits: u64,
}

/// The value of `key` with its times; not counted as an access. Release `out->value` with `filbert_buffer_free`.
///
/// # Safety
/// As for `filbert_map_get`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_view(
    map: *const filbert_map,
    key: filbert_bytes,
    out: *mut filbert_entry_view,
) -> Status {
    let ms = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    // Less than a millisecond is not for ever.
    let limit = |time: Option<Duration>| time.map_or(0, |time| ms(time).max(1));
    let view = |map: &Map, key: &[u8]| {
        let view = map.entry_view(key)?;
        let value = filbert_buffer::of(view.as_ref().map(|view| &view.value[..]));
        let view = view.unwrap_or_default();
        Ok(filbert_entry_view {
            value,
            ttl_ms: limit(view.ttl),
            max_idle_ms: limit(view.max_idle),
            left_ms: limit(view.left),
            age_ms: ms(view.age),
            idle_ms: ms(view.idle),
            unchanged_ms: ms(view.unchanged),
            hits: view.hits,
        })
    };
    // SAFETY: the caller's promise above.
    unsafe { with(map, key, out, view) }
}

/// -1: the map's default, 0: for ever. Less than -1 is the default, too.
fn expiry(ttl_ms: i64, max_idle_ms: i64) -> Expiry {
    let time = |ms| u64::try_from(ms).ok().map(Duration::from_millis);
    Expiry { ttl: time(ttl_ms), max_idle: time(max_idle_ms) }
}

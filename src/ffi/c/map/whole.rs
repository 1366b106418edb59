//! Several keys of a map at once, the whole map, and who listens to it.
//!
//! A walk over the whole map is not a snapshot: each partition contributes once, as of the instant it is asked.

use super::{filbert_map, with};
use crate::error::{Error, Status};
use crate::ffi::c::bytes::{check, filbert_buffer, filbert_bytes, write};
use crate::ffi::c::config::Userdata;
use crate::ffi::c::guard::guard;
use crate::ffi::c::listener::{entry_event, filbert_entry_callback, filbert_listener};
use crate::structures::Map;
use crate::structures::map::{MapListener, Yield};
use bytes::Bytes;
use std::ffi::c_void;

/// Most bytes of keys and values that are taken from the cluster at a time.
const PAGE_BYTES_MAX: usize = 1 << 20;

/// A key and its value, lent for one call.
#[repr(C)]
#[derive(Clone, Copy)]
#[allow(non_camel_case_types)]
pub struct filbert_entry {
    /// The key.
    pub key: filbert_bytes,
    /// The value.
    pub value: filbert_bytes,
}

/// Receives entries of `filbert_map_each`, which live until it returns. Answer false to stop.
#[allow(non_camel_case_types)]
pub type filbert_each_callback =
    Option<unsafe extern "C" fn(userdata: *mut c_void, entry: *const filbert_entry) -> bool>;

/// An array that the caller lends. Null is allowed when it is empty.
///
/// # Safety
/// `items` points to `count` readable items for as long as the slice is used.
unsafe fn array<'a, T>(items: *const T, count: usize, name: &'static str) -> Result<&'a [T], Error> {
    match (items.is_null(), count) {
        (true, 0) => Ok(&[]),
        (true, _) => Err(Error::NullArgument(name)),
        (false, _) if count <= isize::MAX as usize / size_of::<T>().max(1) => {
            // SAFETY: the caller's promise; the size is one that memory can have.
            Ok(unsafe { std::slice::from_raw_parts(items, count) })
        }
        _ => Err(Error::InvalidArgument { name, problem: format!("{count} items are no memory's") }),
    }
}

/// Stores several entries, at the map's default times. All are sent at once; not atomic as a whole: after a failure
/// some may have been stored.
///
/// # Safety
/// `map` is open; `entries` points to `count` entries, and these to memory, readable until the call returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_put_all(
    map: *const filbert_map,
    entries: *const filbert_entry,
    count: usize,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let map = unsafe { map.as_ref() }.ok_or(Error::NullArgument("map"))?;
        // SAFETY: likewise.
        let entries = unsafe { array(entries, count, "entries") }?;
        let owned = entries.iter().map(|entry| {
            // SAFETY: likewise.
            let (key, value) = unsafe { (entry.key.slice("key")?, entry.value.slice("value")?) };
            Ok((Bytes::copy_from_slice(key), Bytes::copy_from_slice(value)))
        });
        map.map.put_all(&owned.collect::<Result<Vec<_>, Error>>()?)
    })
}

/// The values of `count` keys: `out[i]` is that of `keys[i]`, its `data` null when there is none. All are asked for at
/// once. Release each with `filbert_buffer_free`.
///
/// # Safety
/// `map` is open; `keys` points to `count` keys, and these to memory, readable until the call returns; `out` has room
/// for `count` buffers.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_get_all(
    map: *const filbert_map,
    keys: *const filbert_bytes,
    count: usize,
    out: *mut filbert_buffer,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let map = unsafe { map.as_ref() }.ok_or(Error::NullArgument("map"))?;
        // SAFETY: likewise.
        let keys = unsafe { array(keys, count, "keys") }?;
        if count > 0 {
            check(out, "out")?;
        }
        // SAFETY: likewise.
        let keys = keys.iter().map(|key| unsafe { key.slice("keys") });
        let keys = keys.collect::<Result<Vec<_>, Error>>()?;
        // Answered are the keys that have a value, in the order in which they were asked for.
        let mut found = map.map.get_all(&keys)?.into_iter().peekable();
        for (index, key) in keys.iter().enumerate() {
            let value = found.next_if(|(answered, _)| answered == key).map(|(_, value)| value);
            // SAFETY: there is room for `count` buffers, by the caller's promise.
            unsafe { write(out.add(index), "out", filbert_buffer::of(value.as_deref()))? };
        }
        Ok(())
    })
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

/// Whether some entry has this value, byte for byte.
///
/// # Safety
/// `map` is open; `value` points to readable memory until the call returns; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_contains_value(
    map: *const filbert_map,
    value: filbert_bytes,
    out: *mut bool,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(map, value, out, Map::contains_value) }
}

/// Calls `each`, on this thread, with every entry of the whole cluster, or with `local` with those that this member
/// owns. They are fetched page by page while it goes on.
///
/// # Safety
/// `map` is open; `each` may be called with `userdata` until this returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_each(
    map: *const filbert_map,
    local: bool,
    each: filbert_each_callback,
    userdata: *mut c_void,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let map = unsafe { map.as_ref() }.ok_or(Error::NullArgument("map"))?;
        let each = each.ok_or(Error::NullArgument("each"))?;
        let mut cursor = map.map.cursor(Yield::Entries, local);
        while let Some(page) = cursor.next_page(PAGE_BYTES_MAX)? {
            for pair in page.chunks_exact(2) {
                let view = |bytes: &Bytes| filbert_bytes::view(Some(bytes));
                let entry = filbert_entry { key: view(&pair[0]), value: view(&pair[1]) };
                // SAFETY: the caller's promise; both views live until it returns.
                if !unsafe { each(userdata, &entry) } {
                    return Ok(());
                }
            }
        }
        Ok(())
    })
}

/// Removes all entries but locked ones; with `evict`, evicts them. Listeners hear one event, if anything went.
///
/// # Safety
/// `map` is open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_map_clear(map: *const filbert_map, evict: bool) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let map = unsafe { map.as_ref() }.ok_or(Error::NullArgument("map"))?;
        if evict { map.map.evict_all() } else { map.map.clear() }
    })
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

/// Calls `callback` for every change of an entry, or only of `key` unless its `data` is null; with `local` only of
/// entries that this member owns; with `values`, events carry them. Those of one key come in the order of its changes.
/// When this returns, every member sends its events. Remove it with `filbert_listener_remove`.
///
/// # Safety
/// `map` is open; `key` points to readable memory until the call returns; `callback` may be called with `userdata`
/// until the listener is removed; `out` is writable.
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
        check(out, "out")?;
        // SAFETY: likewise.
        let slice = unsafe { key.slice("key") }?;
        let key = (!key.data.is_null()).then(|| Bytes::copy_from_slice(slice));
        let userdata = Userdata(userdata);
        let id = map.map.listen(MapListener { key, values, local })?;
        let listener = filbert_listener::new(&map.grid, id, move |event| {
            if let Some(event) = entry_event(event) {
                // SAFETY: likewise; the event lives until the callback returns.
                unsafe { callback(userdata.get(), &event) };
            }
        });
        // SAFETY: likewise.
        unsafe { write(out, "out", Box::into_raw(Box::new(listener))) }
    })
}

//! A distributed 64-bit counter. Each call is applied once, whatever member fails meanwhile.

use super::bytes::{check, write};
use super::grid::{filbert_grid, free, open};
use super::guard::guard;
use crate::error::{Error, Status};
use crate::grid::{Grid, ObjectKind};
use crate::structures::Counter;
use std::ffi::c_char;

/// A handle on a counter, which is 0 at first. Thread-safe.
#[allow(non_camel_case_types)]
pub struct filbert_counter {
    counter: Counter,
    grid: Grid,
}

/// Opens the counter of this name. Free it with `filbert_counter_free`.
///
/// # Safety
/// `grid` is open; `name` is a NUL-terminated string; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_counter_open(
    grid: *const filbert_grid,
    name: *const c_char,
    out: *mut *mut filbert_counter,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe {
        open(grid, name, out, |grid, name| {
            Ok(filbert_counter { counter: grid.counter(name)?, grid: grid.clone() })
        })
    }
}

/// Frees a handle; the counter stays. Null is allowed.
///
/// # Safety
/// `counter` is null, or was opened and not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_counter_free(counter: *mut filbert_counter) {
    // SAFETY: the caller's promise above.
    unsafe { free(counter) }
}

/// # Safety
/// `counter` is null or open; `out` is null or writable.
unsafe fn with<T>(
    counter: *const filbert_counter,
    out: *mut T,
    call: impl FnOnce(&Counter) -> Result<T, Error>,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let counter = unsafe { counter.as_ref() }.ok_or(Error::NullArgument("counter"))?;
        check(out, "out")?;
        let value = call(&counter.counter)?;
        // SAFETY: likewise.
        unsafe { write(out, "out", value) }
    })
}

/// The value.
///
/// # Safety
/// `counter` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_counter_get(counter: *const filbert_counter, out: *mut i64) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(counter, out, Counter::get) }
}

/// Adds `delta` and answers the new value; applied once, whatever member fails meanwhile. Wraps around at the ends.
///
/// # Safety
/// `counter` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_counter_add(
    counter: *const filbert_counter,
    delta: i64,
    out: *mut i64,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(counter, out, |counter| counter.add(delta)) }
}

/// Sets the value and answers the previous one.
///
/// # Safety
/// `counter` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_counter_set(
    counter: *const filbert_counter,
    value: i64,
    out: *mut i64,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(counter, out, |counter| counter.set(value)) }
}

/// Sets to `value` if it is `expected`. Answers whether it did.
///
/// # Safety
/// `counter` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_counter_compare_and_set(
    counter: *const filbert_counter,
    expected: i64,
    value: i64,
    out: *mut bool,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe { with(counter, out, |counter| counter.compare_and_set(expected, value)) }
}

/// Destroys the counter on all members. A later use creates it anew, 0.
///
/// # Safety
/// `counter` is open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_counter_destroy(counter: *const filbert_counter) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let counter = unsafe { counter.as_ref() }.ok_or(Error::NullArgument("counter"))?;
        counter.grid.destroy(ObjectKind::Counter, counter.counter.name())
    })
}

//! Bytes: lent to the library for one call, or made by it and owned by the caller.

use super::guard::guard;
use crate::error::{Error, Status};
use std::ffi::{CStr, c_char};

/// Bytes that the caller lends for one call. `data` may be null when `length` is 0.
#[repr(C)]
#[derive(Clone, Copy)]
#[allow(non_camel_case_types)]
pub struct filbert_bytes {
    /// First byte.
    pub data: *const u8,
    /// How many.
    pub length: usize,
}

/// Bytes that the library made. Release them with `filbert_buffer_free`, never with `free`.
///
/// `data` is null for "no value"; an empty value has a non-null `data` and length 0. A NUL byte, not counted, follows
/// the last byte, so that text can be handed on as it is.
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct filbert_buffer {
    /// First byte.
    pub data: *mut u8,
    /// How many.
    pub length: usize,
}

impl filbert_bytes {
    /// The bytes as a slice.
    ///
    /// # Safety
    /// `data` points to `length` readable bytes for as long as the slice is used.
    pub(super) unsafe fn slice<'a>(self, name: &'static str) -> Result<&'a [u8], Error> {
        match (self.data.is_null(), self.length) {
            (true, 0) => Ok(&[]),
            (true, _) => Err(Error::NullArgument(name)),
            (false, length) if length <= isize::MAX as usize => {
                // SAFETY: the caller's promise; a length over isize::MAX cannot be of real memory and is refused.
                Ok(unsafe { std::slice::from_raw_parts(self.data, length) })
            }
            (false, length) => {
                Err(Error::InvalidArgument { name, problem: format!("length {length} is no memory's") })
            }
        }
    }

    /// A view of bytes of ours, for a callback.
    pub(super) fn view(bytes: Option<&[u8]>) -> Self {
        bytes.map_or(Self { data: std::ptr::null(), length: 0 }, |bytes| Self {
            data: bytes.as_ptr(),
            length: bytes.len(),
        })
    }
}

impl filbert_buffer {
    /// No value.
    pub(super) const ABSENT: Self = Self { data: std::ptr::null_mut(), length: 0 };

    /// Hands bytes over to the caller.
    pub(super) fn new(bytes: &[u8]) -> Self {
        let mut owned = Vec::with_capacity(bytes.len() + 1);
        owned.extend_from_slice(bytes);
        owned.push(0);
        Self { data: Box::into_raw(owned.into_boxed_slice()).cast(), length: bytes.len() }
    }

    /// A value or its absence.
    pub(super) fn of(bytes: Option<&[u8]>) -> Self {
        bytes.map_or(Self::ABSENT, Self::new)
    }
}

/// Text that the caller lends for one call.
///
/// # Safety
/// `text` is null or a NUL-terminated string that lives for as long as the result is used.
pub(super) unsafe fn text<'a>(text: *const c_char, name: &'static str) -> Result<&'a str, Error> {
    if text.is_null() {
        return Err(Error::NullArgument(name));
    }
    // SAFETY: the caller's promise.
    let text = unsafe { CStr::from_ptr(text) };
    text.to_str().map_err(|_| Error::InvalidArgument { name, problem: "is not UTF-8".into() })
}

/// Refuses a missing output before anything is done for it.
pub(super) fn check<T>(out: *mut T, name: &'static str) -> Result<(), Error> {
    if out.is_null() { Err(Error::NullArgument(name)) } else { Ok(()) }
}

/// Writes an output, on success only.
///
/// # Safety
/// `out` is null or points to writable memory for a `T`.
pub(super) unsafe fn write<T>(out: *mut T, name: &'static str, value: T) -> Result<(), Error> {
    if out.is_null() {
        return Err(Error::NullArgument(name));
    }
    // SAFETY: not null, and writable by the caller's promise; nothing of what was there is read or dropped.
    unsafe { out.write(value) };
    Ok(())
}

/// Releases bytes that the library made, and sets `data` to null. Null, or "no value", is allowed.
///
/// # Safety
/// `buffer` is null, or points to a buffer that a function of this library wrote and that was not released yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_buffer_free(buffer: *mut filbert_buffer) {
    guard(|| {
        // SAFETY: the caller's promise above.
        let Some(buffer) = (unsafe { buffer.as_mut() }) else { return Ok(()) };
        if !buffer.data.is_null() {
            let slice = std::ptr::slice_from_raw_parts_mut(buffer.data, buffer.length + 1);
            // SAFETY: made by `Box::into_raw` of a boxed slice of exactly this length, with its NUL, in
            // `filbert_buffer::new`.
            drop(unsafe { Box::from_raw(slice) });
            *buffer = filbert_buffer::ABSENT;
        }
        Ok(())
    });
}

/// The form in which a Java gateway stores the string `text` as a key or value, so that both see the same entry:
/// `[-11, 4 bytes][length, 4 bytes][UTF-8]`, big-endian. Release it with `filbert_buffer_free`.
///
/// # Safety
/// `text` is a NUL-terminated string; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_string_form(text: *const c_char, out: *mut filbert_buffer) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let text = unsafe { self::text(text, "text") }?;
        let mut form = (-11i32).to_be_bytes().to_vec();
        form.extend_from_slice(&(text.len() as u32).to_be_bytes());
        form.extend_from_slice(text.as_bytes());
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", filbert_buffer::new(&form)) }
    })
}

/// The text in a string form, without its 8 bytes of head. `FILBERT_STATUS_INVALID_ARGUMENT` for anything else. Release
/// it with `filbert_buffer_free`.
///
/// # Safety
/// `form` points to readable memory until the call returns; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_string_text(form: filbert_bytes, out: *mut filbert_buffer) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let form = unsafe { form.slice("form") }?;
        let wrong = || Error::InvalidArgument { name: "form", problem: "is not the form of a string".into() };
        let (head, text) = form.split_at_checked(8).ok_or_else(wrong)?;
        let length = u32::from_be_bytes([head[4], head[5], head[6], head[7]]) as usize;
        if head[..4] != (-11i32).to_be_bytes() || text.len() != length {
            return Err(wrong());
        }
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", filbert_buffer::new(text)) }
    })
}

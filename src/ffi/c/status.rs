//! What every call answers, and what it means.

use super::guard::last;
use std::ffi::c_char;

/// The text of the calling thread's last failure, UTF-8; empty if there was none.
///
/// Never null. Valid until the same thread's next call of this library fails.
#[unsafe(no_mangle)]
pub extern "C" fn filbert_last_error() -> *const c_char {
    last()
}

/// The version of this library: `major.minor.patch`. A static string.
#[unsafe(no_mangle)]
pub extern "C" fn filbert_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

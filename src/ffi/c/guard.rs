//! The only `catch_unwind` of the C face, and the text of each thread's last failure.

use crate::error::{Error, Status};
use crate::ffi::panic;
use std::cell::RefCell;
use std::ffi::CString;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static LAST: RefCell<CString> = RefCell::default();
}

/// Runs the body of an entry point: an error is remembered for `filbert_last_error`, a panic becomes one.
pub fn guard(body: impl FnOnce() -> Result<(), Error>) -> Status {
    let result = catch_unwind(AssertUnwindSafe(body));
    let error = match result {
        Ok(Ok(())) => return Status::Ok,
        Ok(Err(error)) => error,
        Err(payload) => Error::Panic(panic::text(payload.as_ref())),
    };
    remember(&error);
    error.status()
}

/// As [`guard`], for functions that answer something else than a status.
pub fn guard_or<T>(otherwise: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or_else(|payload| {
        remember(&Error::Panic(panic::text(payload.as_ref())));
        otherwise
    })
}

fn remember(error: &Error) {
    let text = error.to_string().replace('\0', "\u{fffd}");
    // A thread that is ending has no last error any more, and nobody to read it.
    let _ = LAST.try_with(|last| *last.borrow_mut() = CString::new(text).unwrap_or_default());
}

/// The text of this thread's last failure; empty if there was none.
pub fn last() -> *const std::ffi::c_char {
    LAST.try_with(|last| last.borrow().as_ptr()).unwrap_or(c"".as_ptr())
}

//! What a call answered, and which library it was.

use super::guard::{guard_or, last};
use crate::error::Status;
use std::ffi::{CStr, c_char};

/// The text of the calling thread's last failure, UTF-8; empty if there was none.
///
/// Never null. Valid until the same thread's next call of this library fails, or the thread ends.
#[unsafe(no_mangle)]
pub extern "C" fn filbert_last_error() -> *const c_char {
    guard_or(c"".as_ptr(), last)
}

/// The name of a status, such as `NOT_ACTIVE`; for another number `(no status)`. A static string.
#[unsafe(no_mangle)]
pub extern "C" fn filbert_status_name(status: i32) -> *const c_char {
    guard_or(c"".as_ptr(), || name(status).as_ptr())
}

/// The version of this library: `major.minor.patch`. A static string.
#[unsafe(no_mangle)]
pub extern "C" fn filbert_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

fn name(status: i32) -> &'static CStr {
    ALL.iter().find(|(known, _)| *known as i32 == status).map_or(c"(no status)", |(_, name)| name)
}

const ALL: [(Status, &CStr); 20] = [
    (Status::Ok, c"OK"),
    (Status::NullArgument, c"NULL_ARGUMENT"),
    (Status::InvalidArgument, c"INVALID_ARGUMENT"),
    (Status::Configuration, c"CONFIGURATION"),
    (Status::TooLarge, c"TOO_LARGE"),
    (Status::NotLockOwner, c"NOT_LOCK_OWNER"),
    (Status::LockLimit, c"LOCK_LIMIT"),
    (Status::Closed, c"CLOSED"),
    (Status::Interrupted, c"INTERRUPTED"),
    (Status::Locked, c"LOCKED"),
    (Status::NotActive, c"NOT_ACTIVE"),
    (Status::Timeout, c"TIMEOUT"),
    (Status::Unknown, c"UNKNOWN"),
    (Status::Overloaded, c"OVERLOADED"),
    (Status::OutOfMemory, c"OUT_OF_MEMORY"),
    (Status::NoDataMember, c"NO_DATA_MEMBER"),
    (Status::Destroyed, c"DESTROYED"),
    (Status::Join, c"JOIN"),
    (Status::Io, c"IO"),
    (Status::Panic, c"PANIC"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// The header is made from `Status` itself.
    const HEADER: &str = include_str!(concat!(env!("OUT_DIR"), "/filbert.h"));

    #[test]
    fn every_status_has_its_name() {
        let constants = HEADER.lines().filter_map(|line| {
            let (constant, number) = line.trim().trim_end_matches(',').split_once(" = ")?;
            Some((constant.strip_prefix("FILBERT_STATUS_")?, number.parse::<i32>().ok()?))
        });
        let constants: Vec<(&str, i32)> = constants.collect();
        assert_eq!(constants.len(), ALL.len());
        for (constant, number) in constants {
            assert_eq!(name(number).to_str(), Ok(constant), "add it to ALL");
        }
        assert_eq!(name(1), c"(no status)");
    }
}

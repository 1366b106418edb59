//! The guard of raw entry points, and the memory that a caller lends them.
//!
//! A raw native is a bare call: no environment, no local references, no exception. What it has to say is a number, and
//! bytes in the caller's buffer; the coding is stated in `Native.java`. This is the only place that knows it, and the
//! only `catch_unwind` of raw natives.

use super::convert;
use super::desk::Desk;
use super::large;
use crate::error::Error;
use crate::ffi::panic;
use jni::sys::{jint, jlong};
use smallvec::SmallVec;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Success without a value.
pub const ABSENT: jlong = -1;
/// Success with a value that is fetched by its token.
pub const LARGE: jlong = -2;
/// Not answered: the key must be asked for elsewhere, or waited for.
pub const ELSEWHERE: jlong = -3;
/// Smallest buffer: an error's text has room.
pub const CAPACITY_MIN: usize = 4 << 10;
/// Keys up to this size are copied without an allocation.
const KEY_INLINE: usize = 256;

/// A key, copied out of the buffer that the value will be written to.
pub type Key = SmallVec<[u8; KEY_INLINE]>;

/// The caller's memory for one call.
pub struct Scratch {
    start: *mut u8,
    capacity: usize,
}

impl Scratch {
    /// `None` for what cannot be a buffer. That `address` is one that Java owns for the call is its promise:
    /// `Native.bufferAddress` said it.
    fn new(address: jlong, capacity: jint) -> Option<Self> {
        let capacity = usize::try_from(capacity).ok().filter(|capacity| *capacity >= CAPACITY_MIN)?;
        let start = address as usize as *mut u8;
        (!start.is_null()).then_some(Self { start, capacity })
    }

    /// `length` bytes from `offset` on.
    ///
    /// # Errors
    /// `InvalidArgument` when they are not all in the buffer.
    pub fn slice(&self, name: &'static str, offset: usize, length: jint) -> Result<&[u8], Error> {
        let end = usize::try_from(length).ok().and_then(|length| offset.checked_add(length));
        match end.filter(|end| *end <= self.capacity) {
            // SAFETY: the range is inside the buffer, which is Java's direct memory: always initialised, and used by
            // nobody else during the call (contract of `Native`). It is written through `&mut self` only.
            Some(end) => Ok(unsafe { std::slice::from_raw_parts(self.start.add(offset), end - offset) }),
            None => {
                let problem =
                    format!("length {length} at {offset} is outside the buffer of {}", self.capacity);
                Err(Error::InvalidArgument { name, problem })
            }
        }
    }

    /// The key at the start.
    pub fn key(&self, length: jint) -> Result<Key, Error> {
        let key = self.slice("keyLength", 0, length)?;
        convert::check_key(key)?;
        Ok(Key::from_slice(key))
    }

    /// Key and value, back to back.
    pub fn key_and_value(&self, key: jint, value: jint) -> Result<(&[u8], &[u8]), Error> {
        let key = self.slice("keyLength", 0, key)?;
        convert::check_key(key)?;
        Ok((key, self.slice("valueLength", key.len(), value)?))
    }

    /// Leaves a result: here if it fits, else to be fetched by its token.
    #[inline]
    pub fn reply(&mut self, desk: &Desk, value: Option<&[u8]>) -> jlong {
        match value {
            None => ABSENT,
            Some(value) if value.len() <= self.capacity => self.write(value) as jlong,
            Some(value) => {
                self.write(&large::keep(desk, value.to_vec()).to_be_bytes());
                LARGE
            }
        }
    }

    /// Writes as much of `bytes` as there is room for.
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> usize {
        let length = bytes.len().min(self.capacity);
        // SAFETY: `length` bytes are inside the buffer, which nobody else uses during the call; `bytes` lies elsewhere,
        // since slices of the buffer borrow `self`.
        unsafe { std::ptr::copy_nonoverlapping(bytes.as_ptr(), self.start, length) };
        length
    }

    fn fail(&mut self, error: &Error) -> jlong {
        let text = error.to_string();
        let cut = text.floor_char_boundary(self.capacity);
        failed(error, self.write(&text.as_bytes()[..cut]))
    }
}

fn failed(error: &Error, length: usize) -> jlong {
    -(error.status() as jlong + ((length as jlong) << 16))
}

/// Runs the body of a raw entry point.
#[inline]
pub fn guard(
    address: jlong,
    capacity: jint,
    body: impl FnOnce(&mut Scratch) -> Result<jlong, Error>,
) -> jlong {
    let Some(mut scratch) = Scratch::new(address, capacity) else {
        // Without a buffer there is nowhere to put a text.
        return failed(&Error::InvalidArgument { name: "address", problem: String::new() }, 0);
    };
    match catch_unwind(AssertUnwindSafe(|| body(&mut scratch))) {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => scratch.fail(&error),
        Err(payload) => scratch.fail(&Error::Panic(panic::text(payload.as_ref()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(body: impl FnOnce(&mut Scratch) -> Result<jlong, Error>) -> (jlong, Vec<u8>) {
        let mut buffer = vec![0u8; CAPACITY_MIN];
        let answer = guard(buffer.as_mut_ptr() as jlong, CAPACITY_MIN as jint, body);
        (answer, buffer)
    }

    fn text((answer, buffer): (jlong, Vec<u8>)) -> (i64, String) {
        let (status, length) = ((-answer) & 0xffff, (-answer) >> 16);
        (status, String::from_utf8(buffer[..length as usize].to_vec()).expect("UTF-8"))
    }

    #[test]
    fn failures_carry_status_and_text() {
        assert_eq!(text(run(|_| Err(Error::NotActive))), (200, "Hazelcast instance is not active!".into()));
        let (status, said) = text(run(|_| panic!("planted {}", 1)));
        assert_eq!(status, 900);
        assert!(said.starts_with("internal error: planted 1"), "{said}");
        let long = "é".repeat(CAPACITY_MIN);
        let (status, said) = text(run(move |_| Err(Error::Join(long))));
        assert_eq!(status, 207);
        assert!(said.len() <= CAPACITY_MIN && said.len() > CAPACITY_MIN - 2, "cut to fit, at a character");
    }

    #[test]
    fn a_buffer_that_is_none_is_refused_without_being_touched() {
        for (address, capacity) in [(0, 1 << 20), (4096, 0), (4096, -1), (4096, CAPACITY_MIN as jint - 1)] {
            assert_eq!(guard(address, capacity, |_| unreachable!("no buffer")), -101);
        }
    }

    #[test]
    fn lengths_stay_inside_the_buffer() {
        let max = CAPACITY_MIN as jint;
        run(|scratch| {
            assert_eq!(scratch.key(4).map(|key| key.len()), Ok(4));
            assert_eq!(scratch.key(max).map(|key| key.len()), Ok(CAPACITY_MIN));
            for wrong in [3, 0, -1, max + 1, jint::MAX, jint::MIN] {
                assert!(scratch.key(wrong).is_err(), "{wrong}");
            }
            assert!(scratch.key_and_value(8, max - 8).is_ok());
            for (key, value) in [(8, max - 7), (8, -1), (max, 1), (8, jint::MAX)] {
                assert!(scratch.key_and_value(key, value).is_err(), "{key} {value}");
            }
            Ok(0)
        });
    }
}

//! Results that did not fit into the caller's buffer, until they are fetched by token.
//!
//! They are kept here and not with the thread: a virtual thread may come back on another one. A token works once. One
//! that is never taken goes with its instance.

use super::desk::Desk;
use crate::error::Error;
use parking_lot::Mutex;
use std::collections::BTreeMap;

/// Most results that wait at a time, over all instances. Beyond it the oldest goes: whoever asked for it has had the
/// time of as many other calls to fetch it.
const OPEN_MAX: usize = 16_384;

static OPEN: Mutex<Open> = Mutex::new(Open { next: 0, results: BTreeMap::new() });

struct Open {
    next: i64,
    /// By token, which rises: the owner's number and the bytes.
    results: BTreeMap<i64, (u64, Vec<u8>)>,
}

/// Keeps a result; answers its token, which is over 0.
pub fn keep(desk: &Desk, result: Vec<u8>) -> i64 {
    keep_for(desk.number(), result)
}

fn keep_for(owner: u64, result: Vec<u8>) -> i64 {
    let mut open = OPEN.lock();
    if open.results.len() >= OPEN_MAX {
        open.results.pop_first();
    }
    open.next += 1;
    let token = open.next;
    open.results.insert(token, (owner, result));
    token
}

/// Fetches a result.
///
/// # Errors
/// `Closed` for a token that was used, is none, or whose instance is closed.
pub fn take(token: i64) -> Result<Vec<u8>, Error> {
    let taken = OPEN.lock().results.remove(&token);
    taken.map(|(_, result)| result).ok_or(Error::Closed("result token"))
}

/// Drops what an instance left.
pub fn forget(owner: u64) {
    OPEN.lock().results.retain(|_, (of, _)| *of != owner);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_works_once_and_goes_with_its_instance() {
        let (one, two) = (u64::MAX, u64::MAX - 1); // numbers that no instance of another test has
        let (first, second, third) = (keep_for(one, vec![1]), keep_for(one, vec![2]), keep_for(two, vec![3]));
        assert_eq!(take(first), Ok(vec![1]));
        assert_eq!(take(first), Err(Error::Closed("result token")));
        forget(one);
        assert!(take(second).is_err());
        assert_eq!(take(third), Ok(vec![3]));
        assert!(take(0).is_err() && take(-5).is_err());
    }
}

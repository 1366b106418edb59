//! In a call to a whole map each partition contributes exactly once: no key of it is found twice, none elsewhere.

use crate::oracle::History;

pub fn check(history: &History) -> Result<(), String> {
    history.not_once.first().map_or(Ok(()), |found| Err(found.clone()))
}

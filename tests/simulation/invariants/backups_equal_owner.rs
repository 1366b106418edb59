//! At rest a backup holds what its owner holds, as far as its index goes.

use crate::oracle::History;

pub fn check(history: &History) -> Result<(), String> {
    history.at_rest.different.first().map_or(Ok(()), |different| Err(different.clone()))
}

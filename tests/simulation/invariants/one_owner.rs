//! In one lineage and epoch of a partition one member answers, and it is the one that its table names.

use crate::oracle::History;

pub fn check(history: &History) -> Result<(), String> {
    history.usurpers.first().map_or(Ok(()), |usurper| Err(usurper.clone()))
}

//! Members that start without a fault are one cluster soon; when everything has healed, all are one cluster, every
//! partition has its backups, and nobody waits.

use crate::oracle::History;

pub fn check(history: &History) -> Result<(), String> {
    let unsettled = history.at_rest.unsettled.iter().filter(|_| !history.two_with_data);
    let found = history.formed_late.iter().chain(unsettled).next();
    found.map_or(Ok(()), |found| Err(found.clone()))
}

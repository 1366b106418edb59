//! Everything that anybody was told, reads included, fits one order: a value that was seen is there until it is
//! overwritten, an absence that was seen stays, a write that was refused has no effect.

use super::acknowledged_writes::as_calls;
use crate::linear::{Call, explain};
use crate::oracle::History;
use filbert::kernel::id::ObjectKind;

pub fn check(history: &History) -> Result<(), String> {
    for kind in [ObjectKind::Map, ObjectKind::Counter] {
        for ((object, _), calls) in history.by_key(kind) {
            if !history.is_promised(object) {
                continue;
            }
            let judged: Vec<Call> = calls
                .iter()
                .flat_map(|(index, call)| as_calls(history, &calls, *index, call, true))
                .collect();
            if let Err(explained) = explain(&judged, 0) {
                let all = history.tell(judged.iter().map(|call| call.index));
                return Err(format!("no order explains these, at best {explained:?}:{all}"));
            }
        }
    }
    Ok(())
}

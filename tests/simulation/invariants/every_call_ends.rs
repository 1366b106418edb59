//! A call has an outcome by its deadline, unless its process is gone or stood still.

use crate::oracle::History;
use crate::workload::DEADLINE_MS;

/// A caller that stood still hears of the outcome only afterwards; no planned stand-still is longer than this.
const STANDSTILL_MS_MAX: u64 = 6_000;

pub fn check(history: &History) -> Result<(), String> {
    for (index, call) in history.calls.iter().enumerate() {
        let Some((at, _)) = &call.ended else {
            return Err(format!("never{}", history.tell([index])));
        };
        if at - call.began > (DEADLINE_MS + STANDSTILL_MS_MAX) * 1_000_000 {
            return Err(format!("late{}", history.tell([index])));
        }
    }
    Ok(())
}

//! A call has an outcome by its deadline, unless its process is gone or stood still.

use crate::oracle::History;

/// A caller that stood still hears of the outcome only afterwards; no planned stand-still is longer than this.
const STANDSTILL_MS_MAX: u64 = 6_000;
/// Timers are not more exact than this.
const TIMER_MS: u64 = 20;

pub fn check(history: &History) -> Result<(), String> {
    for (index, call) in history.calls.iter().enumerate() {
        let Some((at, _)) = &call.ended else {
            return Err(format!("never{}", history.tell([index])));
        };
        let more_ms = if history.stood_still.contains(&call.process) { STANDSTILL_MS_MAX } else { TIMER_MS };
        if at - call.began > (call.deadline_ms + more_ms) * 1_000_000 {
            return Err(format!("late{}", history.tell([index])));
        }
    }
    Ok(())
}

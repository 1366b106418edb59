//! Holds operations back after this process stood still.
//!
//! Every operation, reads too, compares the coarse clock with the control loop's last turn. Too far apart means that
//! this process was frozen, and that the cluster may have gone on without it: nothing may be answered from the store
//! until the kernel has heard from every peer. The decision is the kernel's; here are the words it is read from.

use crate::kernel::time::MonoTime;
use parking_lot::{Condvar, Mutex};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// No turn of the control loop: the gate is closed.
const CLOSED: u64 = u64::MAX;

/// See the [module](self). Thread-safe.
#[derive(Debug)]
pub struct Gate {
    /// The control loop's last turn in nanoseconds, or [`CLOSED`].
    turn: AtomicU64,
    /// Longest distance to the last turn: half the silence limit.
    stale_after: u64,
    lock: Mutex<()>,
    opened: Condvar,
}

impl Gate {
    /// A closed gate.
    pub fn new(stale_after: Duration) -> Self {
        let stale_after = u64::try_from(stale_after.as_nanos()).unwrap_or(u64::MAX);
        Self { turn: AtomicU64::new(CLOSED), stale_after, lock: Mutex::new(()), opened: Condvar::new() }
    }

    /// Whether an operation at `now` may look at the store. One load and one comparison.
    pub fn is_open(&self, now: MonoTime) -> bool {
        let turn = self.turn.load(Ordering::Acquire);
        // A coarse clock may lag behind the turn's precise one: that is a distance of zero.
        turn != CLOSED && now.0.saturating_sub(turn) <= self.stale_after
    }

    /// The control loop turned at `now`, and the kernel's word is `open`.
    pub fn turn(&self, now: MonoTime, open: bool) {
        let before = self.turn.swap(if open { now.0 } else { CLOSED }, Ordering::Release);
        let waited_for = before == CLOSED || now.0.saturating_sub(before) > self.stale_after;
        if open && waited_for {
            let _lock = self.lock.lock();
            self.opened.notify_all();
        }
    }

    /// Waits until the gate may have opened, at most for `wait`. Ask [`is_open`](Self::is_open) again.
    pub fn wait(&self, wait: Duration) {
        let mut lock = self.lock.lock();
        self.opened.wait_for(&mut lock, wait.min(Duration::from_millis(20)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    #[test]
    fn both_sides_of_the_edge() {
        let gate = Gate::new(Duration::from_secs(1));
        assert!(!gate.is_open(ms(0)), "closed until the control loop says otherwise");
        gate.turn(ms(500), true);
        assert!(gate.is_open(ms(1_500)));
        assert!(!gate.is_open(ms(1_501)));
        assert!(gate.is_open(ms(499)), "a coarse clock lags");
        gate.turn(ms(9_000), false);
        assert!(!gate.is_open(ms(9_000)), "thawed, but not yet heard from everybody");
    }
}

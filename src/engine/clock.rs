//! The only reader of clocks: a precise one for timers, a coarse one (3 ns) for every operation.

use crate::kernel::time::MonoTime;
use rustix::time::{ClockId, clock_gettime};

/// The monotonic clock of this machine.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl SystemClock {
    /// To the nanosecond.
    pub fn now(&self) -> MonoTime {
        read(ClockId::Monotonic)
    }

    /// As of the last tick of the operating system: up to 4 ms behind, and it goes on while our threads stand still.
    pub fn coarse(&self) -> MonoTime {
        read(ClockId::MonotonicCoarse)
    }
}

fn read(clock: ClockId) -> MonoTime {
    let time = clock_gettime(clock);
    MonoTime(time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64)
}

//! Time as the kernel sees it: nanoseconds of a monotonic clock that somebody else reads.

use std::ops::{Add, Sub};
use std::time::Duration;

/// A point of this member's monotonic clock. Never sent to another member: durations travel, points do not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct MonoTime(pub u64);

impl MonoTime {
    /// Later than anything that happens.
    pub const NEVER: Self = Self(u64::MAX);

    /// How long ago `earlier` was; zero if it lies ahead.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_nanos(self.0.saturating_sub(earlier.0))
    }
}

impl Add<Duration> for MonoTime {
    type Output = Self;
    fn add(self, wait: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(wait.as_nanos()).unwrap_or(u64::MAX)))
    }
}

impl Sub<Duration> for MonoTime {
    type Output = Self;
    fn sub(self, wait: Duration) -> Self {
        Self(self.0.saturating_sub(u64::try_from(wait.as_nanos()).unwrap_or(u64::MAX)))
    }
}

/// `n` milliseconds after the clock's zero: for tests and simulations.
pub fn ms(n: u64) -> MonoTime {
    MonoTime(n * 1_000_000)
}

//! The cluster's wall clock: that of the first master, learnt from the heartbeats of the present one.
//!
//! A new master goes on with what it learnt, so the time does not jump when one leaves. The way that a heartbeat
//! takes is not counted: half a round trip is less than wall clocks differ by.

use crate::kernel::time::MonoTime;

const NANOS_PER_MILLI: u64 = 1_000_000;

/// See the module.
#[derive(Debug, Default)]
pub(super) struct ClusterClock {
    /// What the machine's wall clock showed at the origin of the monotonic one, in milliseconds.
    origin: i64,
    /// What must be added for the cluster's.
    offset: i64,
}

impl ClusterClock {
    pub(super) fn set_wall_clock(&mut self, now: MonoTime, millis: u64) {
        self.origin = (millis as i64).wrapping_sub(since_origin(now));
    }

    /// The cluster's time in milliseconds.
    pub(super) fn time(&self, now: MonoTime) -> u64 {
        self.origin.wrapping_add(since_origin(now)).wrapping_add(self.offset) as u64
    }

    /// The master says that it is `time` now.
    pub(super) fn learn(&mut self, now: MonoTime, time: u64) {
        self.offset = (time as i64).wrapping_sub(self.origin.wrapping_add(since_origin(now)));
    }

    pub(super) fn offset(&self) -> i64 {
        self.offset
    }
}

fn since_origin(now: MonoTime) -> i64 {
    (now.0 / NANOS_PER_MILLI) as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    #[test]
    fn the_master_s_time_is_learnt_and_survives_a_step_of_the_own_clock() {
        let mut clock = ClusterClock::default();
        clock.set_wall_clock(ms(100), 1_000_100);
        assert_eq!((clock.time(ms(150)), clock.offset()), (1_000_150, 0));
        clock.learn(ms(200), 5_000_000);
        assert_eq!((clock.time(ms(260)), clock.offset()), (5_000_060, 3_999_800));
        clock.set_wall_clock(ms(300), 1_000_800); // somebody set it by half a second
        clock.learn(ms(300), 5_000_100);
        assert_eq!(clock.time(ms(300)), 5_000_100);
        assert_eq!(clock.offset(), 3_999_300);
    }
}

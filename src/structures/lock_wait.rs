//! A wait for a lock that may be longer than one call.
//!
//! A call ends at its deadline, a wait for a lock may last for ever: it is asked for in steps, each shorter than a
//! call, until it is had, its own time is over or the instance ends. Between two steps the place in the queue is lost.

use crate::engine::Engine;
use crate::engine::clock::SystemClock;
use crate::error::Error;
use crate::kernel::time::MonoTime;
use std::time::Duration;

/// The rest of a wait. See the [module](self).
#[derive(Clone, Copy, Debug)]
pub struct LockWait {
    started: MonoTime,
    wait: Duration,
    step_max: Duration,
}

impl LockWait {
    pub(super) fn new(engine: &Engine, wait: Duration) -> Self {
        let call = engine.call_timeout();
        // An eighth of a call is left for the way to the owner and back.
        Self { started: engine.now(), wait, step_max: call - call / 8 }
    }

    /// How long the next step may wait, and whether it is the last one.
    pub fn step(&self) -> (Duration, bool) {
        self.step_at(SystemClock.now())
    }

    fn step_at(&self, now: MonoTime) -> (Duration, bool) {
        let left = self.wait.saturating_sub(now.since(self.started));
        (left.min(self.step_max), left <= self.step_max)
    }

    /// Asks step by step until `ask` has it.
    pub(super) fn run<T>(
        &self,
        clock: impl Fn() -> MonoTime,
        mut ask: impl FnMut(Duration) -> Result<Option<T>, Error>,
    ) -> Result<Option<T>, Error> {
        loop {
            let (step, last) = self.step_at(clock());
            match ask(step) {
                Ok(None) | Err(Error::Timeout { .. }) if !last => {}
                other => return other,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    fn wait(wait: Duration) -> LockWait {
        LockWait { started: ms(1_000), wait, step_max: Duration::from_secs(7) }
    }

    #[test]
    fn a_long_wait_is_cut_into_steps_and_the_last_one_is_known() {
        let ten = wait(Duration::from_secs(10));
        assert_eq!(ten.step_at(ms(1_000)), (Duration::from_secs(7), false));
        assert_eq!(ten.step_at(ms(8_000)), (Duration::from_secs(3), true));
        assert_eq!(ten.step_at(ms(99_000)), (Duration::ZERO, true));
        assert_eq!(wait(Duration::ZERO).step_at(ms(1_000)), (Duration::ZERO, true));
        assert!(!wait(Duration::MAX).step_at(ms(900_000_000)).1, "for ever");
    }

    #[test]
    fn a_step_that_ends_without_the_lock_is_followed_by_another_until_the_last() {
        let mut asked = 0;
        let times = std::cell::Cell::new(1_000);
        let clock = || ms(times.replace(times.get() + 6_000));
        let got: Result<Option<()>, Error> = wait(Duration::from_secs(10)).run(clock, |_| {
            asked += 1;
            if asked == 1 { Err(Error::Timeout { waited: Duration::ZERO }) } else { Ok(None) }
        });
        assert_eq!((got, asked), (Ok(None), 2));
    }
}

//! Members as processes of their own, killed, stopped, cut off, with connections that break, and started among
//! addresses that do not answer.
//!
//! The member is `member.c`, compiled against the library of this build. Each test has the machine for itself: what is
//! judged here is time. `FILBERT_TEST_LOG=1` shows the members' logs; `FILBERT_LONG_FREEZE=1` adds a freeze of 25 s.

mod crash;
mod freeze;
mod join;
mod links;
mod member;
mod network;
mod share;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Longest wait for anything that is not judged by its time.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// Held by each test while it runs.
pub fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Waits until `condition` holds, and answers how long that took.
pub fn wait_for(what: &str, mut condition: impl FnMut() -> bool) -> Duration {
    let began = Instant::now();
    while !condition() {
        assert!(began.elapsed() < DEADLINE, "{what}: not within {DEADLINE:?}");
        std::thread::sleep(Duration::from_millis(5));
    }
    began.elapsed()
}

//! Credits: each is the right to one request that is not answered yet; the peer granted some number in its hello.

use crate::engine::clock::SystemClock;
use parking_lot::{Condvar, Mutex};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::time::Duration;

/// Thread-safe.
pub(super) struct Credits {
    granted: u32,
    used: AtomicU32,
    /// Threads that wait for some to come back.
    waiting: Mutex<u32>,
    back: Condvar,
}

impl Credits {
    pub(super) fn new(granted: u32) -> Self {
        Self { granted, used: AtomicU32::new(0), waiting: Mutex::new(0), back: Condvar::new() }
    }

    pub(super) fn used(&self) -> u32 {
        self.used.load(SeqCst)
    }

    /// Takes so many, or none and answers false.
    pub(super) fn take(&self, count: u32) -> bool {
        let take = |used: u32| used.checked_add(count).filter(|used| *used <= self.granted);
        self.used.fetch_update(SeqCst, SeqCst, take).is_ok()
    }

    /// Takes so many as soon as they are there. False: `wait` was over first, or `is_over` said so, which is asked
    /// whenever some come back and at each [`wake_all`](Self::wake_all).
    pub(super) fn wait(&self, count: u32, wait: Duration, is_over: impl Fn() -> bool) -> bool {
        let deadline = SystemClock.now() + wait;
        let mut waiting = self.waiting.lock();
        *waiting += 1;
        let taken = loop {
            if is_over() {
                break false;
            }
            if self.take(count) {
                break true;
            }
            let left = deadline.since(SystemClock.now());
            if left.is_zero() {
                break false;
            }
            self.back.wait_for(&mut waiting, left);
        };
        *waiting -= 1;
        taken
    }

    /// Gives so many back.
    pub(super) fn give_back(&self, count: u32) {
        let _ = self.used.fetch_update(SeqCst, SeqCst, |used| Some(used.saturating_sub(count)));
        // Who waits has seen all credits taken under this lock, or has not taken it yet and looks again. Some wait for
        // many credits: whoever is woken first may have to leave them to another.
        if *self.waiting.lock() > 0 {
            self.back.notify_all();
        }
    }

    /// Makes those who wait look whether it is over.
    pub(super) fn wake_all(&self) {
        drop(self.waiting.lock());
        self.back.notify_all();
    }
}

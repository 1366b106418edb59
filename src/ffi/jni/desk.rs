//! What the JNI face keeps of one instance, and where Java's threads wait for work of it.
//!
//! Three kinds of work come out of one wait, [`Desk::poll`]: events of registrations, ends of asynchronous calls,
//! records of the log. Decides which comes next; what a registration is promised is the dispatcher's.

use super::codec::Out;
use super::completions::{Answer, Completions, Task};
use super::events;
use super::large;
use super::log::LogDesk;
use crate::error::Error;
use crate::grid::{Grid, Next, RegistrationId};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The log's registration.
pub const LOG_REGISTRATION: i64 = -1;
/// The registration of ends of asynchronous calls.
pub const COMPLETION_REGISTRATION: i64 = 0;
/// Longest single wait: a caller comes back.
const POLL_MAX: Duration = Duration::from_secs(3_600);

/// See the [module](self).
pub struct Desk {
    /// The instance.
    pub grid: Grid,
    /// Its asynchronous calls.
    pub completions: Completions,
    log: Option<Arc<LogDesk>>,
    number: u64,
    turns: AtomicU64,
}

impl Desk {
    /// The desk of an instance that was just started.
    pub fn new(grid: Grid, log: Option<Arc<LogDesk>>) -> Arc<Self> {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let desk = Arc::new(Self {
            grid,
            completions: Completions::default(),
            log,
            number,
            turns: AtomicU64::new(0),
        });
        if let Some(log) = &desk.log {
            let waiting = Arc::downgrade(&desk);
            log.attach(desk.grid.log().clone(), move || {
                if let Some(desk) = waiting.upgrade() {
                    desk.grid.dispatcher().nudge();
                }
            });
        }
        desk
    }

    /// Tells instances apart, for as long as the process lives.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Ends an asynchronous call. False when it had ended before.
    pub fn end(&self, call: i64, answer: Answer) -> bool {
        let open = self.completions.end(call, answer);
        if open {
            self.grid.dispatcher().nudge();
        }
        open
    }

    /// Has a task done by one of Java's threads: for what may wait, on a thread that must not.
    pub fn later(&self, task: Task) {
        self.completions.later(task);
        self.grid.dispatcher().nudge();
    }

    /// A batch has been handled.
    pub fn hand_back(&self, registration: i64) {
        match (registration, &self.log) {
            (LOG_REGISTRATION, Some(log)) => log.hand_back(),
            (1.., _) => self.grid.dispatcher().done(RegistrationId(registration as u64)),
            _ => {} // completions are nobody's for long, and other numbers are no registrations
        }
    }

    /// Waits for a batch of work, encoded. `None` at the time limit.
    ///
    /// # Errors
    /// `NotActive` once the instance is over and nothing is left.
    #[allow(clippy::disallowed_methods)] // A wait of a host's thread, not of the protocol.
    pub fn poll(&self, wait: Duration) -> Result<Option<Vec<u8>>, Error> {
        let deadline = Instant::now() + wait.min(POLL_MAX);
        loop {
            // In turns, so that neither kind starves the other on a single thread.
            if self.turns.fetch_add(1, Ordering::Relaxed).is_multiple_of(2)
                && let Some(batch) = self.own_work()
            {
                return Ok(Some(batch));
            }
            let left = deadline.saturating_duration_since(Instant::now());
            let own_work_waits =
                self.completions.has_more() || self.log.as_ref().is_some_and(|log| log.is_ready());
            match self.grid.dispatcher().next(if own_work_waits { Duration::ZERO } else { left }) {
                Next::Events(id, events) => match events::encode(&events, &self.grid) {
                    encoded if encoded.is_empty() => self.grid.dispatcher().done(id),
                    encoded => return Ok(Some(Out::default().events(id.0 as i64, &encoded).done())),
                },
                next => {
                    if next == Next::Closed {
                        self.completions.end_all();
                    }
                    if let Some(batch) = self.own_work() {
                        return Ok(Some(batch));
                    }
                    if next == Next::Closed {
                        return Err(Error::NotActive);
                    }
                    if left.is_zero() {
                        return Ok(None);
                    }
                }
            }
        }
    }

    /// Tasks, ends of calls, records of the log.
    fn own_work(&self) -> Option<Vec<u8>> {
        for task in self.completions.tasks() {
            task();
        }
        let ended = self.completions.take();
        if !ended.is_empty() {
            let events: Vec<_> =
                ended.iter().map(|(call, answer)| events::completion(*call, answer)).collect();
            return Some(Out::default().events(COMPLETION_REGISTRATION, &events).done());
        }
        let records = self.log.as_ref()?.take()?;
        Some(Out::default().events(LOG_REGISTRATION, &[records]).done())
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        large::forget(self.number);
    }
}

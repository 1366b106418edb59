//! A bounded queue of records between the threads that log and the one that hands them to a JVM's logging.
//!
//! Decides what is kept when there is too much: the oldest; what finds no room is counted, and the count is
//! itself a record once there is room. Leaves reading to whoever drains. Invariants: a writer never waits for
//! room; at most [`QUEUE_RECORDS_MAX`] records and [`QUEUE_BYTES_MAX`] bytes are held, plus one record of a count.

use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use log::{Level, Record};
use parking_lot::{Condvar, Mutex};

use super::Sink;
use crate::logging::targets;
use crate::logging::thread_name::with_thread_name;

/// How many records wait at most.
pub const QUEUE_RECORDS_MAX: usize = 8_192;
/// How many bytes wait at most, names and bookkeeping included.
pub const QUEUE_BYTES_MAX: usize = 4 << 20;
/// How long a text may be; the rest is cut, and the cut is said.
pub const MESSAGE_BYTES_MAX: usize = 64 << 10;

/// A record that waits to be drained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedRecord {
    /// How important it is.
    pub level: Level,
    /// The name it was written under.
    pub logger: String,
    /// The text, prefix included.
    pub message: String,
    /// The thread that wrote it.
    pub thread: String,
    /// When, in milliseconds since 1970.
    pub millis: i64,
}

impl QueuedRecord {
    fn bytes(&self) -> usize {
        size_of::<Self>() + self.logger.len() + self.message.len() + self.thread.len()
    }
}

/// The queue; clones are handles of the same one. Meant for one drainer at a time.
///
/// [`drain`](Self::drain) hands records out and confirms those of the call before: the drainer comes back when it
/// has written them. [`Sink::flush`] waits for that.
#[derive(Clone)]
pub struct Queue {
    shared: Arc<Shared>,
}

type Hook = Arc<dyn Fn() + Send + Sync>;

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
    ready: Mutex<Option<Hook>>,
}

#[derive(Default)]
struct State {
    records: VecDeque<QueuedRecord>,
    bytes: usize,
    /// Lost since the last record of a count.
    lost: u64,
    lost_total: u64,
    /// Numbers of records, counted from the queue's beginning: taken in, handed out, surely written.
    taken: u64,
    drained: u64,
    confirmed: u64,
    woken: bool,
    closed: bool,
}

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Queue of {} records", self.len())
    }
}

impl Default for Queue {
    fn default() -> Self {
        Self::new()
    }
}

impl Queue {
    /// An empty queue.
    pub fn new() -> Self {
        let shared = Shared { state: Mutex::default(), changed: Condvar::new(), ready: Mutex::new(None) };
        Self { shared: Arc::new(shared) }
    }

    /// Takes up to `max` records, oldest first, waiting up to `wait` for the first. Returns none when the time is
    /// over, [`wake`](Self::wake) was called or the queue is closed and empty. What the call before returned counts
    /// as written from now on.
    ///
    /// # Blocking
    /// Up to `wait`; not at all with zero.
    pub fn drain(&self, max: usize, wait: Duration) -> Vec<QueuedRecord> {
        let mut state = self.shared.state.lock();
        self.confirm_locked(&mut state);
        if !wait.is_zero() {
            let idle = |state: &mut State| state.records.is_empty() && !state.woken && !state.closed;
            self.shared.changed.wait_while_for(&mut state, idle, wait);
        }
        state.woken = false;
        let count = max.min(state.records.len());
        let batch: Vec<_> = state.records.drain(..count).collect();
        state.bytes -= batch.iter().map(QueuedRecord::bytes).sum::<usize>();
        state.drained += batch.len() as u64;
        if state.lost > 0 && count > 0 {
            let lost = std::mem::take(&mut state.lost);
            state.push(count_record(lost));
        }
        batch
    }

    /// What was drained is written: for a drainer that does not come back soon.
    pub fn confirm(&self) {
        self.confirm_locked(&mut self.shared.state.lock());
    }

    fn confirm_locked(&self, state: &mut State) {
        if state.confirmed < state.drained {
            state.confirmed = state.drained;
            self.shared.changed.notify_all();
        }
    }

    /// Lets a [`drain`](Self::drain) that waits, or the next one, return at once.
    pub fn wake(&self) {
        self.shared.state.lock().woken = true;
        self.shared.changed.notify_all();
    }

    /// Takes no more records; what waits can still be drained, and no drain waits any more.
    pub fn close(&self) {
        self.shared.state.lock().closed = true;
        self.shared.changed.notify_all();
    }

    /// Sets what is called whenever the queue stops being empty: it schedules a drain. It runs on the thread that
    /// logs, without a lock of the queue, and must neither wait nor log.
    pub fn on_ready(&self, hook: impl Fn() + Send + Sync + 'static) {
        *self.shared.ready.lock() = Some(Arc::new(hook));
        if !self.is_empty() {
            self.call_ready();
        }
    }

    /// How many records wait.
    pub fn len(&self) -> usize {
        self.shared.state.lock().records.len()
    }

    /// Whether none waits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many records found no room since the queue was made.
    pub fn lost_total(&self) -> u64 {
        self.shared.state.lock().lost_total
    }

    fn call_ready(&self) {
        let hook = self.shared.ready.lock().clone();
        if let Some(hook) = hook {
            hook();
        }
    }
}

impl State {
    fn push(&mut self, record: QueuedRecord) {
        self.bytes += record.bytes();
        self.records.push_back(record);
        self.taken += 1;
    }

    /// False if there is no room. While losses are uncounted everything is lost, so that the count stands where the
    /// records are missing.
    fn admit(&mut self, record: QueuedRecord) -> bool {
        let full = self.records.len() >= QUEUE_RECORDS_MAX || self.bytes + record.bytes() > QUEUE_BYTES_MAX;
        if full || self.lost > 0 || self.closed {
            self.lost += 1;
            self.lost_total += 1;
            return false;
        }
        self.push(record);
        true
    }
}

impl Sink for Queue {
    fn write(&self, record: &Record<'_>) {
        let record = QueuedRecord {
            level: record.level(),
            logger: record.target().to_owned(),
            message: cut(record.args().to_string()),
            thread: with_thread_name(str::to_owned),
            millis: now_millis(),
        };
        let first = {
            let mut state = self.shared.state.lock();
            state.admit(record) && state.records.len() == 1
        };
        if first {
            self.shared.changed.notify_all();
            self.call_ready();
        }
    }

    fn flush(&self, limit: Duration) -> bool {
        if !self.is_empty() {
            self.call_ready();
        }
        let mut state = self.shared.state.lock();
        let until = state.taken;
        let waiting = |state: &mut State| state.confirmed < until;
        !self.shared.changed.wait_while_for(&mut state, waiting, limit).timed_out()
            || state.confirmed >= until
    }
}

fn count_record(lost: u64) -> QueuedRecord {
    QueuedRecord {
        level: Level::Warn,
        logger: targets::LOGGING.to_owned(),
        message: format!(
            "{lost} log records were lost here: more than {QUEUE_RECORDS_MAX} records or {} MiB were waiting",
            QUEUE_BYTES_MAX >> 20
        ),
        thread: with_thread_name(str::to_owned),
        millis: now_millis(),
    }
}

fn cut(mut message: String) -> String {
    if message.len() > MESSAGE_BYTES_MAX {
        let whole = message.len();
        message.truncate(message.floor_char_boundary(MESSAGE_BYTES_MAX));
        message.push_str(&format!("... ({} bytes cut)", whole - message.len()));
    }
    message
}

fn now_millis() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
#[path = "queue_tests.rs"]
mod tests;

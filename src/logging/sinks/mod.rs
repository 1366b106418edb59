//! Where records go: nowhere, a callback, a queue that somebody drains, console and files.
//!
//! A sink gets only wanted records, with the instance's prefix already in their text, from any thread and often
//! from one that serves peers: it must not wait for whoever reads them
//! (console and files, which log4rs writes at once, excepted).

mod appenders;
mod callback;
mod plan;
mod queue;
mod report;
mod rolling;

use std::time::Duration;

pub use appenders::Appenders;
pub use callback::Callback;
pub use plan::{AppenderPlan, ConsoleTarget, Destination, LoggerPlan, Plan};
pub use queue::{MESSAGE_BYTES_MAX, QUEUE_BYTES_MAX, QUEUE_RECORDS_MAX, Queue, QueuedRecord};
pub use report::ERROR_REPORT_INTERVAL;
pub use rolling::{ArchiveNames, INDEX_SPAN_MAX, IndexOrder, Period, Rolling};

/// Takes records.
pub trait Sink: Send + Sync {
    /// Takes one record; never fails, and never waits for a reader.
    fn write(&self, record: &log::Record<'_>);

    /// Waits at most `limit` until what was taken before is out of our hands. False if it is not.
    fn flush(&self, limit: Duration) -> bool {
        let _ = limit;
        true
    }
}

/// Drops all: logging type `none`.
#[derive(Debug, Clone, Copy)]
pub struct Nowhere;

impl Sink for Nowhere {
    fn write(&self, _record: &log::Record<'_>) {}
}

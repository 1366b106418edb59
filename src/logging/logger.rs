//! The logger of one instance: its prefix, its levels, its sink.
//!
//! Decides whether a record is wanted and what stands before its text; leaves formatting and writing to the
//! [`Sink`]. Invariant: two instances in one process share nothing here, and the process's own logger is
//! neither installed nor called.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use arc_swap::ArcSwap;
use log::{Level, LevelFilter, Log, Metadata, Record};
use parking_lot::Mutex;

use super::levels::Levels;
use super::sinks::{Nowhere, Sink};
use crate::kernel::id::Address;

/// The version in the prefix of each line: the level of Hazelcast that we are compatible with, not our own.
/// Operators' greps and log parsers expect `[h]:p [cluster] [5.x.y]`; ours is in the line `starting at`.
pub const REPORTED_VERSION: &str = "5.3.8";

/// How long [`Log::flush`] waits for a sink that hands its records to others.
pub const FLUSH_WAIT_MAX: Duration = Duration::from_secs(1);

/// What an instance logs with. Cheap to clone; all clones are the same logger.
///
/// A record that nobody wants costs two relaxed loads (`log`'s own gate, then this logger's loudest threshold).
/// Only one at or below the loudest threshold looks its name up in the table of levels, a binary search per
/// component of the name, and nothing is formatted before that.
#[derive(Clone)]
pub struct Logger {
    shared: Arc<Shared>,
}

struct Shared {
    loudest: AtomicUsize,
    levels: ArcSwap<Levels>,
    prefix: ArcSwap<String>,
    cluster: String,
    details: bool,
    sink: Arc<dyn Sink>,
}

impl fmt::Debug for Logger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Logger").field("prefix", &self.shared.prefix.load()).finish_non_exhaustive()
    }
}

impl Logger {
    /// The logger of an instance of the cluster `cluster`, as yet without an address. `details` is
    /// `hazelcast.logging.details.enabled`: whether lines have a prefix.
    pub fn new(cluster: &str, details: bool, levels: Levels, sink: Arc<dyn Sink>) -> Self {
        let logger = Self {
            shared: Arc::new(Shared {
                loudest: AtomicUsize::new(0),
                levels: ArcSwap::from_pointee(Levels::new(LevelFilter::Off)),
                prefix: ArcSwap::from_pointee(prefix("[LOCAL]", cluster, details)),
                cluster: cluster.to_owned(),
                details,
                sink,
            }),
        };
        logger.set_levels(levels);
        logger
    }

    /// A logger that says nothing: type `none`, and tests that do not look.
    pub fn silent() -> Self {
        Self::new("", false, Levels::new(LevelFilter::Off), Arc::new(Nowhere))
    }

    /// The address is known: from now on lines begin with it instead of `[LOCAL]`.
    pub fn set_address(&self, address: &Address) {
        let text = prefix(&address.to_string(), &self.shared.cluster, self.shared.details);
        self.shared.prefix.store(Arc::new(text));
    }

    /// Replaces the table of levels.
    pub fn set_levels(&self, levels: Levels) {
        let loudest = levels.loudest();
        self.shared.levels.store(Arc::new(levels));
        self.shared.loudest.store(loudest as usize, Ordering::Relaxed);
        open_gate(loudest);
    }

    /// The table of levels as it is now.
    pub fn levels(&self) -> Levels {
        Levels::clone(&self.shared.levels.load())
    }

    /// Whether a record of this level under this name would be written.
    pub fn wants(&self, level: Level, target: &str) -> bool {
        level as usize <= self.shared.loudest.load(Ordering::Relaxed)
            && level <= self.shared.levels.load().effective(target)
    }

    /// Writes one record whose level or name is a value, as in a log effect of the kernel. Code that knows both
    /// uses the macros of `log`.
    pub fn write(&self, level: Level, target: &str, message: fmt::Arguments<'_>) {
        self.log(&Record::builder().level(level).target(target).args(message).build());
    }

    /// Waits at most `limit` until what was written before this call is out of our hands. False if it is not.
    pub fn flush_within(&self, limit: Duration) -> bool {
        self.shared.sink.flush(limit)
    }
}

impl Log for Logger {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        self.wants(metadata.level(), metadata.target())
    }

    fn log(&self, record: &Record<'_>) {
        if !self.wants(record.level(), record.target()) {
            return;
        }
        let prefix = self.shared.prefix.load();
        self.shared.sink.write(
            &Record::builder()
                .metadata(record.metadata().clone())
                .args(format_args!("{prefix}{}", record.args()))
                .module_path(record.module_path())
                .file(record.file())
                .line(record.line())
                .build(),
        );
    }

    fn flush(&self) {
        self.flush_within(FLUSH_WAIT_MAX);
    }
}

fn prefix(place: &str, cluster: &str, details: bool) -> String {
    if details { format!("{place} [{cluster}] [{REPORTED_VERSION}] ") } else { String::new() }
}

/// Lets records up to `loudest` pass the gate that the macros of `log` have before any logger.
///
/// The gate is one per copy of `log`, so it is ours alone in the shared library. In a Rust program it is the
/// program's, too: it is only ever opened further, and a logger must not rely on it (`Log::log` says so). A program
/// that closes it after the start of an instance silences that instance; setting levels again opens it.
fn open_gate(loudest: LevelFilter) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    if log::max_level() < loudest {
        let _opening = ONE_AT_A_TIME.lock();
        if log::max_level() < loudest {
            log::set_max_level(loudest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logging::sinks::Queue;
    use crate::logging::targets;
    use log::{debug, info, warn};

    fn logger(details: bool, levels: Levels) -> (Logger, Queue) {
        let queue = Queue::new();
        (Logger::new("dev", details, levels, Arc::new(queue.clone())), queue)
    }

    fn lines(queue: &Queue) -> Vec<String> {
        queue.drain(100, Duration::ZERO).into_iter().map(|r| format!("{} {}", r.level, r.message)).collect()
    }

    #[test]
    fn the_prefix_follows_the_address() {
        let (log, queue) = logger(true, Levels::default());
        info!(logger: log, target: targets::NODE, "before {}", 1);
        log.set_address(&Address::new("10.0.0.11", 4500));
        warn!(logger: log.clone(), target: targets::NODE, "after {}", 2);
        assert_eq!(
            lines(&queue),
            ["INFO [LOCAL] [dev] [5.3.8] before 1", "WARN [10.0.0.11]:4500 [dev] [5.3.8] after 2"]
        );
    }

    #[test]
    fn without_details_there_is_no_prefix() {
        let (log, queue) = logger(false, Levels::default());
        log.set_address(&Address::new("h", 1));
        info!(logger: log, target: targets::NODE, "text");
        assert_eq!(lines(&queue), ["INFO text"]);
    }

    #[test]
    fn the_level_of_the_branch_decides() {
        let levels = Levels::new(LevelFilter::Error).with(targets::NODE, LevelFilter::Debug);
        let (log, queue) = logger(false, levels);
        debug!(logger: log, target: targets::NODE, "wanted");
        info!(logger: log, target: targets::CLUSTER_SERVICE, "unwanted");
        assert!(log.wants(Level::Debug, targets::NODE) && !log.wants(Level::Trace, targets::NODE));
        log.set_levels(Levels::new(LevelFilter::Off));
        log.write(Level::Error, targets::NODE, format_args!("unwanted"));
        assert_eq!(lines(&queue), ["DEBUG wanted"]);
    }

    #[test]
    fn an_unwanted_record_is_not_formatted() {
        struct Bomb;
        impl fmt::Display for Bomb {
            fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
                panic!("formatted")
            }
        }
        let (log, queue) = logger(true, Levels::new(LevelFilter::Warn));
        info!(logger: log, target: targets::NODE, "{Bomb}");
        assert_eq!(lines(&queue), [""; 0]);
    }

    #[test]
    fn two_instances_share_nothing() {
        let (a, a_queue) = logger(true, Levels::default());
        let (b, b_queue) = logger(false, Levels::new(LevelFilter::Error));
        a.set_address(&Address::new("a", 1));
        info!(logger: a, target: targets::NODE, "x");
        info!(logger: b, target: targets::NODE, "x");
        assert_eq!((lines(&a_queue).len(), lines(&b_queue).len()), (1, 0));
        Logger::silent().write(Level::Error, targets::NODE, format_args!("nobody hears"));
    }
}

//! Hands records to a function: a C program's, or a Rust program's that has a logger of its own.
//!
//! Invariant: a record that is written while the function runs, on the same thread, is dropped: else a function
//! that calls something that logs would call itself for ever.

use std::cell::Cell;

use log::{Level, Record};

use super::Sink;

type Receive = dyn Fn(Level, &str, &str) + Send + Sync;

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Calls a function with level, logger name and text of each record, on the thread that writes it.
///
/// ```
/// use filbert::logging::sinks::Callback;
///
/// // A Rust program that wants our records in its own log:
/// let sink = Callback::new(|level, logger, text| log::log!(target: logger, level, "{text}"));
/// ```
pub struct Callback {
    receive: Box<Receive>,
}

impl std::fmt::Debug for Callback {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Callback")
    }
}

impl Callback {
    /// A sink that calls `receive`, from several threads at once. It must be quick: it holds up who logs.
    pub fn new(receive: impl Fn(Level, &str, &str) + Send + Sync + 'static) -> Self {
        Self { receive: Box::new(receive) }
    }
}

/// Says that the function has returned, also when it panicked.
struct Leave;

impl Drop for Leave {
    fn drop(&mut self) {
        INSIDE.set(false);
    }
}

impl Sink for Callback {
    fn write(&self, record: &Record<'_>) {
        if INSIDE.replace(true) {
            return;
        }
        let _leave = Leave;
        match record.args().as_str() {
            Some(text) => (self.receive)(record.level(), record.target(), text),
            None => (self.receive)(record.level(), record.target(), &record.args().to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logging::{Levels, Logger, targets};
    use parking_lot::Mutex;
    use std::sync::{Arc, OnceLock};

    #[test]
    fn the_function_gets_level_name_and_text() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let sink = {
            let seen = seen.clone();
            Callback::new(move |level, logger, text| seen.lock().push(format!("{level}|{logger}|{text}")))
        };
        let log = Logger::new("dev", true, Levels::default(), Arc::new(sink));
        log::warn!(logger: log, target: targets::NODE, "n={}", 7);
        log::debug!(logger: log, target: targets::NODE, "unwanted");
        assert_eq!(*seen.lock(), ["WARN|com.hazelcast.instance.impl.Node|[LOCAL] [dev] [5.3.8] n=7"]);
    }

    #[test]
    fn a_function_that_logs_does_not_call_itself() {
        let calls = Arc::new(Mutex::new(0));
        let own: Arc<OnceLock<Logger>> = Arc::default();
        let sink = {
            let (calls, own) = (calls.clone(), own.clone());
            Callback::new(move |_, _, _| {
                *calls.lock() += 1;
                log::error!(logger: own.get().unwrap(), target: targets::NODE, "again");
            })
        };
        let log = Logger::new("dev", false, Levels::default(), Arc::new(sink));
        own.set(log.clone()).unwrap();
        log::error!(logger: log, target: targets::NODE, "one");
        log::error!(logger: log, target: targets::NODE, "two");
        assert_eq!(*calls.lock(), 2);
    }
}

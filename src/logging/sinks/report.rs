//! What is said when writing the log itself fails: on standard error, at most once a minute.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use parking_lot::Mutex;

use crate::kernel::time::MonoTime;
use crate::logging::rate::OncePer;

/// How often a failure of the log is said.
pub const ERROR_REPORT_INTERVAL: Duration = Duration::from_secs(60);

/// Says failures of appenders; clones share the limit.
#[derive(Clone)]
pub(super) struct ErrorReport {
    rate: Arc<Mutex<OncePer<String>>>,
}

impl std::fmt::Debug for ErrorReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ErrorReport")
    }
}

impl ErrorReport {
    pub(super) fn new() -> Self {
        Self { rate: Arc::new(Mutex::new(OncePer::new(ERROR_REPORT_INTERVAL))) }
    }

    /// There is no other place left to say it. The wall clock will do: a step of it only shifts one line.
    pub(super) fn say(&self, problem: &str) {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let now = MonoTime(u64::try_from(since.as_nanos()).unwrap_or(u64::MAX));
        if let Some(held_back) = self.rate.lock().admit(now, problem.to_owned()) {
            eprintln!("filbert: logging: {problem} (held back since the last such line: {held_back})");
        }
    }
}

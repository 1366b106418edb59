//! Console and files through log4rs, for hosts without a JVM.
//!
//! Decides how a [`Plan`] becomes appenders; log4rs routes and writes. Levels of loggers are checked before, by
//! [`Logger`](crate::logging::Logger). Invariant: nothing global is installed, each `Appenders` stands alone.

use std::cell::RefCell;
use std::time::{Duration, SystemTime};

use log::{LevelFilter, Log, Record};
use log4rs::append::Append;
use log4rs::append::console::{ConsoleAppender, Target};
use log4rs::append::file::FileAppender;
use log4rs::append::rolling_file::RollingFileAppender;
use log4rs::config::{Appender, Config, Logger as Branch, Root};
use log4rs::encode::{Encode, Write};
use log4rs::filter::threshold::ThresholdFilter;

use super::Sink;
use super::plan::{AppenderPlan, ConsoleTarget, Destination, LoggerPlan, Plan};
use super::report::ErrorReport;
use super::rolling::RollPolicy;
use crate::error::Error;
use crate::logging::layout::{Event, PatternLayout};
use crate::logging::thread_name::with_thread_name;

/// A line buffer that has become larger than this is given back.
const LINE_BYTES_KEPT_MAX: usize = 16 << 10;

/// log4rs with our plan: a tree of branches, and appenders.
///
/// ```
/// use std::sync::Arc;
/// use filbert::logging::{LevelFilter, Logger, layout::PatternLayout, sinks::{Appenders, ConsoleTarget, Destination,
/// Plan}};
///
/// let layout = PatternLayout::parse("[%d] %5p {%c} - %m%ex%n").unwrap();
/// let plan = Plan::single(LevelFilter::Info, Destination::Console(ConsoleTarget::Out), layout);
/// let log = Logger::new("dev", true, plan.levels(), Arc::new(Appenders::build(&plan)?));
/// # Ok::<(), filbert::error::Error>(())
/// ```
pub struct Appenders {
    tree: log4rs::Logger,
}

impl std::fmt::Debug for Appenders {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Appenders")
    }
}

impl Appenders {
    /// Opens the plan's files.
    ///
    /// # Errors
    /// [`Error::Io`] for a file that cannot be opened, [`Error::Configuration`] for a plan that names an appender
    /// it has not.
    pub fn build(plan: &Plan) -> Result<Self, Error> {
        let report = ErrorReport::new();
        let mut config = Config::builder();
        for appender in &plan.appenders {
            let filter = Box::new(ThresholdFilter::new(appender.threshold));
            let built = build_appender(appender, &report)?;
            config = config.appender(Appender::builder().filter(filter).build(&appender.name, built));
        }
        for logger in plan.loggers.iter().filter(|logger| !logger.additive || !logger.appenders.is_empty()) {
            config = config.logger(branch(logger));
        }
        let root = Root::builder().appenders(&plan.root.appenders).build(LevelFilter::Trace);
        let config =
            config.build(root).map_err(|errors| Error::Configuration(format!("logging: {errors}")))?;
        let handler =
            Box::new(move |error: &anyhow::Error| report.say(&format!("a record is lost: {error:#}")));
        Ok(Self { tree: log4rs::Logger::new_with_err_handler(config, handler) })
    }
}

/// Levels are checked before, so that every branch lets all pass. log4rs separates the components of names by `::`.
fn branch(logger: &LoggerPlan) -> Branch {
    Branch::builder()
        .appenders(&logger.appenders)
        .additive(logger.additive)
        .build(logger.name.replace('.', "::"), LevelFilter::Trace)
}

fn build_appender(plan: &AppenderPlan, report: &ErrorReport) -> Result<Box<dyn Append>, Error> {
    let layout = Box::new(plan.layout.clone());
    let failed = |path: &std::path::Path, error: std::io::Error| Error::Io {
        what: format!("opening log file {} of appender {}", path.display(), plan.name),
        problem: error.to_string(),
    };
    Ok(match &plan.destination {
        Destination::Console(target) => {
            let target = match target {
                ConsoleTarget::Out => Target::Stdout,
                ConsoleTarget::Err => Target::Stderr,
            };
            Box::new(ConsoleAppender::builder().target(target).encoder(layout).build())
        }
        Destination::File { path, append } => {
            let file = FileAppender::builder().append(*append).encoder(layout).build(path);
            Box::new(file.map_err(|error| failed(path, error))?)
        }
        Destination::Rolling { path, append, rolling } => {
            let policy = RollPolicy::new(rolling.clone(), SystemTime::now, report.clone());
            let file = RollingFileAppender::builder().append(*append).encoder(layout);
            Box::new(file.build(path, Box::new(policy)).map_err(|error| failed(path, error))?)
        }
    })
}

impl Sink for Appenders {
    fn write(&self, record: &Record<'_>) {
        let target = record.target().replace('.', "::");
        self.tree.log(
            &Record::builder()
                .target(&target)
                .level(record.level())
                .args(*record.args())
                .module_path(record.module_path())
                .file(record.file())
                .line(record.line())
                .build(),
        );
    }

    /// Each record is written before `write` returns.
    fn flush(&self, _limit: Duration) -> bool {
        Log::flush(&self.tree);
        true
    }
}

thread_local! {
    static LINE: RefCell<String> = const { RefCell::new(String::new()) };
}

impl Encode for PatternLayout {
    /// Writes the line in one piece. The buffer is the thread's; a value that logs while it is being formatted
    /// finds it taken and gets one of its own.
    fn encode(&self, out: &mut dyn Write, record: &Record<'_>) -> anyhow::Result<()> {
        let mut line = LINE.try_with(RefCell::take).unwrap_or_default();
        line.clear();
        let logger = record.target().replace("::", ".");
        with_thread_name(|thread| {
            let event = Event {
                level: record.level(),
                logger: &logger,
                message: *record.args(),
                thread,
                time: SystemTime::now(),
                file: record.file(),
                line: record.line(),
                module: record.module_path(),
                context: &[],
            };
            self.format(&event, &mut line);
        });
        let written = out.write_all(line.as_bytes());
        if line.capacity() <= LINE_BYTES_KEPT_MAX {
            let _ = LINE.try_with(|kept| kept.replace(line));
        }
        Ok(written?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logging::{Logger, targets};
    use std::sync::Arc;

    fn file(name: &str, folder: &tempfile::TempDir, threshold: LevelFilter) -> AppenderPlan {
        AppenderPlan {
            name: name.to_owned(),
            destination: Destination::File { path: folder.path().join(name), append: true },
            layout: PatternLayout::parse("%5p {%c} - %m%ex%n").unwrap(),
            threshold,
        }
    }

    fn logger(name: &str, additive: bool, appenders: &[&str]) -> LoggerPlan {
        let appenders = appenders.iter().map(|name| (*name).to_owned()).collect();
        LoggerPlan { name: name.to_owned(), level: None, additive, appenders }
    }

    #[test]
    fn records_go_where_their_branch_says() {
        let folder = tempfile::tempdir().unwrap();
        let plan = Plan {
            root: LoggerPlan { level: Some(LevelFilter::Debug), ..logger("", true, &["all", "errors"]) },
            loggers: vec![
                logger("com.hazelcast.instance", false, &["own"]),
                logger("com.hazelcast.core", true, &["own"]),
            ],
            appenders: vec![
                file("all", &folder, LevelFilter::Trace),
                file("errors", &folder, LevelFilter::Error),
                file("own", &folder, LevelFilter::Trace),
            ],
            warnings: Vec::new(),
        };
        let log = Logger::new("dev", true, plan.levels(), Arc::new(Appenders::build(&plan).unwrap()));
        log::info!(logger: log, target: targets::CLUSTER_SERVICE, "a");
        log::error!(logger: log, target: targets::CLUSTER_SERVICE, "b");
        log::info!(logger: log, target: targets::NODE, "c");
        log::info!(logger: log, target: targets::LIFECYCLE, "d");
        let read = |name| std::fs::read_to_string(folder.path().join(name)).unwrap();
        let cluster = "{com.hazelcast.internal.cluster.ClusterService} - [LOCAL] [dev] [5.3.8]";
        let lifecycle = " INFO {com.hazelcast.core.LifecycleService} - [LOCAL] [dev] [5.3.8] d\n";
        assert_eq!(read("all"), format!(" INFO {cluster} a\nERROR {cluster} b\n{lifecycle}"));
        assert_eq!(read("errors"), format!("ERROR {cluster} b\n"));
        assert_eq!(
            read("own"),
            format!(" INFO {{com.hazelcast.instance.impl.Node}} - [LOCAL] [dev] [5.3.8] c\n{lifecycle}")
        );
    }

    #[test]
    fn a_file_that_cannot_be_opened_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let plan = Plan::single(
            LevelFilter::Info,
            Destination::File { path: folder.path().to_owned(), append: true },
            PatternLayout::parse("%m").unwrap(),
        );
        let error = Appenders::build(&plan).unwrap_err().to_string();
        assert!(error.contains(&folder.path().display().to_string()), "{error}");
    }

    #[test]
    fn a_plan_that_names_a_stranger_is_refused() {
        let layout = PatternLayout::parse("%m").unwrap();
        let mut plan = Plan::single(LevelFilter::Info, Destination::Console(ConsoleTarget::Err), layout);
        plan.root.appenders.push("nobody".to_owned());
        let error = Appenders::build(&plan).unwrap_err().to_string();
        assert!(error.contains("nobody"), "{error}");
    }
}

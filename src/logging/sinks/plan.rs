//! What an operator wants written where, as values: appenders, and which logger goes to which.
//!
//! Decides nothing; [`log4j2_properties`](crate::logging::log4j2_properties) makes it from a file and
//! [`Appenders`](super::Appenders) carries it out.

use std::path::PathBuf;

use log::LevelFilter;

use super::rolling::Rolling;
use crate::logging::layout::PatternLayout;
use crate::logging::levels::Levels;

/// Standard output or standard error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsoleTarget {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
}

/// Where an appender writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// A stream of the process.
    Console(ConsoleTarget),
    /// A file that grows.
    File {
        /// Which.
        path: PathBuf,
        /// Whether what is there is kept at the start.
        append: bool,
    },
    /// A file that is put aside when it is large or old.
    Rolling {
        /// Which.
        path: PathBuf,
        /// Whether what is there is kept at the start.
        append: bool,
        /// When it is put aside, and as what.
        rolling: Rolling,
    },
}

/// One appender.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppenderPlan {
    /// What loggers call it.
    pub name: String,
    /// Where it writes.
    pub destination: Destination,
    /// How a line looks.
    pub layout: PatternLayout,
    /// What it takes at most.
    pub threshold: LevelFilter,
}

/// One branch of the tree of logger names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoggerPlan {
    /// The branch; empty for the root.
    pub name: String,
    /// Its threshold, if it has one of its own.
    pub level: Option<LevelFilter>,
    /// Whether the appenders of the branches above get its records, too.
    pub additive: bool,
    /// Names of appenders.
    pub appenders: Vec<String>,
}

/// All of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What holds for names without a branch of their own.
    pub root: LoggerPlan,
    /// The branches.
    pub loggers: Vec<LoggerPlan>,
    /// The appenders that they name.
    pub appenders: Vec<AppenderPlan>,
    /// What was found and is not followed, each to be logged once.
    pub warnings: Vec<String>,
}

impl Plan {
    /// All records that pass `root` go to one appender.
    pub fn single(root: LevelFilter, destination: Destination, layout: PatternLayout) -> Self {
        let name = "filbert".to_owned();
        let appenders = vec![name.clone()];
        Self {
            root: LoggerPlan { name: String::new(), level: Some(root), additive: false, appenders },
            loggers: Vec::new(),
            appenders: vec![AppenderPlan { name, destination, layout, threshold: LevelFilter::Trace }],
            warnings: Vec::new(),
        }
    }

    /// The table of levels that it asks for.
    pub fn levels(&self) -> Levels {
        let mut levels = Levels::new(self.root.level.unwrap_or(LevelFilter::Error));
        for logger in &self.loggers {
            if let Some(level) = logger.level {
                levels.set(&logger.name, level);
            }
        }
        levels
    }
}

//! Which records are wanted: the names of levels, and a threshold per branch of the tree of logger names.
//!
//! Decides what a level's name means and what holds for a logger; leaves to [`Logger`](super::Logger) when to
//! ask. Names are hierarchical: what is set for `com.hazelcast` holds for `com.hazelcast.core` unless that has
//! its own. Invariant: `entries` is sorted by name, each name once.

use log::{Level, LevelFilter};

/// How many names a table holds. A file of an operator has tens; beyond this it is no configuration any more.
pub const LEVEL_NAMES_MAX: usize = 4_096;

/// What [`parse_threshold`] accepts, for error messages.
pub const LEVELS_ACCEPTED: &str =
    "OFF, FATAL, ERROR, WARN, INFO, DEBUG, TRACE, ALL or SEVERE, WARNING, INFO, CONFIG, FINE, FINER, FINEST";

/// The threshold that a level's name stands for, in log4j's words or in java.util.logging's; any case.
///
/// The names between two of ours are thresholds, too: `CONFIG` lies between INFO and FINE and so admits what
/// INFO admits, `FINER` admits FINE but not FINEST, `FATAL` admits nothing because we report nothing as fatal.
pub fn parse_threshold(name: &str) -> Option<LevelFilter> {
    Some(match name.trim().to_ascii_uppercase().as_str() {
        "OFF" | "FATAL" => LevelFilter::Off,
        "ERROR" | "SEVERE" => LevelFilter::Error,
        "WARN" | "WARNING" => LevelFilter::Warn,
        "INFO" | "CONFIG" => LevelFilter::Info,
        "DEBUG" | "FINE" | "FINER" => LevelFilter::Debug,
        "TRACE" | "FINEST" | "ALL" => LevelFilter::Trace,
        _ => return None,
    })
}

/// The name that log4j and slf4j give to `level`.
pub fn log4j_name(level: Level) -> &'static str {
    match level {
        Level::Error => "ERROR",
        Level::Warn => "WARN",
        Level::Info => "INFO",
        Level::Debug => "DEBUG",
        Level::Trace => "TRACE",
    }
}

/// The name that java.util.logging, and Hazelcast's own `ILogger`, give to `level`.
pub fn jdk_name(level: Level) -> &'static str {
    match level {
        Level::Error => "SEVERE",
        Level::Warn => "WARNING",
        Level::Info => "INFO",
        Level::Debug => "FINE",
        Level::Trace => "FINEST",
    }
}

/// A threshold for each branch of the tree of logger names, and one for the root.
///
/// ```
/// use filbert::logging::{LevelFilter, Levels};
///
/// let levels = Levels::new(LevelFilter::Error).with("com.hazelcast", LevelFilter::Info);
/// assert_eq!(levels.effective("com.hazelcast.core.LifecycleService"), LevelFilter::Info);
/// assert_eq!(levels.effective("com.hazelcastish"), LevelFilter::Error);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    root: LevelFilter,
    entries: Vec<(String, LevelFilter)>,
}

impl Default for Levels {
    /// INFO for all, as the JDK's logging begins.
    fn default() -> Self {
        Self::new(LevelFilter::Info)
    }
}

impl Levels {
    /// A table in which `root` holds for every name.
    pub fn new(root: LevelFilter) -> Self {
        Self { root, entries: Vec::new() }
    }

    /// The same table with `threshold` for `name` and what lies below it.
    pub fn with(mut self, name: &str, threshold: LevelFilter) -> Self {
        self.set(name, threshold);
        self
    }

    /// Sets the threshold of `name` and what lies below it; the empty name is the root. False, and nothing
    /// changed, if the table is full.
    pub fn set(&mut self, name: &str, threshold: LevelFilter) -> bool {
        if name.is_empty() {
            self.root = threshold;
            return true;
        }
        match self.position(name) {
            Ok(found) => self.entries[found].1 = threshold,
            Err(_) if self.entries.len() >= LEVEL_NAMES_MAX => return false,
            Err(place) => self.entries.insert(place, (name.to_owned(), threshold)),
        }
        true
    }

    /// What holds for the logger `name`: its own threshold, else that of the nearest branch above, else the root's.
    pub fn effective(&self, name: &str) -> LevelFilter {
        if self.entries.is_empty() {
            return self.root;
        }
        let mut branch = name;
        loop {
            if let Ok(found) = self.position(branch) {
                return self.entries[found].1;
            }
            match branch.rfind('.') {
                Some(dot) => branch = &branch[..dot],
                None => return self.root,
            }
        }
    }

    /// The most talkative threshold in the table: what is beyond it is wanted by nobody.
    pub fn loudest(&self) -> LevelFilter {
        self.entries.iter().map(|(_, threshold)| *threshold).fold(self.root, Ord::max)
    }

    fn position(&self, name: &str) -> Result<usize, usize> {
        self.entries.binary_search_by(|(entry, _)| entry.as_str().cmp(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_dialects_name_the_same_thresholds() {
        for (log4j, jdk) in [
            ("ERROR", "SEVERE"),
            ("WARN", "WARNING"),
            ("INFO", "CONFIG"),
            ("DEBUG", "FINE"),
            ("TRACE", "FINEST"),
        ] {
            assert_eq!(parse_threshold(log4j), parse_threshold(jdk), "{log4j} and {jdk}");
        }
        assert_eq!(parse_threshold(" warn "), Some(LevelFilter::Warn), "any case, blanks around");
        assert_eq!(parse_threshold("FATAL"), Some(LevelFilter::Off), "we report nothing as fatal");
        assert_eq!(parse_threshold("FINER"), Some(LevelFilter::Debug), "FINER does not admit FINEST");
        assert_eq!(parse_threshold("verbose"), None);
        assert_eq!(parse_threshold(""), None);
    }

    #[test]
    fn names_of_levels_are_thresholds_that_admit_them() {
        for level in Level::iter() {
            for name in [log4j_name(level), jdk_name(level)] {
                assert_eq!(parse_threshold(name), Some(level.to_level_filter()), "{name}");
            }
        }
    }

    #[test]
    fn the_nearest_branch_above_decides() {
        let levels = Levels::new(LevelFilter::Error)
            .with("com", LevelFilter::Warn)
            .with("com.hazelcast", LevelFilter::Info)
            .with("com.hazelcast.internal.cluster", LevelFilter::Off);
        assert_eq!(levels.effective("com.hazelcast"), LevelFilter::Info);
        assert_eq!(levels.effective("com.hazelcast.internal"), LevelFilter::Info);
        assert_eq!(levels.effective("com.hazelcast.internal.cluster.ClusterService"), LevelFilter::Off);
        assert_eq!(
            levels.effective("com.hazelcast.internal.clusters"),
            LevelFilter::Info,
            "not a branch of it"
        );
        assert_eq!(levels.effective("com.sun"), LevelFilter::Warn);
        assert_eq!(levels.effective("org.wso2"), LevelFilter::Error);
        assert_eq!(levels.effective(""), LevelFilter::Error);
        assert_eq!(levels.loudest(), LevelFilter::Info);
    }

    #[test]
    fn a_name_set_twice_has_the_last_threshold() {
        let mut levels = Levels::new(LevelFilter::Info).with("a.b", LevelFilter::Trace);
        assert!(levels.set("a.b", LevelFilter::Off) && levels.set("", LevelFilter::Warn));
        assert_eq!(levels.effective("a.b.c"), LevelFilter::Off);
        assert_eq!(levels.effective("a"), LevelFilter::Warn, "the empty name is the root");
        assert_eq!(levels.loudest(), LevelFilter::Warn);
    }

    #[test]
    fn a_full_table_refuses_new_names_only() {
        let mut levels = Levels::default();
        for n in 0..LEVEL_NAMES_MAX {
            assert!(levels.set(&format!("n{n}"), LevelFilter::Debug));
        }
        assert!(!levels.set("one more", LevelFilter::Trace));
        assert!(levels.set("n7", LevelFilter::Off), "a known name can still change");
        assert_eq!(levels.effective("n7"), LevelFilter::Off);
        assert_eq!(levels.effective("one more"), LevelFilter::Info);
    }
}

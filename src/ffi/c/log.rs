//! The log of an instance: to a callback, or to the console and files that a `log4j2.properties` names. Without one of
//! the two it goes nowhere.

use super::bytes::text;
use super::config::{Userdata, filbert_config};
use super::guard::guard;
use crate::error::{Error, Status};
use crate::logging::sinks::{Appenders, Callback, Sink};
use crate::logging::{LEVELS_ACCEPTED, Level, LevelFilter, Levels, log4j2_properties, parse_threshold};
use parking_lot::RwLock;
use std::ffi::{CString, c_char, c_void};
use std::path::Path;
use std::sync::Arc;

/// How much a log line matters.
#[repr(i32)]
#[derive(Clone, Copy)]
#[allow(non_camel_case_types)]
pub enum filbert_log_level {
    /// A bug of the library.
    Error = 1,
    /// Somebody should look.
    Warn = 2,
    /// What an operator wants to know.
    Info = 3,
    /// For who looks for a fault.
    Debug = 4,
    /// Everything.
    Trace = 5,
}

/// Receives log lines: level, name of the logger, and text. Called on any thread, by several at a time: it must return
/// soon and must not call the library.
#[allow(non_camel_case_types)]
pub type filbert_log_callback = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        level: filbert_log_level,
        logger: *const c_char,
        text: *const c_char,
    ),
>;

type Receive = unsafe extern "C" fn(*mut c_void, filbert_log_level, *const c_char, *const c_char);

/// Where the log of instances goes, and how much of it.
#[derive(Default)]
pub(super) struct Log {
    to: Destination,
    pub(super) levels: Option<Levels>,
}

#[derive(Default)]
enum Destination {
    #[default]
    Nowhere,
    Callback(Receive, Userdata),
    Appenders(Arc<Appenders>),
}

/// The log of one instance, as long as its host wants to hear of it. Whether it does is the lock's content; a line
/// that is being received holds the lock, so that [`close`](Self::close) waits for it.
#[derive(Clone)]
pub(super) struct Hearing(Arc<RwLock<bool>>);

impl Hearing {
    /// After this the callback is not called any more, and its userdata may go.
    pub(super) fn close(&self) {
        *self.0.write() = false;
    }
}

impl Log {
    /// The sink of one more instance.
    pub(super) fn sink(&self) -> (Option<Arc<dyn Sink>>, Hearing) {
        let hearing = Hearing(Arc::new(RwLock::new(true)));
        let sink: Option<Arc<dyn Sink>> = match &self.to {
            Destination::Nowhere => None,
            Destination::Appenders(appenders) => Some(appenders.clone()),
            Destination::Callback(receive, userdata) => {
                Some(Arc::new(callback(*receive, *userdata, hearing.clone())))
            }
        };
        (sink, hearing)
    }
}

fn callback(receive: Receive, userdata: Userdata, hearing: Hearing) -> Callback {
    Callback::new(move |level, logger, line| {
        let heard = hearing.0.read();
        if !*heard {
            return;
        }
        let c = |text: &str| CString::new(text.replace('\0', "\u{fffd}")).unwrap_or_default();
        let (logger, line) = (c(logger), c(line));
        let level = match level {
            Level::Error => filbert_log_level::Error,
            Level::Warn => filbert_log_level::Warn,
            Level::Info => filbert_log_level::Info,
            Level::Debug => filbert_log_level::Debug,
            Level::Trace => filbert_log_level::Trace,
        };
        // SAFETY: the caller promised that the callback may be called from any thread with this userdata until the
        // grid is freed, which waits for this; both strings live until it returns.
        unsafe { receive(userdata.get(), level, logger.as_ptr(), line.as_ptr()) };
    })
}

/// Sends the log of instances started with this configuration to `callback`. `userdata` must live until they are
/// freed.
///
/// # Safety
/// `config` is open and used by this thread alone; `callback` may be called from any thread with `userdata` until the
/// grid is freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_config_log(
    config: *mut filbert_config,
    callback: filbert_log_callback,
    userdata: *mut c_void,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let config = unsafe { config.as_mut() }.ok_or(Error::NullArgument("config"))?;
        let callback = callback.ok_or(Error::NullArgument("callback"))?;
        config.log.to = Destination::Callback(callback, Userdata(userdata));
        Ok(())
    })
}

/// Sends the log of instances started with this configuration to the console and the files that a WSO2
/// `log4j2.properties` names for `com.hazelcast` and `io.filbert`, with its levels, and opens them.
///
/// `${env:NAME}` is the environment variable NAME; `${sys:a.name}` is the variable `a.name`, else `A_NAME`. An error
/// names file, line, key and remedy.
///
/// # Safety
/// `config` is open and used by this thread alone; `path` is a NUL-terminated string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_config_log_file(config: *mut filbert_config, path: *const c_char) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let config = unsafe { config.as_mut() }.ok_or(Error::NullArgument("config"))?;
        // SAFETY: likewise.
        let path = unsafe { text(path, "path") }?;
        let plan = log4j2_properties::load(Path::new(path), &|name| from_environment(name, variable))?;
        config.log.to = Destination::Appenders(Arc::new(Appenders::build(&plan)?));
        config.log.levels = Some(plan.levels());
        config.warnings.extend(plan.warnings);
        Ok(())
    })
}

/// Sets which lines of the logger `logger`, and of those below it, are wanted: `level` is OFF, ERROR, WARN, INFO (as it
/// is unless set), DEBUG, TRACE or ALL. An empty `logger` means all that have no level of their own.
///
/// # Safety
/// `config` is open and used by this thread alone; `logger` and `level` are NUL-terminated strings.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_config_log_level(
    config: *mut filbert_config,
    logger: *const c_char,
    level: *const c_char,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let config = unsafe { config.as_mut() }.ok_or(Error::NullArgument("config"))?;
        // SAFETY: likewise.
        let (logger, level) = unsafe { (text(logger, "logger")?, text(level, "level")?) };
        let wrong = |name, problem| Error::InvalidArgument { name, problem };
        let threshold = parse_threshold(level)
            .ok_or_else(|| wrong("level", format!("`{level}` is unknown; accepted: {LEVELS_ACCEPTED}")))?;
        let levels = config.log.levels.get_or_insert_with(|| Levels::new(LevelFilter::Info));
        if !levels.set(logger, threshold) {
            return Err(wrong("logger", "too many loggers have a level".into()));
        }
        Ok(())
    })
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The value of `${name}` in a host that has no system properties.
fn from_environment(name: &str, variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    if let Some(name) = name.strip_prefix("env:") {
        return variable(name);
    }
    let name = name.strip_prefix("sys:")?;
    variable(name).or_else(|| variable(&name.to_uppercase().replace(['.', '-'], "_")))
}

#[cfg(test)]
mod tests {
    use super::from_environment;

    #[test]
    fn system_properties_are_looked_up_under_both_spellings() {
        let variable = |name: &str| (name == "CARBON_HOME" || name == "a.b").then(|| format!("<{name}>"));
        let look = |name| from_environment(name, variable);
        assert_eq!(look("sys:carbon.home").as_deref(), Some("<CARBON_HOME>"));
        assert_eq!(look("sys:a.b").as_deref(), Some("<a.b>"));
        assert_eq!(look("env:CARBON_HOME").as_deref(), Some("<CARBON_HOME>"));
        assert_eq!(look("env:carbon.home"), None, "the environment's own names are taken as they are");
        assert_eq!(look("date:yyyy"), None);
    }
}

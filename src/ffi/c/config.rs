//! Configuration from C: from a file, or key by key; and where the log goes.

use super::bytes::{text, write};
use super::guard::{guard, guard_or};
use crate::config::{self, Config, Outside};
use crate::error::{Error, Status};
use crate::logging::Level;
use crate::logging::sinks::{Callback, Sink};
use std::ffi::{CString, c_char, c_void};
use std::path::Path;
use std::sync::Arc;

/// A configuration that is being made. Not to be shared by threads while it is changed.
#[allow(non_camel_case_types)]
pub struct filbert_config {
    pub(super) config: Config,
    pub(super) warnings: Vec<String>,
    pub(super) sink: Option<Arc<dyn Sink>>,
}

/// Receives log lines: level (1 error, 2 warn, 3 info, 4 debug, 5 trace), logger and text, both NUL-terminated UTF-8
/// that live until it returns. Called on any thread of the instance: it must return soon and must not call the grid.
#[allow(non_camel_case_types)]
pub type filbert_log_callback = Option<
    unsafe extern "C" fn(userdata: *mut c_void, level: i32, logger: *const c_char, text: *const c_char),
>;

/// Opens a configuration with the defaults. Free it with `filbert_config_free`.
///
/// # Safety
/// `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_config_open(out: *mut *mut filbert_config) -> Status {
    guard(|| {
        let config = filbert_config { config: Config::default(), warnings: Vec::new(), sink: None };
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", Box::into_raw(Box::new(config))) }
    })
}

/// Opens a configuration from a file; the suffix `.toml` says that it is a `deployment.toml`. `${name}` in it is
/// looked up in the environment. An error names file, line, key, what was found and what is accepted.
///
/// # Safety
/// `path` is a NUL-terminated string; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_config_open_file(
    path: *const c_char,
    out: *mut *mut filbert_config,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let path = unsafe { text(path, "path") }?;
        let loaded = config::load(Path::new(path), &Outside::PROCESS)?;
        let warnings = loaded.warnings.iter().map(ToString::to_string).collect();
        let config = filbert_config { config: loaded.config, warnings, sink: None };
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", Box::into_raw(Box::new(config))) }
    })
}

/// Sets one value, for example `cluster-name`, `network.port`, `join.tcp-ip.member` (adds one), `map.NAME.backup-count`
/// or `property.NAME`. A wrong key or value is refused with what is accepted.
///
/// # Safety
/// `config` is open and used by this thread alone; `key` and `value` are NUL-terminated strings.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_config_set(
    config: *mut filbert_config,
    key: *const c_char,
    value: *const c_char,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let config = unsafe { config.as_mut() }.ok_or(Error::NullArgument("config"))?;
        // SAFETY: likewise.
        let (key, value) = unsafe { (text(key, "key")?, text(value, "value")?) };
        config.config.set(key, value)
    })
}

/// Sends the log of instances started with this configuration to `callback`. `userdata` comes back as its first
/// argument and must live until the instance has stopped.
///
/// # Safety
/// `config` is open and used by this thread alone; `callback` may be called from any thread with `userdata`.
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
        let userdata = Userdata(userdata);
        config.sink = Some(Arc::new(Callback::new(move |level, logger, line| {
            let c = |text: &str| CString::new(text.replace('\0', "\u{fffd}")).unwrap_or_default();
            let (logger, line) = (c(logger), c(line));
            // SAFETY: the caller promised that the callback may be called from any thread with this userdata; both
            // strings live until it returns.
            unsafe { callback(userdata.get(), level_number(level), logger.as_ptr(), line.as_ptr()) };
        })));
        Ok(())
    })
}

/// Frees a configuration. Instances started from it go on. Null is allowed.
///
/// # Safety
/// `config` is null, or was opened and not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_config_free(config: *mut filbert_config) {
    guard_or((), || {
        if !config.is_null() {
            // SAFETY: made by `Box::into_raw` in an `open`, and freed once by the caller's promise.
            drop(unsafe { Box::from_raw(config) });
        }
    });
}

fn level_number(level: Level) -> i32 {
    match level {
        Level::Error => 1,
        Level::Warn => 2,
        Level::Info => 3,
        Level::Debug => 4,
        Level::Trace => 5,
    }
}

/// A caller's pointer on its way to a callback; never looked at.
#[derive(Clone, Copy)]
pub(super) struct Userdata(pub(super) *mut c_void);

impl Userdata {
    /// The pointer. A method, so that closures capture the whole and not the field.
    pub(super) fn get(self) -> *mut c_void {
        self.0
    }
}

// SAFETY: the pointer is only handed back, and whoever registers a callback promises that it may be called with it
// from any thread.
unsafe impl Send for Userdata {}
// SAFETY: as above; nothing is read through it here.
unsafe impl Sync for Userdata {}

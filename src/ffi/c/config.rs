//! Configuration: from a file, key by key, or from a file and then key by key.
//!
//! It is checked as a whole when an instance is started from it, which copies it: it may be changed and used again.

use super::bytes::{check, text, write};
use super::grid::free;
use super::guard::guard;
use super::log::Log;
use crate::config::{self, Config, Outside};
use crate::error::{Error, Status};
use std::ffi::{c_char, c_void};
use std::path::Path;

/// A configuration that is being made. Not to be shared by threads while it is changed.
#[allow(non_camel_case_types)]
pub struct filbert_config {
    pub(super) config: Config,
    /// What the readers of files had to say; instances say it in their log.
    pub(super) warnings: Vec<String>,
    pub(super) log: Log,
}

impl filbert_config {
    fn new(config: Config, warnings: Vec<String>) -> *mut Self {
        Box::into_raw(Box::new(Self { config, warnings, log: Log::default() }))
    }

    /// What of it has no effect: as its file said, or as was set since.
    pub(super) fn warnings(&self) -> Vec<String> {
        let mut warnings = self.warnings.clone();
        let set = self.config.warnings(&Outside::PROCESS);
        let unsaid =
            set.iter().filter(|warning| !self.warnings.iter().any(|said| said.contains(&warning.key)));
        warnings.extend(unsaid.map(ToString::to_string));
        warnings
    }
}

/// Opens a configuration with the defaults. Free it with `filbert_config_free`.
///
/// # Safety
/// `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_config_open(out: *mut *mut filbert_config) -> Status {
    guard(|| {
        check(out, "out")?;
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", filbert_config::new(Config::default(), Vec::new())) }
    })
}

/// Opens a configuration from a file. The suffix says what it is: `.toml` a `deployment.toml`, `.xml` and `.yaml` (or
/// `.yml`) Hazelcast's own. `${name}` in it is looked up in the environment. An error names file, line, key, what was
/// found and what is accepted.
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
        check(out, "out")?;
        let loaded = config::load(Path::new(path), &Outside::PROCESS)?;
        let warnings = loaded.warnings.iter().map(ToString::to_string).collect();
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", filbert_config::new(loaded.config, warnings)) }
    })
}

/// Sets one value: the text of a `key` such as `cluster-name`, `clustered`, `network.port`, `join.tcp-ip.member` (adds
/// one), `map.NAME.backup-count` or `property.NAME`; docs/c.md has them all. A wrong key or value is refused with
/// what is accepted, and changes nothing.
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

/// Frees a configuration. Instances started from it go on. Null is allowed.
///
/// # Safety
/// `config` is null, or was opened and not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_config_free(config: *mut filbert_config) {
    // SAFETY: the caller's promise above.
    unsafe { free(config) }
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

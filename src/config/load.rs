//! A configuration file by its name: the suffix chooses the reader.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::deployment_toml;
use super::hazelcast;
use super::model::Config;
use super::outside::Outside;
use super::problem::Warning;
use crate::error::Error;

/// Largest configuration file, in bytes: beyond it somebody named the wrong file.
pub const FILE_BYTES_MAX: u64 = 4 << 20;

/// What a file said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded {
    /// Already valid.
    pub config: Config,
    /// For the log, which is configured only now. They cover what [`Config::warnings`] would say.
    pub warnings: Vec<Warning>,
}

/// Reads and validates the file at `path`.
///
/// # Errors
/// The file cannot be read or is of a kind without a reader, or a value in it is wrong: with file, line, key, what
/// was found and what is accepted.
pub fn load(path: &Path, outside: &Outside<'_>) -> Result<Loaded, Error> {
    let name = path.display().to_string();
    let suffix = path.extension().and_then(|suffix| suffix.to_str()).unwrap_or_default();
    if let Some(format) = hazelcast::Format::of(suffix) {
        return hazelcast::load(path, format, outside);
    }
    if !suffix.eq_ignore_ascii_case("toml") {
        return Err(Error::Configuration(format!(
            "{name}: no reader for this kind of file; accepted: *.toml (deployment.toml), *.xml, *.yaml, *.yml"
        )));
    }
    let unreadable = |problem: String| Error::Configuration(format!("{name}: cannot be read: {problem}"));
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(error.to_string()))?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(unreadable(format!("larger than {FILE_BYTES_MAX} bytes")));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
        Error::Configuration(format!("{name}:{line}: not UTF-8 text; accepted: TOML in UTF-8"))
    })?;
    deployment_toml::read(&name, &text, outside)
}

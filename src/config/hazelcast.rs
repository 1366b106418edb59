//! Hazelcast's own files, `hazelcast.xml` and `hazelcast.yaml`.
//!
//! Both become one [`Tree`]: this is all that Java gets, which gives it the meaning that Hazelcast's classes have,
//! listeners and serializers included. [`bind`] gives it the part that members run on, for hosts without a JVM.
//!
//! Invariant: no text panics, and none grows beyond the limits of [`tree`].

mod bind;
mod import;
pub mod tree;
mod variables;
mod xml;
mod yaml;

use std::path::Path;

use tree::Tree;

use super::load::{FILE_BYTES_MAX, Loaded};
use super::outside::Outside;
use crate::error::Error;

/// Which of the two it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `hazelcast.xml`.
    Xml,
    /// `hazelcast.yaml`.
    Yaml,
}

impl Format {
    /// By the suffix of a file.
    pub fn of(suffix: &str) -> Option<Self> {
        match suffix.to_ascii_lowercase().as_str() {
            "xml" => Some(Self::Xml),
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }
}

/// Parses a file's bytes and puts in what `lookup` knows for `${name}`; imports are left to the caller.
///
/// # Errors
/// Text that is none of that format, with file and line.
pub fn parse(
    file: &str,
    bytes: &[u8],
    format: Format,
    lookup: &dyn Fn(&str) -> Option<String>,
) -> Result<Tree, Error> {
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(Error::Configuration(format!("{file}: larger than {FILE_BYTES_MAX} bytes")));
    }
    let mut tree = match format {
        Format::Xml => xml::parse(file, &xml::decode(file, bytes)?)?,
        Format::Yaml => yaml::parse(file, &utf8(file, bytes)?)?,
    };
    variables::replace(&mut tree, lookup)?;
    Ok(tree)
}

/// Reads, with the files that it imports, and validates what a member runs on.
pub(super) fn load(path: &Path, format: Format, outside: &Outside<'_>) -> Result<Loaded, Error> {
    let mut tree = import::read(path, format, outside)?;
    import::splice(&mut tree, outside)?;
    bind::bind(tree, outside)
}

/// Bytes as text, without the mark that editors like to put before it.
fn utf8(file: &str, bytes: &[u8]) -> Result<String, Error> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(error) => {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
            Err(Error::Configuration(format!("{file}:{line}: not UTF-8 text")))
        }
    }
}

#[cfg(test)]
mod tests;

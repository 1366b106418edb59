//! How a wrong or ineffective setting is worded; where it stands is added by whoever knows the place.
//!
//! One form for all readers: `PLACE: KEY = FOUND: what is wrong; accepted: what would be right`.

use std::fmt;

use crate::error::Error;

/// Longest part of a found value that a message repeats, in characters.
const SHOWN_CHARS_MAX: usize = 80;

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as it was named to the reader.
    pub file: String,
    /// Counted from 1.
    pub line: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// A setting that has not the effect that it seems to have. Start goes on; the operator should read it once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where it stands; `None` if it was set by program.
    pub place: Option<Place>,
    /// The key, without its table.
    pub key: String,
    /// The message, key included.
    pub text: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some(place) => write!(f, "{place}: {}", self.text),
            None => write!(f, "configuration: {}", self.text),
        }
    }
}

/// A value that is refused, before anybody knows where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    key: String,
    found: String,
    wrong: String,
    accepted: String,
}

impl Problem {
    /// `found` is shown as it is: quote text with [`shown`].
    pub(super) fn new(
        key: impl Into<String>,
        found: impl Into<String>,
        wrong: impl Into<String>,
        accepted: impl Into<String>,
    ) -> Self {
        Self { key: key.into(), found: found.into(), wrong: wrong.into(), accepted: accepted.into() }
    }

    /// The same in the words of the file: its key, its way to write the value.
    pub(super) fn shown_as(self, key: &str, found: String) -> Self {
        Self { key: key.to_owned(), found, ..self }
    }

    /// The error for a value in `table` at `place`.
    pub(super) fn at(&self, place: &Place, table: &str) -> Error {
        Error::Configuration(format!("{place}: [{table}] {self}"))
    }

    /// The error for a value that came from no file.
    pub(super) fn from(&self, source: &str) -> Error {
        Error::Configuration(format!("{source}: {self}"))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} = {}: {}; accepted: {}", self.key, self.found, self.wrong, self.accepted)
    }
}

/// A found text for a message: quoted, escaped, and cut if somebody pasted a novel.
pub(super) fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS_MAX) {
        Some((cut, _)) => format!("{:?}...", &text[..cut]),
        None => format!("{text:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_cut_on_a_character_boundary() {
        assert_eq!(shown("a\n\"b"), r#""a\n\"b""#);
        let long = "ä".repeat(SHOWN_CHARS_MAX);
        assert_eq!(shown(&long), format!("\"{long}\""));
        assert_eq!(shown(&format!("{long}ä")), format!("\"{long}\"..."));
    }
}

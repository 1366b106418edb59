//! log4j2's `PatternLayout`: how a record becomes a line.
//!
//! Decides the text of each conversion; leaves clock, thread name and writing to the sink. Invariants: parsing
//! refuses with a reason and never panics; formatting never fails, and a field's width is at most [`WIDTH_MAX`].
//!
//! Known: `%d %p %c %m %mm %n %t %X %ex %F %L %C %M %l %pid %x %%`, their long names, WSO2's `%tenantId` and
//! `%appName`, and the modifiers `%5p %-5p %05p %.30c %.-30c`. `%ex` is empty, because our records carry no
//! exception.

mod date;
mod logger_name;
mod parse;

use std::fmt::{self, Write as _};
use std::time::SystemTime;

use log::Level;

pub use date::DateFormat;
use logger_name::NameStyle;
pub use parse::{PATTERN_BYTES_MAX, WIDTH_MAX};

/// Why a pattern cannot be used: which part, and what is accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PatternError(pub(crate) String);

/// What a line is made of.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// How important it is.
    pub level: Level,
    /// The name it was written under, separated by dots.
    pub logger: &'a str,
    /// The text, prefix included.
    pub message: fmt::Arguments<'a>,
    /// The thread that wrote it.
    pub thread: &'a str,
    /// When.
    pub time: SystemTime,
    /// The source file, if known.
    pub file: Option<&'a str>,
    /// The line in it, if known.
    pub line: Option<u32>,
    /// The module, which stands where Java has a class.
    pub module: Option<&'a str>,
    /// The values that `%X{key}`, `%tenantId` and `%appName` look up.
    pub context: &'a [(&'a str, &'a str)],
}

/// A parsed pattern.
///
/// ```
/// use filbert::logging::layout::PatternLayout;
///
/// assert!(PatternLayout::parse("[%d{ISO8601}] %5p {%c} - %m%ex%n").is_ok());
/// let refused = PatternLayout::parse("%d %highlight{%m}").unwrap_err();
/// assert!(refused.to_string().contains("%highlight"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternLayout {
    items: Vec<Item>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Item {
    Literal(String),
    Field(Conversion, Fit),
}

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Conversion {
    Date(DateFormat),
    Level(LevelStyle),
    Logger(NameStyle),
    Message,
    NewLine,
    Thread,
    Context(ContextKeys),
    File,
    Line,
    Module,
    /// What Java would know and we do not: the method.
    Unknown,
    Location,
    ProcessId,
    /// Exceptions and nested contexts: there are none.
    Nothing,
}

/// Which values of the context, and what stands for one that is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
enum ContextKeys {
    All,
    One(String, String),
    Some(Vec<String>),
}

/// How a level's name is written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
struct LevelStyle {
    renamed: Vec<(Level, String)>,
    length: Option<usize>,
    lower_case: bool,
}

/// The room that a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct Fit {
    min: usize,
    max: Option<usize>,
    /// `%-5p`: the text stands left, blanks follow.
    left: bool,
    /// `%05p`: zeros instead of blanks.
    zeros: bool,
    /// `%.-30c`: the end is cut instead of the beginning.
    cut_end: bool,
}

impl PatternLayout {
    /// Reads a pattern.
    ///
    /// # Errors
    /// An unknown conversion, an option it does not know, a width over [`WIDTH_MAX`], a pattern over
    /// [`PATTERN_BYTES_MAX`]: each named.
    pub fn parse(pattern: &str) -> Result<Self, PatternError> {
        parse::parse(pattern).map(|items| Self { items })
    }

    /// Appends the line of `event` to `out`.
    pub fn format(&self, event: &Event<'_>, out: &mut String) {
        for item in &self.items {
            match item {
                Item::Literal(text) => out.push_str(text),
                Item::Field(conversion, fit) => {
                    let start = out.len();
                    conversion.write(event, out);
                    fit.apply(start, out);
                }
            }
        }
    }
}

impl Conversion {
    fn write(&self, event: &Event<'_>, out: &mut String) {
        match self {
            Self::Date(format) => format.write(event.time, out),
            Self::Level(style) => style.write(event.level, out),
            Self::Logger(style) => style.write(event.logger, out),
            Self::Message => push(out, event.message),
            Self::NewLine => out.push('\n'),
            Self::Thread => out.push_str(event.thread),
            Self::Context(keys) => keys.write(event.context, out),
            Self::File => out.push_str(event.file.unwrap_or("?")),
            Self::Line => push_line(out, event.line),
            Self::Module => out.push_str(event.module.unwrap_or("?")),
            Self::Unknown => out.push('?'),
            Self::Location => {
                push(out, format_args!("{}({}:", event.module.unwrap_or("?"), event.file.unwrap_or("?")));
                push_line(out, event.line);
                out.push(')');
            }
            Self::ProcessId => push(out, format_args!("{}", std::process::id())),
            Self::Nothing => {}
        }
    }
}

/// A value whose `Display` fails leaves what it wrote so far: a log line is no place to fail.
fn push(out: &mut String, text: fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}

fn push_line(out: &mut String, line: Option<u32>) {
    match line {
        Some(line) => push(out, format_args!("{line}")),
        None => out.push('?'),
    }
}

impl LevelStyle {
    fn write(&self, level: Level, out: &mut String) {
        if let Some((_, name)) = self.renamed.iter().find(|(renamed, _)| *renamed == level) {
            return out.push_str(name);
        }
        let name = super::levels::log4j_name(level);
        let name = &name[..self.length.unwrap_or(name.len()).min(name.len())];
        if self.lower_case {
            out.extend(name.chars().map(|c| c.to_ascii_lowercase()))
        } else {
            out.push_str(name)
        }
    }
}

impl ContextKeys {
    fn write(&self, context: &[(&str, &str)], out: &mut String) {
        let find = |wanted: &str| context.iter().find(|(key, _)| *key == wanted).map(|(_, value)| *value);
        let mut list = |pairs: &mut dyn Iterator<Item = (&str, &str)>| {
            out.push('{');
            for (n, (key, value)) in pairs.enumerate() {
                push(out, format_args!("{}{key}={value}", if n > 0 { ", " } else { "" }));
            }
            out.push('}');
        };
        match self {
            Self::One(key, absent) => out.push_str(find(key).unwrap_or(absent)),
            Self::All => list(&mut context.iter().copied()),
            Self::Some(keys) => list(&mut keys.iter().filter_map(|key| Some((key.as_str(), find(key)?)))),
        }
    }
}

impl Fit {
    /// Cuts or fills what was written since `start`.
    fn apply(self, start: usize, out: &mut String) {
        if self.min == 0 && self.max.is_none() {
            return;
        }
        let mut length = out[start..].chars().count();
        if let Some(max) = self.max.filter(|max| *max < length) {
            let kept = if self.cut_end { max } else { length - max };
            let place = out[start..].char_indices().nth(kept).map_or(out.len(), |(at, _)| start + at);
            if self.cut_end {
                out.truncate(place)
            } else {
                out.replace_range(start..place, "")
            }
            length = max;
        }
        let missing = self.min.saturating_sub(length);
        if missing > 0 {
            let fill = if self.zeros { "0" } else { " " }.repeat(missing);
            if self.left { out.push_str(&fill) } else { out.insert_str(start, &fill) }
        }
    }
}

#[cfg(test)]
mod tests;

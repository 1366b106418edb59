//! When a log file is put aside, and as what: log4j2's size and time policies and its default strategy.
//!
//! Decides due time, archive names and which archives go. Invariants: no archive is overwritten except the one
//! that the limit drops; when a file cannot be put aside, logging into it goes on.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use log4rs::append::rolling_file::{LogFile, policy::Policy};
use parking_lot::Mutex;

use super::report::ErrorReport;
use crate::logging::layout::{DateFormat, PatternError};

/// The highest index of an archive that is looked at.
pub const INDEX_SPAN_MAX: u32 = 10_000;

/// Archives that log4j2 would compress; we put them aside as they are.
const COMPRESSED: &[&str] = &[".gz", ".zip", ".bz2", ".deflate", ".pack200", ".xz", ".zst"];

/// How long a file stays current when it rolls by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each says it.
pub enum Period {
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
}

impl Period {
    /// Which period since the year 0 the time lies in, as clocks there show it.
    fn number(self, time: DateTime<FixedOffset>) -> i64 {
        let days = i64::from(time.num_days_from_ce());
        let hours = days * 24 + i64::from(time.hour());
        match self {
            Self::Year => i64::from(time.year()),
            Self::Month => i64::from(time.year()) * 12 + i64::from(time.month0()),
            Self::Day => days,
            Self::Hour => hours,
            Self::Minute => hours * 60 + i64::from(time.minute()),
            Self::Second => (hours * 60 + i64::from(time.minute())) * 60 + i64::from(time.second()),
        }
    }
}

/// Which of several archives of one date is the newest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexOrder {
    /// The one with the highest index; at the limit the lowest goes and the others move down. log4j2's default.
    NewestHighest,
    /// The one with index 1; the others move up, and the one over the limit goes.
    NewestLowest,
    /// The one with the highest index; none goes (up to [`INDEX_SPAN_MAX`]).
    Unlimited,
}

/// When a file is put aside and what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rolling {
    /// Put aside at this size.
    pub size_max: Option<u64>,
    /// Put aside after this many of the name pattern's periods.
    pub interval: Option<u32>,
    /// Whether intervals begin at their natural boundaries (at 0, 4, 8 o'clock) and not at the file's start.
    pub modulate: bool,
    /// What archives are called.
    pub names: ArchiveNames,
    /// How many archives of one date are kept.
    pub keep: u32,
    /// Which of them is the newest.
    pub order: IndexOrder,
}

impl Rolling {
    fn is_due(&self, began: SystemTime, now: SystemTime, length: u64) -> bool {
        if self.size_max.is_some_and(|max| length >= max) {
            return true;
        }
        let (Some(interval), Some((period, date))) = (self.interval, self.names.finest()) else {
            return false;
        };
        let (began, now) = (period.number(date.in_zone(began)), period.number(date.in_zone(now)));
        let interval = i64::from(interval.max(1));
        if self.modulate {
            now.div_euclid(interval) > began.div_euclid(interval)
        } else {
            now - began >= interval
        }
    }

    /// Makes room among the archives of `date` and returns the path for the next one.
    fn make_room(&self, date: SystemTime) -> io::Result<PathBuf> {
        let name = |index| self.names.path(date, index);
        if let Some(folder) = name(1).parent() {
            fs::create_dir_all(folder)?;
        }
        let keep = if self.order == IndexOrder::Unlimited {
            INDEX_SPAN_MAX
        } else {
            self.keep.clamp(1, INDEX_SPAN_MAX)
        };
        let highest = (1..=keep).rev().find(|index| name(*index).exists()).unwrap_or(0);
        if self.order == IndexOrder::NewestLowest {
            for index in (1..=highest.min(keep - 1)).rev() {
                rename_if_there(&name(index), &name(index + 1))?;
            }
            return Ok(name(1));
        }
        if highest < keep {
            return Ok(name(highest + 1));
        }
        if self.order == IndexOrder::Unlimited {
            let problem = format!("{} is the last index that is used", name(keep).display());
            return Err(io::Error::other(problem));
        }
        for index in 2..=keep {
            rename_if_there(&name(index), &name(index - 1))?;
        }
        Ok(name(keep))
    }

    fn put_aside(&self, file: &Path, date: SystemTime) -> io::Result<()> {
        let archive = self.make_room(date)?;
        match fs::rename(file, &archive) {
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
                fs::copy(file, &archive)?;
                fs::remove_file(file)
            }
            result => result,
        }
    }
}

fn rename_if_there(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}

/// What archives are called: `logs/wso2carbon-%d{MM-dd-yyyy}-%i.log`.
///
/// Without `%i`, a second archive of one date gets `.1`, `.2` ... at its end; log4j2 would overwrite the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveNames {
    pieces: Vec<Piece>,
    /// The ending that asked for compression and was left out.
    compression: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Date(DateFormat),
    /// The index, at least this wide.
    Index(usize),
}

impl ArchiveNames {
    /// Reads a `filePattern`: text, `%d{...}` with an optional zone, `%i`, `%03i`, `%%`.
    ///
    /// # Errors
    /// Another conversion, or a date that cannot be read.
    pub fn parse(pattern: &str) -> Result<Self, PatternError> {
        let compression = COMPRESSED.iter().copied().find(|ending| pattern.ends_with(ending));
        let mut rest = pattern.strip_suffix(compression.unwrap_or("")).unwrap_or(pattern);
        let mut pieces = Vec::new();
        while let Some(percent) = rest.find('%') {
            if percent > 0 {
                pieces.push(Piece::Literal(rest[..percent].to_owned()));
            }
            let (piece, after) = Self::parse_conversion(pattern, &rest[percent + 1..])?;
            pieces.push(piece);
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Literal(rest.to_owned()));
        }
        Ok(Self { pieces, compression })
    }

    fn parse_conversion<'a>(pattern: &str, text: &'a str) -> Result<(Piece, &'a str), PatternError> {
        let refused = |problem: &str| {
            PatternError(format!(
                "file pattern `{pattern}`: {problem}; accepted are %d{{date format}}, %i and %%"
            ))
        };
        if let Some(after) = text.strip_prefix('%') {
            return Ok((Piece::Literal("%".to_owned()), after));
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        if let Some(after) = text[digits..].strip_prefix('i') {
            let width = text[..digits].parse().unwrap_or(0);
            if digits > 2 {
                return Err(refused("the index is wider than 99"));
            }
            return Ok((Piece::Index(width), after));
        }
        let Some(after) =
            text.strip_prefix("date").or_else(|| text.strip_prefix('d')).filter(|_| digits == 0)
        else {
            return Err(refused(&format!("`%{}` is not known", text.chars().take(8).collect::<String>())));
        };
        let (mut options, mut rest) = (Vec::new(), after);
        while let Some(inside) = rest.strip_prefix('{') {
            let end = inside.find('}').ok_or_else(|| refused("an option is not closed with }"))?;
            options.push(&inside[..end]);
            rest = &inside[end + 1..];
        }
        let format = options.first().copied().unwrap_or("yyyy-MM-dd");
        // `aux` says that another date of the pattern decides the period; the finest one does so here anyway.
        let zone = options.get(1).copied().filter(|zone| *zone != "aux");
        DateFormat::parse(format, zone).map(|date| (Piece::Date(date), rest)).map_err(|e| refused(&e.0))
    }

    /// The ending that asks for compression, which is left out.
    pub fn compression(&self) -> Option<&'static str> {
        self.compression
    }

    /// The finest period that the dates in the name tell apart.
    pub fn period(&self) -> Option<Period> {
        self.finest().map(|(period, _)| period)
    }

    /// The finest period, and the date that tells it.
    fn finest(&self) -> Option<(Period, &DateFormat)> {
        const FINEST_FIRST: &[(&[char], Period)] = &[
            (&['s', 'S', 'n'], Period::Second),
            (&['m'], Period::Minute),
            (&['H', 'h', 'k', 'K'], Period::Hour),
            (&['d', 'D', 'E'], Period::Day),
            (&['M', 'L'], Period::Month),
            (&['y'], Period::Year),
        ];
        let dates = || {
            self.pieces.iter().filter_map(|piece| match piece {
                Piece::Date(format) => Some(format),
                _ => None,
            })
        };
        FINEST_FIRST
            .iter()
            .find_map(|(letters, period)| Some((*period, dates().find(|format| format.has(letters))?)))
    }

    fn path(&self, date: SystemTime, index: u32) -> PathBuf {
        let mut name = String::new();
        let mut indexed = false;
        for piece in &self.pieces {
            match piece {
                Piece::Literal(text) => name.push_str(text),
                Piece::Date(format) => format.write(date, &mut name),
                Piece::Index(width) => {
                    indexed = true;
                    name.push_str(&format!("{index:0width$}"));
                }
            }
        }
        if !indexed && index > 1 {
            name.push_str(&format!(".{}", index - 1));
        }
        PathBuf::from(name)
    }
}

/// Carries out a [`Rolling`] for one file. `clock` is the wall clock, except in tests.
pub(super) struct RollPolicy<C> {
    rolling: Rolling,
    clock: C,
    /// When the current file was begun.
    began: Mutex<Option<SystemTime>>,
    report: ErrorReport,
}

impl<C: Fn() -> SystemTime> RollPolicy<C> {
    pub(super) fn new(rolling: Rolling, clock: C, report: ErrorReport) -> Self {
        Self { rolling, clock, began: Mutex::new(None), report }
    }
}

impl<C> std::fmt::Debug for RollPolicy<C> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.rolling.fmt(f)
    }
}

impl<C: Fn() -> SystemTime + Send + Sync + 'static> Policy for RollPolicy<C> {
    fn process(&self, file: &mut LogFile) -> anyhow::Result<()> {
        let now = (self.clock)();
        let mut began = self.began.lock();
        let length = file.len_estimate();
        // A file that an earlier process left is as old as its last line.
        let left_over =
            || fs::metadata(file.path()).and_then(|data| data.modified()).ok().filter(|_| length > 0);
        let start = *began.get_or_insert_with(|| left_over().unwrap_or(now));
        if !self.rolling.is_due(start, now, length) {
            return Ok(());
        }
        if length > 0 {
            match self.rolling.put_aside(file.path(), start) {
                Ok(()) => file.roll(),
                // Returning the error would drop the record; the file just grows until it works again.
                Err(error) => {
                    self.report.say(&format!("{} cannot be put aside: {error}", file.path().display()));
                    return Ok(());
                }
            }
        }
        *began = Some(now);
        Ok(())
    }

    fn is_pre_process(&self) -> bool {
        true // the first line of a new day belongs into the new file
    }
}

#[cfg(test)]
#[path = "rolling_tests.rs"]
mod tests;

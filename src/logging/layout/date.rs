//! Dates as Java patterns write them: `%d{yyyy-MM-dd HH:mm:ss,SSS}` and log4j2's named formats.
//!
//! Decides what each letter means, as log4j2's own formatter does; month and weekday names are English, as in the
//! products' files. Leaves the clock to the caller. Invariant: a format that was parsed formats every instant.

use std::fmt::Write as _;
use std::time::SystemTime;

use chrono::{DateTime, Datelike, FixedOffset, Local, Offset, Timelike, Utc};

use super::PatternError;

/// The longest run of one letter, as in `yyyy`.
const RUN_MAX: usize = 9;

/// log4j2's names for formats.
const NAMED: &[(&str, &str)] = &[
    ("DEFAULT", "yyyy-MM-dd HH:mm:ss,SSS"),
    ("DEFAULT_MICROS", "yyyy-MM-dd HH:mm:ss,nnnnnn"),
    ("DEFAULT_NANOS", "yyyy-MM-dd HH:mm:ss,nnnnnnnnn"),
    ("DEFAULT_PERIOD", "yyyy-MM-dd HH:mm:ss.SSS"),
    ("ISO8601", "yyyy-MM-dd'T'HH:mm:ss,SSS"),
    ("ISO8601_BASIC", "yyyyMMdd'T'HHmmss,SSS"),
    ("ISO8601_BASIC_PERIOD", "yyyyMMdd'T'HHmmss.SSS"),
    ("ISO8601_PERIOD", "yyyy-MM-dd'T'HH:mm:ss.SSS"),
    ("ISO8601_PERIOD_MICROS", "yyyy-MM-dd'T'HH:mm:ss.nnnnnn"),
    ("ISO8601_OFFSET_DATE_TIME_HH", "yyyy-MM-dd'T'HH:mm:ss,SSSx"),
    ("ISO8601_OFFSET_DATE_TIME_HHMM", "yyyy-MM-dd'T'HH:mm:ss,SSSxx"),
    ("ISO8601_OFFSET_DATE_TIME_HHCMM", "yyyy-MM-dd'T'HH:mm:ss,SSSxxx"),
    ("ABSOLUTE", "HH:mm:ss,SSS"),
    ("ABSOLUTE_MICROS", "HH:mm:ss,nnnnnn"),
    ("ABSOLUTE_NANOS", "HH:mm:ss,nnnnnnnnn"),
    ("ABSOLUTE_PERIOD", "HH:mm:ss.SSS"),
    ("COMPACT", "yyyyMMddHHmmssSSS"),
    ("DATE", "dd MMM yyyy HH:mm:ss,SSS"),
    ("DATE_PERIOD", "dd MMM yyyy HH:mm:ss.SSS"),
    ("US_MONTH_DAY_YEAR2_TIME", "dd/MM/yy HH:mm:ss.SSS"),
    ("US_MONTH_DAY_YEAR4_TIME", "dd/MM/yyyy HH:mm:ss.SSS"),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// How much of a weekday's or month's name is written.
const SHORT_NAME: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Literal(String),
    /// A letter and how often it stands there.
    Field(char, usize),
    EpochSeconds,
    EpochMillis,
}

/// A date format, ready to use.
///
/// ```
/// use filbert::logging::layout::DateFormat;
/// use std::time::{Duration, SystemTime};
///
/// let format = DateFormat::parse("ISO8601", Some("UTC")).unwrap();
/// let instant = SystemTime::UNIX_EPOCH + Duration::from_millis(951_782_400_123);
/// assert_eq!(format.to_text(instant), "2000-02-29T00:00:00,123");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFormat {
    pieces: Vec<Piece>,
    zone: Option<FixedOffset>,
}

impl DateFormat {
    /// A named format or a pattern of Java's letters; `zone` as in `%d{...}{UTC}`, absent = the machine's own.
    ///
    /// # Errors
    /// A letter without meaning, a quote that is not closed, a zone other than UTC, GMT or an offset.
    pub fn parse(format: &str, zone: Option<&str>) -> Result<Self, PatternError> {
        let zone = zone.map(parse_zone).transpose()?;
        let pieces = match format {
            "UNIX" => vec![Piece::EpochSeconds],
            "UNIX_MILLIS" => vec![Piece::EpochMillis],
            "" => parse_letters(NAMED[0].1)?,
            _ => {
                let named = NAMED.iter().find(|(name, _)| *name == format);
                parse_letters(named.map_or(format, |(_, letters)| letters))?
            }
        };
        Ok(Self { pieces, zone })
    }

    /// `yyyy-MM-dd HH:mm:ss.SSS` in the machine's zone.
    pub fn default_period() -> Self {
        Self::parse("DEFAULT_PERIOD", None).expect("a named format is well formed")
    }

    /// Appends the text of `instant`.
    pub fn write(&self, instant: SystemTime, out: &mut String) {
        let time = self.in_zone(instant);
        for piece in &self.pieces {
            match piece {
                Piece::Literal(text) => out.push_str(text),
                Piece::Field(letter, width) => write_field(&time, *letter, *width, out),
                Piece::EpochSeconds => number(out, time.timestamp(), 1),
                Piece::EpochMillis => number(out, time.timestamp_millis(), 1),
            }
        }
    }

    /// The text of `instant`.
    pub fn to_text(&self, instant: SystemTime) -> String {
        let mut out = String::new();
        self.write(instant, &mut out);
        out
    }

    /// The instant as clocks in the format's zone show it.
    pub(crate) fn in_zone(&self, instant: SystemTime) -> DateTime<FixedOffset> {
        let utc = DateTime::<Utc>::from(instant);
        let zone = self.zone.unwrap_or_else(|| utc.with_timezone(&Local).offset().fix());
        utc.with_timezone(&zone)
    }

    /// Whether any of these letters is in the format.
    pub(crate) fn has(&self, letters: &[char]) -> bool {
        self.pieces.iter().any(|piece| matches!(piece, Piece::Field(letter, _) if letters.contains(letter)))
    }
}

fn parse_letters(format: &str) -> Result<Vec<Piece>, PatternError> {
    let mut pieces = Vec::new();
    let mut literal = String::new();
    let mut rest = format;
    while let Some(first) = rest.chars().next() {
        if first == '\'' {
            rest = parse_quoted(format, rest, &mut literal)?;
            continue;
        }
        if !first.is_ascii_alphabetic() {
            literal.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let width = rest.chars().take_while(|letter| *letter == first).count();
        rest = &rest[width..];
        if !"yMLdDEaHhkKmsSnzZXx".contains(first) {
            return Err(PatternError(format!(
                "date format `{format}`: letter `{first}` is not known; known are y M L d D E a H h k K m s S n z Z \
                 X x, text stands in 'quotes'"
            )));
        }
        let width_max = if matches!(first, 'X' | 'x') { 3 } else { RUN_MAX };
        if width > width_max {
            let problem =
                format!("date format `{format}`: {width} times `{first}`, at most {width_max} are accepted");
            return Err(PatternError(problem));
        }
        if !literal.is_empty() {
            pieces.push(Piece::Literal(std::mem::take(&mut literal)));
        }
        pieces.push(Piece::Field(first, width));
    }
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    Ok(pieces)
}

/// Reads `'text'` or `''` (one quote) at the beginning of `rest`; returns what follows.
fn parse_quoted<'a>(format: &str, rest: &'a str, literal: &mut String) -> Result<&'a str, PatternError> {
    let mut rest = &rest[1..];
    if let Some(after) = rest.strip_prefix('\'') {
        literal.push('\'');
        return Ok(after);
    }
    loop {
        let Some(end) = rest.find('\'') else {
            return Err(PatternError(format!("date format `{format}`: a quote is not closed")));
        };
        literal.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('\'') {
            Some(after) => {
                literal.push('\'');
                rest = after;
            }
            None => return Ok(rest),
        }
    }
}

/// `UTC`, `GMT`, `Z`, `GMT+2`, `UTC+05:30`, `+0530`, `-08:00`.
fn parse_zone(zone: &str) -> Result<FixedOffset, PatternError> {
    let unknown = || {
        PatternError(format!(
            "time zone `{zone}` is not known: accepted are UTC, GMT and offsets such as +05:30 or GMT-8; without a \
             zone the machine's own (TZ) is used"
        ))
    };
    let offset = zone.strip_prefix("GMT").or_else(|| zone.strip_prefix("UTC")).unwrap_or(zone);
    if offset.is_empty() || offset == "Z" {
        return if zone.is_empty() { Err(unknown()) } else { Ok(Utc.fix()) };
    }
    let sign = match offset.as_bytes()[0] {
        b'+' => 1,
        b'-' => -1,
        _ => return Err(unknown()),
    };
    let digits = &offset[1..];
    if !digits.bytes().all(|b| b.is_ascii_digit() || b == b':') {
        return Err(unknown());
    }
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() == 4 => digits.split_at(2),
        None => (digits, "0"),
    };
    let part =
        |text: &str| if text.len() > 2 { Err(unknown()) } else { text.parse::<i32>().map_err(|_| unknown()) };
    let (hours, minutes) = (part(hours)?, part(minutes)?);
    if hours > 18 || minutes > 59 {
        return Err(unknown());
    }
    FixedOffset::east_opt(sign * (hours * 3_600 + minutes * 60)).ok_or_else(unknown)
}

fn write_field(time: &DateTime<FixedOffset>, letter: char, width: usize, out: &mut String) {
    match letter {
        'y' if width == 2 => number(out, i64::from(time.year().rem_euclid(100)), 2),
        'y' => number(out, i64::from(time.year()), width),
        'M' | 'L' if width >= 3 => name(out, MONTHS[time.month0() as usize], width),
        'M' | 'L' => number(out, i64::from(time.month()), width),
        'd' => number(out, i64::from(time.day()), width),
        'D' => number(out, i64::from(time.ordinal()), width),
        'E' => name(out, DAYS[time.weekday().num_days_from_monday() as usize], width),
        'a' => out.push_str(if time.hour() < 12 { "AM" } else { "PM" }),
        'H' => number(out, i64::from(time.hour()), width),
        'k' => number(out, i64::from((time.hour() + 23) % 24 + 1), width),
        'h' => number(out, i64::from((time.hour() + 11) % 12 + 1), width),
        'K' => number(out, i64::from(time.hour() % 12), width),
        'm' => number(out, i64::from(time.minute()), width),
        's' => number(out, i64::from(time.second()), width),
        // A leap second is counted on in the nanoseconds; a fraction has nine digits all the same.
        'S' | 'n' => {
            let digits = format!("{:09}", time.nanosecond() % 1_000_000_000);
            out.push_str(&digits[..width]);
        }
        _ => write_zone(time.offset().local_minus_utc(), letter, width, out),
    }
}

fn write_zone(seconds: i32, letter: char, width: usize, out: &mut String) {
    match (letter, seconds) {
        ('z', 0) => return out.push_str("UTC"),
        ('X', 0) => return out.push('Z'),
        ('z', _) => out.push_str("GMT"),
        _ => {}
    }
    let (hours, minutes) = (seconds.abs() / 3_600, seconds.abs() / 60 % 60);
    out.push(if seconds < 0 { '-' } else { '+' });
    number(out, i64::from(hours), 2);
    let colon = letter == 'z' || (letter == 'Z' && width > 1) || (letter != 'Z' && width == 3);
    if colon {
        out.push(':');
    }
    // One X names the minutes only when there are some, as in India.
    if letter == 'z' || letter == 'Z' || width > 1 || minutes > 0 {
        number(out, i64::from(minutes), 2);
    }
}

fn number(out: &mut String, value: i64, width: usize) {
    let _ = write!(out, "{value:0width$}"); // Writing to a String cannot fail.
}

fn name(out: &mut String, full: &str, width: usize) {
    out.push_str(if width > SHORT_NAME { full } else { &full[..SHORT_NAME] });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    /// 2026-11-02 09:05:07.080123456 UTC, a Monday.
    fn instant() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::new(1_793_610_307, 80_123_456)
    }

    fn text(format: &str, zone: &str) -> String {
        DateFormat::parse(format, Some(zone)).unwrap().to_text(instant())
    }

    #[test]
    fn named_formats_are_log4j2s() {
        for (format, expected) in [
            ("", "2026-11-02 09:05:07,080"),
            ("DEFAULT", "2026-11-02 09:05:07,080"),
            ("DEFAULT_MICROS", "2026-11-02 09:05:07,080123"),
            ("ISO8601", "2026-11-02T09:05:07,080"),
            ("ISO8601_BASIC", "20261102T090507,080"),
            ("ISO8601_OFFSET_DATE_TIME_HHCMM", "2026-11-02T09:05:07,080+00:00"),
            ("ABSOLUTE", "09:05:07,080"),
            ("COMPACT", "20261102090507080"),
            ("DATE", "02 Nov 2026 09:05:07,080"),
            ("UNIX", "1793610307"),
            ("UNIX_MILLIS", "1793610307080"),
        ] {
            assert_eq!(text(format, "UTC"), expected, "{format}");
        }
    }

    #[test]
    fn every_letter_has_its_meaning() {
        for (format, zone, expected) in [
            ("yyyy-MM-dd'T'HH:mm:ss.SSSXXX", "+05:30", "2026-11-02T14:35:07.080+05:30"),
            ("y yy M d D", "UTC", "2026 26 11 2 306"),
            ("MMM MMMM E EEE EEEE", "UTC", "Nov November Mon Mon Monday"),
            ("h a K k hh", "GMT-8", "1 AM 1 1 01"),
            ("h a K k H", "GMT+15", "12 AM 0 24 0"),
            ("S SS SSSSSS n", "UTC", "0 08 080123 0"),
            ("X XX XXX x Z ZZ z", "UTC", "Z Z Z +00 +0000 +00:00 UTC"),
            ("X XX XXX x Z ZZ z", "-0330", "-0330 -0330 -03:30 -0330 -0330 -03:30 GMT-03:30"),
            ("X z", "+02", "+02 GMT+02:00"),
            ("'it''s' hh 'o''clock' '' é", "UTC", "it's 09 o'clock ' é"),
        ] {
            assert_eq!(text(format, zone), expected, "{format} in {zone}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused_with_its_name() {
        for (format, zone, part) in [
            ("yyyy-QQ", "UTC", "letter `Q`"),
            ("'open", "UTC", "quote is not closed"),
            ("yyyyyyyyyy", "UTC", "10 times `y`"),
            ("XXXX", "UTC", "4 times `X`"),
            ("yyyy", "Asia/Colombo", "time zone `Asia/Colombo`"),
            ("yyyy", "+25", "time zone `+25`"),
            ("yyyy", "", "time zone ``"),
            ("yyyy", "+ü1", "time zone `+ü1`"),
            ("yyyy", "+", "time zone `+`"),
            ("yyyy", "+1:2:3", "time zone `+1:2:3`"),
            ("yyyy", "+530", "time zone `+530`"),
        ] {
            let error = DateFormat::parse(format, Some(zone)).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
    }

    #[test]
    fn the_machines_zone_is_used_when_none_is_named() {
        let here = DateFormat::parse("yyyy-MM-dd HH:mm:ss", None).unwrap().to_text(instant());
        let expected = DateTime::<Local>::from(instant()).format("%Y-%m-%d %H:%M:%S").to_string();
        assert_eq!(here, expected);
    }
}

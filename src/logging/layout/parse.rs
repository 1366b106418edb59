//! Reads the text of a pattern: literals, modifiers, names, options.
//!
//! Decides what is accepted; the meaning is in the parent module. A name is the longest known one that the text
//! after `%` begins with, as in log4j2, so `%nfoo` is a new line and `foo`.

use super::{ContextKeys, Conversion, DateFormat, Fit, Item, LevelStyle, NameStyle, PatternError};
use crate::logging::levels::parse_threshold;

/// How long a pattern may be, in bytes.
pub const PATTERN_BYTES_MAX: usize = 8_192;
/// How wide a field may be made.
pub const WIDTH_MAX: usize = 1_000;

/// What a name stands for, before its options are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Name {
    Date,
    Level,
    Logger,
    Message,
    NewLine,
    Thread,
    Context,
    Wso2Context,
    File,
    Line,
    Module,
    Method,
    Location,
    ProcessId,
    Exception,
    NestedContext,
    /// log4j2 knows it and we do not; listed so that `%class` is not taken for `%c` and `lass`.
    Refused,
}

const NAMES: &[(&str, Name)] = &[
    ("d", Name::Date),
    ("date", Name::Date),
    ("p", Name::Level),
    ("level", Name::Level),
    ("c", Name::Logger),
    ("logger", Name::Logger),
    ("m", Name::Message),
    ("msg", Name::Message),
    ("message", Name::Message),
    ("mm", Name::Message), // WSO2's masked message; nothing of ours has to be masked
    ("n", Name::NewLine),
    ("t", Name::Thread),
    ("tn", Name::Thread),
    ("thread", Name::Thread),
    ("threadName", Name::Thread),
    ("X", Name::Context),
    ("mdc", Name::Context),
    ("MDC", Name::Context),
    ("tenantId", Name::Wso2Context),
    ("tenantDomain", Name::Wso2Context),
    ("appName", Name::Wso2Context),
    ("F", Name::File),
    ("file", Name::File),
    ("L", Name::Line),
    ("line", Name::Line),
    ("C", Name::Module),
    ("class", Name::Module),
    ("M", Name::Method),
    ("method", Name::Method),
    ("l", Name::Location),
    ("location", Name::Location),
    ("pid", Name::ProcessId),
    ("processId", Name::ProcessId),
    ("ex", Name::Exception),
    ("exception", Name::Exception),
    ("throwable", Name::Exception),
    ("xEx", Name::Exception),
    ("xException", Name::Exception),
    ("xThrowable", Name::Exception),
    ("rEx", Name::Exception),
    ("rException", Name::Exception),
    ("rThrowable", Name::Exception),
    ("x", Name::NestedContext),
    ("NDC", Name::NestedContext),
    ("clearCache", Name::Refused),
    ("enc", Name::Refused),
    ("encode", Name::Refused),
    ("endOfBatch", Name::Refused),
    ("equals", Name::Refused),
    ("equalsIgnoreCase", Name::Refused),
    ("fqcn", Name::Refused),
    ("highlight", Name::Refused),
    ("marker", Name::Refused),
    ("markerSimpleName", Name::Refused),
    ("maxLen", Name::Refused),
    ("maxLength", Name::Refused),
    ("nano", Name::Refused),
    ("notEmpty", Name::Refused),
    ("relative", Name::Refused),
    ("repeat", Name::Refused),
    ("replace", Name::Refused),
    ("sequenceNumber", Name::Refused),
    ("style", Name::Refused),
    ("threadId", Name::Refused),
    ("threadPriority", Name::Refused),
    ("tid", Name::Refused),
    ("tp", Name::Refused),
    ("uuid", Name::Refused),
    ("variablesNotEmpty", Name::Refused),
    ("varsNotEmpty", Name::Refused),
];

const KNOWN: &str = "%d %p %c %m %n %t %X{key} %ex %F %L %C %M %l %pid %x %tenantId %appName %%";

/// The text that is still to be read, and where it stands.
struct Reader<'a> {
    whole: &'a str,
    rest: &'a str,
}

pub(super) fn parse(pattern: &str) -> Result<Vec<Item>, PatternError> {
    if pattern.len() > PATTERN_BYTES_MAX {
        let problem =
            format!("a pattern of {} bytes, at most {PATTERN_BYTES_MAX} are accepted", pattern.len());
        return Err(PatternError(problem));
    }
    let mut reader = Reader { whole: pattern, rest: pattern };
    let (mut items, mut literal) = (Vec::new(), String::new());
    while let Some(next) = reader.take() {
        match next {
            '%' if reader.skip("%") => literal.push('%'),
            '%' => {
                if !literal.is_empty() {
                    items.push(Item::Literal(std::mem::take(&mut literal)));
                }
                let fit = reader.fit()?;
                items.push(Item::Field(reader.conversion()?, fit));
            }
            '\\' => literal.push(reader.escaped()),
            other => literal.push(other),
        }
    }
    if !literal.is_empty() {
        items.push(Item::Literal(literal));
    }
    Ok(items)
}

impl<'a> Reader<'a> {
    fn take(&mut self) -> Option<char> {
        let next = self.rest.chars().next()?;
        self.rest = &self.rest[next.len_utf8()..];
        Some(next)
    }

    fn skip(&mut self, text: &str) -> bool {
        let after = self.rest.strip_prefix(text);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    fn column(&self) -> usize {
        self.whole[..self.whole.len() - self.rest.len()].chars().count()
    }

    fn refuse<T>(&self, problem: impl std::fmt::Display) -> Result<T, PatternError> {
        Err(PatternError(format!("pattern `{}`, column {}: {problem}", self.whole, self.column())))
    }

    /// What follows a backslash: `\n`, `\t`, `\r` or `\\`; before anything else the backslash stands for itself.
    fn escaped(&mut self) -> char {
        for (text, meaning) in [("n", '\n'), ("t", '\t'), ("r", '\r'), ("\\", '\\')] {
            if self.skip(text) {
                return meaning;
            }
        }
        '\\'
    }

    fn fit(&mut self) -> Result<Fit, PatternError> {
        let mut fit = Fit::default();
        loop {
            if self.skip("-") {
                fit.left = true;
            } else if self.skip("0") {
                fit.zeros = true;
            } else {
                break;
            }
        }
        fit.min = self.width()?.unwrap_or(0);
        if self.skip(".") {
            fit.cut_end = self.skip("-");
            fit.max = self.width()?;
            if fit.max.is_none() {
                return self.refuse("a width is missing after the dot, as in %.30c");
            }
        }
        Ok(fit)
    }

    fn width(&mut self) -> Result<Option<usize>, PatternError> {
        let length = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.rest.split_at(length);
        if digits.is_empty() {
            return Ok(None);
        }
        match digits.parse::<usize>() {
            Ok(width) if width <= WIDTH_MAX => {
                self.rest = rest;
                Ok(Some(width))
            }
            _ => self.refuse(format_args!("width {digits} is over the limit of {WIDTH_MAX}")),
        }
    }

    fn conversion(&mut self) -> Result<Conversion, PatternError> {
        let known =
            NAMES.iter().filter(|(text, _)| self.rest.starts_with(text)).max_by_key(|(text, _)| text.len());
        let word = self.rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(self.rest.len());
        let word = &self.rest[..word];
        let (text, name) = match known {
            Some((text, name)) if *name != Name::Refused => (*text, *name),
            _ if word.is_empty() => {
                return self.refuse("% is followed by no conversion; a percent sign is %%");
            }
            _ => return self.refuse(format_args!("conversion %{word} is not known; known are {KNOWN}")),
        };
        self.rest = &self.rest[text.len()..];
        let options = self.options(text)?;
        self.with_options(text, name, &options)
    }

    /// The `{...}` that follow a name.
    fn options(&mut self, name: &str) -> Result<Vec<&'a str>, PatternError> {
        let mut options = Vec::new();
        while let Some(inside) = self.rest.strip_prefix('{') {
            let Some(end) = inside.find('}') else {
                return self.refuse(format_args!("the option of %{name} is not closed with }}"));
            };
            options.push(&inside[..end]);
            self.rest = &inside[end + 1..];
        }
        Ok(options)
    }

    fn with_options(&self, text: &str, name: Name, options: &[&str]) -> Result<Conversion, PatternError> {
        let accepted = match name {
            Name::Date => 2,
            Name::Level | Name::Logger | Name::Context | Name::ProcessId => 1,
            Name::Message if options == ["nolookups"] => 1,
            Name::Exception | Name::NestedContext => options.len(), // nothing is written, however it is wanted
            _ => 0,
        };
        if options.len() > accepted {
            let surplus = options[accepted];
            return self
                .refuse(format_args!("%{text} takes {accepted} options, `{{{surplus}}}` is not understood"));
        }
        let first = options.first().copied().unwrap_or("");
        let located = |error: PatternError| {
            PatternError(format!("pattern `{}`, column {}: {error}", self.whole, self.column()))
        };
        Ok(match name {
            Name::Date => {
                Conversion::Date(DateFormat::parse(first.trim(), options.get(1).copied()).map_err(located)?)
            }
            Name::Level => Conversion::Level(LevelStyle::parse(first).map_err(located)?),
            Name::Logger => Conversion::Logger(NameStyle::parse(first).map_err(located)?),
            Name::Message => Conversion::Message,
            Name::NewLine => Conversion::NewLine,
            Name::Thread => Conversion::Thread,
            Name::Context => Conversion::Context(ContextKeys::parse(first)),
            Name::Wso2Context => Conversion::Context(ContextKeys::One(text.to_owned(), String::new())),
            Name::File => Conversion::File,
            Name::Line => Conversion::Line,
            Name::Module => Conversion::Module,
            Name::Method => Conversion::Unknown,
            Name::Location => Conversion::Location,
            Name::ProcessId => Conversion::ProcessId,
            Name::Exception | Name::NestedContext => Conversion::Nothing,
            Name::Refused => {
                return self.refuse(format_args!("conversion %{text} is not known; known are {KNOWN}"));
            }
        })
    }
}

impl ContextKeys {
    /// `key`, `key:-default`, `key1,key2`, or nothing for all.
    fn parse(option: &str) -> Self {
        if option.is_empty() {
            return Self::All;
        }
        if option.contains(',') {
            return Self::Some(option.split(',').map(|key| key.trim().to_owned()).collect());
        }
        let (key, absent) = option.split_once(":-").unwrap_or((option, ""));
        Self::One(key.trim().to_owned(), absent.to_owned())
    }
}

impl LevelStyle {
    /// `WARN=Warning, length=1, lowerCase=true`, in any order.
    fn parse(option: &str) -> Result<Self, PatternError> {
        let mut style = Self::default();
        for part in option.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let refused = || {
                PatternError(format!(
                    "level option `{part}` is not known: accepted are length=n, lowerCase=true and LEVEL=text"
                ))
            };
            let (key, value) = part.split_once('=').ok_or_else(refused)?;
            let (key, value) = (key.trim(), value.trim());
            match key {
                "length" => style.length = Some(value.parse().ok().filter(|n| *n > 0).ok_or_else(refused)?),
                "lowerCase" => style.lower_case = value.eq_ignore_ascii_case("true"),
                _ => {
                    let level = parse_threshold(key).ok_or_else(refused)?;
                    // FATAL and OFF may be renamed as well; we never write them.
                    style.renamed.extend(level.to_level().map(|level| (level, value.to_owned())));
                }
            }
        }
        Ok(style)
    }
}

//! How much of a logger's name is shown: `%c`, `%c{1}`, `%c{-2}`, `%c{1.}`, `%c{1.2.~}`.
//!
//! Decides what an option means, as log4j2 does. Names are split at dots.

use super::PatternError;

/// What the option of `%c` or `%logger` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NameStyle {
    /// The whole name.
    Full,
    /// The last n components.
    Last(usize),
    /// All but the first n components; the whole name if it has no more.
    WithoutFirst(usize),
    /// Each component but the last is cut as the fragment in its place says, the last fragment repeats.
    Abbreviate(Vec<Fragment>),
}

/// How one component is shortened: to its first `keep` characters, and `filler` where something was cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fragment {
    /// Characters kept; `None` for all (`*`).
    keep: Option<usize>,
    filler: String,
}

/// The most components that an abbreviation may describe.
const FRAGMENTS_MAX: usize = 32;

impl NameStyle {
    pub(super) fn parse(option: &str) -> Result<Self, PatternError> {
        let option = option.trim();
        if option.is_empty() {
            return Ok(Self::Full);
        }
        if let Some(number) =
            option.strip_prefix('-').unwrap_or(option).parse::<usize>().ok().filter(|n| *n > 0)
        {
            let last = !option.starts_with('-');
            return Ok(if last { Self::Last(number) } else { Self::WithoutFirst(number) });
        }
        let refused = || {
            PatternError(format!(
                "logger name option `{option}` is not known: accepted are a number other than 0, and forms such as \
                 `1.` or `1.1.~.*`"
            ))
        };
        if !option.contains('.') {
            return Err(refused());
        }
        let parts = option.strip_suffix('.').unwrap_or(option).split('.');
        let fragments: Option<Vec<_>> = parts.map(Fragment::parse).collect();
        match fragments {
            Some(fragments) if fragments.len() <= FRAGMENTS_MAX => Ok(Self::Abbreviate(fragments)),
            _ => Err(refused()),
        }
    }

    pub(super) fn write(&self, name: &str, out: &mut String) {
        match self {
            Self::Full => out.push_str(name),
            Self::Last(count) => {
                // As log4j2 has it, a dot at the very end separates nothing.
                let body = name.strip_suffix('.').unwrap_or(name);
                let start = body.rmatch_indices('.').nth(count - 1).map_or(0, |(dot, _)| dot + 1);
                out.push_str(&name[start..]);
            }
            Self::WithoutFirst(count) => {
                let start = name.match_indices('.').nth(count - 1).map_or(0, |(dot, _)| dot + 1);
                out.push_str(&name[start..]);
            }
            Self::Abbreviate(fragments) => {
                let mut components = name.split('.').enumerate().peekable();
                while let Some((place, component)) = components.next() {
                    if components.peek().is_none() {
                        out.push_str(component);
                    } else {
                        fragments[place.min(fragments.len() - 1)].write(component, out);
                        out.push('.');
                    }
                }
            }
        }
    }
}

impl Fragment {
    fn parse(text: &str) -> Option<Self> {
        if let Some(filler) = text.strip_prefix('*') {
            return Some(Self { keep: None, filler: filler.to_owned() });
        }
        let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let keep = if digits == 0 { 0 } else { text[..digits].parse().ok()? };
        let filler = text[digits..].to_owned();
        // A component of which nothing would be left but the dot is what `~` is for.
        (keep > 0 || !filler.is_empty()).then_some(Self { keep: Some(keep), filler })
    }

    fn write(&self, component: &str, out: &mut String) {
        let end = self.keep.and_then(|keep| component.char_indices().nth(keep));
        match end {
            Some((end, _)) => {
                out.push_str(&component[..end]);
                out.push_str(&self.filler);
            }
            None => out.push_str(component),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_mean_what_log4j2_documents() {
        for (option, name, expected) in [
            ("", "org.apache.commons.Foo", "org.apache.commons.Foo"),
            ("1", "org.apache.commons.Foo", "Foo"),
            ("2", "org.apache.commons.Foo", "commons.Foo"),
            ("10", "org.apache.commons.Foo", "org.apache.commons.Foo"),
            ("-1", "org.apache.commons.Foo", "apache.commons.Foo"),
            ("-2", "org.apache.commons.Foo", "commons.Foo"),
            ("-10", "org.apache.commons.Foo", "org.apache.commons.Foo"),
            ("1.", "org.apache.commons.Foo", "o.a.c.Foo"),
            ("1.1.~.~", "org.apache.commons.test.Foo", "o.a.~.~.Foo"),
            ("1.1.1.*", "org.apache.commons.test.Foo", "o.a.c.test.Foo"),
            (".", "org.Foo", ""),
            ("1.", "Foo", "Foo"),
            ("1.", "", ""),
            ("1.", "ö.b", "ö.b"),
        ] {
            let Ok(style) = NameStyle::parse(option) else {
                assert_eq!(expected, "", "{option} refused");
                continue;
            };
            let mut out = String::new();
            style.write(name, &mut out);
            assert_eq!(out, expected, "%c{{{option}}} of {name}");
        }
    }

    #[test]
    fn an_option_that_means_nothing_is_refused_with_its_name() {
        for option in ["0", "-0", "x", "1..2", "."] {
            let error = NameStyle::parse(option).unwrap_err().to_string();
            assert!(error.contains(&format!("`{option}`")), "{error}");
        }
        assert!(NameStyle::parse(&"1.".repeat(FRAGMENTS_MAX + 1)).is_err());
    }
}

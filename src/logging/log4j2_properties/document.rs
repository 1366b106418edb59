//! The entries of a file, with `${...}` filled in and every use noted.
//!
//! Decides substitution; leaves meaning to its readers. Invariants: a value is filled in only when it is asked for,
//! so what an unused appender lacks troubles nobody; filling in ends ([`NESTING_MAX`], [`SUBSTITUTIONS_MAX`],
//! [`VALUE_BYTES_MAX`]).

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use super::text::Entry;
use crate::error::Error;

/// How deep values may name values.
pub const NESTING_MAX: usize = 8;
/// How many `${...}` one value may need, those in the values it names included.
pub const SUBSTITUTIONS_MAX: usize = 1_000;
/// How long a value may become.
pub const VALUE_BYTES_MAX: usize = 64 << 10;

/// Gives the value of `sys:name`, `env:NAME` and other names from outside the file.
pub type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

pub(super) struct Document<'a> {
    file: &'a str,
    entries: BTreeMap<String, Entry>,
    lookup: Lookup<'a>,
    used: RefCell<BTreeSet<String>>,
}

/// A value that was filled in, and its place for errors.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) text: String,
    place: String,
}

impl Value {
    /// An error at this place.
    pub(super) fn refuse(&self, problem: impl std::fmt::Display) -> Error {
        Error::Configuration(format!("{}: {problem}", self.place))
    }

    /// A warning at this place.
    pub(super) fn warn(&self, problem: impl std::fmt::Display) -> String {
        format!("{}: {problem}", self.place)
    }

    /// The value as a number within `range`.
    pub(super) fn number(&self, range: std::ops::RangeInclusive<u32>) -> Result<u32, Error> {
        u32::from_str(&self.text).ok().filter(|number| range.contains(number)).ok_or_else(|| {
            self.refuse(format_args!(
                "found `{}`, accepted is {} to {}",
                self.text,
                range.start(),
                range.end()
            ))
        })
    }

    /// The value as true or false.
    pub(super) fn flag(&self) -> Result<bool, Error> {
        match self.text.to_ascii_lowercase().as_str() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(self.refuse(format_args!("found `{}`, accepted is true or false", self.text))),
        }
    }
}

impl<'a> Document<'a> {
    pub(super) fn new(file: &'a str, entries: BTreeMap<String, Entry>, lookup: Lookup<'a>) -> Self {
        Self { file, entries, lookup, used: RefCell::default() }
    }

    /// The value of `key`, filled in.
    pub(super) fn get(&self, key: &str) -> Result<Option<Value>, Error> {
        let Some(entry) = self.entries.get(key) else { return Ok(None) };
        self.used.borrow_mut().insert(key.to_owned());
        let mut value = Value { text: String::new(), place: format!("{}:{}: {key}", self.file, entry.line) };
        let mut filling = Filling { document: self, value: &value, count: 0 };
        value.text = filling.fill(&entry.text, 0)?.trim().to_owned();
        Ok(Some(value))
    }

    /// Says that `key` is known although it makes no difference.
    pub(super) fn ignore(&self, key: &str) {
        self.used.borrow_mut().insert(key.to_owned());
    }

    /// An error about a key that is missing below `prefix`, placed at the first line that mentions it.
    pub(super) fn missing(&self, prefix: &str, key: &str, problem: &str) -> Error {
        let line = self.below(prefix).filter_map(|key| self.entries.get(key)).map(|entry| entry.line).min();
        Error::Configuration(format!("{}:{}: {prefix}{key}: {problem}", self.file, line.unwrap_or(1)))
    }

    /// A warning about something that stands in no single line.
    pub(super) fn warn(&self, problem: impl std::fmt::Display) -> String {
        format!("{}: {problem}", self.file)
    }

    /// The keys that begin with `prefix`.
    pub(super) fn below<'s>(&'s self, prefix: &'s str) -> impl Iterator<Item = &'s str> {
        self.entries.keys().map(String::as_str).filter(move |key| key.starts_with(prefix))
    }

    /// The names that follow `prefix` directly, each once: `a` and `b` of `prefix` + `a.x`, `a.y`, `b`.
    pub(super) fn names(&self, prefix: &str) -> BTreeSet<String> {
        self.below(prefix)
            .map(|key| key[prefix.len()..].split('.').next().unwrap_or("").to_owned())
            .filter(|name| !name.is_empty())
            .collect()
    }

    /// One warning for each key below `prefix` that nobody asked for.
    pub(super) fn unused(&self, prefix: &str) -> Vec<String> {
        let used = self.used.borrow();
        let unused = self.below(prefix).filter(|key| !used.contains(*key));
        unused
            .map(|key| {
                format!("{}:{}: {key}: not followed", self.file, self.entries.get(key).map_or(1, |e| e.line))
            })
            .collect()
    }
}

/// The filling in of one value.
struct Filling<'d, 'a> {
    document: &'d Document<'a>,
    value: &'d Value,
    count: usize,
}

impl Filling<'_, '_> {
    fn fill(&mut self, text: &str, depth: usize) -> Result<String, Error> {
        let mut out = String::new();
        let mut rest = text;
        while let Some(start) = rest.find("${") {
            out.push_str(&rest[..start]);
            let inside = &rest[start + 2..];
            let Some(end) = closing(inside) else {
                return Err(self.value.refuse(format_args!("`{}` is not closed with }}", &rest[start..])));
            };
            if out.ends_with('$') {
                // `$${x}` stands for `${x}` itself.
                out.push_str(&rest[start + 1..start + 2 + end + 1]);
            } else {
                out.push_str(&self.named(&inside[..end], depth)?);
            }
            if out.len() > VALUE_BYTES_MAX {
                return Err(self
                    .value
                    .refuse(format_args!("longer than {VALUE_BYTES_MAX} bytes when filled in")));
            }
            rest = &inside[end + 1..];
        }
        out.push_str(rest);
        Ok(out)
    }

    /// The value of what stands between the braces: `name` or `name:-default`.
    fn named(&mut self, inside: &str, depth: usize) -> Result<String, Error> {
        self.count += 1;
        if depth >= NESTING_MAX || self.count > SUBSTITUTIONS_MAX {
            return Err(self.value.refuse(format_args!(
                "`${{{inside}}}` is nested deeper than {NESTING_MAX} or needs more than {SUBSTITUTIONS_MAX} values; \
                 does it name itself?"
            )));
        }
        let (name, default) = match inside.split_once(":-") {
            Some((name, default)) => (name, Some(default)),
            None => (inside, None),
        };
        let own =
            if name.contains(':') { None } else { self.document.entries.get(&format!("property.{name}")) };
        if let Some(entry) = own {
            return self.fill(&entry.text, depth + 1);
        }
        if let Some(found) = (self.document.lookup)(name) {
            return Ok(found);
        }
        match default {
            Some(default) => self.fill(default, depth + 1),
            None => Err(self.value.refuse(format_args!(
                "`{name}` has no value here; set it, or write a default as in ${{{name}:-value}}"
            ))),
        }
    }
}

/// Where the brace that was opened before `text` is closed.
fn closing(text: &str) -> Option<usize> {
    let mut open = 0;
    let mut bytes = text.bytes().enumerate().peekable();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'$' if bytes.peek().is_some_and(|(_, next)| *next == b'{') => {
                open += 1;
                bytes.next();
            }
            b'}' if open == 0 => return Some(at),
            b'}' => open -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logging::log4j2_properties::text;

    fn filled(text: &str) -> Result<String, String> {
        let lookup = |name: &str| (name == "sys:carbon.home").then(|| "/opt/wso2".to_owned());
        let entries = text::entries(text, "f").unwrap();
        Document::new("f", entries, &lookup).get("k").map(|v| v.unwrap().text).map_err(|e| e.to_string())
    }

    #[test]
    fn names_are_filled_in_from_the_file_and_from_outside() {
        for (text, expected) in [
            ("k=${sys:carbon.home}/logs", "/opt/wso2/logs"),
            ("property.dir=${sys:carbon.home}/x\nk=${dir}/${dir}", "/opt/wso2/x//opt/wso2/x"),
            ("k=${env:NONE:-here}", "here"),
            ("k=${env:NONE:-${sys:carbon.home}}!", "/opt/wso2!"),
            ("k=${env:NONE:-}", ""),
            ("k=$${ctx:x} $5 {a}", "$${ctx:x} $5 {a}"),
        ] {
            assert_eq!(filled(text).unwrap(), expected.replace("$${", "${"), "{text}");
        }
    }

    #[test]
    fn what_has_no_value_or_no_end_is_named() {
        for (text, part) in [
            ("\nk=${sys:none}", "f:2: k: `sys:none` has no value here"),
            ("k=${open", "`${open` is not closed"),
            ("property.a=${b}\nproperty.b=${a}\nk=${a}", "does it name itself?"),
            ("property.e=\nproperty.d=${e}\nk=LONG", "does it name itself?"),
        ] {
            let text = text.replace("LONG", &"${d}".repeat(SUBSTITUTIONS_MAX));
            let error = filled(&text).unwrap_err();
            assert!(error.contains(part), "{error}");
        }
        let chain = |length: usize| {
            let links: String = (0..length).map(|n| format!("property.p{n}=${{p{}}}\n", n + 1)).collect();
            filled(&format!("{links}property.p{length}=end\nk=${{p0}}"))
        };
        assert_eq!(chain(NESTING_MAX - 1).unwrap(), "end");
        assert!(chain(NESTING_MAX).unwrap_err().contains("nested deeper than 8"));
        let text = format!("property.a={}\nk={}", "x".repeat(1_000), "${a}".repeat(100));
        assert!(filled(&text).unwrap_err().contains("longer than"), "a value may not explode");
    }
}

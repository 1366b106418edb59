//! TOML with places: which line a key stands on, and its value if it is of the kind that was asked for.

use toml::de::{DeTable, DeValue};

use crate::config::problem::{Place, Problem, shown};
use crate::error::Error;

/// A parsed file.
pub(super) struct Document<'a> {
    lines: Lines<'a>,
    root: DeTable<'a>,
}

/// Where lines begin.
struct Lines<'a> {
    file: &'a str,
    starts: Vec<usize>,
}

impl Lines<'_> {
    fn place(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        Place { file: self.file.to_owned(), line }
    }
}

impl<'a> Document<'a> {
    pub(super) fn parse(file: &'a str, text: &'a str) -> Result<Self, Error> {
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(newlines.map(|(at, _)| at + 1)).collect();
        let lines = Lines { file, starts };
        match DeTable::parse(text) {
            Ok(root) => Ok(Self { lines, root: root.into_inner() }),
            Err(error) => {
                let place = lines.place(error.span().map_or(0, |span| span.start));
                let message = error.message().trim().replace('\n', ", ");
                Err(Error::Configuration(format!("{place}: not valid TOML: {message}")))
            }
        }
    }

    /// The table `name` at the top, if there is one.
    pub(super) fn table(&self, name: &str) -> Result<Option<Table<'_>>, Error> {
        let root = Table { entries: &self.root, lines: &self.lines };
        let entry = root.entries("").into_iter().find(|entry| entry.key == name);
        entry.map(Entry::into_table).transpose()
    }
}

/// A table, with the lines it came from.
pub(super) struct Table<'d> {
    entries: &'d DeTable<'d>,
    lines: &'d Lines<'d>,
}

impl<'d> Table<'d> {
    /// Its pairs in the order of the file; `table` is its name for messages.
    pub(super) fn entries(&self, table: &str) -> Vec<Entry<'d>> {
        let mut entries: Vec<_> = self
            .entries
            .iter()
            .map(|(key, value)| Entry {
                table: table.to_owned(),
                key: key.get_ref().to_string(),
                offset: key.span().start,
                place: self.lines.place(key.span().start),
                value: value.get_ref(),
                lines: self.lines,
            })
            .collect();
        entries.sort_by_key(|entry| entry.offset);
        entries
    }

    /// Its pairs with tables dissolved: `a.b = 1` and `"a.b" = 1` are the same property for WSO2.
    pub(super) fn flattened(&self, table: &str) -> Vec<Entry<'d>> {
        let mut flat = Vec::new();
        for entry in self.entries(table) {
            let Some(nested) = entry.as_table() else {
                flat.push(entry);
                continue;
            };
            // The depth is bounded by the parser.
            for inner in nested.flattened(table) {
                flat.push(Entry { key: format!("{}.{}", entry.key, inner.key), ..inner });
            }
        }
        flat.sort_by_key(|entry| entry.offset);
        flat
    }
}

/// A key and its value.
pub(super) struct Entry<'d> {
    /// The table it stands in, for messages.
    pub(super) table: String,
    pub(super) key: String,
    pub(super) place: Place,
    offset: usize,
    value: &'d DeValue<'d>,
    lines: &'d Lines<'d>,
}

impl<'d> Entry<'d> {
    /// The error that `problem` is at this place.
    pub(super) fn refuse(&self, problem: Problem) -> Error {
        problem.at(&self.place, &self.table)
    }

    /// The value as a message shows it.
    pub(super) fn found(&self) -> String {
        found(self.value)
    }

    fn wrong_type(&self, wrong: &str, accepted: &str) -> Error {
        self.refuse(Problem::new(&self.key, self.found(), wrong, accepted))
    }

    fn as_table(&self) -> Option<Table<'d>> {
        match self.value {
            DeValue::Table(entries) => Some(Table { entries, lines: self.lines }),
            _ => None,
        }
    }

    /// The value as a table.
    pub(super) fn into_table(self) -> Result<Table<'d>, Error> {
        self.as_table().ok_or_else(|| {
            let path =
                if self.table.is_empty() { self.key.clone() } else { format!("{}.{}", self.table, self.key) };
            let problem = Problem::new(&self.key, self.found(), "not a table", format!("[{path}]"));
            if self.table.is_empty() { problem.from(&self.place.to_string()) } else { self.refuse(problem) }
        })
    }

    /// The value as a string.
    pub(super) fn string(&self) -> Result<&'d str, Error> {
        match self.value {
            DeValue::String(text) => Ok(text),
            _ => Err(self.wrong_type("not a string", "a string")),
        }
    }

    /// The value as text, if it is a string, a number or a truth value.
    pub(super) fn scalar(&self) -> Result<String, Error> {
        match self.value {
            DeValue::String(text) => Ok(text.to_string()),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) => Ok(self.found()),
            _ => Err(self.wrong_type("not a single value", "a string, a number, true or false")),
        }
    }

    /// The value as text, if it is a string or an integer.
    pub(super) fn integer_text(&self, accepted: &str) -> Result<String, Error> {
        match self.value {
            DeValue::String(text) => Ok(text.to_string()),
            DeValue::Integer(_) => Ok(self.found()),
            _ => Err(self.wrong_type("not an integer", accepted)),
        }
    }

    /// The value as text, if it is a truth value or a string.
    pub(super) fn flag_text(&self) -> Result<String, Error> {
        match self.value {
            DeValue::String(text) => Ok(text.to_string()),
            DeValue::Boolean(_) => Ok(self.found()),
            _ => Err(self.wrong_type("not a truth value", "true or false")),
        }
    }

    /// Whether the value is an integer, not text that looks like one.
    pub(super) fn is_integer(&self) -> bool {
        matches!(self.value, DeValue::Integer(_))
    }

    /// The value as an array of strings; each is an entry of its own, with its line.
    pub(super) fn strings(&self, accepted: &str) -> Result<Vec<Entry<'d>>, Error> {
        let DeValue::Array(array) = self.value else { return Err(self.wrong_type("not an array", accepted)) };
        let items = array.iter().enumerate().map(|(index, item)| {
            let entry = Entry {
                table: self.table.clone(),
                key: format!("{}[{index}]", self.key),
                place: self.lines.place(item.span().start),
                offset: item.span().start,
                value: item.get_ref(),
                lines: self.lines,
            };
            entry.string().map(|_| ())?;
            Ok(entry)
        });
        items.collect()
    }
}

fn found(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) => shown(text),
        DeValue::Integer(integer) => match i128::from_str_radix(integer.as_str(), integer.radix()) {
            Ok(number) => number.to_string(),
            Err(_) => integer.to_string(),
        },
        DeValue::Float(float) => float.to_string(),
        DeValue::Boolean(flag) => flag.to_string(),
        DeValue::Datetime(datetime) => datetime.to_string(),
        DeValue::Array(_) => "an array".to_owned(),
        DeValue::Table(_) => "a table".to_owned(),
    }
}

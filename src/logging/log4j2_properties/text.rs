//! The lines of a `.properties` file: keys, values, and where they stand.
//!
//! Decides what Java's `Properties` decides: comments, separators, escapes, lines that go on. The last of several
//! equal keys counts. The meaning of keys is the parent module's.

use std::collections::BTreeMap;

use crate::error::Error;

/// A value, and the line on which its key stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) text: String,
    pub(super) line: usize,
}

/// Reads the text of the file that errors call `file`.
pub(super) fn entries(text: &str, file: &str) -> Result<BTreeMap<String, Entry>, Error> {
    let mut entries = BTreeMap::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let line = line.trim_start();
        if line.is_empty() || line.starts_with(['#', '!']) {
            continue;
        }
        let mut logical = line.to_owned();
        while goes_on(&logical) {
            logical.pop();
            // A backslash at the very end of the file goes on with nothing.
            let Some((_, next)) = lines.next() else { break };
            logical.push_str(next.trim_start());
        }
        let (key, value) = split(&logical);
        let place = |problem: &str| Error::Configuration(format!("{file}:{}: {key}: {problem}", number + 1));
        let value = unescape(value).map_err(|problem| place(&problem))?;
        let key = unescape(key).map_err(|problem| place(&problem))?;
        entries.insert(key, Entry { text: value.trim_end().to_owned(), line: number + 1 });
    }
    Ok(entries)
}

/// An odd number of backslashes at the end.
fn goes_on(line: &str) -> bool {
    line.bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 1
}

/// Key and value: separated by `=`, `:` or blanks, the first that is not escaped.
fn split(line: &str) -> (&str, &str) {
    let mut escaped = false;
    let end = line.char_indices().find(|(_, c)| {
        let found = !escaped && matches!(c, '=' | ':' | ' ' | '\t' | '\x0c');
        escaped = !escaped && *c == '\\';
        found
    });
    let Some((end, _)) = end else { return (line, "") };
    let rest = line[end..].trim_start();
    (&line[..end], rest.strip_prefix(['=', ':']).unwrap_or(rest).trim_start())
}

fn unescape(text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('t') => out.push('\t'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('f') => out.push('\x0c'),
            Some('u') => {
                let digits: String = chars.by_ref().take(4).collect();
                let hex = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_hexdigit());
                let code = u32::from_str_radix(&digits, 16).ok().filter(|_| hex);
                let found = code.and_then(char::from_u32);
                out.push(
                    found.ok_or_else(|| format!("\\u{digits} is no character; \\u needs four hex digits"))?,
                );
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lines_are_read_as_java_reads_them() {
        let text = "# a comment\n! another\n\n a.b = one \nc:two\nd three=3\ne\\=f=\\u00fc\\tx\\\\\ng = 1,\\\n   2, \\\n   3\nh\na.b=last\ni = \\\\\nj=k\\";
        let found: Vec<_> =
            entries(text, "f").unwrap().into_iter().map(|(k, e)| (k, e.text, e.line)).collect();
        let expected = [
            ("a.b", "last", 12),
            ("c", "two", 5),
            ("d", "three=3", 6),
            ("e=f", "ü\tx\\", 7),
            ("g", "1,2, 3", 8),
            ("h", "", 11),
            ("i", "\\", 13),
            ("j", "k", 14),
        ];
        assert_eq!(found, expected.map(|(k, v, line)| (k.to_owned(), v.to_owned(), line)));
    }

    #[test]
    fn a_bad_escape_is_named_with_its_place() {
        for text in ["\n\nkey = \\u12", "\n\nkey = \\ud800", "\n\nkey=\\u+123"] {
            let error = entries(text, "log4j2.properties").unwrap_err().to_string();
            assert!(error.starts_with("log4j2.properties:3: key: "), "{error}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "([a-z]|\\\\|u|[0-9]|=|:| |\n|#|é){0,60}") {
            let _ = entries(&text, "f");
        }
    }
}

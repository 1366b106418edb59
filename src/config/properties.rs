//! Java `.properties` text: comments, escapes, lines that go on.
//!
//! Decides only what the pairs are; which of them mean something is decided by the table of known properties.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::str::Chars;

use super::problem::Place;
use crate::error::Error;

/// Reads `.properties` text; of a key that stands twice the last value counts. `file` is for messages.
///
/// # Errors
/// A `\u` that is not followed by four hexadecimal digits, or names half a character.
pub fn parse(file: &str, text: &str) -> Result<BTreeMap<String, String>, Error> {
    let mut pairs = BTreeMap::new();
    for (line, logical) in logical_lines(text) {
        let (key, value) = split(&logical);
        let unescape = |part: &str| {
            unescape(part).map_err(|wrong| {
                let place = Place { file: file.to_owned(), line };
                Error::Configuration(format!(
                    "{place}: {wrong}; accepted: \\u and four hexadecimal digits that name a character"
                ))
            })
        };
        pairs.insert(unescape(key)?, unescape(value)?);
    }
    Ok(pairs)
}

/// Lines with content, continuations joined, each with the number of its first natural line.
fn logical_lines(text: &str) -> Vec<(usize, String)> {
    let mut logical: Vec<(usize, String)> = Vec::new();
    let mut goes_on = false;
    // `\r` alone ends a line, too; after a `\r\n` the empty rest between the two is no line of its own.
    let normal = text.replace("\r\n", "\n").replace('\r', "\n");
    for (index, natural) in normal.split('\n').enumerate() {
        let content = natural.trim_start_matches([' ', '\t', '\x0c']);
        let is_comment = content.is_empty() || content.starts_with(['#', '!']);
        if is_comment && !goes_on {
            continue;
        }
        let backslashes = content.len() - content.trim_end_matches('\\').len();
        let continues = backslashes % 2 == 1;
        let kept = if continues { &content[..content.len() - 1] } else { content };
        match logical.last_mut() {
            Some((_, line)) if goes_on => line.push_str(kept),
            _ => logical.push((index + 1, kept.to_owned())),
        }
        goes_on = continues;
    }
    logical.retain(|(_, line)| !line.is_empty());
    logical
}

/// Splits at the first `=`, `:` or white space that is not escaped.
fn split(line: &str) -> (&str, &str) {
    let is_space = |c: char| matches!(c, ' ' | '\t' | '\x0c');
    let mut escaped = false;
    let end = line.char_indices().find(|&(_, c)| {
        let ends = !escaped && (is_space(c) || c == '=' || c == ':');
        escaped = c == '\\' && !escaped;
        ends
    });
    let Some((end, _)) = end else { return (line, "") };
    let rest = line[end..].trim_start_matches(is_space);
    let rest = rest.strip_prefix(['=', ':']).unwrap_or(rest);
    (&line[..end], rest.trim_start_matches(is_space))
}

fn unescape(text: &str) -> Result<String, &'static str> {
    let mut result = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c != '\\' {
            result.push(c);
            continue;
        }
        match chars.next() {
            Some('t') => result.push('\t'),
            Some('n') => result.push('\n'),
            Some('r') => result.push('\r'),
            Some('f') => result.push('\x0c'),
            Some('u') => result.push(unicode(&mut chars)?),
            Some(other) => result.push(other),
            None => {}
        }
    }
    Ok(result)
}

/// The character behind a `\u`, which in Java's text may be written as two halves.
fn unicode(chars: &mut Peekable<Chars<'_>>) -> Result<char, &'static str> {
    let first = hex(chars)?;
    if let Some(c) = char::from_u32(first) {
        return Ok(c);
    }
    const HALF: &str = "half a character behind \\u";
    if chars.next() != Some('\\') || chars.next() != Some('u') {
        return Err(HALF);
    }
    let units = [first as u16, hex(chars)? as u16];
    match char::decode_utf16(units).next() {
        Some(Ok(c)) => Ok(c),
        _ => Err(HALF),
    }
}

fn hex(chars: &mut Peekable<Chars<'_>>) -> Result<u32, &'static str> {
    let mut number = 0;
    for _ in 0..4 {
        let digit = chars.next().and_then(|c| c.to_digit(16)).ok_or("a malformed \\u")?;
        number = number * 16 + digit;
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Vec<(String, String)> {
        parse("p", text).unwrap().into_iter().collect()
    }

    fn one(text: &str) -> (String, String) {
        let mut all = pairs(text);
        assert_eq!(all.len(), 1, "{all:?}");
        all.remove(0)
    }

    #[test]
    fn separators_comments_and_blanks() {
        for text in ["a=b", "a:b", "a b", "  a = b", "a\t:\tb", "# c\n! d\n\n a=b\r\n"] {
            assert_eq!(one(text), ("a".into(), "b".into()), "{text:?}");
        }
        assert_eq!(one("a"), ("a".into(), "".into()));
        assert_eq!(one("a = = b "), ("a".into(), "= b ".into()));
        assert_eq!(one("a=1\na=2").1, "2", "the last one counts");
    }

    #[test]
    fn lines_go_on_after_an_odd_number_of_backslashes() {
        assert_eq!(one("a = b,\\\n    c,\\\r\n  d").1, "b,c,d");
        assert_eq!(one("a=b\\\\").1, "b\\");
        assert_eq!(one("a=b\\\n# no comment").1, "b# no comment");
        assert_eq!(one("a=b\\").1, "b");
    }

    #[test]
    fn escapes() {
        assert_eq!(one(r"a\=b\ c=\t\n\r\f\\\:"), ("a=b c".into(), "\t\n\r\x0c\\:".into()));
        assert_eq!(one(r"a=\u00e4\ud83d\ude00").1, "ä😀");
    }

    #[test]
    fn malformed_escapes_are_refused_with_their_line() {
        let error = parse("conf/h.properties", "x=1\ny=\\u12g4").unwrap_err().to_string();
        assert_eq!(
            error,
            "conf/h.properties:2: a malformed \\u; accepted: \\u and four hexadecimal digits that name a character"
        );
        assert!(parse("p", r"x=\ud83d").unwrap_err().to_string().starts_with("p:1: half a character"));
        assert!(parse("p", r"x=\ud83d\u0041").is_err());
        assert!(parse("p", r"x=\ude00").is_err());
    }
}

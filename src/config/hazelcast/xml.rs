//! `hazelcast.xml` to a [`Tree`].
//!
//! Any schema version is accepted: elements are known by their names alone. A document type is refused, and with it
//! every way to define entities or to name a file or an address that would be fetched.

use roxmltree::{Document, ParsingOptions};

use super::tree::{Growth, Kind, NODES_MAX, Node, Tree};
use crate::error::Error;

const ROOT: &str = "hazelcast";
/// Most attributes of one element: the parser compares each with all before it, so many take minutes.
const ATTRIBUTES_MAX: usize = 1_000;

/// Reads text; `file` is for messages.
pub(super) fn parse(file: &str, text: &str) -> Result<Tree, Error> {
    let mut growth = Growth::new(file);
    if let Some(at) = crowded(text) {
        let line = 1 + text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count();
        return Err(growth.error(line, &format!("more than {ATTRIBUTES_MAX} attributes in one element")));
    }
    // Texts and comments are nodes of the parser as well, thus twice as many and some.
    let options = ParsingOptions { nodes_limit: 4 * NODES_MAX as u32, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        let problem = match error {
            roxmltree::Error::DtdDetected => {
                "a document type is not accepted, as it may define entities".to_owned()
            }
            _ => format!("not valid XML: {error}"),
        };
        let line = match error {
            roxmltree::Error::UnexpectedEndOfStream => text.lines().count().max(1),
            _ => error.pos().row as usize,
        };
        growth.error(line, &problem)
    })?;
    let lines: Vec<usize> =
        text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect();
    let line_at = |at: usize| 1 + lines.partition_point(|newline| *newline < at);

    let element = document.root_element();
    if element.tag_name().name() != ROOT {
        let found = element.tag_name().name();
        let line = line_at(element.range().start);
        return Err(growth.error(line, &format!("the root element is <{found}>; accepted: <{ROOT}>")));
    }
    let root = convert(element, 0, &mut growth, &line_at)?;
    Ok(Tree { file: file.to_owned(), root, named_by_key: false, warnings: Vec::new() })
}

/// Where an element with too many attributes begins. Looks at signs before quotes only, so values may count as well.
fn crowded(text: &str) -> Option<usize> {
    let (mut start, mut count) = (0, 0);
    for (at, byte) in text.bytes().enumerate() {
        let is_quoted = || text[at + 1..].bytes().find(|byte| !byte.is_ascii_whitespace());
        match byte {
            b'<' => (start, count) = (at, 0),
            b'=' if matches!(is_quoted(), Some(b'"' | b'\'')) => count += 1,
            _ => {}
        }
        if count > ATTRIBUTES_MAX {
            return Some(start);
        }
    }
    None
}

/// The depth is bounded by `growth`.
fn convert(
    element: roxmltree::Node<'_, '_>,
    depth: usize,
    growth: &mut Growth<'_>,
    line_at: &impl Fn(usize) -> usize,
) -> Result<Node, Error> {
    let line = line_at(element.range().start);
    growth.add(depth, line)?;
    let mut node = Node::new(Kind::Element, element.tag_name().name(), line);
    for attribute in element.attributes() {
        // xsi:schemaLocation and the like say nothing to us.
        if attribute.namespace().is_none() {
            let line = line_at(attribute.range().start);
            growth.add(depth + 1, line)?;
            let mut child = Node::new(Kind::Attribute, attribute.name(), line);
            child.text = attribute.value().trim().to_owned();
            node.children.push(child);
        }
    }
    let mut text = String::new();
    for child in element.children() {
        if child.is_element() {
            node.children.push(convert(child, depth + 1, growth, line_at)?);
        } else if child.is_text() {
            text.push_str(child.text().unwrap_or_default());
        }
    }
    node.text = text.trim().to_owned();
    Ok(node)
}

/// Bytes of an XML file as text: UTF-8 and UTF-16 by their marks, Latin-1 and ASCII by what the file says of itself.
pub(super) fn decode(file: &str, bytes: &[u8]) -> Result<String, Error> {
    let growth = Growth::new(file);
    let utf16 = |big: bool| {
        let units = bytes[2..].as_chunks::<2>().0.iter().map(|pair| match big {
            true => u16::from_be_bytes(*pair),
            false => u16::from_le_bytes(*pair),
        });
        char::decode_utf16(units)
            .collect::<Result<String, _>>()
            .map_err(|_| growth.error(1, "not valid UTF-16"))
    };
    match bytes {
        [0xFE, 0xFF, ..] => return utf16(true),
        [0xFF, 0xFE, ..] => return utf16(false),
        _ => {}
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).to_ascii_lowercase();
    let declaration = head.split_once("?>").map_or("", |(declaration, _)| declaration);
    if declaration.contains("iso-8859-1") || declaration.contains("latin1") {
        return Ok(bytes.iter().map(|byte| char::from(*byte)).collect());
    }
    super::utf8(file, bytes)
}

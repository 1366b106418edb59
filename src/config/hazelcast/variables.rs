//! `${name}` in a tree.
//!
//! One pass over all texts; what is put in is not looked at again. A name that nobody knows stays as it is, with a
//! warning, as in Hazelcast. `config-replacers` may ask for an error instead; a replacer of one's own, such as one that
//! decrypts, is refused, because its cipher texts would be taken for the values.

use super::tree::{Node, Tree};
use crate::config::problem::Place;
use crate::error::Error;

/// The class that does what happens here anyway.
const BUILT_IN: &str = "com.hazelcast.config.replacer.PropertyReplacer";

/// Puts in what `lookup` knows.
pub(super) fn replace(tree: &mut Tree, lookup: &dyn Fn(&str) -> Option<String>) -> Result<(), Error> {
    let strict = judge(tree)?;
    let file = tree.file.clone();
    let mut warnings = Vec::new();
    // The depth is bounded, the order does not matter.
    let mut open = vec![&mut tree.root];
    while let Some(node) = open.pop() {
        let place = Place { file: file.clone(), line: node.line };
        let (text, missing) = replaced(&node.text, lookup);
        node.text = text;
        if let Some(name) = missing {
            let text = format!("{place}: Could not replace property: '{name}'");
            if strict {
                return Err(Error::Configuration(text));
            }
            warnings.push(text);
        }
        open.extend(node.children.iter_mut());
    }
    tree.warnings.extend(warnings);
    Ok(())
}

/// The text with its variables replaced, and the first of them that is unknown.
fn replaced(text: &str, lookup: &dyn Fn(&str) -> Option<String>) -> (String, Option<String>) {
    if !text.contains("${") {
        return (text.to_owned(), None);
    }
    let (mut result, mut missing) = (String::with_capacity(text.len()), None);
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("${") {
        result.push_str(before);
        let Some((name, after)) = behind.split_once('}') else {
            result.push_str("${");
            rest = behind;
            continue;
        };
        match lookup(name.trim()) {
            Some(value) => result.push_str(&value),
            None => {
                result.push_str(&format!("${{{name}}}"));
                missing.get_or_insert_with(|| name.to_owned());
            }
        }
        rest = after;
    }
    result.push_str(rest);
    (result, missing)
}

/// Whether an unknown variable is an error; refuses replacers of other classes.
fn judge(tree: &Tree) -> Result<bool, Error> {
    let Some(section) = tree.root.child("config-replacers") else { return Ok(false) };
    let class_of = |node: &Node| node.text_of("class-name").map(str::to_owned);
    let mut replacers: Vec<(usize, Option<String>)> = Vec::new();
    for child in &section.children {
        match child.name.as_str() {
            "replacer" => replacers.push((child.line, class_of(child))),
            "replacers" => replacers.extend(child.children.iter().map(|item| (item.line, class_of(item)))),
            _ => {}
        }
    }
    for (line, class) in &replacers {
        let class = class.as_deref().unwrap_or_default();
        if class != BUILT_IN {
            let place = Place { file: tree.file.clone(), line: *line };
            return Err(Error::Configuration(format!(
                "{place}: config-replacers: {class:?} cannot be used; accepted: {BUILT_IN}"
            )));
        }
    }
    let strict = section.text_of("fail-if-value-missing") != Some("false");
    Ok(strict && !replacers.is_empty())
}

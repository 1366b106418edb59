//! `hazelcast.yaml` to a [`Tree`].
//!
//! Built from the parser's events, so that depth and size are bounded here. Anchors may be used; what an alias stands
//! for counts as if it were written out, so that a few lines cannot become gigabytes. Merge keys (`<<`) are refused.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::tree::{Growth, Kind, Node, Tree};
use crate::error::Error;

const ROOT: &str = "hazelcast";

/// Reads text; `file` is for messages.
pub(super) fn parse(file: &str, text: &str) -> Result<Tree, Error> {
    let mut builder =
        Builder { growth: Growth::new(file), open: Vec::new(), anchors: BTreeMap::new(), whole: None };
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            builder.growth.error(error.marker().line().max(1), &format!("not valid YAML: {}", error.info()))
        })?;
        let line = span.start.line().max(1);
        if matches!(event, Event::DocumentStart(_)) {
            documents += 1;
            if documents > 1 {
                return Err(builder.growth.error(line, "a second document; accepted: one"));
            }
        }
        builder.take(event, line)?;
    }
    let found = "accepted: a mapping with the key hazelcast";
    let growth = builder.growth;
    let whole = builder.whole.ok_or_else(|| growth.error(1, &format!("empty; {found}")))?;
    let root = whole.children.into_iter().find(|child| child.name == ROOT);
    let root = root.ok_or_else(|| growth.error(1, &format!("no key hazelcast; {found}")))?;
    Ok(Tree { file: file.to_owned(), root, named_by_key: true, warnings: Vec::new() })
}

/// A node whose end has not come yet.
struct Open {
    node: Node,
    sequence: bool,
    anchor: usize,
    /// In a mapping: the key whose value comes next.
    key: Option<(String, usize)>,
}

struct Builder<'a> {
    growth: Growth<'a>,
    open: Vec<Open>,
    /// What aliases stand for, by the parser's number; each with its number of nodes and its height.
    anchors: BTreeMap<usize, Node>,
    whole: Option<Node>,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, line: usize) -> Result<(), Error> {
        match event {
            Event::MappingStart(anchor, _) => self.start(anchor, false, line),
            Event::SequenceStart(anchor, _) => self.start(anchor, true, line),
            Event::MappingEnd | Event::SequenceEnd => {
                let Some(done) = self.open.pop() else { return Ok(()) };
                if done.anchor != 0 {
                    self.anchors.insert(done.anchor, done.node.clone());
                }
                self.put(done.node);
                Ok(())
            }
            Event::Scalar(text, style, anchor, _) => {
                if self.key_expected() {
                    return self.key(&text, line);
                }
                let mut node = self.named(line)?;
                let nothing = style == ScalarStyle::Plain && matches!(&*text, "~" | "null" | "Null" | "NULL");
                node.text = if nothing { String::new() } else { text.trim().to_owned() };
                if anchor != 0 {
                    self.anchors.insert(anchor, node.clone());
                }
                self.put(node);
                Ok(())
            }
            Event::Alias(anchor) => {
                if self.key_expected() {
                    return Err(self.growth.error(line, "an alias as a key; accepted: text"));
                }
                let Some(meant) = self.anchors.get(&anchor).cloned() else {
                    return Err(self.growth.error(line, "an alias within what it stands for"));
                };
                let depth = self.open.len();
                let mut inner: Vec<(usize, &Node)> =
                    meant.children.iter().map(|child| (depth + 1, child)).collect();
                while let Some((depth, node)) = inner.pop() {
                    self.growth.add(depth, line)?;
                    inner.extend(node.children.iter().map(|child| (depth + 1, child)));
                }
                let mut node = self.named(line)?;
                (node.text, node.children) = (meant.text, meant.children);
                self.put(node);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn key_expected(&self) -> bool {
        self.open.last().is_some_and(|open| !open.sequence && open.key.is_none())
    }

    fn key(&mut self, text: &str, line: usize) -> Result<(), Error> {
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        if text == "<<" {
            return Err(self.growth.error(line, "merge keys are not accepted"));
        }
        if let Some(other) = open.node.children.iter().find(|child| child.name == text) {
            let problem = format!("{text}: the key is already there, in line {}", other.line);
            return Err(self.growth.error(line, &problem));
        }
        open.key = Some((text.to_owned(), line));
        Ok(())
    }

    fn start(&mut self, anchor: usize, sequence: bool, line: usize) -> Result<(), Error> {
        if self.key_expected() {
            return Err(self.growth.error(line, "a mapping or sequence as a key; accepted: text"));
        }
        let node = self.named(line)?;
        self.open.push(Open { node, sequence, anchor, key: None });
        Ok(())
    }

    /// A node for what comes now: with the key that was read, or an item.
    fn named(&mut self, line: usize) -> Result<Node, Error> {
        self.growth.add(self.open.len(), line)?;
        let key = self.open.last_mut().and_then(|open| open.key.take());
        Ok(match key {
            Some((name, line)) => Node::new(Kind::Element, &name, line),
            None => Node::new(Kind::Item, "", line),
        })
    }

    fn put(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(parent) => parent.node.children.push(node),
            None => self.whole = Some(node),
        }
    }
}

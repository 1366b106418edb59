//! What `hazelcast.xml` and `hazelcast.yaml` say, before anybody knows what it means: nodes with names, texts and
//! lines.
//!
//! XML attributes, XML elements, pairs of YAML mappings and items of YAML sequences all become nodes, so that whoever
//! gives them a meaning needs to do it once. Invariant: a tree is not deeper than [`DEPTH_MAX`] and has not more than
//! [`NODES_MAX`] nodes, whatever the text was.

use crate::config::problem::Place;
use crate::error::Error;

/// Deepest node, counted from the root: Hazelcast's own sections need 9.
pub const DEPTH_MAX: usize = 64;
/// Most nodes: more than a file of the largest size that we read needs in earnest.
pub const NODES_MAX: usize = 200_000;

/// How a node was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An XML attribute.
    Attribute,
    /// An XML element, or a pair of a YAML mapping.
    Element,
    /// An item of a YAML sequence; it has no name.
    Item,
}

/// Something that a file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// See [`Kind`].
    pub kind: Kind,
    /// Without its namespace; empty for an item.
    pub name: String,
    /// Trimmed; empty if there is none.
    pub text: String,
    /// Counted from 1.
    pub line: usize,
    /// In the order of the file, attributes first.
    pub children: Vec<Node>,
}

impl Node {
    pub(super) fn new(kind: Kind, name: &str, line: usize) -> Self {
        Self { kind, name: name.to_owned(), text: String::new(), line, children: Vec::new() }
    }

    /// The first child of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The text of the first child of that name, if it has one.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str()).filter(|text| !text.is_empty())
    }
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    /// As it was named to the reader.
    pub file: String,
    /// The element `hazelcast` with all that it contains.
    pub root: Node,
    /// Whether names of structures are keys (YAML) or attributes (XML).
    pub named_by_key: bool,
    /// Variables that nobody knows, and the like.
    pub warnings: Vec<String>,
}

impl Tree {
    /// All nodes from the root on, each before its children, with its depth.
    pub fn walk(&self) -> Vec<(usize, &Node)> {
        let mut nodes = Vec::new();
        let mut open = vec![(0, &self.root)];
        while let Some((depth, node)) = open.pop() {
            nodes.push((depth, node));
            open.extend(node.children.iter().rev().map(|child| (depth + 1, child)));
        }
        nodes
    }
}

/// Counts nodes and depth while a tree grows.
pub(super) struct Growth<'a> {
    file: &'a str,
    nodes: usize,
}

impl<'a> Growth<'a> {
    pub(super) fn new(file: &'a str) -> Self {
        Self { file, nodes: 0 }
    }

    /// One node more, at that depth.
    pub(super) fn add(&mut self, depth: usize, line: usize) -> Result<(), Error> {
        self.nodes += 1;
        if depth > DEPTH_MAX {
            return Err(self.error(line, &format!("nested deeper than {DEPTH_MAX}")));
        }
        if self.nodes > NODES_MAX {
            return Err(self.error(line, &format!("more than {NODES_MAX} elements")));
        }
        Ok(())
    }

    /// An error at a line.
    pub(super) fn error(&self, line: usize, problem: &str) -> Error {
        let place = Place { file: self.file.to_owned(), line };
        Error::Configuration(format!("{place}: {problem}"))
    }
}

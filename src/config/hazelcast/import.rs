//! `import`: other files whose sections take the place of the import.
//!
//! Only files, as seen from the working directory of the process; nothing is fetched. A file that imports itself,
//! directly or not, runs into [`IMPORTS_MAX`].

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::tree::{Node, Tree};
use super::{Format, parse};
use crate::config::load::FILE_BYTES_MAX;
use crate::config::outside::Outside;
use crate::config::problem::Place;
use crate::error::Error;

/// Most imports of a configuration, those of imported files included.
const IMPORTS_MAX: usize = 32;

/// Reads one file.
pub(super) fn read(path: &Path, format: Format, outside: &Outside<'_>) -> Result<Tree, Error> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes))
        .map_err(|error| Error::Configuration(format!("{name}: cannot be read: {error}")))?;
    parse(&name, &bytes, format, &|variable| outside.either(variable))
}

/// Puts imported sections in the places of the imports.
pub(super) fn splice(tree: &mut Tree, outside: &Outside<'_>) -> Result<(), Error> {
    let mut imports = 0;
    while let Some(at) = tree.root.children.iter().position(|child| child.name == "import") {
        let import = tree.root.children.remove(at);
        let mut sections: Vec<Node> = Vec::new();
        for (line, resource) in resources(&import) {
            let place = Place { file: tree.file.clone(), line };
            imports += 1;
            if imports > IMPORTS_MAX {
                return Err(Error::Configuration(format!(
                    "{place}: more than {IMPORTS_MAX} imports; does one import itself?"
                )));
            }
            let path = Path::new(resource.strip_prefix("file:").unwrap_or(resource));
            let suffix = path.extension().and_then(|suffix| suffix.to_str()).unwrap_or_default();
            let Some(format) = Format::of(suffix) else {
                return Err(Error::Configuration(format!(
                    "{place}: import of {resource:?}: accepted: a file named *.xml, *.yaml or *.yml"
                )));
            };
            let imported = read(path, format, outside)
                .map_err(|error| Error::Configuration(format!("{place}: import: {error}")))?;
            if imported.named_by_key != tree.named_by_key {
                return Err(Error::Configuration(format!(
                    "{place}: import of {resource:?}: XML imports XML, YAML imports YAML"
                )));
            }
            tree.warnings.extend(imported.warnings);
            sections.extend(imported.root.children);
        }
        tree.root.children.splice(at..at, sections);
    }
    Ok(())
}

/// An XML import names one resource, a YAML import a list.
fn resources(import: &Node) -> Vec<(usize, &str)> {
    match import.child("resource") {
        Some(resource) => vec![(import.line, resource.text.as_str())],
        None => import.children.iter().map(|item| (item.line, item.text.as_str())).collect(),
    }
}

//! Configuration files for Java: read here, handed over as pairs.

use super::convert;
use crate::config::hazelcast::tree::{Kind, Tree};
use crate::config::hazelcast::{self, Format};
use crate::config::{self, Config, Outside};
use crate::error::Error;
use jni::objects::{JByteArray, JObjectArray, JString};
use std::collections::HashMap;
use std::path::Path;

/// Key of a line for the log.
const WARNING: &str = "warning";

/// What a configuration says beyond the defaults, as pairs; then its warnings.
fn pairs_of(loaded: &config::Loaded) -> Vec<String> {
    let defaults = Config::default().pairs();
    let said = loaded.config.pairs().into_iter().filter(|pair| !defaults.contains(pair));
    let warnings = loaded.warnings.iter().map(|warning| (WARNING.to_owned(), warning.to_string()));
    said.chain(warnings).flat_map(|(key, value)| [key, value]).collect()
}

checked! {
    /// `String[] Native.configLoad(String path, String[] systemProperties)`.
    fn Java_io_filbert_internal_Native_configLoad<'local>(
        env, path: JString<'local>, properties: JObjectArray<'local, JString<'local>>,
    ) -> JObjectArray<'local, JString<'local>> {
        let path = convert::string(env, &path, "path")?;
        let properties: HashMap<_, _> = convert::pairs(env, &properties, "systemProperties")?.into_iter().collect();
        let outside = Outside {
            system_property: &|name| properties.get(name).cloned(),
            environment: &|name| std::env::var(name).ok(),
        };
        let loaded = config::load(Path::new(&path), &outside)?;
        convert::to_strings(env, &pairs_of(&loaded))
    }
}

/// A tree as triples: `DEPTH KIND LINE`, name, text; then its warnings, each with `warning` in place of the first.
fn triples_of(tree: &Tree) -> Vec<String> {
    let mut strings = Vec::new();
    for (depth, node) in tree.walk() {
        let kind = match node.kind {
            Kind::Attribute => 'a',
            Kind::Element => 'e',
            Kind::Item => 'i',
        };
        strings.extend([format!("{depth} {kind} {}", node.line), node.name.clone(), node.text.clone()]);
    }
    for warning in &tree.warnings {
        strings.extend([WARNING.to_owned(), String::new(), warning.clone()]);
    }
    strings
}

checked! {
    /// `String[] Native.configTree(String name, byte[] text, String format, String[] properties)`.
    fn Java_io_filbert_internal_Native_configTree<'local>(
        env,
        name: JString<'local>,
        text: JByteArray<'local>,
        format: JString<'local>,
        properties: JObjectArray<'local, JString<'local>>,
    ) -> JObjectArray<'local, JString<'local>> {
        let name = convert::string(env, &name, "name")?;
        let text = convert::bytes(env, &text, "text")?;
        let format = convert::string(env, &format, "format")?;
        let format = Format::of(&format)
            .ok_or_else(|| Error::InvalidArgument { name: "format", problem: format!("{format:?}; accepted: xml, yaml") })?;
        let properties: HashMap<_, _> = convert::pairs(env, &properties, "properties")?.into_iter().collect();
        let tree = hazelcast::parse(&name, &text, format, &|name| properties.get(name).cloned())?;
        convert::to_strings(env, &triples_of(&tree))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_file_says_crosses_and_makes_the_same_configuration() {
        let text = "[clustering]\nmembership_scheme = \"wka\"\ndomain = \"d\"\nlocal_member_host = \"127.0.0.1\"\n\
            local_member_port = 4500\nmembers = [\"127.0.0.1:4500\"]\nunheard_of = 1\n";
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("deployment.toml");
        std::fs::write(&file, text).expect("written");
        let loaded = config::load(&file, &Outside::NOTHING).expect("valid");
        let (pairs, rest) = pairs_of(&loaded)
            .as_chunks::<2>()
            .0
            .iter()
            .cloned()
            .partition::<Vec<_>, _>(|[key, _]| key != WARNING);
        assert!(pairs.iter().any(|[key, value]| key == "cluster-name" && value == "d"), "{pairs:?}");
        assert!(pairs.len() < Config::default().pairs().len(), "no defaults");
        assert_eq!(rest.len(), 1, "the unknown key: {rest:?}");
        let again = Config::from_pairs(pairs.iter().map(|[key, value]| (key, value))).expect("the same keys");
        assert_eq!(again, loaded.config);
    }
}

//! WSO2's `deployment.toml`: the only reader of TOML.
//!
//! Decides what `[clustering]`, `[clustering.properties]` and `[hazelcast]` mean, as WSO2's templates and its
//! clustering agent do; of `[server]` only `node_ip` is looked at, as the default of `local_member_host`, and `offset`
//! never moves the port. All other tables belong to the product and are none of our business.
//!
//! Invariants: a key that is used is checked, and refused with file, line, key, what was found and what is accepted; a
//! key that is not used is a warning with file and line. Only `membership_scheme` turns clustering on.

mod clustering;
mod document;
mod substitute;

use document::{Document, Entry};

use super::known;
use super::load::Loaded;
use super::model::Config;
use super::outside::Outside;
use super::problem::{Problem, Warning};
use crate::error::Error;

/// What WSO2's agent lays under the properties of `[hazelcast]`.
const BUILT_IN: [(&str, &str); 4] = [
    ("hazelcast.max.no.heartbeat.seconds", "600"),
    ("hazelcast.max.no.master.confirmation.seconds", "900"),
    ("hazelcast.merge.first.run.delay.seconds", "60"),
    ("hazelcast.merge.next.run.delay.seconds", "30"),
];

/// Reads the text of a `deployment.toml`; `file` is for messages.
///
/// # Errors
/// Text that is not TOML, or the first wrong value: with file, line, key, what was found and what is accepted.
pub fn read(file: &str, text: &str, outside: &Outside<'_>) -> Result<Loaded, Error> {
    let document = Document::parse(file, text)?;
    let mut reader = Reader { outside, config: Config::default(), warnings: Vec::new() };
    reader.hazelcast(&document)?;
    reader.clustering(&document)?;
    for (name, value) in BUILT_IN {
        reader.config.properties.entry(name.to_owned()).or_insert_with(|| value.to_owned());
    }
    reader.config.validate(outside)?;
    reader.warnings.extend(reader.config.system_warnings(outside));
    reader.warnings.sort_by_key(|warning| warning.place.as_ref().map(|place| place.line));
    Ok(Loaded { config: reader.config, warnings: reader.warnings })
}

/// What has been read so far.
struct Reader<'a> {
    outside: &'a Outside<'a>,
    config: Config,
    warnings: Vec<Warning>,
}

impl Reader<'_> {
    /// Each pair of `[hazelcast]` is a property; the table of known ones judges it.
    fn hazelcast(&mut self, document: &Document<'_>) -> Result<(), Error> {
        let Some(table) = document.table("hazelcast")? else { return Ok(()) };
        for entry in table.flattened("hazelcast") {
            let value = self.substituted(&entry, &entry.scalar()?, false)?;
            self.property(&entry, &entry.key, value)?;
        }
        Ok(())
    }

    /// Sets the property `name`, for which `entry` of some table stands.
    fn property(&mut self, entry: &Entry<'_>, name: &str, value: String) -> Result<(), Error> {
        match known::check(name, &value) {
            Ok(Some(text)) => self.warn(entry, text),
            Ok(None) => {}
            // The key is shown as it stands in the file, which may be WSO2's name for the property.
            Err(problem) => return Err(entry.refuse(problem.shown_as(&entry.key, entry.found()))),
        }
        if let Some(other) = self.config.properties.get(name).filter(|other| other.trim() != value.trim()) {
            let wrong = format!("the file also says {name} = {:?}", other.trim());
            return Err(entry.refuse(Problem::new(&entry.key, entry.found(), wrong, "one of the two")));
        }
        self.config.properties.insert(name.to_owned(), value);
        Ok(())
    }

    /// Puts in what `$env{}`, `$sys{}` and, if `plain`, `${}` stand for.
    fn substituted(&self, entry: &Entry<'_>, text: &str, plain: bool) -> Result<String, Error> {
        substitute::substitute(text, self.outside, plain).map_err(|wrong| {
            let found = super::problem::shown(text);
            entry.refuse(Problem::new(&entry.key, found, wrong, substitute::ACCEPTED))
        })
    }

    fn warn(&mut self, entry: &Entry<'_>, text: String) {
        let text = format!("[{}] {text}", entry.table);
        self.warnings.push(Warning { place: Some(entry.place.clone()), key: entry.key.clone(), text });
    }
}

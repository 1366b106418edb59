//! Configuration that crosses the cluster while it runs: the same pairs, by kind and name.

use super::model::Config;
use crate::kernel::directory::AddedConfig;
use crate::kernel::id::ObjectKind;
use std::collections::BTreeMap;

const KINDS: [ObjectKind; 3] = [ObjectKind::Map, ObjectKind::Lock, ObjectKind::Topic];

impl Config {
    /// What this configures for maps, locks and topics, one for each name or pattern, with every field.
    pub fn to_added(&self) -> Vec<AddedConfig> {
        let mut added: BTreeMap<(u8, String), AddedConfig> = BTreeMap::new();
        for (key, value) in self.object_pairs() {
            let Some((kind, name, field)) = split(&key) else { continue };
            let fresh = AddedConfig { kind, name: name.to_owned(), settings: BTreeMap::new() };
            let entry = added.entry((kind as u8, name.to_owned())).or_insert(fresh);
            entry.settings.insert(field.to_owned(), value);
        }
        added.into_values().collect()
    }

    /// The configuration that was added for objects of a kind. Fields that only a newer member knows are left out.
    pub fn of_added<'a>(added: impl IntoIterator<Item = &'a AddedConfig>) -> Self {
        let mut config = Self::default();
        for AddedConfig { kind, name, settings } in added {
            for (field, value) in settings {
                let _ = config.set(&format!("{}.{name}.{field}", kind.word()), value);
            }
        }
        config
    }
}

/// KIND.NAME.FIELD: names may have dots, fields have none.
fn split(key: &str) -> Option<(ObjectKind, &str, &str)> {
    let (word, rest) = key.split_once('.')?;
    let (name, field) = rest.rsplit_once('.')?;
    let kind = KINDS.into_iter().find(|kind| kind.word() == word)?;
    Some((kind, name, field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_arrives_as_it_was() {
        let mut config = Config::default();
        config.set("map.a.b*.backup-count", "3").expect("valid");
        config.set("lock.l.acquire-limit", "2").expect("valid");
        config.set("topic.t.global-ordering-enabled", "true").expect("valid");
        let added = config.to_added();
        assert_eq!(added.len(), 3);
        assert_eq!(Config::of_added(&added), config);
    }

    #[test]
    fn a_field_of_a_newer_member_is_left_out() {
        let mut added = AddedConfig { kind: ObjectKind::Map, name: "m".into(), settings: BTreeMap::new() };
        added.settings.insert("flux".into(), "9".into());
        added.settings.insert("backup-count".into(), "2".into());
        assert_eq!(Config::of_added([&added]).maps["m"].backup_count, 2);
    }
}

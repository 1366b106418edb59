//! Which configuration a name gets: exact, else the best pattern, else `default`, else none. What was added at run time
//! comes before `default` and behind the rest, as in Hazelcast.
//!
//! A pattern has one `*`. The best is the one that spells out most of the name; two equally good ones are an error
//! when a name needs them, not before: a file may hold them as long as no object falls between.

use std::collections::BTreeMap;

use super::problem::shown;
use crate::error::Error;

/// The name of the configuration for everything that has none of its own.
const DEFAULT: &str = "default";

/// What the `kind` named `name` is configured with; `None` means the built-in defaults.
///
/// `name@key` fixes the partition of `name`; the part from the `@` on is not part of the name.
pub(super) fn find<'a, T>(
    kind: &str,
    configs: &'a BTreeMap<String, T>,
    added: &'a BTreeMap<String, T>,
    name: &str,
) -> Result<Option<&'a T>, Error> {
    let name = name.split_once('@').map_or(name, |(base, _)| base);
    let found = match matching(kind, configs, name)? {
        None => matching(kind, added, name)?,
        found => found,
    };
    Ok(found.or_else(|| configs.get(DEFAULT)).or_else(|| added.get(DEFAULT)))
}

/// What is configured for this very name, or for the best pattern.
fn matching<'a, T>(kind: &str, configs: &'a BTreeMap<String, T>, name: &str) -> Result<Option<&'a T>, Error> {
    if let Some(exact) = configs.get(name) {
        return Ok(Some(exact));
    }
    let mut best: Option<(usize, &str, &T)> = None;
    let mut tie = None;
    for (pattern, config) in configs {
        let Some(length) = spelled_out(pattern, name) else { continue };
        match best {
            Some((longest, ..)) if length < longest => {}
            Some((longest, other, _)) if length == longest => tie = Some((other, pattern.as_str())),
            _ => (best, tie) = (Some((length, pattern.as_str(), config)), None),
        }
    }
    if let Some((one, other)) = tie {
        return Err(Error::Configuration(format!(
            "configuration: {kind} {}: patterns {} and {} match equally well; accepted: an entry for this very name, or one longer pattern",
            shown(name),
            shown(one),
            shown(other)
        )));
    }
    Ok(best.map(|(_, _, config)| config))
}

/// How many bytes of `name` the pattern spells out; `None` if it does not match.
fn spelled_out(pattern: &str, name: &str) -> Option<usize> {
    let (front, back) = pattern.split_once('*')?;
    let length = front.len() + back.len();
    (name.len() >= length && name.starts_with(front) && name.ends_with(back)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(names: &[&str], name: &str) -> Result<Option<String>, Error> {
        let configs: BTreeMap<String, String> = names.iter().map(|n| ((*n).into(), (*n).into())).collect();
        find("map", &configs, &BTreeMap::new(), name).map(|config| config.cloned())
    }

    #[test]
    fn what_was_added_comes_before_default_and_behind_the_rest() {
        let configs = |names: &[&str]| names.iter().map(|n| ((*n).into(), (*n).into())).collect();
        let own: BTreeMap<String, String> = configs(&["tok*", "default"]);
        let added: BTreeMap<String, String> = configs(&["tokens", "x*"]);
        let found = |name| find("map", &own, &added, name).unwrap().unwrap().as_str();
        assert_eq!((found("tokens"), found("x1"), found("y")), ("tok*", "x*", "default"));
    }

    #[test]
    fn exact_then_longest_pattern_then_default_then_none() {
        let names = ["tokens", "tok*", "tokens*", "*", "default"];
        assert_eq!(found(&names, "tokens").unwrap().unwrap(), "tokens");
        assert_eq!(found(&names, "tokens@eu").unwrap().unwrap(), "tokens");
        assert_eq!(found(&names, "tokens.eu").unwrap().unwrap(), "tokens*");
        assert_eq!(found(&names, "toke").unwrap().unwrap(), "tok*");
        assert_eq!(found(&names, "x").unwrap().unwrap(), "*");
        assert_eq!(found(&["tok*", "default"], "x").unwrap().unwrap(), "default");
        assert_eq!(found(&["tok*"], "x").unwrap(), None);
    }

    #[test]
    fn front_and_back_must_not_overlap() {
        assert_eq!(found(&["ab*ba"], "aba").unwrap(), None);
        assert_eq!(found(&["ab*ba"], "abba").unwrap().unwrap(), "ab*ba");
    }

    #[test]
    fn a_tie_is_an_error_unless_something_longer_wins() {
        let error = found(&["com.*", "*.map"], "com.x.map").unwrap_err();
        assert_eq!(
            error.to_string(),
            "configuration: map \"com.x.map\": patterns \"*.map\" and \"com.*\" match equally well; accepted: an entry for this very name, or one longer pattern"
        );
        assert_eq!(found(&["com.*", "*.map", "com.*.map"], "com.x.map").unwrap().unwrap(), "com.*.map");
        assert_eq!(found(&["com.*", "*.map"], "com.x").unwrap().unwrap(), "com.*");
    }
}

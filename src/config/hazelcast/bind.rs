//! A [`Tree`] to the model that members run on, for hosts without a JVM.
//!
//! Decides which sections set what, which are refused because ignoring them would weaken a promise, and which have no
//! effect here; of these each is one warning with its line. What a value must look like is known to the model.

use super::tree::{Kind, Node, Tree};
use crate::config::Loaded;
use crate::config::known;
use crate::config::model::Config;
use crate::config::outside::Outside;
use crate::config::problem::{Place, Problem, Warning, shown};
use crate::error::Error;

/// Sections that promise something when they are enabled.
const PROMISES: [(&str, &str); 7] = [
    ("advanced-network", "members would not use these endpoints"),
    ("auditlog", "nothing would be written to it"),
    ("hot-restart-persistence", "data would not survive a restart of the cluster"),
    ("partition-group", "a backup may lie in the same group as its owner"),
    ("persistence", "data would not survive a restart of the cluster"),
    ("security", "anybody could do everything"),
    ("split-brain-protection", "too few members would still answer"),
];
/// The same within `network`.
const NETWORK_PROMISES: [(&str, &str); 4] = [
    ("member-address-provider", "addresses would not come from it"),
    ("socket-interceptor", "connections would not be checked by it"),
    ("ssl", "members would talk in plain text"),
    ("symmetric-encryption", "members would talk in plain text"),
];
/// The same within `map`. A map store is enabled unless it says otherwise, the others are not.
const MAP_PROMISES: [(&str, &str); 6] = [
    ("data-persistence", "entries would not survive a restart of the cluster"),
    ("hot-restart", "entries would not survive a restart of the cluster"),
    ("map-store", "entries would not be stored"),
    ("split-brain-protection-ref", "too few members would still answer"),
    ("tiered-store", "entries would have to fit in memory"),
    ("wan-replication-ref", "entries would not reach the other cluster"),
];
/// Promised by being there.
const ALWAYS_ENABLED: [&str; 3] = ["map-store", "split-brain-protection-ref", "wan-replication-ref"];
/// Ways to find members that are not built in.
const OTHER_JOINS: [&str; 5] = ["aws", "azure", "eureka", "gcp", "kubernetes"];

/// The configuration that the tree stands for, validated.
pub(super) fn bind(tree: Tree, outside: &Outside<'_>) -> Result<Loaded, Error> {
    let warnings =
        tree.warnings.iter().map(|text| Warning { place: None, key: String::new(), text: text.clone() });
    let mut binder = Binder { tree: &tree, config: Config::default(), warnings: warnings.collect() };
    for section in &tree.root.children {
        binder.section(section)?;
    }
    let Binder { config, mut warnings, .. } = binder;
    config.validate(outside).map_err(|error| named(error, &tree.file))?;
    warnings.extend(config.system_warnings(outside));
    Ok(Loaded { config, warnings })
}

/// What is wrong only with everything else in view: the model knows no lines, but here is the file.
fn named(error: Error, file: &str) -> Error {
    match error {
        Error::Configuration(text) => {
            Error::Configuration(format!("{file}: {}", text.trim_start_matches("configuration: ")))
        }
        other => other,
    }
}

struct Binder<'a> {
    tree: &'a Tree,
    config: Config,
    warnings: Vec<Warning>,
}

impl Binder<'_> {
    fn section(&mut self, section: &Node) -> Result<(), Error> {
        match section.name.as_str() {
            "cluster-name" | "instance-name" => self.set(&section.name, section, ""),
            "lite-member" => self.set_child("lite-member", section, "enabled"),
            "properties" => {
                for (name, node) in self.named(section, "property") {
                    self.property(&name, node)?;
                }
                Ok(())
            }
            "member-attributes" => {
                for (name, node) in self.named(section, "attribute") {
                    let value = node.child("value").unwrap_or(node);
                    self.config.attributes.insert(name, value.text.clone());
                }
                Ok(())
            }
            "network" => self.network(section),
            "map" if self.tree.named_by_key => {
                section.children.iter().try_for_each(|map| self.map(&map.name, map))
            }
            "map" => {
                let name = section.text_of("name").unwrap_or("default");
                self.map(name, section)
            }
            "cp-subsystem" => self.cp_subsystem(section),
            "split-brain-protection" if self.tree.named_by_key => section
                .children
                .iter()
                .try_for_each(|protection| self.promises(&PROMISES, section, protection)),
            "group" => Err(self.refuse(section, "group", "not known since version 4", "cluster-name")),
            // Known, and of no consequence.
            "schemaLocation" | "license-key" | "config-replacers" | "management-center" => Ok(()),
            name if PROMISES.iter().any(|(promise, _)| *promise == name) => {
                self.promises(&PROMISES, section, section)
            }
            _ => {
                self.idle(section);
                Ok(())
            }
        }
    }

    fn network(&mut self, network: &Node) -> Result<(), Error> {
        for child in &network.children {
            match child.name.as_str() {
                "public-address" => self.set("network.public-address", child, "network")?,
                "port" => {
                    let port = child.child("port").unwrap_or(child);
                    if !port.text.is_empty() {
                        self.set("network.port", port, "network")?;
                    }
                    self.set_child("network.port-auto-increment", child, "auto-increment")?;
                    self.set_child("network.port-count", child, "port-count")?;
                }
                "interfaces" => {
                    self.set_child("network.interfaces.enabled", child, "enabled")?;
                    for interface in self.items(child, "interface", "interfaces") {
                        self.set("network.interface", interface, "network.interfaces")?;
                    }
                }
                "join" => self.join(child)?,
                "reuse-address" => {}
                name if NETWORK_PROMISES.iter().any(|(promise, _)| *promise == name) => {
                    self.promises(&NETWORK_PROMISES, child, child)?;
                }
                _ => self.idle(child),
            }
        }
        Ok(())
    }

    fn join(&mut self, join: &Node) -> Result<(), Error> {
        for child in &join.children {
            let enabled = child.text_of("enabled") == Some("true");
            match child.name.as_str() {
                "auto-detection" => self.set_child("join.auto-detection.enabled", child, "enabled")?,
                "multicast" => {
                    self.set_child("join.multicast.enabled", child, "enabled")?;
                    self.set_child("join.multicast.group", child, "multicast-group")?;
                    self.set_child("join.multicast.port", child, "multicast-port")?;
                    self.set_child("join.multicast.timeout-seconds", child, "multicast-timeout-seconds")?;
                    self.set_child("join.multicast.time-to-live", child, "multicast-time-to-live")?;
                }
                "tcp-ip" => self.tcp_ip(child)?,
                name if OTHER_JOINS.contains(&name) && enabled => {
                    return Err(self.refuse(child, name, "not built in", "tcp-ip or multicast"));
                }
                "discovery-strategies"
                    if child.children.iter().any(|strategy| strategy.name.starts_with("discovery")) =>
                {
                    return Err(self.refuse(
                        child,
                        "discovery-strategies",
                        "not built in",
                        "tcp-ip or multicast",
                    ));
                }
                name if OTHER_JOINS.contains(&name) || name == "discovery-strategies" => {}
                _ => self.idle(child),
            }
        }
        Ok(())
    }

    fn tcp_ip(&mut self, tcp_ip: &Node) -> Result<(), Error> {
        for child in &tcp_ip.children {
            match child.name.as_str() {
                "enabled" => self.set("join.tcp-ip.enabled", child, "join.tcp-ip")?,
                "connection-timeout-seconds" => {
                    self.set("join.tcp-ip.connection-timeout-seconds", child, "join.tcp-ip")?;
                }
                "member" | "members" | "interface" | "member-list" => {
                    let all = std::iter::once(child).chain(&child.children);
                    for node in all.filter(|node| !node.text.is_empty()) {
                        for member in node.text.split([',', ';', ' ']).filter(|member| !member.is_empty()) {
                            let one = Node { text: member.to_owned(), ..node.clone() };
                            self.set("join.tcp-ip.member", &one, "join.tcp-ip")?;
                        }
                    }
                }
                _ => self.idle(child),
            }
        }
        Ok(())
    }

    fn map(&mut self, name: &str, map: &Node) -> Result<(), Error> {
        let key = |field: &str| format!("map.{name}.{field}");
        self.config.maps.entry(name.to_owned()).or_default();
        let table = format!("map {name}");
        for child in &map.children {
            match child.name.as_str() {
                "name" if child.kind == Kind::Attribute => {}
                field @ ("backup-count"
                | "async-backup-count"
                | "time-to-live-seconds"
                | "max-idle-seconds"
                | "statistics-enabled") => self.set(&key(field), child, &table)?,
                "eviction" => {
                    self.set_child(&key("eviction-policy"), child, "eviction-policy")?;
                    self.set_child(&key("max-size-policy"), child, "max-size-policy")?;
                    self.set_child(&key("eviction-size"), child, "size")?;
                }
                "in-memory-format" if child.text == "BINARY" => {}
                field if MAP_PROMISES.iter().any(|(promise, _)| *promise == field) => {
                    self.promises(&MAP_PROMISES, child, child)?;
                }
                // Of no consequence without a program that reads it.
                "merge-policy" | "cache-deserialized-values" | "read-backup-data" | "metadata-policy" => {}
                _ => self.idle(child),
            }
        }
        Ok(())
    }

    fn cp_subsystem(&mut self, section: &Node) -> Result<(), Error> {
        for child in &section.children {
            match child.name.as_str() {
                "cp-member-count" => self.set("cp-member-count", child, "cp-subsystem")?,
                "persistence-enabled" if child.text == "true" => {
                    let promise = "locks and counters would not survive a restart of the cluster";
                    return Err(self.refuse(child, "persistence-enabled", promise, "false"));
                }
                "locks" => {
                    for lock in &child.children {
                        let named = (lock.kind == Kind::Element && self.tree.named_by_key)
                            .then_some(lock.name.as_str());
                        let name = named.or(lock.text_of("name")).unwrap_or_default();
                        self.set_child(&format!("lock.{name}.acquire-limit"), lock, "lock-acquire-limit")?;
                    }
                }
                // Nothing of it matters while locks and counters live in partitions.
                _ => {}
            }
        }
        Ok(())
    }

    fn property(&mut self, name: &str, node: &Node) -> Result<(), Error> {
        match known::check(name, &node.text) {
            Ok(Some(text)) => self.warn(node, text),
            Ok(None) => {}
            Err(problem) => return Err(problem.at(&self.place(node), "properties")),
        }
        self.config.properties.insert(name.to_owned(), node.text.clone());
        Ok(())
    }

    /// Refuses `node` if it is on and one of `promises`.
    fn promises(&mut self, promises: &[(&str, &str)], section: &Node, node: &Node) -> Result<(), Error> {
        let on = match node.text_of("enabled") {
            Some(enabled) => enabled == "true",
            None => ALWAYS_ENABLED.contains(&section.name.as_str()),
        };
        match promises.iter().find(|(name, _)| *name == section.name) {
            Some((name, promise)) if on => Err(self.refuse(
                node,
                name,
                &format!("not implemented, and without it {promise}"),
                "a file without it",
            )),
            _ => Ok(()),
        }
    }

    /// XML: children of that element name, by their attribute `name`. YAML: pairs.
    fn named<'n>(&self, section: &'n Node, element: &str) -> Vec<(String, &'n Node)> {
        let children = section.children.iter();
        if self.tree.named_by_key {
            return children.map(|child| (child.name.clone(), child)).collect();
        }
        let named = children.filter(|child| child.name == element);
        named.filter_map(|child| Some((child.text_of("name")?.to_owned(), child))).collect()
    }

    /// XML: children of that element name. YAML: items of the sequence `list`.
    fn items<'n>(&self, section: &'n Node, element: &str, list: &str) -> Vec<&'n Node> {
        match section.child(list) {
            Some(list) if self.tree.named_by_key => list.children.iter().collect(),
            _ => section.children.iter().filter(|child| child.name == element).collect(),
        }
    }

    fn set_child(&mut self, key: &str, node: &Node, child: &str) -> Result<(), Error> {
        match node.child(child) {
            Some(child) => self.set(key, child, &node.name),
            None => Ok(()),
        }
    }

    /// Sets a key of the model to a node's text.
    fn set(&mut self, key: &str, node: &Node, table: &str) -> Result<(), Error> {
        self.config.set_pair(key, &node.text).map_err(|problem| {
            problem
                .shown_as(if node.name.is_empty() { key } else { &node.name }, shown(&node.text))
                .at(&self.place(node), table)
        })
    }

    fn refuse(&self, node: &Node, key: &str, wrong: &str, accepted: &str) -> Error {
        Problem::new(key, "set", wrong, accepted).at(&self.place(node), &self.tree.root.name)
    }

    fn place(&self, node: &Node) -> Place {
        Place { file: self.tree.file.clone(), line: node.line }
    }

    fn idle(&mut self, node: &Node) {
        self.warn(node, format!("{}: without effect here", node.name));
    }

    fn warn(&mut self, node: &Node, text: String) {
        self.warnings.push(Warning { place: Some(self.place(node)), key: node.name.clone(), text });
    }
}

//! A configuration as pairs of text: the form in which it crosses to C and Java, and back.
//!
//! One key for each field of the model, named as in `hazelcast.xml` where that has the field. Decides the names and the
//! form of the values; whether they make sense together is for [`Config::validate`].
//!
//! Invariant: `Config::from_pairs(config.pairs()) == config`.

use std::path::PathBuf;

use super::known;
use super::model::{Bind, Config, MEMBERS_MAX};
use super::objects::{EvictionPolicy, LockConfig, MapConfig, MaxSizePolicy, TopicConfig};
use super::problem::{Problem, shown};
use crate::error::Error;

/// All keys; `*` stands for a name.
const KEYS: &str = "cluster-name, instance-name, clustered, lite-member, cp-member-count, secret-file, \
    network.public-address, network.port, network.port-auto-increment, network.port-count, network.bind, \
    network.interfaces.enabled, network.interface, join.auto-detection.enabled, join.tcp-ip.enabled, \
    join.tcp-ip.member, join.tcp-ip.connection-timeout-seconds, join.multicast.enabled, join.multicast.group, \
    join.multicast.port, join.multicast.timeout-seconds, join.multicast.time-to-live, property.*, attribute.*, \
    map.*.backup-count, map.*.async-backup-count, map.*.time-to-live-seconds, map.*.max-idle-seconds, \
    map.*.eviction-policy, map.*.max-size-policy, map.*.eviction-size, map.*.statistics-enabled, \
    lock.*.acquire-limit, topic.*.global-ordering-enabled";

const BIND_ANY: &str = "any";
const BIND_PUBLIC: &str = "public-host-if-local";
const BIND_HOST: &str = "host:";

impl Config {
    /// Sets one field; of lists (`network.interface`, `join.tcp-ip.member`) each call adds one.
    ///
    /// # Errors
    /// No such key, or a value of the wrong form. Nothing was changed.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), Error> {
        self.set_pair(key, value).map_err(|problem| problem.from("configuration"))
    }

    /// A default configuration with these fields set, in this order.
    ///
    /// # Errors
    /// As [`Self::set`].
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Result<Self, Error> {
        let mut config = Self::default();
        for (key, value) in pairs {
            config.set(key.as_ref(), value.as_ref())?;
        }
        Ok(config)
    }

    pub(super) fn set_pair(&mut self, key: &str, value: &str) -> Result<(), Problem> {
        if let Some((group, rest)) = key.split_once('.') {
            match group {
                "network" => return self.set_network(key, rest, value),
                "join" => return self.set_join(key, rest, value),
                "property" => {
                    self.properties.insert(rest.to_owned(), value.to_owned());
                    return Ok(());
                }
                "attribute" => {
                    self.attributes.insert(rest.to_owned(), value.to_owned());
                    return Ok(());
                }
                "map" | "lock" | "topic" => return self.set_object(key, group, rest, value),
                _ => return Err(unknown(key, value)),
            }
        }
        match key {
            "cluster-name" => self.cluster_name = value.to_owned(),
            "instance-name" => self.instance_name = Some(value.to_owned()),
            "clustered" => self.clustered = known::flag(key, value)?,
            "lite-member" => self.lite_member = known::flag(key, value)?,
            "cp-member-count" => self.cp_member_count = u32_of(key, value)?,
            "secret-file" => self.secret_file = Some(PathBuf::from(value)),
            _ => return Err(unknown(key, value)),
        }
        Ok(())
    }

    fn set_network(&mut self, key: &str, field: &str, value: &str) -> Result<(), Problem> {
        let network = &mut self.network;
        match field {
            "public-address" => network.public_address = Some(value.to_owned()),
            "port" => network.port = u16_of(key, value)?,
            "port-auto-increment" => network.port_auto_increment = known::flag(key, value)?,
            "port-count" => network.port_count = u16_of(key, value)?,
            "interfaces.enabled" => network.interfaces.enabled = known::flag(key, value)?,
            "interface" => add(key, &mut network.interfaces.patterns, value)?,
            "bind" => {
                network.bind = match (value, value.strip_prefix(BIND_HOST)) {
                    (BIND_ANY, _) => Bind::Any,
                    (BIND_PUBLIC, _) => Bind::PublicHostIfLocal,
                    (_, Some(host)) => Bind::Host(host.to_owned()),
                    _ => {
                        let accepted = format!("{BIND_ANY}, {BIND_PUBLIC} or {BIND_HOST}HOST");
                        return Err(Problem::new(key, shown(value), "unknown value", accepted));
                    }
                }
            }
            _ => return Err(unknown(key, value)),
        }
        Ok(())
    }

    fn set_join(&mut self, key: &str, field: &str, value: &str) -> Result<(), Problem> {
        let (tcp_ip, multicast) = (&mut self.join.tcp_ip, &mut self.join.multicast);
        match field {
            "auto-detection.enabled" => self.join.auto_detection = known::flag(key, value)?,
            "tcp-ip.enabled" => tcp_ip.enabled = known::flag(key, value)?,
            "tcp-ip.member" => add(key, &mut tcp_ip.members, value)?,
            "tcp-ip.connection-timeout-seconds" => tcp_ip.connection_timeout_seconds = u32_of(key, value)?,
            "multicast.enabled" => multicast.enabled = known::flag(key, value)?,
            "multicast.group" => multicast.group = value.to_owned(),
            "multicast.port" => multicast.port = u16_of(key, value)?,
            "multicast.timeout-seconds" => multicast.timeout_seconds = u32_of(key, value)?,
            "multicast.time-to-live" => multicast.time_to_live = u8_of(key, value)?,
            _ => return Err(unknown(key, value)),
        }
        Ok(())
    }

    /// `rest` is NAME.FIELD; names may have dots, fields have none.
    fn set_object(&mut self, key: &str, group: &str, rest: &str, value: &str) -> Result<(), Problem> {
        let Some((name, field)) = rest.rsplit_once('.') else { return Err(unknown(key, value)) };
        if group == "lock" {
            let lock = match field {
                "acquire-limit" => LockConfig { acquire_limit: u32_of(key, value)? },
                _ => return Err(unknown(key, value)),
            };
            self.locks.insert(name.to_owned(), lock);
            return Ok(());
        }
        if group == "topic" {
            let topic = match field {
                "global-ordering-enabled" => TopicConfig { global_order: known::flag(key, value)? },
                _ => return Err(unknown(key, value)),
            };
            self.topics.insert(name.to_owned(), topic);
            return Ok(());
        }
        let mut map = self.maps.get(name).copied().unwrap_or_default();
        set_map(&mut map, key, field, value)?;
        self.maps.insert(name.to_owned(), map);
        Ok(())
    }

    /// All fields as pairs, in the order of the model. Absent fields have none.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Pairs(Vec::new());
        pairs.add("cluster-name", &self.cluster_name);
        pairs.maybe("instance-name", self.instance_name.as_ref());
        pairs.add("clustered", self.clustered);
        pairs.add("lite-member", self.lite_member);
        pairs.add("cp-member-count", self.cp_member_count);
        pairs.maybe("secret-file", self.secret_file.as_ref().map(|file| file.display()));
        self.network_pairs(&mut pairs);
        self.join_pairs(&mut pairs);
        for (name, value) in &self.properties {
            pairs.add(&format!("property.{name}"), value);
        }
        for (name, value) in &self.attributes {
            pairs.add(&format!("attribute.{name}"), value);
        }
        pairs.0.extend(self.object_pairs());
        pairs.0
    }

    /// The pairs of maps, locks and topics alone.
    pub fn object_pairs(&self) -> Vec<(String, String)> {
        let mut pairs = Pairs(Vec::new());
        for (name, map) in &self.maps {
            map_pairs(&mut pairs, name, map);
        }
        for (name, lock) in &self.locks {
            pairs.add(&format!("lock.{name}.acquire-limit"), lock.acquire_limit);
        }
        for (name, topic) in &self.topics {
            pairs.add(&format!("topic.{name}.global-ordering-enabled"), topic.global_order);
        }
        pairs.0
    }

    fn network_pairs(&self, pairs: &mut Pairs) {
        let network = &self.network;
        pairs.maybe("network.public-address", network.public_address.as_ref());
        pairs.add("network.port", network.port);
        pairs.add("network.port-auto-increment", network.port_auto_increment);
        pairs.add("network.port-count", network.port_count);
        match &network.bind {
            Bind::Any => pairs.add("network.bind", BIND_ANY),
            Bind::PublicHostIfLocal => pairs.add("network.bind", BIND_PUBLIC),
            Bind::Host(host) => pairs.add("network.bind", format!("{BIND_HOST}{host}")),
        }
        pairs.add("network.interfaces.enabled", network.interfaces.enabled);
        for pattern in &network.interfaces.patterns {
            pairs.add("network.interface", pattern);
        }
    }

    fn join_pairs(&self, pairs: &mut Pairs) {
        let (tcp_ip, multicast) = (&self.join.tcp_ip, &self.join.multicast);
        pairs.add("join.auto-detection.enabled", self.join.auto_detection);
        pairs.add("join.tcp-ip.enabled", tcp_ip.enabled);
        for member in &tcp_ip.members {
            pairs.add("join.tcp-ip.member", member);
        }
        pairs.add("join.tcp-ip.connection-timeout-seconds", tcp_ip.connection_timeout_seconds);
        pairs.add("join.multicast.enabled", multicast.enabled);
        pairs.add("join.multicast.group", &multicast.group);
        pairs.add("join.multicast.port", multicast.port);
        pairs.add("join.multicast.timeout-seconds", multicast.timeout_seconds);
        pairs.add("join.multicast.time-to-live", multicast.time_to_live);
    }
}

fn set_map(map: &mut MapConfig, key: &str, field: &str, value: &str) -> Result<(), Problem> {
    let name_of = |accepted: &str| Problem::new(key, shown(value), "unknown value", accepted);
    match field {
        "backup-count" => map.backup_count = u8_of(key, value)?,
        "async-backup-count" => map.async_backup_count = u8_of(key, value)?,
        "time-to-live-seconds" => map.time_to_live_seconds = u32_of(key, value)?,
        "max-idle-seconds" => map.max_idle_seconds = u32_of(key, value)?,
        "eviction-policy" => {
            map.eviction.policy =
                EvictionPolicy::from_name(value).ok_or_else(|| name_of("NONE, LRU, LFU or RANDOM"))?;
        }
        "max-size-policy" => {
            // Hazelcast's other policies exist, but count what is not there: the operator must choose anew.
            map.eviction.max_size_policy =
                MaxSizePolicy::from_name(value).ok_or_else(|| name_of("PER_NODE"))?;
        }
        "eviction-size" => map.eviction.size = u32_of(key, value)?,
        "statistics-enabled" => map.statistics = known::flag(key, value)?,
        _ => return Err(unknown(key, value)),
    }
    Ok(())
}

fn map_pairs(pairs: &mut Pairs, name: &str, map: &MapConfig) {
    let key = |field: &str| format!("map.{name}.{field}");
    pairs.add(&key("backup-count"), map.backup_count);
    pairs.add(&key("async-backup-count"), map.async_backup_count);
    pairs.add(&key("time-to-live-seconds"), map.time_to_live_seconds);
    pairs.add(&key("max-idle-seconds"), map.max_idle_seconds);
    pairs.add(&key("eviction-policy"), map.eviction.policy.name());
    pairs.add(&key("max-size-policy"), map.eviction.max_size_policy.name());
    pairs.add(&key("eviction-size"), map.eviction.size);
    pairs.add(&key("statistics-enabled"), map.statistics);
}

/// Pairs in the making.
struct Pairs(Vec<(String, String)>);

impl Pairs {
    fn add(&mut self, key: &str, value: impl ToString) {
        self.0.push((key.to_owned(), value.to_string()));
    }

    fn maybe(&mut self, key: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.add(key, value);
        }
    }
}

fn add(key: &str, list: &mut Vec<String>, value: &str) -> Result<(), Problem> {
    if list.len() >= MEMBERS_MAX {
        return Err(Problem::new(key, shown(value), "too many", format!("at most {MEMBERS_MAX}")));
    }
    list.push(value.to_owned());
    Ok(())
}

fn unknown(key: &str, value: &str) -> Problem {
    Problem::new(key, shown(value), "no such setting", KEYS)
}

fn u32_of(key: &str, value: &str) -> Result<u32, Problem> {
    known::number(key, value, 0, u32::MAX.into()).map(|number| u32::try_from(number).unwrap_or(u32::MAX))
}

fn u16_of(key: &str, value: &str) -> Result<u16, Problem> {
    known::number(key, value, 0, u16::MAX.into()).map(|number| u16::try_from(number).unwrap_or(u16::MAX))
}

fn u8_of(key: &str, value: &str) -> Result<u8, Problem> {
    known::number(key, value, 0, u8::MAX.into()).map(|number| u8::try_from(number).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_in_the_list_is_a_key() {
        for key in KEYS.split(',').map(|key| key.trim().replace('*', "a.b")) {
            let error = Config::default().set(&key, "\u{0}").err().map(|error| error.to_string());
            assert!(!error.is_some_and(|error| error.contains("no such setting")), "{key}");
        }
    }

    #[test]
    fn each_pair_has_a_key_in_the_list() {
        let mut config = Config { instance_name: Some("i".into()), ..Config::default() };
        config.secret_file = Some("s".into());
        config.network.public_address = Some("h".into());
        config.network.interfaces.patterns.push("10.0.0.1".into());
        config.join.tcp_ip.members.push("h".into());
        config.maps.insert("*".into(), MapConfig::default());
        config.locks.insert("*".into(), LockConfig::default());
        config.topics.insert("*".into(), TopicConfig::default());
        config.properties.insert("*".into(), String::new());
        config.attributes.insert("*".into(), String::new());
        let keys: Vec<&str> = KEYS.split(',').map(str::trim).collect();
        let pairs = config.pairs();
        assert!(pairs.iter().all(|(key, _)| keys.contains(&key.as_str())));
        assert_eq!(pairs.len(), keys.len(), "the list and the model have the same fields");
    }
}

//! What the engine works with: typed, checked, nothing left open but what only the machine can say.
//!
//! A property's value is the configuration's, else the system property's, else the default of the table in `known`.

use std::path::PathBuf;
use std::time::Duration;

use super::known::{self, Kind, Standing};
use super::memory;
use super::model::{Bind, Config, Discovery, check_public_address};
use super::objects::{by_name, name_of};
use super::outside::Outside;
use super::problem::{Problem, Warning, shown};
use crate::error::Error;
use crate::kernel::id::Address;

/// Heartbeats per silence limit: a few lost ones must not look like silence.
const HEARTBEATS_PER_SILENCE: u32 = 10;

/// The outcome of [`Config::validate`]. Made nowhere else.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settings {
    /// The one way in which this member looks for peers; `None` also without clustering.
    pub discovery: Discovery,
    /// The well-known addresses to dial, in order.
    pub members: Vec<Address>,
    /// Host, and port unless it is the bound one, that peers are told.
    pub public_address: Option<(String, Option<u16>)>,
    /// Which address is bound.
    pub bind: Bind,
    /// Partitions that keys are spread over; the same on every member.
    pub partition_count: u16,
    /// How long a call may take.
    pub call_timeout: Duration,
    /// How long a leaving member hands over at most.
    pub graceful_shutdown_max_wait: Duration,
    /// A member that was silent for so long is removed.
    pub silence_max: Duration,
    /// Whether the host's end shuts the member down.
    pub shutdown_hook: bool,
    /// How it does.
    pub shutdown_hook_policy: ShutdownHookPolicy,
    /// Where log lines go.
    pub logging: LoggingType,
    /// Whether log lines begin with `[host]:port [cluster] [version]`.
    pub logging_details: bool,
    /// Native memory for data in bytes; `None`: the machine decides, see [`Self::memory_bytes_max`].
    pub memory_max: Option<u64>,
    /// Bytes that one cluster-wide operation may return.
    pub query_result_bytes_max: u64,
    /// The file with the cluster secret.
    pub secret_file: Option<PathBuf>,
}

/// What happens when the host process ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShutdownHookPolicy {
    /// The member leaves without handing over.
    Terminate,
    /// The member hands its partitions over first.
    Graceful,
}

/// Where log lines go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoggingType {
    /// `java.util.logging`, or without a JVM the sinks of this library.
    Jdk,
    /// Log4j 1.
    Log4j,
    /// Log4j 2.
    Log4j2,
    /// SLF4J.
    Slf4j,
    /// Nowhere.
    None,
}

impl LoggingType {
    const NAMES: [(&str, Self); 5] = [
        ("jdk", Self::Jdk),
        ("log4j", Self::Log4j),
        ("log4j2", Self::Log4j2),
        ("slf4j", Self::Slf4j),
        ("none", Self::None),
    ];

    /// Hazelcast's name of the type.
    pub fn name(self) -> &'static str {
        name_of(&Self::NAMES, self)
    }

    /// The type of that name, in any case of letters.
    pub fn from_name(name: &str) -> Option<Self> {
        by_name(&Self::NAMES, name)
    }

    /// Whether lines can be sent there; what is not supported falls back to [`Self::Jdk`], with a warning.
    pub fn is_supported(self) -> bool {
        matches!(self, Self::Jdk | Self::None)
    }

    /// The type that is really used.
    pub fn effective(self) -> Self {
        if self.is_supported() { self } else { Self::Jdk }
    }
}

impl Settings {
    /// How often a member says that it lives.
    pub fn heartbeat_interval(&self) -> Duration {
        self.silence_max / HEARTBEATS_PER_SILENCE
    }

    /// A member whose control loop stood still for longer must ask its peers before it trusts its data.
    pub fn freeze_max(&self) -> Duration {
        self.silence_max / 2
    }

    /// Native memory for data in bytes, on a machine with these readings.
    pub fn memory_bytes_max(&self, readings: memory::Readings) -> u64 {
        self.memory_max.unwrap_or_else(|| memory::default_bytes_max(readings))
    }

    pub(super) fn resolve(config: &Config, outside: &Outside<'_>) -> Result<Self, Error> {
        for (name, value) in &config.properties {
            known::check(name, value).map_err(|problem| problem.from("configuration"))?;
        }
        let look = Lookup { config, outside };
        let port_tries = u16::try_from(look.number("hazelcast.tcp.join.port.try.count")?).unwrap_or(u16::MAX);
        let members = config.member_addresses(port_tries).map_err(|problem| problem.from("configuration"))?;
        Ok(Self {
            discovery: if config.clustered { config.join.discovery() } else { Discovery::None },
            members,
            public_address: look.public_address()?,
            bind: look.bind()?,
            partition_count: u16::try_from(look.number("hazelcast.partition.count")?).unwrap_or(u16::MAX),
            call_timeout: Duration::from_millis(look.number("hazelcast.operation.call.timeout.millis")?),
            graceful_shutdown_max_wait: Duration::from_secs(
                look.number("hazelcast.graceful.shutdown.max.wait")?,
            ),
            silence_max: Duration::from_millis(look.number("filbert.silence.max.millis")?),
            shutdown_hook: look.flag("hazelcast.shutdownhook.enabled")?.unwrap_or(true),
            shutdown_hook_policy: match look.choice("hazelcast.shutdownhook.policy")? {
                "GRACEFUL" => ShutdownHookPolicy::Graceful,
                _ => ShutdownHookPolicy::Terminate,
            },
            logging: LoggingType::from_name(look.choice("hazelcast.logging.type")?)
                .unwrap_or(LoggingType::Jdk),
            logging_details: look.flag("hazelcast.logging.details.enabled")?.unwrap_or(true),
            memory_max: look.bytes("filbert.memory.max")?,
            query_result_bytes_max: look.bytes("filbert.query.result.bytes.max")?.unwrap_or(u64::MAX),
            secret_file: look.secret_file()?,
        })
    }
}

impl Config {
    /// What of a configuration made by program, and of the system properties behind it, has no effect. For one read
    /// from a file use the reader's warnings instead: they are the same and know the line.
    pub fn warnings(&self, outside: &Outside<'_>) -> Vec<Warning> {
        let own = self.properties.iter().filter_map(|(name, value)| {
            let text = known::check(name, value).ok().flatten()?;
            Some(Warning { place: None, key: name.clone(), text })
        });
        own.chain(self.system_warnings(outside)).collect()
    }

    /// Of system properties only those of the table can be asked for, so a misspelt one goes unnoticed.
    pub(super) fn system_warnings<'a>(
        &'a self,
        outside: &'a Outside<'_>,
    ) -> impl Iterator<Item = Warning> + 'a {
        known::KNOWN.iter().filter(|known| !self.properties.contains_key(known.name)).filter_map(|known| {
            let value = (outside.system_property)(known.name)?;
            let text = known::check(known.name, &value).ok().flatten()?;
            Some(Warning { place: None, key: known.name.to_owned(), text: format!("system property {text}") })
        })
    }
}

/// Typed look-up with the precedence of this file's head.
struct Lookup<'a> {
    config: &'a Config,
    outside: &'a Outside<'a>,
}

/// A property's value, and who said so.
struct Found {
    value: String,
    source: &'static str,
}

impl Lookup<'_> {
    fn find(&self, name: &str) -> Option<Found> {
        if let Some(value) = self.config.properties.get(name) {
            return Some(Found { value: value.trim().to_owned(), source: "configuration" });
        }
        if let Some(value) = (self.outside.system_property)(name) {
            return Some(Found { value: value.trim().to_owned(), source: "system property" });
        }
        let default = known::find(name)?.default?;
        Some(Found { value: default.to_owned(), source: "default" })
    }

    fn parse<T>(
        &self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Result<Option<T>, Error> {
        let Some(found) = self.find(name) else { return Ok(None) };
        parse(&found.value).map(Some).map_err(|problem| problem.from(found.source))
    }

    fn number(&self, name: &str) -> Result<u64, Error> {
        let Some(Standing::Used(Kind::Number { min, max })) = known::find(name).map(|known| &known.standing)
        else {
            unreachable!("{name} is a number in the table of known properties")
        };
        Ok(self.parse(name, |value| known::number(name, value, *min, *max))?.unwrap_or(*min))
    }

    fn choice(&self, name: &str) -> Result<&'static str, Error> {
        let Some(Standing::Used(Kind::Choice(names))) = known::find(name).map(|known| &known.standing) else {
            unreachable!("{name} is a choice in the table of known properties")
        };
        Ok(self.parse(name, |value| known::choice(name, value, names))?.unwrap_or(names[0]))
    }

    fn flag(&self, name: &str) -> Result<Option<bool>, Error> {
        self.parse(name, |value| known::flag(name, value))
    }

    fn bytes(&self, name: &str) -> Result<Option<u64>, Error> {
        self.parse(name, |value| known::bytes(name, value))
    }

    fn public_address(&self) -> Result<Option<(String, Option<u16>)>, Error> {
        if let Some(text) = &self.config.network.public_address {
            let split = check_public_address("network.public-address", text);
            return split.map(Some).map_err(|problem| problem.from("configuration"));
        }
        let name = "hazelcast.local.publicAddress";
        self.parse(name, |value| check_public_address(name, value))
    }

    fn bind(&self) -> Result<Bind, Error> {
        let name = "hazelcast.local.localAddress";
        let host = self.parse(name, |value| {
            super::address::check_host(value)
                .map(|()| Bind::Host(value.to_owned()))
                .map_err(|wrong| Problem::new(name, shown(value), wrong, super::address::HOST_ACCEPTED))
        })?;
        let any = self.flag("hazelcast.socket.bind.any")?;
        Ok(match (host, any) {
            (Some(host), _) => host,
            (None, Some(true)) => Bind::Any,
            (None, Some(false)) => Bind::PublicHostIfLocal,
            (None, None) => self.config.network.bind.clone(),
        })
    }

    fn secret_file(&self) -> Result<Option<PathBuf>, Error> {
        let name = "filbert.cluster.secret.file";
        let property = self.config.properties.get(name).map(|value| PathBuf::from(value.trim()));
        match (&self.config.secret_file, property) {
            // Which one was meant is not ours to guess: members with the wrong secret stay outside.
            (Some(file), Some(other)) if *file != other => {
                let found = format!("{:?} and {other:?}", file.display());
                let problem = Problem::new(name, found, "two secret files", "one");
                Err(problem.from("configuration"))
            }
            (Some(file), _) => Ok(Some(file.clone())),
            (None, Some(file)) => Ok(Some(file)),
            (None, None) => Ok((self.outside.system_property)(name).map(|value| PathBuf::from(value.trim()))),
        }
    }
}

//! `[clustering]` and `[clustering.properties]`, as WSO2's template and clustering agent read them.
//!
//! A parameter of `[clustering.properties]` that is named like one that the template writes itself wins over it.

use std::net::IpAddr;
use std::path::PathBuf;

use super::Reader;
use super::document::{Document, Entry};
use crate::config::known;
use crate::config::model::{
    Bind, Join, MEMBERS_MAX, Multicast, TcpIp, check_name, check_public_address, is_multicast,
};
use crate::config::problem::{Problem, shown};
use crate::config::{SECONDS_MAX, address};
use crate::error::Error;
use crate::kernel::id::Address;

const TABLE: &str = "clustering";
const PROPERTIES: &str = "clustering.properties";

/// Defaults of WSO2's template and agent.
const DOMAIN: &str = "wso2.carbon.domain";
const HOST: &str = "127.0.0.1";
const PORT: u16 = 4000;
const MEMBERS: [&str; 1] = ["127.0.0.1:4000"];
const MULTICAST_PORT: u16 = 45_564;
const MULTICAST_TIMEOUT_SECONDS: u32 = 60;
const MULTICAST_TIME_TO_LIVE: u8 = 100;

const PORT_ACCEPTED: &str = "1 to 65535 as integer or string";
const SCHEMES_ACCEPTED: &str = "\"wka\" or \"multicast\"";
const MEMBERS_ACCEPTED: &str = "an array of \"host:port\" strings";
/// Schemes of WSO2 that are not there, beside those by class name.
const SCHEMES_MISSING: [&str; 3] = ["aws", "aws-ecs", "kubernetes"];

/// Keys of `[clustering]`. `agent` chooses a Java class, which is not ours to do.
const KEYS: [&str; 9] = [
    "membership_scheme",
    "domain",
    "local_member_host",
    "local_member_port",
    "members",
    "agent",
    "shutdown_hook_enable",
    "logging_type",
    "properties",
];
/// Parameters that the template writes from `[clustering]`, as they are named in `[clustering.properties]`.
const PARAMETERS: [&str; 4] = ["membershipScheme", "domain", "localMemberHost", "localMemberPort"];
/// Parameters of schemes.
const WKA_KEYS: [&str; 1] = ["connTimeout"];
const MULTICAST_KEYS: [&str; 4] = ["mcastAddress", "mcastPort", "mcastTimeout", "mcastTTL"];
/// Parameters that have no effect here, and why.
const IDLE_KEYS: [(&str, &str); 5] = [
    ("licenseKey", "no licence is needed, and none unlocks anything"),
    ("mgtCenterURL", "there is no management center"),
    ("groupPassword", "WSO2 never used it either; set filbert.secret_file"),
    ("hazelcastSerializers", "it needs XML that this file cannot hold"),
    ("membershipSchemeClassName", "schemes by class name are not there"),
];
/// Parameters of schemes that are not there: known, so that the warning can say what they are.
const OTHER_SCHEME_KEYS: [&str; 26] = [
    "accessKey",
    "secretKey",
    "securityGroup",
    "hostHeader",
    "region",
    "tagKey",
    "tagValue",
    "iamRole",
    "access-key",
    "secret-key",
    "security-group-name",
    "connection-timeout-seconds",
    "host-header",
    "tag-key",
    "tag-value",
    "iam-role",
    "networkInterface",
    "vpcCidrBlock",
    "clusterName",
    "KUBERNETES_NAMESPACE",
    "KUBERNETES_SERVICES",
    "KUBERNETES_API_SERVER",
    "KUBERNETES_SERVICE_HOST",
    "KUBERNETES_SERVICE_PORT_HTTPS",
    "KUBERNETES_API_SERVER_TOKEN",
    "USE_DNS",
];
/// The one key of ours.
const SECRET_FILE: &str = "filbert.secret_file";

/// A membership scheme that exists.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scheme {
    Wka,
    Multicast,
}

impl Scheme {
    fn name(self) -> &'static str {
        match self {
            Self::Wka => "wka",
            Self::Multicast => "multicast",
        }
    }
}

/// The pairs of both tables, in the order of the file.
struct Tables<'d> {
    clustering: Vec<Entry<'d>>,
    properties: Vec<Entry<'d>>,
}

impl<'d> Tables<'d> {
    fn of(document: &'d Document<'_>) -> Result<Self, Error> {
        let Some(table) = document.table(TABLE)? else {
            return Ok(Self { clustering: Vec::new(), properties: Vec::new() });
        };
        let mut clustering = table.entries(TABLE);
        let properties = match clustering.iter().position(|entry| entry.key == "properties") {
            Some(at) => clustering.remove(at).into_table()?.flattened(PROPERTIES),
            None => Vec::new(),
        };
        Ok(Self { clustering, properties })
    }

    fn key(&self, key: &str) -> Option<&Entry<'d>> {
        self.clustering.iter().find(|entry| entry.key == key)
    }

    fn property(&self, key: &str) -> Option<&Entry<'d>> {
        // Of `"a.b"` and `a.b` the later one counts.
        self.properties.iter().rfind(|entry| entry.key == key)
    }

    /// The pair that counts for a parameter that the template writes itself.
    fn parameter(&self, key: &str, parameter: &str) -> Option<&Entry<'d>> {
        self.property(parameter).or_else(|| self.key(key))
    }
}

impl Reader<'_> {
    /// Everything about clustering. Must come after `[hazelcast]`, whose properties it checks against its own.
    pub(super) fn clustering(&mut self, document: &Document<'_>) -> Result<(), Error> {
        let tables = Tables::of(document)?;
        self.always(&tables)?;
        // Only this key turns clustering on: the template asks whether it is defined, whatever its value.
        let scheme = match tables.key("membership_scheme") {
            Some(entry) => Some(self.scheme(&tables, entry)?),
            None => None,
        };
        self.config.clustered = scheme.is_some();
        self.config.join = Join { auto_detection: false, ..Join::default() };
        self.config.network.bind = Bind::PublicHostIfLocal;
        self.config.network.port = PORT;
        if let Some(scheme) = scheme {
            self.network(&tables, document)?;
            match scheme {
                Scheme::Wka => self.wka(&tables)?,
                Scheme::Multicast => self.multicast(&tables)?,
            }
            self.warn_of_loopback(&tables);
        }
        self.warn_of_idle_keys(&tables, scheme);
        Ok(())
    }

    /// What counts also without clustering.
    fn always(&mut self, tables: &Tables<'_>) -> Result<(), Error> {
        self.config.cluster_name = match tables.parameter("domain", "domain") {
            Some(entry) => {
                let domain = self.substituted(entry, entry.string()?, true)?;
                check_name(&entry.key, &domain).map_err(|problem| entry.refuse(problem))?;
                domain
            }
            None => DOMAIN.to_owned(),
        };
        let instance_name = format!("{}.instance", self.config.cluster_name);
        if let Some(entry) = tables.parameter("domain", "domain") {
            check_name(&entry.key, &instance_name).map_err(|problem| entry.refuse(problem))?;
        }
        self.config.instance_name = Some(instance_name);
        if let Some(entry) = tables.key("shutdown_hook_enable") {
            let value = self.substituted(entry, &entry.flag_text()?, true)?;
            self.property(entry, "hazelcast.shutdownhook.enabled", value)?;
        }
        if let Some(entry) = tables.key("logging_type") {
            let value = self.substituted(entry, entry.string()?, true)?;
            self.property(entry, "hazelcast.logging.type", value)?;
        }
        if let Some(entry) = tables.property("localMemberIdentifier") {
            let value = self.substituted(entry, &entry.scalar()?, true)?;
            self.config.attributes.insert(entry.key.clone(), value);
        }
        if let Some(entry) = tables.property(SECRET_FILE) {
            self.secret_file(entry)?;
        }
        Ok(())
    }

    fn secret_file(&mut self, entry: &Entry<'_>) -> Result<(), Error> {
        let file = self.substituted(entry, entry.string()?, true)?;
        let refuse = |wrong: String, accepted: &str| {
            Err(entry.refuse(Problem::new(&entry.key, entry.found(), wrong, accepted)))
        };
        if file.trim().is_empty() {
            return refuse("empty".into(), "the path of a file");
        }
        let name = "filbert.cluster.secret.file";
        match self.config.properties.get(name) {
            Some(other) if other.trim() != file.trim() => {
                refuse(format!("the file also says {name} = {:?}", other.trim()), "one of the two")
            }
            _ => {
                self.config.secret_file = Some(PathBuf::from(file.trim()));
                Ok(())
            }
        }
    }

    fn scheme(&self, tables: &Tables<'_>, entry: &Entry<'_>) -> Result<Scheme, Error> {
        let entry = tables.property("membershipScheme").unwrap_or(entry);
        let name = self.substituted(entry, entry.string()?, true)?;
        let wrong = match name.as_str() {
            "wka" => return Ok(Scheme::Wka),
            "multicast" => return Ok(Scheme::Multicast),
            missing if SCHEMES_MISSING.contains(&missing) => "this membership scheme is not implemented",
            _ if tables.property("membershipSchemeClassName").is_some() => {
                "membership schemes by class name are not implemented"
            }
            _ => "unknown membership scheme",
        };
        Err(entry.refuse(Problem::new(&entry.key, shown(&name), wrong, SCHEMES_ACCEPTED)))
    }

    /// What peers are told, and the port.
    fn network(&mut self, tables: &Tables<'_>, document: &Document<'_>) -> Result<(), Error> {
        let server = document.table("server").ok().flatten().map(|table| table.entries("server"));
        let node_ip = server.iter().flatten().find(|entry| entry.key == "node_ip");
        let host = match tables.parameter("local_member_host", "localMemberHost").or(node_ip) {
            Some(entry) => {
                let host = self.substituted(entry, entry.string()?, true)?;
                check_public_address(&entry.key, &host).map_err(|problem| entry.refuse(problem))?;
                host.trim().to_owned()
            }
            None => HOST.to_owned(),
        };
        self.config.network.public_address = Some(host);
        if let Some(entry) = tables.parameter("local_member_port", "localMemberPort") {
            self.config.network.port = self.port(entry)?;
        }
        Ok(())
    }

    fn wka(&mut self, tables: &Tables<'_>) -> Result<(), Error> {
        let mut tcp_ip = TcpIp { enabled: true, ..TcpIp::default() };
        match tables.key("members") {
            Some(entry) => {
                let items = entry.strings(MEMBERS_ACCEPTED)?;
                if items.len() > MEMBERS_MAX {
                    let (found, accepted) =
                        (format!("{} members", items.len()), format!("at most {MEMBERS_MAX}"));
                    return Err(entry.refuse(Problem::new(&entry.key, found, "too many", accepted)));
                }
                if items.is_empty() {
                    self.warn(entry, "members is empty: this member waits to be dialled".into());
                }
                for item in &items {
                    tcp_ip.members.push(self.member(item)?);
                }
            }
            None => tcp_ip.members = MEMBERS.map(str::to_owned).to_vec(),
        }
        if let Some(entry) = tables.property("connTimeout") {
            tcp_ip.connection_timeout_seconds = self.number(entry, SECONDS_MAX)?;
        }
        self.config.join.tcp_ip = tcp_ip;
        Ok(())
    }

    fn member(&self, item: &Entry<'_>) -> Result<String, Error> {
        let text = self.substituted(item, item.string()?, true)?;
        match address::host_and_port(&text) {
            Ok(Address { host, port }) if host.contains(':') => Ok(format!("[{host}]:{port}")),
            Ok(Address { host, port }) => Ok(format!("{host}:{port}")),
            Err(wrong) => {
                Err(item.refuse(Problem::new(&item.key, shown(&text), wrong, address::HOST_PORT_ACCEPTED)))
            }
        }
    }

    fn multicast(&mut self, tables: &Tables<'_>) -> Result<(), Error> {
        let mut multicast = Multicast {
            enabled: true,
            port: MULTICAST_PORT,
            timeout_seconds: MULTICAST_TIMEOUT_SECONDS,
            time_to_live: MULTICAST_TIME_TO_LIVE,
            ..Multicast::default()
        };
        if let Some(entry) = tables.property("mcastAddress") {
            let group = self.substituted(entry, entry.string()?, true)?;
            is_multicast(&entry.key, &group).map_err(|problem| entry.refuse(problem))?;
            multicast.group = group;
        }
        if let Some(entry) = tables.property("mcastPort") {
            multicast.port = self.port(entry)?;
        }
        if let Some(entry) = tables.property("mcastTimeout") {
            multicast.timeout_seconds = self.number(entry, SECONDS_MAX)?;
        }
        if let Some(entry) = tables.property("mcastTTL") {
            let hops = self.number(entry, u8::MAX.into())?;
            multicast.time_to_live = u8::try_from(hops).unwrap_or(u8::MAX);
        }
        self.config.join.multicast = multicast;
        Ok(())
    }

    fn port(&self, entry: &Entry<'_>) -> Result<u16, Error> {
        let text = self.substituted(entry, &entry.integer_text(PORT_ACCEPTED)?, true)?;
        address::port(text.trim()).map_err(|wrong| {
            let wrong = if entry.is_integer() { "port out of range".to_owned() } else { wrong };
            let found = if entry.is_integer() { text.clone() } else { shown(&text) };
            entry.refuse(Problem::new(&entry.key, found, wrong, PORT_ACCEPTED))
        })
    }

    fn number(&self, entry: &Entry<'_>, max: u32) -> Result<u32, Error> {
        let accepted = format!("0 to {max} as integer or string");
        let text = self.substituted(entry, &entry.integer_text(&accepted)?, true)?;
        let number = known::number(&entry.key, &text, 0, max.into())
            .map_err(|problem| entry.refuse(problem.shown_as(&entry.key, entry.found())))?;
        Ok(u32::try_from(number).unwrap_or(max))
    }

    /// WSO2 warns of a loopback address always; here only if some peer may be elsewhere.
    fn warn_of_loopback(&mut self, tables: &Tables<'_>) {
        let host_of = |text: &str| address::host_maybe_port(text).map(|(host, _)| host).unwrap_or_default();
        let is_loopback = |host: &str| {
            host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
        };
        let public = self.config.network.public_address.as_deref().map(host_of).unwrap_or_default();
        let join = &self.config.join;
        let peers_near =
            join.tcp_ip.enabled && join.tcp_ip.members.iter().all(|member| is_loopback(&host_of(member)));
        if !is_loopback(&public) || peers_near {
            return;
        }
        let entry = tables
            .parameter("local_member_host", "localMemberHost")
            .or_else(|| tables.key("membership_scheme"));
        if let Some(entry) = entry {
            let text = format!(
                "local_member_host = {public:?}: members on other machines cannot reach a loopback address"
            );
            self.warn(entry, text);
        }
    }

    /// One warning for each key that nobody reads.
    fn warn_of_idle_keys(&mut self, tables: &Tables<'_>, scheme: Option<Scheme>) {
        for entry in tables.clustering.iter().filter(|entry| !KEYS.contains(&entry.key.as_str())) {
            let text = format!("{}: unknown key, ignored; known: {}", entry.key, KEYS.join(", "));
            self.warn(entry, text);
        }
        let used: &[&str] = match scheme {
            Some(Scheme::Wka) => &WKA_KEYS,
            Some(Scheme::Multicast) => &MULTICAST_KEYS,
            None => &[],
        };
        for entry in &tables.properties {
            let key = entry.key.as_str();
            let of_schemes = WKA_KEYS.iter().chain(&MULTICAST_KEYS).chain(&OTHER_SCHEME_KEYS);
            if used.contains(&key)
                || PARAMETERS.contains(&key)
                || key == SECRET_FILE
                || key == "localMemberIdentifier"
            {
                continue;
            }
            let text = if let Some((_, because)) = IDLE_KEYS.iter().find(|(idle, _)| *idle == key) {
                format!("{key} has no effect: {because}")
            } else if of_schemes.into_iter().any(|known| *known == key) {
                match scheme {
                    Some(scheme) => {
                        format!("{key} has no effect with membership_scheme = {:?}", scheme.name())
                    }
                    None => format!("{key} has no effect without membership_scheme"),
                }
            } else if known::find(key).is_some() {
                format!("{key}: unknown key, ignored; it belongs into [hazelcast]")
            } else {
                format!("{key}: unknown key, ignored")
            };
            self.warn(entry, text);
        }
    }
}

//! The table of properties that mean something here, or would mean something in Hazelcast.
//!
//! Decides for each name whether its value is used, has no effect (worth one warning), or is refused because ignoring
//! it would break what it promises. Names that are not in the table are ignored, as Hazelcast does; so are those that
//! ask for what always holds here (no phone home, a JMX bean, Nagle off). This is the only list of defaults.

use super::address;
use super::model::check_public_address;
use super::problem::{Problem, shown};

/// Smallest byte limit that makes sense: below it somebody forgot the unit.
const BYTES_MIN: u64 = 1 << 20;

/// A property of the table.
pub(super) struct Known {
    pub(super) name: &'static str,
    /// What holds when nobody says; `None` if absence has a meaning of its own.
    pub(super) default: Option<&'static str>,
    pub(super) standing: Standing,
}

/// What becomes of a property's value.
pub(super) enum Standing {
    /// It is used, if it is of that kind.
    Used(Kind),
    /// It changes nothing. At its default, or at one of `quiet`, nobody needs to hear that.
    NoEffect { quiet: &'static [&'static str], because: &'static str },
}

/// What a value must look like.
pub(super) enum Kind {
    Flag,
    Number { min: u64, max: u64 },
    Bytes,
    Choice(&'static [&'static str]),
    Host,
    PublicAddress,
    Path,
}

/// Properties whose names begin so promise something that is not there yet. `false` promises nothing.
const REFUSED_FAMILIES: [(&str, &str); 9] = [
    ("hazelcast.persistence.", "persistence"),
    ("hazelcast.hot.restart.", "persistence"),
    ("hazelcast.hotrestart.", "persistence"),
    ("hazelcast.mapstore.", "a map store"),
    ("hazelcast.map.store.", "a map store"),
    ("hazelcast.ssl.", "TLS"),
    ("hazelcast.tls.", "TLS"),
    ("hazelcast.symmetric.encryption.", "encryption"),
    ("hazelcast.security.", "Hazelcast's licensed security"),
];
/// Begins like a refused family, but only asks for a word in the log.
const SECURITY_ADVICE: &str = "hazelcast.security.recommendations";

const INT_MAX: u64 = i32::MAX as u64;
const LONG_MAX: u64 = i64::MAX as u64;

const fn used(name: &'static str, default: Option<&'static str>, kind: Kind) -> Known {
    Known { name, default, standing: Standing::Used(kind) }
}

const fn idle(name: &'static str, default: &'static str, because: &'static str) -> Known {
    Known { name, default: Some(default), standing: Standing::NoEffect { quiet: &[], because } }
}

/// As `idle`, and quiet at the value that WSO2's agent always sets.
const fn idle_wso2(
    name: &'static str,
    default: &'static str,
    quiet: &'static [&'static str],
    because: &'static str,
) -> Known {
    Known { name, default: Some(default), standing: Standing::NoEffect { quiet, because } }
}

const SILENCE: &str = "a silent member is removed after `filbert.silence.max.millis`";
const START: &str = "a starting member waits for no fixed time";
const MERGE: &str = "two sides that both hold data are not merged yet";
const THREADS: &str = "operations run on the thread that has the request";
const SOCKETS: &str = "connections are sized and watched by fixed rules";
const EVENTS: &str = "each registration has a bounded queue of its own";
const MIGRATION: &str = "migrations and repairs pace themselves";
const EXPIRY: &str = "expiry and eviction work without sampling";
const PLAIN: &str = "this setting is not implemented";
const LOG: &str = "log through `hazelcast.logging.type`";

/// The table, by name within each group.
pub(super) const KNOWN: &[Known] = &[
    used("filbert.cluster.secret.file", None, Kind::Path),
    used("filbert.memory.max", None, Kind::Bytes),
    used("filbert.query.result.bytes.max", Some("256m"), Kind::Bytes),
    used("filbert.silence.max.millis", Some("2000"), Kind::Number { min: 500, max: 600_000 }),
    used("hazelcast.graceful.shutdown.max.wait", Some("600"), Kind::Number { min: 0, max: INT_MAX }),
    used("hazelcast.local.localAddress", None, Kind::Host),
    used("hazelcast.local.publicAddress", None, Kind::PublicAddress),
    used("hazelcast.logging.details.enabled", Some("true"), Kind::Flag),
    used("hazelcast.logging.type", Some("jdk"), Kind::Choice(&["jdk", "log4j", "log4j2", "slf4j", "none"])),
    used("hazelcast.operation.call.timeout.millis", Some("60000"), Kind::Number { min: 1, max: LONG_MAX }),
    // A partition's number has 16 bits; the upper half is left for partitions that every member has.
    used("hazelcast.partition.count", Some("271"), Kind::Number { min: 1, max: 32_767 }),
    used("hazelcast.shutdownhook.enabled", Some("true"), Kind::Flag),
    used("hazelcast.shutdownhook.policy", Some("TERMINATE"), Kind::Choice(&["TERMINATE", "GRACEFUL"])),
    used("hazelcast.socket.bind.any", None, Kind::Flag),
    used("hazelcast.tcp.join.port.try.count", Some("3"), Kind::Number { min: 1, max: 100 }),
    idle("hazelcast.connect.all.wait.seconds", "120", START),
    idle("hazelcast.initial.min.cluster.size", "0", PLAIN),
    idle("hazelcast.initial.wait.seconds", "0", START),
    idle("hazelcast.max.join.merge.target.seconds", "20", START),
    idle("hazelcast.max.join.seconds", "300", START),
    idle_wso2("hazelcast.max.wait.seconds.before.join", "20", &["0"], START),
    idle_wso2("hazelcast.wait.seconds.before.join", "5", &["0"], START),
    idle("hazelcast.heartbeat.failuredetector.type", "deadline", SILENCE),
    idle("hazelcast.heartbeat.interval.seconds", "5", SILENCE),
    idle("hazelcast.heartbeat.phiaccrual.failuredetector.threshold", "10", SILENCE),
    idle("hazelcast.mastership.claim.timeout.seconds", "120", SILENCE),
    idle_wso2("hazelcast.max.no.heartbeat.seconds", "60", &["600"], SILENCE),
    idle("hazelcast.member.list.publish.interval.seconds", "60", PLAIN),
    idle("hazelcast.partial.member.disconnection.resolution.heartbeat.count", "0", PLAIN),
    idle_wso2("hazelcast.merge.first.run.delay.seconds", "300", &["60"], MERGE),
    idle_wso2("hazelcast.merge.next.run.delay.seconds", "120", &["30"], MERGE),
    idle("hazelcast.backpressure.enabled", "false", "each queue is bounded and refuses what it cannot hold"),
    idle("hazelcast.invocation.max.retry.count", "250", "a call is asked again until its deadline"),
    idle("hazelcast.invocation.retry.pause.millis", "500", "a call is asked again until its deadline"),
    idle(
        "hazelcast.operation.backup.timeout.millis",
        "5000",
        "backups are waited for until the call's deadline",
    ),
    idle("hazelcast.client.bind", "true", SOCKETS),
    idle("hazelcast.client.bind.any", "true", SOCKETS),
    idle("hazelcast.connection.monitor.interval", "100", SOCKETS),
    idle("hazelcast.connection.monitor.max.faults", "3", SOCKETS),
    idle("hazelcast.io.input.thread.count", "3", THREADS),
    idle("hazelcast.io.output.thread.count", "3", THREADS),
    idle("hazelcast.io.thread.count", "3", THREADS),
    idle("hazelcast.operation.generic.thread.count", "-1", THREADS),
    idle("hazelcast.operation.priority.generic.thread.count", "1", THREADS),
    idle("hazelcast.operation.response.thread.count", "2", THREADS),
    idle("hazelcast.operation.thread.count", "-1", THREADS),
    idle("hazelcast.server.bind.any", "true", "use `hazelcast.socket.bind.any`"),
    idle("hazelcast.socket.connect.timeout.seconds", "10", SOCKETS),
    idle("hazelcast.socket.linger.seconds", "0", SOCKETS),
    idle("hazelcast.socket.receive.buffer.size", "128", SOCKETS),
    idle("hazelcast.socket.send.buffer.size", "128", SOCKETS),
    idle("tcp.channels.per.connection", "1", SOCKETS),
    idle("hazelcast.event.queue.capacity", "1000000", EVENTS),
    idle("hazelcast.event.queue.timeout.millis", "250", EVENTS),
    idle("hazelcast.event.sync.timeout.millis", "5000", EVENTS),
    idle("hazelcast.event.thread.count", "5", EVENTS),
    idle("hazelcast.map.entry.filtering.natural.event.types", "false", PLAIN),
    idle("hazelcast.partition.backup.sync.interval", "30", MIGRATION),
    idle("hazelcast.partition.max.parallel.migrations", "10", MIGRATION),
    idle("hazelcast.partition.max.parallel.replications", "10", MIGRATION),
    idle("hazelcast.partition.migration.interval", "0", MIGRATION),
    idle("hazelcast.partition.migration.timeout", "300", MIGRATION),
    idle("hazelcast.partition.table.send.interval", "15", MIGRATION),
    idle("hazelcast.partitioning.strategy.class", "", "only the part of a key behind `@` places it"),
    idle("hazelcast.internal.map.expiration.cleanup.percentage", "10", EXPIRY),
    idle("hazelcast.internal.map.expiration.task.period.seconds", "5", EXPIRY),
    idle("hazelcast.map.eviction.batch.size", "1", EXPIRY),
    idle("hazelcast.map.eviction.sample.count", "15", EXPIRY),
    idle("hazelcast.map.expiry.delay.seconds", "10", EXPIRY),
    idle("hazelcast.lock.max.lease.time.seconds", "9223372036854775807", PLAIN),
    idle("hazelcast.query.optimizer.type", "RULES", PLAIN),
    idle("hazelcast.query.result.size.limit", "-1", "use `filbert.query.result.bytes.max`"),
    idle("hazelcast.diagnostics.enabled", "false", PLAIN),
    idle("hazelcast.discovery.enabled", "false", PLAIN),
    idle("hazelcast.health.monitoring.level", "SILENT", PLAIN),
    idle("hazelcast.logging.class", "", LOG),
    idle("hazelcast.logging.emoji.enabled", "false", LOG),
    idle("hazelcast.multicast.group", "", "set the group of the multicast join"),
    idle("hazelcast.multicast.socket.set.interface", "", PLAIN),
    idle(SECURITY_ADVICE, "", PLAIN),
    idle("hazelcast.serialization.version", "1", PLAIN),
    idle("hazelcast.slow.operation.detector.enabled", "true", PLAIN),
    idle("hazelcast.enterprise.license.key", "", "no licence is needed, and none unlocks anything"),
];

/// The table's row for `name`.
pub(super) fn find(name: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| known.name == name)
}

/// Judges one property: `Ok(None)` if there is nothing to say, else the warning's text.
pub(super) fn check(name: &str, value: &str) -> Result<Option<String>, Problem> {
    let value = value.trim();
    let Some(known) = find(name) else {
        let family = REFUSED_FAMILIES.iter().find(|(prefix, _)| name.starts_with(prefix));
        return match family {
            Some((_, what)) if !value.eq_ignore_ascii_case("false") => {
                let wrong =
                    format!("{what} is not implemented, and to go on without would break what it promises");
                Err(Problem::new(name, shown(value), wrong, "false, or no such property"))
            }
            None if name.starts_with("filbert.") => {
                Ok(Some(format!("{name} has no effect: no such property")))
            }
            _ => Ok(None),
        };
    };
    match &known.standing {
        Standing::Used(kind) => kind.check(name, value).map(|()| unsupported_logging(name, value)),
        Standing::NoEffect { quiet, because } => {
            let silent = known.default.into_iter().chain(quiet.iter().copied()).any(|v| v == value);
            Ok((!silent).then(|| format!("{name} has no effect: {because}")))
        }
    }
}

/// The one used property of which some good values are not there yet.
fn unsupported_logging(name: &str, value: &str) -> Option<String> {
    let logging = super::LoggingType::from_name(value).filter(|_| name == "hazelcast.logging.type")?;
    (!logging.is_supported())
        .then(|| format!("{name} = {}: not implemented yet; jdk is used, none is there, too", shown(value)))
}

impl Kind {
    fn check(&self, name: &str, value: &str) -> Result<(), Problem> {
        match self {
            Self::Flag => flag(name, value).map(|_| ()),
            Self::Number { min, max } => number(name, value, *min, *max).map(|_| ()),
            Self::Bytes => bytes(name, value).map(|_| ()),
            Self::Choice(names) => choice(name, value, names).map(|_| ()),
            Self::Host => address::check_host(value)
                .map_err(|wrong| Problem::new(name, shown(value), wrong, address::HOST_ACCEPTED)),
            Self::PublicAddress => check_public_address(name, value).map(|_| ()),
            Self::Path if value.is_empty() => {
                Err(Problem::new(name, shown(value), "empty", "the path of a file"))
            }
            Self::Path => Ok(()),
        }
    }
}

/// `true` or `false`, in any case of letters.
pub(super) fn flag(name: &str, value: &str) -> Result<bool, Problem> {
    match value.trim() {
        text if text.eq_ignore_ascii_case("true") => Ok(true),
        text if text.eq_ignore_ascii_case("false") => Ok(false),
        _ => Err(Problem::new(name, shown(value), "not a truth value", "true or false")),
    }
}

/// A whole number within bounds.
pub(super) fn number(name: &str, value: &str, min: u64, max: u64) -> Result<u64, Problem> {
    let text = value.trim();
    // i128: a number that is far too large or negative is still a number, and is told so.
    let wrong = match text.parse::<i128>() {
        Ok(number) => match u64::try_from(number) {
            Ok(number) if (min..=max).contains(&number) => return Ok(number),
            _ => "out of range",
        },
        Err(_) => "not a number",
    };
    Err(Problem::new(name, shown(value), wrong, format!("{min} to {max}")))
}

/// Bytes, or a number with k, m, g or t.
pub(super) fn bytes(name: &str, value: &str) -> Result<u64, Problem> {
    let text = value.trim();
    let (digits, shift) = match text.bytes().last().map(|unit| unit.to_ascii_lowercase()) {
        Some(b'k') => (&text[..text.len() - 1], 10),
        Some(b'm') => (&text[..text.len() - 1], 20),
        Some(b'g') => (&text[..text.len() - 1], 30),
        Some(b't') => (&text[..text.len() - 1], 40),
        _ => (text, 0),
    };
    let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    let found = digits.parse::<u64>().ok().and_then(|number| number.checked_mul(1 << shift));
    let wrong = match found {
        Some(found) if is_number && (BYTES_MIN..=LONG_MAX).contains(&found) => return Ok(found),
        _ if is_number => "out of range",
        _ => "not a number of bytes",
    };
    Err(Problem::new(name, shown(value), wrong, "bytes, or a number with k, m, g or t; at least 1m"))
}

/// One of `names`, in any case of letters.
pub(super) fn choice(name: &str, value: &str, names: &[&'static str]) -> Result<&'static str, Problem> {
    let text = value.trim();
    let found = names.iter().find(|known| known.eq_ignore_ascii_case(text));
    found.copied().ok_or_else(|| Problem::new(name, shown(value), "unknown value", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_no_name_twice_and_each_default_is_accepted_in_silence() {
        for (i, known) in KNOWN.iter().enumerate() {
            assert!(KNOWN[..i].iter().all(|other| other.name != known.name), "{} twice", known.name);
            if let Some(default) = known.default {
                assert_eq!(check(known.name, default), Ok(None), "{}", known.name);
            }
        }
    }

    #[test]
    fn what_promises_safety_is_refused_unless_it_is_off() {
        let error = check("hazelcast.persistence.enabled", "true").unwrap_err();
        assert_eq!(
            error.to_string(),
            "hazelcast.persistence.enabled = \"true\": persistence is not implemented, and to go on without would break what it promises; accepted: false, or no such property"
        );
        assert_eq!(check("hazelcast.persistence.enabled", "False"), Ok(None));
        assert!(check("hazelcast.ssl.enabled", "true").is_err());
        assert!(matches!(check(SECURITY_ADVICE, "x"), Ok(Some(_))));
    }

    #[test]
    fn unknown_properties_are_silent_but_our_own_misspelt_ones_are_not() {
        assert_eq!(check("hazelcast.no.such.thing", "1"), Ok(None));
        assert_eq!(check("hazelcast.max.no.master.confirmation.seconds", "900"), Ok(None));
        let text = check("filbert.memory.maximum", "1g").unwrap();
        assert_eq!(text.as_deref(), Some("filbert.memory.maximum has no effect: no such property"));
    }

    #[test]
    fn what_wso2_always_sets_is_quiet() {
        assert_eq!(check("hazelcast.max.no.heartbeat.seconds", "600"), Ok(None));
        assert_eq!(
            check("hazelcast.max.no.heartbeat.seconds", "30").unwrap().as_deref(),
            Some(
                "hazelcast.max.no.heartbeat.seconds has no effect: a silent member is removed after `filbert.silence.max.millis`"
            )
        );
    }

    #[test]
    fn bytes_have_units() {
        assert_eq!(bytes("b", "512m"), Ok(512 << 20));
        assert_eq!(bytes("b", " 2G "), Ok(2 << 30));
        assert_eq!(bytes("b", "1048576"), Ok(1 << 20));
        for bad in ["", "g", "1.5g", "-1g", "12x", "1 g", "ä", "+5g"] {
            assert!(bytes("b", bad).unwrap_err().to_string().contains("not a number of bytes"), "{bad}");
        }
        for bad in ["512", "99999999999999999999", "9999999999t"] {
            assert!(bytes("b", bad).unwrap_err().to_string().contains("out of range"), "{bad}");
        }
    }

    #[test]
    fn numbers_say_whether_form_or_size_is_wrong() {
        let error = |value| number("n", value, 1, 9).unwrap_err().to_string();
        assert_eq!(error("x"), "n = \"x\": not a number; accepted: 1 to 9");
        assert_eq!(error("-1"), "n = \"-1\": out of range; accepted: 1 to 9");
        assert_eq!(
            error("99999999999999999999"),
            "n = \"99999999999999999999\": out of range; accepted: 1 to 9"
        );
        assert_eq!(number("n", " 9 ", 1, 9), Ok(9));
    }
}

//! What is refused, and with which words.

use filbert::config::{self, Config, Outside};
use filbert::error::Error;

use crate::{multicast, refused, wka};

/// Lines of `[clustering]` (with a scheme, from line 3 on), and the message behind `conf/deployment.toml:3: `.
const WRONG: &[(&str, &str)] = &[
    ("domain = 5", "[clustering] domain = 5: not a string; accepted: a string"),
    ("domain = \"\"", "[clustering] domain = \"\": empty; accepted: 1 to 256 bytes of printable text"),
    (
        "local_member_port = \"45000x\"",
        "[clustering] local_member_port = \"45000x\": not a port; accepted: 1 to 65535 as integer or string",
    ),
    (
        "local_member_port = 70000",
        "[clustering] local_member_port = 70000: port out of range; accepted: 1 to 65535 as integer or string",
    ),
    (
        "local_member_port = -1",
        "[clustering] local_member_port = -1: port out of range; accepted: 1 to 65535 as integer or string",
    ),
    (
        "local_member_port = \"0\"",
        "[clustering] local_member_port = \"0\": port out of range; accepted: 1 to 65535 as integer or string",
    ),
    (
        "local_member_port = true",
        "[clustering] local_member_port = true: not an integer; accepted: 1 to 65535 as integer or string",
    ),
    (
        "local_member_port = 4.5",
        "[clustering] local_member_port = 4.5: not an integer; accepted: 1 to 65535 as integer or string",
    ),
    (
        "local_member_host = \"xxx.xxx.xxx.xx3\"",
        "[clustering] local_member_host = \"xxx.xxx.xxx.xx3\": a placeholder, not a host; accepted: a host name, an IPv4 address, or an IPv6 address in brackets, with or without :port",
    ),
    (
        "local_member_host = [1]",
        "[clustering] local_member_host = an array: not a string; accepted: a string",
    ),
    (
        "members = \"127.0.0.1:4000\"",
        "[clustering] members = \"127.0.0.1:4000\": not an array; accepted: an array of \"host:port\" strings",
    ),
    ("members = [4000]", "[clustering] members[0] = 4000: not a string; accepted: a string"),
    (
        "members = [\"a:1\", \"xxx.xxx.xxx.xx3:4000\"]",
        "[clustering] members[1] = \"xxx.xxx.xxx.xx3:4000\": a placeholder, not a host; accepted: host:port with a host name, an IPv4 address or an IPv6 address in brackets, and a port from 1 to 65535",
    ),
    (
        "members = [\"127.0.0.1\"]",
        "[clustering] members[0] = \"127.0.0.1\": no port; accepted: host:port with a host name, an IPv4 address or an IPv6 address in brackets, and a port from 1 to 65535",
    ),
    (
        "members = [\"127.0.0.1:99999\"]",
        "[clustering] members[0] = \"127.0.0.1:99999\": port out of range; accepted: host:port with a host name, an IPv4 address or an IPv6 address in brackets, and a port from 1 to 65535",
    ),
    (
        "members = [\"${NO_SUCH}:4000\"]",
        "[clustering] members[0] = \"${NO_SUCH}:4000\": ${NO_SUCH}: neither a system property nor an environment variable of that name; accepted: ${NAME}, $sys{NAME} or $env{NAME} of something that is set, or the value itself",
    ),
    (
        "shutdown_hook_enable = \"maybe\"",
        "[clustering] shutdown_hook_enable = \"maybe\": not a truth value; accepted: true or false",
    ),
    (
        "shutdown_hook_enable = 1",
        "[clustering] shutdown_hook_enable = 1: not a truth value; accepted: true or false",
    ),
    (
        "logging_type = \"syslog\"",
        "[clustering] logging_type = \"syslog\": unknown value; accepted: jdk, log4j, log4j2, slf4j, none",
    ),
    ("properties = 1", "[clustering] properties = 1: not a table; accepted: [clustering.properties]"),
    (
        "properties.connTimeout = \"5s\"",
        "[clustering.properties] connTimeout = \"5s\": not a number; accepted: 0 to 2147483647",
    ),
    (
        "properties.connTimeout = 1979-05-27",
        "[clustering.properties] connTimeout = 1979-05-27: not an integer; accepted: 0 to 2147483647 as integer or string",
    ),
];

#[test]
fn a_wrong_value_is_named_with_place_and_remedy() {
    for (lines, message) in WRONG {
        assert_eq!(refused(&wka(lines)), format!("conf/deployment.toml:3: {message}"), "{lines}");
    }
}

#[test]
fn each_member_has_its_own_line() {
    let message = refused(&wka("members = [\n  \"a:1\",\n\n  \"b\",\n]"));
    assert!(
        message.starts_with("conf/deployment.toml:6: [clustering] members[1] = \"b\": no port;"),
        "{message}"
    );
}

#[test]
fn schemes_that_are_not_there_are_refused_and_those_that_are_named() {
    let refused_scheme = |rest: &str| refused(&format!("[clustering]\nmembership_scheme = {rest}"));
    let message = |scheme: &str, wrong: &str| {
        format!(
            "conf/deployment.toml:2: [clustering] membership_scheme = {scheme:?}: {wrong}; accepted: \"wka\" or \"multicast\""
        )
    };
    for scheme in ["aws", "aws-ecs", "kubernetes"] {
        let wrong = "this membership scheme is not implemented";
        assert_eq!(refused_scheme(&format!("{scheme:?}")), message(scheme, wrong));
    }
    let by_class = "\"mine\"\n[clustering.properties]\nmembershipSchemeClassName = \"a.B\"";
    assert_eq!(
        refused_scheme(by_class),
        message("mine", "membership schemes by class name are not implemented")
    );
    assert_eq!(refused_scheme("\"WKA\""), message("WKA", "unknown membership scheme"));
    assert_eq!(refused_scheme("\"\""), message("", "unknown membership scheme"));
    assert_eq!(
        refused_scheme("true"),
        "conf/deployment.toml:2: [clustering] membership_scheme = true: not a string; accepted: a string"
    );
}

#[test]
fn wrong_multicast_values() {
    for (line, message) in [
        (
            "mcastAddress = \"10.0.0.1\"",
            "mcastAddress = \"10.0.0.1\": not a multicast address; accepted: 224.0.0.0 to 239.255.255.255, or an IPv6 address that begins with ff",
        ),
        ("mcastPort = \"x\"", "mcastPort = \"x\": not a port; accepted: 1 to 65535 as integer or string"),
        ("mcastTTL = 256", "mcastTTL = 256: out of range; accepted: 0 to 255"),
        ("mcastTimeout = \"-1\"", "mcastTimeout = \"-1\": out of range; accepted: 0 to 2147483647"),
    ] {
        let text = multicast(&format!("[clustering.properties]\n{line}"));
        assert_eq!(refused(&text), format!("conf/deployment.toml:5: [clustering.properties] {message}"));
    }
}

#[test]
fn wrong_hazelcast_properties() {
    for (line, message) in [
        (
            "\"hazelcast.partition.count\" = \"many\"",
            "hazelcast.partition.count = \"many\": not a number; accepted: 1 to 32767",
        ),
        (
            "\"hazelcast.partition.count\" = 0",
            "hazelcast.partition.count = 0: out of range; accepted: 1 to 32767",
        ),
        (
            "hazelcast.persistence.enabled = true",
            "hazelcast.persistence.enabled = true: persistence is not implemented, and to go on without would break what it promises; accepted: false, or no such property",
        ),
        (
            "\"hazelcast.ssl.enabled\" = \"true\"",
            "hazelcast.ssl.enabled = \"true\": TLS is not implemented, and to go on without would break what it promises; accepted: false, or no such property",
        ),
        (
            "\"hazelcast.mapstore.class\" = \"a.B\"",
            "hazelcast.mapstore.class = \"a.B\": a map store is not implemented, and to go on without would break what it promises; accepted: false, or no such property",
        ),
        (
            "\"filbert.memory.max\" = \"2x\"",
            "filbert.memory.max = \"2x\": not a number of bytes; accepted: bytes, or a number with k, m, g or t; at least 1m",
        ),
        ("\"a\" = [1]", "a = an array: not a single value; accepted: a string, a number, true or false"),
    ] {
        let message = format!("conf/deployment.toml:2: [hazelcast] {message}");
        assert_eq!(refused(&format!("[hazelcast]\n{line}\n")), message);
    }
    assert_eq!(
        refused(&wka(
            "shutdown_hook_enable = true\n[hazelcast]\n\"hazelcast.shutdownhook.enabled\" = \"false\""
        )),
        "conf/deployment.toml:3: [clustering] shutdown_hook_enable = true: the file also says hazelcast.shutdownhook.enabled = \"false\"; accepted: one of the two"
    );
}

#[test]
fn text_that_is_no_toml_is_refused_with_its_line() {
    for text in ["[clustering]\nx = = 1\n", "[clustering]\ndomain = \"a\n", "[clustering]\na = 1\na = 2\n"] {
        let message = refused(text);
        let (place, wrong) = message.split_once(": not valid TOML: ").unwrap_or_else(|| panic!("{message}"));
        assert!(["conf/deployment.toml:2", "conf/deployment.toml:3"].contains(&place), "{message}");
        assert!(!wrong.is_empty() && !wrong.contains('\n'), "{message}");
    }
    assert_eq!(
        refused("\n\nclustering = 5"),
        "conf/deployment.toml:3: clustering = 5: not a table; accepted: [clustering]"
    );
    assert_eq!(
        refused("[[hazelcast]]"),
        "conf/deployment.toml:1: hazelcast = an array: not a table; accepted: [hazelcast]"
    );
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let directory = tempfile::tempdir().unwrap();
    let error = |name: &str, bytes: &[u8]| {
        let path = directory.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let text = config::load(&path, &Outside::NOTHING).unwrap_err().to_string();
        text.strip_prefix(&path.display().to_string()).unwrap().to_owned()
    };
    assert_eq!(error("a.toml", b"x = 1\n\xff"), ":2: not UTF-8 text; accepted: TOML in UTF-8");
    let large = vec![b'\n'; 1 + usize::try_from(config::FILE_BYTES_MAX).unwrap()];
    assert_eq!(error("b.toml", &large), ": cannot be read: larger than 4194304 bytes");
    let reader =
        ": no reader for this kind of file; accepted: *.toml (deployment.toml), *.xml, *.yaml, *.yml";
    assert_eq!(error("hazelcast.json", b""), reader);
    let missing = config::load(&directory.path().join("no.toml"), &Outside::NOTHING).unwrap_err().to_string();
    assert!(missing.contains("no.toml: cannot be read: No such file"), "{missing}");
}

/// Pairs set on the default configuration, and what validation says behind `configuration: `.
type WrongByProgram = (&'static [(&'static str, &'static str)], &'static str);
const WRONG_BY_PROGRAM: &[WrongByProgram] = &[
    (&[("cluster-name", "")], "cluster-name = \"\": empty; accepted: 1 to 256 bytes of printable text"),
    (
        &[("instance-name", "a\nb")],
        "instance-name = \"a\\nb\": contains a control character; accepted: 1 to 256 bytes of printable text",
    ),
    (&[("network.port-count", "0")], "network.port-count = 0: out of range; accepted: 1 to 65535"),
    (
        &[("network.public-address", "a b")],
        "network.public-address = \"a b\": not a host; accepted: a host name, an IPv4 address, or an IPv6 address in brackets, with or without :port",
    ),
    (
        &[("network.interface", "10.0.0")],
        "network.interface = \"10.0.0\": not an interface pattern; accepted: 10.3.10.4, 10.3.10.*, 10.3.10.4-18 or an IPv6 address",
    ),
    (
        &[("network.bind", "host:xxx.xxx.xxx.xx3")],
        "network.bind = \"xxx.xxx.xxx.xx3\": a placeholder, not a host; accepted: a host name, an IPv4 address, or an IPv6 address in brackets",
    ),
    (
        &[("join.tcp-ip.enabled", "true"), ("join.multicast.enabled", "true")],
        "join = tcp-ip and multicast: Multiple join configuration cannot be enabled at the same time; accepted: only one of them enabled",
    ),
    (&[("join.multicast.port", "0")], "join.multicast.port = 0: port out of range; accepted: 1 to 65535"),
    (
        &[("join.tcp-ip.member", "10.0.0.1:x")],
        "join.tcp-ip.member = \"10.0.0.1:x\": not a port; accepted: host, host:port, a.b.c.d-e, a.b.c.* or a comma list of them, 4096 addresses in all",
    ),
    (&[("map.m.backup-count", "7")], "map.m.backup-count = 7: out of range; accepted: 0 to 6"),
    (
        &[("map.m.backup-count", "4"), ("map.m.async-backup-count", "3")],
        "map.m.backup-count + async-backup-count = 7: too many backups; accepted: a sum of 0 to 6",
    ),
    (
        &[("map.m.time-to-live-seconds", "2147483648")],
        "map.m.time-to-live-seconds = 2147483648: out of range; accepted: 0 to 2147483647",
    ),
    (
        &[("map.a*b*.backup-count", "1")],
        "map = \"a*b*\": more than one *; accepted: 1 to 256 bytes with at most one *",
    ),
    (&[("lock..acquire-limit", "1")], "lock = \"\": empty; accepted: 1 to 256 bytes with at most one *"),
    (
        &[("cp-member-count", "3")],
        "cp-member-count = 3: groups by Raft are not implemented; accepted: 0: kept in partitions with backups",
    ),
    (
        &[("property.hazelcast.operation.call.timeout.millis", "soon")],
        "hazelcast.operation.call.timeout.millis = \"soon\": not a number; accepted: 1 to 9223372036854775807",
    ),
    (
        &[("property.hazelcast.persistence.enabled", "true")],
        "hazelcast.persistence.enabled = \"true\": persistence is not implemented, and to go on without would break what it promises; accepted: false, or no such property",
    ),
    (
        &[("secret-file", "a"), ("property.filbert.cluster.secret.file", "b")],
        "filbert.cluster.secret.file = \"a\" and \"b\": two secret files; accepted: one",
    ),
];

#[test]
fn what_a_program_sets_is_judged_by_the_same_judge() {
    for (pairs, message) in WRONG_BY_PROGRAM {
        let config = Config::from_pairs(pairs.iter().copied()).unwrap();
        let error = config.validate(&Outside::NOTHING).unwrap_err();
        assert_eq!(error, Error::Configuration(format!("configuration: {message}")));
    }
}

#[test]
fn pairs_with_a_wrong_key_or_value_are_refused_and_change_nothing() {
    let mut config = Config::default();
    for (key, value, message) in [
        (
            "network.port",
            "65536",
            "configuration: network.port = \"65536\": out of range; accepted: 0 to 65535",
        ),
        (
            "network.bind",
            "me",
            "configuration: network.bind = \"me\": unknown value; accepted: any, public-host-if-local or host:HOST",
        ),
        (
            "map.m.max-size-policy",
            "USED_HEAP_SIZE",
            "configuration: map.m.max-size-policy = \"USED_HEAP_SIZE\": unknown value; accepted: PER_NODE",
        ),
    ] {
        assert_eq!(config.set(key, value).unwrap_err().to_string(), message);
    }
    for key in ["", "port", "network.prt", "join.aws.enabled", "map.m", "map.m.ttl", "lock.l.x", "a.b"] {
        let message = config.set(key, "1").unwrap_err().to_string();
        let start = format!("configuration: {key} = \"1\": no such setting; accepted: cluster-name,");
        assert!(message.starts_with(&start), "{message}");
    }
    assert_eq!(config, Config::default());
}

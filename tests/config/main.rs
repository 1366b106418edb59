//! Configuration as an operator meets it: the files of the documentation, and every way to get one wrong.
//!
//! Each error is compared whole: file, line, key, what was found, what is accepted.

use std::path::Path;
use std::time::Duration;

use filbert::config::{
    self, Bind, Config, Discovery, Eviction, EvictionPolicy, LockConfig, LoggingType, MapConfig, Network,
    Outside, Settings, ShutdownHookPolicy, deployment_toml, memory,
};
use filbert::error::Error;
use filbert::kernel::id::Address;

mod fuzz;
mod refused;

/// The process around the configuration, as far as these tests need one.
fn outside() -> Outside<'static> {
    Outside {
        system_property: &|name| match name {
            "node.host" => Some("10.0.0.7".into()),
            "both" => Some("from-property".into()),
            _ => None,
        },
        environment: &|name| match name {
            "NODE_PORT" => Some("4777".into()),
            "both" => Some("from-environment".into()),
            _ => None,
        },
    }
}

fn read(text: &str) -> Result<(Config, Vec<String>), Error> {
    let loaded = deployment_toml::read("conf/deployment.toml", text, &outside())?;
    let warnings = loaded.warnings.iter().map(ToString::to_string).collect();
    Ok((loaded.config, warnings))
}

/// The configuration, when nothing deserves a warning.
#[track_caller]
fn good(text: &str) -> (Config, Settings) {
    let (config, warnings) = read(text).unwrap();
    assert_eq!(warnings, Vec::<String>::new());
    let settings = config.validate(&Outside::NOTHING).unwrap();
    (config, settings)
}

#[track_caller]
fn refused(text: &str) -> String {
    match read(text) {
        Err(Error::Configuration(message)) => message,
        other => panic!("not refused: {other:?}"),
    }
}

#[track_caller]
fn warned(text: &str) -> Vec<String> {
    read(text).unwrap().1
}

/// A file that clusters, with more lines in `[clustering]`; they begin on line 3.
fn wka(lines: &str) -> String {
    format!("[clustering]\nmembership_scheme = \"wka\"\n{lines}\n")
}

fn multicast(lines: &str) -> String {
    format!("[clustering]\nmembership_scheme = \"multicast\"\nlocal_member_host = \"10.0.0.7\"\n{lines}\n")
}

#[test]
fn the_two_files_of_the_documentation() {
    for (name, port) in [("gateway-a.toml", 4500), ("gateway-b.toml", 4501)] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
        let loaded = config::load(&path, &Outside::PROCESS).unwrap();
        assert_eq!(loaded.warnings, []);
        let config = &loaded.config;
        assert!(config.clustered);
        assert_eq!(config.cluster_name, "wso2.am.domain");
        assert_eq!(config.instance_name.as_deref(), Some("wso2.am.domain.instance"));
        let network = Network {
            public_address: Some("127.0.0.1".into()),
            port,
            port_auto_increment: true,
            port_count: 100,
            bind: Bind::PublicHostIfLocal,
            ..Network::default()
        };
        assert_eq!(config.network, network);
        assert_eq!(config.network.ports(), port..=port + 99);
        let settings = config.validate(&Outside::NOTHING).unwrap();
        assert_eq!(settings.discovery, Discovery::TcpIp);
        assert_eq!(settings.members, [Address::new("127.0.0.1", 4500), Address::new("127.0.0.1", 4501)]);
        assert_eq!(settings.public_address, Some(("127.0.0.1".into(), None)));
    }
}

#[test]
fn a_new_config_is_hazelcasts() {
    let config = Config::default();
    let settings = config.validate(&Outside::NOTHING).unwrap();
    assert_eq!((config.cluster_name.as_str(), config.instance_name.as_deref()), ("dev", None));
    assert!(config.clustered && !config.lite_member);
    assert_eq!((config.network.port, config.network.port_count), (5701, 100));
    assert_eq!(settings.discovery, Discovery::Multicast, "by auto-detection");
    assert_eq!(settings.bind, Bind::Any);
    assert_eq!(settings.partition_count, 271);
    assert_eq!(settings.call_timeout, Duration::from_secs(60));
    assert_eq!(settings.graceful_shutdown_max_wait, Duration::from_secs(600));
    assert_eq!(settings.silence_max, Duration::from_secs(2));
    assert_eq!(settings.freeze_max(), Duration::from_secs(1));
    assert_eq!(settings.heartbeat_interval(), Duration::from_millis(200));
    assert!(settings.shutdown_hook && settings.logging_details);
    assert_eq!(settings.shutdown_hook_policy, ShutdownHookPolicy::Terminate);
    assert_eq!(settings.logging, LoggingType::Jdk);
    assert_eq!(settings.memory_max, None);
    let readings = memory::Readings { cgroup: Some(4 << 30), machine: None };
    assert_eq!(settings.memory_bytes_max(readings), 1 << 30);
    assert_eq!(config.warnings(&Outside::NOTHING), []);
}

#[test]
fn defaults_of_wso2_hold_when_only_the_scheme_is_said() {
    let (config, settings) = good("[clustering]\nmembership_scheme = \"wka\"\n");
    assert_eq!(config.cluster_name, "wso2.carbon.domain");
    assert_eq!(config.network.public_address.as_deref(), Some("127.0.0.1"));
    assert_eq!(config.network.port, 4000);
    assert_eq!(settings.members, [Address::new("127.0.0.1", 4000)]);
    let four: Vec<_> = config.properties.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    assert_eq!(
        four,
        [
            ("hazelcast.max.no.heartbeat.seconds", "600"),
            ("hazelcast.max.no.master.confirmation.seconds", "900"),
            ("hazelcast.merge.first.run.delay.seconds", "60"),
            ("hazelcast.merge.next.run.delay.seconds", "30"),
        ]
    );
}

#[test]
fn multicast_has_the_templates_defaults_and_takes_properties() {
    let (config, settings) = good(&multicast(""));
    assert_eq!(settings.discovery, Discovery::Multicast);
    let multicast_of = |config: &Config| config.join.multicast.clone();
    let m = multicast_of(&config);
    assert_eq!((m.group.as_str(), m.port), ("224.2.2.3", 45564));
    assert_eq!((m.timeout_seconds, m.time_to_live), (60, 100));
    let (config, _) = good(&multicast(
        "[clustering.properties]\nmcastAddress = \"228.0.0.4\"\nmcastPort = \"45000\"\nmcastTimeout = 5\nmcastTTL = \"1\"",
    ));
    let m = multicast_of(&config);
    assert_eq!((m.group.as_str(), m.port), ("228.0.0.4", 45000));
    assert_eq!((m.timeout_seconds, m.time_to_live), (5, 1));
}

#[test]
fn ports_are_strings_or_integers_and_the_offset_moves_none() {
    for port in ["4500", "\"4500\"", "\" 4500 \"", "0x1194"] {
        let (config, _) =
            good(&format!("[server]\noffset = 7\n{}", wka(&format!("local_member_port = {port}"))));
        assert_eq!(config.network.port, 4500, "{port}");
    }
}

#[test]
fn without_a_scheme_there_is_no_clustering_whatever_else_is_said() {
    for text in [
        "",
        "[server]\nnode_ip = \"xxx.xxx.xxx.xx3\"\noffset = 1\n[database]\ntype = \"h2\"\n",
        "[clustering]\n",
        "[clustering]\ndomain = \"d\"\nlocal_member_port = 4500\nmembers = [\"xxx.xxx.xxx.xx3:4000\"]\n",
        "[clustering]\nlocal_member_host = 5\nlocal_member_port = \"x\"\nmembers = 1\n",
    ] {
        let (config, settings) = good(text);
        assert!(!config.clustered, "{text}");
        assert_eq!(settings.discovery, Discovery::None);
    }
    assert_eq!(good("[clustering]\ndomain = \"d\"\n").0.cluster_name, "d");
}

#[test]
fn values_of_the_process_are_put_in() {
    let (config, settings) = good(&wka(
        "local_member_host = \"gw\"\nmembers = [\"${node.host}:${NODE_PORT}\", \"${both}:1\", \"$env{both}:2\"]",
    ));
    assert_eq!(config.join.tcp_ip.members, ["10.0.0.7:4777", "from-property:1", "from-environment:2"]);
    assert_eq!(settings.members[0], Address::new("10.0.0.7", 4777));
    let (config, _) =
        good(&wka("local_member_host = \"${node.host}\"\nlocal_member_port = \"$env{NODE_PORT}\""));
    assert_eq!(config.network.public_address.as_deref(), Some("10.0.0.7"));
    assert_eq!(config.network.port, 4777);
    // As in WSO2, hazelcast.properties is not looked through for `${}`.
    let (config, _) = good("[hazelcast]\n\"some.path\" = \"${node.host}/$sys{node.host}\"\n");
    assert_eq!(config.properties["some.path"], "${node.host}/10.0.0.7");
}

#[test]
fn the_host_comes_from_the_server_table_if_the_cluster_table_has_none() {
    let text = format!("[server]\nnode_ip = \"10.1.1.1\"\n{}", wka(""));
    assert_eq!(good(&text).0.network.public_address.as_deref(), Some("10.1.1.1"));
    let (config, settings) = good(&wka("local_member_host = \"[fe80::1]:4600\"\nmembers = [\"[::1]:4000\"]"));
    assert_eq!(config.join.tcp_ip.members, ["[::1]:4000"]);
    assert_eq!(settings.public_address, Some(("fe80::1".into(), Some(4600))));
    assert_eq!(settings.members, [Address::new("::1", 4000)]);
}

#[test]
fn parameters_in_the_properties_win_over_the_templates() {
    let (config, _) = good(&wka(
        "domain = \"a\"\nlocal_member_port = 1\n[clustering.properties]\ndomain = \"b\"\nlocalMemberPort = 2\nlocalMemberHost = \"10.0.0.1\"\nconnTimeout = \"7\"\nlocalMemberIdentifier = \"n1\"",
    ));
    assert_eq!((config.cluster_name.as_str(), config.network.port), ("b", 2));
    assert_eq!(config.network.public_address.as_deref(), Some("10.0.0.1"));
    assert_eq!(config.join.tcp_ip.connection_timeout_seconds, 7);
    assert_eq!(config.attributes["localMemberIdentifier"], "n1");
}

#[test]
fn hazelcast_properties_lie_over_the_built_in_ones() {
    let (config, settings) = good(
        "[hazelcast]\n\"hazelcast.merge.first.run.delay.seconds\" = 60\nhazelcast.partition.count = 31\n'hazelcast.shutdownhook.enabled' = false\n\"filbert.memory.max\" = \"512m\"\n\"my.own\" = 1.5\n",
    );
    assert_eq!(config.properties["hazelcast.merge.first.run.delay.seconds"], "60");
    assert_eq!(config.properties["my.own"], "1.5");
    assert_eq!(settings.partition_count, 31);
    assert!(!settings.shutdown_hook);
    assert_eq!(settings.memory_max, Some(512 << 20));
}

#[test]
fn shutdown_hook_and_logging_type_are_properties() {
    let (config, settings) = good(&wka("shutdown_hook_enable = false\nlogging_type = \"none\""));
    assert_eq!(config.properties["hazelcast.shutdownhook.enabled"], "false");
    assert!(!settings.shutdown_hook);
    assert_eq!(settings.logging, LoggingType::None);
    good(
        "[clustering]\nshutdown_hook_enable = \"true\"\n[hazelcast]\n\"hazelcast.shutdownhook.enabled\" = \"true\"\n",
    );
    assert_eq!(
        warned(&wka("logging_type = \"log4j2\"")),
        [
            "conf/deployment.toml:3: [clustering] hazelcast.logging.type = \"log4j2\": not implemented yet; jdk is used, none is there, too"
        ]
    );
}

#[test]
fn the_secret_file_is_said_in_either_place() {
    let file = Some("/etc/secret".into());
    assert_eq!(
        good(&wka("[clustering.properties]\nfilbert.secret_file = \"/etc/secret\"")).1.secret_file,
        file
    );
    assert_eq!(
        good(&wka("[clustering.properties]\n\"filbert.secret_file\" = \"/etc/secret\"")).1.secret_file,
        file
    );
    assert_eq!(good("[hazelcast]\n\"filbert.cluster.secret.file\" = \"/etc/secret\"").1.secret_file, file);
    assert_eq!(
        refused(&wka(
            "[clustering.properties]\nfilbert.secret_file = \"a\"\n[hazelcast]\n\"filbert.cluster.secret.file\" = \"b\""
        )),
        "conf/deployment.toml:4: [clustering.properties] filbert.secret_file = \"a\": the file also says filbert.cluster.secret.file = \"b\"; accepted: one of the two"
    );
}

#[test]
fn keys_without_effect_are_one_warning_each_in_the_order_of_the_file() {
    let text = wka(concat!(
        "local_member_prot = 4500\n",
        "agent = \"org.wso2.carbon.hazelcast.HazelcastClusteringAgent\"\n",
        "[clustering.properties]\n",
        "accessKey = \"abc\"\n",
        "mcastPort = 1\n",
        "groupPassword = \"hush\"\n",
        "\"hazelcast.partition.count\" = 1\n",
        "surprise = true\n",
        "[hazelcast]\n",
        "\"hazelcast.io.thread.count\" = \"8\"\n",
        "\"hazelcast.max.no.heartbeat.seconds\" = \"600\"\n",
        "\"hazelcast.nobody.knows\" = \"1\"\n",
        "\"filbert.nobody.knows\" = \"1\"\n",
    ));
    assert_eq!(
        warned(&text),
        [
            "conf/deployment.toml:3: [clustering] local_member_prot: unknown key, ignored; known: membership_scheme, domain, local_member_host, local_member_port, members, agent, shutdown_hook_enable, logging_type, properties",
            "conf/deployment.toml:6: [clustering.properties] accessKey has no effect with membership_scheme = \"wka\"",
            "conf/deployment.toml:7: [clustering.properties] mcastPort has no effect with membership_scheme = \"wka\"",
            "conf/deployment.toml:8: [clustering.properties] groupPassword has no effect: WSO2 never used it either; set filbert.secret_file",
            "conf/deployment.toml:9: [clustering.properties] hazelcast.partition.count: unknown key, ignored; it belongs into [hazelcast]",
            "conf/deployment.toml:10: [clustering.properties] surprise: unknown key, ignored",
            "conf/deployment.toml:12: [hazelcast] hazelcast.io.thread.count has no effect: operations run on the thread that has the request",
            "conf/deployment.toml:15: [hazelcast] filbert.nobody.knows has no effect: no such property",
        ]
    );
}

#[test]
fn a_loopback_host_is_a_warning_only_when_a_peer_is_elsewhere() {
    good(&wka("members = [\"localhost:4000\", \"127.0.0.2:4000\"]"));
    assert_eq!(
        warned(&wka("local_member_host = \"localhost\"\nmembers = [\"10.0.0.1:4000\"]")),
        [
            "conf/deployment.toml:3: [clustering] local_member_host = \"localhost\": members on other machines cannot reach a loopback address"
        ]
    );
    assert_eq!(
        warned("[clustering]\nmembership_scheme = \"wka\"\nmembers = []\n"),
        ["conf/deployment.toml:3: [clustering] members is empty: this member waits to be dialled"]
    );
}

#[test]
fn the_configuration_wins_over_system_properties_and_they_over_defaults() {
    let outside = Outside {
        system_property: &|name| match name {
            "hazelcast.partition.count" => Some("7".into()),
            "hazelcast.local.localAddress" => Some("10.0.0.9".into()),
            "hazelcast.local.publicAddress" => Some("10.0.0.8:4000".into()),
            "filbert.cluster.secret.file" => Some("s".into()),
            "hazelcast.shutdownhook.policy" => Some("graceful".into()),
            _ => None,
        },
        environment: &|_| None,
    };
    let mut config = Config::default();
    let settings = config.validate(&outside).unwrap();
    assert_eq!(settings.partition_count, 7);
    assert_eq!(settings.bind, Bind::Host("10.0.0.9".into()));
    assert_eq!(settings.public_address, Some(("10.0.0.8".into(), Some(4000))));
    assert_eq!(settings.secret_file, Some("s".into()));
    assert_eq!(settings.shutdown_hook_policy, ShutdownHookPolicy::Graceful);
    config.set("property.hazelcast.partition.count", "9").unwrap();
    config.set("network.public-address", "gw").unwrap();
    config.set("secret-file", "t").unwrap();
    let settings = config.validate(&outside).unwrap();
    assert_eq!(settings.partition_count, 9);
    assert_eq!(settings.public_address, Some(("gw".into(), None)));
    assert_eq!(settings.secret_file, Some("t".into()));

    let outside = Outside { system_property: &|_| Some("x y".into()), environment: &|_| None };
    let error = Config::default().validate(&outside).unwrap_err().to_string();
    assert_eq!(
        error,
        "system property: hazelcast.tcp.join.port.try.count = \"x y\": not a number; accepted: 1 to 100"
    );
}

#[test]
fn idle_properties_of_a_program_or_the_system_are_a_warning_each() {
    let outside = Outside {
        system_property: &|name| match name {
            "hazelcast.io.thread.count" | "hazelcast.event.thread.count" => Some("9".into()),
            "hazelcast.wait.seconds.before.join" => Some("0".into()),
            _ => None,
        },
        environment: &|_| None,
    };
    let config = Config::from_pairs([("property.hazelcast.io.thread.count", "8")]).unwrap();
    let texts: Vec<_> = config.warnings(&outside).iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "configuration: hazelcast.io.thread.count has no effect: operations run on the thread that has the request",
            "configuration: system property hazelcast.event.thread.count has no effect: each registration has a bounded queue of its own",
        ]
    );
    let loaded =
        deployment_toml::read("f", "[hazelcast]\n'hazelcast.io.thread.count' = 8\n", &outside).unwrap();
    assert_eq!(loaded.warnings.len(), 2, "of a file, too, and none twice: {:?}", loaded.warnings);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_do_no_harm() {
    let text = "\u{feff}[clustering]\r\nmembership_scheme = \"wka\"\r\n";
    assert!(good(text).0.clustered);
    let message = refused(&format!("{text}local_member_port = 0\r\n"));
    assert!(message.starts_with("conf/deployment.toml:3: [clustering] local_member_port = 0:"), "{message}");
}

#[test]
fn maps_and_locks_are_found_by_name_pattern_and_default() {
    let mut config = Config::default();
    for (key, value) in [
        ("map.default.backup-count", "2"),
        ("map.tokens.*.eviction-policy", "lru"),
        ("map.tokens.*.eviction-size", "1000"),
        ("map.tokens.eu.max-idle-seconds", "60"),
        ("lock.$coordinator*.acquire-limit", "1"),
    ] {
        config.set(key, value).unwrap();
    }
    config.validate(&Outside::NOTHING).unwrap();
    assert_eq!(config.map("other").unwrap().backup_count, 2);
    let eviction = Eviction { policy: EvictionPolicy::Lru, size: 1000, ..Eviction::default() };
    assert_eq!(config.map("tokens.us").unwrap(), MapConfig { eviction, ..MapConfig::default() });
    assert_eq!(eviction.entries_max(), Some(1000));
    assert_eq!(config.map("tokens.eu@key").unwrap().max_idle_seconds, 60);
    assert_eq!(config.lock("$coordinator#@lock").unwrap().acquire_limit, 1);
    assert_eq!(config.lock("other").unwrap(), LockConfig::default());
    assert_eq!(Config::default().map("any").unwrap(), MapConfig::default());
    assert_eq!(Eviction::default().entries_max(), None);
}

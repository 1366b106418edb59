//! Configuration as an operator meets it: the files of the documentation, and every way to get one wrong.
//!
//! Each error is compared whole: file, line, key, what was found, what is accepted.

use std::path::Path;
use std::time::Duration;

use filbert::config::{
    self, Bind, Config, Discovery, LoggingType, Network, Outside, Settings, ShutdownHookPolicy,
    deployment_toml, memory,
};
use filbert::kernel::id::Address;

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
    assert_eq!(config.warnings(), []);
}

//! Any input: no reader panics, and what is written comes back.

use filbert::config::{
    Bind, Config, Eviction, EvictionPolicy, LockConfig, MapConfig, Outside, deployment_toml, properties,
};
use proptest::prelude::*;

use crate::{outside, read, wka};

#[test]
fn defaults_and_files_survive_the_boundary() {
    let file =
        read(&wka("members = [\"a:1\", \"b:2\"]\n[clustering.properties]\nfilbert.secret_file = \"s\""))
            .unwrap()
            .0;
    for config in [Config::default(), file] {
        assert_eq!(Config::from_pairs(config.pairs()).unwrap(), config);
    }
}

fn any_config() -> impl Strategy<Value = Config> {
    let values = proptest::collection::vec(any::<u32>(), 8);
    (values, "\\PC{0,12}", "[a-z.*@]{0,8}", any::<bool>()).prop_map(|(n, text, name, flag)| {
        let mut config = Config { cluster_name: text.clone(), clustered: flag, ..Config::default() };
        config.instance_name = flag.then(|| text.clone());
        config.network.port = n[0] as u16;
        config.network.port_count = n[1] as u16;
        config.network.bind = if flag { Bind::PublicHostIfLocal } else { Bind::Host(text.clone()) };
        config.join.tcp_ip.members = vec![text.clone(), name.clone()];
        config.join.multicast.time_to_live = n[2] as u8;
        config.properties.insert(name.clone(), text.clone());
        let eviction = Eviction { policy: EvictionPolicy::Lfu, size: n[3], ..Eviction::default() };
        let map =
            MapConfig { backup_count: n[4] as u8, max_idle_seconds: n[5], eviction, ..MapConfig::default() };
        config.maps.insert(name.clone(), map);
        config.locks.insert(name, LockConfig { acquire_limit: n[6] });
        config.cp_member_count = n[7];
        config
    })
}

proptest! {
    #[test]
    fn any_configuration_survives_the_boundary_and_validation_never_panics(config in any_config()) {
        prop_assert_eq!(&Config::from_pairs(config.pairs()).unwrap(), &config);
        let _ = config.validate(&Outside::NOTHING);
        let _ = config.map("a");
        prop_assert!(config.network.ports().count() >= 1);
    }

    #[test]
    fn no_text_panics_a_reader(text in "\\PC*", key in "[a-z.]{1,20}") {
        let _ = deployment_toml::read("f", &text, &outside());
        let _ = properties::parse("f", &text);
        let _ = Config::default().set(&key, &text);
        let _ = Config::default().set("join.tcp-ip.member", &text);
    }

    #[test]
    fn no_value_panics_the_toml_reader(
        key in prop::sample::select(vec![
            "domain", "local_member_host", "local_member_port", "members", "logging_type", "shutdown_hook_enable",
            "properties.connTimeout", "properties.filbert.secret_file", "properties.localMemberHost", "properties",
        ]),
        value in prop_oneof![
            "\"[a-z0-9:.$\\{\\}\\[\\]*-]{0,24}\"",
            "\\[\"[a-z0-9:.$\\{\\}\\[\\]*-]{0,24}\"\\]",
            "-?[0-9]{1,40}",
            Just("{ a = { b = [] } }".to_owned()),
            Just("1979-05-27T07:32:00Z".to_owned()),
            Just("nan".to_owned()),
        ],
    ) {
        if let Err(error) = deployment_toml::read("f", &wka(&format!("{key} = {value}")), &outside()) {
            let text = error.to_string();
            prop_assert!(text.starts_with("f:3: "), "{}", text);
        }
    }

    #[test]
    fn properties_come_back_as_they_were_written(key in "[a-z.]{1,9}", value in "[!-~ ]{0,20}") {
        let escaped = value.replace('\\', "\\\\");
        let read = properties::parse("f", &format!("{key}=\\\n{}", escaped.replacen(' ', "\\ ", 1))).unwrap();
        prop_assert_eq!(read.get(&key).map(String::as_str), Some(value.as_str()));
    }
}

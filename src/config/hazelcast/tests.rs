use std::cell::Cell;

use proptest::prelude::*;

use super::tree::{DEPTH_MAX, NODES_MAX};
use super::*;
use crate::config::Config;

fn nothing(_: &str) -> Option<String> {
    None
}

fn read(text: &str, format: Format) -> Result<Loaded, Error> {
    bind::bind(parse("file", text.as_bytes(), format, &nothing)?, &Outside::NOTHING)
}

fn problem(text: &str, format: Format) -> String {
    read(text, format).expect_err("refused").to_string()
}

const XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- any version of the schema -->
<hazelcast xmlns="http://www.hazelcast.com/schema/config" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.hazelcast.com/schema/config http://www.hazelcast.com/schema/config/hazelcast-config-5.6.xsd">
  <cluster-name> prod </cluster-name>
  <properties><property name="hazelcast.shutdownhook.enabled">false</property></properties>
  <network>
    <public-address>10.0.0.1</public-address>
    <port auto-increment="false" port-count="20">4000</port>
    <join>
      <auto-detection enabled="false"/>
      <multicast enabled="false"/>
      <tcp-ip enabled="true" connection-timeout-seconds="7">
        <member>10.0.0.1, 10.0.0.2</member>
        <member-list><member>10.0.0.3:4001</member></member-list>
        <interface>10.0.0.4</interface>
      </tcp-ip>
    </join>
    <interfaces enabled="true"><interface>10.0.*.*</interface></interfaces>
  </network>
  <map name="sessions*">
    <backup-count>2</backup-count>
    <eviction eviction-policy="LRU" size="100" max-size-policy="PER_NODE"/>
    <near-cache/>
  </map>
  <cp-subsystem><locks><fenced-lock><name>l</name><lock-acquire-limit>1</lock-acquire-limit></fenced-lock></locks></cp-subsystem>
  <member-attributes><attribute name="zone">z</attribute></member-attributes>
  <lite-member enabled="true"/>
  <topic name="t"/>
</hazelcast>"#;

const YAML: &str = r#"
hazelcast:
  cluster-name: prod
  properties:
    hazelcast.shutdownhook.enabled: false
  network:
    public-address: 10.0.0.1
    port: {auto-increment: false, port-count: 20, port: 4000}
    join:
      auto-detection: {enabled: false}
      tcp-ip:
        enabled: true
        connection-timeout-seconds: 7
        member-list: [10.0.0.1, 10.0.0.2, "10.0.0.3:4001", 10.0.0.4]
    interfaces: {enabled: true, interfaces: [10.0.*.*]}
  map:
    sessions*:
      backup-count: 2
      eviction: {eviction-policy: LRU, size: 100, max-size-policy: PER_NODE}
      near-cache: ~
  cp-subsystem: {locks: {l: {lock-acquire-limit: 1}}}
  member-attributes: {zone: {type: string, value: z}}
  lite-member: {enabled: true}
  topic: {t: {}}
"#;

#[test]
fn both_formats_say_the_same() {
    let xml = read(XML, Format::Xml).expect("valid");
    let yaml = read(YAML, Format::Yaml).expect("valid");
    assert_eq!(xml.config, yaml.config);
    let config = xml.config;
    assert_eq!((config.cluster_name.as_str(), config.lite_member), ("prod", true));
    assert_eq!((config.network.port, config.network.port_auto_increment), (4000, false));
    assert_eq!(config.join.tcp_ip.members, ["10.0.0.1", "10.0.0.2", "10.0.0.3:4001", "10.0.0.4"]);
    assert_eq!(config.maps["sessions*"].backup_count, 2);
    assert_eq!(config.locks["l"].acquire_limit, 1);
    assert_eq!(config.attributes["zone"], "z");
    let warned: Vec<String> = xml.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warned, ["file:24: near-cache: without effect here", "file:29: topic: without effect here"]);
}

#[test]
fn wrong_values_name_file_line_and_what_is_accepted() {
    let xml = |inner: &str| problem(&format!("<hazelcast>\n{inner}\n</hazelcast>"), Format::Xml);
    let port = xml("<network>\n<port>70000</port></network>");
    assert!(port.contains("file:3: [network] port = \"70000\"") && port.contains("accepted: "), "{port}");
    assert!(xml("<group/>").contains("file:2: [hazelcast] group"), "of version 3");
    assert!(
        xml("<map name='m'><eviction eviction-policy='OLDEST'/></map>").contains("NONE, LRU, LFU or RANDOM")
    );
    for broken in ["<hazelcast>\n</map>", "<hazelcast>\n<map name=1/>"] {
        assert!(problem(broken, Format::Xml).contains("file:2: not valid XML"), "{broken}");
    }
    assert!(problem("<hazelcast>\n<map", Format::Xml).contains("not valid XML"));
    assert!(problem("<client/>", Format::Xml).contains("the root element is <client>"));
    assert!(problem("hazelcast:\n  map: {m: {backup-count: many}}", Format::Yaml).contains("file:2: "));
    assert!(problem("client: {}", Format::Yaml).contains("no key hazelcast"));
    assert!(problem("", Format::Yaml).contains("empty"));
    assert!(
        problem("hazelcast:\n  a: 1\n  a: 2\n", Format::Yaml)
            .contains("file:3: a: the key is already there, in line 2")
    );
}

#[test]
fn promises_that_are_not_kept_are_refused() {
    for section in [
        "<network><ssl enabled='true'/></network>",
        "<network><join><kubernetes enabled='true'/></join></network>",
        "<persistence enabled='true'/>",
        "<map name='m'><map-store><class-name>C</class-name></map-store></map>",
        "<split-brain-protection name='p' enabled='true'/>",
        "<cp-subsystem><persistence-enabled>true</persistence-enabled></cp-subsystem>",
    ] {
        problem(&format!("<hazelcast>{section}</hazelcast>"), Format::Xml);
        let off = section
            .replace("'true'", "'false'")
            .replace(">true<", ">false<")
            .replace("<map-store>", "<map-store enabled='false'>");
        read(&format!("<hazelcast>{off}</hazelcast>"), Format::Xml).expect("off promises nothing");
    }
    problem("hazelcast: {split-brain-protection: {p: {enabled: true}}}", Format::Yaml);
}

#[test]
fn variables_are_replaced_once() {
    let known = |name: &str| (name == "a").then(|| "${b}".to_owned());
    let tree = |text: &str| parse("file", text.as_bytes(), Format::Xml, &known);
    let replaced =
        tree("<hazelcast x='${a}'><cluster-name>1${a}2${ a }3${b}4${</cluster-name></hazelcast>").unwrap();
    assert_eq!(replaced.root.text_of("cluster-name"), Some("1${b}2${b}3${b}4${"));
    assert_eq!(replaced.root.text_of("x"), Some("${b}"));
    assert_eq!(replaced.warnings, ["file:1: Could not replace property: 'b'"]);

    let replacer = |class: &str| {
        format!(
            "<hazelcast><config-replacers><replacer class-name='{class}'/></config-replacers><cluster-name>${{b}}</cluster-name></hazelcast>"
        )
    };
    let missing = tree(&replacer("com.hazelcast.config.replacer.PropertyReplacer")).unwrap_err().to_string();
    assert!(missing.contains("Could not replace property: 'b'"), "{missing}");
    let own = tree(&replacer("com.hazelcast.config.replacer.EncryptionReplacer")).unwrap_err().to_string();
    assert!(own.contains("EncryptionReplacer"), "{own}");
}

#[test]
fn nothing_is_fetched_and_nothing_explodes() {
    let laughs = "<!DOCTYPE h [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><hazelcast>&b;</hazelcast>";
    assert!(problem(laughs, Format::Xml).contains("a document type is not accepted"));
    let fetch = "<!DOCTYPE h SYSTEM 'file:///etc/passwd'><hazelcast/>";
    assert!(problem(fetch, Format::Xml).contains("a document type is not accepted"));
    problem("<hazelcast>&undefined;</hazelcast>", Format::Xml);

    let mut yaml = "a0: &a0 [x, x]\n".to_owned();
    for level in 1..30 {
        yaml.push_str(&format!("a{level}: &a{level} [*a{0}, *a{0}, *a{0}]\n", level - 1));
    }
    yaml.push_str("hazelcast: {}\n");
    assert!(problem(&yaml, Format::Yaml).contains(&format!("more than {NODES_MAX} elements")));
    problem("hazelcast: &a [*a]", Format::Yaml);
    problem("hazelcast:\n  <<: {a: 1}\n", Format::Yaml);

    for depth in [DEPTH_MAX + 1, 100_000] {
        problem(
            &format!("<hazelcast>{}{}</hazelcast>", "<a>".repeat(depth), "</a>".repeat(depth)),
            Format::Xml,
        );
        problem(&format!("hazelcast: {}{}", "[".repeat(depth), "]".repeat(depth)), Format::Yaml);
        problem(&format!("hazelcast:\n {}x", "- ".repeat(depth)), Format::Yaml);
    }
}

#[test]
fn an_element_with_very_many_attributes_is_refused_at_once() {
    let attributes = |count: usize| (0..count).map(|n| format!(" a{n} =\n'='")).collect::<String>();
    let text = format!("<hazelcast>\n<topic{}/></hazelcast>", attributes(300_000));
    let started = std::time::Instant::now();
    assert_eq!(problem(&text, Format::Xml), "file:2: more than 1000 attributes in one element");
    assert!(started.elapsed() < std::time::Duration::from_secs(5), "{:?}", started.elapsed());
    // Nor are rulers in comments attributes, nor many elements one.
    let text = format!("<hazelcast><!-- {} --><topic{}/></hazelcast>", "=".repeat(5_000), attributes(400));
    read(&text, Format::Xml).expect("allowed");
}

#[test]
fn what_is_wrong_only_as_a_whole_names_the_file() {
    let text = "hazelcast:\n  map: {m: {backup-count: 7}}\n";
    let message = "file: map.m.backup-count = 7: out of range; accepted: 0 to 6";
    assert_eq!(problem(text, Format::Yaml), message);
}

#[test]
fn encodings_that_xml_files_come_in_are_read() {
    let text = "<hazelcast><cluster-name>zürich</cluster-name></hazelcast>";
    let name = |bytes: &[u8]| {
        let tree = parse("file", bytes, Format::Xml, &nothing).expect("valid");
        tree.root.text_of("cluster-name").map(str::to_owned)
    };
    let mut marked = b"\xEF\xBB\xBF".to_vec();
    marked.extend(text.as_bytes());
    let utf16: Vec<u8> =
        "\u{FEFF}".chars().chain(text.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    let latin: Vec<u8> =
        format!("<?xml version='1.0' encoding='ISO-8859-1'?>{text}").chars().map(|c| c as u8).collect();
    for bytes in [text.as_bytes(), &marked, &utf16, &latin] {
        assert_eq!(name(bytes).as_deref(), Some("zürich"));
    }
    assert!(
        parse("file", b"<hazelcast>\n\xFF", Format::Xml, &nothing)
            .unwrap_err()
            .to_string()
            .contains("file:2: not UTF-8")
    );
}

#[test]
fn imports_are_read_and_bounded() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).expect("written");
        path
    };
    let inner = file("inner.xml", "<hazelcast><cluster-name>inner</cluster-name></hazelcast>");
    let import = format!(
        "<hazelcast><import resource='{}'/><instance-name>i</instance-name></hazelcast>",
        inner.display()
    );
    let outer = file("outer.xml", &import);
    let loaded = load(&outer, Format::Xml, &Outside::NOTHING).expect("valid");
    assert_eq!(loaded.config.cluster_name, "inner");
    assert_eq!(loaded.config.instance_name.as_deref(), Some("i"));

    let own = folder.path().join("own.yaml");
    std::fs::write(&own, format!("hazelcast: {{import: [{}]}}", own.display())).expect("written");
    let error = load(&own, Format::Yaml, &Outside::NOTHING).unwrap_err().to_string();
    assert!(error.contains("does one import itself?"), "{error}");
    let gone = file("gone.xml", "<hazelcast>\n<import resource='not-there.xml'/></hazelcast>");
    let error = load(&gone, Format::Xml, &Outside::NOTHING).unwrap_err().to_string();
    assert!(error.contains(":2: import: not-there.xml: cannot be read"), "{error}");
}

/// Texts that are nearly right: cut, doubled, and with bytes changed.
fn nearly(text: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let bytes = text.as_bytes();
    let changes = prop::collection::vec((0..bytes.len(), any::<u8>()), 0..8);
    (0..=bytes.len(), 0..=bytes.len(), changes).prop_map(move |(from, to, changes)| {
        let mut changed = bytes.to_vec();
        for (at, byte) in changes {
            changed[at] = byte;
        }
        let copy = changed[from.min(to)..from.max(to)].to_vec();
        changed.splice(from..from, copy);
        changed
    })
}

proptest! {
    #[test]
    fn no_text_panics(bytes in prop_oneof![nearly(XML), nearly(YAML), prop::collection::vec(any::<u8>(), 0..300)]) {
        let asked = Cell::new(0);
        let lookup = |_: &str| { asked.set(asked.get() + 1); None };
        for format in [Format::Xml, Format::Yaml] {
            if let Ok(tree) = parse("file", &bytes, format, &lookup) {
                prop_assert!(tree.walk().iter().all(|(depth, _)| *depth <= DEPTH_MAX));
                if let Ok(loaded) = bind::bind(tree, &Outside::NOTHING) {
                    prop_assert_eq!(&Config::from_pairs(loaded.config.pairs()).unwrap(), &loaded.config);
                }
            }
        }
    }
}

//! Hosts of their own on a switch whose cables can be pulled: network namespaces, which need root and Linux.

use crate::member::{Member, settle};
use crate::{alone, wait_for};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

const PORT: u16 = 5_701;
const KEYS: usize = 30;

/// Hosts `10.77.0.1` ... on one switch.
struct Lan {
    switch: String,
    hosts: Vec<String>,
}

fn ip(arguments: &[&str]) -> Result<(), String> {
    let output = Command::new("ip").args(arguments).output().map_err(|error| format!("ip: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr).trim().to_owned();
    output.status.success().then_some(()).ok_or_else(|| format!("ip {}: {text}", arguments.join(" ")))
}

impl Lan {
    /// `None`, and a word about it, where namespaces cannot be made.
    fn new(test: &str, count: usize) -> Option<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let base = format!("fb{}x{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut lan = Self { switch: format!("{base}s"), hosts: Vec::new() };
        if let Err(problem) = lan.build(&base, count) {
            println!("skipped {test}: it needs root and network namespaces: {problem}");
            return None;
        }
        Some(lan)
    }

    fn build(&mut self, base: &str, count: usize) -> Result<(), String> {
        let switch = self.switch.clone();
        ip(&["netns", "add", &switch])?;
        ip(&["-n", &switch, "link", "add", "br0", "type", "bridge"])?;
        ip(&["-n", &switch, "link", "set", "br0", "up"])?;
        for number in 1..=count {
            let (host, cable) = (format!("{base}h{number}"), format!("cable{number}"));
            self.hosts.push(host.clone());
            ip(&["netns", "add", &host])?;
            ip(&[
                "-n", &switch, "link", "add", &cable, "type", "veth", "peer", "name", "eth0", "netns", &host,
            ])?;
            ip(&["-n", &switch, "link", "set", &cable, "master", "br0", "up"])?;
            ip(&["-n", &host, "addr", "add", &format!("10.77.0.{number}/24"), "dev", "eth0"])?;
            ip(&["-n", &host, "link", "set", "eth0", "up"])?;
            ip(&["-n", &host, "link", "set", "lo", "up"])?;
        }
        Ok(())
    }

    /// The host's cable is in the switch, or lies beside it: what is sent vanishes, and neither end sees its link go.
    fn cut(&self, host: usize, cut: bool) {
        let cable = format!("cable{host}");
        let to: &[&str] = if cut { &["nomaster"] } else { &["master", "br0"] };
        ip(&[&["-n", &self.switch, "link", "set", &cable], to].concat()).expect("a port of the switch");
    }

    fn launch(&self, cluster: &str, host: usize) -> Member {
        let seeds = (1..=self.hosts.len()).map(|number| format!("10.77.0.{number}:{PORT}"));
        let seeds = seeds.collect::<Vec<_>>().join(",");
        Member::launch_inside(&self.hosts[host - 1], cluster, &format!("10.77.0.{host}"), PORT, &seeds)
    }

    /// A member on each host, all in one cluster.
    fn members(&self, cluster: &str) -> Vec<Member> {
        let mut members: Vec<_> = (1..=self.hosts.len()).map(|host| self.launch(cluster, host)).collect();
        members.iter_mut().for_each(Member::serving);
        settle(&mut members.iter_mut().collect::<Vec<_>>());
        members.sort_by(|a, b| a.address.cmp(&b.address));
        members
    }
}

impl Drop for Lan {
    fn drop(&mut self) {
        for namespace in self.hosts.iter().chain([&self.switch]) {
            let _ = ip(&["netns", "del", namespace]); // it may not have come that far
        }
    }
}

fn fill(member: &mut Member, value: &str) {
    for key in 0..KEYS {
        member.tell(&format!("set m k{key} {value}"));
    }
}

fn values(member: &mut Member) -> Vec<String> {
    (0..KEYS).map(|key| member.ask(&format!("get m k{key}"))).collect()
}

#[test]
fn a_link_that_is_cut_for_1_s_removes_nobody_and_loses_nothing() {
    let _alone = alone();
    let Some(lan) = Lan::new("a_link_that_is_cut_for_1_s_removes_nobody_and_loses_nothing", 3) else {
        return;
    };
    let mut members = lan.members("cut-short");
    let before: Vec<_> = members.iter_mut().map(Member::view).collect();
    members[0].tell("load m a");
    lan.cut(3, true);
    std::thread::sleep(Duration::from_secs(1));
    lan.cut(3, false);
    let during = members[0].numbers("loaded")[0];
    wait_for("writes go on", || members[0].numbers("loaded")[0] > during + 300);
    let load = members[0].numbers("unload");
    settle(&mut members.iter_mut().collect::<Vec<_>>());
    for (before, member) in before.iter().zip(&mut members) {
        let after = member.view();
        assert_eq!((&before.own, before.version), (&after.own, after.version), "{}", member.log());
        assert_eq!(member.ask(&format!("check m a {}", load[0])), "missing 0");
    }
    assert_eq!(load[1], 0, "no call failed: {load:?}");
}

#[test]
fn a_link_that_is_cut_for_4_s_makes_two_clusters_that_both_go_on_and_stay_two_with_data() {
    let _alone = alone();
    let name = "a_link_that_is_cut_for_4_s_makes_two_clusters_that_both_go_on_and_stay_two_with_data";
    let Some(lan) = Lan::new(name, 3) else { return };
    let mut members = lan.members("cut-long");
    fill(&mut members[0], "before");
    lan.cut(3, true);
    let took = wait_for("both sides see who is left", || {
        members.iter_mut().map(|member| member.view().count).eq([2, 2, 1])
    });
    assert!(took > Duration::from_millis(1_500), "nothing was proven, so only silence removes: {took:?}");
    fill(&mut members[0], "left");
    fill(&mut members[2], "right");
    std::thread::sleep(Duration::from_secs(4).saturating_sub(took));
    lan.cut(3, false);
    let two = "There are two clusters of this name, and both hold data";
    let warned = |members: &[Member]| members.iter().map(|it| it.log().matches(two).count()).sum::<usize>();
    wait_for("somebody warns", || warned(&members) > 0);
    let masters: Vec<String> = [0, 2].map(|index| members[index].view().oldest).to_vec();
    let line = members.iter().map(Member::log).collect::<Vec<_>>().join("\n");
    let line = line.lines().find(|line| line.contains(two)).expect("just found").to_owned();
    assert!(masters.iter().all(|master| line.contains(master)), "{line} does not name {masters:?}");
    // Both are still served by what each side acknowledged, and nobody repeats itself within a minute.
    assert!(values(&mut members[0]).iter().all(|value| value == "value left"));
    assert!(values(&mut members[1]).iter().all(|value| value == "value left"));
    assert!(values(&mut members[2]).iter().all(|value| value == "value right"));
    std::thread::sleep(Duration::from_secs(1));
    assert_eq!(members.iter_mut().map(|member| member.view().count).collect::<Vec<_>>(), [2, 2, 1]);
    assert!(members.iter().all(|member| member.log().matches(two).count() <= 1), "once a minute");
}

#[test]
fn a_side_without_data_joins_the_other_when_the_link_heals() {
    let _alone = alone();
    let Some(lan) = Lan::new("a_side_without_data_joins_the_other_when_the_link_heals", 2) else { return };
    lan.cut(2, true);
    let mut members: Vec<_> = (1..=2).map(|host| lan.launch("cut-start", host)).collect();
    members.iter_mut().for_each(Member::serving);
    assert!(members.iter_mut().all(|member| member.view().count == 1), "each formed a cluster of its own");
    fill(&mut members[1], "kept");
    lan.cut(2, false);
    let took = settle(&mut members.iter_mut().collect::<Vec<_>>());
    assert!(values(&mut members[0]).iter().all(|value| value == "value kept"));
    assert_eq!(members[0].view().oldest, members[1].view().own, "who held data stayed");
    println!("one cluster {took:?} after the link came back");
}

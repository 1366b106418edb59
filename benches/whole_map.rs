//! Operations over a whole map, two members on the loopback interface. `cargo bench --bench whole_map`.
//!
//! For each: the time of one call (the median), what the process burns for one (all threads, both members), and how
//! often its threads gave the processor away. Other programs on the machine move the times more than the rest.

use bytes::Bytes;
use filbert::config::{Bind, Config};
use filbert::grid::{Grid, StartOptions};
use filbert::structures::Map;
use std::net::TcpListener;
use std::time::{Duration, Instant};

const KEYS: u32 = 1_000;
const ENTRIES: u32 = 100_000;
const RUN: Duration = Duration::from_secs(2);

fn start(ports: &[u16], port: u16) -> Grid {
    let mut config = Config { cluster_name: "whole-map".to_owned(), ..Config::default() };
    config.network.public_address = Some("127.0.0.1".into());
    config.network.port = port;
    config.network.port_auto_increment = false;
    config.network.bind = Bind::PublicHostIfLocal;
    config.join.auto_detection = false;
    config.join.tcp_ip.enabled = true;
    config.join.tcp_ip.members = ports.iter().map(|port| format!("127.0.0.1:{port}")).collect();
    Grid::start(config, StartOptions::default()).expect("starts")
}

/// Of all threads: nanoseconds on a processor, and how often one gave it away.
fn burnt() -> (u64, u64) {
    let (mut nanos, mut switches) = (0, 0);
    for task in std::fs::read_dir("/proc/self/task").expect("a Linux").flatten() {
        let read = |name: &str| std::fs::read_to_string(task.path().join(name)).unwrap_or_default();
        nanos += read("schedstat").split(' ').next().and_then(|word| word.parse().ok()).unwrap_or(0);
        let status = read("status");
        let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        switches += line.and_then(|word| word.trim().parse().ok()).unwrap_or(0);
    }
    (nanos, switches)
}

fn measure(what: &str, mut call: impl FnMut()) {
    call();
    let (started, before) = (Instant::now(), burnt());
    let mut times = Vec::new();
    while started.elapsed() < RUN {
        let call_started = Instant::now();
        call();
        times.push(call_started.elapsed());
    }
    let after = burnt();
    times.sort();
    let calls = times.len() as u64;
    println!(
        "{what:32} {:9.1} us each, {:9.1} us of processor, {:6.1} switches, {calls} calls",
        times[times.len() / 2].as_nanos() as f64 / 1e3,
        (after.0 - before.0) as f64 / 1e3 / calls as f64,
        (after.1 - before.1) as f64 / calls as f64,
    );
}

fn entries(count: u32) -> Vec<(Bytes, Bytes)> {
    (0..count).map(|n| (format!("\0\0\0\0key-{n}").into(), format!("{n:0>100}").into())).collect()
}

fn fill(map: &Map, count: u32) {
    for part in entries(count).chunks(1_000) {
        map.put_all(part).expect("stored");
    }
}

fn main() {
    let ports = [0, 0].map(|port| {
        let socket = TcpListener::bind(("127.0.0.1", port)).expect("a free port");
        socket.local_addr().expect("bound").port()
    });
    let grids = ports.map(|port| start(&ports, port));
    while !grids.iter().all(|grid| grid.members().iter().len() == 2 && grid.members().is_safe()) {
        std::thread::sleep(Duration::from_millis(10));
    }
    let [small, large] = ["small", "large"].map(|name| grids[0].map(name).expect("opens"));
    measure("size() of an empty map", || assert_eq!(small.size().expect("asked"), 0));
    let some = entries(KEYS);
    let keys: Vec<Bytes> = some.iter().map(|(key, _)| key.clone()).collect();
    measure("putAll of 1,000", || small.put_all(&some).expect("stored"));
    measure("getAll of 1,000", || assert_eq!(small.get_all(&keys).expect("asked").len(), KEYS as usize));
    fill(&large, ENTRIES);
    measure("size() of 100,000", || assert_eq!(large.size().expect("asked"), u64::from(ENTRIES)));
    measure("keySet() of 100,000", || assert_eq!(large.keys().expect("asked").len(), ENTRIES as usize));
    measure("putAll of 1,000 and clear()", || {
        small.put_all(&some).expect("stored");
        small.clear().expect("cleared");
    });
    grids.iter().for_each(Grid::terminate);
}

//! Whole instances on real sockets of the loopback interface, one to five in this process.

mod events;
mod hostile;
mod inline;
mod join;
mod large;
mod leave;
mod local;
mod members;
mod objects;
mod order;
mod topic;
mod whole;
mod writes;

use filbert::config::{Bind, Config};
use filbert::grid::{Grid, StartOptions};
use filbert::logging::sinks::Callback;
use filbert::logging::{LevelFilter, Levels};
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

/// Longest wait for anything: a test that needs it has failed, not flaked.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// Waits until `condition` holds.
pub fn wait_for(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + DEADLINE;
    while !condition() {
        assert!(Instant::now() < deadline, "{what}: not within {DEADLINE:?}");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Free ports of the loopback interface, each given out once. Below the range that the system takes ports of outgoing
/// connections from: none of those can take one between here and the member's own bind.
pub fn free_ports<const N: usize>() -> [u16; N] {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    [(); N].map(|()| {
        loop {
            let step = NEXT.fetch_add(1, Ordering::Relaxed);
            let port = 20_000 + (std::process::id() as u16 % 100) * 100 + step % 2_000;
            if std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
                return port;
            }
        }
    })
}

/// The configuration of a member on `port` that knows `seeds`.
pub fn config(cluster: &str, port: u16, seeds: &[u16]) -> Config {
    let mut config = Config { cluster_name: cluster.to_owned(), ..Config::default() };
    config.network.public_address = Some("127.0.0.1".into());
    config.network.port = port;
    config.network.port_auto_increment = false;
    config.network.bind = Bind::PublicHostIfLocal;
    config.join.auto_detection = false;
    config.join.tcp_ip.enabled = true;
    config.join.tcp_ip.members = seeds.iter().map(|port| format!("127.0.0.1:{port}")).collect();
    config
}

/// Starts one member.
pub fn start(cluster: &str, port: u16, seeds: &[u16]) -> Grid {
    Grid::start(config(cluster, port, seeds), options()).expect("starts")
}

/// With `FILBERT_TEST_LOG=1` members log to the standard error.
pub fn options() -> StartOptions {
    if std::env::var_os("FILBERT_TEST_LOG").is_none() {
        return StartOptions::default();
    }
    let sink = Callback::new(|level, logger, text| {
        let short = logger.rsplit('.').next().unwrap_or(logger);
        eprintln!("{level:5} {short}: {text}");
    });
    let levels = Levels::new(LevelFilter::Debug);
    StartOptions { sink: Some(Arc::new(sink)), levels: Some(levels), ..StartOptions::default() }
}

/// Starts `N` members one after the other and waits until all see each other and nothing moves.
pub fn cluster<const N: usize>(name: &str) -> [Grid; N] {
    let ports = free_ports::<N>();
    let grids = ports.map(|port| start(name, port, &ports));
    settle(&grids);
    grids
}

/// Waits until all of `grids` see exactly each other and every partition has its backups in step.
pub fn settle(grids: &[Grid]) {
    let settled = |grid: &Grid| grid.members().iter().len() == grids.len() && grid.members().is_safe();
    let deadline = Instant::now() + DEADLINE;
    while !grids.iter().all(settled) {
        if Instant::now() >= deadline {
            let unsettled = grids.iter().map(|grid| (grid.members().iter().len(), grid.stats()));
            panic!("not one cluster with all replicas in step: {:#?}", unsettled.collect::<Vec<_>>());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// A key that `grid` owns.
pub fn key_of(grid: &Grid, map: &filbert::structures::Map) -> Vec<u8> {
    let members = grid.members();
    let owners: Vec<_> = members.owners().collect();
    (0u32..)
        .map(|n| format!("\u{1}\u{2}\u{3}\u{4}key-{n}").into_bytes())
        .find(|key| owners[usize::from(map.partition_of(key))] == Some(members.me))
        .expect("some key is owned")
}

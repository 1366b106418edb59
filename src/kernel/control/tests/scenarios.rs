//! Whole clusters from a seed: starts, joins, leaves, crashes, restarts, freezes, cuts.

use super::net::Net;

fn each_seed(seeds: u64, scenario: impl Fn(u64)) {
    let only = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
    for seed in only.map_or(1..seeds + 1, |seed: u64| seed..seed + 1) {
        let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| scenario(seed)));
        if let Err(cause) = caught {
            eprintln!("SEED={seed}");
            std::panic::resume_unwind(cause);
        }
    }
}

fn started(seed: u64, count: u16) -> Net {
    let ports: Vec<u16> = (1..=count).collect();
    let mut net = Net::new(seed, &ports);
    ports.iter().for_each(|port| net.start(*port));
    net.settle(3_000);
    net
}

#[test]
fn two_that_start_together_are_one_cluster() {
    each_seed(50, |seed| {
        let mut net = Net::new(seed, &[1, 2]);
        net.start(1);
        net.start(2);
        assert!(net.settle(1_500) <= 600);
    });
}

#[test]
fn two_to_seven_start_among_dead_and_mute_addresses() {
    each_seed(200, |seed| {
        let count = 2 + (seed % 6) as u16;
        let mut seeds: Vec<u16> = (1..=count).collect();
        seeds.extend([20, 21]);
        let mut net = Net::new(seed, &seeds);
        if seed % 3 > 0 {
            net.mute.extend([20]);
        }
        if seed % 5 > 2 {
            net.mute.extend([21]);
        }
        for port in 1..=count {
            net.start(port);
            let pause = net.below(if seed.is_multiple_of(2) { 3 } else { 400 });
            net.run(pause);
        }
        net.run(1_500);
        let first = net.processes[&1].control.snapshot().state.lineage;
        for (port, process) in &net.processes {
            assert_eq!(
                process.control.snapshot().state.members.len(),
                usize::from(count),
                "{port} after 1.5 s"
            );
            assert_eq!(process.control.snapshot().state.lineage, first);
        }
        net.settle(2_000);
    });
}

//! Round trips between two members of one process: `cargo test --release --lib transport::tests::bench -- --ignored
//! --nocapture`. To be compared with itself before and after a change.

use super::harness::*;
use bytes::Bytes;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::{Duration, Instant};

const RUN: Duration = Duration::from_millis(800);

#[test]
#[ignore = "a measurement, not a check"]
fn echo_round_trips() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    for callers in [1, 2, 4, 8, 32, 1, 8, 32] {
        let stop = AtomicBool::new(false);
        let mut times: Vec<Duration> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..callers)
                .map(|_| {
                    scope.spawn(|| {
                        let mut times = Vec::new();
                        let key = Bytes::from_static(&[7; 20]);
                        while !stop.load(SeqCst) {
                            let before = Instant::now();
                            let slot = call(&a.echo, &link, |id| get(id, key.clone()), DEADLINE);
                            assert!(slot.done.load(SeqCst));
                            times.push(before.elapsed());
                        }
                        times
                    })
                })
                .collect();
            std::thread::sleep(RUN);
            stop.store(true, SeqCst);
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
        });
        times.sort();
        let at = |share: f64| times[(times.len() as f64 * share) as usize].as_nanos() as f64 / 1_000.0;
        let rate = times.len() as f64 / RUN.as_secs_f64() / 1_000.0;
        println!("{callers:>2} callers: {rate:6.1} k/s, p50 {:6.1} us, p99 {:7.1} us", at(0.5), at(0.99));
    }
}

/// Nanoseconds on a CPU so far of the transports' threads in this process.
fn on_cpu() -> u64 {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap().map(|task| task.unwrap().path());
    let ours =
        tasks.filter(|task| std::fs::read_to_string(task.join("comm")).unwrap().starts_with("hz.test"));
    let time = |task: std::path::PathBuf| {
        let stat = std::fs::read_to_string(task.join("schedstat")).unwrap();
        stat.split(' ').next().unwrap().parse::<u64>().unwrap()
    };
    ours.map(time).sum()
}

#[test]
#[ignore = "a measurement, not a check"]
fn idle() {
    let (a, b) = (start(1), start(2));
    let (_there, _back) = (a.link(&b), b.link(&a));
    std::thread::sleep(RUN);
    let before = on_cpu();
    std::thread::sleep(RUN * 5);
    let used = (on_cpu() - before) as f64 / (RUN * 5).as_nanos() as f64;
    println!("two linked members at rest: {:.4} % of a core", used * 100.0);
}

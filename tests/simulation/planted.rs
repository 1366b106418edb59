//! Proof that the invariants bite: each bug that is planted in the kernel is found, most of them within the seeds of
//! every run.
//!
//! `cargo test --features planted-bugs --test simulation planted`

use crate::sim::Sim;
use crate::{SEEDS, alone, oracle};
use filbert::kernel::planted::{Bug, plant};
use std::ops::Range;

/// Each bug, and the claims of which one must be found broken. What a survivor holds in addition was promised to
/// nobody, so `PromoteAlone` does no harm by itself; but a new owner that asks nobody has to fill all survivors anew,
/// and acknowledges alone meanwhile. `CrashInTurn` takes it away before that has ended.
const PLANTED: [(Bug, &[&str]); 11] = [
    (Bug::EpochNotRaised, &["one owner per partition, lineage and epoch"]),
    (Bug::ViewGoesBack, &["views never go back"]),
    (Bug::DeadlineForgotten, &["every call ends"]),
    (Bug::SkipBackupAck, &["no acknowledged write lost or doubled"]),
    (Bug::PromoteAlone, &["no acknowledged write lost or doubled", "nobody sees what can vanish"]),
    (Bug::ForgetIdentities, &["no acknowledged write lost or doubled", "nobody sees what can vanish"]),
    (Bug::ReadUnheld, &["nobody sees what can vanish"]),
    (Bug::ApplyOverGap, &["backups equal the owner at rest"]),
    (Bug::MarkForgotten, &["comes to rest as one cluster"]),
    (Bug::LockTwice, &["one holder per lock"]),
    (Bug::ExpireLocked, &["no acknowledged write lost or doubled", "nobody sees what can vanish"]),
];

/// A change of the workload changes what each seed does: the rarest of them must not depend on luck.
const SEEDS_MAX: Range<u64> = SEEDS.start..SEEDS.start + 4 * (SEEDS.end - SEEDS.start);

#[test]
fn planted_bugs_are_found() {
    let _alone = alone();
    let mut missed = Vec::new();
    for (bug, claims) in PLANTED {
        plant(Some(bug));
        let found = SEEDS_MAX.into_iter().find_map(|seed| {
            let broken = oracle::check_all(&Sim::new(seed, false).run().world.history);
            broken
                .into_iter()
                .find(|broken| claims.contains(&broken.invariant))
                .map(|broken| (seed, broken.invariant))
        });
        plant(None);
        match found {
            Some((seed, invariant)) => println!("{bug:?}: seed {seed} broke \"{invariant}\""),
            None => missed.push(bug),
        }
    }
    assert!(missed.is_empty(), "not found within the seeds: {missed:?}");
}

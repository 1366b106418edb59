//! Proof that the invariants bite: each bug that is planted in the kernel is found within the seeds of every run.
//!
//! `cargo test --features planted-bugs --test simulation planted`

use crate::sim::Sim;
use crate::{SEEDS, alone, oracle};
use filbert::kernel::planted::{Bug, plant};

/// Each bug, and the claims of which one must be found broken. `PromoteAlone` is not among them: as long as a write is
/// acknowledged only when every synchronised backup holds it, what a survivor holds in addition was promised to nobody.
const PLANTED: [(Bug, &[&str]); 9] = [
    (Bug::EpochNotRaised, &["one owner per partition, lineage and epoch"]),
    (Bug::ViewGoesBack, &["views never go back"]),
    (Bug::DeadlineForgotten, &["every call ends"]),
    (Bug::SkipBackupAck, &["no acknowledged write lost or doubled"]),
    (Bug::ForgetIdentities, &["no acknowledged write lost or doubled", "nobody sees what can vanish"]),
    (Bug::ReadUnheld, &["nobody sees what can vanish"]),
    (Bug::ApplyOverGap, &["backups equal the owner at rest"]),
    (Bug::MarkForgotten, &["comes to rest as one cluster"]),
    (Bug::LockTwice, &["one holder per lock"]),
];

#[test]
fn planted_bugs_are_found() {
    let _alone = alone();
    let mut missed = Vec::new();
    for (bug, claims) in PLANTED {
        plant(Some(bug));
        let found = SEEDS.into_iter().find_map(|seed| {
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

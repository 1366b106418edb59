//! Going on without a master: the oldest survivor asks all others how far they are, and begins a child lineage from
//! the newest state that any of them holds.
//!
//! Decides who still has to answer and what the child's first state is. Who is dead is the failure detector's word.
//! Invariant: what one answering survivor holds, states and directory changes alike, is in the child.

use super::view::succeed;
use crate::kernel::cluster::ClusterState;
use crate::kernel::control::message::Acknowledged;
use crate::kernel::directory::Directory;
use crate::kernel::id::MemberId;
use crate::kernel::partition::migration::{Losses, remove};
use crate::kernel::time::MonoTime;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What one survivor holds.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its state.
    pub state: Arc<ClusterState>,
    /// Its directory.
    pub directory: Arc<Directory>,
    /// The migrations that it acknowledged as destination.
    pub ready: Vec<Acknowledged>,
}

/// A take-over in progress.
#[derive(Debug)]
pub struct Takeover {
    /// Tells this attempt's answers from another's.
    pub claim: u64,
    /// When to ask again.
    pub ask_at: MonoTime,
    answers: BTreeMap<MemberId, Answer>,
}

impl Takeover {
    /// An attempt that nobody has answered yet.
    pub fn new(now: MonoTime, claim: u64) -> Self {
        Self { claim, ask_at: now, answers: BTreeMap::new() }
    }

    /// A survivor's answer; one for another attempt is ignored.
    pub fn handle_answer(&mut self, from: MemberId, claim: u64, answer: Answer) {
        if claim == self.claim {
            self.answers.insert(from, answer);
        }
    }

    /// Those of `survivors` that have not answered.
    pub fn unanswered(&self, survivors: &BTreeSet<MemberId>) -> Vec<MemberId> {
        survivors.iter().filter(|member| !self.answers.contains_key(member)).copied().collect()
    }

    /// The newest state and directory of `mine` and all answers of the same lineage, and all acknowledgements.
    pub fn newest(&self, mine: Answer) -> Answer {
        let lineage = mine.state.lineage;
        let mut newest = mine;
        for answer in self.answers.values().filter(|answer| answer.state.lineage == lineage) {
            if answer.state.version > newest.state.version {
                newest.state = answer.state.clone();
            }
            if answer.directory.version > newest.directory.version {
                newest.directory = answer.directory.clone();
            }
            newest.ready.extend_from_slice(&answer.ready);
        }
        newest
    }
}

/// The child's first state: acknowledged migrations are committed, all others cancelled, the dead are taken out.
pub fn child(
    newest: &Answer,
    me: MemberId,
    random: u128,
    is_dead: impl Fn(MemberId) -> bool,
) -> (ClusterState, Losses) {
    let mut next = succeed(&newest.state, me, random);
    let mut commits = Vec::new();
    for (number, assignment) in next.partitions.iter_mut().enumerate() {
        let Some(migration) = assignment.migration else { continue };
        let acknowledged = |ready: &&Acknowledged| {
            usize::from(ready.partition.0) == number && ready.attempt == migration.attempt
        };
        match newest.ready.iter().find(acknowledged) {
            Some(ready) => commits.push(*ready),
            None => assignment.migration = None,
        }
    }
    for ready in commits {
        crate::kernel::partition::migration::commit(&mut next, ready.partition, ready.attempt);
    }
    let before = next.members.len();
    next.members.retain(|member| !is_dead(member.id));
    next.list_version += (before - next.members.len()) as u32;
    let losses = remove(&mut next, is_dead);
    (next, losses)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::cluster::{Assignment, Migration, Slot};
    use crate::kernel::control::message::Applicant;
    use crate::kernel::id::{Address, PartitionId};
    use crate::kernel::membership::view::{admit, found};
    use crate::kernel::time::ms;

    fn state(version: u64) -> Arc<ClusterState> {
        let applicant = Applicant {
            address: Address::new("host", 1),
            lite: false,
            attributes: Arc::default(),
            cluster_name: "dev".into(),
            partition_count: 2,
            protocol: (1, 1),
        };
        let mut state = found(MemberId(1), &applicant, 0);
        for id in 2..=3 {
            admit(&mut state, MemberId(id), &applicant);
        }
        state.version = version;
        let slot = |id, index| Slot { member: MemberId(id), index, synchronised: true };
        state.partitions[0] = Assignment {
            replicas: [slot(1, 0), slot(2, 1)].into_iter().collect(),
            migration: Some(Migration { destination: MemberId(3), attempt: 7, source_becomes: Some(1) }),
            ..Assignment::default()
        };
        Arc::new(state)
    }

    fn answer(version: u64, directory: u64, ready: &[u32]) -> Answer {
        let ready = ready.iter().map(|attempt| Acknowledged { partition: PartitionId(0), attempt: *attempt });
        let directory = Directory { version: directory, ..Directory::default() };
        Answer { state: state(version), directory: Arc::new(directory), ready: ready.collect() }
    }

    #[test]
    fn newest_of_all_survivors_is_taken() {
        let mut takeover = Takeover::new(ms(0), 4);
        takeover.handle_answer(MemberId(3), 3, answer(99, 99, &[]));
        let survivors = BTreeSet::from([MemberId(3)]);
        assert_eq!(takeover.unanswered(&survivors), [MemberId(3)], "an answer to another claim is none");
        takeover.handle_answer(MemberId(3), 4, answer(8, 2, &[7]));
        assert!(takeover.unanswered(&survivors).is_empty());
        let newest = takeover.newest(answer(5, 6, &[]));
        assert_eq!((newest.state.version, newest.directory.version, newest.ready.len()), (8, 6, 1));
    }

    #[test]
    fn acknowledged_migration_is_committed_and_another_cancelled() {
        let dead = |member| member == MemberId(1);
        let (next, losses) = child(&answer(5, 0, &[7]), MemberId(2), 1, dead);
        assert_eq!(next.partitions[0].owner(), Some(MemberId(3)), "the destination had everything");
        assert_eq!((next.version, next.parent.map(|(_, version)| version)), (6, Some(5)));
        assert_eq!((losses, next.members.len()), (Losses::default(), 2));
        let (next, _) = child(&answer(5, 0, &[6]), MemberId(2), 1, dead);
        assert_eq!(next.partitions[0].owner(), Some(MemberId(2)), "the backup is promoted");
        assert_eq!(next.partitions[0].migration, None);
    }
}

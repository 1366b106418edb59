//! The member list as a value: how it begins, grows, shrinks, is taken over, and whether an offered one is followed.
//!
//! Decides nothing about when. Invariant: a version never goes back within a lineage, and a lineage that was left
//! is never entered again.

use crate::kernel::cluster::{Assignment, ClusterState, Member};
use crate::kernel::control::message::Applicant;
use crate::kernel::id::{Incarnation, Lineage, MemberId};
use std::collections::VecDeque;

/// Lineages that a member remembers having passed through.
const PASSED_MAX: usize = 64;
/// Most members of a cluster.
pub const MEMBERS_MAX: usize = 256;

/// What to make of a state that somebody offers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Offer {
    /// Follow it.
    Newer,
    /// Known already.
    Known,
    /// It goes on from here without this member.
    WithoutMe,
    /// Another cluster, or one that went on from an older version.
    Foreign,
}

/// The lineages that a member left behind, each with the version that was taken over from it.
#[derive(Clone, Debug, Default)]
pub struct Passed(VecDeque<(Lineage, u64)>);

impl Passed {
    /// Notes that the cluster went on from `version` of `lineage` in another one.
    pub fn push(&mut self, lineage: Lineage, version: u64) {
        if self.0.len() == PASSED_MAX {
            self.0.pop_front();
        }
        self.0.push_back((lineage, version));
    }

    /// The version that was taken over from a lineage.
    pub fn version_of(&self, lineage: Lineage) -> Option<u64> {
        self.0.iter().find(|(passed, _)| *passed == lineage).map(|(_, version)| *version)
    }
}

/// Whether `me`, who holds `mine`, follows `offered`.
pub fn judge(mine: &ClusterState, passed: &Passed, me: MemberId, offered: &ClusterState) -> Offer {
    let listed = offered.member(me).is_some();
    if offered.lineage == mine.lineage {
        return match (offered.version > mine.version, listed) {
            (false, _) => Offer::Known,
            (true, true) => Offer::Newer,
            (true, false) => Offer::WithoutMe,
        };
    }
    if passed.version_of(offered.lineage).is_some() {
        return Offer::Known;
    }
    match offered.parent {
        Some((lineage, version)) if lineage == mine.lineage && version >= mine.version => {
            if listed {
                Offer::Newer
            } else {
                Offer::WithoutMe
            }
        }
        _ => Offer::Foreign,
    }
}

/// A state without members, so that every partition can be asked for.
pub fn nothing(partition_count: u16) -> ClusterState {
    ClusterState {
        partitions: vec![Assignment::default(); usize::from(partition_count)],
        ..ClusterState::default()
    }
}

/// A cluster of one.
pub fn found(me: MemberId, applicant: &Applicant, random: u128) -> ClusterState {
    let mut state = nothing(applicant.partition_count);
    state.lineage = Lineage { depth: 0, id: me.0 ^ random };
    state.next_incarnation = 1;
    admit(&mut state, me, applicant);
    state.version = 1;
    state
}

/// Appends a member.
pub fn admit(state: &mut ClusterState, id: MemberId, applicant: &Applicant) {
    state.members.push(Member {
        id,
        incarnation: Incarnation(state.next_incarnation),
        address: applicant.address.clone(),
        lite: applicant.lite,
        leaving: false,
        attributes: applicant.attributes.clone(),
    });
    state.next_incarnation += 1;
    state.list_version += 1;
}

/// The first state of the child lineage that `me` begins.
pub fn succeed(last: &ClusterState, me: MemberId, random: u128) -> ClusterState {
    let mut next = last.clone();
    next.parent = Some((last.lineage, last.version));
    next.lineage = Lineage { depth: last.lineage.depth + 1, id: me.0 ^ random };
    next.version = last.version + 1;
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::Address;
    use std::collections::BTreeMap;
    use std::sync::Arc;

    fn applicant(port: u16) -> Applicant {
        Applicant {
            address: Address::new("host", port),
            lite: false,
            attributes: Arc::new(BTreeMap::new()),
            cluster_name: "dev".into(),
            partition_count: 3,
            protocol: (1, 1),
        }
    }

    fn two() -> ClusterState {
        let mut state = found(MemberId(1), &applicant(1), 7);
        admit(&mut state, MemberId(2), &applicant(2));
        state.version = 2;
        state
    }

    #[test]
    fn versions_never_go_back_within_a_lineage() {
        let (old, mut new) = (two(), two());
        new.version = 3;
        let passed = Passed::default();
        assert_eq!(judge(&old, &passed, MemberId(2), &new), Offer::Newer);
        assert_eq!(judge(&old, &passed, MemberId(3), &new), Offer::WithoutMe);
        assert_eq!(judge(&new, &passed, MemberId(2), &old), Offer::Known);
    }

    #[test]
    fn child_is_followed_from_its_parent_at_or_below_the_version_taken() {
        let mut mine = two();
        let child = succeed(&mine, MemberId(2), 9);
        let mut passed = Passed::default();
        assert_eq!(judge(&mine, &passed, MemberId(2), &child), Offer::Newer);
        assert_eq!(judge(&mine, &passed, MemberId(9), &child), Offer::WithoutMe);
        mine.version += 1;
        assert_eq!(
            judge(&mine, &passed, MemberId(2), &child),
            Offer::Foreign,
            "it went on from less than I hold"
        );
        mine.version -= 1;
        passed.push(child.lineage, 4);
        assert_eq!(judge(&mine, &passed, MemberId(2), &child), Offer::Known, "each lineage at most once");
        let grandchild = succeed(&child, MemberId(2), 11);
        assert_eq!(
            judge(&mine, &Passed::default(), MemberId(2), &grandchild),
            Offer::Foreign,
            "not from its parent"
        );
    }

    #[test]
    fn numbers_of_members_are_never_used_again() {
        let mut state = two();
        state.members.pop();
        admit(&mut state, MemberId(3), &applicant(2));
        assert_eq!(state.members[1].incarnation, Incarnation(3));
        assert_eq!(state.list_version, 3);
    }
}

//! The master's side of publishing: who holds which version, and what to send them next.
//!
//! A member is sent what is new at once, from what it was sent last; and again, from what it acknowledged, until it
//! acknowledged all. Invariant: a directory change is sent without the whole directory only to who was sent all
//! before it.

use super::message::{ControlMessage, Have};
use crate::kernel::cluster::ClusterState;
use crate::kernel::directory::{Directory, DirectoryChange};
use crate::kernel::id::{Lineage, MemberId};
use crate::kernel::time::MonoTime;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

/// Changes kept to be sent one by one; who is further behind gets the whole directory.
const CHANGES_MAX: usize = 64;

#[derive(Clone, Copy, Debug, Default)]
struct Progress {
    have: Have,
    sent: Have,
    sent_at: MonoTime,
}

/// See the module.
#[derive(Debug, Default)]
pub struct Publisher {
    members: BTreeMap<MemberId, Progress>,
    changes: VecDeque<(u64, DirectoryChange)>,
}

impl Publisher {
    /// Only these are published to.
    pub fn set_members(&mut self, members: &[MemberId]) {
        self.members.retain(|member, _| members.contains(member));
        for member in members {
            self.members.entry(*member).or_default();
        }
    }

    /// The directory's latest change.
    pub fn handle_change(&mut self, number: u64, change: DirectoryChange) {
        if self.changes.len() == CHANGES_MAX {
            self.changes.pop_front();
        }
        self.changes.push_back((number, change));
    }

    /// A member says what it holds.
    pub fn handle_have(&mut self, member: MemberId, have: Have) {
        if let Some(progress) = self.members.get_mut(&member) {
            progress.have = have;
        }
    }

    /// Whether a member has ever said that it holds something of a lineage.
    pub fn follows(&self, member: MemberId, lineage: Lineage) -> bool {
        self.members.get(&member).is_some_and(|progress| progress.have.lineage == lineage)
    }

    /// What was under way to a member is lost.
    pub fn handle_relinked(&mut self, member: MemberId) {
        if let Some(progress) = self.members.get_mut(&member) {
            progress.sent = progress.have;
            progress.sent_at = MonoTime::default();
        }
    }

    /// Whether every member holds at least this.
    pub fn all_have(&self, wanted: Have) -> bool {
        self.members.values().all(|progress| {
            progress.have.lineage == wanted.lineage
                && progress.have.version >= wanted.version
                && progress.have.directory >= wanted.directory
        })
    }

    /// What to send now to those who are linked, and when to look again.
    pub fn messages(
        &mut self,
        now: MonoTime,
        repeat: Duration,
        state: &Arc<ClusterState>,
        directory: &Arc<Directory>,
        is_linked: impl Fn(MemberId) -> bool,
    ) -> (Vec<(MemberId, ControlMessage)>, MonoTime) {
        let latest = Have { lineage: state.lineage, version: state.version, directory: directory.version };
        let (mut messages, mut next) = (Vec::new(), MonoTime::NEVER);
        for (member, progress) in &mut self.members {
            if progress.have == latest || !is_linked(*member) {
                continue;
            }
            let due = progress.sent_at + repeat <= now;
            if progress.sent != latest || due {
                let from = if due { progress.have } else { progress.sent };
                let words = Self::words(&self.changes, from, latest, state, directory);
                messages.extend(words.into_iter().map(|message| (*member, message)));
                progress.sent = latest;
                progress.sent_at = now;
            }
            next = next.min(progress.sent_at + repeat);
        }
        (messages, next)
    }

    fn words(
        changes: &VecDeque<(u64, DirectoryChange)>,
        from: Have,
        latest: Have,
        state: &Arc<ClusterState>,
        directory: &Arc<Directory>,
    ) -> Vec<ControlMessage> {
        let known = from.lineage == latest.lineage;
        let missing =
            changes.iter().filter(|(number, _)| *number > from.directory && *number <= latest.directory);
        let stepwise =
            known && missing.clone().count() as u64 == latest.directory.saturating_sub(from.directory);
        let mut words = Vec::new();
        if !stepwise || from.version != latest.version {
            let directory = (!stepwise).then(|| directory.clone());
            words.push(ControlMessage::Publish { state: state.clone(), directory });
        }
        if stepwise {
            words.extend(missing.map(|(number, change)| ControlMessage::Change {
                lineage: latest.lineage,
                number: *number,
                change: change.clone(),
            }));
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::ObjectId;
    use crate::kernel::time::ms;

    const A: MemberId = MemberId(1);
    const REPEAT: Duration = Duration::from_millis(100);

    struct Master {
        publisher: Publisher,
        state: Arc<ClusterState>,
        directory: Arc<Directory>,
    }

    impl Master {
        fn new() -> Self {
            let mut publisher = Publisher::default();
            publisher.set_members(&[A]);
            let lineage = Lineage { depth: 0, id: 9 };
            let state = ClusterState { lineage, version: 1, ..ClusterState::default() };
            Self { publisher, state: Arc::new(state), directory: Arc::default() }
        }

        fn change(&mut self) {
            let change = DirectoryChange::Destroy { object: ObjectId(1) };
            Arc::make_mut(&mut self.directory).apply(&change);
            self.publisher.handle_change(self.directory.version, change);
        }

        fn sent(&mut self, now: u64) -> Vec<ControlMessage> {
            let sent = self.publisher.messages(ms(now), REPEAT, &self.state, &self.directory, |_| true).0;
            sent.into_iter().map(|(_, message)| message).collect()
        }

        fn have(&self) -> Have {
            Have {
                lineage: self.state.lineage,
                version: self.state.version,
                directory: self.directory.version,
            }
        }
    }

    #[test]
    fn newcomer_gets_everything_until_it_says_so() {
        let mut master = Master::new();
        let whole = ControlMessage::Publish { state: master.state.clone(), directory: Some(Arc::default()) };
        assert_eq!(master.sent(1_000), std::slice::from_ref(&whole));
        assert_eq!(master.sent(1_099), []);
        assert_eq!(master.sent(1_100), [whole], "no answer: again");
        let have = master.have();
        master.publisher.handle_have(A, have);
        assert_eq!(master.sent(1_200), []);
        assert!(master.publisher.all_have(have));
    }

    #[test]
    fn changes_follow_each_other_without_waiting_and_are_repeated_from_the_acknowledged_one() {
        let mut master = Master::new();
        master.sent(1_000);
        let have = master.have();
        master.publisher.handle_have(A, have);
        master.change();
        let change = |number| ControlMessage::Change {
            lineage: Lineage { depth: 0, id: 9 },
            number,
            change: DirectoryChange::Destroy { object: ObjectId(1) },
        };
        assert_eq!(master.sent(1_010), [change(1)]);
        master.change();
        assert_eq!(master.sent(1_020), [change(2)], "only what is new");
        assert_eq!(master.sent(1_120), [change(1), change(2)], "both again");
        (0..CHANGES_MAX).for_each(|_| master.change());
        assert!(matches!(master.sent(1_300)[..], [ControlMessage::Publish { directory: Some(_), .. }]));
    }
}

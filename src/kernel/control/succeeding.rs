//! Take-over, from both ends: claiming mastership when everyone older is gone, and answering who claims it.

use super::message::{Acknowledged, ControlMessage};
use super::output::target;
use super::{Control, LogLevel};
use crate::kernel::cluster::ClusterState;
use crate::kernel::directory::Directory;
use crate::kernel::id::MemberId;
use crate::kernel::membership::takeover::{self, Answer, Takeover};
use crate::kernel::membership::view::{self, Offer};
use crate::kernel::time::MonoTime;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

/// A claimant that has not asked again for so long is not waited for: the old master's word counts again.
const PROMISE_KEPT: Duration = Duration::from_millis(500);

#[derive(Clone, Copy, Debug)]
struct Query {
    claim: u64,
    asked_at: MonoTime,
    answered: bool,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Succession {
    claims: u64,
    takeover: Option<Takeover>,
    queries: BTreeMap<MemberId, Query>,
}

impl Succession {
    /// A new lineage began.
    pub(super) fn clear(&mut self) {
        self.takeover = None;
        self.queries.clear();
    }

    /// Whether a claimant was answered, so that only its word counts.
    pub(super) fn has_promised_another(&self, now: MonoTime, member: MemberId) -> bool {
        let holds = |query: &Query| query.answered && now.since(query.asked_at) < PROMISE_KEPT;
        self.queries.iter().any(|(claimant, query)| *claimant != member && holds(query))
            && !self.queries.get(&member).is_some_and(holds)
    }
}

impl Control {
    pub(super) fn turn_succession(&mut self, now: MonoTime) {
        self.answer_queries(now);
        if self.mastery.is_some() || self.acting(now) != self.me || !self.detector.may_judge(now) {
            self.succession.takeover = None;
            return;
        }
        let alive = |member: &MemberId| self.detector.evidence(now, *member).is_none();
        let survivors: BTreeSet<MemberId> = self.others().into_iter().filter(alive).collect();
        if self.succession.takeover.is_none() {
            self.succession.claims += 1;
            self.succession.takeover = Some(Takeover::new(now, self.succession.claims));
            let text = "Starting mastership claim process...".to_owned();
            self.log(LogLevel::Info, target::CLUSTER_SERVICE, text);
        }
        let Some(takeover) = &mut self.succession.takeover else { return };
        let unanswered = takeover.unanswered(&survivors);
        if unanswered.is_empty() {
            return self.take_over(now);
        }
        let (claim, due) = (takeover.claim, takeover.ask_at <= now);
        if due {
            takeover.ask_at = now + self.config.timings.repeat;
        }
        let at = takeover.ask_at;
        self.wake_at(at);
        for member in unanswered.into_iter().filter(|_| due) {
            let (state, directory) = (self.state.clone(), self.directory.clone());
            self.send(member, ControlMessage::TakeoverQuery { claim, state, directory });
        }
    }

    fn take_over(&mut self, now: MonoTime) {
        let Some(takeover) = self.succession.takeover.take() else { return };
        let ready = self.reports.acknowledged();
        let mine = Answer { state: self.state.clone(), directory: self.directory.clone(), ready };
        let newest = takeover.newest(mine);
        if newest.state.member(self.me).is_none() {
            return self.on_removed(now, newest.state.lineage, newest.state.version);
        }
        let random = self.random.next_u128();
        // Who joined last is not in this member's own list and cannot have been judged: it stays.
        let dead = |member| self.detector.evidence(now, member).is_some();
        let (child, losses) = takeover::child(&newest, self.me, random, dead);
        self.adopt(now, Arc::new(child), Some(newest.directory));
        self.note_losses(&losses);
    }

    pub(super) fn on_takeover_query(
        &mut self,
        now: MonoTime,
        from: MemberId,
        claim: u64,
        state: Arc<ClusterState>,
        directory: Arc<Directory>,
    ) {
        if state.partitions.len() != usize::from(self.config.partition_count) {
            return;
        }
        if self.join.is_some() {
            // Admitted by a master that died before it could say so.
            if state.member(self.me).is_none() {
                return;
            }
            self.adopt(now, state, Some(directory));
        } else if view::judge(&self.state, &self.passed, self.me, &state) == Offer::Newer {
            self.adopt(now, state, Some(directory));
        }
        if self.state.member(from).is_none() {
            return;
        }
        let answered = self.succession.queries.get(&from).is_some_and(|query| query.answered);
        self.succession.queries.insert(from, Query { claim, asked_at: now, answered });
        // Asked again: the answer was lost.
        if let Some(query) = self.succession.queries.get_mut(&from).filter(|query| query.answered) {
            query.answered = false;
        }
    }

    fn answer_queries(&mut self, now: MonoTime) {
        self.succession.queries.retain(|_, query| now.since(query.asked_at) < PROMISE_KEPT);
        let acting = self.acting(now);
        let Some(query) = self.succession.queries.get_mut(&acting).filter(|query| !query.answered) else {
            return;
        };
        if acting == self.me {
            return;
        }
        query.answered = true;
        let (claim, ready) = (query.claim, self.reports.acknowledged());
        let (state, directory) = (self.state.clone(), self.directory.clone());
        self.send(acting, ControlMessage::TakeoverAnswer { claim, state, directory, ready });
    }

    pub(super) fn on_takeover_answer(
        &mut self,
        now: MonoTime,
        from: MemberId,
        claim: u64,
        state: Arc<ClusterState>,
        directory: Arc<Directory>,
        ready: Vec<Acknowledged>,
    ) {
        let mine = self.state.lineage;
        if self.join.is_some() || state.partitions.len() != usize::from(self.config.partition_count) {
            return;
        }
        if state.lineage != mine {
            // The survivor followed another claimant, who died since: this member catches up and claims anew.
            return self.offer(now, from, state, Some(directory));
        }
        if let Some(takeover) = &mut self.succession.takeover {
            takeover.handle_answer(from, claim, Answer { state, directory, ready });
        }
    }
}

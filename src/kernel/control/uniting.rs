//! Two clusters: carrying out what `membership::merge` decides for the master, and obeying it as a member.

use super::message::{ControlMessage, Summary};
use super::output::target;
use super::{Control, LogLevel, Output};
use crate::kernel::id::{Address, MemberId};
use crate::kernel::membership::failure_detector::Proof;
use crate::kernel::membership::merge;
use crate::kernel::time::MonoTime;
use std::collections::VecDeque;
use std::time::Duration;

/// A master that sends its cluster away goes itself when all have said goodbye, or after this long.
const GOING_MAX: Duration = Duration::from_millis(300);
/// Most questions for emptiness that the driver has not answered.
const QUESTIONS_MAX: usize = 64;

/// Why the driver was asked whether this member is empty.
#[derive(Clone, Copy, Debug)]
enum Purpose {
    /// This master's own share of a question or a seal.
    Own(u64),
    /// A master's question.
    Asked(MemberId, u64),
    /// A master's seal.
    Sealed(MemberId, u64),
}

#[derive(Debug)]
struct Going {
    attempt: u64,
    address: Address,
    until: MonoTime,
    repeat_at: MonoTime,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Sealed {
    /// By whose attempt the replicas here are sealed, and when that was last said.
    by: Option<(MemberId, u64, MonoTime)>,
    purposes: VecDeque<Purpose>,
    going: Option<Going>,
}

impl Control {
    /// Whether this master has sent its cluster away: it decides nothing any more.
    pub(super) fn is_going(&self) -> bool {
        self.sealed.going.is_some()
    }

    /// There is another cluster.
    pub(super) fn on_foreign(&mut self, now: MonoTime, from: MemberId, summary: Summary, offered: bool) {
        let own = summary.lineage == self.state.lineage;
        let passed =
            self.passed.version_of(summary.lineage).is_some_and(|version| summary.version <= version);
        if self.join.is_some() || own || passed {
            return;
        }
        // Admitted here, but it had followed somebody else by then. A member that passes a stranger's word on follows.
        let lineage = self.state.lineage;
        let follows = self.mastery.as_ref().is_none_or(|mastery| mastery.publisher.follows(from, lineage));
        if self.state.member(from).is_some() && (summary.master == from || !follows) {
            self.detector.handle_proof(from, Proof::Elsewhere);
        }
        if self.mastery.is_some() {
            self.merge.handle_found(now, &summary, offered);
        } else if let Some(master) =
            self.state.master().map(|master| master.id).filter(|master| *master != from)
        {
            self.send(master, ControlMessage::Foreign(summary));
        }
    }

    pub(super) fn turn_merge(&mut self, now: MonoTime) {
        if self.mastery.is_none() {
            return;
        }
        if self.sealed.going.is_some() {
            return self.turn_going(now);
        }
        let Some(own) = self.summary() else { return };
        let everyone = self.everyone();
        for output in self.merge.handle_timeout(now, &own, &everyone) {
            self.unite(now, output);
        }
        let at = self.merge.poll_timeout();
        self.wake_at(at);
    }

    pub(super) fn unite(&mut self, now: MonoTime, output: merge::Output) {
        match output {
            merge::Output::AskEmpty { round } => {
                self.tell_others(&ControlMessage::EmptyAsk { round });
                self.ask_empty(Purpose::Own(round));
            }
            merge::Output::Offer { to } => {
                if let Some(summary) = self.summary() {
                    self.send(to, ControlMessage::MergeOffer(summary));
                }
            }
            merge::Output::Seal { attempt } => {
                self.tell_others(&ControlMessage::MergeSeal { attempt });
                self.seal(now, self.me, attempt);
                self.ask_empty(Purpose::Own(attempt));
            }
            merge::Output::Cancel { attempt } => {
                self.tell_others(&ControlMessage::MergeCancel { attempt });
                self.unseal();
            }
            merge::Output::Go { attempt, address } => {
                let until = now + GOING_MAX;
                self.sealed.going = Some(Going { attempt, address, until, repeat_at: now });
                self.turn_going(now);
            }
            merge::Output::Two(other) => self.warn_of_two(&other),
        }
    }

    fn warn_of_two(&mut self, other: &Summary) {
        let Some(master) = self.state.master() else { return };
        let text = format!(
            "There are two clusters of this name, and both hold data: one with master {} - {} and {} members, another \
             with master {} - {} and {} members. They stay two; restart the members of one of them to unite them",
            master.address,
            master.id,
            self.state.members.len(),
            other.address,
            other.master,
            other.size,
        );
        self.log(LogLevel::Warn, target::CLUSTER_SERVICE, text);
    }

    fn turn_going(&mut self, now: MonoTime) {
        let others: Vec<MemberId> = self.others();
        let left = others
            .iter()
            .any(|member| self.links.is_linked(*member) && self.detector.evidence(now, *member).is_none());
        let Some(going) = &mut self.sealed.going else { return };
        if !left || going.until <= now {
            let address = going.address.clone();
            return self.restart(now, Some(address));
        }
        if going.repeat_at <= now {
            going.repeat_at = now + self.config.timings.repeat;
            let (attempt, address) = (going.attempt, going.address.clone());
            self.tell_others(&ControlMessage::MergeGo { attempt, address });
        }
        let at = self.sealed.going.as_ref().map_or(now, |going| going.repeat_at.min(going.until));
        self.wake_at(at);
    }

    fn tell_others(&mut self, message: &ControlMessage) {
        for member in self.others() {
            self.send(member, message.clone());
        }
    }

    fn ask_empty(&mut self, purpose: Purpose) {
        if self.sealed.purposes.len() < QUESTIONS_MAX {
            self.sealed.purposes.push_back(purpose);
            self.outputs.push_back(Output::AskEmpty);
        }
    }

    pub(super) fn answer_empty(&mut self, empty: bool) {
        match self.sealed.purposes.pop_front() {
            Some(Purpose::Own(round)) => self.merge.handle_answer(round, self.me, empty),
            Some(Purpose::Asked(master, round)) => {
                self.send(master, ControlMessage::EmptyAnswer { round, empty })
            }
            Some(Purpose::Sealed(master, attempt))
                if self.sealed.by.is_some_and(|(by, at, _)| (by, at) == (master, attempt)) =>
            {
                self.send(master, ControlMessage::MergeSealed { attempt, empty });
            }
            Some(Purpose::Sealed(..)) | None => {}
        }
    }

    pub(super) fn is_master_of_mine(&self, member: MemberId) -> bool {
        self.join.is_none() && self.state.master().is_some_and(|master| master.id == member)
    }

    pub(super) fn on_empty_ask(&mut self, from: MemberId, round: u64) {
        if self.is_master_of_mine(from) {
            self.ask_empty(Purpose::Asked(from, round));
        }
    }

    pub(super) fn on_seal(&mut self, now: MonoTime, from: MemberId, attempt: u64) {
        if self.is_master_of_mine(from) {
            self.seal(now, from, attempt);
            self.ask_empty(Purpose::Sealed(from, attempt));
        }
    }

    fn seal(&mut self, now: MonoTime, master: MemberId, attempt: u64) {
        if self.sealed.by.is_none() {
            self.outputs.push_back(Output::Seal(true));
        }
        self.sealed.by = Some((master, attempt, now));
    }

    /// Lets the replicas serve again.
    pub(super) fn unseal(&mut self) {
        if self.sealed.by.take().is_some() {
            self.outputs.push_back(Output::Seal(false));
        }
    }

    pub(super) fn on_cancel(&mut self, from: MemberId, attempt: u64) {
        if self.sealed.by.is_some_and(|(master, sealed, _)| master == from && sealed <= attempt) {
            self.unseal();
        }
    }

    pub(super) fn on_go(&mut self, now: MonoTime, from: MemberId, attempt: u64, address: Address) {
        if self.sealed.by.is_some_and(|(master, sealed, _)| (master, sealed) == (from, attempt)) {
            self.restart(now, Some(address));
        }
    }

    /// A seal whose master says nothing more is void: nothing was given up yet, so serving on is safe.
    pub(super) fn turn_sealed(&mut self, now: MonoTime) {
        let Some((master, _, heard_at)) = self.sealed.by else { return };
        if master == self.me {
            return;
        }
        let until = heard_at + self.config.timings.seal;
        if until <= now { self.unseal() } else { self.wake_at(until) }
    }
}

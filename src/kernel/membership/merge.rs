//! Two clusters that found each other: which gives way, and when it may.
//!
//! Decides for the master of one side. Data decides first: a side that holds none gives way; two that hold data stay
//! two. Invariant: a side gives way only after every one of its replicas was sealed and then found empty.

use crate::kernel::control::Timings;
use crate::kernel::control::message::Summary;
use crate::kernel::id::{Address, Lineage, MemberId};
use crate::kernel::time::MonoTime;
use std::collections::{BTreeMap, BTreeSet};

/// Most other clusters that are kept in mind.
const OTHERS_MAX: usize = 16;
/// Another cluster that was not heard of for so many silence limits is forgotten.
const FORGOTTEN_AFTER: u32 = 3;

/// What the master of this side does.
#[derive(Clone, PartialEq, Debug)]
pub enum Output {
    /// Ask all members, and this one, whether they hold data.
    AskEmpty {
        /// Which question.
        round: u64,
    },
    /// Offer, with what is known of the own side.
    Offer {
        /// To which master.
        to: MemberId,
    },
    /// Seal all members, and this one; said again until all answered.
    Seal {
        /// Which attempt.
        attempt: u64,
    },
    /// Send all members, and then this one, there.
    Go {
        /// Which attempt.
        attempt: u64,
        /// The other side.
        address: Address,
    },
    /// Serve on.
    Cancel {
        /// Which attempt.
        attempt: u64,
    },
    /// Both sides hold data: warn.
    Two(Summary),
}

#[derive(Debug)]
struct Other {
    summary: Summary,
    heard_at: MonoTime,
    /// Whether its master said so itself, knowing whether its side is empty.
    offered: bool,
    offer_at: MonoTime,
    warned_at: Option<MonoTime>,
}

#[derive(Debug)]
struct Question {
    round: u64,
    waiting: BTreeSet<MemberId>,
    empty: bool,
    repeat_at: MonoTime,
    until: MonoTime,
}

#[derive(Debug)]
enum Stage {
    Idle,
    Asking(Question),
    Sealing(Question, Lineage),
    Gone,
}

/// See the module.
#[derive(Debug)]
pub struct Merge {
    timings: Timings,
    others: BTreeMap<Lineage, Other>,
    own: Option<(bool, MonoTime)>,
    stage: Stage,
    round: u64,
    not_before: MonoTime,
}

impl Merge {
    /// No other cluster is known.
    pub fn new(timings: Timings) -> Self {
        Self {
            timings,
            others: BTreeMap::new(),
            own: None,
            stage: Stage::Idle,
            round: 0,
            not_before: MonoTime::default(),
        }
    }

    /// There is another cluster; `offered` if its master says so itself.
    pub fn handle_found(&mut self, now: MonoTime, summary: &Summary, offered: bool) {
        if self.others.len() >= OTHERS_MAX && !self.others.contains_key(&summary.lineage) {
            return;
        }
        // A cluster that was taken over is known by another lineage: of one master only the latest counts.
        self.others
            .retain(|lineage, other| *lineage == summary.lineage || other.summary.master != summary.master);
        let other = self.others.entry(summary.lineage).or_insert_with(|| Other {
            summary: summary.clone(),
            heard_at: now,
            offered: false,
            offer_at: now,
            warned_at: None,
        });
        other.heard_at = now;
        if offered || (!other.offered && summary.version >= other.summary.version) {
            other.summary = summary.clone();
            other.offered |= offered && summary.empty.is_some();
        }
    }

    /// A member of this side, sealed or not according to the question, says whether it holds data.
    pub fn handle_answer(&mut self, round: u64, member: MemberId, empty: bool) {
        let (Stage::Asking(question) | Stage::Sealing(question, _)) = &mut self.stage else { return };
        if question.round == round && question.waiting.remove(&member) {
            question.empty &= empty;
        }
    }

    /// Members, mastership or lineage of this side changed: whatever was under way is void.
    pub fn handle_change(&mut self) -> Option<Output> {
        self.own = None;
        let stage = std::mem::replace(&mut self.stage, Stage::Idle);
        match stage {
            Stage::Sealing(question, _) => Some(Output::Cancel { attempt: question.round }),
            _ => None,
        }
    }

    /// Whether members must not be admitted.
    pub fn is_sealing(&self) -> bool {
        matches!(self.stage, Stage::Sealing(..) | Stage::Gone)
    }

    /// Whether the own side is known to be empty.
    pub fn own_empty(&self) -> Option<bool> {
        self.own.map(|(empty, _)| empty)
    }

    /// Where the other clusters' masters are.
    pub fn addresses(&self) -> impl Iterator<Item = (MemberId, &Address)> {
        self.others.values().map(|other| (other.summary.master, &other.summary.address))
    }

    /// What to do now, given the own side.
    pub fn handle_timeout(
        &mut self,
        now: MonoTime,
        own: &Summary,
        members: &BTreeSet<MemberId>,
    ) -> Vec<Output> {
        let forgotten = self.timings.silence * FORGOTTEN_AFTER;
        self.others.retain(|lineage, other| *lineage != own.lineage && now.since(other.heard_at) < forgotten);
        let mut outputs = Vec::new();
        if !self.others.is_empty() || !matches!(self.stage, Stage::Idle) {
            self.advance(now, own, members, &mut outputs);
        }
        outputs
    }

    fn advance(
        &mut self,
        now: MonoTime,
        own: &Summary,
        members: &BTreeSet<MemberId>,
        outputs: &mut Vec<Output>,
    ) {
        match &mut self.stage {
            Stage::Gone => {}
            Stage::Asking(question) if question.waiting.is_empty() => {
                self.own = Some((question.empty, now));
                self.stage = Stage::Idle;
                self.others.values_mut().for_each(|other| other.offer_at = now);
                self.decide(now, own, members, outputs);
            }
            Stage::Asking(question) if question.until <= now => self.stage = Stage::Idle,
            Stage::Asking(question) => {
                if question.repeat_at <= now {
                    question.repeat_at = now + self.timings.repeat;
                    outputs.push(Output::AskEmpty { round: question.round });
                }
            }
            Stage::Sealing(question, lineage) => {
                let attempt = question.round;
                let target = self.others.get(lineage).map(|other| other.summary.address.clone());
                let Some(address) = target.filter(|_| question.empty && question.until > now) else {
                    self.own = (!question.empty).then_some((false, now));
                    self.not_before = now + self.timings.forming;
                    self.stage = Stage::Idle;
                    return outputs.push(Output::Cancel { attempt });
                };
                if question.waiting.is_empty() {
                    self.stage = Stage::Gone;
                    outputs.push(Output::Go { attempt, address });
                } else if question.repeat_at <= now {
                    question.repeat_at = now + self.timings.repeat;
                    outputs.push(Output::Seal { attempt });
                }
            }
            Stage::Idle => self.decide(now, own, members, outputs),
        }
    }

    fn decide(
        &mut self,
        now: MonoTime,
        own: &Summary,
        members: &BTreeSet<MemberId>,
        outputs: &mut Vec<Output>,
    ) {
        let known = self.own.filter(|(_, at)| now.since(*at) < self.timings.silence);
        let Some((empty, _)) = known else {
            self.stage = Stage::Asking(self.question(now, members));
            outputs.push(Output::AskEmpty { round: self.round });
            return;
        };
        let mut target = None;
        for other in self.others.values_mut() {
            if other.offer_at <= now {
                other.offer_at = now + self.timings.heartbeat;
                outputs.push(Output::Offer { to: other.summary.master });
            }
            let Some(other_empty) = other.summary.empty.filter(|_| other.offered) else { continue };
            if empty && gives_way(own, &other.summary, other_empty) {
                target = Some(other.summary.lineage);
            } else if !empty
                && !other_empty
                && other.warned_at.is_none_or(|at| now.since(at) >= self.timings.warn)
            {
                other.warned_at = Some(now);
                outputs.push(Output::Two(other.summary.clone()));
            }
        }
        if let Some(lineage) = target.filter(|_| self.not_before <= now) {
            self.stage = Stage::Sealing(self.question(now, members), lineage);
            outputs.push(Output::Seal { attempt: self.round });
        }
    }

    fn question(&mut self, now: MonoTime, members: &BTreeSet<MemberId>) -> Question {
        self.round += 1;
        Question {
            round: self.round,
            waiting: members.clone(),
            empty: true,
            repeat_at: now + self.timings.repeat,
            until: now + self.timings.seal,
        }
    }

    /// When to call [`handle_timeout`](Self::handle_timeout) at the latest.
    pub fn poll_timeout(&self) -> MonoTime {
        let question = match &self.stage {
            Stage::Asking(question) | Stage::Sealing(question, _) => question.repeat_at.min(question.until),
            Stage::Gone => return MonoTime::NEVER,
            Stage::Idle => MonoTime::NEVER,
        };
        self.others.values().map(|other| other.offer_at).fold(question, MonoTime::min)
    }
}

/// Whether this side, which is empty, gives way: to data always; else the smaller does, then the greater lineage.
fn gives_way(own: &Summary, other: &Summary, other_empty: bool) -> bool {
    !other_empty
        || (own.size, std::cmp::Reverse(own.lineage.id)) < (other.size, std::cmp::Reverse(other.lineage.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    fn summary(id: u128, size: u32, empty: Option<bool>) -> Summary {
        Summary {
            lineage: Lineage { depth: 0, id },
            version: 1,
            master: MemberId(id),
            address: Address::new("host", id as u16),
            size,
            empty,
        }
    }

    fn members() -> BTreeSet<MemberId> {
        BTreeSet::from([MemberId(1), MemberId(9)])
    }

    /// A side of two whose members have said what they hold, and that got this offer.
    fn met(own_empty: bool, offer: &Summary) -> (Merge, Vec<Output>) {
        let mut merge = Merge::new(Timings::default());
        let own = summary(1, 2, None);
        merge.handle_found(ms(0), offer, true);
        assert_eq!(merge.handle_timeout(ms(0), &own, &members()), [Output::AskEmpty { round: 1 }]);
        merge.handle_answer(1, MemberId(1), own_empty);
        merge.handle_answer(1, MemberId(9), true);
        let outputs = merge.handle_timeout(ms(1), &own, &members());
        assert_eq!(outputs[0], Output::Offer { to: offer.master });
        (merge, outputs[1..].to_vec())
    }

    #[test]
    fn empty_side_gives_way_to_data_however_small() {
        let (_, outputs) = met(true, &summary(2, 1, Some(false)));
        assert_eq!(outputs, [Output::Seal { attempt: 2 }]);
        let (_, outputs) = met(false, &summary(2, 9, Some(true)));
        assert_eq!(outputs, [], "data never gives way");
    }

    #[test]
    fn smaller_of_two_empty_sides_gives_way_then_the_greater_lineage() {
        assert_eq!(met(true, &summary(2, 3, Some(true))).1, [Output::Seal { attempt: 2 }]);
        assert_eq!(met(true, &summary(2, 1, Some(true))).1, []);
        assert_eq!(met(true, &summary(2, 2, Some(true))).1, [], "the smaller lineage stays");
        assert_eq!(met(true, &summary(0, 2, Some(true))).1, [Output::Seal { attempt: 2 }]);
    }

    #[test]
    fn goes_only_when_every_sealed_member_is_empty() {
        let own = summary(1, 2, None);
        let (mut merge, _) = met(true, &summary(2, 3, Some(true)));
        assert!(merge.is_sealing());
        merge.handle_answer(2, MemberId(1), true);
        assert_eq!(merge.handle_timeout(ms(2), &own, &members()), []);
        merge.handle_answer(1, MemberId(9), true);
        assert_eq!(
            merge.handle_timeout(ms(3), &own, &members()),
            [],
            "an answer from before the seal is none"
        );
        merge.handle_answer(2, MemberId(9), true);
        let go = Output::Go { attempt: 2, address: Address::new("host", 2) };
        assert_eq!(merge.handle_timeout(ms(4), &own, &members()), [go]);
    }

    #[test]
    fn data_found_after_the_seal_cancels() {
        let own = summary(1, 2, None);
        let (mut merge, _) = met(true, &summary(2, 3, Some(true)));
        merge.handle_answer(2, MemberId(9), false);
        assert_eq!(merge.handle_timeout(ms(2), &own, &members()), [Output::Cancel { attempt: 2 }]);
        assert_eq!(merge.own_empty(), Some(false));
    }

    #[test]
    fn two_sides_with_data_warn_once_a_minute() {
        let other = summary(2, 1, Some(false));
        let (mut merge, outputs) = met(false, &other);
        assert_eq!(outputs, [Output::Two(other.clone())]);
        let mut warnings = 0;
        for second in 1..=60 {
            merge.handle_found(ms(second * 1_000), &other, true);
            for answer in merge.handle_timeout(ms(second * 1_000), &summary(1, 2, None), &members()) {
                match answer {
                    Output::Two(_) => warnings += 1,
                    Output::AskEmpty { round } => {
                        merge.handle_answer(round, MemberId(1), false);
                        merge.handle_answer(round, MemberId(9), false);
                    }
                    _ => {}
                }
            }
            warnings += merge
                .handle_timeout(ms(second * 1_000), &summary(1, 2, None), &members())
                .iter()
                .filter(|output| matches!(output, Output::Two(_)))
                .count();
        }
        assert_eq!(warnings, 0, "not yet a minute and a millisecond");
        merge.handle_found(ms(61_001), &other, true);
        let mut seen = 0;
        for _ in 0..2 {
            for answer in merge.handle_timeout(ms(61_001), &summary(1, 2, None), &members()) {
                match answer {
                    Output::Two(_) => seen += 1,
                    Output::AskEmpty { round } => {
                        merge.handle_answer(round, MemberId(1), false);
                        merge.handle_answer(round, MemberId(9), false);
                    }
                    _ => {}
                }
            }
        }
        assert_eq!(seen, 1);
    }
}

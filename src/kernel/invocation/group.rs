//! Several calls that are one to the application: to many keys, or to every partition.
//!
//! Each part is an [`Invocation`] with everything that it has: its own owner and epoch, its own identity, its own
//! answer, waited for and asked again for itself. The group puts what goes to one member into one message, and looks
//! only at the parts that there is news of. So a partition that moves is asked again alone, and each part contributes
//! exactly once, with the one outcome of its invocation.

use super::super::bundle::{Bundle, Packing, operation_bytes};
use super::super::context::Snapshot;
use super::super::id::{CallId, Lineage, MemberId, PartitionId, Stamp};
use super::super::message::{Answer, Identity};
use super::super::operation::{Ask, Value};
use super::super::time::MonoTime;
use super::call::Invocation;
use super::outcome::{Outcome, Step};
use std::collections::VecDeque;
use std::time::Duration;

/// Most parts of one group.
pub const GROUP_PARTS_MAX: usize = 1_024;
/// Bytes of keys and values above which a group takes no more parts.
pub const GROUP_BYTES: usize = 4 << 20;

/// What the driver of a group does next.
#[derive(Clone, PartialEq, Debug)]
pub enum GroupStep {
    /// Hand each bundle to the replicas at its member: by a connection, or inline when that is this member.
    Ask(Vec<(MemberId, Bundle)>),
    /// Nothing until something happens, at the latest until this instant.
    Wait {
        /// When to poll again.
        until: MonoTime,
    },
    /// Every part is over.
    Done,
}

/// See the [module](self).
#[derive(Debug)]
pub struct Group {
    call: CallId,
    started: MonoTime,
    deadline: Duration,
    parts: Vec<Part>,
    bytes: usize,
    /// The member, lineage and version that all parts have seen.
    seen: Option<(MemberId, Lineage, u64)>,
    /// Parts that are not over, as far as their driver has been told.
    open: usize,
    /// Those of them that are.
    ended: usize,
    /// Of how many parts a member's answer is outstanding.
    asked: Vec<(MemberId, usize)>,
    /// Something must be done before all parts are over.
    urgent: bool,
    over: VecDeque<(u16, Outcome)>,
}

#[derive(Debug)]
struct Part {
    invocation: Invocation,
    /// Nothing to do for it before, unless there is news.
    until: MonoTime,
    /// Whether it has an outcome ...
    ended: bool,
    /// ... and it has been handed out.
    over: bool,
}

impl Group {
    /// A call without parts, which ends at the latest after `deadline`.
    pub fn new(now: MonoTime, call: CallId, deadline: Duration) -> Self {
        let (parts, over) = (Vec::new(), VecDeque::new());
        Self {
            call,
            started: now,
            deadline,
            parts,
            bytes: 0,
            seen: None,
            open: 0,
            ended: 0,
            asked: Vec::new(),
            urgent: true,
            over,
        }
    }

    /// Whether it takes no more parts.
    pub fn is_full(&self) -> bool {
        self.parts.len() == GROUP_PARTS_MAX || self.bytes >= GROUP_BYTES
    }

    /// One more part. `identity` is present exactly for writes. All parts are of one object and thread.
    pub fn add(&mut self, snapshot: &Snapshot, partition: PartitionId, ask: Ask, identity: Option<Identity>) {
        assert!(self.parts.len() < GROUP_PARTS_MAX, "a group has at most {GROUP_PARTS_MAX} parts");
        self.bytes += ask.key.len() + operation_bytes(&ask.operation);
        let call = self.call.part(self.parts.len() as u16);
        let invocation =
            Invocation::new(self.started, snapshot, call, partition, ask, identity, self.deadline);
        self.parts.push(Part { invocation, until: self.started, ended: false, over: false });
        self.open += 1;
    }

    /// Tells a part that is not over.
    fn news(&mut self, call: CallId, news: impl FnOnce(&mut Invocation)) {
        let Some(part) = call.index().and_then(|index| self.parts.get_mut(usize::from(index))) else {
            return;
        };
        if part.ended {
            return;
        }
        let before = part.invocation.asked();
        news(&mut part.invocation);
        part.until = MonoTime::default();
        part.ended = part.invocation.is_over();
        self.ended += usize::from(part.ended);
        self.urgent |= part.invocation.is_unasked();
        if before.is_some() && before != part.invocation.asked() {
            // With the last answer of a member nobody need read its stream any more.
            self.urgent |= answered(&mut self.asked, before) == 0;
        }
    }

    /// The owner's answer to one part.
    pub fn handle_answer(&mut self, now: MonoTime, snapshot: &Snapshot, from: MemberId, answer: Answer) {
        // What a walk collects is handed out as it comes: its sum has a limit, and one page may be enough.
        self.urgent |= matches!(answer.result, Ok(Value::Page { .. }));
        self.news(answer.call, |part| part.handle_answer(now, snapshot, from, answer));
    }

    /// A backup holds the effect of one part.
    pub fn handle_applied(&mut self, now: MonoTime, from: MemberId, call: CallId, stamp: Stamp) {
        self.news(call, |part| part.handle_applied(now, from, stamp));
    }

    /// Something that concerns all parts.
    pub fn each(&mut self, news: impl Fn(&mut Invocation)) {
        for index in 0..self.parts.len() as u16 {
            self.news(self.call.part(index), &news);
        }
        self.urgent = true;
    }

    /// A bundle of the last [`GroupStep::Ask`] could not be handed out.
    pub fn handle_unsent(&mut self, now: MonoTime, bundle: &Bundle) {
        for part in &bundle.parts {
            self.news(self.call.part(part.index), |part| part.handle_unsent(now));
        }
    }

    /// Whether [`Self::poll`] has something to say since the last time, other than to wait.
    pub fn wants_poll(&self) -> bool {
        self.urgent || self.ended == self.open
    }

    /// What to do now. To be called after any `handle_*`, and when the instant of [`GroupStep::Wait`] is there.
    pub fn poll(&mut self, now: MonoTime, snapshot: &Snapshot) -> GroupStep {
        let seen = Some((snapshot.me, snapshot.state.lineage, snapshot.state.version));
        let all = seen != self.seen;
        self.seen = seen;
        self.urgent = false;
        let mut packings: Vec<(MemberId, Packing)> = Vec::new();
        let mut until = MonoTime::NEVER;
        for (index, part) in (0u16..).zip(&mut self.parts) {
            if part.over {
                continue;
            }
            if all || part.until <= now {
                answered(&mut self.asked, part.invocation.asked());
                match part.invocation.poll(now, snapshot) {
                    Step::Ask { to, request, lineage } => {
                        part.until = part.invocation.deadline();
                        asked(&mut self.asked, Some(to));
                        let partition = part.invocation.partition();
                        match packings.iter_mut().rev().find(|(member, _)| *member == to) {
                            Some((_, packing)) if !packing.is_full() => packing.add(partition, request),
                            _ => packings.push((to, Packing::new(lineage, partition, request))),
                        }
                    }
                    Step::Wait { until } => {
                        part.until = until;
                        asked(&mut self.asked, part.invocation.asked());
                    }
                    Step::Done(outcome) => {
                        self.ended -= usize::from(part.ended);
                        (part.ended, part.over) = (true, true);
                        self.open -= 1;
                        self.over.push_back((index, outcome));
                        continue;
                    }
                }
            }
            until = until.min(part.until);
        }
        if !packings.is_empty() {
            return GroupStep::Ask(
                packings.into_iter().map(|(to, packing)| (to, packing.finish())).collect(),
            );
        }
        if self.open == 0 { GroupStep::Done } else { GroupStep::Wait { until } }
    }

    /// A part that has ended, each once: its index in order of [`Self::add`], and how.
    pub fn poll_over(&mut self) -> Option<(usize, Outcome)> {
        self.over.pop_front().map(|(index, outcome)| (usize::from(index), outcome))
    }

    /// Whether answers of a member are outstanding.
    pub fn awaits(&self, member: MemberId) -> bool {
        self.asked.iter().any(|(asked, count)| *asked == member && *count > 0)
    }

    /// The writes among the parts: partition and sequence number, to be given up when the group is.
    pub fn identities(&self) -> impl Iterator<Item = (PartitionId, &Identity)> {
        let of = |part: &Part| part.invocation.partition();
        self.parts.iter().filter_map(move |part| part.invocation.identity().map(|it| (of(part), it)))
    }
}

/// One more part waits for a member's answer.
fn asked(counts: &mut Vec<(MemberId, usize)>, member: Option<MemberId>) {
    let Some(member) = member else { return };
    match counts.iter_mut().find(|(asked, _)| *asked == member) {
        Some((_, count)) => *count += 1,
        None => counts.push((member, 1)),
    }
}

/// One part less does. Answers how many are left.
fn answered(counts: &mut [(MemberId, usize)], member: Option<MemberId>) -> usize {
    let Some(member) = member else { return 0 };
    let (_, count) =
        counts.iter_mut().find(|(asked, _)| *asked == member).expect("counted when it was asked");
    *count -= 1;
    *count
}

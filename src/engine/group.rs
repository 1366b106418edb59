//! Calls to many keys or to every partition: from the asks to the outcomes, one message to each member.
//!
//! Turns the kernel's [`GroupStep`]s into bundles, inline runs and sleeps. The caller reads the answers of one member
//! itself, those of the others are read for it. Members run each other's bundles with the same
//! [`run_requests`](Engine::run_requests) as their own.

use super::calls::Call;
use super::cells::After;
use super::invoke::{ANEW_MAX, LOOK_MAX};
use super::{Engine, ObjectHandle};
use crate::error::Error;
use crate::kernel::bundle::{Bundle, Requests};
use crate::kernel::context::Snapshot;
use crate::kernel::id::{CallId, MemberId, PartitionId};
use crate::kernel::invocation::{Group, GroupStep, Outcome};
use crate::kernel::message::{Answer, Asker, Identity};
use crate::kernel::operation::{Ask, Refusal, Value};
use crate::kernel::time::MonoTime;
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

/// A step over own partitions: then what it left for others is sent, while the rest goes on.
const STEP: Duration = Duration::from_micros(500);

/// One of the operations, and its place among them.
type Numbered = (usize, PartitionId, Ask);

/// What a group is to do after one look at it.
struct Look {
    step: GroupStep,
    over: Vec<(usize, Outcome)>,
    /// Whether answers of the member whose stream the caller reads are outstanding.
    leads: bool,
}

impl Engine {
    /// Runs several operations on one object at once and waits for all of them. Answers in the order of `asks`.
    ///
    /// # Errors
    /// The first one, when all have an outcome.
    ///
    /// # Blocking
    /// At most the call timeout.
    pub fn call_all(
        &self,
        object: &ObjectHandle,
        asks: Vec<(PartitionId, Ask)>,
    ) -> Result<Vec<Value>, Error> {
        let mut values = vec![Value::None; asks.len()];
        self.call_each(object, asks, |index, value| {
            values[index] = value;
            ControlFlow::Continue(())
        })?;
        Ok(values)
    }

    /// As [`call_all`](Self::call_all), but hands each answer with its place among the asks to `each` as it comes.
    /// When that is enough for it, `each` may end a call of reads: the other answers are not waited for.
    pub fn call_each(
        &self,
        object: &ObjectHandle,
        asks: Vec<(PartitionId, Ask)>,
        mut each: impl FnMut(usize, Value) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let started = self.now();
        for (_, ask) in &asks {
            self.take_turn(ask, started)?;
        }
        let mut left: VecDeque<Numbered> =
            asks.into_iter().enumerate().map(|(index, (partition, ask))| (index, partition, ask)).collect();
        let (mut failed, mut anew) = (None, 0);
        while !left.is_empty() {
            let (id, call, taken) = self.begin_group(object, &mut left, started)?;
            let before = left.len();
            let run = self.run_group(id, &call, |part, outcome| {
                let again = matches!(outcome, Outcome::Refused(Refusal::AskAgain | Refusal::Destroyed));
                if again && anew < ANEW_MAX && !self.phase.is_over() {
                    left.push_back(taken[part].clone()); // destroyed, or this member became another one
                    return ControlFlow::Continue(());
                }
                match self.error_of(outcome, started) {
                    Ok(value) => each(taken[part].0, value),
                    Err(error) => {
                        failed.get_or_insert(error);
                        ControlFlow::Continue(())
                    }
                }
            });
            self.close_group(id, &call);
            anew += u32::from(left.len() > before);
            if run?.is_break() {
                break;
            }
        }
        failed.map_or(Ok(()), Err)
    }

    /// Makes a group of as many of the asks as it takes.
    fn begin_group(
        &self,
        object: &ObjectHandle,
        left: &mut VecDeque<Numbered>,
        started: MonoTime,
    ) -> Result<(CallId, Arc<Call>, Vec<Numbered>), Error> {
        if let Some((_, _, ask)) = left.front_mut() {
            self.refresh(object, ask)?;
        }
        if !self.phase.is_serving() {
            return Err(Error::NotActive);
        }
        let Some((id, call)) = self.calls.begin() else {
            return Err(Error::Overloaded("too many calls under way".into()));
        };
        let shared = self.shared.load();
        let snapshot = &shared.snapshot;
        let incarnation = snapshot.state.member(snapshot.me).map(|me| me.incarnation).unwrap_or_default();
        let now = self.now();
        let mut group = Group::new(now, id, self.call_timeout().saturating_sub(now.since(started)));
        let mut taken = Vec::new();
        while !group.is_full()
            && let Some((index, partition, mut ask)) = left.pop_front()
        {
            ask.object = object.id();
            let identity = ask.operation.is_write().then(|| {
                let (sequence, settled) = self.cells.get(partition).sequences.lock().open();
                Identity { incarnation, sequence, settled }
            });
            taken.push((index, partition, ask.clone()));
            group.add(snapshot, partition, ask, identity);
        }
        let mut state = call.state.lock();
        state.group = Some(group);
        call.wake.begin();
        drop(state);
        Ok((id, call, taken))
    }

    /// Gives slot and identities back.
    fn close_group(&self, id: CallId, call: &Call) {
        let group = call.state.lock().group.take();
        for (partition, identity) in group.iter().flat_map(Group::identities) {
            self.cells.get(partition).sequences.lock().close(identity.sequence);
        }
        self.calls.end(id, call);
    }

    /// Runs a group to its end, or until `over` has enough.
    fn run_group(
        &self,
        id: CallId,
        call: &Call,
        mut over: impl FnMut(usize, Outcome) -> ControlFlow<()>,
    ) -> Result<ControlFlow<()>, Error> {
        let mut leader = None;
        let mut all_answered = true;
        let end = 'run: loop {
            call.wake.take();
            let look = self.look(call, leader);
            leader = leader.filter(|_| look.leads);
            for (part, outcome) in look.over {
                all_answered &= matches!(outcome, Outcome::Ok(_));
                if over(part, outcome).is_break() {
                    all_answered = false;
                    break 'run Ok(ControlFlow::Break(()));
                }
            }
            match look.step {
                GroupStep::Done => break Ok(ControlFlow::Continue(())),
                GroupStep::Ask(bundles) => leader = self.hand_out_bundles(id, bundles, leader),
                GroupStep::Wait { .. } if self.phase.is_over() => {
                    all_answered = false;
                    break Err(Error::NotActive);
                }
                GroupStep::Wait { until } => {
                    let wait = until.since(self.now()).min(LOOK_MAX);
                    match leader {
                        // False: nothing comes from there any more. Then the answer was read, and woke this call.
                        Some(member) if self.links.wait(member, &call.wake, wait) => {}
                        Some(_) => leader = None,
                        None => call.wake.sleep(wait),
                    }
                }
            }
        };
        if let Some(member) = leader.filter(|_| !all_answered) {
            self.links.read_in_background(member);
        }
        end
    }

    fn look(&self, call: &Call, leader: Option<MemberId>) -> Look {
        let now = self.now();
        let mut state = call.state.lock();
        let shared = self.shared.load();
        let group = state.group.as_mut().expect("the caller holds its slot");
        let step = group.poll(now, &shared.snapshot);
        let over = std::iter::from_fn(|| group.poll_over()).collect();
        Look { step, over, leads: leader.is_some_and(|member| group.awaits(member)) }
    }

    /// Sends what is for others, then runs what is for this member. Answers whose answers the caller reads itself.
    fn hand_out_bundles(
        &self,
        id: CallId,
        bundles: Vec<(MemberId, Bundle)>,
        mut leader: Option<MemberId>,
    ) -> Option<MemberId> {
        let me = self.shared.load().snapshot.me;
        let (own, others): (Vec<_>, Vec<_>) = bundles.into_iter().partition(|(to, _)| *to == me);
        for (to, bundle) in others {
            if !self.links.ask_several(to, &bundle) {
                self.bundle_unsent(id, &bundle);
            } else if *leader.get_or_insert(to) != to {
                self.links.read_in_background(to);
            }
        }
        for (_, bundle) in own {
            if !self.gate.is_open(self.clock.coarse()) {
                self.gate.wait(LOOK_MAX);
                self.bundle_unsent(id, &bundle);
                continue;
            }
            let mut requests = Requests::new(self.now(), bundle);
            while !requests.is_empty() {
                let mut after = After::default();
                self.run_requests(me, &mut requests, self.now() + STEP, &mut after);
                self.finish(after, self.now());
            }
        }
        leader
    }

    fn bundle_unsent(&self, id: CallId, bundle: &Bundle) {
        let now = self.now();
        self.tell_group(id, |group, _| group.handle_unsent(now, bundle));
    }

    /// Runs the next request of a bundle, and those after it while it is not `until`. What they leave comes after.
    pub(super) fn run_requests(
        &self,
        from: MemberId,
        requests: &mut Requests,
        until: MonoTime,
        after: &mut After,
    ) {
        let lineage = requests.lineage();
        while let Some((partition, request)) = requests.next(self.now()) {
            if partition.0 >= self.cells.count() {
                continue; // a partition that does not exist: counts are agreed at the join
            }
            let now = self.clock.coarse();
            let asker = Asker { member: from, call: request.call };
            if self.gate.is_open(now) && self.phase.is_serving() {
                self.with_replica_unflushed(partition, now, after, |replica, context| {
                    replica.handle_request(context, asker, lineage, request);
                });
            } else {
                let answer = Answer { call: request.call, result: Err(Refusal::AskAgain), pending: None };
                self.answer_part(asker, answer, after);
            }
            if self.now() >= until {
                return;
            }
        }
    }

    /// Answers to parts of calls, those of one call beside each other.
    pub(super) fn tell_groups(&self, from: MemberId, answers: Vec<Answer>, now: MonoTime) {
        let mut answers = answers.into_iter().peekable();
        while let Some(first) = answers.next() {
            let call = first.call.whole();
            self.tell_group(call, |group, snapshot| {
                group.handle_answer(now, snapshot, from, first);
                while let Some(next) = answers.next_if(|next| next.call.whole() == call) {
                    group.handle_answer(now, snapshot, from, next);
                }
            });
        }
    }

    /// News of a group. Wakes its caller if there is something for it to do.
    pub(super) fn tell_group(&self, id: CallId, news: impl FnOnce(&mut Group, &Snapshot)) {
        let Some(call) = self.calls.find(id) else { return };
        let mut state = call.state.lock();
        let shared = self.shared.load();
        if !state.is_for(id) {
            return;
        }
        let Some(group) = state.group.as_mut() else { return };
        news(group, &shared.snapshot);
        let wanted = group.wants_poll();
        drop(state);
        if wanted {
            call.wake.signal();
        }
    }
}

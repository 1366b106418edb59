//! Calls: from an ask to its outcome.
//!
//! Turns the kernel's [`Step`]s into frames, inline runs and sleeps, and its outcomes into errors. A blocking caller
//! runs its own call; an asynchronous one is run by whatever thread brings it news.

use super::calls::{Call, Then};
use super::cells::After;
use super::order::{Deferred, Entered, Place, has_effect};
use super::{Engine, ObjectHandle};
use crate::error::Error;
use crate::kernel::id::{CallId, MemberId, ObjectId, PartitionId, Stamp};
use crate::kernel::invocation::{Invocation, Outcome, Step};
use crate::kernel::message::{Answer, Asker, Identity, Request, ToReplica};
use crate::kernel::operation::{Ask, Refusal, Value};
use crate::kernel::time::MonoTime;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// Longest sleep of a blocking caller: then it looks at the clock and at the instance's state.
pub(super) const LOOK_MAX: Duration = Duration::from_millis(100);
/// How often a call is made anew because its object was destroyed or its member became another one.
pub(super) const ANEW_MAX: u32 = 16;

/// An asynchronous call is over: those of its thread and key that stand behind it go on.
struct EndOfTurn<'a> {
    engine: &'a Engine,
    line: Option<Place>,
}

impl Drop for EndOfTurn<'_> {
    fn drop(&mut self) {
        let Some(place) = self.line else { return };
        if let Some(next) = self.engine.order.end(place) {
            self.engine.begin_in_line(place, next);
        }
    }
}

impl Engine {
    /// Reads a key that this member owns, on this thread. `Err` gives `look` back: ask with [`call`](Self::call).
    pub fn read_local<R, F: FnOnce(Option<&[u8]>) -> R>(
        &self,
        partition: PartitionId,
        object: ObjectId,
        key: &[u8],
        look: F,
    ) -> Result<R, F> {
        // Something asynchronous is under way at this key: whoever asked for it must see what becomes of it.
        if !self.phase.is_serving() || !self.order.is_free(object, key) {
            return Err(look);
        }
        self.read_inline(partition, object, key, look)
    }

    /// Runs one operation and waits for its outcome.
    ///
    /// # Errors
    /// See [`Error`]; `Unknown` only for writes.
    ///
    /// # Blocking
    /// At most the call timeout.
    pub fn call(&self, object: &ObjectHandle, partition: PartitionId, ask: Ask) -> Result<Value, Error> {
        let started = self.now();
        let mut ask = ask;
        self.take_turn(&ask, started)?;
        for _ in 0..ANEW_MAX {
            let (id, call) = self.begin(partition, ask.clone(), started, None, None)?;
            let outcome = self.run(id, &call);
            self.close(id, &call);
            match self.judge(object, &mut ask, outcome, started) {
                Some(result) => return result,
                None => continue,
            }
        }
        Err(Error::Timeout { waited: self.now().since(started) })
    }

    /// Runs one operation; `then` gets its outcome, once. It may run on this thread, before this returns. Begins when
    /// what the same thread has asked of the same key before is over.
    pub fn call_async(&self, object: &ObjectHandle, partition: PartitionId, ask: Ask, then: Then) {
        let mut ask = ask;
        let started = self.now();
        if let Err(error) = self.refresh(object, &mut ask) {
            return then(Err(error));
        }
        let place = self.order.place(&ask);
        match self.order.enter(place, Deferred { partition, ask, started, then }) {
            Entered::Begins(first) => self.begin_in_line(place, first),
            Entered::Stands => {}
            Entered::Refused(Deferred { then, .. }) => {
                then(Err(Error::Overloaded("too many calls wait for earlier ones of their thread".into())));
            }
        }
    }

    /// Begins the first call of a line, and those behind it that this turns out to be the turn of.
    fn begin_in_line(&self, place: Place, first: Deferred) {
        let mut next = Some(first);
        while let Some(Deferred { partition, ask, started, then }) = next {
            let line = has_effect(&ask.operation).then_some(place);
            let begun = self.begin(partition, ask, started, Some(then), line);
            if let Ok((id, call)) = &begun {
                self.drive(*id, call);
            }
            next = self.order.begun(place, line.is_none() || begun.is_err());
        }
    }

    /// Waits for what this thread has asked of the same key and not waited for.
    pub(super) fn take_turn(&self, ask: &Ask, started: MonoTime) -> Result<(), Error> {
        if self.order.is_idle() {
            return Ok(());
        }
        let deadline = started + self.call_timeout();
        if self.order.wait(self.order.place(ask), deadline, || self.phase.is_over()) {
            return Ok(());
        }
        let over = self.phase.is_over();
        Err(if over { Error::NotActive } else { Error::Timeout { waited: self.now().since(started) } })
    }

    fn begin(
        &self,
        partition: PartitionId,
        ask: Ask,
        started: MonoTime,
        then: Option<Then>,
        line: Option<Place>,
    ) -> Result<(CallId, Arc<Call>), Error> {
        let refused = if !self.phase.is_serving() { Some(Error::NotActive) } else { None };
        let slot = if refused.is_none() { self.calls.begin() } else { None };
        let Some((id, call)) = slot else {
            let error = refused.unwrap_or_else(|| Error::Overloaded("too many calls under way".into()));
            if let Some(then) = then {
                then(Err(error.clone()));
            }
            return Err(error);
        };
        let shared = self.shared.load();
        let snapshot = &shared.snapshot;
        let identity = ask.operation.is_write().then(|| {
            let incarnation = snapshot.state.member(snapshot.me).map(|me| me.incarnation).unwrap_or_default();
            let (sequence, settled) = self.cells.get(partition).sequences.lock().open();
            Identity { incarnation, sequence, settled }
        });
        let left = self.call_timeout().saturating_sub(self.now().since(started));
        let invocation = Invocation::new(self.now(), snapshot, id, partition, ask, identity, left);
        let mut state = call.state.lock();
        state.invocation = Some(invocation);
        state.ended = false;
        state.asked = None;
        state.line = line;
        match then {
            Some(then) => self.calls.leave(&mut state, then),
            None => call.wake.begin(),
        }
        drop(state);
        Ok((id, call))
    }

    /// Gives slot and identity back.
    fn close(&self, id: CallId, call: &Call) {
        let used = call
            .state
            .lock()
            .invocation
            .as_ref()
            .map(|it| (it.partition(), it.identity().map(|i| i.sequence)));
        if let Some((partition, Some(sequence))) = used {
            self.cells.get(partition).sequences.lock().close(sequence);
        }
        self.calls.end(id, call);
    }

    /// A blocking caller runs its own call to the end.
    fn run(&self, id: CallId, call: &Arc<Call>) -> Outcome {
        loop {
            call.wake.take();
            match self.step(id, call) {
                None => unreachable!("the caller holds its slot"),
                Some(Step::Done(outcome)) => return outcome,
                Some(Step::Ask { to, request, lineage }) => {
                    self.hand_out(id, call, to, request, lineage, true)
                }
                Some(Step::Wait { until }) => {
                    if self.phase.is_over() {
                        return Outcome::Refused(Refusal::AskAgain);
                    }
                    let wait = until.since(self.now()).min(LOOK_MAX);
                    let asked = call.state.lock().asked;
                    match asked {
                        Some(member) if self.links.wait(member, &call.wake, wait) => {}
                        Some(_) => call.state.lock().asked = None,
                        None => call.wake.sleep(wait),
                    }
                }
            }
        }
    }

    /// Whoever brings news to an asynchronous call runs it as far as it goes.
    fn drive(&self, id: CallId, call: &Arc<Call>) {
        loop {
            match self.step(id, call) {
                None => return, // ended by a nested run, or by another thread
                Some(Step::Ask { to, request, lineage }) => {
                    self.hand_out(id, call, to, request, lineage, false)
                }
                Some(Step::Wait { .. }) if self.phase.is_over() => {
                    return self.conclude(id, call, |_| Err(Error::NotActive));
                }
                Some(Step::Wait { until }) => {
                    call.state.lock().until = until;
                    self.arm(until);
                    return;
                }
                Some(Step::Done(outcome)) => {
                    return self.conclude(id, call, |engine| engine.error_of(outcome, MonoTime::default()));
                }
            }
        }
    }

    /// Ends an asynchronous call, once.
    fn conclude(&self, id: CallId, call: &Call, result: impl FnOnce(&Self) -> Result<Value, Error>) {
        let mut state = call.state.lock();
        let then = if state.is_for(id) { self.calls.take_then(&mut state) } else { None };
        let Some(then) = then else { return };
        let line = state.line.take();
        drop(state);
        self.close(id, call);
        // Those behind it begin when its outcome was told, and also when that panics.
        let _ends = EndOfTurn { engine: self, line };
        then(result(self));
    }

    /// What to do now; `None` when the call has ended, here or elsewhere.
    fn step(&self, id: CallId, call: &Call) -> Option<Step> {
        let now = self.now();
        let mut state = call.state.lock();
        let shared = self.shared.load();
        if !state.is_for(id) || state.ended {
            return None;
        }
        let step = state.invocation.as_mut()?.poll(now, &shared.snapshot);
        state.ended = matches!(step, Step::Done(_));
        Some(step)
    }

    /// Sends a request, or runs it here when this member is the owner.
    fn hand_out(
        &self,
        id: CallId,
        call: &Call,
        to: MemberId,
        request: Request,
        lineage: u64,
        blocking: bool,
    ) {
        let partition = call.state.lock().invocation.as_ref().map(Invocation::partition);
        let Some(partition) = partition else { return };
        let me = self.shared.load().snapshot.me;
        if to == me {
            let now = self.clock.coarse();
            if !self.gate.is_open(now) {
                if blocking {
                    self.gate.wait(LOOK_MAX);
                }
                return self.unsent(call);
            }
            let asker = Asker { member: me, call: id };
            let mut after = After::default();
            self.with_replica_unflushed(partition, now, &mut after, |replica, context| {
                replica.handle_request(context, asker, lineage, request);
            });
            if blocking {
                // Before the rest is carried out: an answer that is there takes it back.
                call.state.lock().asked = after.take_lead();
            }
            return self.finish(after, now);
        }
        let message = crate::kernel::message::ReplicaMessage::Request(request);
        call.state.lock().asked = Some(to);
        if !self.links.ask(to, &ToReplica { partition, lineage, message }, blocking) {
            call.state.lock().asked = None;
            self.unsent(call);
        }
    }

    fn unsent(&self, call: &Call) {
        let now = self.now();
        if let Some(invocation) = call.state.lock().invocation.as_mut() {
            invocation.handle_unsent(now);
        }
    }

    /// Answers of an owner arrived: to calls, or to parts of calls.
    pub(super) fn deliver_answers(
        &self,
        from: MemberId,
        answers: impl IntoIterator<Item = Answer>,
        now: MonoTime,
    ) {
        let mut after = After::lazy();
        let mut carried = false;
        let mut parts = Vec::new();
        for answer in answers {
            if let Some(pending) = answer.pending.as_ref().filter(|pending| pending.effect.is_some()) {
                // Even when nobody waits any more: this member is a backup, and this is how it gets the effect.
                carried = true;
                self.with_replica_unflushed(pending.partition, now, &mut after, |replica, context| {
                    replica.handle_carried(context, from, pending);
                    replica.say_held();
                });
            }
            if answer.call.index().is_some() {
                parts.push(answer);
                continue;
            }
            if std::mem::take(&mut carried) {
                self.finish(std::mem::replace(&mut after, After::lazy()), now);
            }
            let id = answer.call;
            self.tell(id, |invocation, snapshot| invocation.handle_answer(now, snapshot, from, answer), true);
        }
        if carried {
            self.finish(after, now);
        }
        if !parts.is_empty() {
            self.tell_groups(from, parts, now);
        }
    }

    /// A backup confirmed.
    pub(super) fn deliver_applied(&self, from: MemberId, id: CallId, stamp: Stamp, now: MonoTime) {
        if id.index().is_some() {
            return self.tell_group(id, |group, _| group.handle_applied(now, from, id, stamp));
        }
        self.tell(id, |invocation, _| invocation.handle_applied(now, from, stamp), false);
    }

    fn tell(
        &self,
        id: CallId,
        news: impl FnOnce(&mut Invocation, &crate::kernel::context::Snapshot),
        answered: bool,
    ) {
        let Some(call) = self.calls.find(id) else { return };
        let mut state = call.state.lock();
        let shared = self.shared.load();
        if !state.is_for(id) {
            return;
        }
        let Some(invocation) = state.invocation.as_mut() else { return };
        news(invocation, &shared.snapshot);
        // A late answer to an ask that was given up changes nothing: the present one is still outstanding.
        if answered && !state.invocation.as_ref().is_some_and(Invocation::is_asked) {
            state.asked = None;
        }
        let asynchronous = state.then.is_some();
        drop(state);
        if asynchronous {
            self.drive(id, &call);
        } else {
            call.wake.signal();
        }
    }

    /// Every call under way looks at what changed: a new state, a broken connection, the end.
    pub(super) fn nudge_all(&self, news: impl Fn(&mut Invocation)) {
        for (id, call) in self.calls.all() {
            let mut state = call.state.lock();
            if let Some(invocation) = state.invocation.as_mut() {
                news(invocation);
            }
            if let Some(group) = state.group.as_mut() {
                group.each(&news);
            }
            let asynchronous = state.then.is_some();
            drop(state);
            if asynchronous {
                self.drive(id, &call);
            } else {
                call.wake.signal();
            }
        }
    }

    /// Asynchronous calls whose instant has come.
    pub(super) fn drive_due(&self, now: MonoTime) {
        if !self.calls.has_asynchronous() {
            return;
        }
        for (id, call) in self.calls.all() {
            let state = call.state.lock();
            let due = state.then.is_some() && state.until <= now;
            drop(state);
            if due {
                self.drive(id, &call);
            }
        }
    }

    /// What an outcome means to a blocking caller; `None` = make the call anew.
    fn judge(
        &self,
        object: &ObjectHandle,
        ask: &mut Ask,
        outcome: Outcome,
        started: MonoTime,
    ) -> Option<Result<Value, Error>> {
        if self.phase.is_over() && !matches!(outcome, Outcome::Ok(_) | Outcome::Unknown) {
            return Some(Err(Error::NotActive));
        }
        match outcome {
            Outcome::Refused(Refusal::AskAgain | Refusal::Destroyed) => match self.refresh(object, ask) {
                Ok(()) => None,
                Err(error) => Some(Err(error)),
            },
            outcome => Some(self.error_of(outcome, started)),
        }
    }

    /// Makes sure that the object exists, creating it anew when its kind allows that.
    pub(super) fn refresh(&self, object: &ObjectHandle, ask: &mut Ask) -> Result<(), Error> {
        let known = self.shared.load().snapshot.directory.objects.contains_key(&object.id());
        if !known {
            self.revive(object)?;
        }
        ask.object = object.id();
        Ok(())
    }

    pub(super) fn error_of(&self, outcome: Outcome, started: MonoTime) -> Result<Value, Error> {
        let outcomes = &self.calls.outcomes;
        let waited =
            if started == MonoTime::default() { self.call_timeout() } else { self.now().since(started) };
        let (counter, result) = match outcome {
            Outcome::Ok(value) => (&outcomes.ok, Ok(value)),
            Outcome::Unknown => (&outcomes.unknown, Err(Error::Unknown { waited })),
            Outcome::Timeout => (&outcomes.timeout, Err(Error::Timeout { waited })),
            Outcome::NoDataMember => (&outcomes.failed, Err(Error::NoDataMember)),
            Outcome::Refused(refusal) => match refusal {
                Refusal::Overloaded => (
                    &outcomes.overloaded,
                    Err(Error::Overloaded("the queue towards a backup is full".into())),
                ),
                Refusal::OutOfMemory { used, limit } => {
                    (&outcomes.overloaded, Err(Error::OutOfMemory { used, limit }))
                }
                Refusal::Locked => (&outcomes.failed, Err(Error::Locked)),
                Refusal::NotLockOwner => (&outcomes.failed, Err(Error::NotLockOwner(String::new()))),
                Refusal::LockLimit => (&outcomes.failed, Err(Error::LockLimit(String::new()))),
                Refusal::Destroyed => (&outcomes.failed, Err(Error::Destroyed("the object".into()))),
                Refusal::Forgotten => (&outcomes.unknown, Err(Error::Unknown { waited })),
                Refusal::Timeout | Refusal::AskAgain | Refusal::Stale => {
                    (&outcomes.timeout, Err(Error::Timeout { waited }))
                }
            },
        };
        counter.fetch_add(1, Ordering::Relaxed);
        result
    }
}

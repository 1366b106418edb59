//! What arrives from other members, on the transport's threads.
//!
//! The control thread turns the control loop; the data worker runs requests and effects inline, and what they leave
//! for other links is flushed once per read. Holds the engine weakly: the transport must not keep it alive.

use super::Engine;
use super::cells::After;
use super::node::Input;
use super::transport::{Answers, ControlEvent, Handler};
use crate::kernel::bundle::Requests;
use crate::kernel::control::DialFailure;
use crate::kernel::id::{Address, MemberId};
use crate::kernel::message::{Answer, Asker, ReplicaMessage, ToCaller, ToListeners, ToReplica};
use crate::kernel::operation::Refusal;
use crate::kernel::time::MonoTime;
use crate::logging::targets;
use parking_lot::Mutex;
use std::sync::Weak;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// How long the control thread sleeps when there is nothing to turn any more.
const STOPPED: Duration = Duration::from_secs(3600);

/// The engine as the transport sees it.
pub struct Inbound {
    engine: Weak<Engine>,
    /// What the frames of the present read left to be done. Only the data worker uses it.
    after: Mutex<After>,
}

impl Inbound {
    /// For an engine.
    pub fn new(engine: Weak<Engine>) -> Self {
        Self { engine, after: Mutex::default() }
    }
}

/// Between two reports of one kind that somebody speaks of another lineage.
const STRANGER_EVERY: Duration = Duration::from_millis(10);

impl Engine {
    /// Tells the control plane of a member whose data messages come from another state than ours.
    fn check_lineage(&self, from: MemberId, lineage: u64, now: MonoTime) {
        let shared = self.shared.load();
        let state = &shared.snapshot.state;
        if state.lineage.tag() == lineage && state.member(from).is_some() {
            return;
        }
        let last = MonoTime(self.stranger_at.load(Ordering::Relaxed));
        if now.since(last) >= STRANGER_EVERY {
            self.stranger_at.store(now.0, Ordering::Relaxed);
            self.node.put(Input::Stranger { from });
        }
    }

    fn refused_peer(&self, address: &Address, reason: &impl std::fmt::Display) {
        log::warn!(logger: self.log, target: targets::CLUSTER_SERVICE, "{address} was refused: {reason}");
    }
}

impl Handler for Inbound {
    fn on_control(&self, event: ControlEvent) {
        let Some(engine) = self.engine.upgrade() else { return };
        let input = match event {
            ControlEvent::Accepted { member, address } => {
                Input::Accepted { peer: member, announced: address }
            }
            ControlEvent::Dialled { address, result: Ok(linked) } => {
                Input::Linked { announced: linked.announced, address, peer: linked.member }
            }
            ControlEvent::Dialled { address, result: Err(failure) } => {
                Input::DialFailed { address, failure: failure_of(failure) }
            }
            ControlEvent::Message { from, message } => Input::Message { from, message },
            ControlEvent::Found { address } => Input::Found { address },
            ControlEvent::Lost { member } => Input::Unlinked { peer: member },
            ControlEvent::Refused { address, reason } => return engine.refused_peer(&address, &reason),
        };
        engine.node.put_awake(input);
    }

    fn on_turn(&self) -> Duration {
        let Some(engine) = self.engine.upgrade() else { return STOPPED };
        let sleep = engine.turn().unwrap_or(STOPPED);
        engine.links.set_settled(engine.phase.is_serving());
        sleep
    }

    fn on_replica(&self, from: MemberId, message: ToReplica, answers: &Answers) {
        let Some(engine) = self.engine.upgrade() else { return };
        let ToReplica { partition, lineage, message } = message;
        let now = engine.clock.coarse();
        let ask_again = |call| {
            let answer = Answer { call, result: Err(Refusal::AskAgain), pending: None };
            answers.append(&ToCaller::Answer(answer));
        };
        if partition.0 >= engine.cells.count() {
            return; // a partition that does not exist: counts are agreed at the join
        }
        engine.check_lineage(from, lineage, now);
        let mut after = self.after.lock();
        let hurried = matches!(message, ReplicaMessage::Effects { hurry: true, .. });
        after.answers_back(hurried.then_some(from));
        match message {
            ReplicaMessage::Request(request) if !engine.gate.is_open(now) || !engine.phase.is_serving() => {
                ask_again(request.call);
            }
            ReplicaMessage::Request(request) => {
                let asker = Asker { member: from, call: request.call };
                engine.with_replica_unflushed(partition, now, &mut after, |replica, context| {
                    replica.handle_request(context, asker, lineage, request);
                });
            }
            message => {
                engine.with_replica_unflushed(partition, engine.now(), &mut after, |replica, context| {
                    replica.handle_message(context, from, lineage, message);
                })
            }
        }
    }

    fn on_requests(&self, from: MemberId, requests: &mut Requests, until: MonoTime, answers: &Answers) {
        let _ = answers; // answers to parts are gathered, and go in pages at the end of the step
        let Some(engine) = self.engine.upgrade() else { return requests.clear() };
        engine.check_lineage(from, requests.lineage(), engine.clock.coarse());
        engine.run_requests(from, requests, until, &mut self.after.lock());
    }

    fn on_caller(&self, from: MemberId, message: ToCaller) {
        let Some(engine) = self.engine.upgrade() else { return };
        let now = engine.now();
        match message {
            ToCaller::Answer(answer) => engine.deliver_answers(from, [answer], now),
            ToCaller::Answers(answers) => engine.deliver_answers(from, answers, now),
            ToCaller::Applied { call, stamp } => engine.deliver_applied(from, call, stamp, now),
        }
    }

    fn on_held(&self, from: MemberId, held: ToReplica) {
        let Some(engine) = self.engine.upgrade() else { return };
        let ToReplica { partition, lineage, message } = held;
        if partition.0 >= engine.cells.count() {
            return;
        }
        let now = engine.now();
        engine.check_lineage(from, lineage, now);
        engine.with_replica(partition, now, |replica, context| {
            replica.handle_message(context, from, lineage, message);
        });
    }

    fn on_listeners(&self, from: MemberId, message: ToListeners) {
        let Some(engine) = self.engine.upgrade() else { return };
        let _ = from;
        engine.deliver_event(message, engine.now());
    }

    fn on_batch_end(&self, _from: MemberId) {
        let Some(engine) = self.engine.upgrade() else { return };
        let after = std::mem::take(&mut *self.after.lock());
        engine.finish(after, engine.now());
    }

    fn on_data_lost(&self, member: MemberId) {
        let Some(engine) = self.engine.upgrade() else { return };
        let now = engine.now();
        engine.nudge_all(|invocation| invocation.handle_unlinked(now, member));
    }
}

fn failure_of(failure: super::transport::DialFailure) -> DialFailure {
    use super::transport::DialFailure as Dial;
    match failure {
        Dial::Refused => DialFailure::Refused,
        Dial::Failed(_) => DialFailure::Failed,
        Dial::TimedOut => DialFailure::TimedOut,
        Dial::Myself => DialFailure::Myself,
        Dial::Rejected(reason) => DialFailure::Rejected { reason: reason.to_string() },
    }
}

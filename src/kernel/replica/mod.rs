//! One partition's data and its replication: what one member does as owner, backup, or destination of a migration.
//!
//! After any `handle_*`, drain [`Replica::poll_output`] in order, then re-arm the timer from
//! [`Replica::poll_timeout`]. Nothing here reads a clock, sends a byte or starts a thread.

mod output;

pub use super::control::Report;
pub use output::{NamedStats, NotNow, Note, ObjectStats, Output, ReplicaStats, Role};

use super::context::Context;
use super::id::{MemberId, ObjectId, PartitionId};
use super::message::{Answer, Asker, Pending, ReplicaMessage, Request};
use super::operation::Refusal;
use super::time::MonoTime;
use std::collections::VecDeque;

/// One partition at one member.
pub struct Replica {
    partition: PartitionId,
    secret: u64,
    outputs: VecDeque<Output>,
}

impl Replica {
    /// An empty replica. `secret` keys the hash of the store, so that nobody outside can choose colliding keys.
    pub fn new(partition: PartitionId, secret: u64) -> Self {
        Self { partition, secret: secret | 1, outputs: VecDeque::new() }
    }

    /// A read on the caller's own thread: hands the value to `f` if it may be seen now.
    pub fn read<R>(
        &mut self,
        _ctx: &Context,
        _object: ObjectId,
        _key: &[u8],
        _f: impl FnOnce(Option<&[u8]>) -> R,
    ) -> Result<R, NotNow> {
        Err(NotNow::Refused(Refusal::AskAgain))
    }

    /// A request of a caller here or elsewhere. Answered now or later by [`Output::Answer`], or never: an applied
    /// write whose wait is over ends as unknown at its caller.
    pub fn handle_request(&mut self, _ctx: &Context, asker: Asker, _lineage: u64, request: Request) {
        let answer = Answer { call: request.call, result: Err(Refusal::AskAgain), pending: None };
        self.outputs.push_back(Output::Answer { to: asker, answer });
    }

    /// A message of another replica of this partition.
    pub fn handle_message(
        &mut self,
        _ctx: &Context,
        _from: MemberId,
        _lineage: u64,
        _message: ReplicaMessage,
    ) {
    }

    /// The effect of a call of this member, which is a backup, came in the owner's answer.
    pub fn handle_carried(&mut self, _ctx: &Context, _from: MemberId, _pending: &Pending) {}

    /// `ctx.snapshot` is newer than before.
    pub fn handle_assignment(&mut self, _ctx: &Context) {}

    /// Answers nobody while `on`: the two sides of a merge are being united.
    pub fn seal(&mut self, _ctx: &Context, _on: bool) {}

    /// Forgets everything: this member begins anew.
    pub fn reset(&mut self, _ctx: &Context) {
        self.outputs.clear();
    }

    /// Does what is due. Calling this early is harmless.
    pub fn handle_timeout(&mut self, _ctx: &Context) {}

    /// When [`Self::handle_timeout`] is due next.
    pub fn poll_timeout(&self) -> Option<MonoTime> {
        None
    }

    /// What to do next.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }

    /// Whether there is no data in it.
    pub fn is_empty(&self) -> bool {
        true
    }

    /// Figures of one object.
    pub fn stats(&self, _object: ObjectId) -> ObjectStats {
        ObjectStats::default()
    }

    /// Figures of the replica.
    pub fn figures(&self) -> ReplicaStats {
        let _ = (self.partition, self.secret);
        ReplicaStats::default()
    }
}

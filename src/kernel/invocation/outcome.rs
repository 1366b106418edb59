//! What a call does next, and what it ends with.

use super::super::id::MemberId;
use super::super::message::Request;
use super::super::operation::{Refusal, Value};
use super::super::time::MonoTime;

/// What the driver of a call does next.
// A step lives on the stack of who drives the call, once: a box would cost an allocation a call and save nothing.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// Hand `request` to the replica at `to`: by a connection, or inline when that is this member.
    Ask {
        /// The owner, as far as this member knows.
        to: MemberId,
        /// What to say.
        request: Request,
        /// The lineage tag that goes with it.
        lineage: u64,
    },
    /// Nothing until something happens, at the latest until this instant.
    Wait {
        /// When to poll again.
        until: MonoTime,
    },
    /// The call is over.
    Done(Outcome),
}

/// What a call ends with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// Done, and held by every backup that counts.
    Ok(Value),
    /// Surely not applied, and this is why. [`Refusal::AskAgain`] here means that this member has become another one
    /// (it was removed and has joined anew): the same call may be made again, under a new identity.
    Refused(Refusal),
    /// A write that may or may not have been applied.
    Unknown,
    /// No answer by the deadline, and surely not applied.
    Timeout,
    /// Surely not applied: the cluster has no member that holds data.
    NoDataMember,
}

//! What the transport tells the engine, and on which thread.

use super::answers::Answers;
use crate::kernel::bundle::Requests;
use crate::kernel::control::{self, message::ControlMessage};
use crate::kernel::id::{Address, MemberId};
use crate::kernel::message::{ToCaller, ToListeners, ToReplica};
use crate::kernel::time::MonoTime;
use crate::wire::hello::Rejection;
use std::time::Duration;

/// Implemented by the engine. No method may block, and none is called with a lock of the transport held, so every
/// method of the transport may be called from every method here.
pub trait Handler: Send + Sync + 'static {
    /// Something happened on the control plane. On the control thread, one at a time, in order.
    fn on_control(&self, event: ControlEvent);

    /// The control loop's turn: after the events that were there, after [`Transport::wake_control`], and when the
    /// time it answered last is over. Answers how long it may sleep at most. On the control thread.
    ///
    /// [`Transport::wake_control`]: super::Transport::wake_control
    fn on_turn(&self) -> Duration;

    /// A message for a replica, on the request stream of `from`. On the data worker, inline: an answer that is there
    /// at once is appended to `answers`, a later one goes through [`Transport::answers`](super::Transport::answers).
    fn on_replica(&self, from: MemberId, message: ToReplica, answers: &Answers);

    /// One step of a bundle of `from`: its next request and those after it, no more of them once `until` is there;
    /// answered as in [`Self::on_replica`]. On the data worker, again and again until none is left.
    fn on_requests(&self, from: MemberId, requests: &mut Requests, until: MonoTime, answers: &Answers);

    /// `Answer` or `Answers` on one of our own request streams: on a waiting caller's thread or the standby reader.
    /// `Applied` on the request stream of `from`: on the data worker. Wakes the caller and returns.
    fn on_caller(&self, from: MemberId, message: ToCaller);

    /// `Held` of `from`, on the way back of one of our own request streams: on a waiting caller's thread or the standby
    /// reader. Wakes whom it concerns and returns.
    fn on_held(&self, from: MemberId, held: ToReplica);

    /// Events and topic messages of `from`. On the data worker.
    fn on_listeners(&self, from: MemberId, message: ToListeners);

    /// The frames of one read are handled: what they left in queues of other links is to be flushed now. On the data
    /// worker; who reads for itself finishes each message. The answers to `from` are flushed by the transport
    /// afterwards.
    fn on_batch_end(&self, from: MemberId);

    /// Answers from `member` that are outstanding will never come: every caller that waits for one is to be woken
    /// and to ask again. Once per link, on any thread, before [`ControlEvent::Lost`].
    fn on_data_lost(&self, member: MemberId);
}

/// What happens on the control plane.
#[derive(Clone, PartialEq, Debug)]
pub enum ControlEvent {
    /// The hello of a member that dialled us was accepted: its messages may come from now on. To send to it, and
    /// unless [`Self::Dialled`] says that we have, we dial its address.
    Accepted {
        /// Who.
        member: MemberId,
        /// Where it says that it is reached.
        address: Address,
    },
    /// A dial has ended. Success: that member can be sent to, control and data, now; it may have been before, under
    /// the same or another address.
    Dialled {
        /// As it was given to [`Transport::dial`](super::Transport::dial).
        address: Address,
        /// Who answered there, or why nobody.
        result: Result<Linked, DialFailure>,
    },
    /// A message of a member's control plane.
    Message {
        /// Whose.
        from: MemberId,
        /// What.
        message: ControlMessage,
    },
    /// One of the connections with this member broke; all others with it are closed. Not said after
    /// [`Transport::unlink`](super::Transport::unlink).
    Lost {
        /// Who.
        member: MemberId,
    },
    /// A member of the same cluster said in the multicast group that it is there. Nothing is linked yet.
    Found {
        /// Where it says that it is reached.
        address: Address,
    },
    /// Somebody dialled us and was refused. Said once per address and reason.
    Refused {
        /// Where the other says that it is reached.
        address: Address,
        /// Why.
        reason: Rejection,
    },
}

/// A member that can be sent to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Linked {
    /// Who.
    pub member: MemberId,
    /// Where it says that it is reached.
    pub announced: Address,
}

/// Why a dial found no member.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DialFailure {
    /// Nobody listens there: the system said so. The only one that proves a death.
    #[error("connection refused")]
    Refused,
    /// Unreachable, unknown host, reset, or no hello of a member: proves nothing.
    #[error("{0}")]
    Failed(String),
    /// Nothing within [`DIAL_WAIT`](super::DIAL_WAIT): proves nothing.
    #[error("no answer in time")]
    TimedOut,
    /// This very member.
    #[error("own address")]
    Myself,
    /// A member that does not want us, or that we do not want.
    #[error("{0}")]
    Rejected(Rejection),
}

impl From<DialFailure> for control::DialFailure {
    fn from(failure: DialFailure) -> Self {
        match failure {
            DialFailure::Refused => Self::Refused,
            DialFailure::Failed(_) => Self::Failed,
            DialFailure::TimedOut => Self::TimedOut,
            DialFailure::Myself => Self::Myself,
            DialFailure::Rejected(rejection) => Self::Rejected { reason: rejection.to_string() },
        }
    }
}

//! The engine's view of the connections: messages by member, none without clustering.
//!
//! Thin: what a connection is and who reads it is [`transport`](super::transport)'s.

use super::calls::Wake;
use super::transport::{Answers, DataLink, Transport};
use crate::kernel::bundle::Bundle;
use crate::kernel::context::Room;
use crate::kernel::control::message::ControlMessage;
use crate::kernel::id::{Address, MemberId};
use crate::kernel::message::{ToCaller, ToListeners, ToReplica};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// Longest wait of a blocking caller for the right to send one more request.
const CREDIT_WAIT: Duration = Duration::from_millis(100);

/// All connections of an instance. Without clustering there are none, and every message is dropped.
#[derive(Default)]
pub struct Links {
    transport: OnceLock<Transport>,
}

impl Room for Links {
    fn has_room(&self, member: MemberId, bytes: usize) -> bool {
        // A member that we have no connection with does not hold anybody up: it is asked again, or removed.
        self.link(member).is_none_or(|link| link.has_room(bytes))
    }

    fn is_arriving(&self, member: MemberId) -> bool {
        self.link(member).is_some_and(|link| link.is_arriving())
            || self.answers(member).is_some_and(|answers| answers.is_arriving())
    }
}

impl Links {
    /// The connections exist from now on.
    pub fn open(&self, transport: Transport) {
        let _ = self.transport.set(transport); // a second start of one engine does not exist
    }

    fn link(&self, member: MemberId) -> Option<Arc<DataLink>> {
        self.transport.get()?.link(member)
    }

    /// Queues a message for a replica. Cheap; to be [`flush`](Self::flush)ed once no lock is held.
    pub fn append_replica(&self, to: MemberId, message: &ToReplica) {
        if let Some(link) = self.link(to) {
            link.append_replica(message);
        }
    }

    /// Queues an `Applied`, likewise.
    pub fn append_caller(&self, to: MemberId, message: &ToCaller) {
        if let Some(link) = self.link(to) {
            link.append_caller(message);
        }
    }

    /// Queues events, likewise.
    pub fn append_listeners(&self, to: MemberId, message: &ToListeners) {
        if let Some(link) = self.link(to) {
            link.append_listeners(message);
        }
    }

    /// The way back to a member whose request is answered.
    pub fn answers(&self, to: MemberId) -> Option<Arc<Answers>> {
        self.transport.get()?.answers(to)
    }

    /// Writes what is queued for a member. Never blocks.
    pub fn flush(&self, to: MemberId) {
        if let Some(link) = self.link(to) {
            link.flush();
        }
    }

    /// Sends a request. False: it was surely not sent, for want of a connection or of credit.
    ///
    /// # Blocking
    /// With `blocking`, for a credit, at most [`CREDIT_WAIT`]. Else somebody in the background reads the answer.
    pub fn ask(&self, to: MemberId, message: &ToReplica, blocking: bool) -> bool {
        let Some(link) = self.link(to) else { return false };
        if !link.acquire_credit(if blocking { CREDIT_WAIT } else { Duration::ZERO }) {
            return false;
        }
        if !link.append_replica(message) {
            link.return_credit();
            return false;
        }
        link.flush();
        if !blocking {
            link.read_in_background();
        }
        true
    }

    /// Sends a bundle of a blocking caller. False: it was surely not sent.
    ///
    /// # Blocking
    /// For credits, at most [`CREDIT_WAIT`].
    pub fn ask_several(&self, to: MemberId, bundle: &Bundle) -> bool {
        let Some(link) = self.link(to) else { return false };
        let count = bundle.parts.len() as u32;
        if !link.acquire_credits(count, CREDIT_WAIT) {
            return false;
        }
        let appended = link.append_bundle(bundle);
        if appended {
            link.flush();
        } else {
            link.return_credits(count);
        }
        appended
    }

    /// Sleeps until `wake` is signalled, or for `wait`, reading what that member says if nobody else does. False:
    /// nothing is expected from there (any more), so what wakes this caller comes another way.
    pub fn wait(&self, member: MemberId, wake: &Wake, wait: Duration) -> bool {
        match self.link(member) {
            Some(link) if !link.is_lost() => {
                link.wait(|| wake.is_signalled(), wait);
                link.expects()
            }
            _ => {
                wake.sleep(wait);
                true
            }
        }
    }

    /// What comes back from a member is read, although nobody waits for it there.
    pub fn read_in_background(&self, member: MemberId) {
        if let Some(link) = self.link(member) {
            link.read_in_background();
        }
    }

    /// Links with whoever is at an address.
    pub fn dial(&self, address: Address) {
        if let Some(transport) = self.transport.get() {
            transport.dial(address);
        }
    }

    /// Sends a message of the control plane; without a link it is dropped.
    pub fn send_control(&self, to: MemberId, message: &ControlMessage) {
        if let Some(transport) = self.transport.get() {
            transport.send_control(to, message);
        }
    }

    /// Closes all connections with a member.
    pub fn unlink(&self, member: MemberId) {
        if let Some(transport) = self.transport.get() {
            transport.unlink(member);
        }
    }

    /// This instance is another member from now on.
    pub fn reset(&self, me: MemberId) {
        if let Some(transport) = self.transport.get() {
            transport.rename(me);
        }
    }

    /// Whether this member is in a cluster, and need not look for one often.
    pub fn set_settled(&self, settled: bool) {
        if let Some(transport) = self.transport.get() {
            transport.set_settled(settled);
        }
    }

    /// Makes the control thread turn.
    pub fn wake_control(&self) {
        if let Some(transport) = self.transport.get() {
            transport.wake_control();
        }
    }

    /// Closes everything, and waits for the transport's threads.
    pub fn close(&self) {
        if let Some(transport) = self.transport.get() {
            transport.close();
        }
    }
}

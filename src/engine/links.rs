//! The engine's view of the connections: none without clustering.

use super::calls::Wake;
use crate::kernel::context::Room;
use crate::kernel::control::message::ControlMessage;
use crate::kernel::id::{Address, MemberId};
use crate::kernel::message::{ToCaller, ToListeners, ToReplica};
use std::time::Duration;

/// All connections of an instance.
#[derive(Default)]
pub struct Links {}

impl Room for Links {
    fn has_room(&self, _member: MemberId, _bytes: usize) -> bool {
        true
    }
}

#[allow(missing_docs, clippy::unused_self)]
impl Links {
    pub fn append_replica(&self, _to: MemberId, _message: &ToReplica) {}
    pub fn append_caller(&self, _to: MemberId, _message: &ToCaller) {}
    pub fn append_listeners(&self, _to: MemberId, _message: &ToListeners) {}
    pub fn answer(&self, _to: MemberId, _message: &ToCaller) {}
    pub fn flush(&self, _to: MemberId) {}
    pub fn flush_lazy(&self) {}
    pub fn ask(&self, _to: MemberId, _message: &ToReplica, _blocking: bool) -> bool {
        false
    }
    pub fn wait(&self, _member: MemberId, wake: &Wake, wait: Duration) {
        wake.sleep(wait);
    }
    pub fn dial(&self, _address: Address) {}
    pub fn send_control(&self, _to: MemberId, _message: ControlMessage) {}
    pub fn unlink(&self, _member: MemberId) {}
    pub fn close(&self) {}
    pub fn reset(&self, _me: MemberId) {}
}

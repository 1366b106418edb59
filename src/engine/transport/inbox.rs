//! What waits for the control loop: events in order, addresses to dial, a wake-up.

use super::handler::ControlEvent;
use crate::kernel::id::Address;
use parking_lot::Mutex;
use std::collections::{HashSet, VecDeque};
use tokio::sync::Notify;

/// Control messages that may wait for the loop before links are read no further. Other events are few: a handful for
/// each connection.
pub(super) const EVENTS_MAX: usize = 1_024;

#[derive(Default)]
pub(super) struct Inbox {
    state: Mutex<State>,
    bell: Notify,
}

#[derive(Default)]
struct State {
    events: VecDeque<ControlEvent>,
    dials: Vec<Address>,
    /// Wanted or under way: an address is dialled once at a time, which bounds the list.
    dialling: HashSet<Address>,
    closed: bool,
}

impl Inbox {
    pub(super) fn push(&self, event: ControlEvent) {
        let mut state = self.state.lock();
        if let ControlEvent::Dialled { address, .. } = &event {
            state.dialling.remove(address);
        }
        state.events.push_back(event);
        drop(state);
        self.bell.notify_one();
    }

    pub(super) fn pop(&self) -> Option<ControlEvent> {
        self.state.lock().events.pop_front()
    }

    pub(super) fn is_full(&self) -> bool {
        self.state.lock().events.len() >= EVENTS_MAX
    }

    pub(super) fn want_dial(&self, address: Address) {
        let mut state = self.state.lock();
        if state.dialling.insert(address.clone()) {
            state.dials.push(address);
            drop(state);
            self.bell.notify_one();
        }
    }

    pub(super) fn take_dials(&self) -> Vec<Address> {
        std::mem::take(&mut self.state.lock().dials)
    }

    pub(super) fn wake(&self) {
        self.bell.notify_one();
    }

    pub(super) fn close(&self) {
        self.state.lock().closed = true;
        self.bell.notify_one();
    }

    pub(super) fn is_closed(&self) -> bool {
        self.state.lock().closed
    }

    pub(super) async fn rung(&self) {
        self.bell.notified().await;
    }
}

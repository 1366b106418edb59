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
    /// Raised when this instance becomes another member: what was begun before is reported no more.
    life: u64,
    closed: bool,
}

impl Inbox {
    pub(super) fn push(&self, event: ControlEvent) {
        self.state.lock().events.push_back(event);
        self.bell.notify_one();
    }

    /// As [`push`](Self::push), of something that began in this life; dropped in a later one.
    pub(super) fn push_of(&self, life: u64, event: ControlEvent) {
        let mut state = self.state.lock();
        if life != state.life {
            return;
        }
        if let ControlEvent::Dialled { address, .. } = &event {
            state.dialling.remove(address);
        }
        state.events.push_back(event);
        drop(state);
        self.bell.notify_one();
    }

    pub(super) fn life(&self) -> u64 {
        self.state.lock().life
    }

    /// This instance becomes another member: forgets events and dials of the one that it was.
    pub(super) fn begin_life(&self) {
        let mut state = self.state.lock();
        state.life += 1;
        state.events.clear();
        state.dials.clear();
        state.dialling.clear();
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

    /// With the life that they belong to.
    pub(super) fn take_dials(&self) -> (u64, Vec<Address>) {
        let mut state = self.state.lock();
        (state.life, std::mem::take(&mut state.dials))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::transport::DialFailure;

    #[test]
    fn a_dial_of_a_former_life_is_not_reported_and_does_not_stand_in_the_way_of_a_new_one() {
        let inbox = Inbox::default();
        let address = Address::new("host", 1);
        let dialled =
            || ControlEvent::Dialled { address: address.clone(), result: Err(DialFailure::Refused) };
        inbox.want_dial(address.clone());
        let (before, dials) = inbox.take_dials();
        assert_eq!(dials.len(), 1);
        inbox.push_of(before, dialled());
        inbox.begin_life();
        assert!(inbox.pop().is_none(), "what waited is forgotten");
        inbox.want_dial(address.clone());
        let (now, dials) = inbox.take_dials();
        assert_eq!(dials.len(), 1, "dialled anew");
        inbox.push_of(before, dialled());
        assert!(inbox.pop().is_none(), "the old dial ends unheard");
        inbox.push_of(now, dialled());
        assert!(inbox.pop().is_some());
    }
}

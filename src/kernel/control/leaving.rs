//! Leaving: asking the master to take everything over, or, as master, waiting until that is done.

use super::message::ControlMessage;
use super::{Control, Output};
use crate::kernel::partition::migration;
use crate::kernel::time::MonoTime;

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Leaving {
    No,
    /// Asked for at that time last.
    Asked(Option<MonoTime>),
    Left,
}

impl Leaving {
    pub(super) fn begin(&mut self) {
        if *self == Self::No {
            *self = Self::Asked(None);
        }
    }
}

impl Control {
    pub(super) fn is_left(&self) -> bool {
        self.leaving == Leaving::Left
    }

    pub(super) fn turn_leaving(&mut self, now: MonoTime) {
        let Leaving::Asked(asked_at) = self.leaving else { return };
        if self.join.is_some() || self.state.members.len() < 2 {
            return self.finish_leaving();
        }
        if self.mastery.is_some() {
            self.on_leave(self.me);
            let latest = self.latest();
            let free = !migration::holds_anything(latest, self.me);
            if self.is_published() && (free || migration::eligible(&self.state).is_empty()) {
                return self.finish_leaving();
            }
            return;
        }
        let repeat = self.config.timings.repeat;
        let asked_at = match asked_at {
            Some(at) if at + repeat > now => at,
            _ => {
                if let Some(master) = self.state.master().map(|master| master.id) {
                    self.send(master, ControlMessage::Leave);
                }
                self.leaving = Leaving::Asked(Some(now));
                now
            }
        };
        self.wake_at(asked_at + repeat);
    }

    pub(super) fn finish_leaving(&mut self) {
        self.withdraw();
        self.outputs.push_back(Output::Left);
    }

    /// Takes part in nothing any more.
    pub(super) fn withdraw(&mut self) {
        for peer in self.links.linked().collect::<Vec<_>>() {
            self.send(peer, ControlMessage::Goodbye);
        }
        self.fail_asks("this member has left its cluster");
        self.leaving = Leaving::Left;
    }
}

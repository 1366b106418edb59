//! Which members are reached by an outbound link, and which addresses are dialled when.
//!
//! Told anew in every turn which addresses are wanted and how often; whether a dial proves a death is decided
//! elsewhere. Invariant: at most one dial of an address is under way, and its starts are `every` apart.

use crate::kernel::id::{Address, MemberId};
use crate::kernel::time::MonoTime;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

#[derive(Debug)]
struct Dial {
    started_at: MonoTime,
    under_way: bool,
}

/// See the module.
#[derive(Debug, Default)]
pub struct Links {
    linked: BTreeSet<MemberId>,
    accepted: BTreeSet<MemberId>,
    /// Where a link was found: also under other names than the announced one.
    found_at: BTreeMap<Address, MemberId>,
    /// Names of this member's own address.
    mine: BTreeSet<Address>,
    dials: BTreeMap<Address, Dial>,
    wanted: BTreeMap<Address, Duration>,
}

impl Links {
    /// A dial ended in a link.
    pub fn handle_linked(&mut self, address: &Address, peer: MemberId) {
        self.handle_dial_ended(address);
        self.found_at.insert(address.clone(), peer);
        self.linked.insert(peer);
    }

    /// A peer linked to this member. Whoever was found at its address before no longer stands in the way of a dial.
    pub fn handle_accepted(&mut self, peer: MemberId, address: &Address) {
        self.accepted.insert(peer);
        self.found_at.retain(|at, member| at != address || *member == peer);
    }

    /// A dial ended, in whatever way.
    pub fn handle_dial_ended(&mut self, address: &Address) {
        if let Some(dial) = self.dials.get_mut(address) {
            dial.under_way = false;
        }
    }

    /// An address turned out to be this member's own.
    pub fn handle_myself(&mut self, address: &Address) {
        self.mine.insert(address.clone());
    }

    /// All connections with a peer are gone.
    pub fn handle_unlinked(&mut self, peer: MemberId) {
        self.linked.remove(&peer);
        self.accepted.remove(&peer);
        self.found_at.retain(|_, member| *member != peer);
    }

    /// Whether messages can be sent to a peer.
    pub fn is_linked(&self, peer: MemberId) -> bool {
        self.linked.contains(&peer)
    }

    /// Whether there is a control link with a peer, either way.
    pub fn is_connected(&self, peer: MemberId) -> bool {
        self.linked.contains(&peer) || self.accepted.contains(&peer)
    }

    /// Whether some link was found at an address.
    pub fn is_found(&self, address: &Address) -> bool {
        self.found_at.contains_key(address)
    }

    /// All that messages can be sent to.
    pub fn linked(&self) -> impl Iterator<Item = MemberId> + '_ {
        self.linked.iter().copied()
    }

    /// This turn wants a link to an address, dialled this often.
    pub fn want(&mut self, address: &Address, every: Duration) {
        if self.mine.contains(address) {
            return;
        }
        match self.wanted.get_mut(address) {
            Some(wanted) => *wanted = every.min(*wanted),
            None => drop(self.wanted.insert(address.clone(), every)),
        }
    }

    /// Ends the turn: what to dial now, and when to look again.
    pub fn dials(&mut self, now: MonoTime) -> (Vec<Address>, MonoTime) {
        let wanted = std::mem::take(&mut self.wanted);
        // A dial that is no longer wanted is remembered for as long as a redial waits: its pace outlives flapping.
        self.dials.retain(|address, dial| {
            dial.under_way
                || wanted.contains_key(address)
                || now.since(dial.started_at) < Duration::from_secs(1)
        });
        let (mut due, mut next) = (Vec::new(), MonoTime::NEVER);
        for (address, every) in wanted {
            match self.dials.get(&address) {
                Some(dial) if dial.under_way => continue,
                Some(dial) if dial.started_at + every > now => {
                    next = next.min(dial.started_at + every);
                    continue;
                }
                _ => {}
            }
            self.dials.insert(address.clone(), Dial { started_at: now, under_way: true });
            due.push(address);
        }
        (due, next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    #[test]
    fn newcomer_at_a_known_address_is_dialled_back() {
        let mut links = Links::default();
        let address = Address::new("host", 1);
        links.handle_linked(&address, MemberId(1));
        links.handle_accepted(MemberId(1), &address);
        assert!(links.is_found(&address));
        links.handle_accepted(MemberId(2), &address);
        assert!(!links.is_found(&address));
    }

    #[test]
    fn address_is_dialled_once_at_a_time_and_not_too_often() {
        let mut links = Links::default();
        let address = Address::new("host", 1);
        let turn = |links: &mut Links, now| {
            links.want(&address, Duration::from_millis(20));
            links.want(&address, Duration::from_secs(1));
            links.dials(ms(now))
        };
        assert_eq!(turn(&mut links, 0).0.len(), 1);
        assert_eq!(turn(&mut links, 30), (vec![], MonoTime::NEVER), "under way");
        links.handle_dial_ended(&Address::new("host", 1));
        assert_eq!(turn(&mut links, 31).0.len(), 1);
        links.handle_dial_ended(&Address::new("host", 1));
        assert_eq!(turn(&mut links, 32), (vec![], ms(51)));
        links.handle_myself(&Address::new("host", 1));
        assert_eq!(turn(&mut links, 60), (vec![], MonoTime::NEVER), "nobody dials himself twice");
    }
}

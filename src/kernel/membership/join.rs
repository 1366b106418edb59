//! A member that starts: whom to ask, whom to wait for, and when to form a cluster of its own.
//!
//! Decides only that. Links, messages and admission are the control plane's. Invariant: no answer waits for an
//! address that says nothing: a running cluster is joined at its first word, and after `absent` and twice `forming`
//! at most a member forms a cluster alone.

use crate::kernel::control::Timings;
use crate::kernel::control::message::Starter;
use crate::kernel::id::{Address, MemberId};
use crate::kernel::time::MonoTime;
use std::collections::{BTreeMap, BTreeSet};

/// Most starting members that are kept in mind.
pub const STARTERS_MAX: usize = 256;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Seed {
    Waiting,
    Linked(MemberId),
    /// It said hello, and the connection broke: dialled at once, and waited for like one that has said nothing yet.
    Broken,
    Absent,
}

#[derive(Debug)]
struct Seen {
    address: Address,
    /// When it last spoke for itself.
    direct_at: Option<MonoTime>,
    /// When somebody last spoke of it.
    told_at: MonoTime,
}

/// What a starting member does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Output {
    /// Ask every linked peer, or this one.
    Ask,
    /// Form a cluster.
    Form,
}

/// See the module.
#[derive(Debug)]
pub struct Join {
    me: Starter,
    timings: Timings,
    started_at: MonoTime,
    seeds: BTreeMap<Address, Seed>,
    replied: BTreeSet<MemberId>,
    starters: BTreeMap<MemberId, Seen>,
    skipped: BTreeSet<MemberId>,
    redirect: Option<(Address, MonoTime)>,
    waiting_since: Option<MonoTime>,
    ask_at: MonoTime,
}

impl Join {
    /// Starts now.
    pub fn new(
        now: MonoTime,
        me: Starter,
        seeds: impl IntoIterator<Item = Address>,
        timings: Timings,
    ) -> Self {
        let seeds =
            seeds.into_iter().filter(|seed| *seed != me.address).map(|seed| (seed, Seed::Waiting)).collect();
        Self {
            me,
            timings,
            started_at: now,
            seeds,
            replied: BTreeSet::new(),
            starters: BTreeMap::new(),
            skipped: BTreeSet::new(),
            redirect: None,
            waiting_since: None,
            ask_at: now,
        }
    }

    /// Discovery found one more address.
    pub fn handle_found(&mut self, address: Address) {
        if address != self.me.address && self.seeds.len() < STARTERS_MAX {
            self.seeds.entry(address).or_insert(Seed::Waiting);
        }
    }

    /// The well-known addresses were changed: those taken off are waited for no longer, unless they said hello.
    pub fn handle_seeds(&mut self, before: &[Address], now: &[Address]) {
        self.seeds.retain(|address, seed| {
            matches!(seed, Seed::Linked(_)) || !before.contains(address) || now.contains(address)
        });
        now.iter().cloned().for_each(|address| self.handle_found(address));
    }

    /// A seed said hello.
    pub fn handle_linked(&mut self, address: &Address, peer: MemberId) {
        if let Some(seed) = self.seeds.get_mut(address) {
            *seed = Seed::Linked(peer);
        }
    }

    /// A seed refused, failed, hung, is of no use, or is this very member.
    pub fn handle_failed(&mut self, address: &Address) {
        if let Some(seed) = self.seeds.get_mut(address) {
            *seed = Seed::Absent;
        }
        self.starters.retain(|_, seen| seen.address != *address || seen.direct_at.is_some());
    }

    /// All connections with a peer are gone.
    pub fn handle_unlinked(&mut self, peer: MemberId) {
        self.starters.remove(&peer);
        for seed in self.seeds.values_mut().filter(|seed| **seed == Seed::Linked(peer)) {
            *seed = Seed::Broken;
        }
    }

    /// A peer said what it is: nothing more is to be learnt from its address.
    pub fn handle_reply(&mut self, peer: MemberId) {
        if self.replied.len() < STARTERS_MAX {
            self.replied.insert(peer);
        }
    }

    /// There is another starting member: it said so (`direct`), or another one told of it.
    pub fn handle_starter(&mut self, now: MonoTime, starter: &Starter, direct: bool) {
        let full = self.starters.len() >= STARTERS_MAX && !self.starters.contains_key(&starter.member);
        if starter.member == self.me.member || starter.address == self.me.address || full {
            return;
        }
        let fresh = Seen { address: starter.address.clone(), direct_at: None, told_at: now };
        let seen = self.starters.entry(starter.member).or_insert(fresh);
        seen.told_at = now;
        if direct {
            seen.direct_at = Some(now);
        }
    }

    /// A running cluster's master is there.
    pub fn handle_redirect(&mut self, now: MonoTime, master: Address) {
        self.redirect = Some((master, now));
    }

    /// The starting members that spoke for themselves, this one included.
    pub fn known(&self) -> Vec<Starter> {
        let direct = self.starters.iter().filter(|(_, seen)| seen.direct_at.is_some());
        let others = direct.map(|(member, seen)| Starter { address: seen.address.clone(), member: *member });
        std::iter::once(self.me.clone()).chain(others).collect()
    }

    /// Where to dial more often than the seeds, or besides them.
    pub fn addresses(&self) -> impl Iterator<Item = &Address> {
        self.redirect
            .iter()
            .map(|(address, _)| address)
            .chain(self.starters.values().map(|seen| &seen.address))
            .chain(self.seeds.iter().filter(|(_, seed)| **seed == Seed::Broken).map(|(address, _)| address))
    }

    /// The seeds.
    pub fn seeds(&self) -> impl Iterator<Item = &Address> {
        self.seeds.keys()
    }

    /// What to do now. Calling this at any time is harmless.
    pub fn handle_timeout(&mut self, now: MonoTime) -> Vec<Output> {
        let mut outputs = Vec::new();
        if self.ask_at <= now {
            self.ask_at = now + self.timings.repeat;
            outputs.push(Output::Ask);
        }
        // Twice the forming time bounds how long a word counts that is repeated every `repeat`.
        let fresh = |at: MonoTime| now.since(at) < self.timings.forming;
        self.starters.retain(|_, seen| fresh(seen.told_at));
        if self.redirect.as_ref().is_some_and(|(_, at)| now.since(*at) >= self.timings.absent) {
            self.redirect = None;
        }
        if self.redirect.is_none() && self.is_settled(now) && self.is_first(now) {
            outputs.push(Output::Form);
        }
        outputs
    }

    fn is_settled(&self, now: MonoTime) -> bool {
        let settled = |seed: &Seed| match seed {
            Seed::Waiting | Seed::Broken => false,
            Seed::Linked(peer) => self.replied.contains(peer),
            Seed::Absent => true,
        };
        now >= self.started_at + self.timings.absent
            || (now >= self.started_at + self.timings.discovery && self.seeds.values().all(settled))
    }

    /// Whether no other starting member should form the cluster; each that should is waited for, but not for ever.
    fn is_first(&mut self, now: MonoTime) -> bool {
        let mut since = *self.waiting_since.get_or_insert(now);
        loop {
            let smaller = self.starters.iter().filter(|(member, _)| !self.skipped.contains(member));
            let smallest = smaller.min_by_key(|(member, seen)| (&seen.address, **member));
            let Some((member, seen)) = smallest else { return true };
            if (&seen.address, *member) > (&self.me.address, self.me.member) {
                return true;
            }
            if now < since + self.timings.forming {
                return false;
            }
            self.skipped.insert(*member);
            // The next one has had almost all of that time already.
            since = now - self.timings.forming + self.timings.repeat;
            self.waiting_since = Some(since);
        }
    }

    /// When to call [`handle_timeout`](Self::handle_timeout).
    pub fn poll_timeout(&self, now: MonoTime) -> MonoTime {
        let deadlines = [
            self.started_at + self.timings.discovery,
            self.started_at + self.timings.absent,
            self.waiting_since.map_or(MonoTime::NEVER, |since| since + self.timings.forming),
        ];
        deadlines.into_iter().filter(|at| *at > now).fold(self.ask_at, MonoTime::min)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    fn at(port: u16) -> Address {
        Address::new("host", port)
    }

    fn starter(port: u16) -> Starter {
        Starter { address: at(port), member: MemberId(u128::from(port)) }
    }

    fn join(port: u16, seeds: &[u16]) -> Join {
        Join::new(ms(0), starter(port), seeds.iter().map(|seed| at(*seed)), Timings::default())
    }

    fn forms(join: &mut Join, now: u64) -> bool {
        join.handle_timeout(ms(now)).contains(&Output::Form)
    }

    #[test]
    fn alone_when_every_other_address_refuses() {
        let mut join = join(2, &[1, 2, 3]);
        assert!(!forms(&mut join, 0));
        join.handle_failed(&at(1));
        assert!(!forms(&mut join, 1), "one address has not answered");
        join.handle_failed(&at(3));
        assert!(forms(&mut join, 2));
    }

    #[test]
    fn mute_address_counts_as_absent_after_a_second() {
        let mut join = join(1, &[1, 9]);
        join.handle_linked(&at(9), MemberId(9));
        assert!(!forms(&mut join, 999), "a hello alone says nothing");
        assert!(forms(&mut join, 1_000));
    }

    #[test]
    fn address_whose_connection_broke_is_dialled_and_waited_for_until_it_refuses() {
        let mut join = join(2, &[1]);
        join.handle_linked(&at(1), MemberId(1));
        join.handle_reply(MemberId(1));
        join.handle_unlinked(MemberId(1));
        assert!(!forms(&mut join, 10), "a cluster may be there");
        assert!(join.addresses().any(|address| *address == at(1)));
        join.handle_failed(&at(1));
        assert!(forms(&mut join, 11));
    }

    #[test]
    fn smallest_address_forms_and_the_others_wait_for_it_half_a_second() {
        let mut first = join(1, &[1, 2]);
        let mut second = join(2, &[1, 2]);
        first.handle_linked(&at(2), MemberId(2));
        first.handle_reply(MemberId(2));
        first.handle_starter(ms(10), &starter(2), true);
        assert!(forms(&mut first, 10));
        second.handle_linked(&at(1), MemberId(1));
        second.handle_reply(MemberId(1));
        for now in (10..510).step_by(50) {
            second.handle_starter(ms(now), &starter(1), true);
            assert!(!forms(&mut second, now), "at {now}");
        }
        assert!(forms(&mut second, 510), "the first one does not do it");
    }

    #[test]
    fn running_cluster_is_waited_for_while_it_says_so() {
        let mut join = join(1, &[2]);
        join.handle_failed(&at(2));
        join.handle_redirect(ms(0), at(5));
        assert!(!forms(&mut join, 999));
        assert!(join.addresses().any(|address| *address == at(5)));
        assert!(forms(&mut join, 1_000), "the cluster has not been heard of for a second");
    }

    #[test]
    fn gossip_ends_with_who_spoke_for_itself() {
        let mut join = join(5, &[]);
        join.handle_starter(ms(0), &starter(1), false);
        join.handle_starter(ms(0), &starter(2), true);
        assert_eq!(join.known(), [starter(5), starter(2)]);
        assert!(!forms(&mut join, 1), "but who was only told of is waited for, too");
    }
}

//! Finds out which peers are gone, and whether this member itself stood still.
//!
//! Decides what is known of each peer: alive, silent, or proven dead; and whether operations may run after a freeze.
//! What follows from a death is decided elsewhere. Invariant: a peer is never held silent for time in which this
//! member did not run.

use crate::kernel::id::MemberId;
use crate::kernel::time::MonoTime;
use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

/// How a death was proven.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proof {
    /// It said so.
    Goodbye,
    /// No connection is left, and nobody listens at its address.
    Refused,
    /// No connection is left, and somebody else listens at its address.
    Replaced,
    /// It belongs to another cluster, or went on with those of this one who follow it.
    Elsewhere,
}

/// What speaks against a peer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Evidence {
    /// Nothing was heard for the silence limit.
    Silent,
    /// It is dead.
    Dead(Proof),
}

/// What to do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Output {
    /// Send a heartbeat of this round to every peer.
    Beat {
        /// Counts upwards.
        round: u64,
    },
    /// Let operations run, or not.
    Gate(bool),
    /// This peer has just become silent.
    Silent(MemberId),
}

#[derive(Debug)]
struct Peer {
    heard_at: MonoTime,
    acknowledged: u64,
    proof: Option<Proof>,
    reported: bool,
}

/// See the module.
#[derive(Debug)]
pub struct FailureDetector {
    silence: Duration,
    heartbeat: Duration,
    peers: BTreeMap<MemberId, Peer>,
    round: u64,
    beat_at: MonoTime,
    turned_at: MonoTime,
    /// The round that every peer must acknowledge before operations run again.
    thaw: Option<u64>,
    thawed_at: MonoTime,
    outputs: VecDeque<Output>,
}

impl FailureDetector {
    /// Without peers.
    pub fn new(now: MonoTime, silence: Duration, heartbeat: Duration) -> Self {
        Self {
            silence,
            heartbeat,
            peers: BTreeMap::new(),
            round: 0,
            beat_at: now + heartbeat,
            turned_at: now,
            thaw: None,
            thawed_at: now,
            outputs: VecDeque::new(),
        }
    }

    /// These are the peers from now on; new ones count as just heard.
    pub fn set_peers(&mut self, now: MonoTime, members: &[MemberId]) {
        self.peers.retain(|member, _| members.contains(member));
        for member in members {
            let fresh = Peer { heard_at: now, acknowledged: 0, proof: None, reported: false };
            self.peers.entry(*member).or_insert(fresh);
        }
        self.open_gate();
    }

    /// Must be called first with every input: notices that this member stood still.
    pub fn handle_turn(&mut self, now: MonoTime) {
        let slept = now.since(self.turned_at);
        self.turned_at = now;
        if slept <= self.silence / 2 || self.peers.is_empty() {
            return;
        }
        for peer in self.peers.values_mut() {
            peer.heard_at = (peer.heard_at + slept).min(now);
        }
        if self.thaw.is_none() {
            self.outputs.push_back(Output::Gate(false));
        }
        self.beat(now);
        self.thaw = Some(self.round);
        self.thawed_at = now;
    }

    /// Anything came from a peer.
    pub fn handle_heard(&mut self, now: MonoTime, member: MemberId) {
        if let Some(peer) = self.peers.get_mut(&member) {
            peer.heard_at = now;
            peer.reported = false;
        }
    }

    /// A peer answered the heartbeat of a round, as a member of the same cluster.
    pub fn handle_acknowledged(&mut self, member: MemberId, round: u64) {
        if let Some(peer) = self.peers.get_mut(&member) {
            peer.acknowledged = peer.acknowledged.max(round.min(self.round));
        }
        self.open_gate();
    }

    /// A peer's death was proven. That is never taken back.
    pub fn handle_proof(&mut self, member: MemberId, proof: Proof) {
        // What was said while this member stood still may mean that the others went on without it. Those will say so.
        let stale = self.thaw.is_some() && self.turned_at < self.thawed_at + self.heartbeat * 2;
        if proof == Proof::Elsewhere && stale {
            return;
        }
        if let Some(peer) = self.peers.get_mut(&member) {
            peer.proof.get_or_insert(proof);
        }
    }

    /// Calling this before the deadline is harmless.
    pub fn handle_timeout(&mut self, now: MonoTime) {
        if self.beat_at <= now {
            self.beat(now);
        }
        for (member, peer) in &mut self.peers {
            if !peer.reported && peer.proof.is_none() && peer.heard_at + self.silence <= now {
                peer.reported = true;
                self.outputs.push_back(Output::Silent(*member));
            }
        }
    }

    fn beat(&mut self, now: MonoTime) {
        self.round += 1;
        self.beat_at = now + self.heartbeat;
        self.outputs.push_back(Output::Beat { round: self.round });
    }

    fn open_gate(&mut self) {
        let Some(round) = self.thaw else { return };
        if self.peers.values().all(|peer| peer.acknowledged >= round) {
            self.thaw = None;
            self.outputs.push_back(Output::Gate(true));
        }
    }

    /// What speaks against a peer; nothing against who is none.
    pub fn evidence(&self, now: MonoTime, member: MemberId) -> Option<Evidence> {
        let peer = self.peers.get(&member)?;
        let silent = (peer.heard_at + self.silence <= now).then_some(Evidence::Silent);
        peer.proof.map(Evidence::Dead).or(silent)
    }

    /// Whether operations may run.
    pub fn gate_open(&self) -> bool {
        self.thaw.is_none()
    }

    /// Whether this member may judge others. After it stood still only once each of them has answered or is known to
    /// be gone: they may have gone on without it.
    pub fn may_judge(&self, now: MonoTime) -> bool {
        let known = |(member, peer): (&MemberId, &Peer)| {
            self.thaw.is_none_or(|round| peer.acknowledged >= round) || self.evidence(now, *member).is_some()
        };
        self.peers.iter().all(known)
    }

    /// The round of the last heartbeat.
    pub fn round(&self) -> u64 {
        self.round
    }

    /// When to call [`handle_timeout`](Self::handle_timeout).
    pub fn poll_timeout(&self) -> MonoTime {
        let waiting = self.peers.values().filter(|peer| !peer.reported && peer.proof.is_none());
        waiting.map(|peer| peer.heard_at + self.silence).min().map_or(self.beat_at, |at| at.min(self.beat_at))
    }

    /// The next thing to do.
    pub fn poll_output(&mut self) -> Option<Output> {
        self.outputs.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    const A: MemberId = MemberId(1);
    const B: MemberId = MemberId(2);

    fn detector() -> FailureDetector {
        let mut detector = FailureDetector::new(ms(0), Duration::from_secs(2), Duration::from_millis(250));
        detector.set_peers(ms(0), &[A, B]);
        detector
    }

    fn turn(detector: &mut FailureDetector, now: u64) -> Vec<Output> {
        detector.handle_turn(ms(now));
        detector.handle_timeout(ms(now));
        std::iter::from_fn(|| detector.poll_output()).filter(|o| !matches!(o, Output::Beat { .. })).collect()
    }

    #[test]
    fn silent_peer_is_reported_exactly_once() {
        let mut detector = detector();
        for at in (0..2_000).step_by(100) {
            detector.handle_heard(ms(at), B);
            assert_eq!(turn(&mut detector, at), []);
        }
        assert_eq!(turn(&mut detector, 1_999), [], "one millisecond too early");
        assert_eq!(detector.evidence(ms(1_999), A), None);
        assert_eq!(turn(&mut detector, 2_000), [Output::Silent(A)]);
        assert_eq!(detector.evidence(ms(2_000), A), Some(Evidence::Silent));
        assert_eq!(turn(&mut detector, 2_100), [], "already reported");
        detector.handle_heard(ms(2_200), A);
        assert_eq!(detector.evidence(ms(2_200), A), None, "silence is taken back");
    }

    #[test]
    fn proof_is_never_taken_back() {
        let mut detector = detector();
        detector.handle_proof(A, Proof::Goodbye);
        detector.handle_heard(ms(1), A);
        assert_eq!(detector.evidence(ms(1), A), Some(Evidence::Dead(Proof::Goodbye)));
    }

    #[test]
    fn who_slept_does_not_call_others_silent_and_waits_for_their_word() {
        let mut detector = detector();
        assert_eq!(turn(&mut detector, 1_000), [], "half the silence limit is no freeze");
        assert_eq!(turn(&mut detector, 26_000), [Output::Gate(false)]);
        let round = detector.round();
        assert!(!detector.gate_open());
        assert_eq!(turn(&mut detector, 26_900), [], "each has as much time as before the freeze");
        detector.handle_acknowledged(A, round - 1);
        detector.handle_acknowledged(A, round);
        assert_eq!(turn(&mut detector, 26_910), [], "one peer has not answered");
        detector.handle_acknowledged(B, round - 1);
        assert!(!detector.gate_open(), "an answer to a heartbeat from before the thaw is none");
        assert!(!detector.may_judge(ms(0)), "others may have gone on without it");
        detector.set_peers(ms(26_920), &[A]);
        assert_eq!(turn(&mut detector, 26_930), [Output::Gate(true)], "removed is as good as answered");
    }

    #[test]
    fn member_without_peers_never_freezes() {
        let mut detector = detector();
        detector.set_peers(ms(0), &[]);
        assert_eq!(turn(&mut detector, 60_000), []);
        assert!(detector.gate_open());
    }
}

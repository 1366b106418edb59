//! What the owner knows of the other replicas of its partition.
//!
//! A peer *counts* when the table marks it synchronised, or this owner has begun to wait for it and will report it; one
//! that is filled to hold more counts for what it has.
//! Only effects that all counting peers of an object's synchronous indexes hold may be shown.

use super::fill::Fill;
use super::unheld::Marks;
use crate::kernel::cluster::{Assignment, BACKUPS_MAX};
use crate::kernel::id::MemberId;
use crate::kernel::time::MonoTime;
use smallvec::SmallVec;

/// One other replica, or the destination of a migration.
pub struct Peer {
    /// Who.
    pub member: MemberId,
    /// Its index in the table.
    pub slot: Option<usize>,
    /// Whether ownership is moving to it.
    pub destination: bool,
    /// Whether the table marks it synchronised.
    pub marked: bool,
    /// Whether this owner waits for it although the table does not mark it, and since which number.
    pub counted: Option<u64>,
    /// When the mark was last reported as wrong.
    pub reported_at: Option<MonoTime>,
    /// The last number it said it holds.
    pub held: u64,
    /// Whether it follows this owner's epoch.
    pub rebased: bool,
    /// The index whose objects it has; `None` = nothing that is known.
    pub filled_for: Option<usize>,
    /// The fill under way.
    pub fill: Option<Fill>,
}

impl Peer {
    fn new(member: MemberId) -> Self {
        Self {
            member,
            slot: None,
            destination: false,
            marked: false,
            counted: None,
            reported_at: None,
            held: 0,
            rebased: false,
            filled_for: None,
            fill: None,
        }
    }

    /// Which objects it should hold: those with at least this many backups.
    pub fn index(&self) -> usize {
        if self.destination { 0 } else { self.slot.unwrap_or(BACKUPS_MAX) }
    }

    /// Whether a write of an object with `backups` waits for it.
    pub fn is_awaited(&self, backups: u8) -> bool {
        self.counts_from().is_some_and(|from| (1..=usize::from(backups)).contains(&from))
    }

    /// Whether it is relied on, if only for some objects.
    pub fn counts(&self) -> bool {
        self.counts_from().is_some()
    }

    /// It is relied on for objects with at least so many backups. One that lost its mark only because it has to hold
    /// more than before is still relied on for what it has: an owner that is gone before it is filled left nothing
    /// behind.
    fn counts_from(&self) -> Option<usize> {
        let slot = self.slot?;
        if self.marked || self.counted.is_some() {
            return Some(slot);
        }
        self.filled_for.filter(|has| *has > slot)
    }

    /// Whether it has all that it should have, apart from effects on their way.
    pub fn is_level(&self) -> bool {
        self.rebased && self.fill.is_none() && self.filled_for == Some(self.index())
    }
}

/// All other replicas.
#[derive(Default)]
pub struct Peers {
    /// In table order, the destination of a migration last.
    pub all: SmallVec<[Peer; 2]>,
}

impl Peers {
    /// A peer by member.
    pub fn get_mut(&mut self, member: MemberId) -> Option<&mut Peer> {
        self.all.iter_mut().find(|peer| peer.member == member)
    }

    /// Takes over a table: whoever stays keeps what is known of it.
    pub fn adopt(&mut self, me: MemberId, assignment: &Assignment) {
        let mut old = std::mem::take(&mut self.all);
        let mut take = |member| {
            let at = old.iter().position(|peer| peer.member == member);
            at.map_or_else(|| Peer::new(member), |at| old.swap_remove(at))
        };
        for replica in &assignment.replicas {
            if replica.member == me {
                continue;
            }
            let mut peer = take(replica.member);
            (peer.slot, peer.destination, peer.marked) =
                (Some(usize::from(replica.index)), false, replica.synchronised);
            self.all.push(peer);
        }
        let Some(migration) = assignment.migration.filter(|migration| migration.destination != me) else {
            return;
        };
        if let Some(peer) = self.get_mut(migration.destination) {
            peer.destination = true;
            return;
        }
        let mut peer = take(migration.destination);
        (peer.slot, peer.destination, peer.marked, peer.counted) = (None, true, false, None);
        self.all.push(peer);
    }

    /// How far the awaited ones are, for each number of synchronous backups.
    pub fn marks(&self) -> Marks {
        let mut marks = Marks::default();
        for peer in &self.all {
            if let Some(from) = peer.counts_from() {
                marks.count(from, peer.held);
            }
        }
        marks
    }

    /// The number up to which every counting peer holds everything.
    pub fn floor(&self, last: u64) -> u64 {
        self.all.iter().filter(|peer| peer.counts()).map(|peer| peer.held).fold(last, u64::min)
    }
}

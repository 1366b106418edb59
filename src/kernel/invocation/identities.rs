//! Numbers for the writes of this member, and what it tells owners of those that are over.
//!
//! One [`Sequences`] for each partition, so that callers of different partitions share nothing. The invariant: what
//! is said to be settled never includes a call that is still open, and at most [`UNSETTLED_MAX`] open calls are
//! named. With more open calls than that the settled range ends below the first unnamed one: nothing is refused,
//! owners only remember for longer.

use super::super::id::{Incarnation, PartitionId};
use super::super::message::Identity;
use super::super::operation::{Settled, UNSETTLED_MAX};
use smallvec::SmallVec;

/// The calls of one member to one partition.
#[derive(Clone, Debug, Default)]
pub struct Sequences {
    /// The last number given out.
    last: u64,
    /// Calls without outcome, ascending.
    open: SmallVec<[u64; 4]>,
    /// Whether a call ended that no request has told the owner about.
    untold: bool,
}

impl Sequences {
    /// Begins a call: its number, and what the request says about the others.
    pub fn open(&mut self) -> (u64, Settled) {
        self.last += 1;
        self.open.push(self.last);
        (self.last, self.settle())
    }

    /// Ends a call. Its answer is not wanted any more.
    pub fn close(&mut self, sequence: u64) {
        if let Ok(index) = self.open.binary_search(&sequence) {
            self.open.remove(index);
            self.untold = true;
        }
    }

    /// Whether the owner remembers answers that nobody wants, and no request of ours has told it.
    pub fn is_untold(&self) -> bool {
        self.untold
    }

    /// What is settled now; counts as told.
    pub fn settle(&mut self) -> Settled {
        self.untold = false;
        let below = match self.open.get(UNSETTLED_MAX) {
            Some(first_unnamed) => *first_unnamed,
            None if self.open.last() == Some(&self.last) => self.last,
            None => self.last + 1,
        };
        Settled {
            below,
            except: self.open.iter().copied().take_while(|sequence| *sequence < below).collect(),
        }
    }

    /// How many calls are open.
    pub fn len(&self) -> usize {
        self.open.len()
    }

    /// Whether no call is open.
    pub fn is_empty(&self) -> bool {
        self.open.is_empty()
    }
}

/// All calls of one incarnation of a member. A new incarnation begins anew.
#[derive(Clone, Debug)]
pub struct Identities {
    incarnation: Incarnation,
    partitions: Vec<Sequences>,
}

impl Identities {
    /// Nothing asked yet, of any of `partitions` partitions.
    pub fn new(incarnation: Incarnation, partitions: u16) -> Self {
        Self { incarnation, partitions: vec![Sequences::default(); usize::from(partitions)] }
    }

    /// Whose calls.
    pub fn incarnation(&self) -> Incarnation {
        self.incarnation
    }

    /// The identity of a new write.
    pub fn open(&mut self, partition: PartitionId) -> Identity {
        let (sequence, settled) = self.partitions[usize::from(partition.0)].open();
        Identity { incarnation: self.incarnation, sequence, settled }
    }

    /// Ends a write, whatever its outcome.
    pub fn close(&mut self, partition: PartitionId, sequence: u64) {
        self.partitions[usize::from(partition.0)].close(sequence);
    }

    /// Partitions whose owners should be sent [`Settle`](super::super::message::ReplicaMessage::Settle), now and then.
    pub fn untold(&mut self) -> impl Iterator<Item = (PartitionId, Settled)> + '_ {
        (0u16..)
            .zip(self.partitions.iter_mut())
            .filter(|(_, sequences)| sequences.is_untold())
            .map(|(partition, sequences)| (PartitionId(partition), sequences.settle()))
    }
}

//! What every member knows of the cluster: one value, versioned as a whole, published by the master alone.
//!
//! The member list and the partition table change together, so they are one state with one version: nobody ever
//! sees a table that names a member its list does not have. Small enough (about 3 KB) to be published whole.

use super::id::{Address, Epoch, Incarnation, Lineage, MemberId, PartitionId};
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most backups, synchronous and asynchronous together.
pub const BACKUPS_MAX: usize = 6;

/// The cluster as of one version of one lineage.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ClusterState {
    /// Whose line of masters.
    pub lineage: Lineage,
    /// The lineage that this one took over from, and the last version taken from it.
    pub parent: Option<(Lineage, u64)>,
    /// Raised by one with every publication; never goes back within a lineage.
    pub version: u64,
    /// Raised by one with every join and every leave: what operators see as `ver`.
    pub list_version: u32,
    /// Oldest first. The first is the master.
    pub members: Vec<Member>,
    /// One for each partition.
    pub partitions: Vec<Assignment>,
    /// The number that the next member gets.
    pub next_incarnation: u64,
}

/// A member of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// Its identifier.
    pub id: MemberId,
    /// Its number.
    pub incarnation: Incarnation,
    /// Where peers reach it.
    pub address: Address,
    /// Whether it holds no partitions.
    pub lite: bool,
    /// Whether it has said that it wants to leave: it gets nothing new, and its partitions move away.
    pub leaving: bool,
    /// As configured at its start.
    pub attributes: Arc<BTreeMap<String, String>>,
}

/// Who holds a partition.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Assignment {
    /// Raised whenever the owner changes.
    pub epoch: Epoch,
    /// Owner first, then backups by [`Slot::index`]; empty while no data member is there. The position in this list
    /// is not the index: while a backup moves, the leaving one and the one being filled have the same.
    pub replicas: SmallVec<[Slot; 3]>,
    /// The member that ownership is moving to, filled beside the replicas; it gets every effect, and counts for none.
    pub migration: Option<Migration>,
}

/// One replica.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// Who.
    pub member: MemberId,
    /// 0 for the owner. A replica holds the objects with at least this many backups, and gets skips for others. It may
    /// grow (what is too much is dropped); it shrinks only together with the mark being taken off, or when it makes no
    /// difference.
    pub index: u8,
    /// Whether it holds all that it should: only then it counts, and is promoted before others. The owner always is.
    pub synchronised: bool,
}

/// A move of ownership in progress.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Migration {
    /// The next owner.
    pub destination: MemberId,
    /// Counts the migrations of this partition, so that a late acknowledgement of a cancelled one is told apart.
    pub attempt: u32,
    /// Position that the old owner takes afterwards: its index in `replicas`, or none = it drops the partition.
    pub source_becomes: Option<u8>,
}

impl Slot {
    /// Whether a replica that has all objects with at least `index` backups has all that it should have here.
    pub fn holds(&self, index: u32) -> bool {
        u32::from(self.index) >= index
    }
}

impl Assignment {
    /// The owner, if there is one.
    pub fn owner(&self) -> Option<MemberId> {
        self.replicas.first().map(|slot| slot.member)
    }

    /// The slot of a member.
    pub fn slot(&self, member: MemberId) -> Option<&Slot> {
        self.replicas.iter().find(|slot| slot.member == member)
    }

    /// The replica index of a member: 0 for the owner.
    pub fn index_of(&self, member: MemberId) -> Option<usize> {
        self.slot(member).map(|slot| usize::from(slot.index))
    }
}

impl ClusterState {
    /// The oldest member.
    pub fn master(&self) -> Option<&Member> {
        self.members.first()
    }

    /// A member by identifier.
    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    /// A member by its number.
    pub fn incarnation(&self, incarnation: Incarnation) -> Option<&Member> {
        self.members.iter().find(|member| member.incarnation == incarnation)
    }

    /// The assignment of a partition. Panics for a partition that does not exist: counts are agreed at join.
    pub fn assignment(&self, partition: PartitionId) -> &Assignment {
        &self.partitions[usize::from(partition.0)]
    }

    /// Whether some member can hold data.
    pub fn has_data_member(&self) -> bool {
        self.members.iter().any(|member| !member.lite)
    }
}

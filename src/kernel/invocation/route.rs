//! Where a call goes.

use super::super::context::Snapshot;
use super::super::id::{Epoch, MemberId, PartitionId};

/// What the table says about a partition.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Route {
    /// This member owns it, in this epoch.
    Owner(MemberId, Epoch),
    /// Nobody owns it yet, but there are members that could: a newer table will say who.
    Unassigned,
    /// No member of the cluster holds data.
    NoDataMember,
}

/// Whom to ask about a partition, by the table of `snapshot`.
pub fn route(snapshot: &Snapshot, partition: PartitionId) -> Route {
    let Some(assignment) = snapshot.state.partitions.get(usize::from(partition.0)) else {
        return Route::Unassigned; // before the first table
    };
    match assignment.owner() {
        Some(owner) => Route::Owner(owner, assignment.epoch),
        // Without any member this one has left a cluster and not yet joined the next.
        None if snapshot.state.has_data_member() || snapshot.state.members.is_empty() => Route::Unassigned,
        None => Route::NoDataMember,
    }
}

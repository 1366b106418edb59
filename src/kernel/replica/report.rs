//! What a replica tells the control plane of its own member. Decides nothing.

use crate::kernel::id::{MemberId, Stamp};

/// What only the master may turn into a change of the partition table. Repeated by the replica until the table shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Report {
    /// Owner: this replica holds all that it should; the owner counts it from now on.
    Synchronised {
        /// Which replica.
        member: MemberId,
    },
    /// Owner: this replica is being filled; the owner counts it until the table says otherwise.
    Unsynchronised {
        /// Which replica.
        member: MemberId,
    },
    /// Destination of a migration: it holds everything up to the source's last effect.
    MigrationReady {
        /// Which migration.
        attempt: u32,
        /// The source's last effect.
        stamp: Stamp,
    },
    /// Source of a migration: sealed for too long without a decision; it stays sealed until the master decides.
    MigrationStuck {
        /// Which migration.
        attempt: u32,
    },
    /// New owner: it serves.
    Promoted {
        /// Whether acknowledged writes may be missing.
        possible_loss: bool,
    },
}

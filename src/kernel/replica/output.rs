//! What a replica wants done: values that the driver carries out in order. Decides nothing.

use crate::kernel::control::Report;
use crate::kernel::id::{MemberId, Stamp};
use crate::kernel::message::{Answer, Asker, ReplicaMessage, ToListeners};
use crate::kernel::operation::Refusal;
use crate::kernel::time::MonoTime;

/// One effect of an input. Drained with [`Replica::poll_output`](super::Replica::poll_output).
#[derive(Clone, PartialEq, Debug)]
pub enum Output {
    /// To the replica of this partition at another member, with the present lineage's tag.
    Send {
        /// Whose replica.
        to: MemberId,
        /// What.
        message: ReplicaMessage,
    },
    /// The owner's answer, to a caller here or elsewhere.
    Answer {
        /// Who asked.
        to: Asker,
        /// What it is answered.
        answer: Answer,
    },
    /// A backup holds the effect of this call.
    Applied {
        /// Who waits for it.
        to: Asker,
        /// Which effect.
        stamp: Stamp,
    },
    /// To the listeners of a member, which may be this one.
    Listeners {
        /// Which member.
        to: MemberId,
        /// What happened.
        message: ToListeners,
    },
    /// To the control plane of this member.
    Report(Report),
    /// For the log.
    Log(Note),
}

/// What operators should see. The driver adds the partition and writes it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Note {
    /// This member serves the partition now. Warn when `possible_loss`.
    Promoted {
        /// Records held.
        records: u64,
        /// Effects taken over from other survivors.
        recovered: u64,
        /// Whether acknowledged writes may be missing.
        possible_loss: bool,
    },
    /// A replica is being filled from here.
    FillStarted {
        /// Which.
        member: MemberId,
    },
    /// A replica is filled.
    FillEnded {
        /// Which.
        member: MemberId,
    },
    /// This replica differed from its owner's and is filled anew.
    Differs {
        /// The owner.
        owner: MemberId,
    },
}

/// Why a fast read was not answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotNow {
    /// It has to wait or to change something: ask with [`Replica::handle_request`](super::Replica::handle_request).
    Park,
    /// Surely not here.
    Refused(Refusal),
}

/// What a replica is at the moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Role {
    /// It holds nothing and should hold nothing.
    #[default]
    None,
    /// It answers callers.
    Owner,
    /// It is the owner by the table and still asks the survivors.
    Promoting,
    /// It follows the owner; also the destination of a migration.
    Backup,
}

/// Figures of one object in one partition.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ObjectStats {
    /// Records held.
    pub records: u64,
    /// Bytes of keys, values and what is kept on top.
    pub bytes: u64,
    /// Uses of records that were there.
    pub hits: u64,
    /// Records that made room for others, as the owner.
    pub evictions: u64,
    /// Records whose time was over, as the owner.
    pub expirations: u64,
    /// The last read that found something; zero = none.
    pub accessed: MonoTime,
    /// The last write or removal, as the owner; zero = none.
    pub updated: MonoTime,
    /// Keys locked.
    pub locks: u64,
}

/// Figures of one replica.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ReplicaStats {
    /// What it is.
    pub role: Role,
    /// Records of all maps.
    pub records: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Last number applied.
    pub number: u64,
    /// Effects that awaited backups do not hold yet.
    pub unheld: u64,
    /// Requests and answers that wait.
    pub parked: u64,
    /// Effects kept for backups that lag.
    pub log: u64,
    /// Remembered answers.
    pub answers: u64,
    /// Replicas being filled from here, or 1 when this one is being filled.
    pub fills: u64,
    /// How often this member became owner with possible loss.
    pub losses: u64,
    /// Whether it answers nobody because of a migration or a merge.
    pub sealed: bool,
}

//! Bugs planted on purpose, so that the simulation can prove that it would find them.
//!
//! Without the feature `planted-bugs`, which no artifact has, [`is`] is a constant and the hooks compile to nothing.
//! With it, one bug at a time is switched on for the whole process.

#[cfg(feature = "planted-bugs")]
use std::sync::atomic::{AtomicU8, Ordering};

/// A bug in shipped code, one per invariant of the simulation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Bug {
    /// The owner answers before the backups hold the effect.
    SkipBackupAck = 1,
    /// A new owner serves without asking the survivors.
    PromoteAlone = 2,
    /// A new owner has forgotten which requests were applied.
    ForgetIdentities = 3,
    /// A backup applies an effect although one before it is missing.
    ApplyOverGap = 4,
    /// A member adopts an older view over a newer one.
    ViewGoesBack = 5,
    /// Two members may own a partition in one epoch.
    EpochNotRaised = 6,
    /// A call that waits for an answer does not look at its deadline.
    DeadlineForgotten = 7,
    /// A read is answered with a value that backups do not hold yet.
    ReadUnheld = 8,
    /// A lock that somebody holds is given to the next one, too.
    LockTwice = 9,
    /// An owner does not report that a backup holds everything.
    MarkForgotten = 10,
    /// A record's time ends although its key is locked.
    ExpireLocked = 11,
}

#[cfg(feature = "planted-bugs")]
static PLANTED: AtomicU8 = AtomicU8::new(0);

/// Switches one bug on, or all off.
#[cfg(feature = "planted-bugs")]
pub fn plant(bug: Option<Bug>) {
    PLANTED.store(bug.map_or(0, |bug| bug as u8), Ordering::Relaxed);
}

/// Whether this bug is switched on.
#[cfg(feature = "planted-bugs")]
pub fn is(bug: Bug) -> bool {
    PLANTED.load(Ordering::Relaxed) == bug as u8
}

/// Whether this bug is switched on: never, without the feature.
#[cfg(not(feature = "planted-bugs"))]
#[inline(always)]
pub const fn is(_bug: Bug) -> bool {
    false
}

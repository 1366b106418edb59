//! Locks of keys and lock objects: who holds them, how often, until when.
//!
//! Decides who may acquire and release. Waiting is [`parked`](super::parked)'s; a lease that ends is released by the
//! owner as an effect, never by a backup. A lock object's fence rises with every change from free to held.

use crate::kernel::id::{Incarnation, ThreadId};
use crate::kernel::message::Holder;
use crate::kernel::operation::Refusal;
use crate::kernel::planted::{self, Bug};
use crate::kernel::time::MonoTime;
use std::time::Duration;

/// A holder, with the end of its lease on this member's clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held {
    /// The member, by incarnation.
    pub incarnation: Incarnation,
    /// Its thread.
    pub thread: ThreadId,
    /// How often it acquired.
    pub count: u32,
    /// The fence it was given; 0 for keys.
    pub fence: u64,
    /// When its lease ends.
    pub lease_end: Option<MonoTime>,
    /// The fill that it was last seen in.
    pub fill: bool,
}

/// A lock object in this partition.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LockObject {
    /// Who holds it.
    pub holder: Option<Held>,
    /// The last fence given out.
    pub fence: u64,
    /// The fill that it was last seen in.
    pub fill: bool,
}

/// Who asks for a lock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claim {
    /// The calling member.
    pub incarnation: Incarnation,
    /// Its thread.
    pub thread: ThreadId,
    /// How long it holds the lock at most.
    pub lease: Option<Duration>,
    /// How often it may acquire it; 0 = any.
    pub limit: u32,
}

/// What a claim leads to.
#[derive(Clone, PartialEq, Debug)]
pub enum Acquire {
    /// It holds the lock in this state.
    Now(Holder),
    /// Somebody else does.
    Wait,
    /// It may not.
    Refused(Refusal),
}

impl Held {
    /// From what was said by the owner, as of `now`.
    pub fn new(holder: &Holder, now: MonoTime, fill: bool) -> Self {
        Self {
            incarnation: holder.incarnation,
            thread: holder.thread,
            count: holder.count,
            fence: holder.fence,
            lease_end: holder.lease_left.map(|left| now + left),
            fill,
        }
    }

    /// As another member is told.
    pub fn holder(&self, now: MonoTime) -> Holder {
        Holder {
            incarnation: self.incarnation,
            thread: self.thread,
            count: self.count,
            fence: self.fence,
            lease_left: self.lease_end.map(|end| end.since(now)),
        }
    }

    /// Whether this thread of this member holds it.
    pub fn is(&self, incarnation: Incarnation, thread: ThreadId) -> bool {
        self.incarnation == incarnation && self.thread == thread
    }

    /// Whether its lease is over.
    pub fn is_over(&self, now: MonoTime) -> bool {
        self.lease_end.is_some_and(|end| end <= now)
    }
}

/// What a claim on a lock held by `held` leads to. `fence` is what a new holder is given.
pub fn acquire(held: Option<&Held>, claim: &Claim, fence: u64, now: MonoTime) -> Acquire {
    match held.filter(|held| !held.is_over(now)) {
        None => Acquire::Now(Holder {
            incarnation: claim.incarnation,
            thread: claim.thread,
            count: 1,
            fence,
            lease_left: claim.lease,
        }),
        Some(held) if held.is(claim.incarnation, claim.thread) => {
            if claim.limit != 0 && held.count >= claim.limit {
                return Acquire::Refused(Refusal::LockLimit);
            }
            let mut holder = held.holder(now);
            holder.count = holder.count.saturating_add(1);
            holder.lease_left = match (holder.lease_left, claim.lease) {
                (Some(left), Some(lease)) => Some(left.max(lease)),
                _ => None, // one acquisition without a lease holds for ever
            };
            Acquire::Now(holder)
        }
        Some(_) if planted::is(Bug::LockTwice) => acquire(None, claim, fence, now),
        Some(_) => Acquire::Wait,
    }
}

/// What is left after one release, or after all with `force`.
pub fn release(
    held: Option<&Held>,
    by: (Incarnation, ThreadId),
    force: bool,
    now: MonoTime,
) -> Result<Option<Holder>, Refusal> {
    match held.filter(|held| !held.is_over(now)) {
        _ if force => Ok(None),
        Some(held) if held.is(by.0, by.1) => {
            let mut holder = held.holder(now);
            holder.count -= 1;
            Ok((holder.count > 0).then_some(holder))
        }
        _ => Err(Refusal::NotLockOwner),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::time::ms;

    const NOBODY: Option<&Held> = None;

    fn claim(thread: u64, lease: Option<u64>) -> Claim {
        Claim {
            incarnation: Incarnation(1),
            thread: ThreadId(thread),
            lease: lease.map(Duration::from_millis),
            limit: 2,
        }
    }

    #[test]
    fn a_lock_is_reentrant_for_its_thread_up_to_the_limit() {
        let Acquire::Now(first) = acquire(NOBODY, &claim(1, None), 9, ms(0)) else { panic!("free") };
        let held = Held::new(&first, ms(0), false);
        assert_eq!(acquire(Some(&held), &claim(2, None), 10, ms(0)), Acquire::Wait);
        let Acquire::Now(second) = acquire(Some(&held), &claim(1, None), 10, ms(0)) else {
            panic!("reentrant")
        };
        assert_eq!((second.count, second.fence), (2, 9), "the fence stays while it is held");
        let held = Held::new(&second, ms(0), false);
        assert_eq!(acquire(Some(&held), &claim(1, None), 10, ms(0)), Acquire::Refused(Refusal::LockLimit));
        let by = (Incarnation(1), ThreadId(1));
        let left = release(Some(&held), by, false, ms(0)).unwrap().unwrap();
        assert_eq!(left.count, 1);
        assert_eq!(release(Some(&Held::new(&left, ms(0), false)), by, false, ms(0)), Ok(None));
        assert_eq!(release(NOBODY, by, false, ms(0)), Err(Refusal::NotLockOwner));
        assert_eq!(release(NOBODY, by, true, ms(0)), Ok(None));
    }

    #[test]
    fn a_lease_that_is_over_holds_nobody_up() {
        let Acquire::Now(first) = acquire(NOBODY, &claim(1, Some(100)), 1, ms(0)) else { panic!("free") };
        let held = Held::new(&first, ms(0), false);
        assert_eq!(acquire(Some(&held), &claim(2, None), 2, ms(99)), Acquire::Wait);
        assert!(matches!(
            acquire(Some(&held), &claim(2, None), 2, ms(100)),
            Acquire::Now(Holder { fence: 2, .. })
        ));
        assert_eq!(
            release(Some(&held), (Incarnation(1), ThreadId(1)), false, ms(100)),
            Err(Refusal::NotLockOwner)
        );
    }
}

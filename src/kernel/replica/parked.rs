//! What waits: requests for a lock, for the promotion to end; answers and events for an effect to be held.
//!
//! Everything here has a deadline and every queue a limit. What to do with something that is let go, or whose time is
//! over, is decided by whoever takes it out.

use super::unheld::Marks;
use crate::kernel::cluster::BACKUPS_MAX;
use crate::kernel::id::{MemberId, ObjectId};
use crate::kernel::message::{Answer, Asker, Request, ToListeners};
use crate::kernel::time::MonoTime;
use bytes::Bytes;
use std::collections::{BTreeMap, VecDeque};

/// Most requests and answers that wait in one partition.
pub const PARKED_MAX: usize = 8_192;

/// A request that waits to be looked at again.
#[derive(Clone, PartialEq, Debug)]
pub struct Waiting {
    /// Who asked.
    pub asker: Asker,
    /// What; its identity and operation are looked at afresh.
    pub request: Request,
    /// When the caller's deadline passes.
    pub deadline: MonoTime,
    /// When it has waited long enough for the lock.
    pub lock_deadline: MonoTime,
}

/// Something that may be said when an effect is held.
#[derive(Clone, PartialEq, Debug)]
#[allow(clippy::large_enum_variant)] // as many as there are calls under way: a box for each would cost more
pub enum Held {
    /// An answer.
    Answer {
        /// To whom.
        to: Asker,
        /// What.
        answer: Answer,
        /// Whether a write was applied: then nothing is said when its wait is over.
        applied: bool,
    },
    /// Events of one effect.
    Events(Vec<(MemberId, ToListeners)>),
}

struct HeldWait {
    number: u64,
    deadline: MonoTime,
    what: Held,
}

/// All that waits in one partition.
pub struct Parked {
    /// By object and key, in order of arrival.
    locks: BTreeMap<(ObjectId, Bytes), VecDeque<Waiting>>,
    /// For the promotion to end.
    service: VecDeque<Waiting>,
    /// By number of synchronous backups, ascending numbers.
    held: [VecDeque<HeldWait>; BACKUPS_MAX + 1],
    count: usize,
    /// Nothing is over before this.
    next: MonoTime,
}

impl Default for Parked {
    fn default() -> Self {
        Self {
            locks: BTreeMap::new(),
            service: VecDeque::new(),
            held: Default::default(),
            count: 0,
            next: MonoTime::NEVER,
        }
    }
}

impl Parked {
    /// Whether there is room for one more.
    pub fn has_room(&self) -> bool {
        self.count < PARKED_MAX
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        self.count
    }

    fn note(&mut self, deadline: MonoTime) {
        self.count += 1;
        self.next = self.next.min(deadline);
    }

    /// Waits for the lock of a key, or of an object (then the key is empty).
    pub fn for_lock(&mut self, waiting: Waiting) {
        self.note(waiting.deadline.min(waiting.lock_deadline));
        let key = (waiting.request.ask.object, waiting.request.ask.key.clone());
        self.locks.entry(key).or_default().push_back(waiting);
    }

    /// Waits until this replica serves.
    pub fn for_service(&mut self, waiting: Waiting) {
        self.note(waiting.deadline);
        self.service.push_back(waiting);
    }

    /// Waits until `number` is held by the awaited backups of an object with `backups`.
    pub fn for_held(&mut self, number: u64, backups: u8, deadline: MonoTime, what: Held) {
        self.note(deadline);
        let queue = &mut self.held[usize::from(backups).min(BACKUPS_MAX)];
        let at = queue.partition_point(|wait| wait.number <= number);
        queue.insert(at, HeldWait { number, deadline, what });
    }

    /// Whether somebody waits for this lock.
    pub fn waits_for(&self, object: ObjectId, key: &Bytes) -> bool {
        !self.locks.is_empty() && self.locks.contains_key(&(object, key.clone()))
    }

    /// Takes out the first one that waits for a lock.
    pub fn first_for_lock(&mut self, object: ObjectId, key: &Bytes) -> Option<Waiting> {
        if self.locks.is_empty() {
            return None;
        }
        let key = (object, key.clone());
        let queue = self.locks.get_mut(&key)?;
        let first = queue.pop_front();
        if queue.is_empty() {
            self.locks.remove(&key);
        }
        self.count -= usize::from(first.is_some());
        first
    }

    /// Puts back what [`Self::first_for_lock`] took: it is still the first.
    pub fn again_for_lock(&mut self, waiting: Waiting) {
        self.note(waiting.deadline.min(waiting.lock_deadline));
        let key = (waiting.request.ask.object, waiting.request.ask.key.clone());
        self.locks.entry(key).or_default().push_front(waiting);
    }

    /// Takes out the next of those that wait for service.
    pub fn next_for_service(&mut self) -> Option<Waiting> {
        let next = self.service.pop_front();
        self.count -= usize::from(next.is_some());
        next
    }

    /// Takes out the next thing that may be said.
    pub fn next_held(&mut self, marks: &Marks) -> Option<Held> {
        for (backups, queue) in self.held.iter_mut().enumerate() {
            if queue.front().is_some_and(|wait| wait.number <= marks.held(backups as u8)) {
                self.count -= 1;
                return queue.pop_front().map(|wait| wait.what);
            }
        }
        None
    }

    /// Takes out all that waits for a lock or for service.
    pub fn take_requests(&mut self) -> Vec<Waiting> {
        let mut out: Vec<Waiting> = self.service.drain(..).collect();
        for (_, queue) in std::mem::take(&mut self.locks) {
            out.extend(queue);
        }
        self.count -= out.len();
        out
    }

    /// Takes out all that waits for an effect to be held.
    pub fn take_held(&mut self) -> Vec<Held> {
        let out: Vec<Held> =
            self.held.iter_mut().flat_map(|queue| queue.drain(..)).map(|wait| wait.what).collect();
        self.count -= out.len();
        out
    }

    /// Drops what members that are gone wait for.
    pub fn retain(&mut self, is_member: impl Fn(MemberId) -> bool) {
        self.service.retain(|waiting| is_member(waiting.asker.member));
        for queue in self.locks.values_mut() {
            queue.retain(|waiting| is_member(waiting.asker.member));
        }
        self.locks.retain(|_, queue| !queue.is_empty());
        for queue in &mut self.held {
            queue.retain(|wait| match &wait.what {
                Held::Answer { to, .. } => is_member(to.member),
                Held::Events(_) => true,
            });
        }
        self.recount();
    }

    fn recount(&mut self) {
        self.count = self.service.len()
            + self.locks.values().map(VecDeque::len).sum::<usize>()
            + self.held.iter().map(VecDeque::len).sum::<usize>();
    }

    /// When [`Self::expire`] may have something to say.
    pub fn next_deadline(&self) -> Option<MonoTime> {
        (self.next != MonoTime::NEVER).then_some(self.next)
    }

    /// Takes out everything whose time is over.
    pub fn expire(&mut self, now: MonoTime) -> (Vec<Waiting>, Vec<Held>) {
        let (mut requests, mut helds) = (Vec::new(), Vec::new());
        if self.next > now {
            return (requests, helds);
        }
        let mut next = MonoTime::NEVER;
        let mut keep = |end: MonoTime| {
            if end > now {
                next = next.min(end);
            }
            end > now
        };
        for queue in self.locks.values_mut().chain(std::iter::once(&mut self.service)) {
            let all = std::mem::take(queue);
            for waiting in all {
                if keep(waiting.deadline.min(waiting.lock_deadline)) {
                    queue.push_back(waiting);
                } else {
                    requests.push(waiting);
                }
            }
        }
        self.locks.retain(|_, queue| !queue.is_empty());
        for queue in &mut self.held {
            for wait in std::mem::take(queue) {
                if keep(wait.deadline) {
                    queue.push_back(wait);
                } else {
                    helds.push(wait.what);
                }
            }
        }
        self.next = next;
        self.recount();
        (requests, helds)
    }
}

//! Hands events to listeners: one bounded queue per registration, one thread at a time per registration.
//!
//! Decides which registration is served next and when one more thread is needed. Leaves running the callback to
//! whoever calls [`Dispatcher::next`]: threads of Java's making, or [`CallbackPool`](super::callbacks) for C.
//! Invariant: a registration is in the ready queue, or being served, or empty; never two of these.

use crate::kernel::cluster::Member;
use crate::kernel::id::{MemberId, ObjectId, ObjectKind, PartitionId};
use bytes::Bytes;
use parking_lot::Mutex;
use smallvec::SmallVec;
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::Thread;
use std::time::Duration;

use super::clock::SystemClock;
use super::eager::Eager;
use super::registration::Registration;

pub use crate::kernel::message::EntryEventKind;

/// Most events that wait for one listener.
pub const EVENTS_MAX: usize = 100_000;
/// Most bytes of keys, values and messages that wait for one listener.
pub const EVENT_BYTES_MAX: usize = 64 << 20;
/// Most events handed out at once.
pub const BATCH_MAX: usize = 64;
/// Most threads that run callbacks at a time.
pub const THREADS_MAX: usize = 64;

/// Names one registration for as long as the instance lives.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct RegistrationId(pub u64);

/// What a listener is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A map entry changed.
    Entry {
        /// What happened.
        kind: EntryEventKind,
        /// Which key.
        key: Bytes,
        /// New value, if wanted and there.
        value: Option<Bytes>,
        /// Previous value, likewise.
        old_value: Option<Bytes>,
        /// Who caused it.
        member: MemberId,
    },
    /// `clear` (or `evictAll`, if `evict`) removed `count` entries.
    MapWide {
        /// Whether it was `evictAll`.
        evict: bool,
        /// How many went.
        count: u64,
        /// Who called.
        member: MemberId,
    },
    /// A topic message.
    Message {
        /// Wall-clock milliseconds at the publisher.
        published_at: u64,
        /// Who published.
        member: MemberId,
        /// The message.
        message: Bytes,
    },
    /// A member joined or left; the list is the one right after it.
    Membership {
        /// Whether it joined.
        joined: bool,
        /// Who.
        member: Arc<Member>,
        /// Version of the list.
        version: u32,
        /// The members after this event, oldest first.
        members: Arc<Vec<Member>>,
    },
    /// The members at the instant of registration: the first event of [`Dispatcher::add_with_members`].
    Members {
        /// Version of the list.
        version: u32,
        /// Oldest first.
        members: Arc<Vec<Member>>,
    },
    /// A distributed object was created or destroyed.
    Object {
        /// Whether it was created.
        created: bool,
        /// Its kind.
        kind: ObjectKind,
        /// Its name.
        name: String,
    },
    /// The ownership of a partition moves.
    Migration {
        /// How far it is.
        state: MigrationState,
        /// Which partition.
        partition: PartitionId,
        /// The owner before; `None` = it had none.
        from: Option<MemberId>,
        /// The owner to be.
        to: MemberId,
    },
    /// This registration lost so many events because its queue was full.
    Dropped(u64),
    /// The instance changed its state.
    Lifecycle(Lifecycle),
}

/// How far the move of a partition is. The numbers are those of the boundary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum MigrationState {
    /// Began.
    Started = 1,
    /// The new owner serves.
    Completed = 2,
    /// The old owner stays.
    Failed = 3,
}

/// States of an instance that listeners hear of. The numbers are those of the boundary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(i32)]
pub enum Lifecycle {
    /// Began to start.
    Starting = 0,
    /// Serves.
    Started = 1,
    /// Began to shut down.
    ShuttingDown = 2,
    /// Shut down.
    Shutdown = 3,
    /// Began to merge into another cluster.
    Merging = 4,
    /// Merged: member list and own id are final.
    Merged = 5,
    /// Could not merge.
    MergeFailed = 6,
    /// The cluster takes this member no more after it left it by force or by merge: it stops by itself.
    Expelled = 7,
}

impl Event {
    fn bytes(&self) -> usize {
        let of = |bytes: &Option<Bytes>| bytes.as_ref().map_or(0, Bytes::len);
        match self {
            Self::Entry { key, value, old_value, .. } => key.len() + of(value) + of(old_value),
            Self::Message { message, .. } => message.len(),
            Self::Object { name, .. } => name.len(),
            Self::MapWide { .. }
            | Self::Membership { .. }
            | Self::Members { .. }
            | Self::Lifecycle(_)
            | Self::Migration { .. }
            | Self::Dropped(_) => 0,
        }
    }
}

/// What a registration listens to, and what it wants of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Subject {
    /// `None`: what `system` says.
    pub object: Option<ObjectId>,
    /// Without an object: what of the instance.
    pub system: Option<System>,
    /// Only this key.
    pub key: Option<Bytes>,
    /// Whether values are wanted.
    pub values: bool,
    /// Only entries whose owner is this member.
    pub local: bool,
}

/// What an instance says of itself and its cluster.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum System {
    /// Members that come and go.
    Membership,
    /// States of the instance.
    Lifecycle,
    /// Objects created and destroyed.
    Objects,
    /// Partitions that move.
    Migrations,
}

impl Subject {
    /// Something of the instance.
    pub fn system(system: System) -> Self {
        Self { system: Some(system), ..Self::default() }
    }

    /// Whether it is this of the instance.
    pub fn is(&self, system: System) -> bool {
        self.system == Some(system)
    }
}

#[derive(Default)]
struct State {
    registrations: HashMap<u64, Registration>,
    ready: VecDeque<u64>,
    next_id: u64,
    /// Threads that wait, each with the number of its wait. The last one is woken first: its stack is the warmest, and
    /// those that are not needed wait long enough to end.
    sleepers: Vec<(u64, Thread)>,
    waits: u64,
    /// Registrations whose batch is with a thread.
    serving: HashSet<u64>,
    /// Threads that are to return from their wait.
    nudges: usize,
    closed: bool,
}

impl State {
    /// Whether a thread that comes now need not sleep.
    fn has_news(&self) -> bool {
        !self.ready.is_empty() || self.closed || self.nudges > 0
    }
}

/// What [`Dispatcher::next`] found.
#[derive(Debug, PartialEq)]
pub enum Next {
    /// Run the callback for these, in order, then call [`Dispatcher::done`].
    Events(RegistrationId, Vec<Event>),
    /// Nothing came in time. A thread that is not the last one may end.
    Nothing,
    /// The instance is shutting down and every queue is empty: end.
    Closed,
}

/// All registrations of one instance. Thread-safe.
#[derive(Default)]
pub struct Dispatcher {
    state: Mutex<State>,
    /// How the waits of its threads went.
    eager: Eager,
    dropped: AtomicU64,
}

impl Dispatcher {
    /// Adds a registration; events offered from now on reach it.
    pub fn add(&self, subject: Subject) -> RegistrationId {
        self.add_counted(subject, Arc::default())
    }

    /// As [`add`](Self::add); `delivered` counts the events that reach its queue.
    pub fn add_counted(&self, subject: Subject, delivered: Arc<AtomicU64>) -> RegistrationId {
        let mut state = self.state.lock();
        state.next_id += 1;
        let id = state.next_id;
        state.registrations.insert(id, Registration { delivered, ..Registration::new(subject) });
        RegistrationId(id)
    }

    /// Adds a registration of members whose first event is the present list, without a gap or a repeat to what
    /// follows.
    pub fn add_with_members(&self, list: impl FnOnce() -> (u32, Arc<Vec<Member>>)) -> RegistrationId {
        let mut state = self.state.lock();
        // Taken under the lock: what is offered later is compared with it, what was offered before is in it.
        let (version, members) = list();
        let mut registration = Registration::new(Subject::system(System::Membership));
        registration.members = Some(members.iter().map(|member| member.id).collect());
        registration.events.push_back(Event::Members { version, members });
        state.next_id += 1;
        let id = state.next_id;
        state.registrations.insert(id, registration);
        state.ready.push_back(id);
        let woken = state.sleepers.pop();
        drop(state);
        wake(woken);
        RegistrationId(id)
    }

    /// Removes a registration with all that waits for it. Answers what it listened to.
    pub fn remove(&self, id: RegistrationId) -> Option<Subject> {
        self.state.lock().registrations.remove(&id.0).map(|registration| registration.subject)
    }

    /// What all registrations of an object want.
    pub fn subjects(&self, object: ObjectId) -> Vec<Subject> {
        let state = self.state.lock();
        let of_object = state.registrations.values().filter(|it| it.subject.object == Some(object));
        of_object.map(|registration| registration.subject.clone()).collect()
    }

    /// Moves registrations from an object to the one that replaced it after a merge or re-creation.
    pub fn rename(&self, from: ObjectId, to: ObjectId) {
        for registration in self.state.lock().registrations.values_mut() {
            if registration.subject.object == Some(from) {
                registration.subject.object = Some(to);
            }
        }
    }

    /// Offers an event of an object to every registration whose subject `wants` it. Never blocks: a listener whose
    /// queue is full loses this event, and that is counted. Answers how many lost it.
    pub fn offer(&self, object: Option<ObjectId>, event: &Event, wants: impl Fn(&Subject) -> bool) -> usize {
        let mut state = self.state.lock();
        let State { registrations, ready, sleepers, closed, .. } = &mut *state;
        if *closed {
            return 0;
        }
        let (mut woken, mut lost) = (SmallVec::<[_; 2]>::new(), 0);
        for (id, registration) in registrations.iter_mut() {
            if registration.subject.object != object || !wants(&registration.subject) {
                continue;
            }
            if !registration.is_news(event) {
                continue;
            }
            let event = trim(event, registration.subject.values);
            let bytes = event.bytes();
            let full = registration.events.len() >= EVENTS_MAX
                || (registration.bytes + bytes > EVENT_BYTES_MAX && !registration.events.is_empty());
            if full {
                registration.dropped += 1;
                registration.untold += 1;
                lost += 1;
                continue;
            }
            registration.bytes += bytes;
            registration.events.push_back(event);
            registration.delivered.fetch_add(1, Ordering::Relaxed);
            if !registration.serving && registration.events.len() == 1 {
                ready.push_back(*id);
                woken.extend(sleepers.pop());
            }
        }
        drop(state);
        self.dropped.fetch_add(lost as u64, Ordering::Relaxed);
        wake(woken);
        lost
    }

    /// Waits for a registration with events. The caller serves it alone until it calls [`done`](Self::done). May
    /// answer `Nothing` early, after a [`nudge`](Self::nudge).
    ///
    /// # Blocking
    /// Up to `wait`.
    pub fn next(&self, wait: Duration) -> Next {
        let deadline = SystemClock.now() + wait;
        // Whoever comes back from a callback often has the next event at once.
        self.eager.look(|| self.state.try_lock().is_some_and(|state| state.has_news()));
        let mut state = self.state.lock();
        loop {
            if let Some(id) = state.ready.pop_front() {
                let Some(registration) = state.registrations.get_mut(&id) else { continue };
                registration.serving = true;
                let count = registration.events.len().min(BATCH_MAX);
                let mut events: Vec<Event> = registration.events.drain(..count).collect();
                registration.bytes -= events.iter().map(Event::bytes).sum::<usize>();
                if registration.untold > 0 && registration.events.is_empty() {
                    // What was dropped would have come after all that was in the queue.
                    events.push(Event::Dropped(std::mem::take(&mut registration.untold)));
                }
                state.serving.insert(id);
                return Next::Events(RegistrationId(id), events);
            }
            if state.closed {
                return Next::Closed;
            }
            if state.nudges > 0 {
                state.nudges -= 1;
                return Next::Nothing;
            }
            let left = deadline.since(SystemClock.now());
            if left.is_zero() {
                return Next::Nothing;
            }
            state.waits += 1;
            let wait = state.waits;
            state.sleepers.push((wait, std::thread::current()));
            drop(state);
            std::thread::park_timeout(left);
            state = self.state.lock();
            // Whoever woke it has taken it out; else its time is over, or it was woken for something else.
            state.sleepers.retain(|(number, _)| *number != wait);
        }
    }

    /// The callbacks for a batch have returned: the registration may be served again.
    pub fn done(&self, id: RegistrationId) {
        let mut state = self.state.lock();
        if !state.serving.remove(&id.0) {
            return; // nobody was given it
        }
        let Some(registration) = state.registrations.get_mut(&id.0) else { return };
        registration.serving = false;
        if !registration.events.is_empty() {
            state.ready.push_back(id.0);
            let woken = state.sleepers.pop();
            drop(state);
            wake(woken);
        }
    }

    /// Lets one thread that waits in [`next`](Self::next), or the next one that would, return with nothing: its host
    /// has work of another kind.
    pub fn nudge(&self) {
        let mut state = self.state.lock();
        // As many as there are threads is as good as any number.
        state.nudges = (state.nudges + 1).min(THREADS_MAX);
        let woken = state.sleepers.pop();
        drop(state);
        wake(woken);
    }

    /// Whether somebody should start one more thread. Asked by a thread that has just taken a batch: while it runs
    /// callbacks, which may block, one other thread has to wait for the events of other listeners.
    pub fn wants_thread(&self) -> bool {
        let state = self.state.lock();
        state.sleepers.is_empty() && state.serving.len() < THREADS_MAX
    }

    /// Ends delivery: nothing is taken any more; what is queued is still handed out, then threads are told to end.
    pub fn close(&self) {
        let mut state = self.state.lock();
        state.closed = true;
        let woken = std::mem::take(&mut state.sleepers);
        drop(state);
        wake(woken);
    }

    /// Events that listeners lost because their queue was full, over the life of the instance.
    pub fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }

    /// Registrations that lost events since this was last asked, with how many; at most one report per call.
    pub fn take_dropped(&self) -> Vec<(RegistrationId, Subject, u64)> {
        let mut state = self.state.lock();
        let lossy = state.registrations.iter_mut().filter(|(_, registration)| registration.dropped > 0);
        lossy
            .map(|(id, it)| (RegistrationId(*id), it.subject.clone(), std::mem::take(&mut it.dropped)))
            .collect()
    }

    /// Events that wait, over all registrations.
    pub fn queued(&self) -> usize {
        self.state.lock().registrations.values().map(|registration| registration.events.len()).sum()
    }
}

/// Wakes threads that were taken out of the sleepers. Without the lock, which they want at once.
fn wake(threads: impl IntoIterator<Item = (u64, Thread)>) {
    threads.into_iter().for_each(|(_, thread)| thread.unpark());
}

/// A listener that wants no values gets none, whatever others at this member want.
fn trim(event: &Event, values: bool) -> Event {
    let mut event = event.clone();
    if let (Event::Entry { value, old_value, .. }, false) = (&mut event, values) {
        *value = None;
        *old_value = None;
    }
    event
}

#[cfg(test)]
#[path = "dispatcher_tests.rs"]
mod tests;

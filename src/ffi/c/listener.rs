//! Listeners. Their callbacks run on threads of the instance, in the order of the events, one call at a time for each
//! listener; a slow one holds up nobody else. A listener that is 100,000 events or 64 MiB behind loses the newest
//! ones, counted in `filbert_stats`.

use super::bytes::filbert_bytes;
use super::guard::guard;
use super::members::filbert_member;
use crate::error::{Error, Status};
use crate::grid::{EntryEventKind, Event, Grid, Lifecycle, RegistrationId};
use parking_lot::{Condvar, Mutex};
use std::ffi::c_void;
use std::sync::Arc;
use std::thread::{self, ThreadId};
use std::time::Duration;

/// A registered listener. Remove it with `filbert_listener_remove`, also after its grid has stopped.
#[allow(non_camel_case_types)]
pub struct filbert_listener {
    grid: Grid,
    id: RegistrationId,
    turn: Arc<Turn>,
}

/// What happened to an entry, or to a whole map.
#[repr(i32)]
#[derive(Clone, Copy)]
#[allow(non_camel_case_types)]
pub enum filbert_entry_kind {
    /// The key had no value before.
    Added = 1,
    /// The key had another value.
    Updated = 2,
    /// Removed by a call.
    Removed = 3,
    /// Evicted by a call or for want of room.
    Evicted = 4,
    /// Its time to live or its idle time is over.
    Expired = 5,
    /// All entries were removed.
    MapCleared = 6,
    /// All entries were evicted.
    MapEvicted = 7,
}

/// A change of an entry, or of a whole map. All pointers live until the callback returns.
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct filbert_entry_event {
    /// What happened.
    pub kind: filbert_entry_kind,
    /// The key; of a whole map `data` is null.
    pub key: filbert_bytes,
    /// The new value, if wanted and there; else `data` is null.
    pub value: filbert_bytes,
    /// The previous value, likewise.
    pub old_value: filbert_bytes,
    /// How many entries: 1, or of a whole map how many went.
    pub count: u64,
    /// The `id` of the member that caused it.
    pub member: [u8; 16],
}

/// States of an instance.
#[repr(i32)]
#[derive(Clone, Copy)]
#[allow(non_camel_case_types)]
pub enum filbert_lifecycle {
    /// Began to start.
    Starting = 0,
    /// Serves.
    Started = 1,
    /// Began to shut down.
    ShuttingDown = 2,
    /// Has shut down.
    Shutdown = 3,
    /// Began to merge into another cluster, after the network between them was cut.
    Merging = 4,
    /// Has merged: its member list and its own id are those of the other cluster.
    Merged = 5,
    /// Could not merge.
    MergeFailed = 6,
    /// The cluster takes this member no more after it left it by force or by merge: it stops by itself.
    Expelled = 7,
}

/// Receives entry events.
#[allow(non_camel_case_types)]
pub type filbert_entry_callback =
    Option<unsafe extern "C" fn(userdata: *mut c_void, event: *const filbert_entry_event)>;

/// Receives topic messages. `published_at` is in milliseconds since 1970, of the publisher's clock.
#[allow(non_camel_case_types)]
pub type filbert_message_callback =
    Option<unsafe extern "C" fn(userdata: *mut c_void, message: filbert_bytes, published_at: u64)>;

/// Receives members that joined, or left if `joined` is false; what it says of `partitions` is 0.
#[allow(non_camel_case_types)]
pub type filbert_member_callback =
    Option<unsafe extern "C" fn(userdata: *mut c_void, joined: bool, member: *const filbert_member)>;

/// Receives states of an instance.
#[allow(non_camel_case_types)]
pub type filbert_lifecycle_callback =
    Option<unsafe extern "C" fn(userdata: *mut c_void, state: filbert_lifecycle)>;

/// Whose turn it is: a callback's, or that of whoever removes it. Once removed, no call begins.
#[derive(Default)]
struct Turn {
    state: Mutex<TurnState>,
    ended: Condvar,
}

#[derive(Default)]
struct TurnState {
    removed: bool,
    calling: Option<ThreadId>,
}

impl Turn {
    fn call(&self, call: impl FnOnce()) {
        {
            let mut state = self.state.lock();
            if state.removed {
                return;
            }
            state.calling = Some(thread::current().id());
        }
        call();
        self.state.lock().calling = None;
        self.ended.notify_all();
    }

    /// No call begins after this.
    fn remove(&self) {
        self.state.lock().removed = true;
    }

    /// Waits at most `limit` for a call of another thread to end. Answers whether none is left.
    fn wait(&self, limit: Duration) -> bool {
        let me = thread::current().id();
        let other = |state: &mut TurnState| state.calling.is_some_and(|thread| thread != me);
        let mut state = self.state.lock();
        !self.ended.wait_while_for(&mut state, other, limit).timed_out()
    }
}

impl filbert_listener {
    /// Attaches what is done for each event of a registration.
    pub(super) fn new(
        grid: &Grid,
        id: RegistrationId,
        call: impl Fn(&Event) + Send + Sync + 'static,
    ) -> Self {
        let turn = Arc::new(Turn::default());
        let turns = turn.clone();
        grid.attach(id, Arc::new(move |event: &Event| turns.call(|| call(event))));
        Self { grid: grid.clone(), id, turn }
    }
}

/// An event as C sees it; the views are of `event`.
pub(super) fn entry_event(event: &Event) -> Option<filbert_entry_event> {
    let none = filbert_bytes::view(None);
    match event {
        Event::Entry { kind, key, value, old_value, member } => Some(filbert_entry_event {
            kind: match kind {
                EntryEventKind::Added => filbert_entry_kind::Added,
                EntryEventKind::Updated => filbert_entry_kind::Updated,
                EntryEventKind::Removed => filbert_entry_kind::Removed,
                EntryEventKind::Evicted => filbert_entry_kind::Evicted,
                EntryEventKind::Expired => filbert_entry_kind::Expired,
            },
            key: filbert_bytes::view(Some(key)),
            value: filbert_bytes::view(value.as_deref()),
            old_value: filbert_bytes::view(old_value.as_deref()),
            count: 1,
            member: member.0.to_be_bytes(),
        }),
        Event::MapWide { evict, count, member } => Some(filbert_entry_event {
            kind: if *evict { filbert_entry_kind::MapEvicted } else { filbert_entry_kind::MapCleared },
            key: none,
            value: none,
            old_value: none,
            count: *count,
            member: member.0.to_be_bytes(),
        }),
        _ => None,
    }
}

impl From<Lifecycle> for filbert_lifecycle {
    fn from(state: Lifecycle) -> Self {
        match state {
            Lifecycle::Starting => Self::Starting,
            Lifecycle::Started => Self::Started,
            Lifecycle::ShuttingDown => Self::ShuttingDown,
            Lifecycle::Shutdown => Self::Shutdown,
            Lifecycle::Merging => Self::Merging,
            Lifecycle::Merged => Self::Merged,
            Lifecycle::MergeFailed => Self::MergeFailed,
            Lifecycle::Expelled => Self::Expelled,
        }
    }
}

/// Removes a listener and frees it, and waits at most `limit_ms` for its callback if that is running on another
/// thread: after `FILBERT_STATUS_OK` it does not run any more, and its userdata may go. From within the callback it
/// does not wait for it. Null is allowed.
///
/// Returns `FILBERT_STATUS_TIMEOUT` if the callback has still not returned: the listener is removed and freed, but its
/// userdata is in use.
///
/// # Safety
/// `listener` is null, or was registered and not removed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_listener_remove(listener: *mut filbert_listener, limit_ms: u64) -> Status {
    guard(|| {
        if listener.is_null() {
            return Ok(());
        }
        // SAFETY: made by `Box::into_raw` where it was registered, and removed once by the caller's promise.
        let listener = unsafe { Box::from_raw(listener) };
        listener.turn.remove();
        // An instance that has stopped has no listeners any more: nothing to report.
        let _ = listener.grid.unlisten(listener.id);
        listener.grid.detach(listener.id);
        let waited = Duration::from_millis(limit_ms);
        if listener.turn.wait(waited) { Ok(()) } else { Err(Error::Timeout { waited }) }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    #[test]
    fn who_removes_waits_for_a_running_call_and_no_other_begins() {
        let turn = Arc::new(Turn::default());
        let (begun, has_begun) = mpsc::channel();
        let (end, may_end) = mpsc::channel::<()>();
        let running = turn.clone();
        let caller = thread::spawn(move || {
            running.call(|| {
                begun.send(()).unwrap();
                may_end.recv().unwrap();
            });
        });
        has_begun.recv().unwrap();
        turn.remove();
        assert!(!turn.wait(Duration::from_millis(1)), "the call has not ended");
        turn.call(|| panic!("a call after the removal"));
        end.send(()).unwrap();
        assert!(turn.wait(Duration::from_secs(60)));
        caller.join().unwrap();
    }

    #[test]
    fn a_callback_that_removes_itself_does_not_wait_for_itself() {
        let turn = Turn::default();
        let mut waited = None;
        turn.call(|| {
            turn.remove();
            waited = Some(turn.wait(Duration::from_secs(600)));
        });
        assert_eq!(waited, Some(true));
    }
}

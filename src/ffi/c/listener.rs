//! Listeners of C programs, run by the instance's own callback threads.

use super::bytes::filbert_bytes;
use super::config::Userdata;
use super::guard::guard_or;
use crate::grid::{EntryEventKind, Event, Grid, RegistrationId};
use crate::structures::{Map, Topic};
use std::ffi::c_void;
use std::sync::Arc;

/// A registered listener.
#[allow(non_camel_case_types)]
pub struct filbert_listener {
    of: Listening,
    grid: Grid,
    id: RegistrationId,
}

/// What a listener listens to.
pub(super) enum Listening {
    Map(Map),
    Topic(Topic),
    Members,
}

/// A change of an entry, or of a whole map. All pointers live until the callback returns.
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct filbert_entry_event {
    /// 1 added, 2 updated, 3 removed, 4 evicted, 5 expired, 6 map cleared, 7 map evicted.
    pub kind: i32,
    /// The key; `data` is null for 6 and 7.
    pub key: filbert_bytes,
    /// The new value, if wanted and there; else `data` is null.
    pub value: filbert_bytes,
    /// The previous value, likewise.
    pub old_value: filbert_bytes,
    /// For 6 and 7: how many entries went.
    pub count: u64,
    /// The member that caused it: 16 bytes, a UUID.
    pub member: [u8; 16],
}

/// Receives entry events. It may block and call the grid.
#[allow(non_camel_case_types)]
pub type filbert_entry_callback =
    Option<unsafe extern "C" fn(userdata: *mut c_void, event: *const filbert_entry_event)>;

/// Receives topic messages. `published_at` is in milliseconds since 1970, of the publisher's clock. It may block and
/// call the grid.
#[allow(non_camel_case_types)]
pub type filbert_message_callback =
    Option<unsafe extern "C" fn(userdata: *mut c_void, message: filbert_bytes, published_at: u64)>;

/// Receives members that joined or left: their 16-byte UUID. It may block and call the grid.
#[allow(non_camel_case_types)]
pub type filbert_member_callback =
    Option<unsafe extern "C" fn(userdata: *mut c_void, joined: bool, member: *const u8)>;

impl filbert_listener {
    /// Attaches a callback for entry events.
    pub(super) fn entries(
        of: Listening,
        grid: &Grid,
        id: RegistrationId,
        callback: unsafe extern "C" fn(*mut c_void, *const filbert_entry_event),
        userdata: *mut c_void,
    ) -> Self {
        let userdata = Userdata(userdata);
        grid.attach(
            id,
            Arc::new(move |event: &Event| {
                if let Some(event) = entry_event(event) {
                    // SAFETY: whoever registered promised that it may be called with this userdata from any thread.
                    unsafe { callback(userdata.get(), &event) };
                }
            }),
        );
        Self { of, grid: grid.clone(), id }
    }

    /// Attaches a callback for messages.
    pub(super) fn messages(
        of: Listening,
        grid: &Grid,
        id: RegistrationId,
        callback: unsafe extern "C" fn(*mut c_void, filbert_bytes, u64),
        userdata: *mut c_void,
    ) -> Self {
        let userdata = Userdata(userdata);
        grid.attach(
            id,
            Arc::new(move |event: &Event| {
                if let Event::Message { published_at, message, .. } = event {
                    // SAFETY: as above; the message lives until the callback returns.
                    unsafe { callback(userdata.get(), filbert_bytes::view(Some(message)), *published_at) };
                }
            }),
        );
        Self { of, grid: grid.clone(), id }
    }

    /// Attaches a callback for members.
    pub(super) fn members(
        grid: &Grid,
        callback: unsafe extern "C" fn(*mut c_void, bool, *const u8),
        userdata: *mut c_void,
    ) -> Self {
        let userdata = Userdata(userdata);
        let id = grid.listen_members();
        grid.attach(
            id,
            Arc::new(move |event: &Event| {
                if let Event::Membership { joined, member, .. } = event {
                    let id = member.id.0.to_be_bytes();
                    // SAFETY: as above; the 16 bytes live until the callback returns.
                    unsafe { callback(userdata.get(), *joined, id.as_ptr()) };
                }
            }),
        );
        Self { of: Listening::Members, grid: grid.clone(), id }
    }
}

fn entry_event(event: &Event) -> Option<filbert_entry_event> {
    let none = filbert_bytes::view(None);
    match event {
        Event::Entry { kind, key, value, old_value, member } => Some(filbert_entry_event {
            kind: match kind {
                EntryEventKind::Added => 1,
                EntryEventKind::Updated => 2,
                EntryEventKind::Removed => 3,
                EntryEventKind::Evicted => 4,
                EntryEventKind::Expired => 5,
            },
            key: filbert_bytes::view(Some(key)),
            value: filbert_bytes::view(value.as_deref()),
            old_value: filbert_bytes::view(old_value.as_deref()),
            count: 1,
            member: member.0.to_be_bytes(),
        }),
        Event::MapWide { evict, count, member } => Some(filbert_entry_event {
            kind: if *evict { 7 } else { 6 },
            key: none,
            value: none,
            old_value: none,
            count: *count,
            member: member.0.to_be_bytes(),
        }),
        _ => None,
    }
}

/// Removes a listener and frees it. A callback that is running on another thread may still finish. Null is allowed.
///
/// # Safety
/// `listener` is null, or was registered and not removed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_listener_remove(listener: *mut filbert_listener) {
    guard_or((), || {
        if listener.is_null() {
            return;
        }
        // SAFETY: made by `Box::into_raw` where it was registered, and removed once by the caller's promise.
        let listener = unsafe { Box::from_raw(listener) };
        listener.grid.detach(listener.id);
        // An instance that has stopped has no listeners any more: nothing to report.
        let _ = match &listener.of {
            Listening::Map(map) => map.unlisten(listener.id),
            Listening::Topic(topic) => topic.unlisten(listener.id),
            Listening::Members => listener.grid.unlisten(listener.id),
        };
    });
}

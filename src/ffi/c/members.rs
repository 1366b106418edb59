//! The members of the cluster.

use super::bytes::write;
use super::grid::{filbert_grid, free};
use super::guard::{guard, guard_or};
use super::listener::{filbert_listener, filbert_member_callback};
use crate::error::{Error, Status};
use crate::grid::Members;
use std::ffi::{CString, c_char, c_void};

/// The member list as of one version, oldest first. Thread-safe.
#[allow(non_camel_case_types)]
pub struct filbert_members {
    members: Members,
    hosts: Vec<CString>,
}

/// One member.
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct filbert_member {
    /// 16 bytes, a UUID.
    pub id: [u8; 16],
    /// Where peers reach it; lives as long as the list.
    pub host: *const c_char,
    /// TCP port.
    pub port: u16,
    /// Whether it holds no data.
    pub lite: bool,
    /// Whether it is this one.
    pub local: bool,
    /// Partitions that it owns.
    pub partitions: u32,
}

/// Takes the present member list. Free it with `filbert_members_free`.
///
/// # Safety
/// `grid` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_members_open(
    grid: *const filbert_grid,
    out: *mut *mut filbert_members,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let grid = unsafe { grid.as_ref() }.ok_or(Error::NullArgument("grid"))?;
        let members = grid.grid.members();
        let hosts =
            members.iter().map(|it| CString::new(it.address.host.as_str()).unwrap_or_default()).collect();
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", Box::into_raw(Box::new(filbert_members { members, hosts }))) }
    })
}

/// Frees a list. Null is allowed.
///
/// # Safety
/// `members` is null, or was opened and not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_members_free(members: *mut filbert_members) {
    // SAFETY: the caller's promise above.
    unsafe { free(members) }
}

/// How many there are. 0 for null.
///
/// # Safety
/// `members` is null or open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_members_count(members: *const filbert_members) -> usize {
    // SAFETY: the caller's promise above.
    guard_or(0, || unsafe { members.as_ref() }.map_or(0, |members| members.hosts.len()))
}

/// The list's version: rises by one with each join and leave. 0 for null.
///
/// # Safety
/// `members` is null or open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_members_version(members: *const filbert_members) -> u32 {
    // SAFETY: the caller's promise above.
    guard_or(0, || unsafe { members.as_ref() }.map_or(0, |members| members.members.version))
}

/// One member; 0 is the oldest.
///
/// # Safety
/// `members` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_members_get(
    members: *const filbert_members,
    index: usize,
    out: *mut filbert_member,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let list = unsafe { members.as_ref() }.ok_or(Error::NullArgument("members"))?;
        let count = list.hosts.len();
        let problem = || format!("{index} is not below {count}");
        let member = list
            .members
            .iter()
            .nth(index)
            .ok_or_else(|| Error::InvalidArgument { name: "index", problem: problem() })?;
        let member = filbert_member {
            id: member.id.0.to_be_bytes(),
            host: list.hosts[index].as_ptr(),
            port: member.address.port,
            lite: member.lite,
            local: member.id == list.members.me,
            partitions: list.members.owners().filter(|owner| *owner == Some(member.id)).count() as u32,
        };
        // SAFETY: likewise.
        unsafe { write(out, "out", member) }
    })
}

/// Calls `callback` for every member that joins or leaves from now on. Remove it with `filbert_listener_remove`.
///
/// # Safety
/// `grid` is open; `callback` may be called with `userdata` from another thread until the listener is removed or the
/// instance has stopped; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_members_listen(
    grid: *const filbert_grid,
    callback: filbert_member_callback,
    userdata: *mut c_void,
    out: *mut *mut filbert_listener,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let grid = unsafe { grid.as_ref() }.ok_or(Error::NullArgument("grid"))?;
        let callback = callback.ok_or(Error::NullArgument("callback"))?;
        if out.is_null() {
            return Err(Error::NullArgument("out"));
        }
        let listener = filbert_listener::members(&grid.grid, callback, userdata);
        // SAFETY: likewise.
        unsafe { write(out, "out", Box::into_raw(Box::new(listener))) }
    })
}

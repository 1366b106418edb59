//! The members of the cluster: a list as of one moment, and who joins or leaves later.

use super::bytes::{check, write};
use super::config::Userdata;
use super::grid::{filbert_grid, free};
use super::guard::{guard, guard_or};
use super::listener::{filbert_listener, filbert_member_callback};
use crate::error::{Error, Status};
use crate::grid::{Event, Member};
use std::ffi::{CString, c_char, c_void};

/// A name and its value, as a member was configured.
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct filbert_attribute {
    /// The name.
    pub name: *const c_char,
    /// The value.
    pub value: *const c_char,
}

/// One member. What it points to lives as long as its list, or until the callback returns.
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct filbert_member {
    /// Tells it from all others.
    pub id: [u8; 16],
    /// The same as text.
    pub uuid: [c_char; 37],
    /// Where peers reach it.
    pub host: *const c_char,
    /// TCP port.
    pub port: u16,
    /// Whether it holds no data.
    pub lite: bool,
    /// Whether it is this one.
    pub local: bool,
    /// Partitions that it owns.
    pub partitions: u32,
    /// Its attributes, by name.
    pub attributes: *const filbert_attribute,
    /// How many.
    pub attributes_count: usize,
}

/// The member list as of one version, oldest first. Thread-safe.
#[allow(non_camel_case_types)]
pub struct filbert_members {
    version: u32,
    rows: Vec<Row>,
}

/// A member with what its C form points to.
struct Row {
    member: filbert_member,
    _host: CString,
    _texts: Vec<(CString, CString)>,
    _attributes: Vec<filbert_attribute>,
}

impl Row {
    fn new(member: &Member, local: bool, partitions: u32) -> Self {
        let c = |text: &str| CString::new(text).unwrap_or_default();
        let host = c(&member.address.host);
        let texts: Vec<(CString, CString)> =
            member.attributes.iter().map(|(name, value)| (c(name), c(value))).collect();
        let attributes: Vec<filbert_attribute> = texts
            .iter()
            .map(|(name, value)| filbert_attribute { name: name.as_ptr(), value: value.as_ptr() })
            .collect();
        let mut uuid = [0; 37];
        for (to, from) in uuid.iter_mut().zip(member.id.to_string().bytes().take(36)) {
            *to = from as c_char;
        }
        Self {
            member: filbert_member {
                id: member.id.0.to_be_bytes(),
                uuid,
                host: host.as_ptr(),
                port: member.address.port,
                lite: member.lite,
                local,
                partitions,
                attributes: attributes.as_ptr(),
                attributes_count: attributes.len(),
            },
            _host: host,
            _texts: texts,
            _attributes: attributes,
        }
    }
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
        check(out, "out")?;
        let members = grid.grid.members();
        let owned = |member: &Member| members.owners().filter(|owner| *owner == Some(member.id)).count();
        let row = |member: &Member| Row::new(member, member.id == members.me, owned(member) as u32);
        let rows = members.iter().map(row).collect();
        let list = filbert_members { version: members.version, rows };
        // SAFETY: the caller's promise above.
        unsafe { write(out, "out", Box::into_raw(Box::new(list))) }
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
    guard_or(0, || unsafe { members.as_ref() }.map_or(0, |members| members.rows.len()))
}

/// The list's version: rises by one with each join and leave. 0 for null.
///
/// # Safety
/// `members` is null or open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_members_version(members: *const filbert_members) -> u32 {
    // SAFETY: the caller's promise above.
    guard_or(0, || unsafe { members.as_ref() }.map_or(0, |members| members.version))
}

/// One member; 0 is the oldest. Null if there is none at `index`, or for null.
///
/// # Safety
/// `members` is null or open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_members_get(
    members: *const filbert_members,
    index: usize,
) -> *const filbert_member {
    guard_or(std::ptr::null(), || {
        // SAFETY: the caller's promise above.
        let row = unsafe { members.as_ref() }.and_then(|members| members.rows.get(index));
        row.map_or(std::ptr::null(), |row| &raw const row.member)
    })
}

/// Calls `callback` for every member that joins or leaves from now on. Remove it with `filbert_listener_remove`.
///
/// # Safety
/// `grid` is open; `callback` may be called with `userdata` until the listener is removed; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_members_listen(
    grid: *const filbert_grid,
    callback: filbert_member_callback,
    userdata: *mut c_void,
    out: *mut *mut filbert_listener,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let grid = &unsafe { grid.as_ref() }.ok_or(Error::NullArgument("grid"))?.grid;
        let callback = callback.ok_or(Error::NullArgument("callback"))?;
        check(out, "out")?;
        let userdata = Userdata(userdata);
        let me = grid.members().me;
        let listener = filbert_listener::new(grid, grid.listen_members(), move |event| {
            if let Event::Membership { joined, member, .. } = event {
                let row = Row::new(member, member.id == me, 0);
                // SAFETY: the caller's promise above; the member lives until the callback returns.
                unsafe { callback(userdata.get(), *joined, &row.member) };
            }
        });
        // SAFETY: likewise.
        unsafe { write(out, "out", Box::into_raw(Box::new(listener))) }
    })
}

//! A distributed topic: a message goes to every listener on every member.

use super::bytes::{check, filbert_bytes, write};
use super::config::Userdata;
use super::grid::{filbert_grid, free, open};
use super::guard::guard;
use super::listener::{filbert_listener, filbert_message_callback};
use crate::error::{Error, Status};
use crate::grid::{Event, ObjectKind};
use crate::structures::Topic;
use std::ffi::{c_char, c_void};

/// A handle on a topic. Thread-safe.
#[allow(non_camel_case_types)]
pub struct filbert_topic {
    topic: Topic,
    grid: crate::grid::Grid,
}

/// Opens the topic of this name. Free it with `filbert_topic_free`.
///
/// # Safety
/// `grid` is open; `name` is a NUL-terminated string; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_topic_open(
    grid: *const filbert_grid,
    name: *const c_char,
    out: *mut *mut filbert_topic,
) -> Status {
    // SAFETY: the caller's promise above.
    unsafe {
        open(grid, name, out, |grid, name| Ok(filbert_topic { topic: grid.topic(name)?, grid: grid.clone() }))
    }
}

/// Frees a handle; the topic stays. Null is allowed.
///
/// # Safety
/// `topic` is null, or was opened and not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_topic_free(topic: *mut filbert_topic) {
    // SAFETY: the caller's promise above.
    unsafe { free(topic) }
}

/// Figures of a topic at this member.
#[repr(C)]
#[allow(non_camel_case_types)]
pub struct filbert_topic_figures {
    /// Messages that this member published.
    pub published: u64,
    /// Messages that reached its listeners, each counted for itself.
    pub received: u64,
    /// When this member first used the topic, in milliseconds since 1970.
    pub created_ms: u64,
}

/// Figures of the topic at this member.
///
/// # Safety
/// `topic` is open; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_topic_stats(
    topic: *const filbert_topic,
    out: *mut filbert_topic_figures,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let topic = unsafe { topic.as_ref() }.ok_or(Error::NullArgument("topic"))?;
        let stats = topic.topic.stats();
        let (published, received, created_ms) = (stats.published, stats.received, stats.created);
        // SAFETY: likewise.
        unsafe { write(out, "out", filbert_topic_figures { published, received, created_ms }) }
    })
}

/// Hands a message, at most 64 MiB, to the queues of all members with listeners, this one included. Nobody confirms it.
/// With global order it returns when the message has its place among all, at the latest after the call timeout.
///
/// # Safety
/// `topic` is open; `message` points to readable memory until the call returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_topic_publish(
    topic: *const filbert_topic,
    message: filbert_bytes,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let topic = unsafe { topic.as_ref() }.ok_or(Error::NullArgument("topic"))?;
        // SAFETY: likewise.
        topic.topic.publish(unsafe { message.slice("message") }?)
    })
}

/// Destroys the topic on all members. A later use creates it anew, without listeners.
///
/// # Safety
/// `topic` is open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_topic_destroy(topic: *const filbert_topic) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let topic = unsafe { topic.as_ref() }.ok_or(Error::NullArgument("topic"))?;
        topic.grid.destroy(ObjectKind::Topic, topic.topic.name())
    })
}

/// Calls `callback` for every message that is published after this returned; those of one publisher in their order.
/// Remove it with `filbert_listener_remove`.
///
/// # Safety
/// `topic` is open; `callback` may be called with `userdata` until the listener is removed; `out` is writable.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn filbert_topic_listen(
    topic: *const filbert_topic,
    callback: filbert_message_callback,
    userdata: *mut c_void,
    out: *mut *mut filbert_listener,
) -> Status {
    guard(|| {
        // SAFETY: the caller's promise above.
        let topic = unsafe { topic.as_ref() }.ok_or(Error::NullArgument("topic"))?;
        let callback = callback.ok_or(Error::NullArgument("callback"))?;
        check(out, "out")?;
        let userdata = Userdata(userdata);
        let id = topic.topic.listen()?;
        let listener = filbert_listener::new(&topic.grid, id, move |event| {
            if let Event::Message { published_at, message, .. } = event {
                // SAFETY: the caller's promise above; the message lives until the callback returns.
                unsafe { callback(userdata.get(), filbert_bytes::view(Some(message)), *published_at) };
            }
        });
        // SAFETY: likewise.
        unsafe { write(out, "out", Box::into_raw(Box::new(listener))) }
    })
}

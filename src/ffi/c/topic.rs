//! A distributed topic.

use super::bytes::{filbert_bytes, write};
use super::grid::{filbert_grid, free, open};
use super::guard::guard;
use super::listener::{Listening, filbert_listener, filbert_message_callback};
use crate::error::{Error, Status};
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

/// Hands a message to the queues of all members with listeners, this one included. Nobody confirms it.
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

/// Calls `callback` for every message published after this returned, on a thread of the instance, one at a time. Remove
/// it with `filbert_listener_remove`.
///
/// # Safety
/// `topic` is open; `callback` may be called with `userdata` from another thread until the listener is removed or the
/// instance has stopped; `out` is writable.
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
        if out.is_null() {
            return Err(Error::NullArgument("out"));
        }
        let id = topic.topic.listen()?;
        let of = Listening::Topic(topic.topic.clone());
        let listener = filbert_listener::messages(of, &topic.grid, id, callback, userdata);
        // SAFETY: likewise.
        unsafe { write(out, "out", Box::into_raw(Box::new(listener))) }
    })
}

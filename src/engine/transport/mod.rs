//! Connections between members: who may say what on which of them, and which thread reads and writes it.
//!
//! Each member dials every other one twice: a *control link* carries control messages to the other, a *data link*
//! carries requests, effects, events and `Applied`, and brings the answers back. So between two members there are four
//! connections, and on the one that a caller reads only answers arrive. If one of the four breaks, all are closed:
//! what was under way is lost, and asked again by the kernel's timers.
//!
//! Three threads serve all members: `control` (accept, hello, dials, control links, the control loop's turns),
//! `data` (the request streams of the others, executed inline) and `standby` (reads answers when no caller does, and
//! finishes writes that a full socket interrupted). A calling thread writes its own request and reads its own answer
//! ([`DataLink::wait`]). Decides nothing about the protocol: that is the kernel's, through [`Handler`].

mod answers;
mod data_link;
mod handler;
mod reader;
mod send_queue;
mod standby;

pub use answers::Answers;
pub use data_link::DataLink;
pub use handler::{ControlEvent, DialFailure, Handler};

use std::time::Duration;

/// A dial with everything in it: both connections and their hellos.
pub const DIAL_WAIT: Duration = Duration::from_secs(1);
/// From accept to an accepted hello.
pub const HELLO_WAIT: Duration = Duration::from_secs(3);
/// Most connections that have not said an acceptable hello yet: one more closes the oldest.
pub const STRANGERS_MAX: usize = 64;
/// Most requests of one member at another that are not answered yet. Granted in the hello.
pub const CREDITS: u32 = 4_096;
/// Most bytes queued towards a member before [`DataLink::has_room`] says no.
pub const QUEUE_BYTES_MAX: usize = 32 << 20;
/// A queue over this is not being read at all: the link is broken.
pub const QUEUE_BYTES_HARD: usize = 512 << 20;
/// With as many calls unanswered, the writer yields once before it takes the queue, so that more frames join its write.
pub const YIELD_AT: u32 = 4;
/// How late a reading caller notices its own deadline.
pub const READ_TICK: Duration = Duration::from_millis(100);

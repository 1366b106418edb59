//! What publishing to a topic in global order comes to.
//!
//! The owner of the partition of the topic's name gives the places. What it keeps of a topic is a counter of its
//! messages, which backups, fills and promotions treat like any other: the next owner counts on. The messages are kept
//! nowhere.

use super::counter;
use super::data::Counter;
use super::map::Outcome;
use crate::kernel::id::ObjectId;
use crate::kernel::operation::{Operation, Refusal};

/// What `operation` on a topic comes to, of which `last` is the last place given out.
pub fn decide(object: ObjectId, last: Option<&Counter>, operation: &Operation) -> Outcome {
    match operation {
        Operation::Publish { .. } => counter::next(object, last),
        _ => Outcome::Refused(Refusal::Destroyed),
    }
}

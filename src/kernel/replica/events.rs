//! Which members hear of what happened to an entry, and in which order.
//!
//! Positions count the events of a map in this partition and epoch, from 1, whether or not a member wants each of
//! them: a member that listens to single keys meets gaps and must not wait for them.

use super::data::Map;
use super::map::Event;
use crate::kernel::id::{Epoch, MemberId, PartitionId};
use crate::kernel::message::EntryEvent;

/// Adds the event for every member that wants it.
pub fn address(
    map: &mut Map,
    partition: PartitionId,
    epoch: Epoch,
    event: &Event,
    by: MemberId,
    out: &mut Vec<(MemberId, EntryEvent)>,
) {
    let Some(object) = map.object.as_ref().filter(|object| !object.listeners.is_empty()) else { return };
    map.position += 1;
    for (member, interest) in &object.listeners {
        if !interest.every_key && !interest.keys.contains(&event.key) {
            continue;
        }
        let values = interest.values;
        let event = EntryEvent {
            object: map.id,
            partition,
            epoch,
            position: map.position,
            kind: event.kind,
            key: event.key.clone(),
            value: event.value.clone().filter(|_| values),
            old_value: event.old_value.clone().filter(|_| values),
            member: by,
        };
        out.push((*member, event));
    }
}

//! Which members hear of what happened to an entry or was published to a topic, when, and in which order.
//!
//! Positions of entries count the events of a map in this partition and epoch, from 1, whether or not a member wants
//! each of them: a member that listens to single keys meets gaps and must not wait for them. Positions of messages
//! count on in the next epoch.

use super::Replica;
use super::data::Map;
use super::map::Event;
use super::output::Output;
use super::owner::{Applied, Write};
use super::parked::{Held, Waiting};
use crate::kernel::context::Context;
use crate::kernel::directory::Object;
use crate::kernel::id::{Epoch, MemberId, PartitionId, Stamp};
use crate::kernel::message::{EntryEvent, OrderedMessage, ToListeners};
use crate::kernel::operation::Operation;
use crate::kernel::time::MonoTime;

impl Replica {
    /// Tells those who listen, when it is held.
    pub(super) fn publish(&mut self, ctx: &Context, write: &Write, stamp: Stamp, awaited: bool) {
        if write.events.is_empty() {
            return;
        }
        let me = ctx.snapshot.me;
        let member = write.asker.map_or(me, |asker| asker.member);
        let Some(map) = self.data.map_mut(write.object) else { return };
        let mut out = Vec::new();
        for event in &write.events {
            let by = if event.by_owner { me } else { member };
            address(map, self.partition, self.view.epoch, event, by, &mut out);
        }
        self.tell(stamp, write.backups, awaited, out);
    }

    /// Sends a message whose place has just been taken to those who listen, when the place is held.
    pub(super) fn publish_message(
        &mut self,
        ctx: &Context,
        waiting: &Waiting,
        backups: u8,
        applied: &Applied,
    ) {
        let ask = &waiting.request.ask;
        let Operation::Publish { message, published_at } = &ask.operation else { return };
        let Some(topic) = ctx.snapshot.directory.objects.get(&ask.object) else { return };
        let message = OrderedMessage {
            object: ask.object,
            partition: self.partition,
            epoch: self.view.epoch,
            position: self.data.counters.get(&ask.object).map_or(0, |last| last.value as u64),
            published_at: *published_at,
            member: waiting.asker.member,
            message: message.clone(),
        };
        self.tell(applied.stamp, backups, !applied.awaited.is_empty(), address_message(topic, &message));
    }

    fn tell(&mut self, stamp: Stamp, backups: u8, awaited: bool, events: Vec<(MemberId, ToListeners)>) {
        if awaited {
            self.parked.for_held(stamp.number, backups, MonoTime::NEVER, Held::Events(events));
        } else {
            self.say(Held::Events(events));
        }
    }

    /// Says what had to wait.
    pub(super) fn say(&mut self, held: Held) {
        match held {
            Held::Answer { to, answer, .. } => self.outputs.push_back(Output::Answer { to, answer }),
            Held::Events(events) => {
                for (to, message) in events {
                    self.outputs.push_back(Output::Listeners { to, message });
                }
            }
        }
    }
}

/// Adds the event for every member that wants it.
fn address(
    map: &mut Map,
    partition: PartitionId,
    epoch: Epoch,
    event: &Event,
    by: MemberId,
    out: &mut Vec<(MemberId, ToListeners)>,
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
        out.push((*member, ToListeners::Entry(event)));
    }
}

/// The message for every member that listens.
fn address_message(topic: &Object, message: &OrderedMessage) -> Vec<(MemberId, ToListeners)> {
    topic.listeners.keys().map(|member| (*member, ToListeners::Ordered(message.clone()))).collect()
}

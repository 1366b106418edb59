//! Objects, listeners and events of this member.
//!
//! What must be known by every member goes to the directory through the control loop and is waited for; events go
//! the other way, from whoever says them into the queues of the listeners here.

use super::dispatcher::{Event, Lifecycle, RegistrationId, Subject, System};
use super::{Engine, ObjectHandle, thread};
use crate::error::Error;
use crate::kernel::delivery::InOrder;
use crate::kernel::directory::{DirectoryChange, Interest, NAME_BYTES_MAX, ObjectConfig};
use crate::kernel::id::{ObjectId, ObjectKind};
use crate::kernel::message::{EntryEvent, OrderedMessage, ToListeners};
use crate::kernel::operation::{Ask, Operation};
use crate::kernel::time::MonoTime;
use bytes::Bytes;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

impl Engine {
    /// The object of this kind and name, created in the cluster, as `config` says, if it does not exist.
    ///
    /// # Errors
    /// `TooLarge` for a name over 256 bytes or more than 10,000 objects.
    ///
    /// # Blocking
    /// The first time: until every member knows the object.
    pub fn object(
        &self,
        kind: ObjectKind,
        name: &str,
        config: impl FnOnce() -> Result<ObjectConfig, Error>,
    ) -> Result<Arc<ObjectHandle>, Error> {
        if name.len() > NAME_BYTES_MAX {
            return Err(Error::TooLarge {
                what: "name",
                size: name.len() as u64,
                limit: NAME_BYTES_MAX as u64,
            });
        }
        if !self.phase.is_serving() {
            return Err(Error::NotActive);
        }
        let key = (kind as u8, name.to_owned());
        if let Some(handle) = self.objects.lock().get(&key) {
            return Ok(handle.clone());
        }
        let (id, config) = self.create(kind, name, config()?)?;
        let handle = ObjectHandle::new(kind, name, config, self.partition_of_name(name), id);
        Ok(self.objects.lock().entry(key).or_insert_with(|| Arc::new(handle)).clone())
    }

    /// The object's number, and its configuration: that of who was first.
    fn create(
        &self,
        kind: ObjectKind,
        name: &str,
        config: ObjectConfig,
    ) -> Result<(ObjectId, ObjectConfig), Error> {
        if let Some(object) = self.shared.load().snapshot.directory.named(kind, name) {
            return Ok((object.id, object.config));
        }
        self.change_directory(DirectoryChange::Create { kind, name: name.to_owned(), config })?;
        let shared = self.shared.load();
        let object = shared.snapshot.directory.named(kind, name);
        object.map(|object| (object.id, object.config)).ok_or_else(|| Error::Destroyed(format!("`{name}`")))
    }

    /// The object was destroyed, or belongs to a cluster that this member has left: creates its name anew, and
    /// registers this member's listeners for it. Locks and counters stay destroyed unless the whole cluster changed.
    pub(super) fn revive(&self, object: &ObjectHandle) -> Result<(), Error> {
        let before = object.id();
        let (id, _) = self.create(object.kind, &object.name, object.config)?;
        if id != before {
            object.set_id(id);
            self.dispatcher.rename(before, id);
            self.delivery.lock().forget(before);
            if !self.dispatcher.subjects(id).is_empty() {
                self.announce_interest(object)?;
            }
        }
        Ok(())
    }

    /// Destroys an object on all members. A later use creates it anew, empty.
    pub fn destroy(&self, kind: ObjectKind, name: &str) -> Result<(), Error> {
        self.objects.lock().remove(&(kind as u8, name.to_owned()));
        let shared = self.shared.load();
        let Some(object) = shared.snapshot.directory.named(kind, name).map(|object| object.id) else {
            return Ok(());
        };
        self.change_directory(DirectoryChange::Destroy { object })
    }

    /// Adds a listener of an object. When this returns every member knows it.
    pub fn listen(&self, object: &ObjectHandle, subject: Subject) -> Result<RegistrationId, Error> {
        if !self.phase.is_serving() {
            return Err(Error::NotActive);
        }
        self.refresh_id(object)?;
        let subject = Subject { object: Some(object.id()), ..subject };
        let id = self.dispatcher.add_counted(subject, object.counts.delivered.clone());
        if let Err(error) = self.announce_interest(object) {
            self.dispatcher.remove(id);
            return Err(error);
        }
        Ok(id)
    }

    /// Removes a listener. Answers whether there was one.
    pub fn unlisten(&self, object: &ObjectHandle, id: RegistrationId) -> Result<bool, Error> {
        let removed = self.dispatcher.remove(id).is_some();
        if removed && self.phase.is_serving() {
            self.announce_interest(object)?;
        }
        Ok(removed)
    }

    /// Removes a registration of whatever kind. Answers whether there was one.
    pub fn unlisten_any(&self, id: RegistrationId) -> Result<bool, Error> {
        let Some(subject) = self.dispatcher.remove(id) else { return Ok(false) };
        if let (Some(object), true) = (subject.object, self.phase.is_serving()) {
            let handle = self.objects.lock().values().find(|handle| handle.id() == object).cloned();
            // Without a handle the object was destroyed, and the interest in it with it.
            if let Some(handle) = handle {
                self.announce_interest(&handle)?;
            }
        }
        Ok(true)
    }

    fn refresh_id(&self, object: &ObjectHandle) -> Result<(), Error> {
        if !self.shared.load().snapshot.directory.objects.contains_key(&object.id()) {
            self.revive(object)?;
        }
        Ok(())
    }

    /// Tells all members what the listeners here want of an object, unless they know it.
    pub(super) fn announce_interest(&self, object: &ObjectHandle) -> Result<(), Error> {
        // One at a time, so that two changes of one interest cannot overtake each other.
        let _one_at_a_time = self.listening.lock();
        let wanted = union(&self.dispatcher.subjects(object.id()));
        let shared = self.shared.load();
        let (me, known) = (shared.snapshot.me, shared.snapshot.directory.objects.get(&object.id()));
        if known.and_then(|known| known.listeners.get(&me)) == wanted.as_ref() {
            return Ok(());
        }
        let ends = wanted.is_none();
        self.change_directory(DirectoryChange::Listen { object: object.id(), member: me, interest: wanted })?;
        if ends {
            self.delivery.lock().forget(object.id()); // who listens later does not miss what came meanwhile
        }
        Ok(())
    }

    /// Sends a message to every member with listeners of a topic, this one included.
    ///
    /// # Blocking
    /// With global order, until the message has its place: at most the call timeout. Else not.
    pub fn publish(&self, topic: &ObjectHandle, message: &[u8]) -> Result<(), Error> {
        if !self.phase.is_serving() {
            return Err(Error::NotActive);
        }
        self.refresh_id(topic)?;
        topic.counts.published.fetch_add(1, Ordering::Relaxed);
        let shared = self.shared.load();
        let Some(object) = shared.snapshot.directory.objects.get(&topic.id()) else { return Ok(()) };
        if object.listeners.is_empty() {
            return Ok(());
        }
        let message = Bytes::copy_from_slice(message);
        let published_at = wall_clock_millis();
        if object.config.global_order {
            drop(shared); // what follows waits
            return self.publish_in_order(topic, Operation::Publish { message, published_at });
        }
        let me = shared.snapshot.me;
        for &to in object.listeners.keys() {
            if to == me {
                self.deliver_message(topic.id(), published_at, me, message.clone());
                continue;
            }
            // Numbered and queued under one lock: two publishing threads must not swap between the two.
            let mut published = self.published.lock();
            let sequence = published.entry((to, topic.id().0)).or_default();
            *sequence += 1;
            let message = ToListeners::Message {
                object: topic.id(),
                sequence: *sequence,
                published_at,
                member: me,
                message: message.clone(),
            };
            self.links.append_listeners(to, &message);
            drop(published);
            self.links.flush(to);
        }
        Ok(())
    }

    /// The owner of the topic's partition gives the message its place, and sends it.
    fn publish_in_order(&self, topic: &ObjectHandle, operation: Operation) -> Result<(), Error> {
        let (object, thread) = (topic.id(), thread::asking());
        let ask = Ask { object, key: Bytes::new(), thread, operation, lock_wait: Duration::ZERO };
        self.call(topic, topic.partition, ask).map(drop)
    }

    /// Tells every member with listeners that `clear` or `evictAll` removed something.
    pub fn publish_map_wide(&self, map: &ObjectHandle, evict: bool, count: u64) {
        let shared = self.shared.load();
        let Some(object) = shared.snapshot.directory.objects.get(&map.id()) else { return };
        let me = shared.snapshot.me;
        let message = ToListeners::MapWide { object: map.id(), evict, count, member: me };
        for &to in object.listeners.keys() {
            if to == me {
                self.deliver_event(message.clone(), self.now());
            } else {
                self.links.append_listeners(to, &message);
                self.links.flush(to);
            }
        }
    }

    /// An event for the listeners of this member arrived, or happened here.
    pub(super) fn deliver_event(&self, message: ToListeners, now: MonoTime) {
        match message {
            ToListeners::Entry(event) => self.deliver_in_order(InOrder::Entry(event), now),
            ToListeners::Ordered(message) => self.deliver_in_order(InOrder::Message(message), now),
            ToListeners::MapWide { object, evict, count, member } => {
                let event = Event::MapWide { evict, count, member };
                self.dispatcher
                    .offer(Some(object), &event, |subject| subject.key.is_none() && !subject.local);
            }
            ToListeners::Message { object, published_at, member, message, .. } => {
                self.deliver_message(object, published_at, member, message);
            }
        }
    }

    fn deliver_in_order(&self, event: InOrder, now: MonoTime) {
        let mut delivery = self.delivery.lock();
        // Offered under the lock: two threads must not swap what was just put in order.
        delivery.handle_event(now, event, |event| self.offer_in_order(event));
        let due = delivery.poll_timeout();
        drop(delivery);
        self.arm(due.unwrap_or(MonoTime::NEVER));
    }

    fn offer_in_order(&self, event: InOrder) {
        match event {
            InOrder::Entry(event) => self.offer_entry(event),
            InOrder::Message(OrderedMessage { object, published_at, member, message, .. }) => {
                self.deliver_message(object, published_at, member, message);
            }
        }
    }

    /// Gaps in event streams that have been waited for long enough. Answers when the next one will have been.
    pub(super) fn give_up_gaps(&self, now: MonoTime) -> MonoTime {
        let mut delivery = self.delivery.lock();
        if delivery.poll_timeout().is_some_and(|due| due <= now) {
            delivery.handle_timeout(now, |event| self.offer_in_order(event));
        }
        delivery.poll_timeout().unwrap_or(MonoTime::NEVER)
    }

    fn offer_entry(&self, event: EntryEvent) {
        let EntryEvent { object, partition, kind, key, value, old_value, member, .. } = event;
        let shared = self.shared.load();
        let owned = shared.snapshot.state.assignment(partition).owner() == Some(shared.snapshot.me);
        let event = Event::Entry { kind, key: key.clone(), value, old_value, member };
        self.dispatcher.offer(Some(object), &event, |subject| {
            (owned || !subject.local) && subject.key.as_ref().is_none_or(|wanted| *wanted == key)
        });
    }

    fn deliver_message(
        &self,
        object: ObjectId,
        published_at: u64,
        member: crate::kernel::id::MemberId,
        message: Bytes,
    ) {
        self.dispatcher.offer(Some(object), &Event::Message { published_at, member, message }, |_| true);
    }

    /// Tells the lifecycle listeners.
    pub(super) fn tell_lifecycle(&self, state: Lifecycle) {
        self.dispatcher.offer(None, &Event::Lifecycle(state), |subject| subject.is(System::Lifecycle));
    }
}

/// What several listeners of one member want, taken together; `None` = nothing.
fn union(subjects: &[Subject]) -> Option<Interest> {
    if subjects.is_empty() {
        return None;
    }
    let mut interest = Interest::default();
    for subject in subjects {
        interest.values |= subject.values;
        match &subject.key {
            None => interest.every_key = true,
            Some(key) if !interest.keys.contains(key) => interest.keys.push(key.clone()),
            Some(_) => {}
        }
    }
    if interest.every_key {
        interest.keys.clear();
    }
    interest.keys.sort();
    Some(interest)
}

/// Milliseconds since 1970, for what other machines' clocks are compared with: a message's time stamp, the cluster's
/// time.
pub(super) fn wall_clock_millis() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_listener_of_every_key_makes_single_keys_moot() {
        let key = Some(Bytes::from_static(b"k"));
        let one = Subject { key, values: true, ..Subject::default() };
        assert_eq!(union(&[]), None);
        let keyed = union(&[one.clone(), one.clone()]).expect("somebody listens");
        assert_eq!((keyed.every_key, keyed.keys.len(), keyed.values), (false, 1, true));
        let all = Subject { key: None, values: false, ..one.clone() };
        let both = union(&[one, all]).expect("somebody listens");
        assert_eq!((both.every_key, both.keys.len(), both.values), (true, 0, true));
    }
}

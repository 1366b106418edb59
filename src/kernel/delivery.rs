//! The receiver's side of entry events and of messages in global order: order, repeats and gaps.
//!
//! Decides when an event that arrived may be handed to listeners: in order of position within one object's stream of
//! one partition, each once. A gap is waited for a bounded time, then counted as lost. Leaves queues and threads
//! to the engine. Invariant: per stream, delivered positions only rise within an epoch; of a topic also across epochs,
//! unless all who knew the last position are gone.

use super::id::{Epoch, ObjectId, PartitionId};
use super::message::{EntryEvent, OrderedMessage};
use super::time::MonoTime;
use std::collections::BTreeMap;
use std::time::Duration;

/// How long an event waits for the ones before it.
pub const GAP_WAIT: Duration = Duration::from_millis(100);
/// Most events of one stream that wait for a gap.
pub const EARLY_MAX: usize = 1_024;

/// Something with a place in a stream.
#[derive(Clone, PartialEq, Debug)]
pub enum InOrder {
    /// Positions begin anew in each epoch.
    Entry(EntryEvent),
    /// The next owner counts on.
    Message(OrderedMessage),
}

impl InOrder {
    fn stream(&self) -> (ObjectId, PartitionId) {
        match self {
            Self::Entry(event) => (event.object, event.partition),
            Self::Message(message) => (message.object, message.partition),
        }
    }

    fn place(&self) -> (Epoch, u64) {
        match self {
            Self::Entry(event) => (event.epoch, event.position),
            Self::Message(message) => (message.epoch, message.position),
        }
    }
}

/// All streams that this member receives.
#[derive(Debug, Default)]
pub struct Delivery {
    streams: BTreeMap<(ObjectId, PartitionId), Stream>,
    /// Events that never came.
    lost: u64,
}

#[derive(Debug)]
struct Stream {
    /// The newest that was seen.
    epoch: Epoch,
    /// Where this count of positions began: what is older says nothing.
    since: Epoch,
    /// The last position handed out.
    delivered: u64,
    early: BTreeMap<u64, InOrder>,
    /// When the oldest gap is given up.
    give_up: MonoTime,
}

impl Delivery {
    /// Takes one event and hands out, in order, what may be delivered now.
    ///
    /// The first event ever seen of a stream starts it: a listener has no claim on what came before.
    pub fn handle_event(&mut self, now: MonoTime, event: InOrder, mut deliver: impl FnMut(InOrder)) {
        let (epoch, position) = event.place();
        let stream = self.streams.entry(event.stream()).or_insert_with(|| Stream {
            epoch,
            since: epoch,
            delivered: position.saturating_sub(1),
            early: BTreeMap::new(),
            give_up: MonoTime::NEVER,
        });
        if epoch < stream.since || (position <= stream.delivered && epoch <= stream.epoch) {
            return;
        }
        if epoch > stream.epoch {
            stream.epoch = epoch;
            let counts_on = matches!(event, InOrder::Message(_)) && position > stream.delivered;
            if !counts_on {
                // The new owner may have dropped positions that only the old one gave out: start from what it says.
                self.lost += stream.flush(&mut deliver);
                stream.since = epoch;
                stream.delivered = stream.delivered.min(position.saturating_sub(1));
            }
        }
        stream.early.insert(position, event);
        stream.drain(&mut deliver);
        if stream.early.len() > EARLY_MAX {
            self.lost += stream.skip_gap(&mut deliver);
        }
        if stream.early.is_empty() {
            stream.give_up = MonoTime::NEVER;
        } else if stream.give_up == MonoTime::NEVER {
            stream.give_up = now + GAP_WAIT;
        }
    }

    /// Gives up gaps that have been waited for long enough.
    pub fn handle_timeout(&mut self, now: MonoTime, mut deliver: impl FnMut(InOrder)) {
        for stream in self.streams.values_mut().filter(|stream| stream.give_up <= now) {
            self.lost += stream.skip_gap(&mut deliver);
            stream.give_up = if stream.early.is_empty() { MonoTime::NEVER } else { now + GAP_WAIT };
        }
    }

    /// When [`handle_timeout`](Self::handle_timeout) has something to do.
    pub fn poll_timeout(&self) -> Option<MonoTime> {
        self.streams.values().map(|stream| stream.give_up).filter(|at| *at != MonoTime::NEVER).min()
    }

    /// Forgets the streams of an object: it was destroyed, or nobody here listens any more.
    pub fn forget(&mut self, object: ObjectId) {
        self.streams.retain(|(of, _), _| *of != object);
    }

    /// Events that were given up.
    pub fn lost(&self) -> u64 {
        self.lost
    }
}

impl Stream {
    fn drain(&mut self, deliver: &mut impl FnMut(InOrder)) {
        while let Some(event) = self.early.remove(&(self.delivered + 1)) {
            self.delivered += 1;
            deliver(event);
        }
    }

    /// Skips to the first event that is there; answers how many were missing.
    fn skip_gap(&mut self, deliver: &mut impl FnMut(InOrder)) -> u64 {
        let Some(&first) = self.early.keys().next() else { return 0 };
        let missing = first - self.delivered - 1;
        self.delivered = first - 1;
        self.drain(deliver);
        missing
    }

    fn flush(&mut self, deliver: &mut impl FnMut(InOrder)) -> u64 {
        let mut missing = 0;
        while !self.early.is_empty() {
            missing += self.skip_gap(deliver);
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::MemberId;
    use crate::kernel::message::EntryEventKind;
    use crate::kernel::time::ms;
    use bytes::Bytes;

    fn event(epoch: u32, position: u64) -> InOrder {
        InOrder::Entry(EntryEvent {
            object: ObjectId(1),
            partition: PartitionId(2),
            epoch: Epoch(epoch),
            position,
            kind: EntryEventKind::Added,
            key: Bytes::new(),
            value: None,
            old_value: None,
            member: MemberId(1),
        })
    }

    fn message(epoch: u32, position: u64) -> InOrder {
        InOrder::Message(OrderedMessage {
            object: ObjectId(1),
            partition: PartitionId(2),
            epoch: Epoch(epoch),
            position,
            published_at: 0,
            member: MemberId(1),
            message: Bytes::new(),
        })
    }

    fn hand(delivery: &mut Delivery, now: u64, event: InOrder) -> Vec<u64> {
        let mut out = Vec::new();
        delivery.handle_event(ms(now), event, |event| out.push(event.place().1));
        out
    }

    fn feed(delivery: &mut Delivery, now: u64, epoch: u32, position: u64) -> Vec<u64> {
        hand(delivery, now, event(epoch, position))
    }

    #[test]
    fn early_events_wait_for_the_ones_before() {
        let mut delivery = Delivery::default();
        assert_eq!(feed(&mut delivery, 0, 1, 5), [5], "the first one starts the stream");
        assert_eq!(feed(&mut delivery, 1, 1, 7), [0; 0]);
        assert_eq!(feed(&mut delivery, 2, 1, 6), [6, 7]);
        assert_eq!(feed(&mut delivery, 3, 1, 6), [0; 0], "a repeat");
        assert_eq!(delivery.poll_timeout(), None);
    }

    #[test]
    fn a_gap_is_given_up_and_counted() {
        let mut delivery = Delivery::default();
        feed(&mut delivery, 0, 1, 1);
        feed(&mut delivery, 10, 1, 4);
        assert_eq!(delivery.poll_timeout(), Some(ms(110)));
        let mut out = Vec::new();
        delivery.handle_timeout(ms(109), |event| out.push(event.place().1));
        assert!(out.is_empty(), "one millisecond too early");
        delivery.handle_timeout(ms(110), |event| out.push(event.place().1));
        assert_eq!(out, [4]);
        assert_eq!(delivery.lost(), 2);
    }

    #[test]
    fn a_new_epoch_may_give_positions_out_again() {
        let mut delivery = Delivery::default();
        feed(&mut delivery, 0, 1, 1);
        feed(&mut delivery, 0, 1, 2);
        assert_eq!(feed(&mut delivery, 1, 2, 2), [2], "the old owner's second event did not survive");
        assert_eq!(feed(&mut delivery, 2, 1, 3), [0; 0], "a late word of the old owner");
    }

    #[test]
    fn messages_are_counted_on_by_the_next_owner() {
        let mut delivery = Delivery::default();
        assert_eq!(hand(&mut delivery, 0, message(1, 4)), [4]);
        assert_eq!(hand(&mut delivery, 1, message(2, 6)), [0; 0], "the old owner's last word is on its way");
        assert_eq!(hand(&mut delivery, 2, message(1, 5)), [5, 6]);
        assert_eq!(hand(&mut delivery, 3, message(1, 5)), [0; 0], "a repeat");
        assert_eq!(hand(&mut delivery, 3, message(2, 6)), [0; 0], "a repeat");
        assert_eq!(hand(&mut delivery, 4, message(2, 7)), [7]);
        assert_eq!(delivery.lost(), 0);
    }

    #[test]
    fn messages_of_an_owner_that_lost_the_count_start_from_what_it_says() {
        let mut delivery = Delivery::default();
        hand(&mut delivery, 0, message(1, 8));
        assert_eq!(hand(&mut delivery, 1, message(3, 5)), [5], "all who knew of 8 are gone");
        assert_eq!(hand(&mut delivery, 2, message(1, 6)), [0; 0], "a late word of theirs");
        assert_eq!(hand(&mut delivery, 3, message(3, 6)), [6]);
    }
}

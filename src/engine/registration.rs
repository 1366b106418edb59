//! One listener's queue at this member, and what it was told.

use super::dispatcher::{Event, Subject};
use crate::kernel::id::MemberId;
use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

pub(super) struct Registration {
    pub(super) subject: Subject,
    pub(super) events: VecDeque<Event>,
    pub(super) bytes: usize,
    pub(super) serving: bool,
    /// Dropped since the last report in the log.
    pub(super) dropped: u64,
    /// Dropped since the listener was told.
    pub(super) untold: u64,
    /// Events that reached the queue, over all registrations that share this.
    pub(super) delivered: Arc<AtomicU64>,
    /// Who is a member, as this registration was told: what it knows already is not said again.
    pub(super) members: Option<BTreeSet<MemberId>>,
}

impl Registration {
    pub(super) fn new(subject: Subject) -> Self {
        Self {
            subject,
            events: VecDeque::new(),
            bytes: 0,
            serving: false,
            dropped: 0,
            untold: 0,
            delivered: Arc::default(),
            members: None,
        }
    }

    /// Whether an event says what this registration was not told yet.
    pub(super) fn is_news(&mut self, event: &Event) -> bool {
        match (&mut self.members, event) {
            (Some(known), Event::Membership { joined: true, member, .. }) => known.insert(member.id),
            (Some(known), Event::Membership { joined: false, member, .. }) => known.remove(&member.id),
            _ => true,
        }
    }
}

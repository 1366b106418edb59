//! Which connections there are with whom, and what happens when one of them ends: all with that member end.
//!
//! A *record* holds the four connections with one member. A connection that ends names the generation of its record,
//! so that a late end does not touch what was built anew meanwhile. Readers take a snapshot without a lock.

use super::answers::Answers;
use super::control_link::ControlLink;
use super::data_link::DataLink;
use super::handler::ControlEvent;
use super::inbox::Inbox;
use crate::kernel::id::MemberId;
use arc_swap::ArcSwap;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::net::{Shutdown, TcpStream};
use std::sync::Arc;

/// The connections with one member.
#[derive(Clone, Default)]
pub(super) struct Record {
    pub(super) generation: u64,
    /// The session of the member's connections to us.
    session: u64,
    /// Its control link to us, for closing it.
    inbound: Option<Arc<TcpStream>>,
    /// Its request stream to us.
    pub(super) answers: Option<Arc<Answers>>,
    /// Our control link to it.
    pub(super) control: Option<Arc<ControlLink>>,
    /// Our request stream to it.
    pub(super) data: Option<Arc<DataLink>>,
}

pub(super) struct Registry {
    published: ArcSwap<HashMap<MemberId, Record>>,
    /// Held while `published` is replaced; the last generation given out.
    changing: Mutex<u64>,
    inbox: Arc<Inbox>,
}

impl Registry {
    pub(super) fn new(inbox: Arc<Inbox>) -> Self {
        Self { published: ArcSwap::default(), changing: Mutex::new(0), inbox }
    }

    /// What there is with a member now.
    pub(super) fn with<R>(&self, member: MemberId, look: impl FnOnce(&Record) -> Option<R>) -> Option<R> {
        self.published.load().get(&member).and_then(look)
    }

    /// Whether we can send to a member.
    pub(super) fn is_linked(&self, member: MemberId) -> bool {
        self.with(member, |record| record.data.as_ref().map(|_| ())).is_some()
    }

    /// The member's control link to us begins. An earlier one means that it gave up all connections with us and we
    /// have not noticed yet. Answers the generation.
    pub(super) fn attach_inbound(&self, member: MemberId, session: u64, socket: TcpStream) -> u64 {
        let stale = self.with(member, |record| record.inbound.as_ref().map(|_| record.generation));
        if let Some(generation) = stale {
            self.tear_down(member, generation);
        }
        self.change(member, |record| {
            record.session = session;
            record.inbound = Some(Arc::new(socket));
        })
    }

    /// The member's request stream to us begins. `None`: it does not belong to its control link.
    pub(super) fn attach_answers(
        &self,
        member: MemberId,
        session: u64,
        answers: &Arc<Answers>,
    ) -> Option<u64> {
        let belongs = |record: &Record| {
            (record.inbound.is_some() && record.session == session && record.answers.is_none()).then_some(())
        };
        self.with(member, belongs)?;
        Some(self.change(member, |record| record.answers = Some(answers.clone())))
    }

    /// Both of our own connections begin.
    pub(super) fn attach_outbound(
        &self,
        member: MemberId,
        control: &Arc<ControlLink>,
        data: &Arc<DataLink>,
    ) -> u64 {
        self.change(member, |record| {
            data.belongs_to(record.generation);
            record.control = Some(control.clone());
            record.data = Some(data.clone());
        })
    }

    fn change(&self, member: MemberId, change: impl FnOnce(&mut Record)) -> u64 {
        let mut last = self.changing.lock();
        let mut records = HashMap::clone(&self.published.load());
        let record = records.entry(member).or_default();
        if record.generation == 0 {
            *last += 1;
            record.generation = *last;
        }
        change(record);
        let generation = record.generation;
        self.published.store(Arc::new(records));
        generation
    }

    fn remove(&self, member: MemberId, generation: Option<u64>) -> Option<Record> {
        let _changing = self.changing.lock();
        let mut records = HashMap::clone(&self.published.load());
        let record = records.remove(&member)?;
        if generation.is_some_and(|generation| generation != record.generation) {
            return None;
        }
        self.published.store(Arc::new(records));
        Some(record)
    }

    /// A connection of that generation ended: so do the others, and the engine hears of it.
    pub(super) fn tear_down(&self, member: MemberId, generation: u64) {
        if let Some(record) = self.remove(member, Some(generation)) {
            record.close();
            self.inbox.push(ControlEvent::Lost { member });
        }
    }

    /// As told by the engine, which therefore hears nothing of it.
    pub(super) fn unlink(&self, member: MemberId) {
        if let Some(record) = self.remove(member, None) {
            record.close();
        }
    }

    /// All of them.
    pub(super) fn unlink_all(&self) {
        let members: Vec<MemberId> = self.published.load().keys().copied().collect();
        for member in members {
            self.unlink(member);
        }
    }
}

impl Record {
    /// Shuts the sockets down; descriptors are closed by the last of their users.
    fn close(&self) {
        if let Some(socket) = &self.inbound {
            let _ = socket.shutdown(Shutdown::Both);
        }
        if let Some(answers) = &self.answers {
            answers.shut_down();
        }
        if let Some(control) = &self.control {
            control.shut_down();
        }
        if let Some(data) = &self.data {
            data.lose();
        }
    }
}

//! A distributed topic: each message goes to every listener of every member, the publisher's own included.

use crate::engine::dispatcher::{RegistrationId, Subject};
use crate::engine::stats::TopicStats;
use crate::engine::{Engine, ObjectHandle};
use crate::error::Error;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// A distributed topic. Messages of one publisher arrive in the order in which they were published; with global order,
/// those of all publishers in one order, the same everywhere.
#[derive(Clone)]
pub struct Topic {
    engine: Arc<Engine>,
    object: Arc<ObjectHandle>,
}

impl Topic {
    pub(crate) fn new(engine: Arc<Engine>, object: Arc<ObjectHandle>) -> Self {
        Self { engine, object }
    }

    /// The topic's name.
    pub fn name(&self) -> &str {
        &self.object.name
    }

    /// Hands a message to the queues of all members with listeners. Nobody confirms it; a listener that cannot keep
    /// up loses messages of its own, counted there.
    ///
    /// # Errors
    /// `TooLarge` above 64 MiB, `NotActive`; with global order those of any write.
    ///
    /// # Blocking
    /// With global order, until the message has its place: at most the call timeout. Else not.
    pub fn publish(&self, message: &[u8]) -> Result<(), Error> {
        super::map::check_message(message)?;
        self.engine.publish(&self.object, message)
    }

    /// Registers a listener. When this returns, every message published later reaches it.
    pub fn listen(&self) -> Result<RegistrationId, Error> {
        let subject = Subject { object: Some(self.object.id()), values: true, ..Subject::default() };
        self.engine.listen(&self.object, subject)
    }

    /// Figures of this topic at this member.
    pub fn stats(&self) -> TopicStats {
        let counts = &self.object.counts;
        TopicStats {
            published: counts.published.load(Ordering::Relaxed),
            received: counts.delivered.load(Ordering::Relaxed),
            created: counts.created,
        }
    }

    /// Removes a listener. Answers whether there was one.
    pub fn unlisten(&self, id: RegistrationId) -> Result<bool, Error> {
        self.engine.unlisten(&self.object, id)
    }
}

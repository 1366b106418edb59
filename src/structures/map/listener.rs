//! Listening to a map.

use super::Map;
use crate::engine::dispatcher::{RegistrationId, Subject};
use crate::error::Error;
use bytes::Bytes;

/// What a listener wants to hear.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapListener {
    /// Only this key; `None` = every key.
    pub key: Option<Bytes>,
    /// Whether events carry values.
    pub values: bool,
    /// Only entries that this member owns when they change.
    pub local: bool,
}

impl Map {
    /// Registers a listener. When this returns, every member sends its events; an event of a call that began later
    /// is not missed.
    ///
    /// Events wait in a queue of their own until the instance's callback threads take them.
    pub fn listen(&self, listener: MapListener) -> Result<RegistrationId, Error> {
        let MapListener { key, values, local } = listener;
        let subject = Subject { object: Some(self.object.id()), system: None, key, values, local };
        self.engine.listen(&self.object, subject)
    }

    /// Removes a listener. Answers whether there was one.
    pub fn unlisten(&self, id: RegistrationId) -> Result<bool, Error> {
        self.engine.unlisten(&self.object, id)
    }
}

//! Layer 3: what a caller holds. Arguments, conversion, blocking; no routing, no protocol.
//!
//! Every structure is a cheap clone of a name and the running instance; thread-safe. Keys, values and messages are
//! bytes. Calls block until they have an outcome or their deadline (property
//! `hazelcast.operation.call.timeout.millis`, 60 s by default) passes.

pub mod counter;
pub mod lock;
mod lock_wait;
pub mod map;
pub mod topic;

pub use crate::kernel::operation as operations;
pub use counter::Counter;
pub use lock::Lock;
pub use lock_wait::LockWait;
pub use map::Map;
pub use topic::Topic;

//! Layer 0: what decides. State machines that are told the time and the message, and answer with effects.
//!
//! Nothing here reads a clock, opens a socket, starts a thread or draws a random number. The simulation runs
//! exactly this code.

pub mod bundle;
pub mod cluster;
pub mod context;
pub mod control;
pub mod delivery;
pub mod directory;
pub mod id;
pub mod invocation;
pub mod membership;
pub mod message;
pub mod operation;
pub mod partition;
pub mod planted;
pub mod replica;
pub mod time;

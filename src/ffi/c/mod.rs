//! The C face: one file per C object; `include/filbert.h` is made from these files.
//!
//! Conventions, as the header says them: objects are opaque; functions are `filbert_<object>_<verb>`; the order is
//! object, inputs, outputs; outputs are written on success only; a pointer that is handed in is not kept after the
//! call returns; `const` = several threads may share the object. No panic crosses: every body runs in
//! [`guard`](guard::guard).

pub mod bytes;
pub mod config;
pub mod counter;
pub mod grid;
mod guard;
pub mod listener;
pub mod lock;
pub mod log;
pub mod map;
pub mod members;
pub mod stats;
pub mod status;
pub mod topic;

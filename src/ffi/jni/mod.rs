//! The JNI face: the natives of `io.filbert.internal.Native`, one file per group.
//!
//! That class is the contract: types, statuses, layouts and limits are stated there and followed here. Rust sees
//! bytes, numbers, strings and handles, never an object to inspect, and no thread of the library ever attaches to the
//! JVM. Two kinds of entry points: *checked* ones ([`checked!`](macros)) throw through the one policy in [`policy`];
//! *raw* ones throw nothing and answer a number through the guard in [`raw`].
#![allow(non_snake_case)] // The names of entry points are the JVM's.

#[macro_use]
mod macros;
mod asynchronous;
mod codec;
mod completions;
mod config;
mod convert;
mod counter;
mod desk;
mod events;
mod grid;
mod large;
mod library;
mod lock;
mod log;
mod map;
mod map_checked;
mod objects;
mod on_load;
mod policy;
mod raw;
mod scan;
mod tables;
mod testing;
mod topic;

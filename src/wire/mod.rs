//! Layer 1: bytes on a connection, and the kernel's messages that they mean.
//!
//! [`frame`] cuts the stream, [`codec`] knows how a field looks, [`data`], [`control`] and [`cluster`] are the tables
//! of tag numbers, [`hello`] is what is said before anything else is believed. Nothing here decides anything.

pub mod beacon;
pub mod cluster;
pub mod codec;
pub mod control;
pub mod data;
pub mod frame;
pub mod hello;
pub mod version;

#[cfg(test)]
mod tests;

//! How a member finds peers that nobody listed.

pub mod multicast;

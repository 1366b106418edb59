//! Keys to partitions, partitions to members.

pub mod hash;

//! Keys to partitions, partitions to members.

pub mod assignment;
pub mod hash;
pub mod migration;

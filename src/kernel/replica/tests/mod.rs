//! Replicas in dialogue: a small world of members with links that re-order, delay and lose, and what must hold in it.

mod cluster;
mod large;
mod local;
mod random;
mod topic;
mod world;

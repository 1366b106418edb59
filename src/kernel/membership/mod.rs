//! Who is in the cluster: joining it, finding out who is gone, going on without a master, uniting two clusters.
//!
//! Each file is one state machine or one rule; `control` feeds them and carries their decisions out.

pub mod failure_detector;
pub mod join;
pub mod merge;
pub mod takeover;
pub mod view;

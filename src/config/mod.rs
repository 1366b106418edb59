//! Layer 1: one validated model of the configuration, and its readers.
//!
//! Whatever a member is configured from ends as one [`Config`]: plain data with Hazelcast's defaults.
//! [`Config::validate`] is the only judge; every reader and the setters of C and Java go through it, and what it
//! returns, [`Settings`], is typed, complete and final. Nothing here logs: what deserves a word is returned as
//! [`Warning`]s, because the log itself is configured from here.
//!
//! Readers: [`deployment_toml`] for WSO2's file, [`hazelcast`] for `hazelcast.xml` and `hazelcast.yaml`, [`properties`]
//! for `.properties` text, and [`Config::set`] for the pairs that cross the C and Java boundary.
//!
//! Invariant: no input panics, and a wrong value is named with its place, what was found and what is accepted.

mod added;
mod address;
pub mod deployment_toml;
mod flat;
pub mod hazelcast;
mod interfaces;
mod known;
mod load;
pub mod memory;
mod model;
mod objects;
mod outside;
mod pattern;
mod problem;
pub mod properties;
mod settings;

pub use interfaces::Interfaces;
pub use load::{FILE_BYTES_MAX, Loaded, load};
pub use model::{
    ATTRIBUTES_MAX, Bind, Config, Discovery, Join, MEMBERS_MAX, Multicast, NAME_BYTES_MAX, Network, TcpIp,
};
pub use objects::{
    BACKUP_COUNT_MAX, Eviction, EvictionPolicy, LockConfig, MapConfig, MaxSizePolicy, SECONDS_MAX,
    TopicConfig,
};
pub use outside::Outside;
pub use problem::{Place, Warning};
pub use settings::{LoggingType, Settings, ShutdownHookPolicy};

//! Layer 1: the log of an instance: logger names, levels, layouts and sinks.
//!
//! Each instance has one [`Logger`]: its prefix `[host]:port [cluster] [version]`, its table of [`Levels`], its
//! [sink](sinks). Engine code writes with the macros of `log` on that logger, never on the process's, which is
//! neither installed nor called. The names are Hazelcast's ([`targets`]), and so are the lines that operators grep
//! for ([`messages`]). A host without a JVM configures files and console with a [`log4j2_properties`] file.
//! This module decides whether, where and in which form a line is written; when one is due is
//! decided by who writes it.
//!
//! ```
//! use std::{sync::Arc, time::Duration};
//! use filbert::kernel::id::Address;
//! use filbert::logging::{Levels, Logger, LevelFilter, messages, sinks::Queue, targets};
//!
//! let queue = Queue::new(); // a JVM drains it; other sinks: Appenders, Callback, Nowhere
//! let levels = Levels::new(LevelFilter::Error).with("com.hazelcast", LevelFilter::Info);
//! let log = Logger::new("wso2.am.domain", true, levels, Arc::new(queue.clone()));
//!
//! log::info!(logger: log, target: targets::NODE, "{}", messages::USING_TCP_IP);
//! let address = Address::new("10.0.0.11", 4500);
//! log.set_address(&address); // the port is known
//! log::info!(logger: log, target: targets::LIFECYCLE, "{}", messages::lifecycle(&address,
//! messages::Lifecycle::Started));
//!
//! let records = queue.drain(100, Duration::ZERO);
//! assert_eq!(records[0].message, "[LOCAL] [wso2.am.domain] [5.3.8] Using TCP/IP discovery");
//! assert_eq!(records[1].message, "[10.0.0.11]:4500 [wso2.am.domain] [5.3.8] [10.0.0.11]:4500 is STARTED");
//! ```

pub mod layout;
mod levels;
pub mod log4j2_properties;
mod logger;
pub mod messages;
mod rate;
pub mod sinks;
pub mod targets;
mod thread_name;

pub use levels::{LEVEL_NAMES_MAX, LEVELS_ACCEPTED, Levels, jdk_name, log4j_name, parse_threshold};
pub use log::{Level, LevelFilter};
pub use logger::{FLUSH_WAIT_MAX, Logger, REPORTED_VERSION};
pub use rate::{OncePer, RATE_KEYS_MAX};
pub use thread_name::{THREAD_NAME_BYTES_MAX, name_current_thread, with_thread_name};

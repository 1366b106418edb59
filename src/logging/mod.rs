//! Layer 1: targets, levels, layouts and sinks of the log.

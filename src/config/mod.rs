//! Layer 1: one validated model of the configuration, and its readers.

//! One member alone: expiry, eviction, walks, events, limits.

//! Which versions of the protocol this build speaks, and which one two members speak with each other.
//!
//! A version changes only when skipping unknown fields is not enough. Both sides say their range in the hello;
//! the highest common one is spoken, and none in common is a refusal that names both ranges.

use crate::kernel::control::message::{PROTOCOL_MAX, PROTOCOL_MIN};
use std::fmt;

/// A range of protocol versions, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProtocolRange {
    /// Oldest version understood.
    pub min: u16,
    /// Newest version understood.
    pub max: u16,
}

/// What this build speaks.
pub const PROTOCOL: ProtocolRange = ProtocolRange { min: PROTOCOL_MIN, max: PROTOCOL_MAX };

impl ProtocolRange {
    /// The highest version that both speak.
    pub fn common(self, other: Self) -> Option<u16> {
        let highest = self.max.min(other.max);
        (highest >= self.min.max(other.min)).then_some(highest)
    }
}

impl fmt::Display for ProtocolRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..={}", self.min, self.max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn highest_common_version_is_spoken_or_none() {
        let range = |min, max| ProtocolRange { min, max };
        assert_eq!(range(1, 3).common(range(2, 5)), Some(3));
        assert_eq!(range(2, 5).common(range(1, 3)), Some(3));
        assert_eq!(range(1, 1).common(range(1, 1)), Some(1));
        assert_eq!(range(1, 2).common(range(3, 4)), None);
    }
}

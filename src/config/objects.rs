//! What single structures are configured with. Plain values; the ranges are checked by `check`.

use super::problem::{Problem, shown};

/// Most backups of an entry, synchronous and asynchronous together.
pub const BACKUP_COUNT_MAX: u8 = 6;
/// Longest time to live and idle time in seconds, largest size: Hazelcast's numbers are Java `int`s, and it takes this
/// one for "for ever".
pub const SECONDS_MAX: u32 = i32::MAX as u32;

/// A map, or all maps whose name matches a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MapConfig {
    /// Backups that hold a write before it is acknowledged, 0 to 6.
    pub backup_count: u8,
    /// Backups that may lag behind; with `backup_count` at most 6.
    pub async_backup_count: u8,
    /// Seconds from the last write until an entry expires; 0 is never.
    pub time_to_live_seconds: u32,
    /// Seconds from the last use until an entry expires; 0 is never.
    pub max_idle_seconds: u32,
    /// What goes when the map is full.
    pub eviction: Eviction,
    /// Whether operations on it and what they take are counted.
    pub statistics: bool,
}

impl Default for MapConfig {
    fn default() -> Self {
        Self {
            backup_count: 1,
            async_backup_count: 0,
            time_to_live_seconds: 0,
            max_idle_seconds: 0,
            eviction: Eviction::default(),
            statistics: true,
        }
    }
}

/// When a map is full, and what goes then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Eviction {
    /// Which entry goes.
    pub policy: EvictionPolicy,
    /// What `size` counts.
    pub max_size_policy: MaxSizePolicy,
    /// Entries; 0 is without limit, as is [`EvictionPolicy::None`].
    pub size: u32,
}

impl Eviction {
    /// How many entries a member holds at most, if there is a limit.
    pub fn entries_max(&self) -> Option<u32> {
        // Hazelcast turns 0 into Integer.MAX_VALUE, so programs pass that number for "no limit", too.
        (self.policy != EvictionPolicy::None && self.size != 0 && self.size != SECONDS_MAX)
            .then_some(self.size)
    }
}

/// Which entry goes when a map is full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EvictionPolicy {
    /// None: the map has no limit.
    #[default]
    None,
    /// The one not used for longest.
    Lru,
    /// The one used least.
    Lfu,
    /// Any.
    Random,
}

impl EvictionPolicy {
    const NAMES: [(&str, Self); 4] =
        [("NONE", Self::None), ("LRU", Self::Lru), ("LFU", Self::Lfu), ("RANDOM", Self::Random)];

    /// Hazelcast's name of the policy.
    pub fn name(self) -> &'static str {
        name_of(&Self::NAMES, self)
    }

    /// The policy of that name, in any case of letters.
    pub fn from_name(name: &str) -> Option<Self> {
        by_name(&Self::NAMES, name)
    }
}

/// What the size of a map's eviction counts. Hazelcast's other policies measure a Java heap that holds no entry here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MaxSizePolicy {
    /// Entries that one member owns.
    #[default]
    PerNode,
}

impl MaxSizePolicy {
    const NAMES: [(&str, Self); 1] = [("PER_NODE", Self::PerNode)];

    /// Hazelcast's name of the policy.
    pub fn name(self) -> &'static str {
        name_of(&Self::NAMES, self)
    }

    /// The policy of that name, in any case of letters.
    pub fn from_name(name: &str) -> Option<Self> {
        by_name(&Self::NAMES, name)
    }
}

/// A lock, or all locks whose name matches a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LockConfig {
    /// How often its holder may acquire it without releasing; 0 is without limit, 1 is not reentrant.
    pub acquire_limit: u32,
}

/// A topic, or all topics whose name matches a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TopicConfig {
    /// Whether all listeners of all members see all messages in one order; else each publisher's in its own.
    pub global_order: bool,
}

/// The value behind `name` in a table of names, in any case of letters.
pub(super) fn by_name<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
}

/// The name of `value` in a table that holds all of them.
pub(super) fn name_of<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, other)| *other == value).map_or("", |(name, _)| name)
}

impl MapConfig {
    /// Checks the ranges; `prefix` names the map in the message.
    pub(super) fn check(&self, prefix: &str) -> Result<(), Problem> {
        for (key, found) in
            [("backup-count", self.backup_count), ("async-backup-count", self.async_backup_count)]
        {
            if found > BACKUP_COUNT_MAX {
                let key = format!("{prefix}.{key}");
                return Err(Problem::new(key, found.to_string(), "out of range", "0 to 6"));
            }
        }
        let sum = self.backup_count + self.async_backup_count;
        if sum > BACKUP_COUNT_MAX {
            let key = format!("{prefix}.backup-count + async-backup-count");
            return Err(Problem::new(key, sum.to_string(), "too many backups", "a sum of 0 to 6"));
        }
        let seconds = [
            ("time-to-live-seconds", self.time_to_live_seconds),
            ("max-idle-seconds", self.max_idle_seconds),
            ("eviction-size", self.eviction.size),
        ];
        for (key, found) in seconds {
            if found > SECONDS_MAX {
                let (key, accepted) = (format!("{prefix}.{key}"), format!("0 to {SECONDS_MAX}"));
                return Err(Problem::new(key, found.to_string(), "out of range", accepted));
            }
        }
        Ok(())
    }
}

impl LockConfig {
    /// Checks the ranges; `prefix` names the lock in the message.
    pub(super) fn check(&self, prefix: &str) -> Result<(), Problem> {
        if self.acquire_limit > SECONDS_MAX {
            let (key, accepted) = (format!("{prefix}.acquire-limit"), format!("0 to {SECONDS_MAX}"));
            return Err(Problem::new(key, self.acquire_limit.to_string(), "out of range", accepted));
        }
        Ok(())
    }
}

/// Checks the name under which a map or lock is configured.
pub(super) fn check_pattern(key: &str, pattern: &str, bytes_max: usize) -> Result<(), Problem> {
    let wrong = if pattern.is_empty() {
        "empty"
    } else if pattern.len() > bytes_max {
        "too long"
    } else if pattern.matches('*').count() > 1 {
        "more than one *"
    } else {
        return Ok(());
    };
    Err(Problem::new(key, shown(pattern), wrong, format!("1 to {bytes_max} bytes with at most one *")))
}

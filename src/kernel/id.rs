//! Names of things: members, partitions, objects, and the numbers that order what happens to them.
//!
//! Plain values without behaviour. Two of them order history: [`Lineage`] (whose line of masters said so) and
//! [`Stamp`] (which effect of a partition), compared in that order everywhere.

use std::fmt;

/// One start, or one merge, of one instance. Random; a member that merges takes a new one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct MemberId(pub u128);

impl fmt::Display for MemberId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let x = self.0;
        write!(
            f,
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            (x >> 96) as u32,
            (x >> 80) as u16,
            (x >> 64) as u16,
            (x >> 48) as u16,
            x & 0xffff_ffff_ffff
        )
    }
}

impl fmt::Debug for MemberId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "member {:08x}", (self.0 >> 96) as u32)
    }
}

/// Numbered upwards by the master within a lineage, given to a member when it is admitted, never used again.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Incarnation(pub u64);

/// One of the fixed number of slices of the key space (271 by default).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct PartitionId(pub u16);

/// A distributed object: one creation of one name. A destroyed and re-created name has another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct ObjectId(pub u64);

/// What kind of structure an object is. The numbers are wire values: appended, never reused.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum ObjectKind {
    /// Keys with values.
    Map = 1,
    /// Messages to whoever listens.
    Topic = 2,
    /// A fenced, reentrant lock.
    Lock = 3,
    /// A 64-bit counter.
    Counter = 4,
}

impl ObjectKind {
    /// The kind with this wire number.
    pub fn from_wire(number: u8) -> Option<Self> {
        Some(match number {
            1 => Self::Map,
            2 => Self::Topic,
            3 => Self::Lock,
            4 => Self::Counter,
            _ => return None,
        })
    }

    /// The kind as configuration names it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Topic => "topic",
            Self::Lock => "lock",
            Self::Counter => "counter",
        }
    }
}

/// The line of masters that a view or table comes from. `depth` counts the take-overs since the first ancestor,
/// so of two lineages that descend from each other the deeper one is the later.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Lineage {
    /// How many lineages this one descends from.
    pub depth: u32,
    /// Identifier of the master that began it, mixed with a random number.
    pub id: u128,
}

impl Lineage {
    /// The short form that data messages carry: enough to tell lineages of one cluster apart.
    pub fn tag(self) -> u64 {
        (self.id as u64) ^ ((self.id >> 64) as u64).rotate_left(17) ^ u64::from(self.depth)
    }
}

impl fmt::Debug for Lineage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "lineage {}:{:08x}", self.depth, (self.id >> 96) as u32)
    }
}

/// Which owner of a partition, counted: raised by the master whenever the owner changes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Epoch(pub u32);

/// The place of an effect in the history of its partition: epoch of the owner that numbered it, and its number.
/// Numbers go on across epochs; the pair names one effect for ever.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Stamp {
    /// The owner's epoch.
    pub epoch: Epoch,
    /// 1 for the first effect of a partition; 0 means "before any".
    pub number: u64,
}

/// Whose thread: what owns a key lock or a lock, together with the member.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct ThreadId(pub u64);

/// A call that waits at its caller: slot and generation, so that a late answer finds nobody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct CallId(pub u64);

impl CallId {
    /// Bits of the slot; those of the part are above it, those of the generation above both.
    const SLOT_BITS: u32 = 20;
    const PART_MASK: u64 = 0xfff << Self::SLOT_BITS;
    /// Slots that there can be.
    pub const SLOTS_MAX: usize = 1 << Self::SLOT_BITS;
    /// Parts that one call can have.
    pub const PARTS_MAX: usize = 0xfff;

    /// The call in a slot, in its present use.
    pub fn new(generation: u32, slot: u32) -> Self {
        Self(u64::from(generation) << 32 | u64::from(slot))
    }

    /// One part of a call to several partitions.
    pub fn part(self, index: u16) -> Self {
        assert!(usize::from(index) < Self::PARTS_MAX, "a call has at most {} parts", Self::PARTS_MAX);
        Self(self.whole().0 | (u64::from(index) + 1) << Self::SLOT_BITS)
    }

    /// The call that this is a part of, or this call itself.
    pub fn whole(self) -> Self {
        Self(self.0 & !Self::PART_MASK)
    }

    /// Which part it is; `None` = a whole call.
    pub fn index(self) -> Option<u16> {
        (((self.0 & Self::PART_MASK) >> Self::SLOT_BITS) as u16).checked_sub(1)
    }

    /// Where the caller keeps it.
    pub fn slot(self) -> usize {
        (self.0 as usize) & (Self::SLOTS_MAX - 1)
    }

    /// Which use of the slot.
    pub fn generation(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

/// A host and port as peers are told them. The host is kept as it was configured: a name or a literal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Address {
    /// Name or IP literal, without brackets.
    pub host: String,
    /// TCP port.
    pub port: u16,
}

impl Address {
    /// An address from its two parts.
    pub fn new(host: impl Into<String>, port: u16) -> Self {
        Self { host: host.into(), port }
    }
}

impl fmt::Display for Address {
    /// The form that operators grep for: `[host]:port`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}]:{}", self.host, self.port)
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

//! What happens to the cluster in one run: who starts when, what its well-known addresses are worth, and the faults.

use crate::random::Random;

/// Simulated time until everything heals.
pub const RUN_MS: u64 = 30_000;
/// Faults in one run.
pub const FAULTS: usize = 2;
/// Silence that cannot be told from death is not planned: shorter stand-stills than this are survived ...
const SHORT_MS_MAX: u64 = 1_500;
/// ... and from this on a member is removed.
const LONG_MS_MIN: u64 = 2_600;
/// A new owner still fills others while it answers so often.
const ANSWERS_MAX: u64 = 8;

/// One run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Members at the beginning, by the instant of their start.
    pub starts_ms: Vec<u64>,
    /// What is at the well-known addresses where no member ever runs.
    pub strangers: Vec<Stranger>,
    pub partitions: u16,
    /// Longest usual delay of a message.
    pub delay_us: u64,
    pub faults: Vec<Fault>,
}

/// What answers at an address that is listed but is no member.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stranger {
    /// Nobody listens.
    Refused,
    /// Nothing ever comes back.
    Blackholed,
    /// Somebody accepts and says nothing.
    Mute,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fault {
    pub at_ms: u64,
    pub kind: FaultKind,
    /// Chooses the members it strikes.
    pub choice: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FaultKind {
    /// The process is gone.
    Crash,
    /// The process is gone, and another one starts at its address.
    Restart { after_ms: u64 },
    /// The process is gone, and so is who takes over from it, right after so many answers to callers elsewhere.
    CrashInTurn { answers: u64 },
    /// The process stands still, its clock goes on.
    Freeze { ms: u64 },
    /// Nothing passes between two members for a while; nothing is lost.
    Cut { ms: u64 },
    /// All connections of one member break, and what is under way on them is lost.
    Break,
    /// One connection breaks.
    BreakOne,
    /// A member says goodbye.
    Leave,
    /// Another member starts.
    Join,
    /// A member leaves and another one starts at the same time.
    LeaveAndJoin,
}

impl FaultKind {
    pub fn name(self) -> &'static str {
        match self {
            Self::Crash => "crash",
            Self::Restart { .. } => "restart",
            Self::CrashInTurn { .. } => "crash in turn",
            Self::Freeze { ms } if ms > SHORT_MS_MAX => "long freeze",
            Self::Freeze { .. } => "short freeze",
            Self::Cut { .. } => "cut",
            Self::Break => "break",
            Self::BreakOne => "break of one connection",
            Self::Leave => "leave",
            Self::Join => "join",
            Self::LeaveAndJoin => "leave and join",
        }
    }

    /// Whether it takes a member's replicas away without a hand-over.
    pub fn loses_a_member(self) -> bool {
        match self {
            Self::Crash | Self::Restart { .. } | Self::CrashInTurn { .. } => true,
            Self::Freeze { ms } => ms > SHORT_MS_MAX,
            _ => false,
        }
    }
}

impl Plan {
    pub fn new(random: &mut Random) -> Self {
        let members = random.within(2, 5) as usize;
        let together = random.chance(40);
        let start = |random: &mut Random| if together { random.below(3) } else { random.below(600) };
        let starts_ms = (0..members).map(|_| start(random)).collect();
        let strangers = if random.chance(30) {
            vec![*random.pick(&[Stranger::Refused, Stranger::Blackholed, Stranger::Mute])]
        } else {
            Vec::new()
        };
        Self {
            starts_ms,
            strangers,
            partitions: *random.pick(&[8, 11, 16]),
            delay_us: *random.pick(&[150, 400, 1_500, 8_000]),
            faults: faults(random),
        }
    }
}

fn faults(random: &mut Random) -> Vec<Fault> {
    let first = random.within(4_000, 22_000);
    let mut at_ms = first;
    let mut faults = Vec::with_capacity(FAULTS);
    for _ in 0..FAULTS {
        faults.push(Fault { at_ms, kind: kind(random), choice: random.next() });
        // Half of the time the second one comes while the first is being dealt with.
        at_ms = if random.chance(50) { first + random.below(1_200) } else { random.within(4_000, 24_000) };
    }
    faults.sort_by_key(|fault| fault.at_ms);
    faults
}

fn kind(random: &mut Random) -> FaultKind {
    match random.below(100) {
        0..=5 => FaultKind::Crash,
        6..=14 => FaultKind::CrashInTurn { answers: random.within(1, ANSWERS_MAX) },
        15..=27 => {
            let after_ms = if random.chance(50) { random.below(50) } else { random.within(200, 4_000) };
            FaultKind::Restart { after_ms }
        }
        28..=37 => FaultKind::Freeze { ms: random.within(50, SHORT_MS_MAX) },
        38..=44 => FaultKind::Freeze { ms: random.within(LONG_MS_MIN, 5_000) },
        45..=54 => FaultKind::Cut { ms: random.within(50, SHORT_MS_MAX) },
        55..=62 => FaultKind::Break,
        63..=67 => FaultKind::BreakOne,
        68..=78 => FaultKind::Leave,
        79..=91 => FaultKind::Join,
        _ => FaultKind::LeaveAndJoin,
    }
}

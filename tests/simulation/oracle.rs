//! What was seen of a run, from outside and above, and the verdict on it.
//!
//! The history is written while the run goes on; each invariant reads it, in a file of its own.

use crate::invariants;
use crate::linear::Told;
use crate::network::Process;
use crate::plan::FaultKind;
use crate::workload::{OBJECTS, Verb};
use filbert::kernel::id::{Epoch, Lineage, MemberId, ObjectKind, PartitionId};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// How a call ended.
#[derive(Clone, PartialEq, Debug)]
pub enum Ended {
    Ok(Told),
    /// Surely not applied.
    NotApplied(String),
    /// Perhaps applied.
    Unknown,
    /// The process that called is gone, or became another member.
    CallerGone,
}

/// One call of an application.
#[derive(Clone, Debug)]
pub struct CallRecord {
    pub object: usize,
    pub key: u32,
    pub verb: Verb,
    pub thread: u64,
    pub deadline_ms: u64,
    pub process: Process,
    pub member: MemberId,
    pub began: u64,
    pub ended: Option<(u64, Ended)>,
    /// Whether it was made after everything healed, to see what is there.
    pub last_look: bool,
}

impl CallRecord {
    pub fn acknowledged(&self) -> bool {
        matches!(self.ended, Some((_, Ended::Ok(_))))
    }

    /// Whether it acquired a lock.
    pub fn holds(&self) -> bool {
        match &self.ended {
            Some((_, Ended::Ok(Told::Fence(fence)))) => *fence != 0,
            Some((_, Ended::Ok(Told::Bool(had)))) => self.verb == Verb::LockKey && *had,
            _ => false,
        }
    }
}

/// A state that a member adopted.
#[derive(Clone, Debug)]
pub struct Adoption {
    pub at: u64,
    pub process: Process,
    pub me: MemberId,
    pub lineage: Lineage,
    pub version: u64,
    pub list_version: u32,
}

/// Somebody answered as owner.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Reign {
    pub lineage: Lineage,
    pub partition: PartitionId,
    pub epoch: Epoch,
}

/// A claim that a run did not keep.
#[derive(Clone, Debug)]
pub struct Broken {
    pub invariant: &'static str,
    pub how: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.invariant, self.how)
    }
}

/// What is there when everything has come to rest.
#[derive(Clone, Debug, Default)]
pub struct AtRest {
    /// Why it did not, if it did not.
    pub unsettled: Option<String>,
    /// Replicas that differ from their owners.
    pub different: Vec<String>,
}

/// What was seen.
#[derive(Clone, Debug, Default)]
pub struct History {
    pub calls: Vec<CallRecord>,
    pub adoptions: Vec<Adoption>,
    pub reigns: BTreeMap<Reign, MemberId>,
    /// Found wrong at once: somebody answered that is not the owner, two of one reign.
    pub usurpers: Vec<String>,
    /// Answers of calls to whole maps in which some partition or key is not there exactly once.
    pub not_once: Vec<String>,
    /// When a member died, was removed or became another one.
    pub gone: Vec<(u64, MemberId)>,
    /// By number of backups: whether more members were lost at a time than it promises to survive.
    pub beyond_promise: [bool; 4],
    /// Two clusters met that both hold data, and may.
    pub two_with_data: bool,
    /// By number of backups: how many may be lost, how many were since redundancy was last full.
    pub lost: [(u32, u32); 4],
    /// Processes that stood still.
    pub stood_still: BTreeSet<Process>,
    /// The faults that struck.
    pub struck: Vec<FaultKind>,
    /// The first cluster of all that started.
    pub formed_late: Option<String>,
    pub at_rest: AtRest,
}

impl History {
    pub fn begin(&mut self, record: CallRecord) -> usize {
        self.calls.push(record);
        self.calls.len() - 1
    }

    pub fn end(&mut self, call: usize, at: u64, ended: Ended) {
        let record = &mut self.calls[call];
        assert!(record.ended.is_none(), "a call ends once");
        record.ended = Some((at, ended));
    }

    pub fn served(&mut self, at: u64, me: MemberId, reign: Reign, owner: Option<MemberId>) {
        if owner != Some(me) {
            self.usurpers
                .push(format!("{me:?} answered for {reign:?} at {at}, whose owner it knows to be {owner:?}"));
        }
        let first = *self.reigns.entry(reign).or_insert(me);
        if first != me {
            self.usurpers
                .push(format!("{first:?} and {me:?} both answered for {reign:?}, the latter at {at}"));
        }
    }

    /// A member's replicas are gone without a hand-over. `full`: redundancy by number of backups just before.
    pub fn lose_member(&mut self, full: [Option<u32>; 4]) {
        for (backups, full) in full.into_iter().enumerate() {
            if let Some(allowed) = full {
                self.lost[backups] = (allowed, 0);
            }
            self.lost[backups].1 += 1;
            if self.lost[backups].1 > self.lost[backups].0 {
                self.beyond_promise[backups] = true;
            }
        }
    }

    /// Two clusters that hold data stay two, and none has what the other one acknowledged. Allowed where somebody
    /// stood still: a member that starts does not wait for it for ever.
    pub fn two_clusters(&mut self) {
        if !self.stood_still.is_empty() {
            self.two_with_data = true;
            self.beyond_promise = [true; 4];
        }
    }

    /// Whether what this object acknowledged must be there.
    pub fn is_promised(&self, object: usize) -> bool {
        !self.beyond_promise[usize::from(OBJECTS[object].2)]
    }

    /// The calls on each object of a kind and each key.
    pub fn by_key(&self, kind: ObjectKind) -> BTreeMap<(usize, u32), Vec<(usize, &CallRecord)>> {
        let mut found = BTreeMap::<_, Vec<_>>::new();
        for (index, call) in self.calls.iter().enumerate() {
            if OBJECTS[call.object].1 == kind {
                found.entry((call.object, call.key)).or_default().push((index, call));
            }
        }
        found
    }

    /// A few lines about some calls, for the message.
    pub fn tell(&self, calls: impl IntoIterator<Item = usize>) -> String {
        let mut told = String::new();
        for index in calls {
            let call = &self.calls[index];
            let ended = call
                .ended
                .as_ref()
                .map_or("open".into(), |(at, how)| format!("{:.6} {how:?}", *at as f64 / 1e9));
            told += &format!(
                "\n    call {index} p{} {} key {} {:?} {:.6} .. {ended}",
                call.process.0,
                OBJECTS[call.object].0,
                call.key,
                call.verb,
                call.began as f64 / 1e9
            );
        }
        told
    }
}

/// The claims that were not kept, those first that say most about the cause.
pub fn check_all(history: &History) -> Vec<Broken> {
    let check = |(invariant, check): &(&'static str, fn(&History) -> Result<(), String>)| {
        check(history).err().map(|how| Broken { invariant, how })
    };
    invariants::ALL.iter().filter_map(check).collect()
}

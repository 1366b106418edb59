//! Takes the table to its goal, step by step, without ever giving up redundancy for evenness.
//!
//! Ownership moves by a migration that the destination acknowledges; a backup moves by filling the new one beside
//! the old. What was lost is mended at once; what only evenness wants waits its turn. Works on the master's draft of
//! the next state; when to publish is decided elsewhere. Invariant: a synchronised backup leaves a seat only when
//! another synchronised one has it, or when the goal has no such seat.

use super::assignment::{Target, plan};
use crate::kernel::cluster::{Assignment, BACKUPS_MAX, ClusterState, Migration, Slot};
use crate::kernel::directory::Directory;
use crate::kernel::id::{Epoch, MemberId, PartitionId};
use crate::kernel::planted::{self, Bug};
use crate::kernel::time::MonoTime;
use std::collections::BTreeMap;
use std::time::Duration;

/// A cancelled migration is tried again after this long.
const COOLING: Duration = Duration::from_millis(100);

/// Which numbers of backups the objects of a directory ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Demand {
    asked: [bool; BACKUPS_MAX + 1],
}

impl Demand {
    /// Of all objects.
    pub fn of(directory: &Directory) -> Self {
        let mut asked = [false; BACKUPS_MAX + 1];
        for object in directory.objects.values() {
            let total = usize::from(object.config.backups) + usize::from(object.config.async_backups);
            asked[total.min(BACKUPS_MAX)] = true;
        }
        Self { asked }
    }

    /// How many backups a partition needs.
    pub fn backups(&self) -> usize {
        (1..=BACKUPS_MAX).rev().find(|total| self.asked[*total]).unwrap_or(1)
    }

    /// Whether a replica of index `low` holds more than one of index `high`.
    fn differ(&self, low: usize, high: usize) -> bool {
        self.asked[low.min(BACKUPS_MAX)..high.min(BACKUPS_MAX)].contains(&true)
    }
}

/// What a removal cost.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Losses {
    /// No replica is left.
    pub gone: Vec<PartitionId>,
    /// The new owner was not synchronised.
    pub doubtful: Vec<PartitionId>,
}

/// The way to the goal.
#[derive(Debug)]
pub struct Planner {
    goal: Vec<Target>,
    cooling: BTreeMap<PartitionId, MonoTime>,
    busy_max: usize,
    resting: bool,
    /// Migrations begun, and so on.
    pub planned: u64,
    /// Migrations committed.
    pub done: u64,
    /// Migrations cancelled.
    pub cancelled: u64,
}

/// Who may get something: data members that stay.
pub fn eligible(state: &ClusterState) -> Vec<MemberId> {
    let stays = state.members.iter().filter(|member| !member.lite && !member.leaving);
    stays.map(|member| member.id).collect()
}

impl Planner {
    /// Without a goal yet; at most `busy_max` partitions move at a time.
    pub fn new(busy_max: usize) -> Self {
        Self {
            goal: Vec::new(),
            cooling: BTreeMap::new(),
            busy_max,
            resting: true,
            planned: 0,
            done: 0,
            cancelled: 0,
        }
    }

    /// Sets the goal anew: after every change of the list or of what objects ask for.
    pub fn replan(&mut self, state: &ClusterState, demand: Demand) {
        self.goal = plan(&state.partitions, &eligible(state), demand.backups());
        self.resting = false;
    }

    /// How many partitions are not where they should be, when that has just changed from or to none.
    pub fn poll_progress(&mut self, state: &ClusterState) -> Option<usize> {
        let left =
            state.partitions.iter().zip(&self.goal).filter(|(now, goal)| !is_reached(now, goal)).count();
        let resting = left == 0;
        (resting != self.resting).then(|| {
            self.resting = resting;
            left
        })
    }

    /// When the next cancelled migration may be tried again.
    pub fn poll_timeout(&self) -> Option<MonoTime> {
        self.cooling.values().min().copied()
    }

    /// Takes every step that can be taken now.
    pub fn advance(&mut self, now: MonoTime, state: &mut ClusterState, demand: Demand) {
        self.cooling.retain(|_, until| *until > now);
        // A step can end a move, which makes room for another one: nobody would come back for it, since replicas have
        // nothing to say of that. Each round but the last ends moves, of which there are few.
        while self.step(state, demand) {}
    }

    /// One round over all partitions. Returns whether it ended moves.
    fn step(&mut self, state: &mut ClusterState, demand: Demand) -> bool {
        let mut busy = state.partitions.iter().filter(|assignment| is_busy(assignment)).count();
        let mut ended = false;
        let attempt = u32::try_from(state.version).unwrap_or(u32::MAX).saturating_add(1);
        for (number, (assignment, goal)) in state.partitions.iter_mut().zip(&self.goal).enumerate() {
            let Some(owner) = goal.owner else { continue };
            if assignment.migration.is_some() || is_reached(assignment, goal) {
                continue;
            }
            let was_busy = is_busy(assignment);
            let partition = PartitionId(number as u16);
            if assignment.replicas.is_empty() {
                assignment.replicas.push(Slot { member: owner, index: 0, synchronised: true });
                assignment.epoch = Epoch(assignment.epoch.0 + 1);
            }
            // One that is on its way already goes on: else those under way could all wait for each other.
            let may_move = busy < self.busy_max || was_busy;
            if assignment.owner() == Some(owner) {
                settle_backups(assignment, goal, demand, may_move);
            } else {
                if may_move && !self.cooling.contains_key(&partition) && start(assignment, goal, attempt) {
                    self.planned += 1;
                } else {
                    mend(assignment, goal);
                }
            }
            let is_busy = is_busy(assignment);
            busy = busy + usize::from(is_busy) - usize::from(was_busy);
            ended |= was_busy && !is_busy;
        }
        ended
    }

    /// The destination has everything: it is the owner from now on. False for another attempt than the current one.
    pub fn commit(&mut self, state: &mut ClusterState, partition: PartitionId, attempt: u32) -> bool {
        let done = commit(state, partition, attempt);
        self.done += u64::from(done);
        done
    }

    /// Ownership stays where it is. False for another attempt than the current one.
    pub fn cancel(
        &mut self,
        now: MonoTime,
        state: &mut ClusterState,
        partition: PartitionId,
        attempt: u32,
    ) -> bool {
        let Some(assignment) = state.partitions.get_mut(usize::from(partition.0)) else { return false };
        if assignment.migration.is_none_or(|migration| migration.attempt != attempt) {
            return false;
        }
        assignment.migration = None;
        self.cooling.insert(partition, now + COOLING);
        self.cancelled += 1;
        true
    }
}

/// Makes the destination of a migration the owner. False for another attempt than the current one.
pub fn commit(state: &mut ClusterState, partition: PartitionId, attempt: u32) -> bool {
    let Some(assignment) = state.partitions.get_mut(usize::from(partition.0)) else { return false };
    let Some(migration) = assignment.migration.filter(|migration| migration.attempt == attempt) else {
        return false;
    };
    let Some(source) = assignment.owner() else { return false };
    assignment.migration = None;
    assignment.replicas.retain(|slot| slot.member != migration.destination && slot.member != source);
    if let Some(index) = migration.source_becomes {
        assignment.replicas.push(Slot { member: source, index, synchronised: true });
    }
    make_owner(assignment, migration.destination);
    true
}

/// Sets or takes off a backup's mark, on its owner's word.
pub fn mark(state: &mut ClusterState, partition: PartitionId, member: MemberId, synchronised: bool) {
    let Some(assignment) = state.partitions.get_mut(usize::from(partition.0)) else { return };
    for slot in assignment.replicas.iter_mut().filter(|slot| slot.member == member && slot.index > 0) {
        slot.synchronised = synchronised;
    }
    order(assignment);
}

/// Takes members that are gone out of the table: promotes survivors and decides the migrations they were part of.
pub fn remove(state: &mut ClusterState, gone: impl Fn(MemberId) -> bool) -> Losses {
    let mut losses = Losses::default();
    for (number, assignment) in state.partitions.iter_mut().enumerate() {
        let had_owner = assignment.owner();
        let destination =
            assignment.migration.map(|migration| migration.destination).filter(|member| !gone(*member));
        if had_owner.is_some_and(&gone) || destination.is_none() {
            assignment.migration = None;
        }
        assignment.replicas.retain(|slot| !gone(slot.member));
        if !had_owner.is_some_and(&gone) {
            continue;
        }
        let partition = PartitionId(number as u16);
        let synchronised = assignment.replicas.iter().find(|slot| slot.synchronised).map(|slot| slot.member);
        let survivor = assignment.replicas.first().map(|slot| slot.member).or(destination);
        match (synchronised, survivor) {
            (Some(next), _) => make_owner(assignment, next),
            (None, Some(next)) => {
                losses.doubtful.push(partition);
                make_owner(assignment, next);
            }
            (None, None) => losses.gone.push(partition),
        }
    }
    losses
}

/// Whether a member holds, gives or gets anything.
pub fn holds_anything(state: &ClusterState, member: MemberId) -> bool {
    state.partitions.iter().any(|assignment| {
        assignment.slot(member).is_some()
            || assignment.migration.is_some_and(|migration| migration.destination == member)
    })
}

fn make_owner(assignment: &mut Assignment, member: MemberId) {
    assignment.replicas.retain(|slot| slot.member != member);
    assignment.replicas.push(Slot { member, index: 0, synchronised: true });
    if !planted::is(Bug::EpochNotRaised) {
        assignment.epoch = Epoch(assignment.epoch.0 + 1);
    }
    order(assignment);
}

fn order(assignment: &mut Assignment) {
    assignment.replicas.sort_by_key(|slot| (slot.index, !slot.synchronised));
}

fn is_reached(assignment: &Assignment, goal: &Target) -> bool {
    let Some(owner) = goal.owner else { return true };
    assignment.migration.is_none()
        && assignment.owner() == Some(owner)
        && assignment.replicas.len() == goal.backups.len() + 1
        && assignment.replicas[1..].iter().zip(&goal.backups).enumerate().all(|(seat, (slot, member))| {
            slot.member == *member && usize::from(slot.index) == seat + 1 && slot.synchronised
        })
}

/// Whether it moves for evenness: a migration, or two in one seat.
fn is_busy(assignment: &Assignment) -> bool {
    assignment.migration.is_some()
        || assignment.replicas.windows(2).any(|pair| pair[0].index == pair[1].index)
}

fn is_seated(assignment: &Assignment, member: MemberId, index: usize) -> bool {
    assignment.slot(member).is_some_and(|slot| usize::from(slot.index) == index && slot.synchronised)
}

fn is_taken(assignment: &Assignment, index: usize) -> bool {
    assignment.replicas.iter().any(|slot| usize::from(slot.index) == index)
}

/// The owner is right: brings the backups to their seats.
fn settle_backups(assignment: &mut Assignment, goal: &Target, demand: Demand, may_move: bool) {
    for (seat, member) in goal.backups.iter().enumerate() {
        let index = seat + 1;
        let taken = is_taken(assignment, index);
        let vacates = |assignment: &Assignment, from: usize| {
            goal.backups.get(from - 1).is_none_or(|next| is_seated(assignment, *next, from))
        };
        match assignment.slot(*member).map(|slot| usize::from(slot.index)) {
            Some(from) if from == index => {}
            // Holds more than it must there, but may be all that its present seat has.
            Some(from) if from < index && !vacates(assignment, from) => {}
            Some(from) => {
                let refill = from > index && demand.differ(index, from);
                for slot in assignment.replicas.iter_mut().filter(|slot| slot.member == *member) {
                    slot.index = index as u8;
                    slot.synchronised &= !refill;
                }
            }
            None if taken && !may_move => {}
            None => {
                assignment.replicas.push(Slot { member: *member, index: index as u8, synchronised: false })
            }
        }
    }
    let before = assignment.clone();
    assignment.replicas.retain(|slot| {
        let index = usize::from(slot.index);
        let Some(next) = index.checked_sub(1).and_then(|seat| goal.backups.get(seat)) else {
            return index == 0;
        };
        let wanted = goal.backups.contains(&slot.member);
        wanted || (slot.synchronised && !is_seated(&before, *next, index))
    });
    order(assignment);
}

/// The owner is to move later: fills empty seats now, so that nobody waits for redundancy.
fn mend(assignment: &mut Assignment, goal: &Target) {
    for index in 1..=goal.backups.len() {
        if is_taken(assignment, index) {
            continue;
        }
        let candidates = [Some(goal.backups[index - 1]), goal.owner];
        let absent = |member: &MemberId| assignment.slot(*member).is_none();
        if let Some(member) = candidates.into_iter().flatten().find(absent) {
            assignment.replicas.push(Slot { member, index: index as u8, synchronised: false });
        }
    }
    order(assignment);
}

/// Begins the move of ownership, unless the next owner is just being filled as a backup.
fn start(assignment: &mut Assignment, goal: &Target, attempt: u32) -> bool {
    let (Some(source), Some(destination)) = (assignment.owner(), goal.owner) else { return false };
    if assignment.slot(destination).is_some_and(|slot| !slot.synchronised) {
        return false;
    }
    // Its seat in the goal; else one that would be empty, until the goal's backup is filled there.
    let seat = goal.backups.iter().position(|member| *member == source).map(|seat| seat as u8 + 1);
    let vacated = assignment.slot(destination).map(|slot| slot.index);
    let free =
        || (1..=goal.backups.len()).find(|index| !is_taken(assignment, *index)).map(|index| index as u8);
    let source_becomes = seat.or(vacated).or_else(free);
    assignment.migration = Some(Migration { destination, attempt, source_becomes });
    true
}

#[cfg(test)]
#[path = "migration_tests.rs"]
mod tests;

//! What local replicas found, told to the master until a state reflects it.

use super::message::{Acknowledged, ControlMessage};
use super::output::{Report, target};
use super::{Control, Event, LogLevel};
use crate::kernel::cluster::ClusterState;
use crate::kernel::id::{MemberId, PartitionId};
use crate::kernel::time::MonoTime;
use std::collections::BTreeMap;

/// What a report is about: a newer one replaces an older one of the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum About {
    Backup(MemberId),
    Ready,
    Stuck,
}

#[derive(Debug)]
struct Pending {
    report: Report,
    sent_at: Option<MonoTime>,
}

/// See the module. Bounded: at most one per backup and two per migration that the state has.
#[derive(Debug, Default)]
pub(super) struct Reports {
    pending: BTreeMap<(PartitionId, About), Pending>,
    number: u64,
}

impl Reports {
    pub(super) fn clear(&mut self) {
        self.pending.clear();
    }

    /// Another master: say all again at once.
    pub(super) fn hurry(&mut self) {
        self.pending.values_mut().for_each(|pending| pending.sent_at = None);
    }

    /// The migrations that this member, as destination, acknowledged.
    pub(super) fn acknowledged(&self) -> Vec<Acknowledged> {
        let ready = |((partition, _), pending): (&(PartitionId, About), &Pending)| match pending.report {
            Report::MigrationReady { attempt, .. } => Some(Acknowledged { partition: *partition, attempt }),
            _ => None,
        };
        self.pending.iter().filter_map(ready).collect()
    }
}

/// Whether a state still lacks what a report of `me` says.
fn is_open(state: &ClusterState, me: MemberId, partition: PartitionId, report: Report) -> bool {
    let Some(assignment) = state.partitions.get(usize::from(partition.0)) else { return false };
    let backup = |member, synchronised: bool| {
        assignment.owner() == Some(me)
            && assignment.slot(member).is_some_and(|slot| slot.synchronised != synchronised)
    };
    match report {
        Report::Synchronised { member, index } => {
            backup(member, true) && assignment.slot(member).is_some_and(|slot| slot.holds(index))
        }
        Report::Unsynchronised { member } => backup(member, false),
        Report::MigrationReady { attempt, .. } => {
            assignment.migration.is_some_and(|m| m.attempt == attempt && m.destination == me)
        }
        Report::MigrationStuck { attempt } => {
            assignment.owner() == Some(me) && assignment.migration.is_some_and(|m| m.attempt == attempt)
        }
        Report::Promoted { .. } => false,
    }
}

impl Control {
    pub(super) fn note_report(&mut self, now: MonoTime, partition: PartitionId, report: Report) {
        let about = match report {
            Report::Synchronised { member, .. } | Report::Unsynchronised { member } => About::Backup(member),
            Report::MigrationReady { .. } => About::Ready,
            Report::MigrationStuck { .. } => About::Stuck,
            Report::Promoted { possible_loss } => return self.note_promoted(partition, possible_loss),
        };
        if self.join.is_some() || self.is_left() {
            return;
        }
        if self.mastery.is_some() {
            self.reports.number += 1;
            let epoch =
                self.state.partitions.get(usize::from(partition.0)).map(|a| a.epoch).unwrap_or_default();
            let about = (self.state.lineage, epoch, partition);
            return self.on_report(now, self.me, self.reports.number, about, report);
        }
        if is_open(&self.state, self.me, partition, report) {
            self.reports.pending.insert((partition, about), Pending { report, sent_at: None });
        } else {
            self.reports.pending.remove(&(partition, about));
        }
    }

    fn note_promoted(&mut self, partition: PartitionId, possible_loss: bool) {
        if possible_loss {
            self.counts.possible_losses += 1;
            let text = format!(
                "Partition {} was promoted from an incomplete replica: data may be lost",
                partition.0
            );
            self.log(LogLevel::Warn, target::PARTITION_SERVICE, text);
            self.event(Event::PartitionLost(partition));
        }
    }

    pub(super) fn drop_settled_reports(&mut self) {
        let (state, me) = (&self.state, self.me);
        self.reports.pending.retain(|(partition, _), pending| is_open(state, me, *partition, pending.report));
    }

    pub(super) fn turn_reports(&mut self, now: MonoTime) {
        let master = self.state.master().map(|master| master.id);
        let Some(master) = master.filter(|master| self.links.is_linked(*master) || *master == self.me) else {
            return;
        };
        let repeat = self.config.timings.repeat;
        let mut due = Vec::new();
        let mut next = MonoTime::NEVER;
        for ((partition, _), pending) in &mut self.reports.pending {
            if pending.sent_at.is_none_or(|at| at + repeat <= now) {
                pending.sent_at = Some(now);
                due.push((*partition, pending.report));
            }
            next = next.min(pending.sent_at.unwrap_or(now) + repeat);
        }
        self.wake_at(next);
        for (partition, report) in due {
            self.reports.number += 1;
            let number = self.reports.number;
            let (lineage, epoch) = (self.state.lineage, self.state.assignment(partition).epoch);
            if master == self.me {
                self.on_report(now, master, number, (lineage, epoch, partition), report);
            } else {
                self.send(master, ControlMessage::Report { number, lineage, epoch, partition, report });
            }
        }
    }
}

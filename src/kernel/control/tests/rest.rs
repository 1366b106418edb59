//! What one cluster at rest is, and waiting for it.

use super::net::Net;
use crate::kernel::cluster::ClusterState;
use crate::kernel::id::MemberId;
use std::collections::BTreeSet;

impl Net {
    /// The ports of all that should be members.
    pub fn alive(&self) -> Vec<u16> {
        self.processes.iter().filter(|(_, process)| !process.left).map(|(port, _)| *port).collect()
    }

    /// Why this is not one cluster at rest, if it is not.
    pub fn trouble(&self) -> Option<String> {
        let alive = self.alive();
        let first = self.processes.get(alive.first()?)?.control.snapshot();
        let listed: BTreeSet<u16> = first.state.members.iter().map(|member| member.address.port).collect();
        if listed != alive.iter().copied().collect() {
            return Some(format!("alive {alive:?}, members as {} sees them {listed:?}", alive[0]));
        }
        for port in &alive {
            let process = &self.processes[port];
            let snapshot = process.control.snapshot();
            if snapshot.state != first.state || snapshot.directory != first.directory {
                return Some(format!("{port} and {} differ", alive[0]));
            }
            if !process.control.gate_open() || process.sealed {
                return Some(format!("{port} does not serve"));
            }
        }
        self.uneven(&first.state)
    }

    fn uneven(&self, state: &ClusterState) -> Option<String> {
        let data: Vec<MemberId> = state.members.iter().filter(|m| !m.lite).map(|m| m.id).collect();
        let backups = usize::from(data.len() > 1);
        for (number, assignment) in state.partitions.iter().enumerate() {
            let whole = assignment.replicas.len() == data.len().min(1 + backups);
            if !whole
                || assignment.migration.is_some()
                || assignment.replicas.iter().any(|slot| !slot.synchronised)
            {
                return Some(format!("partition {number} is {assignment:?}"));
            }
        }
        for index in 0..=backups {
            let held = |member: &MemberId| {
                state.partitions.iter().filter(|a| a.index_of(*member) == Some(index)).count()
            };
            let counts: Vec<usize> = data.iter().map(held).collect();
            if counts.iter().max() > counts.iter().min().map(|min| min + 1).as_ref() {
                return Some(format!("index {index}: {counts:?}"));
            }
        }
        None
    }

    /// Runs until this is one cluster at rest, at most so long. Returns how long it took.
    pub fn settle(&mut self, millis: u64) -> u64 {
        for passed in (0..=millis).step_by(20) {
            if self.trouble().is_none() {
                return passed;
            }
            self.run(20);
        }
        panic!("after {millis} ms: {}", self.trouble().unwrap_or_default());
    }
}

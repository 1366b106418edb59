//! What can be seen from above: whether all members agree, whether everything has its backups.

use crate::network::Process;
use crate::node::{Node, Phase};
use crate::workload::OBJECTS;
use filbert::kernel::id::MemberId;
use std::collections::{BTreeMap, BTreeSet};

type Nodes = BTreeMap<Process, Node>;

/// Why the members are not one cluster; `None` if they are.
pub fn one_cluster(nodes: &Nodes) -> Option<String> {
    let all: BTreeSet<MemberId> = nodes.values().map(|node| node.me).collect();
    let first = nodes.values().next()?.snapshot().state.lineage;
    for (process, node) in nodes {
        let p = process.0;
        let state = &node.snapshot().state;
        let members: BTreeSet<MemberId> = state.members.iter().map(|member| member.id).collect();
        if node.phase != Phase::Serving {
            return Some(format!("p{p} is {:?}", node.phase));
        } else if state.lineage != first {
            return Some(format!("p{p} is in {:?}, others in {first:?}", state.lineage));
        } else if members != all {
            return Some(format!("p{p} knows {members:?} of {all:?}"));
        }
    }
    None
}

/// Why things still move; `None` if all is at rest.
pub fn unsettled(nodes: &Nodes) -> Option<String> {
    if let Some(why) = one_cluster(nodes) {
        return Some(why);
    }
    let any = nodes.values().next()?.snapshot();
    for (process, node) in nodes {
        let (p, snapshot) = (process.0, node.snapshot());
        if snapshot.state.version != any.state.version || snapshot.directory.version != any.directory.version
        {
            return Some(format!("p{p} is behind"));
        } else if !node.is_idle() {
            return Some(format!("calls of p{p} wait"));
        } else if !node.control.gate_open() {
            return Some(format!("p{p} does not trust itself"));
        }
        for (partition, replica) in node.replicas.iter().enumerate() {
            let figures = replica.figures();
            if figures.unheld > 0 || figures.fills > 0 || figures.sealed || figures.parked > 0 {
                return Some(format!("p{p} partition {partition}: {figures:?}"));
            }
        }
    }
    let wanted = OBJECTS.iter().map(|object| usize::from(object.2)).max().unwrap_or(0).min(nodes.len() - 1);
    for (partition, assignment) in any.state.partitions.iter().enumerate() {
        let synchronised = assignment.replicas.iter().skip(1).filter(|slot| slot.synchronised).count();
        if assignment.migration.is_some() || synchronised != wanted || assignment.replicas.len() != wanted + 1
        {
            return Some(format!("partition {partition} has {assignment:?}, {wanted} backups wanted"));
        }
    }
    None
}

/// By number of backups: how many members may be lost now, if the redundancy is full.
pub fn redundancy(nodes: &Nodes, frozen: &BTreeSet<Process>) -> [Option<u32>; 4] {
    let awake = || nodes.iter().filter(|(process, _)| !frozen.contains(process)).map(|(_, node)| node);
    let Some(any) = awake().next() else { return [None; 4] };
    let state = &any.snapshot().state;
    let live: BTreeSet<MemberId> = awake().map(|node| node.me).collect();
    let known: BTreeSet<MemberId> = state.members.iter().map(|member| member.id).collect();
    let agree = |node: &Node| {
        let its = &node.snapshot().state;
        (its.lineage, its.version) == (state.lineage, state.version)
    };
    if live != known || !awake().all(agree) {
        return [None; 4];
    }
    [0, 1, 2, 3].map(|backups: u8| {
        let allowed = usize::from(backups).min(live.len() - 1);
        let full = state.partitions.iter().all(|assignment| {
            let counts = assignment
                .replicas
                .iter()
                .filter(|slot| (1..=backups).contains(&slot.index) && slot.synchronised);
            !assignment.replicas.is_empty() && counts.count() >= allowed
        });
        full.then_some(allowed as u32)
    })
}

/// Replicas that differ from their owners.
pub fn different(nodes: &Nodes) -> Vec<String> {
    let mut found = Vec::new();
    let by_member: BTreeMap<MemberId, &Node> = nodes.values().map(|node| (node.me, node)).collect();
    let Some(any) = nodes.values().next() else { return found };
    for (partition, assignment) in any.snapshot().state.partitions.iter().enumerate() {
        let Some(owner) = assignment.owner().and_then(|owner| by_member.get(&owner)) else { continue };
        for slot in assignment.replicas.iter().skip(1) {
            let Some(backup) = by_member.get(&slot.member) else { continue };
            if backup.digest(partition, slot.index) != owner.digest(partition, slot.index) {
                found.push(format!("partition {partition} index {}: not what its owner has", slot.index));
            }
            let (its, owners) = (&backup.replicas[partition], &owner.replicas[partition]);
            if its.figures().number != owners.figures().number {
                let numbers = (its.figures().number, owners.figures().number);
                found.push(format!(
                    "partition {partition} index {}: number, owner's number {numbers:?}",
                    slot.index
                ));
            }
            for object in any
                .snapshot()
                .directory
                .objects
                .values()
                .filter(|object| object.config.backups + object.config.async_backups >= slot.index)
            {
                let (its, owners) = (its.stats(object.id), owners.stats(object.id));
                if (its.records, its.locks) != (owners.records, owners.locks) {
                    found.push(format!(
                        "partition {partition} index {} {}: {its:?}, owner {owners:?}",
                        slot.index, object.name
                    ));
                }
            }
        }
    }
    found
}

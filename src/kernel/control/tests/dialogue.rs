//! Single members told one thing at a time, and what they answer.

use super::net::{Net, at};
use crate::kernel::control::message::{Applicant, ControlMessage, Have};
use crate::kernel::control::{Control, Output};
use crate::kernel::directory::{DirectoryChange, NAME_BYTES_MAX, ObjectConfig};
use crate::kernel::id::{MemberId, ObjectKind};
use crate::kernel::time::MonoTime;
use std::sync::Arc;

const PEER: MemberId = MemberId(99);

/// A member that runs alone, and what it says to `PEER` once that is linked and has said this.
fn told(message: ControlMessage) -> Vec<ControlMessage> {
    let mut net = Net::new(1, &[1]);
    net.start(1);
    net.run(10);
    let process = net.processes.get_mut(&1).expect("runs");
    assert!(process.control.is_joined() && process.control.is_master());
    let now = net.now;
    process.control.handle_accepted(now, PEER, &at(9));
    process.control.handle_linked(now, &at(9), PEER, &at(9));
    said(&mut process.control);
    process.control.handle_message(now, PEER, message);
    said(&mut process.control)
}

fn said(control: &mut Control) -> Vec<ControlMessage> {
    let outputs = std::iter::from_fn(|| control.poll_output());
    let sent = |output| match output {
        Output::Send { to: PEER, message } => Some(message),
        _ => None,
    };
    outputs.filter_map(sent).collect()
}

fn applicant(name: &str, partition_count: u16) -> Applicant {
    let (address, cluster_name) = (at(9), name.to_owned());
    Applicant {
        address,
        lite: false,
        attributes: Arc::default(),
        cluster_name,
        partition_count,
        protocol: (1, 1),
    }
}

#[test]
fn applicant_that_differs_is_refused_with_what_differs() {
    let count = told(ControlMessage::JoinRequest(applicant("dev", 271)));
    let [ControlMessage::JoinRefused { reason, fatal: true }] = &count[..] else { panic!("{count:?}") };
    assert!(reason.contains("31") && reason.contains("271"), "{reason}");
    let name = told(ControlMessage::JoinRequest(applicant("prod", 31)));
    let [ControlMessage::JoinRefused { reason, fatal: false }] = &name[..] else { panic!("{name:?}") };
    assert!(reason.contains("dev") && reason.contains("prod"), "{reason}");
}

#[test]
fn applicant_is_admitted_with_one_state_that_lists_it_and_the_directory() {
    let answer = told(ControlMessage::JoinRequest(applicant("dev", 31)));
    let [ControlMessage::Publish { state, directory: Some(_) }] = &answer[..] else { panic!("{answer:?}") };
    assert_eq!(state.members.last().map(|member| member.id), Some(PEER));
}

#[test]
fn stranger_hears_of_the_other_cluster() {
    let answer = told(ControlMessage::Heartbeat {
        round: 1,
        have: Have { version: 7, ..Have::default() },
        time: None,
    });
    assert!(matches!(answer[..], [ControlMessage::Foreign(_)]), "{answer:?}");
}

#[test]
fn strangers_that_link_and_stay_neither_keep_an_applicant_out_nor_pile_up() {
    let mut net = Net::new(1, &[1]);
    net.start(1);
    net.run(10);
    let (now, control) = (net.now, &mut net.processes.get_mut(&1).expect("runs").control);
    for intruder in 0..1_000 {
        // Nobody listens where it says that it is reached.
        control.handle_accepted(now, MemberId(1_000 + intruder), &at(7));
    }
    control.handle_accepted(now, PEER, &at(9));
    let outputs: Vec<_> = std::iter::from_fn(|| control.poll_output()).collect();
    assert!(outputs.contains(&Output::Dial(at(9))), "who came last is dialled back");
    let closed = outputs.iter().filter(|output| matches!(output, Output::Unlink(_))).count();
    assert!(closed > 700, "the connections of only {closed} were closed");
    control.handle_linked(now, &at(9), PEER, &at(9));
    for intruder in 0..1_000 {
        control.handle_accepted(now, MemberId(3_000 + intruder), &at(7));
    }
    let outputs: Vec<_> = std::iter::from_fn(|| control.poll_output()).collect();
    assert!(!outputs.contains(&Output::Unlink(PEER)), "it was dialled back, the others were not");
    control.handle_message(now, PEER, ControlMessage::JoinRequest(applicant("dev", 31)));
    let answer = said(control);
    let [ControlMessage::Publish { state, .. }] = &answer[..] else { panic!("{answer:?}") };
    assert_eq!(state.members.last().map(|member| member.id), Some(PEER));
}

#[test]
fn member_alone_changes_its_directory_at_once_and_refuses_a_name_too_long() {
    let mut net = Net::new(1, &[]);
    net.start(1);
    net.run(10);
    for (token, length) in [(1, 5), (2, NAME_BYTES_MAX + 1)] {
        let (kind, name, config) = (ObjectKind::Map, "x".repeat(length), ObjectConfig::default());
        let change = DirectoryChange::Create { kind, name, config };
        net.with(1, |control: &mut Control, now: MonoTime| control.change_directory(now, token, change));
    }
    let done = &net.processes[&1].done;
    assert_eq!(done[&1], Ok(()));
    assert!(done[&2].as_ref().is_err_and(|refusal| refusal.reason.contains("256")));
}

#[test]
fn applicant_that_was_refused_for_good_founds_no_cluster() {
    let mut net = Net::new(1, &[1, 9]);
    net.start(1);
    let (now, control) = (net.now, &mut net.processes.get_mut(&1).expect("runs").control);
    control.handle_linked(now, &at(9), PEER, &at(9));
    let reason = "partition count".to_owned();
    control.handle_message(now, PEER, ControlMessage::JoinRefused { reason, fatal: true });
    let mut outputs = std::iter::from_fn(|| control.poll_output());
    assert!(outputs.any(|output| matches!(output, Output::Refused { .. })));
    net.run(5_000);
    let control = &mut net.processes.get_mut(&1).expect("runs").control;
    assert!(!control.is_joined() && !control.is_master());
    assert_eq!(control.snapshot().state.members.len(), 0);
}

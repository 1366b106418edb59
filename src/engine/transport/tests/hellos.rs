//! Who is let in.

use super::harness::*;
use crate::engine::transport::*;
use crate::wire::hello::Rejection;

fn refused(member: &Member) -> Rejection {
    member.echo.event("refusal", |event| match event {
        ControlEvent::Refused { reason, .. } => Some(reason.clone()),
        _ => None,
    })
}

#[test]
fn another_cluster_is_refused_and_both_can_say_why() {
    let (a, b) = (start_as(1, "dev", None, 0), start_as(2, "prod", None, 0));
    let Err(DialFailure::Rejected(reason)) = a.dial(b.port) else { panic!("let in") };
    assert_eq!(reason.to_string(), "cluster name mismatch: ours is 'dev', theirs is 'prod'");
    assert_eq!(refused(&b), Rejection::ClusterName { ours: "prod".to_owned(), theirs: "dev".to_owned() });
    // Again: said once.
    assert!(a.dial(b.port).is_err());
    let said = |event: &&ControlEvent| matches!(event, ControlEvent::Refused { .. });
    assert_eq!(b.echo.events.lock().iter().filter(said).count(), 1);
    assert!(b.transport.link(a.id).is_none() && b.transport.answers(a.id).is_none());
}

#[test]
fn long_names_that_differ_at_their_end_differ() {
    let name = "n".repeat(300);
    let (a, b) = (start_as(1, &(name.clone() + "a"), None, 0), start_as(2, &(name + "b"), None, 0));
    assert!(matches!(a.dial(b.port), Err(DialFailure::Rejected(Rejection::ClusterName { .. }))));
}

#[test]
fn the_same_secret_lets_in() {
    let (a, b) = (start_as(1, "dev", Some("s"), 0), start_as(2, "dev", Some("s"), 0));
    assert_eq!(a.dial(b.port), Ok(b.id));
}

#[test]
fn another_secret_is_refused_and_both_can_say_why() {
    let (a, b) = (start_as(1, "dev", Some("one"), 0), start_as(2, "dev", Some("two"), 0));
    assert_eq!(a.dial(b.port), Err(DialFailure::Rejected(Rejection::Secret)));
    assert_eq!(refused(&b), Rejection::Secret);
    assert!(b.transport.answers(a.id).is_none());
}

#[test]
fn a_secret_on_one_side_only_is_refused() {
    let (a, b) = (start_as(1, "dev", Some("s"), 0), start_as(2, "dev", None, 0));
    assert_eq!(a.dial(b.port), Err(DialFailure::Rejected(Rejection::Secret)));
    assert_eq!(b.dial(a.port), Err(DialFailure::Rejected(Rejection::Secret)));
}

#[test]
fn a_member_knows_itself() {
    let a = start(1);
    assert_eq!(a.dial(a.port), Err(DialFailure::Myself));
    assert!(a.transport.link(a.id).is_none());
}

#[test]
fn nobody_there_is_refused_and_another_program_is_not() {
    let a = start(1);
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let program = std::thread::spawn(move || {
        // Answers every hello with something else.
        use std::io::{Read, Write};
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 512]);
        stream.write_all(&[b'x'; 512]).unwrap();
        listener
    });
    assert_eq!(a.dial(port), Err(DialFailure::Failed("answered by another program".to_owned())));
    drop(program.join().unwrap());
    assert_eq!(a.dial(port), Err(DialFailure::Refused));
}

#[test]
fn accepted_and_mute_is_late_and_accepted_and_closed_has_failed() {
    let a = start(1);
    let mute = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    assert_eq!(a.dial(mute.local_addr().unwrap().port()), Err(DialFailure::TimedOut));
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let closer = std::thread::spawn(move || drop(listener.accept().unwrap()));
    assert!(matches!(a.dial(port), Err(DialFailure::Failed(_))));
    closer.join().unwrap();
}

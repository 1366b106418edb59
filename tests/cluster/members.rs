//! What members know of each other.

use crate::{config, free_ports, settle, start, wait_for};
use filbert::error::Error;
use filbert::grid::{Event, Grid, StartOptions};
use filbert::structures::map::Expiry;
use std::sync::{Arc, Mutex};

#[test]
fn attributes_travel_also_with_the_member_that_left() {
    let ports = free_ports::<2>();
    let first = start("attributes", ports[0], &ports);
    let heard = Arc::new(Mutex::new(Vec::new()));
    let id = first.listen_members();
    let sink = heard.clone();
    first.attach(
        id,
        Arc::new(move |event: &Event| {
            if let Event::Membership { joined, member, .. } = event {
                let node = member.attributes.get("node").cloned();
                sink.lock().expect("not poisoned").push((*joined, node));
            }
        }),
    );
    let mut second = config("attributes", ports[1], &ports);
    second.attributes.insert("node".into(), "b".into());
    let second = Grid::start(second, StartOptions::default()).expect("starts");
    second.shutdown();
    let expected = vec![(true, Some("b".to_owned())), (false, Some("b".to_owned()))];
    wait_for("joined and left are heard", || *heard.lock().expect("not poisoned") == expected);
    first.shutdown();
}

#[test]
fn a_lite_member_calls_and_holds_nothing() {
    let ports = free_ports::<2>();
    let mut lite = config("lite", ports[0], &ports);
    lite.lite_member = true;
    let lite = Grid::start(lite, StartOptions::default()).expect("starts");
    let early = lite.map("m").expect("opens").get(b"\0\0\0\0k");
    assert_eq!(early, Err(Error::NoDataMember));
    let data = start("lite", ports[1], &ports);
    settle(&[lite.clone(), data.clone()]);
    let map = lite.map("m").expect("opens");
    map.set(b"\0\0\0\0k", b"v", Expiry::default()).expect("a data member mends it");
    assert_eq!(map.get(b"\0\0\0\0k").expect("asked").as_deref(), Some(&b"v"[..]));
    assert_eq!(lite.stats().partitions_owned + lite.stats().partitions_backed_up, 0);
    assert_eq!(data.stats().partitions_owned, 271);
    data.shutdown();
    lite.shutdown();
}

//! A topic in global order: its owner gives the places.

use super::world::*;
use crate::kernel::directory::ObjectConfig;
use crate::kernel::id::*;
use crate::kernel::message::ToListeners;
use crate::kernel::operation::*;
use bytes::Bytes;
use std::collections::BTreeSet;

const LISTENERS: usize = 2;

/// Three members, the last two of which listen.
fn topic_world(seed: u64) -> (World, ObjectId) {
    let mut world = World::new(3, 1, seed);
    let config = ObjectConfig { global_order: true, ..ObjectConfig::default() };
    let topic = world.create(ObjectKind::Topic, "t", config);
    (1..=LISTENERS).for_each(|n| world.listen(topic, n, true));
    world.until("the first fill", World::is_at_rest);
    (world, topic)
}

fn publish(topic: ObjectId, text: &str) -> Ask {
    let message = Bytes::copy_from_slice(text.as_bytes());
    ask(topic, "", Operation::Publish { message, published_at: 5 })
}

/// What a member was told: place and message.
fn told(world: &World, n: usize) -> Vec<(u64, String)> {
    let to_member = world.heard.iter().filter(|(to, _)| *to == member(n));
    to_member
        .map(|(_, message)| match message {
            ToListeners::Ordered(message) => {
                (message.position, String::from_utf8(message.message.to_vec()).unwrap())
            }
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn all_listeners_hear_all_publishers_in_one_order() {
    for seed in 0..10 {
        let (mut world, topic) = topic_world(seed);
        let calls: Vec<usize> = (0..60)
            .map(|n| {
                world.run(3);
                world.ask(n % 3, publish(topic, &format!("m{n}")))
            })
            .collect();
        world.until("published", |world| calls.iter().all(|call| world.calls[*call].done));
        let heard = |world: &World| (1..=LISTENERS).all(|n| told(world, n).len() == 60);
        world.until("heard", heard);
        let first = told(&world, 1);
        assert!(first.iter().map(|(position, _)| *position).eq(1..=60), "seed {seed}");
        assert_eq!(first, told(&world, 2), "seed {seed}");
        world.rest();
    }
}

#[test]
fn nobody_is_told_before_the_backup_holds_the_place() {
    let (mut world, topic) = topic_world(21);
    let call = world.ask(0, publish(topic, "m"));
    assert!(world.heard.is_empty() && !world.calls[call].done);
    world.until("held", |world| world.calls[call].done);
    assert_eq!(told(&world, 2), [(1, "m".to_owned())]);
}

#[test]
fn a_retry_at_the_next_owner_is_answered_and_not_told_again() {
    let (mut world, topic) = topic_world(22);
    let call = world.ask(2, publish(topic, "once"));
    world.send_request(call);
    world.send_request(call);
    world.until("answered", |world| world.calls[call].done);
    world.run(200);
    world.crash(0);
    world.calls[call].done = false;
    world.send_request(call);
    world.until("answered by the new owner", |world| world.calls[call].done);
    assert_eq!(world.call(2, publish(topic, "next")), Ok(Value::None));
    world.run(200);
    let expected = [(1, "once".to_owned()), (2, "next".to_owned())];
    assert_eq!(told(&world, 2), expected, "the new owner counts on");
}

#[test]
fn places_go_on_when_ownership_moves_under_load() {
    for seed in 0..10 {
        let (mut world, topic) = topic_world(seed);
        world.migrate(2, 1, Some(1));
        let calls: Vec<usize> = (0..60)
            .map(|n| {
                world.run(5);
                world.ask(n % 3, publish(topic, &format!("m{n}")))
            })
            .collect();
        world.until("moved", |world| world.owner() == 2);
        world.until("answered", |world| calls.iter().all(|call| world.calls[*call].done));
        assert_eq!(world.call(0, publish(topic, "last")), Ok(Value::None));
        world.run(500);
        let [first, second] = [told(&world, 1), told(&world, 2)];
        assert_eq!(first, second, "seed {seed}");
        assert_eq!(first.last(), Some(&(61, "last".to_owned())), "seed {seed}: each took one place");
        let texts: BTreeSet<_> = first.iter().map(|(_, text)| text).collect();
        let places: BTreeSet<_> = first.iter().map(|(position, _)| position).collect();
        assert_eq!((texts.len(), places.len()), (first.len(), first.len()), "seed {seed}: {first:?}");
        world.rest();
    }
}

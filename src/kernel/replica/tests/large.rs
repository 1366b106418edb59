//! What changes when a message takes long: small ones overtake it, and whoever misses it must not have it sent again.

use super::cluster::map_world;
use super::world::*;
use crate::kernel::message::ReplicaMessage;
use crate::kernel::replica::Role;
use std::time::Duration;

fn asks_for_a_gap(packet: &Packet) -> bool {
    matches!(packet, Packet::Message(_, ReplicaMessage::Resend { .. }))
}

/// Lets time pass at the backup alone. Answers how often it asked for what it misses.
fn gaps_asked_for(world: &mut World, milliseconds: u64) -> usize {
    for _ in 0..milliseconds {
        world.now = world.now + Duration::from_millis(1);
        world.with(1, |replica, ctx| replica.handle_timeout(ctx));
    }
    let link = world.links.entry((1, 0, 0)).or_default();
    let asked = link.iter().filter(|packet| asks_for_a_gap(packet)).count();
    link.clear();
    asked
}

#[test]
fn a_gap_is_not_asked_for_while_a_large_message_arrives_but_not_left_for_ever() {
    let (mut world, map) = map_world(2, 1, 21);
    world.ask(0, put(map, "k", "large"));
    world.ask(0, put(map, "k", "small"));
    let mut effects: Vec<Packet> = world.links.get_mut(&(0, 1, 0)).expect("sent").drain(..).collect();
    effects.retain(|packet| matches!(packet, Packet::Message(_, ReplicaMessage::Effects { .. })));
    let Some(Packet::Message(tag, small)) = effects.pop() else { panic!("two effects are on their way") };
    world.with(1, |replica, ctx| replica.handle_message(ctx, member(0), tag, small));
    world.arriving = true;
    assert_eq!(gaps_asked_for(&mut world, 4_900), 0, "it may be what arrives");
    assert_eq!(gaps_asked_for(&mut world, 200), 1, "it may be something else");
    assert_eq!(gaps_asked_for(&mut world, 4_900), 0, "once, and then not for a while");
    world.arriving = false;
    assert!(gaps_asked_for(&mut world, 100) > 1, "nothing arrives: soon, and again");
    world.rest();
}

/// Tables arrive before anything else.
fn tell_tables(world: &mut World) {
    for n in 0..world.nodes.len() {
        for packet in std::mem::take(world.links.entry((n, n, 2)).or_default()) {
            let Packet::Table(state) = packet else { continue };
            world.nodes[n].snapshot.state = state;
            world.with(n, |replica, ctx| replica.handle_assignment(ctx));
        }
    }
}

#[test]
fn a_chunk_that_overtakes_a_large_one_is_kept() {
    let (mut world, map) = map_world(3, 1, 22);
    for key in ["a", "b"] {
        world.call(0, put(map, key, &"v".repeat(200 << 10))).expect("stored");
    }
    world.crash(1);
    world.add_backup(2);
    let chunks = |world: &World| {
        let link = world.links.get(&(0, 2, 0))?;
        let chunk = |packet: &Packet| matches!(packet, Packet::Message(_, ReplicaMessage::FillChunk { .. }));
        let first = link.iter().position(chunk)?;
        (link.len() > first + 1 && chunk(&link[first + 1])).then_some(first)
    };
    while chunks(&world).is_none() {
        tell_tables(&mut world);
        world.with(0, |replica, ctx| replica.handle_timeout(ctx));
    }
    let first = chunks(&world).expect("two chunks");
    world.links.get_mut(&(0, 2, 0)).expect("they are there").swap(first, first + 1);
    let began = world.now;
    world.rest();
    let took = world.now.since(began);
    assert!(took < Duration::from_secs(1), "the fill began anew: {took:?}");
}

/// A survivor holds more than the new owner by more than a step takes over.
#[test]
fn a_promotion_takes_over_at_most_1000_effects_in_a_step() {
    let (mut world, map) = map_world(3, 2, 23);
    world.call(0, put(map, "k", "v")).expect("stored");
    world.rest();
    let last = world.nodes[2].replica.figures().number;
    (0..2_500).for_each(|n| {
        world.ask(0, put(map, "k", &n.to_string()));
    });
    // The first of them tells the second member, too, what everybody holds.
    while world.nodes[1].replica.figures().number == last {
        let packet = world.links.get_mut(&(0, 1, 0)).and_then(|link| link.pop_front());
        let Some(Packet::Message(tag, message)) = packet else { panic!("effects are on their way") };
        world.with(1, |replica, ctx| replica.handle_message(ctx, member(0), tag, message));
    }
    let mut to_third: Vec<Packet> = world.links.get_mut(&(0, 2, 0)).expect("sent").drain(..).collect();
    for packet in to_third.drain(..) {
        if let Packet::Message(tag, message) = packet {
            world.with(2, |replica, ctx| replica.handle_message(ctx, member(0), tag, message));
        }
    }
    assert_eq!(world.nodes[2].replica.figures().number, last + 2_500);
    assert_eq!(world.nodes[1].replica.figures().number, last + 1, "nothing else of it has come here");
    world.crash(0);
    let (mut before, mut most) = (last + 1, 0);
    while world.nodes[1].replica.figures().role != Role::Owner {
        world.step();
        let number = world.nodes[1].replica.figures().number;
        most = most.max(number - before);
        before = number;
    }
    assert_eq!(before, last + 2_500, "all of it is kept");
    assert!(most <= 1_000, "{most} effects in one step");
    world.rest();
}

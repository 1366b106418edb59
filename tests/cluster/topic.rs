//! Topics in global order.

use crate::{DEADLINE, config, free_ports, options, settle, wait_for};
use filbert::config::TopicConfig;
use filbert::error::Error;
use filbert::grid::{Event, Grid};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Instant;

const NAME: &str = "ordered";

type Heard = Arc<Mutex<Vec<String>>>;

fn ordered_cluster(name: &str) -> [Grid; 3] {
    let ports = free_ports::<3>();
    let grids = ports.map(|port| {
        let mut config = config(name, port, &ports);
        config.topics.insert(NAME.into(), TopicConfig { global_order: true });
        Grid::start(config, options()).expect("starts")
    });
    settle(&grids);
    grids
}

fn listen(grid: &Grid) -> Heard {
    let heard = Heard::default();
    let sink = heard.clone();
    let id = grid.topic(NAME).expect("opens").listen().expect("listens");
    let on_event = move |event: &Event| match event {
        Event::Message { message, .. } => {
            let text = String::from_utf8(message.to_vec()).expect("as published");
            sink.lock().expect("not poisoned").push(text);
        }
        other => panic!("{other:?}"),
    };
    grid.attach(id, Arc::new(on_event));
    heard
}

fn heard(by: &Heard) -> Vec<String> {
    by.lock().expect("not poisoned").clone()
}

fn publisher(grid: &Grid, name: &'static str, messages: u32) -> JoinHandle<()> {
    let topic = grid.topic(NAME).expect("opens");
    std::thread::spawn(move || {
        for n in 0..messages {
            topic.publish(format!("{name}-{n}").as_bytes()).expect("published");
        }
    })
}

/// A string as Java's serialization writes it: names of objects lie where such keys lie.
fn string_key(text: &str) -> Vec<u8> {
    [&(-11i32).to_be_bytes(), &(text.len() as u32).to_be_bytes(), text.as_bytes()].concat()
}

/// Messages that both heard, in the order of the first, are in the order of the second.
fn assert_one_order(one: &[String], other: &[String]) {
    let places: HashMap<&String, usize> = other.iter().enumerate().map(|(at, text)| (text, at)).collect();
    let common: Vec<usize> = one.iter().filter_map(|text| places.get(text).copied()).collect();
    assert!(common.is_sorted(), "two orders:\n{one:?}\n{other:?}");
}

#[test]
fn every_listener_hears_all_publishers_in_one_order() {
    let grids = ordered_cluster("one-order");
    let listeners = grids.each_ref().map(listen);
    let publishers =
        [(&grids[0], "a"), (&grids[1], "b"), (&grids[2], "c")].map(|(grid, name)| publisher(grid, name, 400));
    publishers.into_iter().for_each(|thread| thread.join().expect("no panic"));
    for by in &listeners {
        wait_for("all messages", || heard(by).len() == 1_200);
    }
    let orders = listeners.each_ref().map(heard);
    assert_eq!(orders[0], orders[1]);
    assert_eq!(orders[0], orders[2]);
    for name in ["a", "b", "c"] {
        let of_one = orders[0].iter().filter(|text| text.starts_with(name)).cloned();
        assert!(of_one.eq((0..400).map(|n| format!("{name}-{n}"))), "the order of publisher {name}");
    }
    grids.iter().for_each(Grid::shutdown);
}

#[test]
fn the_order_goes_on_when_the_owner_dies() {
    let grids = ordered_cluster("owner-dies");
    let listeners = grids.each_ref().map(listen);
    let members = grids[0].members();
    let partition = grids[0].partition_of(&string_key(NAME));
    let owner = members.owners().nth(usize::from(partition)).flatten().expect("owned");
    let dies = grids.iter().position(|grid| grid.members().me == owner).expect("one of the three");
    let stay: Vec<usize> = (0..3).filter(|n| *n != dies).collect();

    let until = Instant::now() + DEADLINE;
    let stop = Arc::new(Mutex::new(false));
    let publishers: Vec<_> = stay
        .iter()
        .map(|&n| {
            let (topic, stop) = (grids[n].topic(NAME).expect("opens"), stop.clone());
            std::thread::spawn(move || {
                let mut published = 0u32;
                while !*stop.lock().expect("not poisoned") && Instant::now() < until {
                    match topic.publish(format!("{n}-{published}").as_bytes()) {
                        Ok(()) | Err(Error::Unknown { .. }) => published += 1,
                        Err(error) => panic!("{error}"),
                    }
                }
                published
            })
        })
        .collect();
    wait_for("messages before the fault", || heard(&listeners[stay[0]]).len() > 300);
    grids[dies].terminate();
    let before = heard(&listeners[stay[0]]).len();
    wait_for("messages after the fault", || heard(&listeners[stay[0]]).len() > before + 300);
    *stop.lock().expect("not poisoned") = true;
    let published: Vec<u32> = publishers.into_iter().map(|thread| thread.join().expect("no panic")).collect();

    let last = grids[stay[0]].topic(NAME).expect("opens");
    last.publish(b"last").expect("published");
    for &n in &stay {
        wait_for("the last message", || heard(&listeners[n]).last().is_some_and(|text| text == "last"));
    }
    let orders = listeners.each_ref().map(heard);
    for order in &orders {
        let distinct: HashSet<&String> = order.iter().collect();
        assert_eq!(distinct.len(), order.len(), "a message twice");
    }
    assert_one_order(&orders[stay[0]], &orders[stay[1]]);
    stay.iter().for_each(|&n| assert_one_order(&orders[dies], &orders[n]));
    // What the owner had acknowledged and not sent yet died with it: of each publisher some that follow each other.
    for (&n, &published) in stay.iter().zip(&published) {
        let heard: HashSet<&String> = orders[stay[0]].iter().collect();
        let missing: Vec<u32> = (0..published).filter(|m| !heard.contains(&format!("{n}-{m}"))).collect();
        assert!(missing.is_sorted_by(|one, next| one + 1 == *next), "lost at several times: {missing:?}");
    }
    stay.iter().for_each(|&n| grids[n].shutdown());
}

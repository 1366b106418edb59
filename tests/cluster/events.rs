//! Listening across members.

use crate::{cluster, key_of, wait_for};
use filbert::grid::{EntryEventKind, Event, Grid, RegistrationId};
use filbert::structures::map::{Expiry, MapListener};
use std::sync::{Arc, Mutex};

type Heard = Arc<Mutex<Vec<Event>>>;

fn record(grid: &Grid, id: RegistrationId) -> Heard {
    let heard = Heard::default();
    let sink = heard.clone();
    grid.attach(id, Arc::new(move |event: &Event| sink.lock().expect("not poisoned").push(event.clone())));
    heard
}

fn count(heard: &Heard) -> usize {
    heard.lock().expect("not poisoned").len()
}

#[test]
fn every_member_hears_what_happens_to_an_entry() {
    let [first, second] = cluster::<2>("entries");
    let (a, b) = (first.map("m").expect("opens"), second.map("m").expect("opens"));
    let all = MapListener { values: true, ..MapListener::default() };
    let at_first = record(&first, a.listen(all.clone()).expect("listens"));
    let at_second = record(&second, b.listen(all).expect("listens"));
    let key = key_of(&second, &a);
    a.put(&key, b"1", Expiry::default()).expect("stored");
    a.put(&key, b"2", Expiry::default()).expect("stored");
    a.remove(&key).expect("removed");
    for heard in [&at_first, &at_second] {
        wait_for("three events", || count(heard) == 3);
        let heard = heard.lock().expect("not poisoned");
        let kinds: Vec<_> = heard
            .iter()
            .map(|event| match event {
                Event::Entry { kind, value, old_value, member, .. } => {
                    assert_eq!(*member, first.members().me, "the caller's member");
                    (*kind, value.as_deref().map(<[u8]>::to_vec), old_value.as_deref().map(<[u8]>::to_vec))
                }
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            kinds,
            [
                (EntryEventKind::Added, Some(b"1".to_vec()), None),
                (EntryEventKind::Updated, Some(b"2".to_vec()), Some(b"1".to_vec())),
                (EntryEventKind::Removed, None, Some(b"2".to_vec())),
            ]
        );
    }
    a.set(&key, b"3", Expiry::default()).expect("stored");
    a.clear().expect("cleared");
    a.clear().expect("nothing to clear");
    wait_for("cleared is heard", || {
        let heard = at_second.lock().expect("not poisoned");
        heard.iter().filter(|event| matches!(event, Event::MapWide { evict: false, count: 1, .. })).count()
            == 1
    });
    first.shutdown();
    second.shutdown();
}

#[test]
fn a_topics_messages_arrive_in_order_and_at_the_publisher_too() {
    let [first, second] = cluster::<2>("topic");
    let (a, b) = (first.topic("t").expect("opens"), second.topic("t").expect("opens"));
    let at_first = record(&first, a.listen().expect("listens"));
    let at_second = record(&second, b.listen().expect("listens"));
    for n in 0..1_000u32 {
        a.publish(&n.to_be_bytes()).expect("published");
    }
    for heard in [&at_first, &at_second] {
        wait_for("all messages", || count(heard) == 1_000);
        let numbers = heard
            .lock()
            .expect("not poisoned")
            .iter()
            .map(|event| match event {
                Event::Message { message, .. } => {
                    u32::from_be_bytes(message[..].try_into().expect("four bytes"))
                }
                other => panic!("{other:?}"),
            })
            .collect::<Vec<_>>();
        assert!(numbers.iter().copied().eq(0..1_000), "in the order of the publisher");
    }
    first.shutdown();
    second.shutdown();
}

#[test]
fn a_listener_may_block_and_call_the_grid() {
    let [first, second] = cluster::<2>("calls-back");
    let map = first.map("m").expect("opens");
    let seen = second.map("seen").expect("opens");
    let id = second.map("m").expect("opens").listen(MapListener::default()).expect("listens");
    second.attach(
        id,
        Arc::new(move |event: &Event| {
            if let Event::Entry { key, .. } = event {
                seen.set(key, b"1", Expiry::default()).expect("a blocking call from a listener");
            }
        }),
    );
    for n in 0..50 {
        map.set(format!("\0\0\0\0{n}").as_bytes(), b"v", Expiry::default()).expect("stored");
    }
    let seen = first.map("seen").expect("opens");
    wait_for("all were seen", || seen.size().expect("asked") == 50);
    first.shutdown();
    second.shutdown();
}

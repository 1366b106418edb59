//! One member alone: expiry, eviction, walks, events, limits.

use super::world::*;
use crate::kernel::directory::{Eviction, ObjectConfig};
use crate::kernel::id::*;
use crate::kernel::message::{EntryEventKind, ToListeners};
use crate::kernel::operation::*;
use crate::kernel::replica::NotNow;
use crate::kernel::time::ms;
use bytes::Bytes;
use std::collections::BTreeSet;
use std::time::Duration;

fn map_with(config: ObjectConfig) -> (World, ObjectId) {
    let mut world = World::new(1, 0, 5);
    let map = world.create(ObjectKind::Map, "m", config);
    world.with(0, |replica, ctx| replica.handle_assignment(ctx));
    (world, map)
}

fn put_for(map: ObjectId, key: &str, value: &str, ttl: Option<u64>, max_idle: Option<u64>) -> Ask {
    let expiry =
        Expiry { ttl: ttl.map(Duration::from_millis), max_idle: max_idle.map(Duration::from_millis) };
    let value = Bytes::copy_from_slice(value.as_bytes());
    ask(map, key, Operation::Put { value, expiry, answer_old: true })
}

/// Lets time pass in small steps; timers run.
fn pass(world: &mut World, milliseconds: u64) {
    for _ in 0..milliseconds {
        world.now = world.now + Duration::from_millis(1);
        world.with(0, |replica, ctx| replica.handle_timeout(ctx));
    }
}

fn kinds(world: &World) -> Vec<EntryEventKind> {
    let kind = |heard: &(MemberId, ToListeners)| match &heard.1 {
        ToListeners::Entry(event) => Some(event.kind),
        _ => None,
    };
    world.heard.iter().filter_map(kind).collect()
}

#[test]
fn an_expired_record_is_gone_at_once_and_its_memory_within_100_ms() {
    let (mut world, map) = map_with(ObjectConfig::default());
    world.listen(map, 0, true);
    assert_eq!(world.call(0, put_for(map, "k", "v", Some(500), None)), NONE);
    assert_eq!(world.call(0, put_for(map, "other", "v", Some(500), None)), NONE);
    world.now = ms(1_499);
    assert_eq!(world.call(0, get(map, "k")), some("v"), "one millisecond left");
    world.now = ms(1_500);
    assert_eq!(world.call(0, get(map, "k")), NONE);
    assert_eq!(world.nodes[0].replica.stats(map).records, 1, "nobody asked for the other one");
    pass(&mut world, 100);
    assert_eq!(world.nodes[0].replica.stats(map).records, 0);
    assert_eq!(world.nodes[0].memory.used(), 0);
    let expired =
        [EntryEventKind::Added, EntryEventKind::Added, EntryEventKind::Expired, EntryEventKind::Expired];
    assert_eq!(kinds(&world), expired);
}

#[test]
fn a_write_without_ttl_returns_to_the_maps_own_and_zero_is_for_ever() {
    let config = ObjectConfig { ttl: Duration::from_millis(300), ..ObjectConfig::default() };
    let (mut world, map) = map_with(config);
    for key in ["own", "again"] {
        world.call(0, put_for(map, key, "v", Some(1_000), None)).unwrap();
    }
    world.call(0, put_for(map, "ever", "v", Some(0), None)).unwrap();
    world.call(0, put(map, "default", "v")).unwrap();
    pass(&mut world, 200);
    for key in ["again", "default"] {
        world.call(0, put(map, key, "w")).unwrap();
    }
    pass(&mut world, 299);
    for key in ["again", "default"] {
        assert_eq!(world.call(0, get(map, key)), some("w"), "restarted by the second write");
    }
    pass(&mut world, 1);
    for key in ["again", "default"] {
        assert_eq!(world.call(0, get(map, key)), NONE);
    }
    pass(&mut world, 499);
    assert_eq!(world.call(0, get(map, "own")), some("v"));
    pass(&mut world, 1);
    assert_eq!(world.call(0, get(map, "own")), NONE);
    pass(&mut world, 5_000);
    assert_eq!(world.call(0, get(map, "ever")), some("v"));
}

#[test]
fn idle_time_counts_from_the_last_access_and_a_locked_key_never_expires() {
    let (mut world, map) = map_with(ObjectConfig::default());
    world.call(0, put_for(map, "k", "v", None, Some(400))).unwrap();
    pass(&mut world, 300);
    assert_eq!(world.call(0, ask(map, "k", Operation::ContainsKey)), Ok(Value::Bool(true)));
    pass(&mut world, 399);
    let fast = world.with(0, |replica, ctx| replica.read(ctx, map, b"k", |value| value.is_some()));
    assert_eq!(fast, Ok(true), "the fast way is an access, too");
    world.call(0, ask(map, "k", Operation::LockKey { lease: Some(Duration::from_secs(2)) })).unwrap();
    pass(&mut world, 1_999);
    assert_eq!(world.call(0, get(map, "k")), some("v"));
    pass(&mut world, 2_000);
    assert_eq!(world.call(0, get(map, "k")), NONE);
}

#[test]
fn a_full_map_evicts_the_least_recently_used_and_says_so() {
    let config = ObjectConfig { eviction: Eviction::Lru, max_records: 10, ..ObjectConfig::default() };
    let (mut world, map) = map_with(config);
    for n in 0..10 {
        pass(&mut world, 1);
        world.call(0, put(map, &format!("k{n}"), "v")).unwrap();
    }
    pass(&mut world, 1);
    world.call(0, get(map, "k0")).unwrap();
    world.listen(map, 0, false);
    world.call(0, put(map, "new", "v")).unwrap();
    assert_eq!(world.nodes[0].replica.stats(map).records, 10);
    assert_eq!(world.call(0, get(map, "k1")), NONE, "the oldest access");
    assert_eq!(world.call(0, get(map, "k0")), some("v"));
    assert_eq!(kinds(&world), [EntryEventKind::Evicted, EntryEventKind::Added]);
}

#[test]
fn no_step_takes_more_than_1000_records_and_a_walk_meets_every_untouched_record_once() {
    let (mut world, map) = map_with(ObjectConfig::default());
    for n in 0..2_400 {
        world.call(0, put(map, &format!("k{n}"), "v")).unwrap();
    }
    let (mut cursor, mut seen, mut pages) = (Some(0), BTreeSet::new(), 0);
    while let Some(at) = cursor {
        let walk = Operation::Scan { cursor: at, what: Scan::Keys };
        let Ok(Value::Page { items, count, next }) = world.call(0, ask(map, "", walk)) else {
            panic!("a page")
        };
        assert!(count <= 1_000 && items.len() as u64 == count);
        for item in items {
            let key = String::from_utf8(item.to_vec()).unwrap();
            assert!(key.starts_with("late") || seen.insert(key.clone()), "{key} twice");
        }
        for n in 0..300 {
            // Odd ones go, new ones come, others are written again: none of that disturbs the even ones.
            let n = pages * 300 + n;
            world
                .call(0, ask(map, &format!("k{}", n * 2 + 1), Operation::Remove { answer_old: false }))
                .unwrap();
            world.call(0, put(map, &format!("late{n}"), "v")).unwrap();
            world.call(0, put(map, &format!("k{}", n * 4 % 2_400), "w")).unwrap();
        }
        (cursor, pages) = (next, pages + 1);
    }
    assert!((0..2_400).step_by(2).all(|n| seen.contains(&format!("k{n}"))));
}

#[test]
fn a_walk_takes_out_what_it_leaves_out_because_its_time_is_over() {
    let (mut world, map) = map_with(ObjectConfig::default());
    world.listen(map, 0, true);
    world.call(0, put_for(map, "mortal", "v", Some(500), None)).unwrap();
    world.call(0, put(map, "other", "v")).unwrap();
    world.now = ms(1_500);
    let walk = |what| ask(map, "", Operation::Scan { cursor: 0, what });
    let page = Value::Page { items: vec![Bytes::from_static(b"other")], count: 1, next: None };
    assert_eq!(world.call(0, walk(Scan::Keys)), Ok(page));
    assert_eq!(world.nodes[0].replica.stats(map).records, 1, "its absence was said: it is an effect");
    assert_eq!(kinds(&world).last(), Some(&EntryEventKind::Expired));
}

#[test]
fn a_step_of_clear_over_nothing_removes_nothing_when_it_is_asked_again() {
    let (mut world, map) = map_with(ObjectConfig::default());
    let clear = world.ask(0, ask(map, "", Operation::Clear { cursor: 0, evict: false }));
    world.until("answered", |world| world.calls[clear].done);
    let nothing = Some(Ok(Value::Page { items: Vec::new(), count: 0, next: None }));
    assert_eq!(world.calls[clear].value, nothing);
    world.calls[clear].done = false; // the answer was lost
    world.call(0, put(map, "k", "v")).unwrap();
    world.send_request(clear);
    world.until("answered again", |world| world.calls[clear].done);
    assert_eq!(world.calls[clear].value, nothing);
    assert_eq!(world.call(0, get(map, "k")), some("v"));
}

#[test]
fn clear_spares_locked_keys_and_counts_what_went() {
    let (mut world, map) = map_with(ObjectConfig::default());
    for n in 0..1_500 {
        world.call(0, put(map, &format!("k{n}"), "v")).unwrap();
    }
    world.call(0, ask(map, "k7", Operation::LockKey { lease: None })).unwrap();
    let (mut cursor, mut gone) = (Some(0), 0);
    while let Some(at) = cursor {
        let step = Operation::Clear { cursor: at, evict: false };
        let Ok(Value::Page { count, next, .. }) = world.call(0, ask(map, "", step)) else { panic!("a page") };
        (cursor, gone) = (next, gone + count);
    }
    assert_eq!((gone, world.nodes[0].replica.stats(map).records), (1_499, 1));
}

#[test]
fn events_say_what_the_operation_says() {
    let (mut world, map) = map_with(ObjectConfig::default());
    world.listen(map, 0, true);
    let bytes = |text: &'static str| Bytes::from_static(text.as_bytes());
    let set = |value| Operation::Put { value: bytes(value), expiry: Expiry::default(), answer_old: false };
    world.call(0, put(map, "k", "1")).unwrap();
    world.call(0, put(map, "k", "2")).unwrap();
    world.call(0, ask(map, "k", set("3"))).unwrap();
    world.call(0, ask(map, "k", Operation::Remove { answer_old: true })).unwrap();
    world.call(0, ask(map, "k", set("4"))).unwrap();
    world.call(0, ask(map, "k", Operation::Remove { answer_old: false })).unwrap();
    world.call(0, ask(map, "k", Operation::Remove { answer_old: false })).unwrap();
    let tell = |message: &ToListeners| match message {
        ToListeners::Entry(event) => {
            (event.position, event.kind, event.value.clone(), event.old_value.clone())
        }
        other => panic!("{other:?}"),
    };
    let told: Vec<_> = world.heard.iter().map(|(_, message)| tell(message)).collect();
    let expected = vec![
        (1, EntryEventKind::Added, Some(bytes("1")), None),
        (2, EntryEventKind::Updated, Some(bytes("2")), Some(bytes("1"))),
        (3, EntryEventKind::Updated, Some(bytes("3")), Some(bytes("2"))),
        (4, EntryEventKind::Removed, None, Some(bytes("3"))),
        (5, EntryEventKind::Added, Some(bytes("4")), None),
        (6, EntryEventKind::Removed, None, None),
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_destroyed_map_is_refused_and_its_memory_given_back() {
    let (mut world, map) = map_with(ObjectConfig::default());
    for n in 0..3_000 {
        world.call(0, put(map, &format!("k{n}"), "v")).unwrap();
    }
    world.destroy(map);
    assert_eq!(world.nodes[0].memory.used(), 0);
    assert_eq!(world.call(0, put(map, "k", "v")), Err(Refusal::Destroyed));
    assert_eq!(world.call(0, get(map, "k")), Err(Refusal::Destroyed));
    pass(&mut world, 10);
    assert!(world.nodes[0].replica.is_empty() && world.nodes[0].replica.poll_timeout().is_none());
}

#[test]
fn memory_is_limited_for_writes_and_not_for_removals() {
    let (mut world, map) = map_with(ObjectConfig::default());
    world.nodes[0].memory = crate::kernel::context::Memory::new(100);
    world.call(0, put(map, "a", "v")).unwrap();
    world.call(0, put(map, "b", "v")).unwrap();
    assert!(matches!(
        world.call(0, put(map, "c", &"v".repeat(60))),
        Err(Refusal::OutOfMemory { limit: 100, .. })
    ));
    assert_eq!(world.call(0, get(map, "a")), some("v"));
    assert_eq!(world.call(0, ask(map, "a", Operation::Remove { answer_old: true })), some("v"));
}

#[test]
fn a_write_that_is_asked_again_takes_effect_once_also_when_there_is_no_other_replica() {
    let mut world = World::new(1, 0, 5);
    let counter = world.create(ObjectKind::Counter, "c", ObjectConfig::default());
    world.with(0, |replica, ctx| replica.handle_assignment(ctx));
    let add = world.ask(0, ask(counter, "", Operation::CounterAdd { delta: 1, answer_old: false }));
    world.until("it is answered", |world| world.calls[add].done);
    // Its caller saw a newer table before the answer.
    world.calls[add].done = false;
    world.send_request(add);
    world.until("it is answered again", |world| world.calls[add].done);
    assert_eq!(world.calls[add].value, Some(Ok(Value::Integer(1))));
}

#[test]
fn a_closed_replica_serves_nobody() {
    let (mut world, map) = map_with(ObjectConfig::default());
    world.call(0, put(map, "k", "v")).unwrap();
    world.with(0, |replica, ctx| replica.close(ctx));
    let late = world.ask(0, put(map, "k", "w"));
    world.run(100);
    assert!(!world.calls[late].done);
    let read = world.with(0, |replica, ctx| replica.read(ctx, map, b"k", |value| value.is_some()));
    assert_eq!(read, Err(NotNow::Park), "not found absent");
    assert_eq!(world.nodes[0].memory.used(), 0);
}

//! Owner and backups in dialogue.

use super::world::*;
use crate::kernel::directory::ObjectConfig;
use crate::kernel::id::*;
use crate::kernel::operation::*;
use crate::kernel::replica::Role;
use std::time::Duration;

pub fn map_world(count: usize, backups: usize, seed: u64) -> (World, ObjectId) {
    let mut world = World::new(count, backups, seed);
    let config = ObjectConfig { backups: backups as u8, ..ObjectConfig::default() };
    let map = world.create(ObjectKind::Map, "m", config);
    world.until("the first fill", World::is_at_rest);
    (world, map)
}

#[test]
fn a_write_from_any_member_is_read_by_any_member() {
    let (mut world, map) = map_world(3, 1, 1);
    for caller in 0..3 {
        let key = format!("key-{caller}");
        assert_eq!(world.call(caller, put(map, &key, "v1")), NONE);
        assert_eq!(world.call((caller + 1) % 3, put(map, &key, "v2")), some("v1"));
        assert_eq!(world.call((caller + 2) % 3, get(map, &key)), some("v2"));
    }
    world.rest();
}

#[test]
fn an_answer_waits_for_the_backup_and_so_does_a_read() {
    let (mut world, map) = map_world(2, 1, 2);
    let write = world.ask(0, put(map, "k", "v"));
    let read = world.ask(0, get(map, "k"));
    let other = world.ask(0, get(map, "other"));
    assert!(!world.calls[write].done && !world.calls[read].done, "the backup holds nothing yet");
    assert!(world.calls[other].done, "another key is not held up");
    let fast = world.with(0, |replica, ctx| replica.read(ctx, map, b"k", |_| ()));
    assert!(fast.is_err(), "the fast way shows no more than the slow one");
    world.until("held", |world| world.calls[write].done && world.calls[read].done);
    assert_eq!(world.calls[read].value, Some(some("v")));
    let fast = world.with(0, |replica, ctx| replica.read(ctx, map, b"k", |value| value.map(<[u8]>::to_vec)));
    assert_eq!(fast, Ok(Some(b"v".to_vec())));
}

#[test]
fn a_caller_at_the_owner_waits_for_no_timer() {
    let (mut world, map) = map_world(2, 1, 2);
    let write = world.ask(0, put(map, "k", "v"));
    let now = world.now;
    while !world.calls[write].done && world.deliver() {}
    assert!(world.calls[write].done, "the backup said at once that it holds the effect");
    assert_eq!(world.now, now);
}

#[test]
fn a_backup_says_so_at_once_also_when_what_is_before_comes_later() {
    let (mut world, map) = map_world(2, 1, 2);
    let mine = world.ask(1, put(map, "theirs", "v"));
    while world.calls[mine].value.is_none() && world.links.get(&(0, 1, 1)).is_none_or(|link| link.is_empty())
    {
        assert!(world.deliver(), "the request reaches the owner");
    }
    let carried =
        world.links.get_mut(&(0, 1, 1)).unwrap().pop_front().expect("the answer carries the effect");
    let write = world.ask(0, put(map, "ours", "v"));
    while world.deliver() {}
    assert!(!world.calls[write].done, "held over a gap");
    world.links.get_mut(&(0, 1, 1)).unwrap().push_back(carried);
    let now = world.now;
    world.until("both done", |world| world.calls[write].done && world.calls[mine].done);
    assert!(world.now.since(now) < Duration::from_millis(5), "{:?}", world.now.since(now));
}

#[test]
fn a_retry_is_answered_from_memory_and_applied_once() {
    let (mut world, _) = map_world(3, 1, 3);
    let config = ObjectConfig::default();
    let counter = world.create(ObjectKind::Counter, "c", config);
    let add = Operation::CounterAdd { delta: 1, answer_old: false };
    let call = world.ask(2, ask(counter, "", add.clone()));
    world.send_request(call);
    world.send_request(call);
    world.until("answered", |world| world.calls[call].done);
    world.run(200);
    world.crash(0);
    world.calls[call].done = false;
    world.send_request(call);
    world.until("answered by the new owner", |world| world.calls[call].done);
    assert_eq!(world.calls[call].value, Some(Ok(Value::Integer(1))));
    assert_eq!(world.call(1, ask(counter, "", add)), Ok(Value::Integer(2)));
}

#[test]
fn ownership_moves_under_writes_and_nothing_is_lost() {
    for seed in 0..20 {
        let (mut world, map) = map_world(3, 1, seed);
        (0..50).for_each(|n| assert_eq!(world.call(n % 3, put(map, &format!("k{n}"), "v")), NONE));
        world.migrate(2, 1, Some(1));
        let calls: Vec<usize> = (0..60)
            .map(|n| {
                world.run(5);
                world.ask(n % 3, put(map, &format!("k{}", n % 10), &format!("w{n}")))
            })
            .collect();
        world.until("moved", |world| world.owner() == 2);
        world.until("answered", |world| calls.iter().all(|call| world.calls[*call].done));
        world.until("the new owner serves", |world| world.nodes[2].replica.figures().role == Role::Owner);
        for n in 10..50 {
            assert_eq!(world.call(0, get(map, &format!("k{n}"))), some("v"), "seed {seed} k{n}");
        }
        world.rest();
        assert_eq!(world.nodes[2].replica.figures().losses, 0);
        let dropped = |world: &World| world.nodes[1].replica.figures().records == 0;
        world.until("the former backup drops what is not its own", dropped);
    }
}

#[test]
fn a_cancelled_migration_serves_again() {
    let (mut world, map) = map_world(3, 1, 9);
    assert_eq!(world.call(0, put(map, "k", "v")), NONE);
    world.migrate(2, 1, None);
    for _ in 0..20_000 {
        if world.nodes[0].replica.figures().sealed {
            break;
        }
        world.step();
    }
    assert!(world.nodes[0].replica.figures().sealed);
    world.crash(2);
    assert_eq!(world.call(1, put(map, "k", "w")), some("v"));
    assert!(!world.nodes[0].replica.figures().sealed);
}

#[test]
fn a_large_partition_is_filled_in_chunks_under_writes() {
    let (mut world, map) = map_world(3, 1, 5);
    let calls: Vec<usize> = (0..3_500).map(|n| world.ask(0, put(map, &format!("k{n}"), "v"))).collect();
    world.until("written", |world| calls.iter().all(|call| world.calls[*call].done));
    world.crash(1);
    world.add_backup(2);
    let late: Vec<usize> = (0..400)
        .map(|n| {
            world.run(2);
            let key = format!("k{}", n * 7 % 3_500);
            if n % 3 == 0 {
                world.ask(0, ask(map, &key, Operation::Remove { answer_old: false }))
            } else {
                world.ask(0, put(map, &key, "w"))
            }
        })
        .collect();
    world.until("written", |world| late.iter().all(|call| world.calls[*call].done));
    world.rest();
    assert!(world.nodes[2].replica.figures().records > 3_000);
}

#[test]
fn a_backup_that_differs_is_mended() {
    let (mut world, map) = map_world(2, 1, 6);
    assert_eq!(world.call(0, put(map, "k", "v")), NONE);
    world.rest();
    let bad = crate::kernel::message::Change::Put {
        object: map,
        key: "x".into(),
        value: "y".into(),
        meta: Default::default(),
    };
    world.with(1, |replica, ctx| replica.data.apply(ctx, &bad));
    assert_eq!(world.nodes[1].replica.figures().records, 2);
    world.until("mended", |world| world.nodes[1].replica.figures().records == 1);
    world.rest();
}

#[test]
fn key_locks_hold_up_writes_of_others_only_and_go_with_their_member() {
    let (mut world, map) = map_world(3, 1, 7);
    let lock = Operation::LockKey { lease: None };
    assert_eq!(world.call(2, ask(map, "k", lock.clone())), Ok(Value::Bool(true)));
    assert_eq!(world.call(2, put(map, "k", "mine")), NONE, "the holder passes");
    assert_eq!(world.call(0, get(map, "k")), some("mine"), "reads pass");
    let quick = Ask { lock_wait: Duration::ZERO, ..put(map, "k", "theirs") };
    assert_eq!(world.call(0, quick), Err(Refusal::Locked));
    let quick = Ask { lock_wait: Duration::ZERO, ..ask(map, "k", lock) };
    assert_eq!(world.call(0, quick), Ok(Value::Bool(false)));
    let patient = world.ask(0, put(map, "k", "theirs"));
    world.run(300);
    assert!(!world.calls[patient].done);
    world.crash(2);
    world.until("the lock went with its member", |world| world.calls[patient].done);
    assert_eq!(world.calls[patient].value, Some(some("mine")));
}

fn put_for(map: ObjectId, key: &str, ttl_ms: u64) -> Ask {
    let expiry = Expiry { ttl: Some(Duration::from_millis(ttl_ms)), max_idle: None };
    ask(map, key, Operation::Put { value: "v".into(), expiry, answer_old: true })
}

fn wait(world: &mut World, milliseconds: u64) {
    let until = world.now + Duration::from_millis(milliseconds);
    world.until("time has passed", |world| world.now >= until);
}

#[test]
fn a_locked_key_outlives_its_time_at_every_owner_and_not_its_lock() {
    let (mut world, map) = map_world(4, 2, 8);
    for key in ["for-ever", "leased"] {
        assert_eq!(world.call(3, put_for(map, key, 300)), NONE);
    }
    assert_eq!(
        world.call(3, ask(map, "for-ever", Operation::LockKey { lease: None })),
        Ok(Value::Bool(true))
    );
    let lease = Some(Duration::from_millis(2_000));
    assert_eq!(world.call(3, ask(map, "leased", Operation::LockKey { lease })), Ok(Value::Bool(true)));
    wait(&mut world, 1_000);
    world.crash(0);
    wait(&mut world, 500);
    for key in ["for-ever", "leased"] {
        assert_eq!(world.call(2, get(map, key)), some("v"), "{key}: seen under its lock at the new owner");
    }
    wait(&mut world, 1_000);
    assert_eq!(world.call(2, get(map, "leased")), NONE, "the lease ended at an owner that was a backup");
    assert_eq!(world.call(2, get(map, "for-ever")), some("v"));
    world.crash(3);
    wait(&mut world, 200);
    assert_eq!(world.call(2, get(map, "for-ever")), NONE, "the lock went with its member");
    assert_eq!(world.nodes[1].replica.figures().records, 0);
    world.rest();
}

#[test]
fn a_lock_is_handed_on_in_order_with_rising_fences() {
    let (mut world, _) = map_world(3, 1, 8);
    let lock = world.create(ObjectKind::Lock, "l", ObjectConfig::default());
    let acquire =
        |thread| Ask { thread: ThreadId(thread), ..ask(lock, "", Operation::Lock { limit: 0, lease: None }) };
    let release =
        |thread| Ask { thread: ThreadId(thread), ..ask(lock, "", Operation::Unlock { force: false }) };
    assert_eq!(world.call(0, acquire(1)), Ok(Value::Fence(1)));
    let second = world.ask(0, acquire(2));
    let third = world.ask(0, acquire(3));
    world.run(50);
    assert_eq!(world.call(0, release(2)), Err(Refusal::NotLockOwner));
    assert_eq!(world.call(0, release(1)), Ok(Value::None));
    world.until("handed on", |world| world.calls[second].done);
    assert_eq!(world.calls[second].value, Some(Ok(Value::Fence(2))));
    assert!(!world.calls[third].done);
    world.crash(1);
    world.run(100);
    assert_eq!(world.call(0, release(2)), Ok(Value::None));
    world.until("handed on", |world| world.calls[third].done);
    assert_eq!(world.calls[third].value, Some(Ok(Value::Fence(3))));
}

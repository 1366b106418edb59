//! Events on their way to Java's threads.

use super::codec::Out;
use super::completions::Answer;
use super::convert;
use super::raw;
use super::tables::{GRIDS, MAPS, TOPICS};
use crate::grid::{EntryEventKind, Event, Grid, Lifecycle, MemberId, MigrationState};
use crate::structures::map::MapListener;
use jni::objects::JByteArray;
use jni::sys::{jboolean, jint, jlong};
use std::time::Duration;

const ENTRY: u8 = 1;
const MAP: u8 = 2;
const MESSAGE: u8 = 3;
const MEMBER_ADDED: u8 = 4;
const MEMBER_REMOVED: u8 = 5;
const MEMBERS: u8 = 6;
const LIFECYCLE: u8 = 7;
const OBJECT: u8 = 8;
const MIGRATION: u8 = 9;
const DROPPED: u8 = 10;
const COMPLETION: u8 = 11;

/// Hazelcast's number of an entry event.
fn entry_type(kind: EntryEventKind) -> i32 {
    match kind {
        EntryEventKind::Added => 1,
        EntryEventKind::Removed => 2,
        EntryEventKind::Updated => 4,
        EntryEventKind::Evicted => 8,
        EntryEventKind::Expired => 16,
    }
}

const EVICT_ALL: i32 = 32;
const CLEAR_ALL: i32 = 64;

/// The events of a batch that Java hears of.
pub fn encode(events: &[Event], grid: &Grid) -> Vec<Vec<u8>> {
    let me = grid.members().me;
    events.iter().filter_map(|event| one(event, me)).collect()
}

fn one(event: &Event, me: MemberId) -> Option<Vec<u8>> {
    let out = Out::default();
    Some(
        match event {
            Event::Entry { kind, key, value, old_value, member } => out
                .u8(ENTRY)
                .i32(entry_type(*kind))
                .id(Some(*member))
                .bytes(key)
                .maybe(value.as_deref())
                .maybe(old_value.as_deref())
                .maybe(None),
            Event::MapWide { evict, count, member } => out
                .u8(MAP)
                .i32(if *evict { EVICT_ALL } else { CLEAR_ALL })
                .id(Some(*member))
                .i32(i32::try_from(*count).unwrap_or(i32::MAX)),
            Event::Message { published_at, member, message } => {
                out.u8(MESSAGE).u64(*published_at).id(Some(*member)).bytes(message)
            }
            Event::Membership { joined, member, version, members } => out
                .u8(if *joined { MEMBER_ADDED } else { MEMBER_REMOVED })
                .member(member, me)
                .members(*version, members.iter(), me),
            Event::Members { version, members } => out.u8(MEMBERS).members(*version, members.iter(), me),
            Event::Lifecycle(state) => out.u8(LIFECYCLE).u8(lifecycle(*state)?),
            Event::Object { created, kind, name } => {
                out.u8(OBJECT).bool(*created).u8(*kind as u8).string(name)
            }
            Event::Migration { state, partition, from, to } => {
                out.u8(MIGRATION).u8(migration(*state)).i32(partition.0.into()).id(*from).id(Some(*to))
            }
            Event::Dropped(count) => out.u8(DROPPED).u64(*count),
        }
        .done(),
    )
}

/// Java tells its listeners of starts and stops itself, since it causes them.
fn lifecycle(state: Lifecycle) -> Option<u8> {
    match state {
        Lifecycle::Merging => Some(1),
        Lifecycle::Merged => Some(2),
        Lifecycle::MergeFailed => Some(3),
        Lifecycle::Expelled => Some(4),
        Lifecycle::Starting | Lifecycle::Started | Lifecycle::ShuttingDown | Lifecycle::Shutdown => None,
    }
}

fn migration(state: MigrationState) -> u8 {
    match state {
        MigrationState::Started => 1,
        MigrationState::Completed => 2,
        MigrationState::Failed => 3,
    }
}

/// The end of an asynchronous call.
pub fn completion(call: i64, answer: &Answer) -> Vec<u8> {
    let out = Out::default().u8(COMPLETION).i64(call);
    match answer {
        Ok(result) => out.i32(0).maybe(result.as_deref()),
        Err(error) => out.i32(error.status() as i32).string(&error.to_string()),
    }
    .done()
}

raw! {
    /// `long Native.eventPoll(long grid, long finished, long address, int capacity, long timeoutMillis)`.
    fn Java_io_filbert_internal_Native_eventPoll<'local>(
        grid: jlong, finished: jlong, address: jlong, capacity: jint, timeout: jlong,
    ) -> jlong {
        raw::guard(address, capacity, |scratch| {
            let desk = GRIDS.keep(grid)?;
            desk.hand_back(finished);
            let batch = desk.poll(Duration::from_millis(u64::try_from(timeout).unwrap_or(0)))?;
            Ok(scratch.reply(&desk, batch.as_deref()))
        })
    }
}

checked! {
    /// `long Native.gridListenMembers(long grid, boolean withCurrent)`.
    fn Java_io_filbert_internal_Native_gridListenMembers<'local>(env, grid: jlong, with_current: jboolean) -> jlong {
        let _ = env;
        let desk = GRIDS.keep(grid)?;
        let id =
            if with_current { desk.grid.listen_members_from_now() } else { desk.grid.listen_members() };
        Ok(id.0 as jlong)
    }

    /// `long Native.gridListenLifecycle(long grid)`.
    fn Java_io_filbert_internal_Native_gridListenLifecycle<'local>(env, grid: jlong) -> jlong {
        let _ = env;
        Ok(GRIDS.keep(grid)?.grid.listen_lifecycle().0 as jlong)
    }

    /// `long Native.gridListenObjects(long grid)`.
    fn Java_io_filbert_internal_Native_gridListenObjects<'local>(env, grid: jlong) -> jlong {
        let _ = env;
        Ok(GRIDS.keep(grid)?.grid.listen_objects().0 as jlong)
    }

    /// `long Native.gridListenMigrations(long grid)`.
    fn Java_io_filbert_internal_Native_gridListenMigrations<'local>(env, grid: jlong) -> jlong {
        let _ = env;
        Ok(GRIDS.keep(grid)?.grid.listen_migrations().0 as jlong)
    }

    /// `boolean Native.unlisten(long grid, long registration)`.
    fn Java_io_filbert_internal_Native_unlisten<'local>(env, grid: jlong, registration: jlong) -> jboolean {
        let _ = env;
        let desk = GRIDS.keep(grid)?;
        let Ok(id @ 1..) = u64::try_from(registration) else { return Ok(false) };
        Ok(desk.grid.unlisten(crate::grid::RegistrationId(id))?)
    }

    /// `long Native.mapListen(long map, byte[] key, boolean includeValue, boolean local)`.
    fn Java_io_filbert_internal_Native_mapListen<'local>(
        env, map: jlong, key: JByteArray<'local>, include_value: jboolean, local: jboolean,
    ) -> jlong {
        let map = MAPS.keep(map)?;
        let key = convert::maybe_bytes(env, &key)?;
        if let Some(key) = &key {
            convert::check_key(key)?;
        }
        let listener = MapListener { key: key.map(Into::into), values: include_value, local };
        Ok(map.it.listen(listener)?.0 as jlong)
    }

    /// `long Native.topicListen(long topic)`.
    fn Java_io_filbert_internal_Native_topicListen<'local>(env, topic: jlong) -> jlong {
        let _ = env;
        Ok(TOPICS.keep(topic)?.it.listen()?.0 as jlong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use bytes::Bytes;

    #[test]
    fn an_entry_event_is_laid_out_as_java_reads_it() {
        let event = Event::Entry {
            kind: EntryEventKind::Updated,
            key: Bytes::from_static(b"key"),
            value: Some(Bytes::from_static(b"v")),
            old_value: None,
            member: MemberId(5),
        };
        let mut expected = vec![1, 0, 0, 0, 4];
        expected.extend(5u128.to_be_bytes());
        expected.extend([0, 0, 0, 3, b'k', b'e', b'y', 0, 0, 0, 1, b'v']);
        expected.extend([0xff; 8]); // no old value, no merging value
        assert_eq!(one(&event, MemberId(1)), Some(expected));
    }

    #[test]
    fn java_is_told_of_merges_and_not_of_what_it_does_itself() {
        assert_eq!(one(&Event::Lifecycle(Lifecycle::Merged), MemberId(1)), Some(vec![7, 2]));
        assert_eq!(one(&Event::Lifecycle(Lifecycle::ShuttingDown), MemberId(1)), None);
    }

    #[test]
    fn an_end_is_a_result_or_a_status_with_its_text() {
        assert_eq!(completion(1, &Ok(None))[9..], [0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]);
        let failed = completion(1, &Err(Error::Interrupted));
        assert_eq!(failed[9..13], 107i32.to_be_bytes());
        assert!(failed.ends_with(b"interrupted while waiting"));
    }
}

//! Natives that maps, topics, locks and counters have in common.

use super::codec::Out;
use super::convert;
use super::tables::{COUNTERS, Held, LOCKS, MAPS, TOPICS};
use crate::error::Error;
use crate::ffi::handle;
use crate::grid::ObjectKind;
use crate::structures::{Counter, Lock, Map, Topic};
use jni::objects::JByteArray;
use jni::sys::jlong;
use std::sync::Arc;

/// A structure of whatever kind.
enum Object {
    Map(Arc<Held<Map>>),
    Topic(Arc<Held<Topic>>),
    Lock(Arc<Held<Lock>>),
    Counter(Arc<Held<Counter>>),
}

impl Object {
    fn find(object: jlong) -> Result<Self, Error> {
        Ok(match handle::kind_of(object) {
            kind if kind == MAPS.kind() => Self::Map(MAPS.keep(object)?),
            kind if kind == TOPICS.kind() => Self::Topic(TOPICS.keep(object)?),
            kind if kind == LOCKS.kind() => Self::Lock(LOCKS.keep(object)?),
            kind if kind == COUNTERS.kind() => Self::Counter(COUNTERS.keep(object)?),
            _ => return Err(Error::Closed("object")),
        })
    }

    fn destroy(&self) -> Result<(), Error> {
        match self {
            Self::Map(map) => map.desk.grid.destroy(ObjectKind::Map, map.it.name()),
            Self::Topic(topic) => topic.desk.grid.destroy(ObjectKind::Topic, topic.it.name()),
            Self::Lock(lock) => lock.desk.grid.destroy(ObjectKind::Lock, lock.it.name()),
            Self::Counter(counter) => counter.desk.grid.destroy(ObjectKind::Counter, counter.it.name()),
        }
    }

    fn figures(&self) -> Vec<(&'static str, u64)> {
        match self {
            Self::Map(map) => map_figures(&map.it),
            Self::Topic(topic) => topic_figures(&topic.it),
            Self::Lock(_) | Self::Counter(_) => Vec::new(),
        }
    }
}

fn map_figures(map: &Map) -> Vec<(&'static str, u64)> {
    let stats = map.stats();
    vec![
        ("owned.entries", stats.owned_entries),
        ("owned.bytes", stats.owned_bytes),
        ("backup.entries", stats.backup_entries),
        ("backup.bytes", stats.backup_bytes),
        ("locked.entries", stats.locked_entries),
        ("hits", stats.hits),
        ("evictions", stats.evictions),
        ("expirations", stats.expirations),
        ("accessed", stats.accessed),
        ("updated", stats.updated),
        ("created", stats.created),
        ("gets", stats.gets.count),
        ("get.ns.total", stats.gets.nanos),
        ("get.ns.max", stats.gets.longest),
        ("puts", stats.puts.count),
        ("put.ns.total", stats.puts.nanos),
        ("put.ns.max", stats.puts.longest),
        ("sets", stats.sets.count),
        ("set.ns.total", stats.sets.nanos),
        ("set.ns.max", stats.sets.longest),
        ("removes", stats.removes.count),
        ("remove.ns.total", stats.removes.nanos),
        ("remove.ns.max", stats.removes.longest),
        ("other", stats.others),
        ("events", stats.events),
    ]
}

fn topic_figures(topic: &Topic) -> Vec<(&'static str, u64)> {
    let stats = topic.stats();
    vec![("published", stats.published), ("received", stats.received), ("created", stats.created)]
}

checked! {
    /// `void Native.objectClose(long object)`.
    fn Java_io_filbert_internal_Native_objectClose<'local>(env, object: jlong) {
        let _ = env;
        // Of the tables only the one of the handle's kind knows it.
        drop((MAPS.close(object), TOPICS.close(object), LOCKS.close(object), COUNTERS.close(object)));
        Ok(())
    }

    /// `void Native.objectDestroy(long object)`.
    fn Java_io_filbert_internal_Native_objectDestroy<'local>(env, object: jlong) {
        let _ = env;
        Ok(Object::find(object)?.destroy()?)
    }

    /// `byte[] Native.objectStats(long object)`.
    fn Java_io_filbert_internal_Native_objectStats<'local>(env, object: jlong) -> JByteArray<'local> {
        let figures = Object::find(object)?.figures();
        convert::to_bytes(env, &Out::default().statistics(&figures).done())
    }
}

//! The hot natives of maps: raw, over the caller's buffer.
//!
//! A get of a key that this member owns copies the key once and the value once, takes one lock and allocates nothing.

use super::convert;
use super::raw;
use super::tables::{self, MAPS};
use crate::grid::run_as;
use jni::objects::JString;
use jni::sys::{jint, jlong};

checked! {
    /// `long Native.mapOpen(long grid, String name)`.
    fn Java_io_filbert_internal_Native_mapOpen<'local>(env, grid: jlong, name: JString<'local>) -> jlong {
        let name = convert::string(env, &name, "name")?;
        Ok(tables::open(&MAPS, grid, |desk| desk.grid.map(&name))?)
    }
}

raw! {
    /// `long Native.mapGet(long map, long address, int keyLength, int capacity)`.
    fn Java_io_filbert_internal_Native_mapGet<'local>(
        map: jlong, address: jlong, key_length: jint, capacity: jint,
    ) -> jlong {
        raw::guard(address, capacity, |scratch| {
            let map = MAPS.get(map)?;
            let key = scratch.key(key_length)?;
            map.it.get_with(&key, |value| scratch.reply(&map.desk, value))
        })
    }

    /// `long Native.mapGetHere(long map, long address, int keyLength, int capacity)`.
    fn Java_io_filbert_internal_Native_mapGetHere<'local>(
        map: jlong, address: jlong, key_length: jint, capacity: jint,
    ) -> jlong {
        raw::guard(address, capacity, |scratch| {
            let map = MAPS.get(map)?;
            let key = scratch.key(key_length)?;
            Ok(map.it.get_here(&key, |value| scratch.reply(&map.desk, value)).unwrap_or(raw::ELSEWHERE))
        })
    }

    /// `long Native.mapContainsKey(long map, long address, int keyLength, int capacity)`.
    fn Java_io_filbert_internal_Native_mapContainsKey<'local>(
        map: jlong, address: jlong, key_length: jint, capacity: jint,
    ) -> jlong {
        raw::guard(address, capacity, |scratch| {
            let map = MAPS.get(map)?;
            Ok(map.it.contains_key(&scratch.key(key_length)?)?.into())
        })
    }

    /// `long Native.mapPut(long map, long address, int keyLength, int valueLength, int capacity, long threadId, long
    /// ttlMillis, long maxIdleMillis)`.
    fn Java_io_filbert_internal_Native_mapPut<'local>(
        map: jlong, address: jlong, key_length: jint, value_length: jint, capacity: jint,
        thread: jlong, ttl: jlong, max_idle: jlong,
    ) -> jlong {
        raw::guard(address, capacity, |scratch| {
            let map = MAPS.get(map)?;
            let (key, value) = scratch.key_and_value(key_length, value_length)?;
            let expiry = convert::expiry(ttl, max_idle)?;
            let old = run_as(convert::thread(thread), || map.it.put(key, value, expiry))?;
            Ok(scratch.reply(&map.desk, old.as_deref()))
        })
    }

    /// `long Native.mapSet(long map, long address, int keyLength, int valueLength, int capacity, long threadId, long
    /// ttlMillis, long maxIdleMillis)`.
    fn Java_io_filbert_internal_Native_mapSet<'local>(
        map: jlong, address: jlong, key_length: jint, value_length: jint, capacity: jint,
        thread: jlong, ttl: jlong, max_idle: jlong,
    ) -> jlong {
        raw::guard(address, capacity, |scratch| {
            let map = MAPS.get(map)?;
            let (key, value) = scratch.key_and_value(key_length, value_length)?;
            let expiry = convert::expiry(ttl, max_idle)?;
            run_as(convert::thread(thread), || map.it.set(key, value, expiry))?;
            Ok(0)
        })
    }

    /// `long Native.mapRemove(long map, long address, int keyLength, int capacity, long threadId)`.
    fn Java_io_filbert_internal_Native_mapRemove<'local>(
        map: jlong, address: jlong, key_length: jint, capacity: jint, thread: jlong,
    ) -> jlong {
        raw::guard(address, capacity, |scratch| {
            let map = MAPS.get(map)?;
            let key = scratch.key(key_length)?;
            let old = run_as(convert::thread(thread), || map.it.remove(&key))?;
            Ok(scratch.reply(&map.desk, old.as_deref()))
        })
    }
}

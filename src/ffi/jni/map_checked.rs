//! Natives of maps that are checked: arguments of any size, and the rarer verbs.

use super::codec::{self, Out};
use super::convert::{self, bytes, key, thread, to_bytes, to_bytes_or_null};
use super::tables::MAPS;
use crate::grid::run_as;
use crate::structures::map::{EntryView, Expiry};
use jni::objects::JByteArray;
use jni::sys::{jboolean, jlong};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Says that a time is not known.
const UNKNOWN: i64 = -1;
/// Says that a time never comes.
const NEVER: i64 = i64::MAX;
/// What a record takes beside key and value, at most, by design.
const OVERHEAD_BYTES: usize = 36;

/// `ENTRY_VIEW`: ages become points in time of this machine's clock.
fn entry_view(view: &EntryView, key_bytes: usize, now_millis: u64) -> Vec<u8> {
    let since = |age: Duration| match age.is_zero() {
        true => UNKNOWN, // not kept
        false => now_millis as i64 - age.as_millis() as i64,
    };
    let span = |span: Option<Duration>| span.map_or(NEVER, |span| span.as_millis() as i64);
    let expires = view.left.map_or(NEVER, |left| now_millis as i64 + left.as_millis() as i64);
    let cost = view.value.len() + key_bytes + OVERHEAD_BYTES;
    Out::default()
        .bytes(&view.value)
        .i64(cost as i64)
        .i64(since(view.age))
        .i64(expires)
        .u64(view.hits)
        .i64(since(view.idle))
        .i64(UNKNOWN) // nothing is stored outside
        .i64(since(view.unchanged))
        .i64(UNKNOWN) // records have no version of their own
        .i64(span(view.ttl))
        .i64(span(view.max_idle))
        .done()
}

fn now_millis() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64)
}

checked! {
    /// `byte[] Native.mapGetBytes(long map, byte[] key)`.
    fn Java_io_filbert_internal_Native_mapGetBytes<'local>(
        env, map: jlong, k: JByteArray<'local>,
    ) -> JByteArray<'local> {
        let map = MAPS.keep(map)?;
        let k = key(env, &k)?;
        to_bytes_or_null(env, map.it.get(&k)?)
    }

    /// `byte[] Native.mapPutBytes(long map, long threadId, byte[] key, byte[] value, long ttlMillis, long
    /// maxIdleMillis)`.
    fn Java_io_filbert_internal_Native_mapPutBytes<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>, value: JByteArray<'local>, ttl: jlong, max_idle: jlong,
    ) -> JByteArray<'local> {
        let map = MAPS.keep(map)?;
        let (k, value, expiry) = (key(env, &k)?, bytes(env, &value, "value")?, convert::expiry(ttl, max_idle)?);
        to_bytes_or_null(env, run_as(thread(id), || map.it.put(&k, &value, expiry))?)
    }

    /// `void Native.mapSetBytes(long map, long threadId, byte[] key, byte[] value, long ttlMillis, long
    /// maxIdleMillis)`.
    fn Java_io_filbert_internal_Native_mapSetBytes<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>, value: JByteArray<'local>, ttl: jlong, max_idle: jlong,
    ) {
        let map = MAPS.keep(map)?;
        let (k, value, expiry) = (key(env, &k)?, bytes(env, &value, "value")?, convert::expiry(ttl, max_idle)?);
        Ok(run_as(thread(id), || map.it.set(&k, &value, expiry))?)
    }

    /// `byte[] Native.mapRemoveBytes(long map, long threadId, byte[] key)`.
    fn Java_io_filbert_internal_Native_mapRemoveBytes<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>,
    ) -> JByteArray<'local> {
        let map = MAPS.keep(map)?;
        let k = key(env, &k)?;
        to_bytes_or_null(env, run_as(thread(id), || map.it.remove(&k))?)
    }

    /// `boolean Native.mapTryPut(long map, long threadId, byte[] key, byte[] value, long waitMillis)`.
    fn Java_io_filbert_internal_Native_mapTryPut<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>, value: JByteArray<'local>, wait: jlong,
    ) -> jboolean {
        let map = MAPS.keep(map)?;
        let (k, value) = (key(env, &k)?, bytes(env, &value, "value")?);
        Ok(run_as(thread(id), || map.it.try_put(&k, &value, convert::wait(wait)))?)
    }

    /// `boolean Native.mapTryRemove(long map, long threadId, byte[] key, long waitMillis)`: false when the lock
    /// was not had, and as in Hazelcast when there was nothing to remove.
    fn Java_io_filbert_internal_Native_mapTryRemove<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>, wait: jlong,
    ) -> jboolean {
        let map = MAPS.keep(map)?;
        let k = key(env, &k)?;
        Ok(run_as(thread(id), || map.it.try_remove(&k, convert::wait(wait)))?)
    }

    /// `byte[] Native.mapPutIfAbsent(long map, long threadId, byte[] key, byte[] value, long ttlMillis, long
    /// maxIdleMillis)`.
    fn Java_io_filbert_internal_Native_mapPutIfAbsent<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>, value: JByteArray<'local>, ttl: jlong, max_idle: jlong,
    ) -> JByteArray<'local> {
        let map = MAPS.keep(map)?;
        let (k, value, expiry) = (key(env, &k)?, bytes(env, &value, "value")?, convert::expiry(ttl, max_idle)?);
        to_bytes_or_null(env, run_as(thread(id), || map.it.put_if_absent(&k, &value, expiry))?)
    }

    /// `byte[] Native.mapReplace(long map, long threadId, byte[] key, byte[] value)`.
    fn Java_io_filbert_internal_Native_mapReplace<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>, value: JByteArray<'local>,
    ) -> JByteArray<'local> {
        let map = MAPS.keep(map)?;
        let (k, value) = (key(env, &k)?, bytes(env, &value, "value")?);
        to_bytes_or_null(env, run_as(thread(id), || map.it.replace(&k, &value))?)
    }

    /// `boolean Native.mapReplaceIfSame(long map, long threadId, byte[] key, byte[] expected, byte[] value)`.
    fn Java_io_filbert_internal_Native_mapReplaceIfSame<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>, expected: JByteArray<'local>, value: JByteArray<'local>,
    ) -> jboolean {
        let map = MAPS.keep(map)?;
        let (expected, value) = (bytes(env, &expected, "expected")?, bytes(env, &value, "value")?);
        let k = key(env, &k)?;
        Ok(run_as(thread(id), || map.it.replace_if_same(&k, &expected, &value))?)
    }

    /// `boolean Native.mapRemoveIfSame(long map, long threadId, byte[] key, byte[] expected)`.
    fn Java_io_filbert_internal_Native_mapRemoveIfSame<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>, expected: JByteArray<'local>,
    ) -> jboolean {
        let map = MAPS.keep(map)?;
        let (k, expected) = (key(env, &k)?, bytes(env, &expected, "expected")?);
        Ok(run_as(thread(id), || map.it.remove_if_same(&k, &expected))?)
    }

    /// `void Native.mapDelete(long map, long threadId, byte[] key)`.
    fn Java_io_filbert_internal_Native_mapDelete<'local>(env, map: jlong, id: jlong, k: JByteArray<'local>) {
        let map = MAPS.keep(map)?;
        let k = key(env, &k)?;
        run_as(thread(id), || map.it.delete(&k))?;
        Ok(())
    }

    /// `boolean Native.mapContainsKeyBytes(long map, byte[] key)`.
    fn Java_io_filbert_internal_Native_mapContainsKeyBytes<'local>(
        env, map: jlong, k: JByteArray<'local>,
    ) -> jboolean {
        let map = MAPS.keep(map)?;
        Ok(map.it.contains_key(&key(env, &k)?)?)
    }

    /// `boolean Native.mapContainsValue(long map, byte[] value)`.
    fn Java_io_filbert_internal_Native_mapContainsValue<'local>(
        env, map: jlong, value: JByteArray<'local>,
    ) -> jboolean {
        let map = MAPS.keep(map)?;
        Ok(map.it.contains_value(&bytes(env, &value, "value")?)?)
    }

    /// `long Native.mapSize(long map)`.
    fn Java_io_filbert_internal_Native_mapSize<'local>(env, map: jlong) -> jlong {
        let _ = env;
        Ok(MAPS.keep(map)?.it.size()? as jlong)
    }

    /// `byte[] Native.mapGetAll(long map, byte[] keys)`.
    fn Java_io_filbert_internal_Native_mapGetAll<'local>(
        env, map: jlong, keys: JByteArray<'local>,
    ) -> JByteArray<'local> {
        let map = MAPS.keep(map)?;
        let keys = bytes(env, &keys, "keys")?;
        let keys = codec::read_list("keys", &keys)?;
        for k in &keys {
            convert::check_key(k)?;
        }
        let found = map.it.get_all(&keys)?;
        let items: Vec<_> = found.into_iter().flat_map(|(k, value)| [k, value]).collect();
        to_bytes(env, &Out::default().list(&items).done())
    }

    /// `void Native.mapPutAll(long map, long threadId, byte[] entries)`.
    fn Java_io_filbert_internal_Native_mapPutAll<'local>(env, map: jlong, id: jlong, entries: JByteArray<'local>) {
        let map = MAPS.keep(map)?;
        // One allocation for all: keys and values are parts of it until they are stored.
        let entries = bytes::Bytes::from(bytes(env, &entries, "entries")?);
        let pairs = codec::read_pairs("entries", &entries)?;
        for (k, _) in &pairs {
            convert::check_key(k)?;
        }
        let pairs: Vec<_> = pairs.iter().map(|(k, value)| (entries.slice_ref(k), entries.slice_ref(value))).collect();
        Ok(run_as(thread(id), || map.it.put_all(&pairs))?)
    }

    /// `void Native.mapClear(long map)`.
    fn Java_io_filbert_internal_Native_mapClear<'local>(env, map: jlong) {
        let _ = env;
        Ok(MAPS.keep(map)?.it.clear()?)
    }

    /// `boolean Native.mapEvict(long map, long threadId, byte[] key)`.
    fn Java_io_filbert_internal_Native_mapEvict<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>,
    ) -> jboolean {
        let map = MAPS.keep(map)?;
        let k = key(env, &k)?;
        Ok(run_as(thread(id), || map.it.evict(&k))?)
    }

    /// `void Native.mapEvictAll(long map)`.
    fn Java_io_filbert_internal_Native_mapEvictAll<'local>(env, map: jlong) {
        let _ = env;
        Ok(MAPS.keep(map)?.it.evict_all()?)
    }

    /// `boolean Native.mapSetTtl(long map, long threadId, byte[] key, long ttlMillis)`.
    fn Java_io_filbert_internal_Native_mapSetTtl<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>, ttl: jlong,
    ) -> jboolean {
        let map = MAPS.keep(map)?;
        let (k, expiry) = (key(env, &k)?, Expiry { max_idle: None, ..convert::expiry(ttl, -1)? });
        Ok(run_as(thread(id), || map.it.set_expiry(&k, expiry))?)
    }

    /// `byte[] Native.mapEntryView(long map, byte[] key)`.
    fn Java_io_filbert_internal_Native_mapEntryView<'local>(
        env, map: jlong, k: JByteArray<'local>,
    ) -> JByteArray<'local> {
        let map = MAPS.keep(map)?;
        let k = key(env, &k)?;
        let view = map.it.entry_view(&k)?;
        to_bytes_or_null(env, view.map(|view| entry_view(&view, k.len(), now_millis())))
    }

    /// `boolean Native.mapLock(long map, long threadId, byte[] key, long waitMillis, long leaseMillis)`.
    fn Java_io_filbert_internal_Native_mapLock<'local>(
        env, map: jlong, id: jlong, k: JByteArray<'local>, wait: jlong, lease: jlong,
    ) -> jboolean {
        let map = MAPS.keep(map)?;
        let (k, wait, lease) = (key(env, &k)?, convert::wait(wait), convert::lease(lease)?);
        Ok(run_as(thread(id), || map.it.try_lock(&k, wait, lease))?)
    }

    /// `void Native.mapUnlock(long map, long threadId, byte[] key)`.
    fn Java_io_filbert_internal_Native_mapUnlock<'local>(env, map: jlong, id: jlong, k: JByteArray<'local>) {
        let map = MAPS.keep(map)?;
        let k = key(env, &k)?;
        Ok(run_as(thread(id), || map.it.unlock(&k))?)
    }

    /// `void Native.mapForceUnlock(long map, byte[] key)`.
    fn Java_io_filbert_internal_Native_mapForceUnlock<'local>(env, map: jlong, k: JByteArray<'local>) {
        let map = MAPS.keep(map)?;
        Ok(map.it.force_unlock(&key(env, &k)?)?)
    }

    /// `boolean Native.mapIsLocked(long map, byte[] key)`.
    fn Java_io_filbert_internal_Native_mapIsLocked<'local>(env, map: jlong, k: JByteArray<'local>) -> jboolean {
        let map = MAPS.keep(map)?;
        Ok(map.it.is_locked(&key(env, &k)?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_become_points_in_time_and_what_is_not_kept_is_unknown() {
        let view = EntryView {
            value: bytes::Bytes::from_static(b"v"),
            left: Some(Duration::from_millis(500)),
            ttl: Some(Duration::from_secs(1)),
            age: Duration::from_millis(500),
            hits: 3,
            ..EntryView::default()
        };
        let bytes = entry_view(&view, 4, 10_000);
        let (value, numbers) = bytes.split_at(5);
        assert_eq!(value, [0, 0, 0, 1, b'v']);
        let numbers: Vec<i64> = numbers.as_chunks::<8>().0.iter().map(|n| i64::from_be_bytes(*n)).collect();
        let expected = [41, 9_500, 10_500, 3, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, 1_000, NEVER];
        assert_eq!(numbers, expected);
    }
}

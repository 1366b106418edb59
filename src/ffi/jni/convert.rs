//! Java's types to ours and back.

use super::policy::Fault;
use crate::error::Error;
use crate::grid::{ThreadId, is_known_as};
use crate::structures::map::Expiry;
use jni::Env;
use jni::objects::{JByteArray, JObjectArray, JString};
use jni::sys::jlong;
use std::time::Duration;

/// Shortest key: a type id.
const KEY_BYTES_MIN: usize = 4;
/// Most strings in one array: a configuration has hundreds.
const STRINGS_MAX: usize = 1 << 20;

/// A text that must be there.
pub fn string(env: &Env<'_>, text: &JString<'_>, name: &'static str) -> Result<String, Fault> {
    if text.is_null() {
        return Err(Error::NullArgument(name).into());
    }
    Ok(text.try_to_string(env)?)
}

/// Bytes that must be there.
pub fn bytes(env: &Env<'_>, array: &JByteArray<'_>, name: &'static str) -> Result<Vec<u8>, Fault> {
    maybe_bytes(env, array)?.ok_or_else(|| Error::NullArgument(name).into())
}

/// Bytes, or null.
pub fn maybe_bytes(env: &Env<'_>, array: &JByteArray<'_>) -> Result<Option<Vec<u8>>, Fault> {
    if array.is_null() {
        return Ok(None);
    }
    let length = array.len(env)?;
    let mut copy: Vec<u8> = Vec::with_capacity(length);
    let raw = env.get_raw();
    // SAFETY: `raw` is this thread's environment and `array` an array of at least `length` bytes, whose length never
    // changes. The copy's capacity is `length`, so the region fits; it may be written before it is initialised, since
    // only the JVM's copy looks at it, and all of it is initialised when its length is set. A `jbyte` is a byte.
    unsafe {
        ((**raw).v1_1.GetByteArrayRegion)(raw, array.as_raw(), 0, length as i32, copy.as_mut_ptr().cast());
        copy.set_len(length);
    }
    Ok(Some(copy))
}

/// A key: long enough for its type id.
pub fn key(env: &Env<'_>, array: &JByteArray<'_>) -> Result<Vec<u8>, Fault> {
    let key = bytes(env, array, "key")?;
    check_key(&key)?;
    Ok(key)
}

/// Refuses what cannot be a serialized form.
pub fn check_key(key: &[u8]) -> Result<(), Error> {
    if key.len() < KEY_BYTES_MIN {
        let problem =
            format!("{} bytes; accepted: a serialized form, which begins with a type id", key.len());
        return Err(Error::InvalidArgument { name: "key", problem });
    }
    Ok(())
}

/// Strings that must all be there.
pub fn strings(
    env: &mut Env<'_>,
    array: &JObjectArray<'_, JString<'_>>,
    name: &'static str,
) -> Result<Vec<String>, Fault> {
    if array.is_null() {
        return Err(Error::NullArgument(name).into());
    }
    let length = array.len(env)?;
    if length > STRINGS_MAX {
        return Err(Error::TooLarge { what: name, size: length as u64, limit: STRINGS_MAX as u64 }.into());
    }
    let mut all = Vec::with_capacity(length);
    for index in 0..length {
        let item = array.get_element(env, index)?;
        all.push(string(env, &item, name)?);
        env.delete_local_ref(item);
    }
    Ok(all)
}

/// Strings in pairs.
pub fn pairs(
    env: &mut Env<'_>,
    array: &JObjectArray<'_, JString<'_>>,
    name: &'static str,
) -> Result<Vec<(String, String)>, Fault> {
    let all = strings(env, array, name)?;
    if all.len() % 2 != 0 {
        let problem = format!("{} strings; accepted: pairs of key and value", all.len());
        return Err(Error::InvalidArgument { name, problem }.into());
    }
    let mut all = all.into_iter();
    Ok(std::iter::from_fn(|| Some((all.next()?, all.next()?))).collect())
}

/// A new array.
pub fn to_bytes<'local>(env: &mut Env<'local>, bytes: &[u8]) -> Result<JByteArray<'local>, Fault> {
    Ok(env.byte_array_from_slice(bytes)?)
}

/// A new array, or null.
pub fn to_bytes_or_null<'local>(
    env: &mut Env<'local>,
    bytes: Option<impl AsRef<[u8]>>,
) -> Result<JByteArray<'local>, Fault> {
    match bytes {
        Some(bytes) => to_bytes(env, bytes.as_ref()),
        None => Ok(JByteArray::null()),
    }
}

/// A new array of new strings.
pub fn to_strings<'local>(
    env: &mut Env<'local>,
    strings: &[impl AsRef<str>],
) -> Result<JObjectArray<'local, JString<'local>>, Fault> {
    let array = JObjectArray::<JString>::new(env, strings.len(), JString::null())?;
    for (index, text) in strings.iter().enumerate() {
        let text = env.new_string(text)?;
        array.set_element(env, index, &text)?;
        env.delete_local_ref(text);
    }
    Ok(array)
}

/// `-1` the map's default, `0` for ever, else milliseconds.
pub fn expiry(ttl: jlong, max_idle: jlong) -> Result<Expiry, Error> {
    Ok(Expiry { ttl: life("ttlMillis", ttl)?, max_idle: life("maxIdleMillis", max_idle)? })
}

fn life(name: &'static str, millis: jlong) -> Result<Option<Duration>, Error> {
    match millis {
        -1 => Ok(None),
        0.. => Ok(Some(Duration::from_millis(millis as u64))),
        _ => {
            let problem =
                format!("{millis}; accepted: -1 (the map's default), 0 (for ever), or milliseconds");
            Err(Error::InvalidArgument { name, problem })
        }
    }
}

/// Below 0 for ever, else milliseconds.
pub fn wait(millis: jlong) -> Duration {
    u64::try_from(millis).map_or(Duration::MAX, Duration::from_millis)
}

/// 0 never, else milliseconds.
pub fn lease(millis: jlong) -> Result<Option<Duration>, Error> {
    match u64::try_from(millis) {
        Ok(0) => Ok(None),
        Ok(millis) => Ok(Some(Duration::from_millis(millis))),
        Err(_) => {
            let problem = format!("{millis}; accepted: 0 (never released by itself), or milliseconds");
            Err(Error::InvalidArgument { name: "leaseMillis", problem })
        }
    }
}

/// The calling Java thread's number, which holds for its calls that do not say it, too.
pub fn thread(id: jlong) -> ThreadId {
    let id = ThreadId(id as u64);
    is_known_as(id);
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_their_special_values() {
        let life = expiry(-1, 0).expect("both are accepted");
        assert_eq!((life.ttl, life.max_idle), (None, Some(Duration::ZERO)));
        assert_eq!(expiry(7, -1).expect("both are accepted").ttl, Some(Duration::from_millis(7)));
        for wrong in [-2, i64::MIN] {
            assert!(matches!(expiry(wrong, 0), Err(Error::InvalidArgument { name: "ttlMillis", .. })));
            assert!(matches!(expiry(0, wrong), Err(Error::InvalidArgument { name: "maxIdleMillis", .. })));
            assert_eq!(wait(wrong), Duration::MAX);
            assert!(lease(wrong).is_err());
        }
        assert_eq!((wait(0), lease(0)), (Duration::ZERO, Ok(None)));
        assert_eq!(lease(5), Ok(Some(Duration::from_millis(5))));
    }

    #[test]
    fn a_key_has_at_least_a_type_id() {
        assert!(check_key(&[0; 3]).is_err());
        assert_eq!(check_key(&[0; 4]), Ok(()));
    }
}

//! Natives that walk over a whole map, page by page.

use super::codec::Out;
use super::convert;
use super::tables::{CURSORS, MAPS};
use crate::error::Error;
use crate::structures::map::Yield;
use jni::objects::JByteArray;
use jni::sys::{jboolean, jint, jlong};
use parking_lot::Mutex;
use std::sync::Arc;

/// Most bytes of one page, unless one item is larger.
const PAGE_BYTES_MAX: usize = 1 << 20;

fn what_of(number: jint) -> Result<Yield, Error> {
    match number {
        1 => Ok(Yield::Keys),
        2 => Ok(Yield::Values),
        3 => Ok(Yield::Entries),
        _ => {
            let problem = format!("{number}; accepted: 1 keys, 2 values, 3 entries");
            Err(Error::InvalidArgument { name: "what", problem })
        }
    }
}

checked! {
    /// `long Native.mapScan(long map, int what, boolean local)`.
    fn Java_io_filbert_internal_Native_mapScan<'local>(env, map: jlong, what: jint, local: jboolean) -> jlong {
        let _ = env;
        let map = MAPS.keep(map)?;
        Ok(CURSORS.open(Arc::new(Mutex::new(map.it.cursor(what_of(what)?, local))))?)
    }

    /// `byte[] Native.cursorNext(long cursor)`.
    fn Java_io_filbert_internal_Native_cursorNext<'local>(env, cursor: jlong) -> JByteArray<'local> {
        let cursor = CURSORS.keep(cursor)?;
        let page = cursor.lock().next_page(PAGE_BYTES_MAX)?;
        convert::to_bytes_or_null(env, page.map(|items| Out::default().list(&items).done()))
    }

    /// `void Native.cursorClose(long cursor)`.
    fn Java_io_filbert_internal_Native_cursorClose<'local>(env, cursor: jlong) {
        let _ = env;
        drop(CURSORS.close(cursor));
        Ok(())
    }
}

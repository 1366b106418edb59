//! Natives that test the crossing itself.

use super::{convert, raw};
use jni::objects::{JByteArray, JString};
use jni::sys::{jint, jlong};

checked! {
    /// `byte[] Native.echo(byte[] bytes)`.
    fn Java_io_filbert_internal_Native_echo<'local>(env, bytes: JByteArray<'local>) -> JByteArray<'local> {
        let copy = convert::maybe_bytes(env, &bytes)?;
        convert::to_bytes_or_null(env, copy)
    }

    /// `void Native.panic(String text)`.
    fn Java_io_filbert_internal_Native_panic<'local>(env, text: JString<'local>) {
        let text = convert::string(env, &text, "text")?;
        panic!("{text}")
    }
}

raw! {
    /// `long Native.panicRaw(long address, int capacity)`.
    fn Java_io_filbert_internal_Native_panicRaw<'local>(address: jlong, capacity: jint) -> jlong {
        raw::guard(address, capacity, |_| panic!("asked to"))
    }
}

//! Natives of the library as a whole.

use super::{convert, large};
use jni::objects::{JByteArray, JByteBuffer, JString};
use jni::sys::{jint, jlong};

/// Raised with every change of `Native`, `Codec` or `ConfigKeys`.
const ABI: jint = 2;

checked! {
    /// `int Native.abi()`.
    fn Java_io_filbert_internal_Native_abi<'local>(env) -> jint {
        let _ = env;
        Ok(ABI)
    }

    /// `String Native.version()`.
    fn Java_io_filbert_internal_Native_version<'local>(env) -> JString<'local> {
        Ok(env.new_string(env!("CARGO_PKG_VERSION"))?)
    }

    /// `long Native.bufferAddress(ByteBuffer direct)`: 0 when it is not direct, or null.
    fn Java_io_filbert_internal_Native_bufferAddress<'local>(env, buffer: JByteBuffer<'local>) -> jlong {
        Ok(env.get_direct_buffer_address(&buffer).map_or(0, |address| address as jlong))
    }

    /// `byte[] Native.largeTake(long token)`.
    fn Java_io_filbert_internal_Native_largeTake<'local>(env, token: jlong) -> JByteArray<'local> {
        convert::to_bytes(env, &large::take(token)?)
    }
}

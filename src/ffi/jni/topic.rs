//! Natives of topics; listening is in [`events`](super::events).

use super::convert;
use super::tables::{self, TOPICS};
use jni::objects::{JByteArray, JString};
use jni::sys::jlong;

checked! {
    /// `long Native.topicOpen(long grid, String name)`.
    fn Java_io_filbert_internal_Native_topicOpen<'local>(env, grid: jlong, name: JString<'local>) -> jlong {
        let name = convert::string(env, &name, "name")?;
        Ok(tables::open(&TOPICS, grid, |desk| desk.grid.topic(&name))?)
    }

    /// `void Native.topicPublish(long topic, byte[] message)`.
    fn Java_io_filbert_internal_Native_topicPublish<'local>(env, topic: jlong, message: JByteArray<'local>) {
        let topic = TOPICS.keep(topic)?;
        Ok(topic.it.publish(&convert::bytes(env, &message, "message")?)?)
    }
}

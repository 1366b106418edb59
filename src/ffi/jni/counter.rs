//! Natives of counters.

use super::convert;
use super::tables::{self, COUNTERS};
use jni::objects::JString;
use jni::sys::{jboolean, jlong};

checked! {
    /// `long Native.counterOpen(long grid, String name)`.
    fn Java_io_filbert_internal_Native_counterOpen<'local>(env, grid: jlong, name: JString<'local>) -> jlong {
        let name = convert::string(env, &name, "name")?;
        Ok(tables::open(&COUNTERS, grid, |desk| desk.grid.counter(&name))?)
    }

    /// `long Native.counterGet(long counter)`.
    fn Java_io_filbert_internal_Native_counterGet<'local>(env, counter: jlong) -> jlong {
        let _ = env;
        Ok(COUNTERS.keep(counter)?.it.get()?)
    }

    /// `long Native.counterAddAndGet(long counter, long delta)`.
    fn Java_io_filbert_internal_Native_counterAddAndGet<'local>(env, counter: jlong, delta: jlong) -> jlong {
        let _ = env;
        Ok(COUNTERS.keep(counter)?.it.add(delta)?)
    }

    /// `long Native.counterGetAndAdd(long counter, long delta)`.
    fn Java_io_filbert_internal_Native_counterGetAndAdd<'local>(env, counter: jlong, delta: jlong) -> jlong {
        let _ = env;
        Ok(COUNTERS.keep(counter)?.it.get_and_add(delta)?)
    }

    /// `long Native.counterGetAndSet(long counter, long value)`.
    fn Java_io_filbert_internal_Native_counterGetAndSet<'local>(env, counter: jlong, value: jlong) -> jlong {
        let _ = env;
        Ok(COUNTERS.keep(counter)?.it.set(value)?)
    }

    /// `boolean Native.counterCompareAndSet(long counter, long expected, long value)`.
    fn Java_io_filbert_internal_Native_counterCompareAndSet<'local>(
        env, counter: jlong, expected: jlong, value: jlong,
    ) -> jboolean {
        let _ = env;
        Ok(COUNTERS.keep(counter)?.it.compare_and_set(expected, value)?)
    }
}

//! Natives of locks.

use super::convert;
use super::tables::{self, LOCKS};
use crate::error::Error;
use crate::grid::run_as;
use crate::structures::Lock;
use crate::structures::lock::LockState;
use jni::objects::JString;
use jni::sys::{jboolean, jint, jlong};

fn state(lock: jlong, thread: jlong) -> Result<LockState, Error> {
    let lock = LOCKS.keep(lock)?;
    run_as(convert::thread(thread), || lock.it.state())
}

fn acquire(lock: &Lock, thread: jlong, wait: jlong) -> Result<jlong, Error> {
    let fence = run_as(convert::thread(thread), || lock.try_lock(convert::wait(wait)))?;
    Ok(fence as jlong)
}

checked! {
    /// `long Native.lockOpen(long grid, String name, int acquireLimit)`. Limit 0 is the configured one, which is none
    /// by default.
    fn Java_io_filbert_internal_Native_lockOpen<'local>(
        env, grid: jlong, name: JString<'local>, acquire_limit: jint,
    ) -> jlong {
        let name = convert::string(env, &name, "name")?;
        let limit = u32::try_from(acquire_limit).map_err(|_| Error::InvalidArgument {
            name: "acquireLimit",
            problem: format!("{acquire_limit}; accepted: 0 (without limit) or more"),
        })?;
        let open = |desk: &super::desk::Desk| {
            if limit == 0 { desk.grid.lock(&name) } else { desk.grid.lock_limited(&name, limit) }
        };
        Ok(tables::open(&LOCKS, grid, open)?)
    }

    /// `long Native.lockAcquire(long lock, long threadId, long waitMillis)`.
    fn Java_io_filbert_internal_Native_lockAcquire<'local>(env, lock: jlong, thread: jlong, wait: jlong) -> jlong {
        let _ = env;
        Ok(acquire(&LOCKS.keep(lock)?.it, thread, wait)?)
    }

    /// `void Native.lockRelease(long lock, long threadId)`.
    fn Java_io_filbert_internal_Native_lockRelease<'local>(env, lock: jlong, thread: jlong) {
        let _ = env;
        let lock = LOCKS.keep(lock)?;
        Ok(run_as(convert::thread(thread), || lock.it.unlock())?)
    }

    /// `long Native.lockFence(long lock, long threadId)`.
    fn Java_io_filbert_internal_Native_lockFence<'local>(env, lock: jlong, thread: jlong) -> jlong {
        let _ = env;
        let state = state(lock, thread)?;
        if !state.mine {
            return Err(Error::NotLockOwner(String::new()).into());
        }
        Ok(state.fence as jlong)
    }

    /// `int Native.lockCount(long lock)`.
    fn Java_io_filbert_internal_Native_lockCount<'local>(env, lock: jlong) -> jint {
        let _ = env;
        Ok(i32::try_from(state(lock, 0)?.count).unwrap_or(jint::MAX))
    }

    /// `boolean Native.lockIsHeldBy(long lock, long threadId)`.
    fn Java_io_filbert_internal_Native_lockIsHeldBy<'local>(env, lock: jlong, thread: jlong) -> jboolean {
        let _ = env;
        Ok(state(lock, thread)?.mine)
    }
}

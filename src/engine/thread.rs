//! Which thread is asking: what owns key locks and locks, together with the member.

use crate::kernel::id::ThreadId;
use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

/// Numbers of threads that nobody named start here, so that they never meet the numbers a host hands in.
const OWN_NUMBERS: u64 = 1 << 62;

static NEXT: AtomicU64 = AtomicU64::new(OWN_NUMBERS);

thread_local! {
    static CURRENT: Cell<Option<ThreadId>> = const { Cell::new(None) };
    static HOST: Cell<Option<ThreadId>> = const { Cell::new(None) };
}

/// The host's own number of the calling thread, for calls in which it does not say it.
pub fn is_known_as(id: ThreadId) {
    HOST.with(|host| host.set(Some(id)));
}

/// Whose call this is: the thread that somebody [runs as](run_as), else the host's number if it ever said one.
pub fn asking() -> ThreadId {
    CURRENT
        .with(Cell::get)
        .filter(|id| id.0 < OWN_NUMBERS)
        .or_else(|| HOST.with(Cell::get))
        .unwrap_or_else(current)
}

/// The number of the calling thread; given out at the first use.
pub fn current() -> ThreadId {
    CURRENT.with(|current| match current.get() {
        Some(id) => id,
        None => {
            let id = ThreadId(NEXT.fetch_add(1, Ordering::Relaxed));
            current.set(Some(id));
            id
        }
    })
}

/// Runs `call` as the thread `id` of the host: a JVM's threads have numbers of their own, and virtual ones move
/// between the system's.
pub fn run_as<R>(id: ThreadId, call: impl FnOnce() -> R) -> R {
    struct Restore(Option<ThreadId>);
    impl Drop for Restore {
        fn drop(&mut self) {
            CURRENT.with(|current| current.set(self.0));
        }
    }
    let _restore = Restore(CURRENT.with(|current| current.replace(Some(id))));
    call()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_keeps_its_number_and_lends_itself() {
        let own = current();
        assert_eq!(current(), own);
        assert_eq!(run_as(ThreadId(7), current), ThreadId(7));
        assert_eq!(current(), own);
        assert_ne!(std::thread::spawn(current).join().expect("no panic"), own);
    }
}

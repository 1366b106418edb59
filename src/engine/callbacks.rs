//! Threads that run listeners of hosts without threads of their own for it: C and Rust.
//!
//! Takes what [`Dispatcher::next`] hands out and calls the registration's closure, each event by itself. The pool grows
//! while callbacks block and events wait, up to [`THREADS_MAX`], and shrinks to one when idle; without listeners it
//! has no thread. A JVM has threads of its own and does not use this.

use super::dispatcher::{Dispatcher, Event, Next, RegistrationId, THREADS_MAX};
use crate::logging::{Logger, targets};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

/// How long a thread waits for events before it ends, unless it is the last one.
const IDLE_MAX: Duration = Duration::from_secs(5);

/// What a listener does with an event.
pub type Callback = Arc<dyn Fn(&Event) + Send + Sync>;

/// The pool of one instance. Thread-safe.
pub struct Callbacks {
    inner: Arc<Inner>,
}

struct Inner {
    dispatcher: Arc<Dispatcher>,
    callbacks: Mutex<HashMap<RegistrationId, Callback>>,
    threads: AtomicUsize,
    started: AtomicUsize,
    handles: Mutex<Vec<JoinHandle<()>>>,
    name: String,
    log: Logger,
}

impl Callbacks {
    /// A pool without threads.
    pub fn new(dispatcher: Arc<Dispatcher>, instance: &str, log: Logger) -> Self {
        Self {
            inner: Arc::new(Inner {
                dispatcher,
                callbacks: Mutex::default(),
                threads: AtomicUsize::new(0),
                started: AtomicUsize::new(0),
                handles: Mutex::default(),
                name: instance.to_owned(),
                log,
            }),
        }
    }

    /// Runs `callback` for every event of a registration from now on; events that came before wait in its queue.
    pub fn attach(&self, id: RegistrationId, callback: Callback) {
        self.inner.callbacks.lock().insert(id, callback);
        if self.inner.threads.load(Ordering::SeqCst) == 0 {
            self.inner.clone().spawn();
        }
    }

    /// Forgets a registration's callback. One that is running goes on to its end.
    pub fn detach(&self, id: RegistrationId) {
        self.inner.callbacks.lock().remove(&id);
    }

    /// Waits until all threads have ended, after the dispatcher was closed. Called from a callback it waits for the
    /// others only.
    pub fn join(&self) {
        let handles = std::mem::take(&mut *self.inner.handles.lock());
        let me = std::thread::current().id();
        for handle in handles.into_iter().filter(|handle| handle.thread().id() != me) {
            let _ = handle.join(); // a panic of a callback was caught and logged
        }
    }
}

impl Inner {
    fn spawn(self: Arc<Self>) {
        if self.threads.fetch_add(1, Ordering::SeqCst) >= THREADS_MAX {
            self.threads.fetch_sub(1, Ordering::SeqCst);
            return;
        }
        let number = self.started.fetch_add(1, Ordering::Relaxed) + 1;
        let name = format!("hz.{}.event-{number}", self.name);
        let inner = self.clone();
        match std::thread::Builder::new().name(name).spawn(move || inner.run()) {
            Ok(handle) => {
                let mut handles = self.handles.lock();
                handles.retain(|handle| !handle.is_finished());
                handles.push(handle);
            }
            Err(error) => {
                self.threads.fetch_sub(1, Ordering::SeqCst);
                log::warn!(logger: self.log, target: targets::EVENT_SERVICE,
                    "no thread for listeners: {error}; events wait");
            }
        }
    }

    fn run(self: Arc<Self>) {
        loop {
            match self.dispatcher.next(IDLE_MAX) {
                Next::Events(id, events) => {
                    if self.dispatcher.wants_thread() {
                        self.clone().spawn();
                    }
                    let callback = self.callbacks.lock().get(&id).cloned();
                    for event in &events {
                        self.call(callback.as_ref(), event);
                    }
                    self.dispatcher.done(id);
                }
                Next::Nothing => {
                    let last = self.threads.load(Ordering::SeqCst) == 1;
                    if !last {
                        break;
                    }
                }
                Next::Closed => break,
            }
        }
        self.threads.fetch_sub(1, Ordering::SeqCst);
    }

    fn call(&self, callback: Option<&Callback>, event: &Event) {
        let Some(callback) = callback else { return };
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| callback(event))) {
            let text = panic.downcast_ref::<&str>().copied().unwrap_or("no text");
            log::error!(logger: self.log, target: targets::EVENT_SERVICE, "a listener panicked: {text}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::dispatcher::{Subject, System};
    use super::*;
    use crate::engine::dispatcher::Lifecycle;
    use std::sync::mpsc;

    #[test]
    fn a_blocked_listener_does_not_stop_another() {
        let dispatcher = Arc::new(Dispatcher::default());
        let pool = Callbacks::new(dispatcher.clone(), "test", Logger::silent());
        let (release, blocked) = mpsc::channel::<()>();
        let (said, heard) = mpsc::channel();
        let slow = dispatcher.add(Subject::system(System::Lifecycle));
        let blocked = Mutex::new(blocked);
        pool.attach(
            slow,
            Arc::new(move |_| {
                let _ = blocked.lock().recv(); // until released, or the test is over
            }),
        );
        let quick = dispatcher.add(Subject::system(System::Membership));
        pool.attach(quick, Arc::new(move |_| said.send(()).expect("the test waits")));
        let event = Event::Lifecycle(Lifecycle::Started);
        dispatcher.offer(None, &event, |subject| subject.is(System::Lifecycle));
        while dispatcher.queued() > 0 {
            std::thread::yield_now(); // until the slow one has taken its event
        }
        dispatcher.offer(None, &event, |subject| subject.is(System::Membership));
        heard.recv_timeout(Duration::from_secs(20)).expect("delivered while the other one blocks");
        release.send(()).expect("still blocked");
        dispatcher.close();
        pool.join();
        assert_eq!(pool.inner.threads.load(Ordering::SeqCst), 0);
    }

    #[test]
    fn a_panicking_listener_goes_on_listening() {
        let dispatcher = Arc::new(Dispatcher::default());
        let pool = Callbacks::new(dispatcher.clone(), "test", Logger::silent());
        let id = dispatcher.add(Subject::system(System::Lifecycle));
        let (said, heard) = mpsc::channel();
        pool.attach(
            id,
            Arc::new(move |_| {
                said.send(()).expect("the test waits");
                panic!("planted");
            }),
        );
        for _ in 0..2 {
            dispatcher
                .offer(None, &Event::Lifecycle(Lifecycle::Started), |subject| subject.is(System::Lifecycle));
            heard.recv_timeout(Duration::from_secs(20)).expect("called");
        }
        dispatcher.close();
        pool.join();
    }
}

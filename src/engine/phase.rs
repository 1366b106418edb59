//! Where an instance is in its life, and who waits for the next step of it.

use parking_lot::{Condvar, Mutex};
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use super::clock::SystemClock;

const STARTING: u8 = 0;
const SERVING: u8 = 1;
const LEAVING: u8 = 2;
const OVER: u8 = 3;

/// See the [module](self). Thread-safe; never goes back.
#[derive(Default)]
pub struct Phase {
    /// Read by every call.
    now: AtomicU8,
    steps: Mutex<Steps>,
    changed: Condvar,
}

#[derive(Default)]
struct Steps {
    joined: bool,
    left: bool,
    refused: Option<String>,
    /// All threads of the instance have ended.
    ended: bool,
}

impl Phase {
    /// Whether calls are taken. While leaving they still are: what this member owns moves away under them.
    pub fn is_serving(&self) -> bool {
        matches!(self.now.load(Ordering::Acquire), SERVING | LEAVING)
    }

    /// Whether it is serving and nobody has asked it to stop.
    pub fn is_running(&self) -> bool {
        self.now.load(Ordering::Acquire) == SERVING
    }

    /// Whether nothing more will be answered.
    pub fn is_over(&self) -> bool {
        self.now.load(Ordering::Acquire) == OVER
    }

    /// Calls are taken from now on.
    pub fn serve(&self) {
        self.now.store(SERVING, Ordering::Release);
    }

    /// Begins to leave. False: somebody else has, or it is over.
    pub fn begin_leaving(&self) -> bool {
        let step =
            |from| self.now.compare_exchange(from, LEAVING, Ordering::AcqRel, Ordering::Acquire).is_ok();
        step(SERVING) || step(STARTING)
    }

    /// Nothing is answered from now on. False: it was over already.
    pub fn end(&self) -> bool {
        self.now.swap(OVER, Ordering::AcqRel) != OVER
    }

    /// The control plane is in a cluster.
    pub fn joined(&self) {
        self.step(|steps| steps.joined = true);
    }

    /// The control plane has left.
    pub fn left(&self) {
        self.step(|steps| steps.left = true);
    }

    /// A cluster does not want this member.
    pub fn refused(&self, reason: String) {
        self.step(|steps| steps.refused = Some(reason));
    }

    /// Everything is torn down.
    pub fn ended(&self) {
        self.step(|steps| steps.ended = true);
    }

    fn step(&self, step: impl FnOnce(&mut Steps)) {
        step(&mut self.steps.lock());
        self.changed.notify_all();
    }

    /// Waits until joined. `Err`: the reason of the refusal, or none at the time limit.
    pub fn wait_joined(&self, wait: Duration) -> Result<(), Option<String>> {
        let done = self.wait_for(wait, |steps| steps.joined || steps.refused.is_some());
        match (done, self.steps.lock().refused.clone()) {
            (true, None) => Ok(()),
            (_, reason) => Err(reason),
        }
    }

    /// Waits until the control plane has left; false at the time limit.
    pub fn wait_left(&self, wait: Duration) -> bool {
        self.wait_for(wait, |steps| steps.left)
    }

    /// Waits until everything is torn down; false at the time limit.
    pub fn wait_ended(&self, wait: Duration) -> bool {
        self.wait_for(wait, |steps| steps.ended)
    }

    fn wait_for(&self, wait: Duration, done: impl Fn(&Steps) -> bool) -> bool {
        let deadline = SystemClock.now() + wait;
        let mut steps = self.steps.lock();
        while !done(&steps) {
            let left = deadline.since(SystemClock.now());
            if left.is_zero() {
                return false;
            }
            self.changed.wait_for(&mut steps, left);
        }
        true
    }
}

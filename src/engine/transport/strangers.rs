//! Accepted connections that have not said an acceptable hello yet: few, for a short while, the oldest goes first.

use super::STRANGERS_MAX;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::Future;
use std::rc::Rc;
use std::time::Duration;
use tokio::task::{AbortHandle, spawn_local};

#[derive(Default)]
struct List {
    next: u64,
    /// Oldest first.
    waiting: VecDeque<(u64, AbortHandle)>,
}

/// All of one listener.
#[derive(Default)]
pub(super) struct Strangers(Rc<RefCell<List>>);

/// Takes one of them off the list: its hello was accepted, or it is gone.
pub(super) struct Known {
    list: Rc<RefCell<List>>,
    number: u64,
    left: std::rc::Rc<tokio::sync::Notify>,
}

impl Known {
    /// It is no stranger any more, and may go on for as long as it likes.
    pub(super) fn leave(&self) {
        self.list.borrow_mut().waiting.retain(|(number, _)| *number != self.number);
        self.left.notify_one();
    }
}

impl Drop for Known {
    fn drop(&mut self) {
        self.leave();
    }
}

impl Strangers {
    /// Runs `hello` for at most `wait`, or on and on once it has called [`Known::leave`].
    pub(super) fn admit<F, T>(&self, wait: Duration, hello: F)
    where
        F: FnOnce(Known) -> T,
        T: Future<Output = ()> + 'static,
    {
        let mut list = self.0.borrow_mut();
        list.next += 1;
        let number = list.next;
        let left = Rc::new(tokio::sync::Notify::new());
        let hello = hello(Known { list: self.0.clone(), number, left: left.clone() });
        let task = spawn_local(async move {
            let mut hello = std::pin::pin!(hello);
            tokio::select! {
                biased;
                () = &mut hello => return,
                () = left.notified() => {}
                () = tokio::time::sleep(wait) => return,
            }
            hello.await;
        });
        list.waiting.push_back((number, task.abort_handle()));
        if list.waiting.len() > STRANGERS_MAX
            && let Some((_, oldest)) = list.waiting.pop_front()
        {
            oldest.abort();
        }
    }
}

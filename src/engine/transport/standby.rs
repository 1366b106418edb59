//! The standby thread: one for all links. Reads answers for which no caller reads, finishes interrupted writes, and
//! sees connections end while nobody reads them. Sleeps in one `poll` when there is nothing of that.

use super::data_link::DataLink;
use parking_lot::Mutex;
use rustix::event::{EventfdFlags, PollFd, PollFlags, eventfd, poll};
use rustix::fd::OwnedFd;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

pub(super) struct Standby {
    bell: OwnedFd,
    /// Whether the thread sleeps or is about to: then the bell must be rung.
    sleeping: AtomicBool,
    closed: AtomicBool,
    added: Mutex<Vec<Arc<DataLink>>>,
}

/// A link as the thread sees it.
struct Watched {
    link: Arc<DataLink>,
    /// Whether the thread has the reader's role.
    reads: bool,
}

impl Standby {
    pub(super) fn new() -> io::Result<Self> {
        let bell = eventfd(0, EventfdFlags::NONBLOCK | EventfdFlags::CLOEXEC)?;
        Ok(Self {
            bell,
            sleeping: AtomicBool::new(false),
            closed: AtomicBool::new(false),
            added: Mutex::default(),
        })
    }

    /// Makes the thread look at all links.
    pub(super) fn wake(&self) {
        if self.sleeping.swap(false, SeqCst) {
            // Fails only when the counter is full, and then it is rung already.
            let _ = rustix::io::write(&self.bell, &1_u64.to_ne_bytes());
        }
    }

    /// From now on the link is watched, until it is lost.
    pub(super) fn add(&self, link: Arc<DataLink>) {
        self.added.lock().push(link);
        self.wake();
    }

    /// Ends the thread.
    pub(super) fn close(&self) {
        self.closed.store(true, SeqCst);
        self.wake();
    }

    /// The thread.
    pub(super) fn run(&self) {
        let mut links: Vec<Watched> = Vec::new();
        loop {
            self.sleeping.store(true, SeqCst);
            if self.closed.load(SeqCst) {
                return;
            }
            let added = std::mem::take(&mut *self.added.lock());
            links.extend(added.into_iter().map(|link| Watched { link, reads: false }));
            links.retain(|watched| !watched.link.is_lost());
            for watched in &mut links {
                // The wish is taken back before the role is tried: one that comes meanwhile is seen next time.
                if watched.link.wanted.swap(false, SeqCst) && !watched.reads {
                    watched.reads = watched.link.take_role();
                }
            }
            self.sleep_and_serve(&mut links);
        }
    }

    fn sleep_and_serve(&self, links: &mut [Watched]) {
        let mut fds = vec![PollFd::new(&self.bell, PollFlags::IN)];
        let mut watched: Vec<&mut Watched> = links.iter_mut().filter(|watched| watched.matters()).collect();
        fds.extend(watched.iter().map(|watched| PollFd::new(watched.link.socket(), watched.interest())));
        let slept = poll(&mut fds, None);
        self.sleeping.store(false, SeqCst);
        if slept.is_err() {
            return;
        }
        let seen: Vec<PollFlags> = fds.iter().map(PollFd::revents).collect();
        drop(fds);
        if seen[0].contains(PollFlags::IN) {
            let _ = rustix::io::read(&self.bell, &mut [0; 8]);
        }
        for (watched, seen) in watched.iter_mut().zip(&seen[1..]) {
            if !seen.is_empty() {
                watched.serve(*seen);
            }
        }
    }
}

impl Watched {
    /// An end is reported for as long as it is there: seen once it is enough, or a leader that is slow to see it, too,
    /// would keep us awake.
    fn matters(&self) -> bool {
        self.reads || self.link.stalled.load(SeqCst) || !self.link.ending.load(SeqCst)
    }

    fn interest(&self) -> PollFlags {
        let mut interest = PollFlags::empty();
        if self.reads {
            interest |= PollFlags::IN;
        }
        if !self.link.ending.load(SeqCst) {
            interest |= PollFlags::RDHUP;
        }
        if self.link.stalled.load(SeqCst) {
            interest |= PollFlags::OUT;
        }
        interest
    }

    fn serve(&mut self, seen: PollFlags) {
        if seen.intersects(PollFlags::RDHUP | PollFlags::HUP | PollFlags::ERR) {
            self.link.ending.store(true, SeqCst);
            // What came before the end is still read; a caller that reads now sees it itself, or passes on.
            if !self.reads {
                self.reads = self.link.take_role();
            }
        }
        if seen.contains(PollFlags::OUT) {
            self.link.resume();
        }
        if self.reads && seen.intersects(PollFlags::IN | PollFlags::RDHUP | PollFlags::HUP | PollFlags::ERR) {
            self.reads = self.link.read_on_standby();
        }
    }
}

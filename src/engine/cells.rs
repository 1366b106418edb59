//! The partitions of this member: each replica behind its own short lock, run inline by the thread that has the input.
//!
//! Carries out what a replica answers: frames are appended to the queues of other members under the partition's lock
//! (so that effects enter them in order of number) and flushed after it; answers to callers of this member are
//! delivered after it. Decides nothing. Invariant: while a partition is locked only queues are locked beside it, no
//! other partition; no socket is written and no caller is woken.

use super::transport::Answers;
use super::{Engine, Shared};
use crate::kernel::bundle::pages;
use crate::kernel::context::{Context, Snapshot};
use crate::kernel::id::{MemberId, ObjectId, PartitionId, Stamp};
use crate::kernel::message::{Answer, Asker, ReplicaMessage, ToCaller, ToReplica};
use crate::kernel::replica::{Note, Output, Replica};
use crate::kernel::time::MonoTime;
use crate::logging::targets;
use crossbeam_utils::CachePadded;
use parking_lot::{Mutex, MutexGuard};
use smallvec::SmallVec;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::kernel::invocation::Sequences;

/// One partition at this member.
pub struct Cell {
    inside: Mutex<Inside>,
    /// Numbers of this member's writes to the partition, wherever its owner is.
    pub sequences: Mutex<Sequences>,
    /// When the replica's timer is due, in nanoseconds; `u64::MAX` = never.
    timeout: AtomicU64,
}

struct Inside {
    replica: Replica,
    /// The snapshot that the replica was told last. A read looks at this one, if it is the newest: it is here already.
    told: Option<Arc<Shared>>,
}

/// All partitions of one instance.
pub struct Cells {
    cells: Box<[CachePadded<Cell>]>,
}

impl Cells {
    /// `count` empty partitions.
    pub fn new(count: u16, secret: u64) -> Self {
        let cell = |partition| {
            CachePadded::new(Cell {
                inside: Mutex::new(Inside {
                    replica: Replica::new(PartitionId(partition), secret),
                    told: None,
                }),
                sequences: Mutex::new(Sequences::default()),
                timeout: AtomicU64::new(u64::MAX),
            })
        };
        Self { cells: (0..count).map(cell).collect() }
    }

    /// How many there are.
    pub fn count(&self) -> u16 {
        self.cells.len() as u16
    }

    /// One of them. Panics for a partition that does not exist: whoever names one has checked it against the count.
    pub fn get(&self, partition: PartitionId) -> &Cell {
        &self.cells[usize::from(partition.0)]
    }

    /// Every partition with its number.
    pub fn all(&self) -> impl Iterator<Item = (PartitionId, &Cell)> {
        self.cells.iter().enumerate().map(|(index, cell)| (PartitionId(index as u16), &**cell))
    }

    /// The earliest timer.
    pub fn next_timeout(&self) -> MonoTime {
        let earliest = self.cells.iter().map(|cell| cell.timeout.load(Ordering::Relaxed)).min();
        MonoTime(earliest.unwrap_or(u64::MAX))
    }
}

impl Cell {
    /// Runs a short look at the replica.
    pub fn look<R>(&self, look: impl FnOnce(&Replica) -> R) -> R {
        look(&self.inside.lock().replica)
    }

    /// Whether the replica's timer is due.
    pub fn is_due(&self, now: MonoTime) -> bool {
        self.timeout.load(Ordering::Relaxed) <= now.0
    }
}

/// What must be done once the partition's lock is free.
#[derive(Default)]
pub struct After {
    answers: SmallVec<[Answer; 2]>,
    applied: SmallVec<[(Asker, Stamp); 2]>,
    flush: SmallVec<[MemberId; 4]>,
    flush_answers: SmallVec<[Arc<Answers>; 2]>,
    /// Answers to parts of calls: what goes to one member goes in pages.
    parts: SmallVec<[(MemberId, Vec<Answer>); 1]>,
    /// To whom effects went that are answered on the way back, and how many.
    hurried: SmallVec<[(MemberId, u32); 2]>,
    /// Whose hurried effect is handled: to it `Held` goes on the way back.
    back: Option<MemberId>,
    /// Whether `Held` may wait for the next frame to the same member.
    lazy: bool,
    /// Whether the control loop turns, and looks at all timers itself before it sleeps.
    turning: bool,
}

impl Engine {
    /// A look at a record of a partition that this member owns, without an allocation. `Err` gives `look` back: this
    /// call needs the long way.
    pub(super) fn read_inline<R, F: FnOnce(Option<&[u8]>) -> R>(
        &self,
        partition: PartitionId,
        object: ObjectId,
        key: &[u8],
        look: F,
    ) -> Result<R, F> {
        let now = self.clock.coarse();
        if !self.gate.is_open(now) {
            return Err(look);
        }
        let mut inside = self.cells.get(partition).inside.lock();
        let Inside { replica, told } = &mut *inside;
        let newest = self.serial.load(Ordering::Acquire);
        let Some(shared) = told.as_ref().filter(|shared| shared.serial == newest) else { return Err(look) };
        let snapshot = &shared.snapshot;
        let context = Context { now, snapshot, memory: &self.memory, room: &self.links, random: 0 };
        // Handed through an option, so that it can be given back when the replica did not call it.
        let mut look = Some(look);
        let found = replica.read(&context, object, key, |value| {
            let look = look.take().expect("a read looks once");
            look(value)
        });
        match (found, look) {
            (Ok(result), _) => Ok(result),
            (Err(_), Some(look)) => Err(look),
            (Err(_), None) => unreachable!("a read that looked has a result"),
        }
    }

    /// Runs one input on a replica and carries out what it answers.
    pub(super) fn with_replica<R>(
        &self,
        partition: PartitionId,
        now: MonoTime,
        input: impl FnOnce(&mut Replica, &Context<'_>) -> R,
    ) -> R {
        let mut after = After::default();
        let result = self.with_replica_unflushed(partition, now, &mut after, input);
        self.finish(after, now);
        result
    }

    /// As [`with_replica`](Self::with_replica), but leaves what comes after the lock to the caller, who may gather
    /// several inputs.
    pub(super) fn with_replica_unflushed<R>(
        &self,
        partition: PartitionId,
        now: MonoTime,
        after: &mut After,
        input: impl FnOnce(&mut Replica, &Context<'_>) -> R,
    ) -> R {
        let cell = self.cells.get(partition);
        self.with_locked(partition, cell, cell.inside.lock(), now, after, input)
    }

    /// As [`with_replica_unflushed`](Self::with_replica_unflushed), for the control thread, which waits for no
    /// partition: whoever has it may be long, and heartbeats must not be. False: it is in use, nothing was done.
    pub(super) fn try_replica_unflushed(
        &self,
        partition: PartitionId,
        now: MonoTime,
        after: &mut After,
        input: impl FnOnce(&mut Replica, &Context<'_>),
    ) -> bool {
        let cell = self.cells.get(partition);
        let Some(inside) = cell.inside.try_lock() else { return false };
        self.with_locked(partition, cell, inside, now, after, input);
        true
    }

    fn with_locked<R>(
        &self,
        partition: PartitionId,
        cell: &Cell,
        mut inside: MutexGuard<'_, Inside>,
        now: MonoTime,
        after: &mut After,
        input: impl FnOnce(&mut Replica, &Context<'_>) -> R,
    ) -> R {
        // Loaded under the lock: a replica must never be told an older state than it has been told already.
        let shared = self.shared.load();
        let snapshot = &shared.snapshot;
        let context =
            Context { now, snapshot, memory: &self.memory, room: &self.links, random: self.next_random() };
        let Inside { replica, told } = &mut *inside;
        if told.as_ref().is_none_or(|told| told.serial != shared.serial) {
            *told = Some(Arc::clone(&shared));
            replica.handle_assignment(&context);
        }
        let result = input(replica, &context);
        if replica.poll_timeout().is_some_and(|due| due <= now) {
            // Due at once, such as telling the owner that an effect is held: not worth waking another thread for.
            replica.handle_timeout(&context);
        }
        while let Some(output) = replica.poll_output() {
            self.carry_out(partition, snapshot, output, now, after);
        }
        let due = replica.poll_timeout().map_or(u64::MAX, |at| at.0);
        cell.timeout.store(due, Ordering::Relaxed);
        drop(inside);
        if !after.turning {
            self.arm(MonoTime(due));
        }
        result
    }

    fn carry_out(
        &self,
        partition: PartitionId,
        snapshot: &Snapshot,
        output: Output,
        now: MonoTime,
        after: &mut After,
    ) {
        let (me, lineage) = (snapshot.me, snapshot.state.lineage.tag());
        match output {
            Output::Send { to, message: message @ ReplicaMessage::Held { .. } }
                if after.back == Some(to)
                    && let Some(answers) = self.links.answers(to) =>
            {
                // Written by the transport, which handles the batch that the effect is in.
                answers.append_held(&ToReplica { partition, lineage, message });
            }
            Output::Send { to, message } => {
                let can_wait = after.lazy && matches!(message, ReplicaMessage::Held { .. });
                if matches!(message, ReplicaMessage::Effects { hurry: true, .. }) {
                    after.hurry(to);
                }
                self.links.append_replica(to, &ToReplica { partition, lineage, message });
                if can_wait {
                    self.flush_soon(to, now);
                } else {
                    after.flush_later(to);
                }
            }
            Output::Answer { to, answer } if to.member == me => after.answers.push(answer),
            Output::Answer { to, answer } if answer.call.index().is_some() => {
                after.page_later(to.member, answer)
            }
            Output::Answer { to, answer } => {
                // No way back: the asker has gone, or asks again on its next connection.
                if let Some(answers) = self.links.answers(to.member) {
                    answers.append(&ToCaller::Answer(answer));
                    after.answer_later(answers);
                }
            }
            Output::Applied { to, stamp } if to.member == me => after.applied.push((to, stamp)),
            Output::Applied { to, stamp } => {
                self.links.append_caller(to.member, &ToCaller::Applied { call: to.call, stamp });
                after.flush_later(to.member);
            }
            // Under the partition's lock, so that two threads cannot swap two events of one key on the way to the
            // queue.
            Output::Listeners { to, message } if to == me => self.deliver_event(message, now),
            Output::Listeners { to, message } => {
                self.links.append_listeners(to, &message);
                after.flush_later(to);
            }
            Output::Report(report) => self.report(partition, report),
            Output::Log(note) => self.log_note(partition, note),
        }
    }

    /// Answers a part of a call without asking its replica.
    pub(super) fn answer_part(&self, to: Asker, answer: Answer, after: &mut After) {
        if to.member == self.shared.load().snapshot.me {
            after.answers.push(answer);
        } else {
            after.page_later(to.member, answer);
        }
    }

    /// What is queued for a member goes out with the next frame to it, at the latest in a millisecond.
    fn flush_soon(&self, member: MemberId, now: MonoTime) {
        let due = self.lazy.lock().note(member, now);
        if let Some(due) = due {
            self.arm(due);
        }
    }

    /// Writes what has waited long enough for another frame. Answers when that is the case for the rest.
    pub(super) fn flush_waiting(&self, now: MonoTime) -> MonoTime {
        let waiting = self.lazy.lock().take(now);
        match waiting {
            Ok(members) => {
                members.into_iter().for_each(|member| self.links.flush(member));
                MonoTime::NEVER
            }
            Err(due) => due,
        }
    }

    fn log_note(&self, partition: PartitionId, note: Note) {
        let partition = partition.0;
        let target = targets::PARTITION_SERVICE;
        match note {
            Note::Promoted { records, possible_loss: true, .. } => {
                log::warn!(logger: self.log, target: target,
                "Partition {partition} is served from here with {records} records, after a loss of all its replicas \
                 in step: acknowledged writes may be missing")
            }
            Note::Promoted { records, recovered, .. } => log::debug!(logger: self.log, target: target,
                "Partition {partition} is served from here with {records} records, {recovered} effects recovered"),
            Note::FillStarted { member } => {
                log::debug!(logger: self.log, target: target, "Filling {member} with partition {partition}");
            }
            Note::FillEnded { member } => {
                log::debug!(logger: self.log, target: target, "{member} holds partition {partition}");
            }
            Note::Differs { owner } => log::warn!(logger: self.log, target: target,
                "Partition {partition} here differs from its owner {owner} and is filled anew"),
        }
    }

    /// What comes after the lock: sockets, callers, listeners.
    pub(super) fn finish(&self, after: After, now: MonoTime) {
        for (member, parts) in after.parts {
            let Some(answers) = self.links.answers(member) else { continue };
            pages(parts).for_each(|page| answers.append(&ToCaller::Answers(page)));
            answers.flush();
        }
        for member in after.flush {
            self.links.flush(member);
        }
        for answers in after.flush_answers {
            answers.flush();
        }
        for (member, _) in after.hurried {
            self.links.read_in_background(member);
        }
        let me = self.shared.load().snapshot.me;
        self.deliver_answers(me, after.answers, now);
        for (asker, stamp) in after.applied {
            self.deliver_applied(me, asker.call, stamp, now);
        }
    }
}

impl After {
    /// For an input whose `Held` nobody waits for.
    pub(super) fn lazy() -> Self {
        Self { lazy: true, ..Self::default() }
    }

    /// For the control loop's own turn.
    pub(super) fn turning() -> Self {
        Self { turning: true, ..Self::default() }
    }

    /// Whose hurried effect is handled next, if it is one.
    pub(super) fn answers_back(&mut self, member: Option<MemberId>) {
        self.back = member;
    }

    /// If a single hurried effect went out, its caller can read what comes back for it: who will say it.
    pub(super) fn take_lead(&mut self) -> Option<MemberId> {
        let [(member, 1)] = self.hurried[..] else { return None };
        self.hurried.clear();
        Some(member)
    }

    fn hurry(&mut self, member: MemberId) {
        match self.hurried.iter_mut().find(|(known, _)| *known == member) {
            Some((_, count)) => *count += 1,
            None => self.hurried.push((member, 1)),
        }
    }

    fn answer_later(&mut self, answers: Arc<Answers>) {
        if !self.flush_answers.iter().any(|known| Arc::ptr_eq(known, &answers)) {
            self.flush_answers.push(answers);
        }
    }

    fn page_later(&mut self, member: MemberId, answer: Answer) {
        match self.parts.iter_mut().find(|(known, _)| *known == member) {
            Some((_, parts)) => parts.push(answer),
            None => self.parts.push((member, vec![answer])),
        }
    }

    fn flush_later(&mut self, member: MemberId) {
        if !self.flush.contains(&member) {
            self.flush.push(member);
        }
    }
}

//! Calls of applications to whole maps: a kernel group each, and for whoever judges a call for each key.

use crate::client::{Application, operation, serialized, told};
use crate::linear::Told;
use crate::oracle::{Ended, History};
use crate::workload::{OBJECTS, Verb, Whole};
use bytes::Bytes;
use filbert::kernel::bundle::Bundle;
use filbert::kernel::context::Snapshot;
use filbert::kernel::id::{CallId, Incarnation, MemberId, PartitionId, ThreadId};
use filbert::kernel::invocation::{Group, GroupStep, Outcome};
use filbert::kernel::operation::{Ask, Operation, Scan, Value};
use filbert::kernel::partition::hash::partition_of_key;
use filbert::kernel::time::MonoTime;
use std::time::Duration;

/// A call to a whole map that is under way.
pub struct RunningWhole {
    pub group: Group,
    pub until: MonoTime,
    whole: Whole,
    incarnation: Incarnation,
    /// The records that each part ends: those of the keys in its partition, or of its one key. Taken when it is over.
    pub parts: Vec<Vec<usize>>,
    partitions: Vec<PartitionId>,
}

fn key(object: usize, key: u32) -> Bytes {
    serialized(&format!("{}/{key}", OBJECTS[object].0))
}

impl Application {
    /// Begins a call; it ends at once when the object is not there yet.
    pub fn begin_whole(
        &mut self,
        now: MonoTime,
        snapshot: &Snapshot,
        history: &mut History,
        whole: Whole,
        records: Vec<usize>,
        at: u64,
    ) {
        let first = history.calls[records[0]].clone();
        let (name, kind, _) = OBJECTS[first.object];
        let Some(object) = snapshot.directory.named(kind, name).map(|object| object.id) else {
            for record in records {
                history.end(record, at, Ended::NotApplied("the object is not there yet".into()));
            }
            return;
        };
        self.last_call += 1;
        let id = CallId(self.last_call);
        let incarnation = self.identities.incarnation();
        let group = Group::new(now, id, Duration::from_millis(first.deadline_ms));
        let (parts, partitions) = (Vec::new(), Vec::new());
        let mut running = RunningWhole { group, until: now, whole, incarnation, parts, partitions };
        for (partition, key, records) in self.parts_of(whole, history, &records) {
            let verb = records.first().map_or(whole.verb(0), |record| history.calls[*record].verb);
            let operation = match whole {
                Whole::Entries => Operation::Scan { cursor: 0, what: Scan::Entries },
                _ => operation(verb),
            };
            let thread = ThreadId(first.thread);
            let identity = operation.is_write().then(|| self.identities.open(partition));
            let ask = Ask { object, key, thread, operation, lock_wait: Duration::from_secs(2) };
            running.group.add(snapshot, partition, ask, identity);
            running.parts.push(records);
            running.partitions.push(partition);
        }
        self.wholes.insert(id, running);
    }

    /// Partition, key and records of each part.
    fn parts_of(
        &self,
        whole: Whole,
        history: &History,
        records: &[usize],
    ) -> Vec<(PartitionId, Bytes, Vec<usize>)> {
        let placed = |record: usize| {
            let call = &history.calls[record];
            let key = key(call.object, call.key);
            (partition_of_key(&key, self.partitions), key)
        };
        if matches!(whole, Whole::GetAll | Whole::PutAll { .. }) {
            let part = |record: &usize| {
                let (partition, key) = placed(*record);
                (partition, key, vec![*record])
            };
            return records.iter().map(part).collect();
        }
        let part = |partition| {
            let here = records.iter().copied().filter(|record| placed(*record).0 == partition);
            (partition, Bytes::new(), here.collect())
        };
        (0..self.partitions).map(PartitionId).map(part).collect()
    }

    /// What goes to each member; ends what is over.
    pub fn poll_wholes(
        &mut self,
        now: MonoTime,
        snapshot: &Snapshot,
        history: &mut History,
        at: u64,
    ) -> Vec<(MemberId, Bundle)> {
        let mut bundles = Vec::new();
        for id in self.wholes.keys().copied().collect::<Vec<_>>() {
            let running = self.wholes.get_mut(&id).expect("listed just now");
            let step = running.group.poll(now, snapshot);
            while let Some((part, outcome)) = running.group.poll_over() {
                running.over(history, at, part, outcome);
            }
            match step {
                GroupStep::Ask(some) => {
                    running.until = now;
                    bundles.extend(some);
                }
                GroupStep::Wait { until } => running.until = until,
                GroupStep::Done => self.end_whole(history, id),
            }
        }
        bundles
    }

    fn end_whole(&mut self, history: &mut History, id: CallId) {
        let running = self.wholes.remove(&id).expect("polled just now");
        if running.incarnation == self.identities.incarnation() {
            for (partition, identity) in running.group.identities() {
                self.identities.close(partition, identity.sequence);
            }
        }
        if let Some(part) = running.parts.iter().position(|records| !records.is_empty()) {
            history.not_once.push(format!("part {part} of {:?} never ended", running.whole));
        }
    }

    pub fn handle_unsent_bundle(&mut self, now: MonoTime, bundle: &Bundle) {
        if let Some(running) = self.wholes.get_mut(&bundle.call) {
            running.group.handle_unsent(now, bundle);
            running.until = now;
        }
    }
}

impl RunningWhole {
    fn over(&mut self, history: &mut History, at: u64, part: usize, outcome: Outcome) {
        let records = std::mem::take(&mut self.parts[part]);
        let ended = match outcome {
            Outcome::Ok(value) => return self.told(history, at, part, &records, value),
            Outcome::Unknown => Ended::Unknown,
            Outcome::Refused(refusal) => Ended::NotApplied(format!("{refusal:?}")),
            Outcome::Timeout => Ended::NotApplied("timeout".into()),
            Outcome::NoDataMember => Ended::NotApplied("no data member".into()),
        };
        for record in records {
            history.end(record, at, ended.clone());
        }
    }

    fn told(&self, history: &mut History, at: u64, part: usize, records: &[usize], value: Value) {
        let Value::Page { items, count, next } = value else {
            let told = told::value(value);
            return records.iter().for_each(|record| history.end(*record, at, Ended::Ok(told)));
        };
        let partition = self.partitions[part];
        let wrong = next.is_some()
            || count > records.len() as u64
            || (self.whole == Whole::Entries && items.len() as u64 != 2 * count);
        if wrong {
            history.not_once.push(format!("{count} in {partition:?}, which has {} keys", records.len()));
        }
        let mut found = 0;
        for record in records {
            let call = &history.calls[*record];
            let key = key(call.object, call.key);
            let told = match call.verb {
                Verb::Get => {
                    let mut values = items.chunks(2).filter(|entry| entry[0] == key).map(|entry| &entry[1]);
                    let first = values.next();
                    found += u64::from(first.is_some());
                    told::bytes(first.map(|value| &value[..]))
                }
                // Of several keys the count does not say which.
                _ if records.len() > 1 => Told::Anything,
                _ => Told::Bool(count > 0),
            };
            history.end(*record, at, Ended::Ok(told));
        }
        if self.whole == Whole::Entries && found != count {
            history
                .not_once
                .push(format!("{count} entries in {partition:?}, {found} of them its keys: {items:?}"));
        }
    }
}

//! Random histories: calls, losses, crashes and migrations from one seed, checked against what was acknowledged.
//!
//! Each key has one writer at a time, which writes rising numbers. A read must not be below what was acknowledged, or
//! seen by anybody, before it began. A counter must have been raised once by every acknowledged call.

use super::world::*;
use crate::kernel::directory::ObjectConfig;
use crate::kernel::id::*;
use crate::kernel::operation::*;
use std::collections::BTreeMap;

const KEYS: u64 = 6;

struct History {
    world: World,
    map: ObjectId,
    counter: ObjectId,
    seed: u64,
    /// By key: the write under way with the least that it may find, the last value begun, the least value that a new
    /// read may see.
    #[allow(clippy::type_complexity)] // said above
    writes: BTreeMap<u64, (Option<(usize, u64)>, u64, u64)>,
    reads: Vec<(usize, u64, u64)>,
    adds: Vec<usize>,
    attempt: u32,
}

fn number(value: &Option<Result<Value, Refusal>>) -> u64 {
    match value {
        Some(Ok(Value::Bytes(Some(bytes)))) => std::str::from_utf8(bytes).unwrap().parse().unwrap(),
        Some(Ok(Value::Bytes(None))) => 0,
        other => panic!("{other:?}"),
    }
}

impl History {
    fn new(seed: u64) -> Self {
        let backups = 1 + (seed % 2) as usize;
        let mut world = World::new(5, backups, seed);
        let config = ObjectConfig { backups: backups as u8, ..ObjectConfig::default() };
        let map = world.create(ObjectKind::Map, "m", config);
        let counter = world.create(ObjectKind::Counter, "c", config);
        world.create(ObjectKind::Map, "local", ObjectConfig { backups: 0, ..config });
        world.until("the first fill", World::is_at_rest);
        world.loss_per_mille = [0, 5, 30][(seed % 3) as usize];
        let writes = (0..KEYS).map(|key| (key, (None, 0, 0))).collect();
        Self { world, map, counter, seed, writes, reads: Vec::new(), adds: Vec::new(), attempt: 0 }
    }

    /// A caller that lives.
    fn caller(&mut self) -> usize {
        let alive: Vec<usize> = (0..self.world.nodes.len()).filter(|n| self.world.nodes[*n].alive).collect();
        alive[self.world.random(alive.len() as u64) as usize]
    }

    fn begin(&mut self) {
        let caller = self.caller();
        let key = self.world.random(KEYS);
        let name = format!("k{key}");
        match self.world.random(4) {
            0 if self.writes[&key].0.is_none() => {
                let value = self.writes[&key].1 + 1;
                let call = self.world.ask(caller, put(self.map, &name, &value.to_string()));
                let write = self.writes.get_mut(&key).unwrap();
                (write.0, write.1) = (Some((call, write.2)), value);
            }
            1 => {
                let add = Operation::CounterAdd { delta: 1, answer_old: false };
                let call = self.world.ask(caller, ask(self.counter, "", add));
                self.adds.push(call);
            }
            2 => {
                let value = self.world.random(1_000).to_string();
                let local = self.world.directory.named(ObjectKind::Map, "local").unwrap().id;
                self.world.ask(caller, put(local, &name, &value));
            }
            _ => {
                let call = self.world.ask(caller, get(self.map, &name));
                self.reads.push((call, key, self.writes[&key].2));
            }
        }
    }

    /// Looks at what was answered since.
    fn check(&mut self) {
        for (key, (call, value, least)) in &mut self.writes {
            let Some((id, before)) = *call else { continue };
            if self.world.calls[id].done {
                let old = number(&self.world.calls[id].value);
                assert!(
                    old >= before && old < *value,
                    "seed {}: key {key} had {old}, not {before}",
                    self.seed
                );
                (*call, *least) = (None, *value);
            } else if !self.world.nodes[self.world.calls[id].caller].alive {
                *call = None; // whether it was applied is unknown
            }
        }
        let mut open = Vec::new();
        for (call, key, least) in std::mem::take(&mut self.reads) {
            if !self.world.calls[call].done {
                open.push((call, key, least));
                continue;
            }
            let seen = number(&self.world.calls[call].value);
            let write = self.writes.get_mut(&key).unwrap();
            assert!(seen >= least, "seed {}: key {key} read as {seen} after {least}", self.seed);
            assert!(seen <= write.1, "seed {}: key {key} read as {seen}, never written", self.seed);
            write.2 = write.2.max(seen);
        }
        self.reads = open;
    }

    fn play(&mut self, steps: usize) {
        for _ in 0..steps {
            if self.world.random(4) == 0 {
                self.begin();
            }
            self.world.step();
            self.check();
        }
    }

    /// A member of the partition dies; another one takes its place.
    fn crash(&mut self) {
        let backups = self.world.state.partitions[0].replicas.len();
        let at = self.world.random(backups as u64) as usize;
        let victim = self.world.state.partitions[0].replicas[at].member;
        let n = self.world.nodes.iter().position(|node| node.id == victim).unwrap();
        self.world.crash(n);
        self.play(30);
        let spare = (0..self.world.nodes.len()).find(|n| {
            self.world.nodes[*n].alive && self.world.state.partitions[0].slot(member(*n)).is_none()
        });
        if let Some(spare) = spare {
            self.world.add_backup(spare);
        }
    }

    fn migrate(&mut self) {
        let destination = self.caller();
        let assignment = &self.world.state.partitions[0];
        if assignment.owner() == Some(member(destination)) || assignment.migration.is_some() {
            return;
        }
        let index = assignment.index_of(member(destination)).unwrap_or(assignment.replicas.len() - 1);
        self.attempt += 1;
        self.world.migrate(destination, self.attempt, Some(index as u8));
    }

    fn end(&mut self) {
        self.world.loss_per_mille = 0;
        let alive = |world: &World, call: usize| world.nodes[world.calls[call].caller].alive;
        self.world.until("everybody is answered", |world| {
            (0..world.calls.len()).all(|call| world.calls[call].done || !alive(world, call))
        });
        self.check();
        self.world.rest();
        let done = self.adds.iter().filter(|call| self.world.calls[**call].done).count() as i64;
        let unknown = self.adds.len() as i64 - done;
        let caller = self.caller();
        let Ok(Value::Integer(value)) = self.world.call(caller, ask(self.counter, "", Operation::CounterGet))
        else {
            panic!("a counter answers a number")
        };
        assert!(
            (done..=done + unknown).contains(&value),
            "seed {}: {value}, not {done}..+{unknown}",
            self.seed
        );
    }
}

#[test]
fn crashes_lose_and_double_nothing_that_was_acknowledged() {
    for seed in 0..300 {
        let mut history = History::new(seed);
        for _ in 0..2 {
            history.play(400);
            history.crash();
            history.play(300);
            history.world.until("redundant again", World::is_at_rest);
        }
        history.end();
    }
}

#[test]
fn migrations_lose_and_double_nothing() {
    for seed in 1_000..1_200 {
        let mut history = History::new(seed);
        for _ in 0..4 {
            history.play(150);
            history.migrate();
            history.play(300);
        }
        history.end();
    }
}

#[test]
fn crashes_in_the_middle_of_a_migration_lose_nothing() {
    for seed in 2_000..2_300 {
        let mut history = History::new(seed);
        history.play(200);
        history.migrate();
        let steps = history.world.random(250) as usize;
        history.play(steps);
        history.crash();
        history.play(400);
        history.end();
        assert_eq!(history.world.nodes.iter().map(|node| node.replica.figures().losses).sum::<u64>(), 0);
    }
}

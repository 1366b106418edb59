//! The kernel's hot paths, alone: no lock, no socket, no JNI. `cargo bench --bench kernel`.
//!
//! One partition, 10,000 keys of 28 bytes, values of 100 bytes. `replicate` is a put at the owner, its effect applied at
//! the backup, and the backup's word back at the owner.

use bytes::Bytes;
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use filbert::kernel::cluster::{Assignment, ClusterState, Member, Slot};
use filbert::kernel::context::{Context, Memory, Snapshot, Unbounded};
use filbert::kernel::directory::{Directory, DirectoryChange, ObjectConfig};
use filbert::kernel::id::{
    Address, CallId, Epoch, Incarnation, Lineage, MemberId, ObjectId, ObjectKind, PartitionId, ThreadId,
};
use filbert::kernel::message::{Asker, Identity, Request};
use filbert::kernel::operation::{Ask, Expiry, Operation, Settled};
use filbert::kernel::replica::{Output, Replica};
use filbert::kernel::time::ms;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

const KEYS: u32 = 10_000;
const OWNER: MemberId = MemberId(1 << 96);
const BACKUP: MemberId = MemberId(2 << 96);

/// An owner, and a backup if there is one, told about each other.
struct Pair {
    owner: Replica,
    backup: Option<Replica>,
    state: Arc<ClusterState>,
    directory: Arc<Directory>,
    memory: Memory,
    sequence: u64,
}

impl Pair {
    fn new(with_backup: bool) -> Self {
        let member = |id, n: u64| Member {
            id,
            incarnation: Incarnation(n),
            address: Address::new("127.0.0.1", n as u16),
            lite: false,
            leaving: false,
            attributes: Arc::default(),
        };
        let slot = |member, index| Slot { member, index, synchronised: true };
        let (mut members, mut replicas) = (vec![member(OWNER, 1)], vec![slot(OWNER, 0)]);
        if with_backup {
            members.push(member(BACKUP, 2));
            replicas.push(slot(BACKUP, 1));
        }
        let state = ClusterState {
            lineage: Lineage { depth: 0, id: 7 },
            version: 1,
            members,
            partitions: vec![Assignment { epoch: Epoch(1), replicas: replicas.into(), migration: None }],
            next_incarnation: 3,
            ..ClusterState::default()
        };
        let mut directory = Directory::default();
        let config = ObjectConfig { backups: u8::from(with_backup), ..ObjectConfig::default() };
        directory.apply(&DirectoryChange::Create { kind: ObjectKind::Map, name: "m".into(), config });
        let mut pair = Self {
            owner: Replica::new(PartitionId(0), 1),
            backup: with_backup.then(|| Replica::new(PartitionId(0), 2)),
            state: Arc::new(state),
            directory: Arc::new(directory),
            memory: Memory::new(u64::MAX),
            sequence: 0,
        };
        pair.begin();
        (0..KEYS).for_each(|n| pair.put(n));
        pair
    }

    fn snapshot(&self, me: MemberId) -> Snapshot {
        Snapshot { me, state: self.state.clone(), directory: self.directory.clone() }
    }

    fn begin(&mut self) {
        let (here, there) = (self.snapshot(OWNER), self.snapshot(BACKUP));
        self.owner.handle_assignment(&context(&here, &self.memory));
        if let Some(backup) = &mut self.backup {
            backup.handle_assignment(&context(&there, &self.memory));
        }
        self.pump();
    }

    fn put(&mut self, n: u32) {
        self.sequence += 1;
        let snapshot = self.snapshot(OWNER);
        let ask = Ask {
            object: self.map(),
            key: key(n),
            thread: ThreadId(1),
            operation: Operation::Put {
                value: Bytes::from_static(&[7; 100]),
                expiry: Expiry::default(),
                answer_old: false,
            },
            lock_wait: Duration::ZERO,
        };
        let settled = Settled { below: self.sequence, ..Settled::default() };
        let identity = Some(Identity { incarnation: Incarnation(1), sequence: self.sequence, settled });
        let call = CallId(self.sequence);
        let request = Request { call, epoch: Epoch(1), ask, identity, wait: Duration::from_secs(60) };
        let context = context(&snapshot, &self.memory);
        let asker = Asker { member: OWNER, call };
        self.owner.handle_request(&context, asker, self.state.lineage.tag(), request);
        self.pump();
    }

    fn get(&mut self, snapshot: &Snapshot, key: &[u8]) -> usize {
        let map = self.map();
        let found =
            self.owner.read(&context(snapshot, &self.memory), map, key, |value| value.map_or(0, <[u8]>::len));
        found.expect("nothing is under way")
    }

    fn map(&self) -> ObjectId {
        *self.directory.objects.keys().next().expect("one map")
    }

    /// Carries messages to and fro until both are at rest.
    fn pump(&mut self) {
        let tag = self.state.lineage.tag();
        let (here, there) = (self.snapshot(OWNER), self.snapshot(BACKUP));
        loop {
            let mut quiet = true;
            while let Some(output) = self.owner.poll_output() {
                if let (Output::Send { message, .. }, Some(backup)) = (output, &mut self.backup) {
                    backup.handle_message(&context(&there, &self.memory), OWNER, tag, message);
                    quiet = false;
                }
            }
            let Some(backup) = &mut self.backup else { return };
            backup.say_held();
            while let Some(output) = backup.poll_output() {
                if let Output::Send { message, .. } = output {
                    self.owner.handle_message(&context(&here, &self.memory), BACKUP, tag, message);
                    quiet = false;
                }
            }
            if quiet {
                return;
            }
        }
    }
}

fn context<'a>(snapshot: &'a Snapshot, memory: &'a Memory) -> Context<'a> {
    Context { now: ms(1_000), snapshot, memory, room: &Unbounded, random: 0 }
}

/// The form of a string of 20 characters.
fn key(n: u32) -> Bytes {
    let text = format!("token-{n:014}");
    [&(-11i32).to_be_bytes()[..], &(text.len() as u32).to_be_bytes(), text.as_bytes()].concat().into()
}

fn kernel(criterion: &mut Criterion) {
    let keys: Vec<Bytes> = (0..KEYS).map(key).collect();
    let mut next = 0u32;
    let mut step = move || {
        next = (next + 7_919) % KEYS;
        next
    };

    let mut alone = Pair::new(false);
    let snapshot = alone.snapshot(OWNER);
    criterion.bench_function("get", |bencher| {
        bencher.iter(|| black_box(alone.get(&snapshot, &keys[step() as usize])));
    });
    criterion.bench_function("put", |bencher| bencher.iter(|| alone.put(step())));

    let mut pair = Pair::new(true);
    criterion.bench_function("replicate", |bencher| {
        bencher.iter_batched(&mut step, |n| pair.put(n), BatchSize::SmallInput);
    });
}

criterion_group!(benches, kernel);
criterion_main!(benches);

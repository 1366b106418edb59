//! Tag numbers of the state that the master publishes: members, partition table, objects and listeners.
//!
//! In the table a member is its index in the list of the same state (two bytes instead of sixteen), so a table
//! that names a member its list lacks cannot even be written down.

use super::codec::Slot as _;
use super::codec::{
    DecodeError, Decoded, Message, Reader, choice, enumeration, message, read_fields, variant,
};
use crate::kernel::cluster::{Assignment, ClusterState, Member, Migration, Slot};
use crate::kernel::directory::{
    AddedConfig, Directory, DirectoryChange, Eviction, Interest, Object, ObjectConfig,
};
use crate::kernel::id::{Address, Epoch, Lineage, MemberId, ObjectKind};
use smallvec::SmallVec;
use std::sync::Arc;

message! {
    Address { 1 => host, 2 => port }
    Member { 1 => id, 2 => incarnation, 3 => address, 4 => lite, 5 => leaving, 6 => attributes }
    Interest { 1 => every_key, 2 => keys, 3 => values }
    ObjectConfig {
        1 => backups, 2 => async_backups, 3 => ttl, 4 => max_idle, 5 => eviction, 6 => max_records,
        7 => record_times, 8 => lock_limit, 9 => global_order,
    }
    Object { 1 => id, 2 => kind, 3 => name, 4 => config, 5 => listeners }
    AddedConfig { 1 => kind, 2 => name, 3 => settings }
    Parent { 1 => lineage, 2 => version }
    Row { 1 => epoch, 2 => replicas, 3 => migration }
    RowMigration { 1 => destination, 2 => attempt, 3 => source_becomes }
}

choice! {
    DirectoryChange {
        1 => Create { 1 => kind, 2 => name, 3 => config },
        2 => Destroy { 1 => object },
        3 => Listen { 1 => object, 2 => member, 3 => interest },
        4 => Configure(added),
    }
}

enumeration! {
    ObjectKind { 1 => Map, 2 => Topic, 3 => Lock, 4 => Counter }
    Eviction { 0 => None, 1 => Lru, 2 => Lfu, 3 => Random }
}

struct Parent {
    lineage: Lineage,
    version: u64,
}

/// An assignment with indexes for members.
struct Row {
    epoch: Epoch,
    /// Member's index x 16 + replica index x 2 + 1 when synchronised: see [`ClusterState`]'s table.
    replicas: SmallVec<[u32; 4]>,
    migration: Option<RowMigration>,
}

struct RowMigration {
    destination: u32,
    attempt: u32,
    source_becomes: Option<u8>,
}

/// ```text
/// 1 lineage · 2 parent { 1 lineage, 2 version } · 3 version · 4 list_version · 5 members* · 6 partitions*
/// 7 next_incarnation
/// partition: 1 epoch · 2 replicas* (member x 16 + index x 2 + synchronised) · 3 migration { 1 index, 2 attempt, 3
/// source }
/// ```
impl Message for ClusterState {
    fn write_fields(&self, out: &mut Vec<u8>) {
        let parent = self.parent.map(|(lineage, version)| Parent { lineage, version });
        self.lineage.put(1, out);
        parent.put(2, out);
        self.version.put(3, out);
        self.list_version.put(4, out);
        self.members.put(5, out);
        for assignment in &self.partitions {
            variant(6, out, |out| row(self, assignment).write_fields(out));
        }
        self.next_incarnation.put(7, out);
    }

    fn read_fields(input: Reader<'_>) -> Decoded<Self> {
        let (state, rows) = read_fields!(
            input; 1 => lineage, 2 => parent, 3 => version, 4 => list_version, 5 => members, 6 => rows,
            7 => next_incarnation; {
                let parent: Option<Parent> = parent;
                let parent = parent.map(|parent| (parent.lineage, parent.version));
                let partitions = Vec::new();
                let rows: Vec<Row> = rows;
                (Self { lineage, parent, version, list_version, members, partitions, next_incarnation }, rows)
            }
        );
        let partitions = rows.into_iter().map(|row| assignment(&state, row)).collect::<Decoded<_>>()?;
        Ok(Self { partitions, ..state })
    }
}

fn row(state: &ClusterState, assignment: &Assignment) -> Row {
    let index = |id: MemberId| {
        let index = state.members.iter().position(|member| member.id == id);
        index.expect("a published table names members of its own list only") as u32
    };
    let replica =
        |slot: &Slot| index(slot.member) * 16 + u32::from(slot.index) * 2 + u32::from(slot.synchronised);
    Row {
        epoch: assignment.epoch,
        replicas: assignment.replicas.iter().map(replica).collect(),
        migration: assignment.migration.map(|migration| RowMigration {
            destination: index(migration.destination),
            attempt: migration.attempt,
            source_becomes: migration.source_becomes,
        }),
    }
}

fn assignment(state: &ClusterState, row: Row) -> Decoded<Assignment> {
    let id = |index: u32| match state.members.get(index as usize) {
        Some(member) => Ok(member.id),
        None => Err(DecodeError::Malformed("a table naming a member its list lacks".to_owned())),
    };
    let slot = |replica: u32| -> Decoded<Slot> {
        let index = (replica / 2 % 8) as u8; // 3 bits: there are at most BACKUPS_MAX = 6 backups
        Ok(Slot { member: id(replica / 16)?, index, synchronised: replica % 2 == 1 })
    };
    let migration = |migration: RowMigration| -> Decoded<Migration> {
        Ok(Migration {
            destination: id(migration.destination)?,
            attempt: migration.attempt,
            source_becomes: migration.source_becomes,
        })
    };
    Ok(Assignment {
        epoch: row.epoch,
        replicas: row.replicas.into_iter().map(slot).collect::<Decoded<_>>()?,
        migration: row.migration.map(migration).transpose()?,
    })
}

/// `1 version · 2 next_object · 3 objects* · 4 configs*`. Both indexes by name are derived.
impl Message for Directory {
    fn write_fields(&self, out: &mut Vec<u8>) {
        self.version.put(1, out);
        self.next_object.put(2, out);
        for object in self.objects.values() {
            variant(3, out, |out| object.write_fields(out));
        }
        for config in self.configs.values() {
            variant(4, out, |out| config.write_fields(out));
        }
    }

    fn read_fields(input: Reader<'_>) -> Decoded<Self> {
        Ok(read_fields!(input; 1 => version, 2 => next_object, 3 => objects, 4 => configs; {
            let objects: Vec<Arc<Object>> = objects;
            let name = |object: &Arc<Object>| ((object.kind as u8, object.name.clone()), object.id);
            let names = objects.iter().map(name).collect();
            let objects = objects.into_iter().map(|object| (object.id, object)).collect();
            let configs: Vec<Arc<AddedConfig>> = configs;
            let key = |config: &Arc<AddedConfig>| (config.kind as u8, config.name.clone());
            let configs = configs.into_iter().map(|config| (key(&config), config)).collect();
            Self { version, objects, names, next_object, configs }
        }))
    }
}

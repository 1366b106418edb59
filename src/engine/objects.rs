//! What a structure holds of its object: the name it was asked for by, and the identifier that the cluster gave it.

use super::counts::Counts;
use super::{Engine, listen};
use crate::config::Config;
use crate::error::Error;
use crate::kernel::directory::{AddedConfig, DirectoryChange, ObjectConfig};
use crate::kernel::id::{ObjectId, ObjectKind, PartitionId};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// One name of one kind. The identifier changes when the object is destroyed and used again, or after a merge.
#[derive(Debug)]
pub struct ObjectHandle {
    /// Kind.
    pub kind: ObjectKind,
    /// Name.
    pub name: String,
    /// As it was created, by this member or another.
    pub config: ObjectConfig,
    /// Where it lives, for kinds that live in one partition.
    pub partition: PartitionId,
    /// What the callers of this member asked of it.
    pub counts: Counts,
    id: AtomicU64,
}

impl ObjectHandle {
    /// A handle on an object that exists.
    pub fn new(
        kind: ObjectKind,
        name: &str,
        config: ObjectConfig,
        partition: PartitionId,
        id: ObjectId,
    ) -> Self {
        let counts = Counts::new(kind, listen::wall_clock_millis());
        Self { kind, name: name.to_owned(), config, partition, counts, id: AtomicU64::new(id.0) }
    }

    /// The present identifier.
    pub fn id(&self) -> ObjectId {
        ObjectId(self.id.load(Ordering::Acquire))
    }

    /// The name was created anew.
    pub fn set_id(&self, id: ObjectId) {
        self.id.store(id.0, Ordering::Release);
    }
}

impl Engine {
    /// Adds configuration for a name or pattern; returns when every member has it.
    ///
    /// # Errors
    /// `Configuration` when the cluster has another one of that name.
    pub fn add_config(&self, added: AddedConfig) -> Result<(), Error> {
        if !self.phase.is_serving() {
            return Err(Error::NotActive);
        }
        self.change_directory(DirectoryChange::Configure(Arc::new(added)))
    }

    /// What was configured at run time, anywhere in the cluster.
    pub fn added_config(&self) -> Config {
        let shared = self.shared.load();
        Config::of_added(shared.snapshot.directory.configs.values().map(|added| &**added))
    }
}

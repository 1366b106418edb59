//! What a structure holds of its object: the name it was asked for by, and the identifier that the cluster gave it.

use crate::kernel::directory::ObjectConfig;
use crate::kernel::id::{ObjectId, ObjectKind, PartitionId};
use std::sync::atomic::{AtomicU64, Ordering};

/// One name of one kind. The identifier changes when the object is destroyed and used again, or after a merge.
#[derive(Debug)]
pub struct ObjectHandle {
    /// Kind.
    pub kind: ObjectKind,
    /// Name.
    pub name: String,
    /// As this member would create it.
    pub config: ObjectConfig,
    /// Where it lives, for kinds that live in one partition.
    pub partition: PartitionId,
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
        Self { kind, name: name.to_owned(), config, partition, id: AtomicU64::new(id.0) }
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

//! The small tables that every member has: which objects exist, who listens to what, what was configured at run time.
//!
//! Changed by the master only, one numbered change at a time ([`Directory::apply`]), and held by every member
//! before the call that asked for it returns. So an event of a call that began after a listener was added is
//! delivered, and an operation on a destroyed object finds it destroyed.

use super::id::{MemberId, ObjectId, ObjectKind};
use bytes::Bytes;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Most objects that may exist at a time.
pub const OBJECTS_MAX: usize = 10_000;
/// Most names and patterns that may be configured at run time.
pub const CONFIGS_MAX: usize = 10_000;
/// Most settings of one name, and most bytes of them.
const SETTINGS_MAX: (usize, usize) = (64, 16 * 1024);
/// Longest name of an object, in bytes.
pub const NAME_BYTES_MAX: usize = 256;

/// All objects and registrations, as of one version within a lineage.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Directory {
    /// Raised by one with every change.
    pub version: u64,
    /// By identifier.
    pub objects: BTreeMap<ObjectId, Arc<Object>>,
    /// By kind and name.
    pub names: BTreeMap<(u8, String), ObjectId>,
    /// Where the next identifier is counted from.
    pub next_object: u64,
    /// What was configured at run time, by kind and name or pattern. None is ever changed or taken back.
    pub configs: BTreeMap<(u8, String), Arc<AddedConfig>>,
}

/// Settings of a name or pattern that were added while the cluster ran.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AddedConfig {
    /// What kind of objects it is for.
    pub kind: ObjectKind,
    /// The name, or a pattern with one `*`.
    pub name: String,
    /// By name. What they mean is for those who create objects: here they are only equal or different.
    pub settings: BTreeMap<String, String>,
}

/// Why a change of the directory was not made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangeRefusal {
    /// For a human.
    pub reason: String,
    /// Whether it contradicts what is there, so that asking again is in vain.
    pub conflict: bool,
}

/// One distributed object.
#[derive(Clone, PartialEq, Debug)]
pub struct Object {
    /// Its identifier.
    pub id: ObjectId,
    /// Its kind.
    pub kind: ObjectKind,
    /// Its name.
    pub name: String,
    /// As its first creator configured it.
    pub config: ObjectConfig,
    /// Who listens, by member.
    pub listeners: BTreeMap<MemberId, Interest>,
}

/// What the members must agree on about an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ObjectConfig {
    /// Synchronous backups.
    pub backups: u8,
    /// Asynchronous backups, after the synchronous ones.
    pub async_backups: u8,
    /// Default time to live; zero = for ever.
    pub ttl: Duration,
    /// Default longest idle time; zero = for ever.
    pub max_idle: Duration,
    /// What goes first when a map is full.
    pub eviction: Eviction,
    /// Records per member above which a map evicts; zero = no limit.
    pub max_records: u64,
    /// Whether each record keeps creation time, access time and hits.
    pub record_times: bool,
    /// Times that a lock's holder may acquire it; zero = any.
    pub lock_limit: u32,
    /// Whether all members see a topic's messages in one order.
    pub global_order: bool,
}

impl Default for ObjectConfig {
    fn default() -> Self {
        Self {
            backups: 1,
            async_backups: 0,
            ttl: Duration::ZERO,
            max_idle: Duration::ZERO,
            eviction: Eviction::None,
            max_records: 0,
            record_times: false,
            lock_limit: 0,
            global_order: false,
        }
    }
}

/// Which record goes first. The numbers are wire values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Eviction {
    /// None does.
    None = 0,
    /// The one not accessed for longest, of a sample.
    Lru = 1,
    /// The one least often accessed, of a sample.
    Lfu = 2,
    /// Any.
    Random = 3,
}

/// What the listeners of one member want, taken together. Each listener filters further for itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Interest {
    /// Whether events go there for every key.
    pub every_key: bool,
    /// Else for these keys only.
    pub keys: Vec<Bytes>,
    /// Whether values are wanted.
    pub values: bool,
}

/// One change of the directory.
#[derive(Clone, PartialEq, Debug)]
pub enum DirectoryChange {
    /// Creates an object, or does nothing when the name exists already (the first configuration stays).
    Create {
        /// Kind.
        kind: ObjectKind,
        /// Name.
        name: String,
        /// Configuration.
        config: ObjectConfig,
    },
    /// Destroys an object; an unknown one is no error.
    Destroy {
        /// Which.
        object: ObjectId,
    },
    /// Replaces what a member's listeners want of an object; an empty interest (nothing wanted) removes it.
    Listen {
        /// Which object.
        object: ObjectId,
        /// Whose listeners.
        member: MemberId,
        /// What they want; `None` = nobody listens any more.
        interest: Option<Interest>,
    },
    /// Adds configuration. The same once more is no error, another one of the same name is.
    Configure(Arc<AddedConfig>),
}

impl Directory {
    /// Applies the next change. The same change on the same directory gives the same result on every member.
    pub fn apply(&mut self, change: &DirectoryChange) {
        self.version += 1;
        match change {
            DirectoryChange::Create { kind, name, config } => self.create(*kind, name, *config),
            DirectoryChange::Destroy { object } => {
                if let Some(gone) = self.objects.remove(object) {
                    self.names.remove(&(gone.kind as u8, gone.name.clone()));
                }
            }
            DirectoryChange::Listen { object, member, interest } => {
                let Some(entry) = self.objects.get_mut(object) else { return };
                let entry = Arc::make_mut(entry);
                match interest {
                    Some(interest) => entry.listeners.insert(*member, interest.clone()),
                    None => entry.listeners.remove(member),
                };
            }
            DirectoryChange::Configure(added) => {
                let key = (added.kind as u8, added.name.clone());
                self.configs.entry(key).or_insert_with(|| added.clone());
            }
        }
    }

    /// Why a change cannot be made to this directory, as far as that depends on nothing else.
    pub fn refuses(&self, change: &DirectoryChange) -> Option<ChangeRefusal> {
        let busy = |reason| Some(ChangeRefusal { reason, conflict: false });
        match change {
            DirectoryChange::Create { name, .. } if name.len() > NAME_BYTES_MAX => {
                busy(format!("a name of {} bytes is too long: {NAME_BYTES_MAX} at most", name.len()))
            }
            DirectoryChange::Create { name, kind, .. }
                if self.objects.len() >= OBJECTS_MAX && self.named(*kind, name).is_none() =>
            {
                busy(format!("{OBJECTS_MAX} objects exist already, which is the limit: destroy some first"))
            }
            DirectoryChange::Configure(added) => self.refuses_config(added),
            _ => None,
        }
    }

    /// Whether this configuration is there already.
    pub fn has(&self, config: &AddedConfig) -> bool {
        let known = self.configs.get(&(config.kind as u8, config.name.clone()));
        known.is_some_and(|known| known.settings == config.settings)
    }

    fn refuses_config(&self, added: &AddedConfig) -> Option<ChangeRefusal> {
        let AddedConfig { kind, name, settings } = added;
        let conflict = |reason| Some(ChangeRefusal { reason, conflict: true });
        let bytes: usize = settings.iter().map(|(name, value)| name.len() + value.len()).sum();
        match self.configs.get(&(*kind as u8, name.clone())) {
            Some(known) if known.settings == *settings => None,
            Some(known) => {
                let other = |(name, value): &(&String, &String)| settings.get(*name) != Some(value);
                let known: Vec<_> =
                    known.settings.iter().filter(other).map(|(n, v)| format!("{n} = {v}")).collect();
                conflict(format!(
                    "{}.{name}: is configured in the cluster already, and differently ({}); accepted: the same values, \
                     or another name",
                    kind.word(),
                    known.join(", ")
                ))
            }
            None if name.len() > NAME_BYTES_MAX
                || settings.len() > SETTINGS_MAX.0
                || bytes > SETTINGS_MAX.1 =>
            {
                let (count, limit) = SETTINGS_MAX;
                conflict(format!(
                    "{}.{name}: too large; accepted: {count} settings, {limit} bytes",
                    kind.word()
                ))
            }
            None if self.configs.len() >= CONFIGS_MAX => conflict(format!(
                "{CONFIGS_MAX} names are configured at run time already, which is the limit: use patterns"
            )),
            None => None,
        }
    }

    fn create(&mut self, kind: ObjectKind, name: &str, config: ObjectConfig) {
        let key = (kind as u8, name.to_owned());
        if self.names.contains_key(&key) {
            return;
        }
        self.next_object += 1;
        let id = ObjectId(self.next_object);
        self.names.insert(key, id);
        let object = Object { id, kind, name: name.to_owned(), config, listeners: BTreeMap::new() };
        self.objects.insert(id, Arc::new(object));
    }

    /// Forgets the registrations of members that are gone. Part of adopting a member list, so it has no number.
    pub fn retain_members(&mut self, is_member: impl Fn(MemberId) -> bool) {
        for object in self.objects.values_mut() {
            if object.listeners.keys().any(|member| !is_member(*member)) {
                Arc::make_mut(object).listeners.retain(|member, _| is_member(*member));
            }
        }
    }

    /// An object by kind and name.
    pub fn named(&self, kind: ObjectKind, name: &str) -> Option<&Arc<Object>> {
        self.names.get(&(kind as u8, name.to_owned())).and_then(|id| self.objects.get(id))
    }
}

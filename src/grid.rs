//! Layer 4: one instance as its host holds it: start, structures by name, members, shutdown.
//!
//! ```no_run
//! use filbert::{config::Config, grid::Grid, structures::map::Expiry};
//!
//! let grid = Grid::start(Config::default(), Default::default())?;
//! let map = grid.map("revoked")?;
//! map.set(b"token", b"1", Expiry::default())?;
//! assert!(map.contains_key(b"token")?);
//! grid.shutdown();
//! # Ok::<(), filbert::error::Error>(())
//! ```

use crate::config::{Config, Outside};
use crate::engine::Engine;
use crate::engine::callbacks::Callback;
use crate::engine::dispatcher::{Subject, System};
use crate::error::Error;
use crate::kernel::cluster::ClusterState;
use crate::kernel::directory::{Eviction, ObjectConfig};
use crate::logging::Logger;
use crate::structures::{Counter, Lock, Map, Topic};
use std::sync::Arc;
use std::time::Duration;

pub use crate::engine::StartOptions;
pub use crate::engine::counts::Tally;
pub use crate::engine::dispatcher::{
    Dispatcher, EntryEventKind, Event, Lifecycle, MigrationState, Next, RegistrationId,
};
pub use crate::engine::stats::{MapStats, Stats, TopicStats};
pub use crate::engine::thread::{is_known_as, run_as};
pub use crate::kernel::cluster::Member;
pub use crate::kernel::id::{MemberId, ObjectKind, ThreadId};

/// A running instance; clones are the same one. Dropping the last clone does not stop it: call
/// [`shutdown`](Self::shutdown).
#[derive(Clone)]
pub struct Grid {
    engine: Arc<Engine>,
}

/// The members of the cluster, oldest first, as of one version.
#[derive(Clone, Debug)]
pub struct Members {
    /// Rises by one with each join and leave.
    pub version: u32,
    /// This member.
    pub me: MemberId,
    state: Arc<ClusterState>,
}

impl Members {
    /// Oldest first. The same order on every member.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Member> {
        self.state.members.iter()
    }

    /// This member, unless it was just removed.
    pub fn local(&self) -> Option<&Member> {
        self.state.member(self.me)
    }

    /// Owner of each partition, by its number.
    pub fn owners(&self) -> impl Iterator<Item = Option<MemberId>> + '_ {
        self.state.partitions.iter().map(|assignment| assignment.owner())
    }

    /// Version of the partition table.
    pub fn table_version(&self) -> u64 {
        self.state.version
    }

    /// Whether every partition has an owner and all backups that the number of members allows, in step, and nothing
    /// is moving.
    pub fn is_safe(&self) -> bool {
        let data_members = self.state.members.iter().filter(|member| !member.lite && !member.leaving).count();
        self.state.partitions.iter().all(|assignment| {
            assignment.migration.is_none()
                && !assignment.replicas.is_empty()
                && assignment.replicas.iter().all(|slot| slot.synchronised)
                && (data_members < 2 || assignment.replicas.len() > 1)
        })
    }
}

impl Grid {
    /// Starts an instance and returns when it is in a cluster and serves.
    ///
    /// # Errors
    /// `Configuration` with what is wrong and what is accepted; `Join` when the cluster refuses this member; `Io` when
    /// no port can be bound. Nothing is left running then.
    ///
    /// # Blocking
    /// Until joined: well under a second unless well-known addresses are silent.
    pub fn start(config: Config, options: StartOptions) -> Result<Self, Error> {
        Ok(Self { engine: Engine::start(config, options)? })
    }

    /// The instance's name.
    pub fn name(&self) -> &str {
        self.engine.instance_name()
    }

    /// The configuration it was started with.
    pub fn config(&self) -> &Config {
        &self.engine.config
    }

    /// The instance's log.
    pub fn log(&self) -> &Logger {
        &self.engine.log
    }

    /// Whether it serves and shutdown has not begun.
    pub fn is_running(&self) -> bool {
        self.engine.is_running()
    }

    /// The map of this name, created in the cluster at the first use.
    pub fn map(&self, name: &str) -> Result<Map, Error> {
        let mut counted = true;
        let object = self.engine.object(ObjectKind::Map, name, || {
            let map = self.engine.config.map_with(&self.engine.added_config(), name)?;
            counted = map.statistics;
            Ok(ObjectConfig {
                backups: map.backup_count,
                async_backups: map.async_backup_count,
                ttl: Duration::from_secs(map.time_to_live_seconds.into()),
                max_idle: Duration::from_secs(map.max_idle_seconds.into()),
                eviction: match map.eviction.policy {
                    crate::config::EvictionPolicy::None => Eviction::None,
                    crate::config::EvictionPolicy::Lru => Eviction::Lru,
                    crate::config::EvictionPolicy::Lfu => Eviction::Lfu,
                    crate::config::EvictionPolicy::Random => Eviction::Random,
                },
                max_records: map.eviction.entries_max().unwrap_or(0).into(),
                ..ObjectConfig::default()
            })
        })?;
        if !counted {
            object.counts.switch_off();
        }
        Ok(Map::new(self.engine.clone(), object))
    }

    /// The topic of this name.
    pub fn topic(&self, name: &str) -> Result<Topic, Error> {
        let object = self.engine.object(ObjectKind::Topic, name, || {
            let topic = self.engine.config.topic_with(&self.engine.added_config(), name)?;
            Ok(ObjectConfig { global_order: topic.global_order, ..ObjectConfig::default() })
        })?;
        Ok(Topic::new(self.engine.clone(), object))
    }

    /// The lock of this name.
    pub fn lock(&self, name: &str) -> Result<Lock, Error> {
        self.open_lock(name, || {
            Ok(self.engine.config.lock_with(&self.engine.added_config(), name)?.acquire_limit)
        })
    }

    /// The lock of this name, which its holder may acquire at most `limit` times (0 = any number), unless it exists
    /// already.
    pub fn lock_limited(&self, name: &str, limit: u32) -> Result<Lock, Error> {
        self.open_lock(name, || Ok(limit))
    }

    fn open_lock(&self, name: &str, limit: impl FnOnce() -> Result<u32, Error>) -> Result<Lock, Error> {
        let config = || Ok(ObjectConfig { lock_limit: limit()?, ..ObjectConfig::default() });
        Ok(Lock::new(self.engine.clone(), self.engine.object(ObjectKind::Lock, name, config)?))
    }

    /// The counter of this name.
    pub fn counter(&self, name: &str) -> Result<Counter, Error> {
        let object = self.engine.object(ObjectKind::Counter, name, || Ok(ObjectConfig::default()))?;
        Ok(Counter::new(self.engine.clone(), object))
    }

    /// Adds configuration of maps, locks and topics to that of the start, on all members: when this returns, each has
    /// it, and whoever joins has it before it serves. It holds for objects that are created from now on. What a member
    /// was started with goes before it, there.
    ///
    /// # Errors
    /// `Configuration` for a wrong value, and for a name that is configured differently already, here or in the
    /// cluster; of several names those before it were added.
    ///
    /// # Blocking
    /// Until every member has it.
    pub fn add_config(&self, added: &Config) -> Result<(), Error> {
        added.validate(&Outside::NOTHING)?;
        let objects = Config::from_pairs(added.object_pairs())?;
        if let Some((key, _)) = added.pairs().iter().find(|pair| !objects.pairs().contains(pair)) {
            return Err(Error::Configuration(format!(
                "{key}: cannot be added to a running instance; accepted: map.NAME.*, lock.NAME.* and topic.NAME.*"
            )));
        }
        let own = &self.engine.config;
        for (name, map) in &added.maps {
            refuse_conflict("map", name, own.maps.get(name), map)?;
        }
        for (name, lock) in &added.locks {
            refuse_conflict("lock", name, own.locks.get(name), lock)?;
        }
        for (name, topic) in &added.topics {
            refuse_conflict("topic", name, own.topics.get(name), topic)?;
        }
        added.to_added().into_iter().try_for_each(|added| self.engine.add_config(added))
    }

    /// What was configured at run time, by any member: maps, locks and topics. The rest are defaults.
    pub fn added_config(&self) -> Config {
        self.engine.added_config()
    }

    /// Replaces the well-known addresses, written as in the configuration, that this member's later joins and merges
    /// use. Without effect unless members find each other by well-known addresses.
    ///
    /// # Errors
    /// `Configuration` for something that is no address. Nothing was changed.
    pub fn set_well_known(&self, addresses: Vec<String>) -> Result<(), Error> {
        self.engine.set_well_known(addresses)
    }

    /// All distributed objects of the cluster.
    pub fn objects(&self) -> Vec<(ObjectKind, String)> {
        self.engine.object_names()
    }

    /// Destroys an object on all members; its data is gone. A later use of the name creates it anew.
    pub fn destroy(&self, kind: ObjectKind, name: &str) -> Result<(), Error> {
        self.engine.destroy(kind, name)
    }

    /// The members.
    pub fn members(&self) -> Members {
        let snapshot = self.engine.snapshot();
        Members { version: snapshot.state.list_version, me: snapshot.me, state: snapshot.state }
    }

    /// How many partitions the cluster has.
    pub fn partition_count(&self) -> u16 {
        self.engine.partition_count()
    }

    /// The partition of a key in serialized form.
    pub fn partition_of(&self, key: &[u8]) -> u16 {
        self.engine.partition_of(key).0
    }

    /// Milliseconds since 1970 by the oldest member's clock, as its last heartbeat told it. A member that becomes the
    /// oldest goes on with that time.
    pub fn cluster_time(&self) -> u64 {
        self.engine.cluster_time()
    }

    /// Registers for members that come and go: `Event::Membership`.
    pub fn listen_members(&self) -> RegistrationId {
        self.engine.dispatcher.add(Subject::system(System::Membership))
    }

    /// As [`listen_members`](Self::listen_members); the first event is `Event::Members`, and what follows goes on from
    /// there.
    pub fn listen_members_from_now(&self) -> RegistrationId {
        self.engine.dispatcher.add_with_members(|| {
            let state = self.engine.snapshot().state;
            (state.list_version, Arc::new(state.members.clone()))
        })
    }

    /// Registers for states of this instance: `Event::Lifecycle`.
    pub fn listen_lifecycle(&self) -> RegistrationId {
        self.engine.dispatcher.add(Subject::system(System::Lifecycle))
    }

    /// Registers for objects that are created and destroyed: `Event::Object`.
    pub fn listen_objects(&self) -> RegistrationId {
        self.engine.dispatcher.add(Subject::system(System::Objects))
    }

    /// Registers for partitions that move: `Event::Migration`.
    pub fn listen_migrations(&self) -> RegistrationId {
        self.engine.dispatcher.add(Subject::system(System::Migrations))
    }

    /// Removes a registration of any kind, of structures, too. Answers whether there was one.
    pub fn unlisten(&self, id: RegistrationId) -> Result<bool, Error> {
        self.engine.unlisten_any(id)
    }

    /// Runs `callback` for the events of a registration, on callback threads of this instance. For hosts without
    /// threads of their own for it; a callback may block, call the grid, or panic.
    pub fn attach(&self, id: RegistrationId, callback: Callback) {
        self.engine.callbacks.attach(id, callback);
    }

    /// Forgets the callback of a registration.
    pub fn detach(&self, id: RegistrationId) {
        self.engine.callbacks.detach(id);
    }

    /// Destroys a map on all members; see [`destroy`](Self::destroy).
    pub fn destroy_map(&self, name: &str) -> Result<(), Error> {
        self.destroy(ObjectKind::Map, name)
    }

    /// Where events wait for the threads that run callbacks.
    pub fn dispatcher(&self) -> &Dispatcher {
        &self.engine.dispatcher
    }

    /// Calls of this instance's threads end, and events are handed out, no more.
    pub fn is_over(&self) -> bool {
        self.engine.is_over()
    }

    /// Figures of this instance.
    pub fn stats(&self) -> Stats {
        self.engine.stats()
    }

    /// Leaves the cluster: hands partitions over first, then stops. Idempotent; a second caller waits for the first.
    ///
    /// # Blocking
    /// Until what this member holds is elsewhere, at most `hazelcast.graceful.shutdown.max.wait`.
    pub fn shutdown(&self) {
        self.engine.shutdown(None);
    }

    /// As [`shutdown`](Self::shutdown), handing over for at most `limit`.
    pub fn shutdown_within(&self, limit: Duration) {
        self.engine.shutdown(Some(limit));
    }

    /// Stops at once, without handing over. Backups elsewhere take over.
    pub fn terminate(&self) {
        self.engine.terminate();
    }

    /// The engine, for tests of this crate.
    #[doc(hidden)]
    pub fn engine(&self) -> &Arc<Engine> {
        &self.engine
    }
}

fn refuse_conflict<T: PartialEq + std::fmt::Debug>(
    kind: &str,
    name: &str,
    known: Option<&T>,
    added: &T,
) -> Result<(), Error> {
    match known {
        Some(known) if known != added => Err(Error::Configuration(format!(
            "{kind}.{name}: is configured already, and differently; accepted: another name, or the same values \
             ({known:?})"
        ))),
        _ => Ok(()),
    }
}

//! The order of a start and of a stop.
//!
//! Start: settings, port, threads, control plane, joined, serving; whatever fails, what was begun before is ended.
//! Stop: leave (partitions move away while calls are still taken), then no more calls, waiters woken, connections
//! closed, threads joined, queues drained. Each stage has a deadline.

use super::cells::Cells;
use super::dispatcher::Lifecycle;
use super::node::{Inbox, Input, Node};
use super::{Engine, Shared, callbacks, calls, clock, dispatcher, gate, links, phase, stats};
use crate::config::{Config, Discovery, LoggingType, Outside, Settings, memory};
use crate::error::Error;
use crate::kernel::context::Memory;
use crate::kernel::control::{Control, ControlConfig, Timings};
use crate::kernel::id::{Address, MemberId};
use crate::logging::sinks::{Nowhere, Sink};
use crate::logging::{LevelFilter, Levels, Logger, messages, targets};
use arc_swap::ArcSwap;
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

/// Longest wait for a cluster: a start that takes longer has failed.
const JOIN_MAX: Duration = Duration::from_secs(30);
/// How long a member that looks for others in a multicast group waits before it forms a cluster of its own.
const MULTICAST_WAIT: Duration = Duration::from_millis(300);
/// Longest wait for our own threads at the end of a stop.
const THREADS_END_MAX: Duration = Duration::from_secs(2);

/// What a host decides about a start, beside the configuration.
#[derive(Default)]
pub struct StartOptions {
    /// Where log lines go; `None` = nowhere.
    pub sink: Option<Arc<dyn Sink>>,
    /// Which lines; `None` = INFO and above.
    pub levels: Option<Levels>,
    /// System properties of the host, for settings that the configuration leaves open.
    pub system_properties: Vec<(String, String)>,
}

impl Engine {
    /// Starts an instance; see [`Grid::start`](crate::grid::Grid::start).
    pub fn start(config: Config, options: StartOptions) -> Result<Arc<Self>, Error> {
        let property = |name: &str| {
            options.system_properties.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
        };
        let environment = |name: &str| std::env::var(name).ok();
        let outside = Outside { system_property: &property, environment: &environment };
        let settings = config.validate(&outside)?;
        let log = logger(&config, &settings, options.sink, options.levels);
        let engine = Arc::new(Self::build(config, settings, log)?);
        match engine.clone().launch() {
            Ok(()) => Ok(engine),
            Err(error) => {
                engine.terminate();
                Err(error)
            }
        }
    }

    fn build(config: Config, settings: Settings, log: Logger) -> Result<Self, Error> {
        let seed = random()?;
        let me = MemberId(random()?);
        let limit = settings.memory_bytes_max(memory::readings());
        let snapshot = Self::empty_snapshot(me);
        let name = instance_name(&config);
        let dispatcher = Arc::new(dispatcher::Dispatcher::default());
        Ok(Self {
            callbacks: callbacks::Callbacks::new(dispatcher.clone(), &name, log.clone()),
            log,
            clock: clock::SystemClock,
            cells: Cells::new(settings.partition_count, seed as u64),
            calls: calls::Calls::default(),
            order: Default::default(),
            shared: ArcSwap::from_pointee(Shared { serial: 1, snapshot }),
            serial: AtomicU64::new(1),
            gate: gate::Gate::new(settings.freeze_max()),
            memory: Memory::new(limit),
            links: links::Links::default(),
            dispatcher,
            delivery: Mutex::default(),
            objects: Mutex::default(),
            listening: Mutex::default(),
            published: Mutex::default(),
            node: Inbox::default(),
            turning: Mutex::default(),
            phase: phase::Phase::default(),
            random: AtomicU64::new((seed >> 64) as u64),
            armed: AtomicU64::new(u64::MAX),
            stats: stats::Counts::default(),
            lazy: Mutex::default(),
            expelled: AtomicBool::new(false),
            clock_offset: AtomicI64::new(0),
            stranger_at: AtomicU64::new(0),
            name,
            config,
            settings,
        })
    }

    fn launch(self: Arc<Self>) -> Result<(), Error> {
        let address = if self.config.clustered { self.open()? } else { self.clone().stay_alone()? };
        log::info!(logger: self.log, target: targets::LIFECYCLE, "{}",
            messages::lifecycle(&address, messages::Lifecycle::Starting));
        match self.phase.wait_joined(JOIN_MAX) {
            Ok(()) => {}
            Err(Some(reason)) => return Err(Error::Join(reason)),
            Err(None) => return Err(Error::Join(format!("no cluster formed within {JOIN_MAX:?}"))),
        }
        self.phase.serve();
        log::info!(logger: self.log, target: targets::LIFECYCLE, "{}",
            messages::lifecycle(&address, messages::Lifecycle::Started));
        self.tell_lifecycle(Lifecycle::Started);
        Ok(())
    }

    /// Without clustering no port is opened, and there is no transport whose thread could turn the control loop.
    fn stay_alone(self: Arc<Self>) -> Result<Address, Error> {
        let address = Address::new("127.0.0.1", 0);
        self.log.set_address(&address);
        let control = Control::new(self.now(), self.control_config(address.clone())?);
        *self.turning.lock() = Some(Node::new(control));
        let sleep = Arc::new((Mutex::new(false), Condvar::new()));
        let woken = sleep.clone();
        self.node.set_waker(move || {
            *woken.0.lock() = true;
            woken.1.notify_one();
        });
        let name = format!("hz.{}.control", self.name);
        let run = move || {
            while let Some(wait) = self.turn() {
                let mut woken = sleep.0.lock();
                if !*woken {
                    sleep.1.wait_for(&mut woken, wait);
                }
                *woken = false;
            }
            self.phase.ended();
        };
        let failed = |error: std::io::Error| Error::Io {
            what: "starting the control thread".into(),
            problem: error.to_string(),
        };
        std::thread::Builder::new().name(name).spawn(run).map(|_| address).map_err(failed)
    }

    pub(super) fn control_config(&self, address: Address) -> Result<ControlConfig, Error> {
        let defaults = Timings::default();
        let timings = Timings {
            silence: self.settings.silence_max,
            heartbeat: self.settings.heartbeat_interval(),
            // Nobody is known by address yet: an answer to our own datagram needs a moment to come.
            discovery: match self.settings.discovery {
                Discovery::Multicast => MULTICAST_WAIT,
                Discovery::TcpIp | Discovery::None => defaults.discovery,
            },
            ..defaults
        };
        let seeds = match self.settings.discovery {
            Discovery::TcpIp => self.settings.members.clone(),
            Discovery::Multicast | Discovery::None => Vec::new(),
        };
        Ok(ControlConfig {
            me: self.shared.load().snapshot.me,
            address,
            lite: self.config.lite_member,
            attributes: Arc::new(self.config.attributes.clone()),
            cluster_name: self.config.cluster_name.clone(),
            partition_count: self.settings.partition_count,
            seeds,
            seed: random()? as u64,
            timings,
        })
    }

    /// The name of this instance within its process.
    pub fn instance_name(&self) -> &str {
        &self.name
    }

    /// What was made of the configuration.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Whether it serves and nobody has asked it to stop.
    pub fn is_running(&self) -> bool {
        self.phase.is_running()
    }

    /// Whether nothing more will be answered.
    pub fn is_over(&self) -> bool {
        self.phase.is_over()
    }

    /// Leaves and stops. Idempotent; a second caller waits for the first.
    pub fn shutdown(&self, limit: Option<Duration>) {
        let limit = limit.unwrap_or(self.settings.graceful_shutdown_max_wait);
        if !self.phase.begin_leaving() {
            self.phase.wait_ended(limit + THREADS_END_MAX);
            return;
        }
        self.log_lifecycle(messages::Lifecycle::ShuttingDown);
        self.tell_lifecycle(Lifecycle::ShuttingDown);
        self.node.put(Input::Leave);
        if !self.phase.wait_left(limit) {
            log::warn!(logger: self.log, target: targets::NODE,
                "still holding partitions after {limit:?}: leaving without handing over the rest");
        }
        self.stop();
    }

    /// Stops at once. Idempotent.
    pub fn terminate(&self) {
        if self.phase.is_over() {
            return;
        }
        self.stop();
    }

    fn stop(&self) {
        if !self.phase.end() {
            self.phase.wait_ended(THREADS_END_MAX);
            return;
        }
        self.nudge_all(|_| {});
        self.node.put(Input::Stop);
        if self.config.clustered {
            self.links.close();
            self.phase.ended();
        }
        self.phase.wait_ended(THREADS_END_MAX);
        for partition in 0..self.cells.count() {
            // Nobody will ask for it any more: native memory is given back before the host drops its last handle.
            self.with_replica(crate::kernel::id::PartitionId(partition), self.now(), |replica, context| {
                replica.close(context);
            });
        }
        self.tell_lifecycle(Lifecycle::Shutdown);
        self.log_lifecycle(messages::Lifecycle::Shutdown);
        // Before the dispatcher ends: a JVM's threads that wait there are those that write the log, too.
        self.log.flush_within(crate::logging::FLUSH_WAIT_MAX);
        self.dispatcher.close();
        self.callbacks.join();
    }

    fn log_lifecycle(&self, state: messages::Lifecycle) {
        let snapshot = self.snapshot();
        let address = snapshot.state.member(snapshot.me).map(|me| me.address.clone()).unwrap_or_default();
        log::info!(logger: self.log, target: targets::LIFECYCLE, "{}", messages::lifecycle(&address, state));
    }
}

fn logger(
    config: &Config,
    settings: &Settings,
    sink: Option<Arc<dyn Sink>>,
    levels: Option<Levels>,
) -> Logger {
    let sink = match settings.logging.effective() {
        LoggingType::None => Arc::new(Nowhere),
        _ => sink.unwrap_or_else(|| Arc::new(Nowhere)),
    };
    let levels = levels.unwrap_or_else(|| Levels::new(LevelFilter::Info));
    Logger::new(&config.cluster_name, settings.logging_details, levels, sink)
}

fn instance_name(config: &Config) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    config.instance_name.clone().unwrap_or_else(|| format!("_hzInstance_{number}_{}", config.cluster_name))
}

fn random() -> Result<u128, Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::Io { what: "reading random numbers".into(), problem: error.to_string() })?;
    Ok(u128::from_be_bytes(bytes))
}

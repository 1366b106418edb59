//! Log records on their way to the JVM's logging.
//!
//! A queue exists before the instance that logs to it, so that the words of a failed start are heard. While the
//! instance runs its records come out of `eventPoll`; before and after, out of `logPoll`.

use super::codec::Out;
use super::tables::LOGS;
use super::{convert, policy::Fault};
use crate::error::Error;
use crate::ffi::handle;
use crate::logging::sinks::{Queue, QueuedRecord, Sink};
use crate::logging::{LevelFilter, Levels, Logger, targets};
use jni::objects::{JByteArray, JObjectArray, JString};
use jni::sys::{jint, jlong};
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Most records handed out at once.
const BATCH_MAX: usize = 256;

/// A queue, the levels that Java has asked for, and the loggers that write to it.
pub struct LogDesk {
    queue: Queue,
    levels: Mutex<Levels>,
    loggers: Mutex<Vec<Logger>>,
    /// Whether a batch is with one of the threads of `eventPoll`.
    serving: AtomicBool,
    /// Whether threads of `eventPoll` take records at all.
    polled: Arc<AtomicBool>,
}

/// What an instance writes to.
struct JavaSink {
    queue: Queue,
    polled: Arc<AtomicBool>,
}

impl Sink for JavaSink {
    fn write(&self, record: &::log::Record<'_>) {
        self.queue.write(record);
    }

    fn flush(&self, limit: Duration) -> bool {
        // Before a start has succeeded Java drains when the start has thrown: a wait for that would be for nothing.
        !self.polled.load(Ordering::Acquire) || self.queue.flush(limit)
    }
}

impl LogDesk {
    fn new() -> Self {
        Self {
            queue: Queue::new(),
            levels: Mutex::new(Levels::new(LevelFilter::Info)),
            loggers: Mutex::default(),
            serving: AtomicBool::new(false),
            polled: Arc::default(),
        }
    }

    /// Where an instance that is to be started writes.
    pub fn sink(&self) -> Arc<dyn Sink> {
        Arc::new(JavaSink { queue: self.queue.clone(), polled: self.polled.clone() })
    }

    /// Which records it is to write.
    pub fn levels(&self) -> Levels {
        self.levels.lock().clone()
    }

    /// An instance has started: its logger follows the levels, and `ready` is called when records begin to wait.
    pub fn attach(&self, logger: Logger, ready: impl Fn() + Send + Sync + 'static) {
        let levels = self.levels.lock();
        logger.set_levels(levels.clone());
        self.loggers.lock().push(logger);
        drop(levels);
        self.queue.on_ready(ready);
    }

    /// Whether a batch could be taken now.
    pub fn is_ready(&self) -> bool {
        !self.serving.load(Ordering::Acquire) && !self.queue.is_empty()
    }

    /// Takes a batch, which nobody else is given until it is handed back.
    pub fn take(&self) -> Option<Vec<u8>> {
        self.polled.store(true, Ordering::Release);
        if self.serving.swap(true, Ordering::AcqRel) {
            return None;
        }
        let records = self.queue.drain(BATCH_MAX, Duration::ZERO);
        if records.is_empty() {
            self.serving.store(false, Ordering::Release);
            return None;
        }
        Some(encode(&records))
    }

    /// The batch is written.
    pub fn hand_back(&self) {
        if self.serving.swap(false, Ordering::AcqRel) {
            self.queue.confirm();
        }
    }

    fn set_level(&self, logger: &str, level: LevelFilter) {
        let mut levels = self.levels.lock();
        levels.set(logger, level);
        for logger in self.loggers.lock().iter() {
            logger.set_levels(levels.clone());
        }
    }
}

/// `LOG_RECORDS`.
fn encode(records: &[QueuedRecord]) -> Vec<u8> {
    let out = Out::default().count(records.len());
    let write = |out: Out, record: &QueuedRecord| {
        out.i64(record.millis).u8(record.level as u8).string(&record.logger).string(&record.message)
    };
    records.iter().fold(out, write).done()
}

fn level_of(number: jint) -> Result<LevelFilter, Error> {
    LevelFilter::iter().find(|level| *level as i32 == number).ok_or_else(|| Error::InvalidArgument {
        name: "level",
        problem: format!("{number}; accepted: 0 off, 1 error, 2 warn, 3 info, 4 debug, 5 trace"),
    })
}

/// A queue that is not open any more has nothing to say; what never was a queue is refused.
fn queue_or_nothing(log: jlong) -> Result<Option<Arc<LogDesk>>, Error> {
    match LOGS.keep(log) {
        Ok(desk) => Ok(Some(desk)),
        Err(_) if handle::kind_of(log) == LOGS.kind() => Ok(None),
        Err(error) => Err(error),
    }
}

checked! {
    /// `long Native.logOpen(int recordsMax)`. The queue's own bound, `QUEUE_RECORDS_MAX`, holds as well.
    fn Java_io_filbert_internal_Native_logOpen<'local>(env, records_max: jint) -> jlong {
        let _ = env;
        if records_max <= 0 {
            let problem = format!("{records_max}; accepted: at least 1");
            return Err(Error::InvalidArgument { name: "recordsMax", problem }.into());
        }
        Ok(LOGS.open(Arc::new(LogDesk::new()))?)
    }

    /// `String[] Native.logLoggers(long log)`.
    fn Java_io_filbert_internal_Native_logLoggers<'local>(env, log: jlong) -> JObjectArray<'local, JString<'local>> {
        LOGS.get(log)?;
        convert::to_strings(env, targets::ALL)
    }

    /// `void Native.logLevel(long log, String logger, int level)`.
    fn Java_io_filbert_internal_Native_logLevel<'local>(env, log: jlong, logger: JString<'local>, level: jint) {
        let logger = convert::string(env, &logger, "logger")?;
        LOGS.keep(log)?.set_level(&logger, level_of(level)?);
        Ok(())
    }

    /// `byte[] Native.logPoll(long log, long timeoutMillis)`: null at the time limit, or when the queue is done.
    fn Java_io_filbert_internal_Native_logPoll<'local>(env, log: jlong, timeout: jlong) -> JByteArray<'local> {
        let Some(desk) = queue_or_nothing(log)? else { return Ok(JByteArray::null()) };
        let wait = Duration::from_millis(u64::try_from(timeout).unwrap_or(0));
        let records = desk.queue.drain(BATCH_MAX, wait);
        convert::to_bytes_or_null(env, (!records.is_empty()).then(|| encode(&records)))
    }

    /// `void Native.logClose(long log)`.
    fn Java_io_filbert_internal_Native_logClose<'local>(env, log: jlong) {
        let _ = env;
        if let Some(desk) = queue_or_nothing(log).unwrap_or(None) {
            desk.queue.close();
        }
        Ok::<(), Fault>(())
    }
}

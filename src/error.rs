//! The one public error, and the only table of foreign status numbers.
//!
//! A variant's text answers three questions: was anything applied, may the caller retry, whose fault was it.
//! C statuses and Java exceptions are derived from [`Error::status`]; nothing else maps numbers.

use std::time::Duration;

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A required argument was null. Nothing was applied; the caller's fault.
    #[error("argument `{0}` is null")]
    NullArgument(&'static str),
    /// An argument is outside what the call accepts. Nothing was applied; the caller's fault.
    #[error("argument `{name}`: {problem}")]
    InvalidArgument {
        /// Which argument.
        name: &'static str,
        /// What was found and what is accepted.
        problem: String,
    },
    /// A configuration that cannot be used, with file, line, key and remedy in the text. Nothing was started.
    #[error("{0}")]
    Configuration(String),
    /// A key, value or name over its limit. Nothing was applied.
    #[error("{what} of {size} is over the limit of {limit}")]
    TooLarge {
        /// What is too large: `value`, `name`, `distributed objects` ...
        what: &'static str,
        /// How large it is.
        size: u64,
        /// What is allowed.
        limit: u64,
    },
    /// The calling thread does not hold the lock. Nothing was applied; the caller's fault.
    #[error("Current thread is not owner of the lock! {0}")]
    NotLockOwner(String),
    /// Somebody else held the key's lock for longer than the call was willing to wait. Nothing was applied.
    #[error("the key is locked by somebody else")]
    Locked,
    /// The reentrancy limit of a lock is reached. Nothing was applied.
    #[error("lock `{0}` cannot be acquired once more by its holder")]
    LockLimit(String),
    /// A handle that was closed, or never was one. Nothing was applied.
    #[error("the {0} is closed")]
    Closed(&'static str),
    /// The thread was interrupted while it waited; if a lock or message came meanwhile it was given back.
    #[error("interrupted while waiting")]
    Interrupted,

    /// The instance is not running (any more). Nothing was applied.
    #[error("Hazelcast instance is not active!")]
    NotActive,
    /// No answer in time, and surely not applied: may be retried. [`Error::Unknown`] is the other case.
    #[error("no answer within {waited:?}")]
    Timeout {
        /// How long the call waited.
        waited: Duration,
    },
    /// The call may or may not have been applied: not held by owner and backups by the deadline.
    #[error("outcome unknown after {waited:?}: the operation may or may not have been applied")]
    Unknown {
        /// How long the call waited.
        waited: Duration,
    },
    /// A queue on the way has no room. Nothing was applied; retry later.
    #[error("overloaded: {0}")]
    Overloaded(String),
    /// The memory limit is reached. Nothing was applied; reads and removes go on.
    #[error("memory limit reached: {used} of {limit} bytes used (property `filbert.memory.max`)")]
    OutOfMemory {
        /// Bytes used.
        used: u64,
        /// Bytes allowed.
        limit: u64,
    },
    /// Only lite members are left: no member can hold data. Nothing was applied.
    #[error("no data member is in the cluster: all members are lite")]
    NoDataMember,
    /// The object was destroyed and is not created anew by use. Nothing was applied.
    #[error("{0} is destroyed")]
    Destroyed(String),
    /// The cluster refused this member, or no cluster could be formed. Nothing was started.
    #[error("could not join: {0}")]
    Join(String),
    /// A socket or file failed.
    #[error("{what}: {problem}")]
    Io {
        /// What was attempted, with its address or path.
        what: String,
        /// What the operating system said.
        problem: String,
    },

    /// A bug of ours; the text is the panic's. Whether anything was applied is unknown.
    #[error("internal error: {0}")]
    Panic(String),
}

/// What a call answers. 1xx: a mistake of the caller; 2xx: the state of the cluster; 9xx: a bug of the library.
// Each is the number of the `Error` variant of the same name at the C and the Java boundary. Never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i32)]
pub enum Status {
    /// Done.
    Ok = 0,
    /// A required argument was null. Nothing was applied.
    NullArgument = 100,
    /// An argument is outside what the call accepts. Nothing was applied.
    InvalidArgument = 101,
    /// The configuration cannot be used: the text names file, line, key and remedy. Nothing was started.
    Configuration = 102,
    /// A key, value or name over its limit. Nothing was applied.
    TooLarge = 103,
    /// The calling thread does not hold the lock. Nothing was applied.
    NotLockOwner = 104,
    /// The holder may not acquire the lock once more. Nothing was applied.
    LockLimit = 105,
    /// The handle was closed. Nothing was applied.
    Closed = 106,
    /// The thread was interrupted while it waited. Nothing was applied.
    Interrupted = 107,
    /// Somebody else held the key's lock for too long. Nothing was applied.
    Locked = 108,
    /// The instance is not running (any more). Nothing was applied.
    NotActive = 200,
    /// No answer in time, and surely not applied: may be retried.
    Timeout = 201,
    /// No answer in time: it may have been applied, or may still be.
    Unknown = 202,
    /// A queue on the way has no room. Nothing was applied: retry later.
    Overloaded = 203,
    /// The memory limit is reached. Nothing was applied; reads and removes go on.
    OutOfMemory = 204,
    /// All members are lite: nobody can hold data. Nothing was applied.
    NoDataMember = 205,
    /// The object was destroyed. Nothing was applied.
    Destroyed = 206,
    /// The cluster refused this member, or none could be formed. Nothing was started.
    Join = 207,
    /// A socket or file failed: the text names it.
    Io = 208,
    /// A bug of the library. Whether anything was applied is unknown.
    Panic = 900,
}

impl Error {
    /// The number of this error at the boundary.
    pub fn status(&self) -> Status {
        match self {
            Self::NullArgument(_) => Status::NullArgument,
            Self::InvalidArgument { .. } => Status::InvalidArgument,
            Self::Configuration(_) => Status::Configuration,
            Self::TooLarge { .. } => Status::TooLarge,
            Self::NotLockOwner(_) => Status::NotLockOwner,
            Self::LockLimit(_) => Status::LockLimit,
            Self::Closed(_) => Status::Closed,
            Self::Interrupted => Status::Interrupted,
            Self::Locked => Status::Locked,
            Self::NotActive => Status::NotActive,
            Self::Timeout { .. } => Status::Timeout,
            Self::Unknown { .. } => Status::Unknown,
            Self::Overloaded(_) => Status::Overloaded,
            Self::OutOfMemory { .. } => Status::OutOfMemory,
            Self::NoDataMember => Status::NoDataMember,
            Self::Destroyed(_) => Status::Destroyed,
            Self::Join(_) => Status::Join,
            Self::Io { .. } => Status::Io,
            Self::Panic(_) => Status::Panic,
        }
    }
}

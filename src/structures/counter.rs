//! A distributed 64-bit counter.

use crate::engine::{Engine, ObjectHandle, thread};
use crate::error::Error;
use crate::kernel::operation::{Ask, Operation, Value};
use bytes::Bytes;
use std::sync::Arc;
use std::time::Duration;

/// A distributed counter, 0 at first. Wraps around at the ends of `i64`.
#[derive(Clone)]
pub struct Counter {
    engine: Arc<Engine>,
    object: Arc<ObjectHandle>,
}

impl Counter {
    pub(crate) fn new(engine: Arc<Engine>, object: Arc<ObjectHandle>) -> Self {
        Self { engine, object }
    }

    /// The counter's name.
    pub fn name(&self) -> &str {
        &self.object.name
    }

    fn form(&self, operation: Operation) -> Ask {
        let (object, thread) = (self.object.id(), thread::asking());
        Ask { object, key: Bytes::new(), thread, operation, lock_wait: Duration::ZERO }
    }

    fn ask(&self, operation: Operation) -> Result<Value, Error> {
        self.engine.call(&self.object, self.object.partition, self.form(operation))
    }

    /// Any counter operation, not waited for; see [`Map::ask_async`](super::Map::ask_async).
    pub fn ask_async(&self, operation: Operation, then: impl FnOnce(Result<Value, Error>) + Send + 'static) {
        self.engine.call_async(&self.object, self.object.partition, self.form(operation), Box::new(then));
    }

    /// The value.
    pub fn get(&self) -> Result<i64, Error> {
        self.ask(Operation::CounterGet).map(integer)
    }

    /// Sets the value and answers the old one.
    pub fn set(&self, value: i64) -> Result<i64, Error> {
        self.ask(Operation::CounterSet { value }).map(integer)
    }

    /// Adds `delta` and answers the new value. Applied once, whatever member fails meanwhile.
    pub fn add(&self, delta: i64) -> Result<i64, Error> {
        self.ask(Operation::CounterAdd { delta, answer_old: false }).map(integer)
    }

    /// Adds `delta` and answers the old value.
    pub fn get_and_add(&self, delta: i64) -> Result<i64, Error> {
        self.ask(Operation::CounterAdd { delta, answer_old: true }).map(integer)
    }

    /// Sets to `value` if it is `expected`. Answers whether it did.
    pub fn compare_and_set(&self, expected: i64, value: i64) -> Result<bool, Error> {
        match self.ask(Operation::CounterCompareAndSet { expected, value })? {
            Value::Bool(done) => Ok(done),
            other => unreachable!("answered {other:?} where yes or no is defined"),
        }
    }
}

fn integer(value: Value) -> i64 {
    match value {
        Value::Integer(integer) => integer,
        other => unreachable!("answered {other:?} where an integer is defined"),
    }
}

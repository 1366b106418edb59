//! What Java sees of a failure: the only policy of the checked entry points.
//!
//! An error is a `FilbertException` with the number of `Error::status`; a panic is an `IllegalStateException`, since
//! nobody can handle it; an exception that is pending already is left alone, since it is the older news.

use super::on_load;
use crate::error::Error;
use crate::ffi::panic;
use jni::Env;
use jni::errors::ErrorPolicy;
use jni::strings::JNIString;
use std::any::Any;

/// Why a checked entry point failed.
#[derive(Debug)]
pub enum Fault {
    /// Our own error.
    Filbert(Error),
    /// The JVM's: an exception is pending, or memory is short.
    Jni(jni::errors::Error),
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Filbert(error)
    }
}

impl From<jni::errors::Error> for Fault {
    fn from(error: jni::errors::Error) -> Self {
        Self::Jni(error)
    }
}

/// See the [module](self).
pub struct ThrowFilbertException;

impl<T: Default> ErrorPolicy<T, Fault> for ThrowFilbertException {
    type Captures<'unowned: 'native, 'native> = ();

    fn on_error<'unowned: 'native, 'native>(
        env: &mut Env<'unowned>,
        _captures: &mut (),
        fault: Fault,
    ) -> jni::errors::Result<T> {
        if !env.exception_check() {
            let error = match fault {
                Fault::Filbert(error) => error,
                Fault::Jni(error) => Error::Panic(format!("the JVM refused a call of the library: {error}")),
            };
            on_load::throw(env, error.status() as i32, &error.to_string())?;
        }
        Ok(T::default())
    }

    fn on_panic<'unowned: 'native, 'native>(
        env: &mut Env<'unowned>,
        _captures: &mut (),
        payload: Box<dyn Any + Send + 'static>,
    ) -> jni::errors::Result<T> {
        if !env.exception_check() {
            let text = Error::Panic(panic::text(payload.as_ref())).to_string();
            env.throw_new(jni::jni_str!("java/lang/IllegalStateException"), JNIString::from(text))?;
        }
        Ok(T::default())
    }
}

//! Locks, atomics and sleeps of the parts of the engine that models run: the real ones, or in a model those of a
//! scheduler that chooses who goes on after each of them. No artifact has the latter.

#[cfg(not(all(test, feature = "models")))]
pub use parking_lot::Mutex;
#[cfg(not(all(test, feature = "models")))]
pub use std::sync::atomic;
#[cfg(not(all(test, feature = "models")))]
pub use std::thread;

#[cfg(all(test, feature = "models"))]
pub use model::Mutex;
#[cfg(all(test, feature = "models"))]
pub use shuttle::{sync::atomic, thread};

#[cfg(all(test, feature = "models"))]
mod model {
    /// The scheduler's, with the calls that we use.
    #[derive(Debug, Default)]
    pub struct Mutex<T>(shuttle::sync::Mutex<T>);

    impl<T> Mutex<T> {
        pub fn new(inside: T) -> Self {
            Self(shuttle::sync::Mutex::new(inside))
        }

        pub fn lock(&self) -> shuttle::sync::MutexGuard<'_, T> {
            self.0.lock().expect("a model that panics has failed")
        }
    }
}

//! What the current thread is called in a log line.
//!
//! Threads of ours have a name in Rust. Threads that a JVM made have not: the boundary may tell us their Java
//! name once per thread, else the operating system's name (15 characters on Linux) stands in.

use std::borrow::Cow;
use std::cell::RefCell;

/// The longest name that is kept, in bytes.
pub const THREAD_NAME_BYTES_MAX: usize = 256;

thread_local! {
    static GIVEN: RefCell<Option<Box<str>>> = const { RefCell::new(None) };
}

/// Says what the current thread is called: for threads that somebody else made.
pub fn name_current_thread(name: &str) {
    let end = name.floor_char_boundary(THREAD_NAME_BYTES_MAX);
    // Fails only while the thread's locals are being destroyed, when there is nothing left to name.
    let _ = GIVEN.try_with(|given| *given.borrow_mut() = Some(name[..end].into()));
}

/// Calls `use_name` with the name of the current thread, `?` if it has none.
pub fn with_thread_name<R>(use_name: impl FnOnce(&str) -> R) -> R {
    let given = GIVEN.try_with(|given| given.borrow().clone()).ok().flatten();
    if let Some(name) = given {
        return use_name(&name);
    }
    let current = std::thread::current();
    if let Some(name) = current.name() {
        return use_name(name);
    }
    match rustix::thread::name() {
        Ok(name) => match name.to_string_lossy() {
            Cow::Borrowed("") => use_name("?"),
            name => use_name(&name),
        },
        Err(_) => use_name("?"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on_thread<R: Send + 'static>(name: &str, body: impl FnOnce() -> R + Send + 'static) -> R {
        std::thread::Builder::new().name(name.into()).spawn(body).unwrap().join().unwrap()
    }

    #[test]
    fn a_given_name_wins_over_rusts() {
        let names = on_thread("rust-1", || {
            let before = with_thread_name(str::to_owned);
            name_current_thread("http-nio-8243-exec-7");
            (before, with_thread_name(str::to_owned))
        });
        assert_eq!(names, ("rust-1".to_owned(), "http-nio-8243-exec-7".to_owned()));
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let name = on_thread("cut", || {
            name_current_thread(&"é".repeat(THREAD_NAME_BYTES_MAX));
            with_thread_name(str::to_owned)
        });
        assert_eq!(name, "é".repeat(THREAD_NAME_BYTES_MAX / 2));
    }
}

//! What a panic has to say, and that it does not say it on the host's standard error.
//!
//! Every way in from outside catches panics and reports them as errors; nobody else needs to hear of them. The
//! standard library, though, prints each one first. A shared library has a standard library, and so a panic hook, of
//! its own: [`quiet`] replaces that hook and leaves the host's alone. In a Rust program the hook is the program's, and
//! nothing here touches it: only `JNI_OnLoad` calls [`quiet`].

use std::any::Any;
use std::cell::RefCell;
use std::panic::PanicHookInfo;
use std::sync::Once;

/// Threads of the library itself: nobody catches for them, so their panics are printed as ever.
const OWN_THREAD: &str = "hz.";

thread_local! {
    /// Where the thread's last panic was, until its text is asked for.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The text of a panic, with its place when [`quiet`] was called.
pub fn text(payload: &(dyn Any + Send)) -> String {
    let text = match payload.downcast_ref::<&str>() {
        Some(text) => text,
        None => payload.downcast_ref::<String>().map_or("panic without a text", String::as_str),
    };
    let place = PLACE.try_with(|place| std::mem::take(&mut *place.borrow_mut())).unwrap_or_default();
    if place.is_empty() { text.to_owned() } else { format!("{text} (at {place})") }
}

/// From now on, panics of threads that are not ours are kept for [`text`] instead of printed. No back-trace is taken,
/// whatever `RUST_BACKTRACE` says: its cost would be the caller's.
pub fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let thread = std::thread::current();
            if thread.name().is_some_and(|name| name.starts_with(OWN_THREAD)) {
                loud(info);
            } else {
                keep_place(info);
            }
        }));
    });
}

fn keep_place(info: &PanicHookInfo<'_>) {
    if let Some(location) = info.location() {
        let _ = PLACE.try_with(|place| *place.borrow_mut() = location.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_payload_has_a_text() {
        assert_eq!(text(&"static"), "static");
        assert_eq!(text(&String::from("made")), "made");
        assert_eq!(text(&7), "panic without a text");
    }
}

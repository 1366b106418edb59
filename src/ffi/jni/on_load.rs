//! What happens once, when the library is loaded.
//!
//! Looks up the one class that natives throw, while the loader of the class that loaded the library is the one that
//! is asked; a thread that calls in later may have another. Attaches nothing.

use crate::ffi::panic;
use jni::objects::{JClass, JString, JThrowable};
use jni::refs::Global;
use jni::sys::{JNI_ERR, JNI_VERSION_1_8, jint, jvalue};
use jni::{Env, JavaVM, jni_sig, jni_str};
use std::ffi::c_void;
use std::panic::catch_unwind;
use std::sync::OnceLock;

struct Thrown {
    class: Global<JClass<'static>>,
    constructor: jni::ids::JMethodID,
}

static THROWN: OnceLock<Thrown> = OnceLock::new();

/// The JVM calls this when the library is loaded.
// SAFETY: the name is the one that the JVM looks for, and nobody else defines it.
#[unsafe(no_mangle)]
pub extern "system" fn JNI_OnLoad(vm: *mut jni::sys::JavaVM, _reserved: *mut c_void) -> jint {
    let loaded = catch_unwind(|| {
        panic::quiet();
        // SAFETY: the JVM hands its own pointer to this function.
        let vm = unsafe { JavaVM::from_raw(vm) };
        // Fails on a thread that is not attached, instead of attaching it: the loading thread is Java's.
        vm.with_top_local_frame(|env| -> jni::errors::Result<()> {
            let class = env.find_class(jni_str!("io/filbert/FilbertException"))?;
            let signature = jni_sig!((code: jint, message: JString) -> void);
            let constructor = env.get_method_id(&class, jni_str!("<init>"), signature)?;
            let class = env.new_global_ref(&class)?;
            // A second load is refused by the JVM before it comes here.
            let _ = THROWN.set(Thrown { class, constructor });
            Ok(())
        })
    });
    // On an error the exception of the look-up is pending, and the loader shows it.
    if matches!(loaded, Ok(Ok(()))) { JNI_VERSION_1_8 } else { JNI_ERR }
}

/// Throws a `FilbertException`.
pub fn throw(env: &mut Env<'_>, code: i32, message: &str) -> jni::errors::Result<()> {
    let thrown = THROWN.get().expect("natives are called after the library was loaded");
    let message: JString = env.new_string(message)?;
    let arguments = [jvalue { i: code }, jvalue { l: message.as_raw() }];
    // SAFETY: class and constructor were looked up together, and the arguments are the `int` and the `String` of the
    // signature that was asked for.
    let exception = unsafe { env.new_object_unchecked(&thrown.class, thrown.constructor, &arguments)? };
    // SAFETY: an object made of `FilbertException` is a throwable, and this local reference is nobody else's.
    let exception = unsafe { JThrowable::from_raw(env, exception.into_raw()) };
    env.throw(exception)
}

//! The shape of a checked entry point.
//!
//! Each is the Java signature with an environment in front, one `with_env` (which catches panics), and the one
//! policy for what goes wrong: written once here, so that no entry point can leave a part of it out.

/// Declares checked entry points: `fn Java_..._name<'local>(env, argument: type, ...) -> type { body }`. The body is a
/// `Result<_, Fault>`.
macro_rules! checked {
    ($($(#[$doc:meta])* fn $name:ident<$l:lifetime>($env:ident $(, $arg:ident: $type:ty)* $(,)?) $(-> $ret:ty)? $body:block)*) => {$(
        $(#[$doc])*
        // SAFETY: the name is the one that the JVM looks for, and nobody else defines it.
        #[unsafe(no_mangle)]
        pub extern "system" fn $name<$l>(
            mut unowned: ::jni::EnvUnowned<$l>,
            _class: ::jni::objects::JClass<$l>
            $(, $arg: $type)*
        ) $(-> $ret)? {
            unowned
                .with_env(|$env| -> Result<_, $crate::ffi::jni::policy::Fault> { $body })
                .resolve::<$crate::ffi::jni::policy::ThrowFilbertException>()
        }
    )*};
}

/// Declares raw entry points: as [`checked!`], without an environment; the body is an expression of the type that is
/// returned, and goes through [`raw::guard`](super::raw::guard) itself.
macro_rules! raw {
    ($($(#[$doc:meta])* fn $name:ident<$l:lifetime>($($arg:ident: $type:ty),* $(,)?) -> $ret:ty $body:block)*) => {$(
        $(#[$doc])*
        // SAFETY: the name is the one that the JVM looks for, and nobody else defines it.
        #[unsafe(no_mangle)]
        pub extern "system" fn $name<$l>(
            _env: ::jni::EnvUnowned<$l>,
            _class: ::jni::objects::JClass<$l>
            $(, $arg: $type)*
        ) -> $ret $body
    )*};
}

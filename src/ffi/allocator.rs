//! The allocator of everything in this library.
//!
//! Records of many sizes are freed by other threads than made them: mimalloc is about four times as fast at that as
//! glibc's allocator. `local_dynamic_tls` keeps the library loadable in a process that has used up its static TLS, as
//! a JVM may have. In the shared library this concerns our own code only. A Rust program that links the crate gets it
//! for the whole program: one that has an allocator of its own, or tests under valgrind, turns the feature off.
//!
//! `v2`, as version 3.3.2 takes a thread for its first one that merely has the address of that one's descriptor again:
//! once the thread that loaded the library had ended, a JVM's next one crashed in state that the end had cleared.

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

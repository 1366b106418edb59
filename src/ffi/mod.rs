//! Layer 5: the boundary, and the only folder with `unsafe`. Converts, calls once and reports; decides nothing.
#![allow(unsafe_code)]

mod allocator;
pub mod c;
mod handle;
mod jni;
mod panic;

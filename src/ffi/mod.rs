//! Layer 5: the boundary, and the only folder with `unsafe`. Converts, calls once and reports; decides nothing.
#![allow(unsafe_code)]

pub mod c;

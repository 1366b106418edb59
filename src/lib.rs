//! Filbert: an embedded, clustered in-memory data grid.
//!
//! Layers, lower ones know nothing of higher ones: [`kernel`] and [`error`], then `wire`, `config` and `logging`,
//! then `engine`, `structures`, `grid` and at the top `ffi`, the only place with `unsafe`.

#![cfg_attr(test, allow(clippy::disallowed_methods))] // tests wait on the real clock

pub mod config;
pub mod engine;
pub mod error;
pub mod ffi;
pub mod grid;
pub mod kernel;
pub mod logging;
pub mod structures;
pub mod wire;

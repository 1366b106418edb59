//! The control plane alone, in a network made of virtual time: no replicas, but their reports.

mod dialogue;
mod net;
mod rest;
mod scenarios;
mod tables;

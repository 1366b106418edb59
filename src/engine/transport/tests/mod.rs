//! The contract of the transport, over real sockets on loopback.

mod bench;
mod calls;
mod harness;
mod hellos;
mod hostile;
mod peers;

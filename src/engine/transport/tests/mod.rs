//! The contract of the transport, over real sockets on loopback.

mod bench;
mod calls;
mod harness;
mod held;
mod hellos;
mod hostile;
mod peers;

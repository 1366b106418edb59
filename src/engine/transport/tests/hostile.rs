//! Strangers at the port.

use super::harness::*;
use crate::engine::transport::*;
use crate::kernel::id::*;
use crate::wire::hello::*;
use crate::wire::version::PROTOCOL;
use bytes::Bytes;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::Ordering::SeqCst;
use std::time::{Duration, Instant};

fn serves(member: &Member, id: u128) {
    let friend = start(id);
    let before = Instant::now();
    let link = friend.link(member);
    assert!(before.elapsed() < Duration::from_millis(900), "{:?}", before.elapsed());
    let slot = call(&friend.echo, &link, |id| get(id, Bytes::from_static(b"k")), DEADLINE);
    assert!(slot.done.load(SeqCst) && !slot.lost.load(SeqCst));
}

/// A small generator: the same bytes in each run.
fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut x = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut next = || {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        x as u8
    };
    (0..length).map(|_| next()).collect()
}

fn hello(role: Role) -> Hello {
    Hello {
        protocol: PROTOCOL,
        role,
        secret: false,
        credits: 1,
        member: MemberId(66),
        session: 1,
        nonce: [0; 32],
        cluster: name_hash("dev"),
        cluster_name: "dev".to_owned(),
        address: Address::new("127.0.0.1", 1),
    }
}

/// A stranger that says a good hello, and then what it likes.
fn intrude(member: &Member, role: Role) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", member.port)).unwrap();
    stream.set_read_timeout(Some(DEADLINE)).unwrap();
    stream.write_all(&hello(role).to_bytes()).unwrap();
    stream.read_exact(&mut [0; HELLO_BYTES]).unwrap();
    stream.write_all(&[0; PROOF_BYTES]).unwrap();
    stream.read_exact(&mut [0; VERDICT_BYTES]).unwrap();
    stream
}

fn is_closed(stream: &mut TcpStream) -> bool {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Ok(_) => true,
        Err(error) => error.kind() == std::io::ErrorKind::ConnectionReset,
    }
}

#[test]
fn noise_at_the_port_is_closed_and_the_port_still_serves() {
    let a = start(1);
    for seed in 0..200 {
        let mut stream = TcpStream::connect(("127.0.0.1", a.port)).unwrap();
        stream.set_read_timeout(Some(DEADLINE)).unwrap();
        let _ = stream.write_all(&noise(seed, 600));
        assert!(is_closed(&mut stream), "noise {seed} was taken for a hello");
    }
    serves(&a, 2);
}

#[test]
fn noise_behind_a_good_hello_ends_that_connection_only() {
    let a = start(1);
    for seed in 0..50 {
        let mut control = intrude(&a, Role::Control);
        let mut data = intrude(&a, Role::Data);
        let _ = data.write_all(&noise(seed, 100_000));
        // A length over the limit, an undecodable body, a broken piece: any of them ends both.
        assert!(is_closed(&mut data) && is_closed(&mut control), "noise {seed}");
    }
    serves(&a, 2);
}

#[test]
fn damaged_hellos_are_never_let_in_further() {
    let a = start(1);
    let good = hello(Role::Control).to_bytes();
    for at in (0..HELLO_BYTES).step_by(7) {
        let mut bytes = good;
        bytes[at] ^= 0xff;
        let mut stream = TcpStream::connect(("127.0.0.1", a.port)).unwrap();
        let _ = stream.write_all(&bytes);
        let _ = stream.write_all(&noise(at as u64, PROOF_BYTES + 64));
        let _ = stream.shutdown(std::net::Shutdown::Write);
        let _ = stream.read_to_end(&mut Vec::new());
    }
    serves(&a, 2);
}

#[test]
fn a_thousand_idle_strangers_do_not_delay_a_member() {
    let a = start(1);
    let strangers: Vec<TcpStream> =
        (0..1_000).filter_map(|_| TcpStream::connect(("127.0.0.1", a.port)).ok()).collect();
    assert!(strangers.len() > 900, "only {} connected", strangers.len());
    serves(&a, 2);
}

#[test]
fn a_data_connection_without_its_control_link_is_refused() {
    let a = start(1);
    let mut stream = TcpStream::connect(("127.0.0.1", a.port)).unwrap();
    stream.write_all(&hello(Role::Data).to_bytes()).unwrap();
    stream.read_exact(&mut [0; HELLO_BYTES]).unwrap();
    stream.write_all(&[0; PROOF_BYTES]).unwrap();
    let mut verdict = [0; VERDICT_BYTES];
    stream.read_exact(&mut verdict).unwrap();
    assert_eq!(Rejection::from_number(verdict[0]), Rejection::Session);
}

#[test]
fn a_slow_hello_is_closed_in_time() {
    let a = start(1);
    let mut stream = TcpStream::connect(("127.0.0.1", a.port)).unwrap();
    stream.set_read_timeout(Some(DEADLINE)).unwrap();
    stream.write_all(&hello(Role::Control).to_bytes()[..100]).unwrap();
    let before = Instant::now();
    assert!(is_closed(&mut stream));
    assert!(before.elapsed() < HELLO_WAIT + Duration::from_secs(1));
}

//! Strangers who know the cluster's name: without a secret they are let in as far as a link, and no further.

use crate::{free_ports, settle, start, wait_for};
use filbert::grid::Grid;
use filbert::kernel::id::{Address, MemberId};
use filbert::wire::hello::{HELLO_BYTES, Hello, PROOF_BYTES, Role, VERDICT_BYTES, name_hash};
use filbert::wire::version::PROTOCOL;
use std::io::{Read, Write};
use std::net::TcpStream;

/// As a member that cannot be dialled back: says a good hello, and then nothing.
fn intrude(cluster: &str, port: u16, member: u128, announced: u16) -> TcpStream {
    let hello = Hello {
        protocol: PROTOCOL,
        role: Role::Control,
        secret: false,
        credits: 1,
        member: MemberId(member),
        session: 1,
        nonce: [0; 32],
        cluster: name_hash(cluster),
        cluster_name: cluster.to_owned(),
        address: Address::new("127.0.0.1", announced),
    };
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    stream.set_read_timeout(Some(crate::DEADLINE)).expect("a socket");
    stream.write_all(&hello.to_bytes()).expect("taken");
    stream.read_exact(&mut [0; HELLO_BYTES]).expect("a hello");
    stream.write_all(&[0; PROOF_BYTES]).expect("taken");
    stream.read_exact(&mut [0; VERDICT_BYTES]).expect("a verdict");
    stream
}

fn is_closed(stream: &TcpStream) -> bool {
    stream.set_nonblocking(true).expect("a socket");
    match stream.peek(&mut [0]) {
        Ok(count) => count == 0,
        Err(error) => error.kind() != std::io::ErrorKind::WouldBlock,
    }
}

#[test]
fn strangers_that_link_and_stay_keep_no_member_out_and_do_not_pile_up() {
    let [a, b, nobody] = free_ports();
    let first = start("besieged", a, &[a]);
    let strangers: Vec<TcpStream> =
        (0..600).map(|number| intrude("besieged", a, 1_000 + number, nobody)).collect();
    let second = start("besieged", b, &[a]);
    settle(&[first.clone(), second.clone()]);
    wait_for("their connections are bounded", || {
        strangers.iter().filter(|stranger| !is_closed(stranger)).count() <= 256
    });
    [second, first].iter().for_each(Grid::shutdown);
}

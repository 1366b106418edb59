//! Connections that break and come back while everybody lives.

use crate::member::{Member, free_ports, seeds, settle};
use crate::{alone, wait_for};
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How long two members do not reach each other, far below what removes one, and how long they do between.
const CUT: Duration = Duration::from_millis(200);
const WHOLE: Duration = Duration::from_millis(50);
const ROUNDS: usize = 3;
/// Longest that a write may take: far below the call timeout.
const SLOWEST_MS: i64 = 5_000;
/// A hello names the port of the member who dials, here.
const HELLO_BYTES: usize = 512;
const HELLO_PORT: usize = 20;

/// Stands between a member and those who dial it.
#[derive(Default)]
struct Relay {
    open: Mutex<Vec<(u16, TcpStream)>>,
    /// Whoever announces this port is not let through.
    shut_for: Mutex<Option<u16>>,
}

impl Relay {
    fn start(listen: u16, member: u16) -> Arc<Self> {
        let relay = Arc::<Self>::default();
        let listener = TcpListener::bind(("127.0.0.1", listen)).expect("the port is free");
        let accepting = relay.clone();
        std::thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                let relay = accepting.clone();
                // A connection that fails is one that broke: its members see that.
                std::thread::spawn(move || relay.carry(near, member).ok());
            }
        });
        relay
    }

    fn carry(&self, mut near: TcpStream, member: u16) -> std::io::Result<()> {
        let mut hello = [0; HELLO_BYTES];
        near.read_exact(&mut hello)?;
        let dialler = u16::from_be_bytes([hello[HELLO_PORT], hello[HELLO_PORT + 1]]);
        let mut far = TcpStream::connect(("127.0.0.1", member))?;
        {
            let shut_for = self.shut_for.lock().expect("not poisoned");
            if *shut_for == Some(dialler) {
                return Ok(());
            }
            let both = [(dialler, near.try_clone()?), (dialler, far.try_clone()?)];
            self.open.lock().expect("not poisoned").extend(both);
        }
        near.set_nodelay(true)?;
        far.set_nodelay(true)?;
        far.write_all(&hello)?;
        let (back, forth) = (near.try_clone()?, far.try_clone()?);
        std::thread::spawn(move || pump(&far, &back));
        pump(&near, &forth);
        Ok(())
    }

    /// Breaks all connections of who announces that port, or lets it through again.
    fn shut_for(&self, dialler: Option<u16>) {
        *self.shut_for.lock().expect("not poisoned") = dialler;
        for (_, socket) in self.open.lock().expect("not poisoned").extract_if(.., |it| Some(it.0) == dialler)
        {
            let _ = socket.shutdown(Shutdown::Both); // closed by its owner before
        }
    }
}

fn pump(mut from: &TcpStream, mut to: &TcpStream) {
    let mut buffer = [0; 64 << 10];
    while let Ok(count @ 1..) = from.read(&mut buffer) {
        if to.write_all(&buffer[..count]).is_err() {
            break;
        }
    }
    for socket in [from, to] {
        let _ = socket.shutdown(Shutdown::Both); // the other pump may have been first
    }
}

#[test]
fn writes_go_on_at_once_when_connections_break_and_come_back() {
    let _alone = alone();
    let (own, public) = (free_ports::<3>(), free_ports::<3>());
    let ports = || own.into_iter().zip(public);
    let relays: Vec<_> = ports().map(|(own, public)| Relay::start(public, own)).collect();
    let all = seeds(&public);
    let mut members: Vec<_> =
        ports().map(|(own, public)| Member::launch_behind("links", own, public, &all)).collect();
    members.iter_mut().for_each(Member::serving);
    settle(&mut members.iter_mut().collect::<Vec<_>>());
    let prefixes = ["a", "b", "c"];
    for (member, prefix) in members.iter_mut().zip(prefixes) {
        member.tell(&format!("load m {prefix}"));
    }
    // What a backup tells a caller while the two of them are cut, and the owner reaches both, is lost.
    for (one, other) in [(0, 1), (1, 2), (2, 0)].repeat(ROUNDS) {
        relays[one].shut_for(Some(public[other]));
        relays[other].shut_for(Some(public[one]));
        std::thread::sleep(CUT);
        relays[one].shut_for(None);
        relays[other].shut_for(None);
        std::thread::sleep(WHOLE);
    }
    let before: Vec<i64> = members.iter_mut().map(|member| member.numbers("loaded")[0]).collect();
    let went_on = wait_for("writes go on", || {
        members.iter_mut().zip(&before).all(|(member, before)| member.numbers("loaded")[0] > before + 50)
    });
    let loads: Vec<Vec<i64>> = members.iter_mut().map(|member| member.numbers("unload")).collect();
    println!("went on after {went_on:?}; acknowledged, failed, slowest in ms: {loads:?}");
    for (prefix, load) in prefixes.iter().zip(&loads) {
        assert_eq!(load[1], 0, "a call is tried again inside, it does not fail: {loads:?}");
        assert!(load[2] < SLOWEST_MS, "a call waited for what was lost: {loads:?}");
        for reader in &mut members {
            assert_eq!(reader.ask(&format!("check m {prefix} {}", load[0])), "missing 0", "of {load:?}");
        }
    }
}

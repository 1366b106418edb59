//! Connections that break and come back while everybody lives.

use crate::member::{Member, free_ports, seeds, settle};
use crate::{alone, wait_for};
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long connections keep breaking, and how far apart the breaks are.
const TROUBLE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(40);
/// Longest that a write may take when a member was unreachable for less than a heartbeat.
const SLOWEST_MS: i64 = 5_000;

/// What stands between a member and those who dial it.
struct Relay {
    connections: Arc<Mutex<Vec<TcpStream>>>,
}

impl Relay {
    fn open(listen: u16, member: u16) -> Self {
        let connections = Arc::new(Mutex::new(Vec::new()));
        let listener = TcpListener::bind(("127.0.0.1", listen)).expect("the port is free");
        let all = connections.clone();
        std::thread::spawn(move || {
            for near in listener.incoming().map_while(Result::ok) {
                let Ok(far) = TcpStream::connect(("127.0.0.1", member)) else { continue };
                for socket in [&near, &far] {
                    let _ = socket.set_nodelay(true); // one that is gone already is seen by its pump
                    all.lock().expect("not poisoned").extend(socket.try_clone());
                }
                let (Ok(back), Ok(forth)) = (near.try_clone(), far.try_clone()) else { continue };
                std::thread::spawn(move || pump(&near, &forth));
                std::thread::spawn(move || pump(&far, &back));
            }
        });
        Self { connections }
    }

    /// Breaks all that is open: what is under way is lost. Who dials again gets through.
    fn break_all(&self) {
        for socket in self.connections.lock().expect("not poisoned").drain(..) {
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
    let relays: Vec<_> = ports().map(|(own, public)| Relay::open(public, own)).collect();
    let all = seeds(&public);
    let mut members: Vec<_> =
        ports().map(|(own, public)| Member::launch_behind("links", own, public, &all)).collect();
    members.iter_mut().for_each(Member::serving);
    settle(&mut members.iter_mut().collect::<Vec<_>>());
    let prefixes = ["a", "b", "c"];
    for (member, prefix) in members.iter_mut().zip(prefixes) {
        member.tell(&format!("load m {prefix}"));
    }
    let until = Instant::now() + TROUBLE;
    for relay in relays.iter().cycle().take_while(|_| Instant::now() < until) {
        relay.break_all();
        std::thread::sleep(PAUSE); // the pace of the breaks, not a wait for anything
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

//! Two C programs that share everything.

use crate::member::{Member, free_ports, seeds, settle};
use crate::{alone, wait_for};

#[test]
fn two_processes_share_map_topic_lock_and_counter() {
    let _alone = alone();
    let ports = free_ports::<2>();
    let mut a = Member::start("share", ports[0], &seeds(&ports));
    let mut b = Member::start("share", ports[1], &seeds(&ports));
    settle(&mut [&mut a, &mut b]);

    for key in 0..20 {
        a.tell(&format!("set m k{key} a{key}"));
        assert_eq!(b.ask(&format!("get m k{key}")), format!("value a{key}"));
    }
    assert_eq!(b.ask("size m"), "size 20");

    a.tell("listen news");
    b.tell("publish news first");
    a.tell("publish news second");
    wait_for("both messages are heard", || a.ask("heard") == "heard 2");

    let fence = a.numbers("lock l 0")[0];
    assert!(fence > 0);
    assert_eq!(b.ask("lock l 0"), "fence 0", "it is held");
    b.order("lock l 20000");
    a.tell("unlock");
    let later = b.answer(crate::DEADLINE).expect("it comes free");
    assert!(later.trim_start_matches("fence ").parse::<i64>().expect("a fence") > fence, "{later}");

    for n in 1..=10 {
        assert_eq!(a.ask("add c 1"), format!("counter {}", 2 * n - 1));
        assert_eq!(b.ask("add c 1"), format!("counter {}", 2 * n));
    }
    // Who holds a lock and leaves gives it back, and what it held of the data moves over.
    b.order("quit");
    assert_eq!(b.answer(crate::DEADLINE).as_deref(), Some("left"));
    assert!(a.numbers("lock l 20000")[0] > fence);
    assert_eq!(a.ask("check m k 0"), "missing 0");
    assert_eq!(a.ask("size m"), "size 20");
    assert_eq!(a.ask("add c 0"), "counter 20");
}

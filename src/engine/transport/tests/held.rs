//! Effects that a caller waits for: `Held` comes back on the stream that they went out on, and is read there.

use super::harness::*;
use crate::engine::transport::*;
use crate::kernel::id::*;
use bytes::Bytes;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;
use std::time::{Duration, Instant};

const PARTITION: PartitionId = PartitionId(7);

/// Sends a hurried effect and waits for `Held`, as the caller of a write at the owner does.
fn write(member: &Member, link: &DataLink, partition: PartitionId, wait: Duration) -> Arc<Slot> {
    let (id, slot) = member.echo.slot();
    assert!(link.append_replica(&hurried(id, partition)));
    link.flush();
    link.wait(|| slot.done.load(SeqCst), wait);
    slot
}

#[test]
fn held_comes_back_on_the_stream_that_the_effect_went_out_on() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    assert!(b.transport.link(a.id).is_none(), "there is no other way back");
    for _ in 0..1_000 {
        assert!(write(&a, &link, PARTITION, DEADLINE).done.load(SeqCst));
    }
    assert_eq!(a.echo.held.load(SeqCst), 1_000);
    until("nothing is expected any more", || {
        link.read_in_background();
        !link.expects()
    });
}

#[test]
fn writers_and_askers_read_for_each_other() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    std::thread::scope(|scope| {
        for thread in 0..8 {
            let (a, link) = (&a, &link);
            scope.spawn(move || {
                for n in 0..500 {
                    let slot = if (thread + n) % 2 == 0 {
                        write(a, link, PARTITION, DEADLINE)
                    } else {
                        call(&a.echo, link, |id| get(id, Bytes::from_static(b"k")), DEADLINE)
                    };
                    assert!(slot.done.load(SeqCst), "{thread} {n}");
                }
            });
        }
    });
    until("every credit came back", || link.outstanding() == 0);
}

#[test]
fn held_is_read_by_the_standby_thread_while_nobody_waits() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    let slots: Vec<_> = (0..100)
        .map(|_| {
            let (id, slot) = a.echo.slot();
            assert!(link.append_replica(&hurried(id, PARTITION)));
            slot
        })
        .collect();
    assert!(link.expects());
    link.flush();
    link.read_in_background();
    until("all held", || slots.iter().all(|slot| slot.done.load(SeqCst)));
    until("nothing is expected any more", || !link.expects());
    // And callers lead again afterwards.
    assert!(write(&a, &link, PARTITION, DEADLINE).done.load(SeqCst));
}

#[test]
fn a_writer_leaves_when_its_effect_was_read_and_is_not_held_yet() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    let before = Instant::now();
    let slot = write(&a, &link, NEVER_HELD, DEADLINE);
    assert!(before.elapsed() < DEADLINE / 2, "waited for what does not come back here");
    assert!(!slot.done.load(SeqCst));
    assert!(!link.expects(), "what is said later comes another way");
}

#[test]
fn a_writer_is_woken_when_the_link_ends() {
    let (a, b) = (start(1), start(2));
    let link = a.link(&b);
    let before = Instant::now();
    let slot = write(&a, &link, PANICS, DEADLINE);
    assert!(before.elapsed() < DEADLINE / 2, "{:?}", before.elapsed());
    assert!(link.is_lost());
    until("the handler is told", || slot.lost.load(SeqCst));
}

//! What the queue promises: order, bounds, counts, wake-ups, flush.

use super::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const LONG: Duration = Duration::from_secs(20);

fn write(queue: &Queue, text: &str) {
    queue.write(&Record::builder().level(Level::Info).target("a.b").args(format_args!("{text}")).build());
}

fn texts(records: &[QueuedRecord]) -> Vec<&str> {
    records.iter().map(|record| record.message.as_str()).collect()
}

#[test]
fn records_come_out_in_order_with_all_they_carry() {
    let queue = Queue::new();
    write(&queue, "one");
    write(&queue, "two");
    write(&queue, "three");
    let first = queue.drain(2, LONG);
    assert_eq!(texts(&first), ["one", "two"]);
    assert_eq!((first[0].level, first[0].logger.as_str()), (Level::Info, "a.b"));
    assert!(!first[0].thread.is_empty() && first[0].millis > 1_600_000_000_000);
    assert_eq!(texts(&queue.drain(10, LONG)), ["three"]);
    assert_eq!(queue.drain(10, Duration::ZERO), []);
}

#[test]
fn what_finds_no_room_is_counted_and_the_count_is_said_once() {
    let queue = Queue::new();
    for n in 0..QUEUE_RECORDS_MAX + 3 {
        write(&queue, &n.to_string());
    }
    assert_eq!((queue.len(), queue.lost_total()), (QUEUE_RECORDS_MAX, 3));
    assert_eq!(queue.drain(5, LONG).len(), 5);
    write(&queue, "after");
    let rest = queue.drain(usize::MAX, LONG);
    let tail = texts(&rest[rest.len() - 2..]);
    assert!(tail[0].starts_with("3 log records were lost here"), "{tail:?}");
    assert_eq!(tail[1], "after");
    assert_eq!(rest[rest.len() - 2].level, Level::Warn);
    assert_eq!(rest.len(), QUEUE_RECORDS_MAX - 5 + 2, "the count is one record");
    assert!(queue.is_empty());
}

#[test]
fn bytes_are_bounded_too_and_long_texts_are_cut() {
    let queue = Queue::new();
    let long = "ü".repeat(MESSAGE_BYTES_MAX);
    for _ in 0..200 {
        write(&queue, &long);
    }
    assert!(queue.lost_total() > 100, "{}", queue.lost_total());
    let records = queue.drain(usize::MAX, LONG);
    assert!(records.iter().map(QueuedRecord::bytes).sum::<usize>() <= QUEUE_BYTES_MAX);
    assert!(records[0].message.ends_with(&format!("... ({} bytes cut)", long.len() - MESSAGE_BYTES_MAX)));
    let held = queue.shared.state.lock().bytes;
    assert_eq!(held, queue.drain(9, LONG)[0].bytes(), "only the count was left");
}

#[test]
fn after_a_loss_nothing_slips_in_before_the_count() {
    let queue = Queue::new();
    let long = "x".repeat(MESSAGE_BYTES_MAX);
    while queue.lost_total() == 0 {
        write(&queue, &long);
    }
    write(&queue, "small enough for the room that is left");
    assert_eq!(queue.lost_total(), 2);
    let records = queue.drain(usize::MAX, LONG);
    assert!(records.iter().all(|record| record.message.len() == MESSAGE_BYTES_MAX));
    assert!(texts(&queue.drain(9, LONG))[0].starts_with("2 log records were lost"));
}

#[test]
fn a_waiting_drain_is_released_by_a_record_a_wake_and_a_close() {
    let queue = Queue::new();
    let release: [fn(&Queue); 3] = [|q| write(q, "x"), Queue::wake, Queue::close];
    for (n, act) in release.into_iter().enumerate() {
        let waiter = {
            let queue = queue.clone();
            thread::spawn(move || queue.drain(8, LONG).len())
        };
        act(&queue);
        assert_eq!(waiter.join().unwrap(), usize::from(n == 0));
    }
    write(&queue, "too late");
    assert_eq!((queue.len(), queue.lost_total()), (0, 1), "a closed queue takes nothing");
    assert_eq!(queue.drain(8, LONG), [], "and nobody waits for it");
}

#[test]
fn flush_waits_until_the_drainer_came_back() {
    let queue = Queue::new();
    assert!(queue.flush(LONG), "nothing to wait for");
    write(&queue, "x");
    assert!(!queue.flush(Duration::from_millis(1)), "nobody drained");
    assert_eq!(queue.drain(8, LONG).len(), 1);
    assert!(!queue.flush(Duration::from_millis(1)), "handed out, but perhaps not written");
    queue.confirm();
    assert!(queue.flush(Duration::ZERO));

    write(&queue, "y");
    let drainer = {
        let queue = queue.clone();
        thread::spawn(move || while queue.drain(8, LONG).len() == 1 {})
    };
    assert!(queue.flush(LONG), "the second drain confirms the first");
    queue.wake();
    drainer.join().unwrap();
}

#[test]
fn the_hook_is_called_when_the_queue_stops_being_empty() {
    let (queue, calls) = (Queue::new(), Arc::new(AtomicUsize::new(0)));
    write(&queue, "earlier than the hook");
    let counted = calls.clone();
    queue.on_ready(move || {
        counted.fetch_add(1, Ordering::Relaxed);
    });
    assert_eq!(calls.load(Ordering::Relaxed), 1, "what waits already is announced");
    write(&queue, "not the first");
    assert_eq!(calls.load(Ordering::Relaxed), 1);
    queue.drain(8, LONG);
    write(&queue, "first again");
    assert_eq!(calls.load(Ordering::Relaxed), 2);
}

#[test]
fn many_writers_lose_nothing_without_a_count() {
    const WRITERS: usize = 4;
    const EACH: usize = 4_000;
    let queue = Queue::new();
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            let queue = queue.clone();
            thread::spawn(move || (0..EACH).for_each(|n| write(&queue, &n.to_string())))
        })
        .collect();
    let drainer = {
        let queue = queue.clone();
        thread::spawn(move || {
            let (mut written, mut lost) = (0, 0);
            loop {
                let batch = queue.drain(512, LONG);
                if batch.is_empty() {
                    return (written, lost);
                }
                for record in batch {
                    match record.message.split_once(" log records were lost") {
                        Some((count, _)) => lost += count.parse::<usize>().unwrap(),
                        None => written += 1,
                    }
                }
            }
        })
    };
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    queue.close();
    let (written, lost) = drainer.join().unwrap();
    assert_eq!(written + lost, WRITERS * EACH);
}

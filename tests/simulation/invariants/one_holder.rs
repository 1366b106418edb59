//! A lock that somebody surely holds is held by nobody else, and no fence is given out twice; nobody else writes to a
//! key that is locked.
//!
//! Surely held: from the acknowledgement of `lock` to the beginning of `unlock`, unless the holder's member is
//! removed before: then it is released for it.

use crate::linear::Told;
use crate::oracle::{CallRecord, Ended, History};
use crate::workload::Verb;
use filbert::kernel::id::ObjectKind;
use std::collections::BTreeMap;

pub fn check(history: &History) -> Result<(), String> {
    for ((object, _), calls) in history.by_key(ObjectKind::Lock) {
        if history.is_promised(object) {
            no_fence_twice(history, &calls)?;
            one_at_a_time(history, &calls)?;
        }
    }
    for ((object, _), calls) in history.by_key(ObjectKind::Map) {
        if history.is_promised(object) {
            let held = one_at_a_time(history, &calls)?;
            nobody_else_writes(history, &calls, &held)?;
        }
    }
    Ok(())
}

fn no_fence_twice(history: &History, calls: &[(usize, &CallRecord)]) -> Result<(), String> {
    let mut fences = BTreeMap::new();
    for (index, call) in calls.iter().filter(|(_, call)| call.holds()) {
        let Some((_, Ended::Ok(Told::Fence(fence)))) = call.ended else { continue };
        if let Some(other) = fences.insert(fence, *index) {
            return Err(format!("fence {fence} twice{}", history.tell([other, *index])));
        }
    }
    Ok(())
}

/// From when until when a lock is surely held, and by which call.
type Holding = (u64, u64, usize);

fn one_at_a_time(history: &History, calls: &[(usize, &CallRecord)]) -> Result<Vec<Holding>, String> {
    let mut held = Vec::new();
    for (index, call) in calls.iter().filter(|(_, call)| call.holds()) {
        let Some((at, _)) = call.ended else { continue };
        let until = until(history, calls, call);
        if at < until {
            held.push((at, until, *index)); // else it heard of it only after its member was removed
        }
    }
    held.sort_unstable();
    for (one, other) in held.iter().zip(held.iter().skip(1)) {
        if other.0 < one.1 {
            let at = other.0 as f64 / 1e9;
            return Err(format!("two holders at {at:.6}{}", history.tell([one.2, other.2])));
        }
    }
    Ok(held)
}

/// A write that began after somebody surely held the key, and ended before that was over, was let in.
fn nobody_else_writes(
    history: &History,
    calls: &[(usize, &CallRecord)],
    held: &[Holding],
) -> Result<(), String> {
    // A clear passes locked keys by; what it has removed is judged by what is found.
    let reads = [Verb::Get, Verb::Count, Verb::Clear];
    let writes = calls.iter().filter(|(_, call)| !call.verb.is_about_locks() && !reads.contains(&call.verb));
    for (index, write) in writes.filter(|(_, write)| write.acknowledged()) {
        let Some((ended, _)) = write.ended else { continue };
        let over = |(from, until, _): &&Holding| *from < write.began && ended < *until;
        if let Some((_, _, holder)) = held.iter().find(over) {
            return Err(format!("written although locked{}", history.tell([*holder, *index])));
        }
    }
    Ok(())
}

/// Until when the holder surely holds what it acquired.
pub fn until(history: &History, calls: &[(usize, &CallRecord)], lock: &CallRecord) -> u64 {
    let unlocked = calls
        .iter()
        .filter(|(_, call)| call.verb.is_unlock() && call.thread == lock.thread)
        .map(|(_, call)| call.began);
    let gone = history.gone.iter().filter(|(_, member)| *member == lock.member).map(|(at, _)| *at);
    unlocked.chain(gone).min().unwrap_or(u64::MAX)
}

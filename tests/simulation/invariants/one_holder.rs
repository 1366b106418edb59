//! A lock that somebody surely holds is held by nobody else, and no fence is given out twice.
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
        if !history.is_promised(object) {
            continue;
        }
        let mut fences = BTreeMap::new();
        let mut held = Vec::new();
        for (index, call) in &calls {
            let Some((at, Ended::Ok(Told::Fence(fence)))) = call.ended else { continue };
            if fence == 0 {
                continue; // not acquired in time
            }
            if let Some(other) = fences.insert(fence, *index) {
                return Err(format!("fence {fence} twice{}", history.tell([other, *index])));
            }
            let until = until(history, &calls, call);
            if at < until {
                held.push((at, until, *index)); // else it heard of it only after its member was removed
            }
        }
        held.sort_unstable();
        for (one, other) in held.iter().zip(held.iter().skip(1)) {
            if other.0 < one.1 {
                return Err(format!(
                    "two holders at {:.6}{}",
                    other.0 as f64 / 1e9,
                    history.tell([one.2, other.2])
                ));
            }
        }
    }
    Ok(())
}

/// Until when the holder surely holds what it acquired.
fn until(history: &History, calls: &[(usize, &CallRecord)], lock: &CallRecord) -> u64 {
    let unlocked = calls
        .iter()
        .filter(|(_, call)| call.verb == Verb::Unlock && call.thread == lock.thread)
        .map(|(_, call)| call.began);
    let gone = history.gone.iter().filter(|(_, member)| *member == lock.member).map(|(at, _)| *at);
    unlocked.chain(gone).min().unwrap_or(u64::MAX)
}

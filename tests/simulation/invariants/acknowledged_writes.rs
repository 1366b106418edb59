//! What was acknowledged is there at the end, once, unless more members were lost at a time than it has backups.
//!
//! Judged by the writes, and by what is found when everything has healed; what was read meanwhile is judged by
//! [`nobody_sees_what_vanishes`](super::nobody_sees_what_vanishes).

use super::one_holder;
use crate::linear::{Call, Told, explain};
use crate::oracle::{CallRecord, Ended, History};
use crate::workload::Verb;
use filbert::kernel::id::ObjectKind;

pub fn check(history: &History) -> Result<(), String> {
    maps(history)?;
    counters(history)
}

fn maps(history: &History) -> Result<(), String> {
    for ((object, _), calls) in history.by_key(ObjectKind::Map) {
        if !history.is_promised(object) {
            continue;
        }
        let judged: Vec<Call> = calls
            .iter()
            .filter(|(_, call)| call.last_look || !matches!(call.verb, Verb::Get | Verb::Count))
            .flat_map(|(index, call)| as_calls(history, &calls, *index, call, call.last_look))
            .collect();
        if let Err(explained) = explain(&judged, 0) {
            let all = history.tell(judged.iter().map(|call| call.index));
            return Err(format!("no order explains these, at best {explained:?}:{all}"));
        }
    }
    Ok(())
}

fn counters(history: &History) -> Result<(), String> {
    for ((object, _), calls) in history.by_key(ObjectKind::Counter) {
        if !history.is_promised(object) {
            continue;
        }
        let adds = || calls.iter().filter(|(_, call)| matches!(call.verb, Verb::CounterAdd { .. }));
        let acknowledged = adds().filter(|(_, call)| call.acknowledged()).count() as i64;
        let unknown = adds().filter(|(_, call)| is_unknown(call)).count() as i64;
        for (index, call) in &calls {
            let Some((_, Ended::Ok(Told::Integer(value)))) = call.ended else { continue };
            if call.last_look && !(acknowledged..=acknowledged + unknown).contains(&value) {
                let found = history.tell([*index]);
                return Err(format!("{acknowledged} acknowledged and {unknown} unknown, but:{found}"));
            }
        }
    }
    Ok(())
}

fn is_unknown(call: &CallRecord) -> bool {
    matches!(call.ended, Some((_, Ended::Unknown | Ended::CallerGone)) | None)
}

/// A value that was put for a time is gone so long after that time at the latest: each owner that takes over counts
/// anew from when it heard of it, and nobody is cut off for longer.
const EXPIRES_WITHIN_NS: u64 = 8_000_000_000;

/// As the search wants it, with what time does to it.
pub fn as_calls(
    history: &History,
    all: &[(usize, &CallRecord)],
    index: usize,
    call: &CallRecord,
    judge: bool,
) -> impl Iterator<Item = Call> + use<> {
    let mut put = as_call(index, call, judge);
    if let Some(clear) = put.as_mut().filter(|_| may_be_spared(all, call)) {
        clear.ended = None; // it may have done nothing
    }
    let expire = put.as_ref().and_then(|put| {
        let Verb::PutFor { value, ttl_ms } = put.verb else { return None };
        let ttl = ttl_ms * 1_000_000;
        let began = past_sure_locks(history, all, put.began + ttl);
        // A put of unknown outcome may have been applied late: then nothing is known of its end.
        let ended = put.ended.and_then(|(at, _)| past_possible_locks(history, all, at + ttl));
        let ended = ended.map(|at| (at + EXPIRES_WITHIN_NS, Told::Anything));
        Some(Call { index, verb: Verb::Expire { value }, began, ended })
    });
    put.into_iter().chain(expire)
}

/// The first instant from `at` on at which the key is not surely locked: nothing expires under a lock.
fn past_sure_locks(history: &History, all: &[(usize, &CallRecord)], mut at: u64) -> u64 {
    let mut locks: Vec<(u64, u64)> = all
        .iter()
        .filter(|(_, lock)| lock.verb == Verb::LockKey && lock.holds())
        .filter_map(|(_, lock)| Some((lock.ended.as_ref()?.0, one_holder::until(history, all, lock))))
        .collect();
    locks.sort_unstable();
    for (from, until) in locks {
        if from < at && at < until {
            at = until;
        }
    }
    at
}

/// When the key is free at the latest, if it is looked at `at`; `None`: perhaps never.
fn past_possible_locks(history: &History, all: &[(usize, &CallRecord)], mut at: u64) -> Option<u64> {
    let refused = |lock: &CallRecord| matches!(lock.ended, Some((_, Ended::NotApplied(_))));
    let mut locks: Vec<&CallRecord> = all.iter().map(|(_, call)| *call).collect();
    locks.retain(|lock| lock.verb == Verb::LockKey && !refused(lock));
    locks.sort_unstable_by_key(|lock| lock.began);
    for lock in locks.into_iter().filter(|lock| lock.holds() || !lock.acknowledged()) {
        if lock.began > at + EXPIRES_WITHIN_NS {
            break;
        }
        let unlocks = all.iter().map(|(_, call)| *call).filter(|call| call.thread == lock.thread);
        let unlocked = unlocks
            .filter(|call| call.verb == Verb::UnlockKey && call.acknowledged())
            .filter_map(|call| call.ended.as_ref().map(|(at, _)| *at));
        let gone = history.gone.iter().filter(|(_, member)| *member == lock.member).map(|(at, _)| *at);
        at = at.max(unlocked.chain(gone).min()?);
    }
    Some(at)
}

/// Whether a clear may have met the key locked, and left it.
fn may_be_spared(all: &[(usize, &CallRecord)], clear: &CallRecord) -> bool {
    let removed = matches!(clear.ended, Some((_, Ended::Ok(Told::Bool(true)))));
    if clear.verb != Verb::Clear || removed {
        return false;
    }
    let until = clear.ended.as_ref().map_or(u64::MAX, |(at, _)| *at);
    let unlocked = |lock: &CallRecord| {
        let of = |call: &CallRecord| call.verb == Verb::UnlockKey && call.thread == lock.thread;
        let over = |call: &CallRecord| call.ended.as_ref().is_some_and(|(at, _)| *at < clear.began);
        all.iter().any(|(_, call)| of(call) && call.acknowledged() && over(call))
    };
    let mut locks = all.iter().filter(|(_, call)| call.verb == Verb::LockKey);
    locks.any(|(_, lock)| lock.began < until && !unlocked(lock))
}

/// `None` for a call that surely was not applied. `judge`: whether what it was told is judged.
fn as_call(index: usize, call: &CallRecord, judge: bool) -> Option<Call> {
    let ended = match &call.ended {
        Some((at, Ended::Ok(told))) => Some((*at, if judge { *told } else { Told::Anything })),
        Some((_, Ended::NotApplied(_))) => return None,
        _ if matches!(call.verb, Verb::Get | Verb::Count | Verb::CounterGet) => return None,
        _ => None,
    };
    if call.verb.is_about_locks() {
        return None;
    }
    Some(Call { index, verb: call.verb, began: call.began, ended })
}

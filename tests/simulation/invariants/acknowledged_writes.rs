//! What was acknowledged is there at the end, once, unless more members were lost at a time than it has backups.
//!
//! Judged by the writes, and by what is found when everything has healed; what was read meanwhile is judged by
//! [`nobody_sees_what_vanishes`](super::nobody_sees_what_vanishes).

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
            .filter(|(_, call)| call.last_look || call.verb != Verb::Get)
            .flat_map(|(index, call)| as_calls(*index, call, call.last_look))
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
pub fn as_calls(index: usize, call: &CallRecord, judge: bool) -> impl Iterator<Item = Call> + use<> {
    let put = as_call(index, call, judge);
    let expire = put.as_ref().and_then(|put| {
        let Verb::PutFor { value, ttl_ms } = put.verb else { return None };
        let ttl = ttl_ms * 1_000_000;
        // A put of unknown outcome may have been applied late: then nothing is known of its end.
        let ended = put.ended.map(|(at, _)| (at + ttl + EXPIRES_WITHIN_NS, Told::Anything));
        Some(Call { index, verb: Verb::Expire { value }, began: put.began + ttl, ended })
    });
    put.into_iter().chain(expire)
}

/// `None` for a call that surely was not applied. `judge`: whether what it was told is judged.
fn as_call(index: usize, call: &CallRecord, judge: bool) -> Option<Call> {
    let ended = match &call.ended {
        Some((at, Ended::Ok(told))) => Some((*at, if judge { *told } else { Told::Anything })),
        Some((_, Ended::NotApplied(_))) => return None,
        _ if matches!(call.verb, Verb::Get | Verb::CounterGet) => return None,
        _ => None,
    };
    if call.verb.is_about_locks() {
        return None;
    }
    Some(Call { index, verb: call.verb, began: call.began, ended })
}

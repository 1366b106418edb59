//! What one member adopts only ever gets newer within a lineage, and it is in each lineage once.

use crate::oracle::{Adoption, History};
use filbert::kernel::id::MemberId;
use std::collections::{BTreeMap, BTreeSet};

pub fn check(history: &History) -> Result<(), String> {
    let mut last = BTreeMap::<MemberId, &Adoption>::new();
    let mut left = BTreeMap::<MemberId, BTreeSet<_>>::new();
    for adoption in &history.adoptions {
        let at = adoption.at as f64 / 1e9;
        if let Some(before) = last.insert(adoption.me, adoption) {
            let told = format!("p{} {:?} at {at:.6}", adoption.process.0, adoption.me);
            if before.lineage != adoption.lineage {
                left.entry(adoption.me).or_default().insert(before.lineage);
            } else if (adoption.version, adoption.list_version) < (before.version, before.list_version) {
                return Err(format!("{told}: version {} after {}", adoption.version, before.version));
            }
            if left.get(&adoption.me).is_some_and(|left| left.contains(&adoption.lineage)) {
                return Err(format!("{told}: {:?} a second time", adoption.lineage));
            }
        }
    }
    Ok(())
}

//! Which record of a full map goes: the worst of a small random sample, as Hazelcast does it.
//!
//! The limit is per member; each partition keeps to its even share of it, at least one record.

use super::record::Record;
use super::store::Store;
use crate::kernel::directory::{Eviction, ObjectConfig};

/// Records compared.
pub const SAMPLE: usize = 15;
/// Slots looked at at random to find them.
const PROBES: usize = 256;
/// Slots looked at in a row when that found none.
const ROW: usize = 4_096;

/// Records above which a partition evicts; `None` = never.
pub fn threshold(config: &ObjectConfig, data_members: usize, partitions: usize) -> Option<u64> {
    if config.eviction == Eviction::None || config.max_records == 0 {
        return None;
    }
    let share = u128::from(config.max_records) * data_members as u128 / partitions.max(1) as u128;
    Some(u64::try_from(share).unwrap_or(u64::MAX).max(1))
}

/// The slot of the record that goes first, among up to [`SAMPLE`] that `may_go` lets go.
pub fn victim(
    store: &Store,
    policy: Eviction,
    random: u64,
    mut may_go: impl FnMut(Record<'_>) -> bool,
) -> Option<u32> {
    let slots = u64::from(store.slots());
    if slots == 0 {
        return None;
    }
    let (mut best, mut found) = (None, 0);
    let mut x = random | 1;
    let mut slot = random % slots;
    // A store with fewer records than a sample is looked at as a whole.
    let few = store.len() <= SAMPLE;
    for probe in 0..PROBES + ROW {
        if probe >= PROBES && found > 0 && !few || few && probe as u64 >= slots {
            break;
        }
        // Two out of three probes step to the neighbour: in a sparse store a few dense chunks are soon found.
        slot = if probe % 3 == 0 && probe < PROBES && !few {
            x = x.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (x >> 33) % slots
        } else {
            (slot + 1) % slots
        };
        let Some(record) = store.get(slot as u32) else { continue };
        if !may_go(record) {
            continue;
        }
        let rank = match policy {
            Eviction::Lru => record.access().map_or(0, |access| access.0),
            Eviction::Lfu => u64::from(record.hits()),
            Eviction::Random | Eviction::None => return Some(slot as u32),
        };
        if best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, slot as u32));
        }
        found += 1;
        if found == SAMPLE {
            break;
        }
    }
    best.map(|(_, slot)| slot)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::replica::record::{Keeps, Life, build};
    use crate::kernel::time::ms;

    #[test]
    fn the_share_of_a_partition_is_at_least_one() {
        let config = ObjectConfig { eviction: Eviction::Lru, max_records: 1_000, ..ObjectConfig::default() };
        assert_eq!(threshold(&config, 2, 271), Some(7));
        assert_eq!(threshold(&ObjectConfig { max_records: 5, ..config }, 2, 271), Some(1));
        assert_eq!(threshold(&ObjectConfig { max_records: 0, ..config }, 2, 271), None);
    }

    #[test]
    fn the_oldest_of_a_small_store_goes_and_never_a_kept_one() {
        let mut store = Store::new(3);
        let keeps = Keeps { access: true, ..Keeps::default() };
        for i in 0..10u64 {
            let key = i.to_be_bytes();
            store.insert(store.hash(&key), build(keeps, false, &Life::default(), ms(100 + i), &key, b""));
        }
        for random in 0..50 {
            let slot =
                victim(&store, Eviction::Lru, random * 7_919, |record| record.key() != 0u64.to_be_bytes());
            let key = store.get(slot.unwrap()).unwrap().key().to_vec();
            assert_ne!(key, 0u64.to_be_bytes());
        }
    }
}

//! Which partition a key is in: the same rule as Hazelcast's, so that every language agrees on the owner.
//!
//! A key is `[type id, 4 bytes][payload]`; the hash is murmur3 (x86, 32 bits) of the payload. A key whose type id is
//! [`ROUTED_TYPE`] carries the hash that it is to have: partition-aware keys.

use crate::kernel::id::PartitionId;

/// Hazelcast's seed.
const SEED: u32 = 0x0100_0193;
/// Type id of a key of the form `[ROUTED_TYPE][hash][type id][payload]`.
pub const ROUTED_TYPE: [u8; 4] = i32::MIN.to_be_bytes();
/// Bytes of the type id.
const TYPE_BYTES: usize = 4;

/// The partition of a key in serialized form, of `count` partitions.
pub fn partition_of_key(key: &[u8], count: u16) -> PartitionId {
    partition_of_hash(key_hash(key), count)
}

/// The partition of an object that lives in one, by its name: that of a string key.
pub fn partition_of_name(name: &str, count: u16) -> PartitionId {
    let mut payload = Vec::with_capacity(4 + name.len());
    payload.extend_from_slice(&(name.len() as u32).to_be_bytes());
    payload.extend_from_slice(name.as_bytes());
    partition_of_hash(murmur3(&payload), count)
}

/// The hash that decides about the partition. Keys without a type id are hashed whole.
pub fn key_hash(key: &[u8]) -> u32 {
    let Some((type_id, payload)) = key.split_at_checked(TYPE_BYTES) else { return murmur3(key) };
    match payload.first_chunk::<4>() {
        Some(hash) if type_id == ROUTED_TYPE => u32::from_be_bytes(*hash),
        _ => murmur3(payload),
    }
}

/// Hazelcast's rule from hash to partition.
pub fn partition_of_hash(hash: u32, count: u16) -> PartitionId {
    let hash = hash as i32;
    let positive = if hash == i32::MIN { 0 } else { hash.unsigned_abs() };
    PartitionId((positive % u32::from(count)) as u16)
}

/// MurmurHash3 x86_32 with Hazelcast's seed.
pub fn murmur3(data: &[u8]) -> u32 {
    const C1: u32 = 0xcc9e_2d51;
    const C2: u32 = 0x1b87_3593;
    let mut hash = SEED;
    let (blocks, tail) = data.as_chunks::<4>();
    for block in blocks {
        let k = u32::from_le_bytes(*block).wrapping_mul(C1).rotate_left(15).wrapping_mul(C2);
        hash = (hash ^ k).rotate_left(13).wrapping_mul(5).wrapping_add(0xe654_6b64);
    }
    if !tail.is_empty() {
        let k = tail.iter().rev().fold(0u32, |k, byte| k << 8 | u32::from(*byte));
        hash ^= k.wrapping_mul(C1).rotate_left(15).wrapping_mul(C2);
    }
    hash ^= data.len() as u32;
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn string_key(text: &str) -> Vec<u8> {
        let mut key = (-11i32).to_be_bytes().to_vec();
        key.extend_from_slice(&(text.len() as u32).to_be_bytes());
        key.extend_from_slice(text.as_bytes());
        key
    }

    #[test]
    fn keys_lie_where_hazelcast_puts_them() {
        assert_eq!(key_hash(&string_key("key")), 1_476_017_569);
        assert_eq!(partition_of_key(&string_key("key"), 271), PartitionId(80));
        assert_eq!(key_hash(&string_key("orders")), 1_391_818_592);
        assert_eq!(partition_of_key(&string_key("orders"), 271), PartitionId(261));
        let one = [(-7i32).to_be_bytes(), 1i32.to_be_bytes()].concat();
        assert_eq!(partition_of_key(&one, 271), PartitionId(31));
    }

    #[test]
    fn the_smallest_hash_is_partition_zero() {
        assert_eq!(partition_of_hash(i32::MIN as u32, 271), PartitionId(0));
        assert_eq!(partition_of_hash((-5i32) as u32, 271), PartitionId(5));
    }

    #[test]
    fn a_routed_key_has_the_hash_it_carries() {
        let key = [ROUTED_TYPE, 272u32.to_be_bytes(), (-7i32).to_be_bytes()].concat();
        assert_eq!(partition_of_key(&key, 271), PartitionId(1));
    }

    #[test]
    fn every_length_agrees_with_the_reference() {
        let data: Vec<u8> = (0..64).map(|n| (n * 37) as u8).collect();
        for length in 0..64 {
            let mut input = &data[..length];
            let reference = ::murmur3::murmur3_32(&mut input, SEED).expect("reads memory");
            assert_eq!(murmur3(&data[..length]), reference, "{length} bytes");
        }
    }
}

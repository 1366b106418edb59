//! The two hashes of a replica: keyed for look-ups, fixed for comparing replicas.
//!
//! Both fold 64x64-bit products over 16 bytes at a time. The first is keyed by a secret of this member, so nobody
//! outside can choose keys that collide; the second must give the same on every member.

const A: u64 = 0x9e37_79b9_7f4a_7c15;
const B: u64 = 0xd1b5_4a32_d192_ed03;

#[inline(always)]
fn fold(x: u64, y: u64) -> u64 {
    let product = u128::from(x) * u128::from(y);
    (product as u64) ^ ((product >> 64) as u64)
}

#[inline(always)]
fn word(bytes: &[u8]) -> u64 {
    u64::from_le_bytes(bytes[..8].try_into().expect("eight bytes were taken"))
}

#[inline(always)]
fn half(bytes: &[u8]) -> u64 {
    u64::from(u32::from_le_bytes(bytes[..4].try_into().expect("four bytes were taken")))
}

/// A 64-bit hash of `bytes` under `key`.
#[inline]
pub fn keyed(key: u64, bytes: &[u8]) -> u64 {
    let mut state = key ^ A;
    let mut rest = bytes;
    while rest.len() > 16 {
        state = fold(word(rest) ^ state, word(&rest[8..]) ^ B);
        rest = &rest[16..];
    }
    let n = rest.len();
    let (low, high) = match n {
        8..=16 => (word(rest), word(&rest[n - 8..])),
        4..=7 => (half(rest), half(&rest[n - 4..])),
        1..=3 => (u64::from(rest[0]) | u64::from(rest[n / 2]) << 8 | u64::from(rest[n - 1]) << 16, 0),
        _ => (0, 0),
    };
    fold(fold(low ^ state, high ^ B) ^ (bytes.len() as u64), key | 1)
}

/// The same on every member: what one record adds to the digest of its map.
pub fn digest(object: u64, key: &[u8], value: &[u8]) -> u64 {
    fold(keyed(A ^ object, key), keyed(B, value) | 1)
}

/// Mixes numbers into one, the same on every member.
pub fn mix(numbers: &[u64]) -> u64 {
    numbers.iter().fold(B, |state, number| fold(state ^ number, A).rotate_left(23) ^ number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn keys_of_all_lengths_differ_and_the_secret_matters() {
        let mut seen = HashSet::new();
        for length in 0..200usize {
            for fill in [0u8, 1, 255] {
                seen.insert(keyed(7, &vec![fill; length]));
            }
        }
        assert_eq!(seen.len(), 598, "only the empty key repeats");
        assert_ne!(keyed(7, b"key"), keyed(9, b"key"));
    }

    #[test]
    fn low_bits_of_counting_keys_are_spread() {
        let mut buckets = [0u32; 64];
        for i in 0..6_400u32 {
            buckets[(keyed(3, &i.to_be_bytes()) & 63) as usize] += 1;
        }
        assert!(buckets.iter().all(|n| (50..160).contains(n)), "{buckets:?}");
    }
}

//! The datagram by which members of a cluster find each other in a multicast group.
//!
//! It says where to dial, no more: whoever answers there must say a proper hello. So it may be forged; the receiver
//! bounds what it believes in a second.

use super::hello::{shown, text};
use crate::kernel::id::{Address, MemberId};

/// Longest datagram: the fixed part and a host of 255 bytes.
pub const BEACON_BYTES_MAX: usize = FIXED_BYTES + 255;
const FIXED_BYTES: usize = 60;
const MAGIC: &[u8; 8] = b"FILBERT\x01";

/// "I am here."
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Beacon {
    /// SHA-256 of the cluster's name.
    pub cluster: [u8; 32],
    /// Who.
    pub member: MemberId,
    /// Where.
    pub address: Address,
}

/// `magic 8 · member 16 · cluster hash 32 · port u16 · zero u8 · host length u8 · host`. Bytes behind it are ignored.
impl Beacon {
    /// As it travels.
    pub fn to_bytes(&self) -> Vec<u8> {
        let host = shown(&self.address.host, 255);
        let mut bytes = Vec::with_capacity(FIXED_BYTES + host.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&self.member.0.to_be_bytes());
        bytes.extend_from_slice(&self.cluster);
        bytes.extend_from_slice(&self.address.port.to_be_bytes());
        bytes.extend_from_slice(&[0, host.len() as u8]);
        bytes.extend_from_slice(host.as_bytes());
        bytes
    }

    /// The inverse. `None`: something else, or nowhere to dial.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (fixed, host) = bytes.split_first_chunk::<FIXED_BYTES>()?;
        let host = text(host, fixed[59])?;
        let port = u16::from_be_bytes([fixed[56], fixed[57]]);
        if !fixed.starts_with(MAGIC) || host.is_empty() || port == 0 {
            return None;
        }
        Some(Self {
            member: MemberId(u128::from_be_bytes(*fixed[8..24].first_chunk()?)),
            cluster: *fixed[24..56].first_chunk()?,
            address: Address::new(host, port),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beacon() -> Beacon {
        Beacon { cluster: [7; 32], member: MemberId(0xab), address: Address::new("10.0.0.1", 5701) }
    }

    #[test]
    fn beacon_has_these_bytes_and_comes_back() {
        let bytes = beacon().to_bytes();
        let expected = [
            b"FILBERT\x01".as_slice(),
            &[0; 15],
            &[0xab],       // member
            &[7; 32],      // cluster
            &[0x16, 0x45], // port 5701
            &[0, 8],       // zero, host length
            b"10.0.0.1",
        ];
        assert_eq!(bytes, expected.concat());
        assert_eq!(Beacon::from_bytes(&bytes), Some(beacon()));
    }

    #[test]
    fn anything_else_is_nobody() {
        let bytes = beacon().to_bytes();
        for length in 0..bytes.len() {
            assert_eq!(Beacon::from_bytes(&bytes[..length]), None, "cut to {length}");
        }
        let mut other = bytes.clone();
        other[0] ^= 1;
        assert_eq!(Beacon::from_bytes(&other), None, "magic");
        let mut control = bytes.clone();
        control[60] = b'\n';
        assert_eq!(Beacon::from_bytes(&control), None, "a control character would go to logs");
        let mut nowhere = bytes;
        nowhere[56..58].fill(0);
        assert_eq!(Beacon::from_bytes(&nowhere), None, "port 0");
    }
}

//! The first words on a connection: fixed size, so that nothing of a stranger is decoded or allocated for.
//!
//! Dialler and acceptor exchange one [`Hello`] each and both judge the pair ([`judge`]): they come to the same
//! conclusion, and both can say why. Then the dialler sends a proof of [`PROOF_BYTES`], the acceptor a verdict of
//! [`VERDICT_BYTES`]: its first byte is 0 for yes or a number of [`Rejection::number`], its last 32 its own proof.
//! Size, magic and the protocol range at its place never change; the rest may with the range.

use super::version::ProtocolRange;
use crate::kernel::id::{Address, MemberId};
use sha2::{Digest, Sha256};
use std::fmt;

/// Bytes of a hello, in either direction.
pub const HELLO_BYTES: usize = 512;
/// Bytes of a proof: an HMAC-SHA256 over a label and both hellos, or zeroes without a secret.
pub const PROOF_BYTES: usize = 32;
/// Bytes of a verdict.
pub const VERDICT_BYTES: usize = 40;
/// How much of a cluster's name is shown to others. The names are compared by hash, whole.
const NAME_BYTES: usize = 128;
const HOST_BYTES: usize = 255;
const MAGIC: &[u8; 8] = b"FILBERT\0";
const SECRET: u8 = 1;

/// What a connection is for. The numbers are wire values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Role {
    /// Control messages, from the dialler.
    Control = 1,
    /// Requests of the dialler, and their answers.
    Data = 2,
}

/// Who speaks, and what for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hello {
    /// Protocol versions that it understands.
    pub protocol: ProtocolRange,
    /// The dialler's purpose, repeated by the acceptor.
    pub role: Role,
    /// Whether it wants and gives a proof of the cluster's secret.
    pub secret: bool,
    /// Requests that it grants the other.
    pub credits: u32,
    /// Itself.
    pub member: MemberId,
    /// Drawn by the dialler for the connections of one dial, repeated by the acceptor.
    pub session: u64,
    /// Fresh and random: makes the proofs of this connection worthless for any other.
    pub nonce: [u8; 32],
    /// SHA-256 of its cluster's name.
    pub cluster: [u8; 32],
    /// The beginning of that name.
    pub cluster_name: String,
    /// Where it is reached.
    pub address: Address,
}

/// Why a connection is not accepted. Each side fills in its own view.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Rejection {
    /// Two clusters.
    ClusterName {
        /// This member's.
        ours: String,
        /// The other's.
        theirs: String,
    },
    /// No protocol version in common.
    Protocol {
        /// This member's.
        ours: ProtocolRange,
        /// The other's.
        theirs: ProtocolRange,
    },
    /// Another secret, or one on one side only.
    Secret,
    /// A data connection without its control link.
    Session,
    /// The very same member.
    Myself,
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ClusterName { ours, theirs } => {
                write!(f, "cluster name mismatch: ours is '{ours}', theirs is '{theirs}'")
            }
            Self::Protocol { ours, theirs } => {
                write!(f, "no protocol version in common: ours are {ours}, theirs are {theirs}")
            }
            Self::Secret => {
                write!(f, "cluster secret mismatch: the same one must be configured on both, or on none")
            }
            Self::Session => write!(f, "data connection without its control link"),
            Self::Myself => write!(f, "own address"),
        }
    }
}

impl Rejection {
    /// The number of those that only the acceptor can see, for its verdict. 0 is "accepted".
    pub fn number(&self) -> u8 {
        match self {
            Self::Session => 2,
            _ => 1,
        }
    }

    /// The inverse, on the dialler's side.
    pub fn from_number(number: u8) -> Self {
        match number {
            2 => Self::Session,
            _ => Self::Secret,
        }
    }
}

/// SHA-256 of a cluster's name.
pub fn name_hash(name: &str) -> [u8; 32] {
    Sha256::digest(name.as_bytes()).into()
}

/// Whether two members may talk, and in which version of the protocol.
///
/// # Errors
/// Why not, as the owner of `ours` sees it.
pub fn judge(ours: &Hello, theirs: &Hello) -> Result<u16, Rejection> {
    let Some(version) = ours.protocol.common(theirs.protocol) else {
        return Err(Rejection::Protocol { ours: ours.protocol, theirs: theirs.protocol });
    };
    if ours.member == theirs.member {
        return Err(Rejection::Myself);
    }
    if ours.cluster != theirs.cluster {
        let (ours, theirs) = (ours.cluster_name.clone(), theirs.cluster_name.clone());
        return Err(Rejection::ClusterName { ours, theirs });
    }
    if ours.secret != theirs.secret {
        return Err(Rejection::Secret);
    }
    Ok(version)
}

/// ```text
///   0 magic 8 · min u16 · max u16 · role u8 · flags u8 · zero 2 · credits u32 · port u16 · host length u8 · name length u8
///  24 member 16 · session u64 · nonce 32 · cluster hash 32
/// 112 cluster name 128 · host 255 · zero 17
/// ```
impl Hello {
    /// As it travels.
    pub fn to_bytes(&self) -> [u8; HELLO_BYTES] {
        let mut bytes = [0; HELLO_BYTES];
        let name = shown(&self.cluster_name, NAME_BYTES);
        let host = shown(&self.address.host, HOST_BYTES);
        bytes[..8].copy_from_slice(MAGIC);
        bytes[8..10].copy_from_slice(&self.protocol.min.to_be_bytes());
        bytes[10..12].copy_from_slice(&self.protocol.max.to_be_bytes());
        bytes[12] = self.role as u8;
        bytes[13] = if self.secret { SECRET } else { 0 };
        bytes[16..20].copy_from_slice(&self.credits.to_be_bytes());
        bytes[20..22].copy_from_slice(&self.address.port.to_be_bytes());
        bytes[22] = host.len() as u8;
        bytes[23] = name.len() as u8;
        bytes[24..40].copy_from_slice(&self.member.0.to_be_bytes());
        bytes[40..48].copy_from_slice(&self.session.to_be_bytes());
        bytes[48..80].copy_from_slice(&self.nonce);
        bytes[80..112].copy_from_slice(&self.cluster);
        bytes[112..112 + name.len()].copy_from_slice(name.as_bytes());
        bytes[240..240 + host.len()].copy_from_slice(host.as_bytes());
        bytes
    }

    /// The inverse. `None`: not a hello of a member.
    pub fn from_bytes(bytes: &[u8; HELLO_BYTES]) -> Option<Self> {
        if !bytes.starts_with(MAGIC) {
            return None;
        }
        let role = match bytes[12] {
            1 => Role::Control,
            2 => Role::Data,
            _ => return None,
        };
        Some(Self {
            protocol: ProtocolRange {
                min: u16::from_be_bytes(take(bytes, 8)),
                max: u16::from_be_bytes(take(bytes, 10)),
            },
            role,
            secret: bytes[13] & SECRET != 0,
            credits: u32::from_be_bytes(take(bytes, 16)),
            member: MemberId(u128::from_be_bytes(take(bytes, 24))),
            session: u64::from_be_bytes(take(bytes, 40)),
            nonce: take(bytes, 48),
            cluster: take(bytes, 80),
            cluster_name: text(&bytes[112..240], bytes[23])?,
            address: Address::new(text(&bytes[240..495], bytes[22])?, u16::from_be_bytes(take(bytes, 20))),
        })
    }
}

fn take<const N: usize>(bytes: &[u8; HELLO_BYTES], at: usize) -> [u8; N] {
    *bytes[at..].first_chunk().expect("every field ends within the hello")
}

/// Text of a stranger goes to logs: control characters are not let in.
pub(super) fn text(field: &[u8], length: u8) -> Option<String> {
    let text = std::str::from_utf8(field.get(..usize::from(length))?).ok()?;
    (!text.chars().any(char::is_control)).then(|| text.to_owned())
}

/// The beginning of a text, in whole characters.
pub(super) fn shown(text: &str, bytes_max: usize) -> &str {
    &text[..text.floor_char_boundary(bytes_max)]
}

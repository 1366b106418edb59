//! Frames: how a stream of bytes is cut into messages, and large ones into pieces that others may overtake.
//!
//! Every frame starts with [`HEADER_BYTES`] bytes, big-endian: `length u32 · kind u8 · flags u8 · partition u16 ·
//! word u64`, then `length` bytes of body. `length` is checked against the limit of the connection before anything
//! is allocated. A kind that this build does not know is skipped: newer members may say more.

/// Bytes of the fixed header.
pub const HEADER_BYTES: usize = 16;
/// Bodies up to this travel in one frame; larger ones in pieces of this size.
pub const PIECE_BYTES: usize = 64 << 10;
/// Largest body of a message put together from pieces: a value of 64 MiB and its surroundings.
pub const BODY_BYTES_MAX: usize = (64 << 20) + (1 << 20);
/// In `flags` of a [`Kind::Piece`]: no more pieces follow.
pub const LAST_PIECE: u8 = 1;

/// What a frame carries. The numbers are wire values: appended, never reused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Kind {
    /// A message for a replica; `partition` and lineage tag (`word`) are in the header.
    ToReplica = 1,
    /// A message for a waiting caller.
    ToCaller = 2,
    /// A message for listeners.
    ToListeners = 3,
    /// A message of the control plane.
    Control = 4,
    /// A part of a larger frame, header included; `word` counts the large frames of the connection.
    Piece = 5,
    /// Requests for several partitions; the lineage tag (`word`) is in the header.
    Bundle = 6,
    /// How many hurried effects were read (`word`). No body.
    Heard = 7,
}

/// The fixed part of a frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Header {
    /// Bytes of the body.
    pub length: u32,
    /// A [`Kind`], or a number that this build does not know.
    pub kind: u8,
    /// Meaning depends on the kind; unknown bits are ignored.
    pub flags: u8,
    /// Partition of a [`Kind::ToReplica`], else 0.
    pub partition: u16,
    /// Lineage tag, piece number or count, else 0.
    pub word: u64,
}

/// Why a stream cannot be cut any further. The connection is closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FrameError {
    /// A length over the limit.
    #[error("frame of {length} bytes is over the limit of {limit}")]
    TooLong {
        /// What the header says.
        length: usize,
        /// What is allowed here.
        limit: usize,
    },
    /// Pieces that do not add up to one frame.
    #[error("piece {0} does not continue the frame under way")]
    Piece(u64),
}

impl Kind {
    /// The kind with this wire number.
    pub fn from_wire(number: u8) -> Option<Self> {
        Some(match number {
            1 => Self::ToReplica,
            2 => Self::ToCaller,
            3 => Self::ToListeners,
            4 => Self::Control,
            5 => Self::Piece,
            6 => Self::Bundle,
            7 => Self::Heard,
            _ => return None,
        })
    }
}

impl Header {
    /// A header without partition, word and length.
    pub fn of(kind: Kind) -> Self {
        Self { length: 0, kind: kind as u8, flags: 0, partition: 0, word: 0 }
    }

    /// As it travels.
    pub fn to_bytes(self) -> [u8; HEADER_BYTES] {
        let mut bytes = [0; HEADER_BYTES];
        bytes[..4].copy_from_slice(&self.length.to_be_bytes());
        bytes[4] = self.kind;
        bytes[5] = self.flags;
        bytes[6..8].copy_from_slice(&self.partition.to_be_bytes());
        bytes[8..].copy_from_slice(&self.word.to_be_bytes());
        bytes
    }

    /// The inverse of [`Self::to_bytes`]. Every 16 bytes are some header.
    pub fn from_bytes(bytes: &[u8; HEADER_BYTES]) -> Self {
        let [l0, l1, l2, l3, kind, flags, p0, p1, word @ ..] = *bytes;
        Self {
            length: u32::from_be_bytes([l0, l1, l2, l3]),
            kind,
            flags,
            partition: u16::from_be_bytes([p0, p1]),
            word: u64::from_be_bytes(word),
        }
    }
}

/// Appends one frame whose body `body` writes. The body's length is filled in afterwards.
pub fn append(out: &mut Vec<u8>, header: Header, body: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.extend_from_slice(&header.to_bytes());
    body(out);
    let length =
        u32::try_from(out.len() - start - HEADER_BYTES).expect("a body is below 4 GiB: values are limited");
    out[start..start + 4].copy_from_slice(&length.to_be_bytes());
}

/// The first frame in `bytes`: its header and body, and how many bytes it takes. `None` = more must be read.
///
/// # Errors
/// A body longer than `limit`, before it has arrived.
pub fn first(bytes: &[u8], limit: usize) -> Result<Option<(Header, usize)>, FrameError> {
    let Some(head) = bytes.first_chunk::<HEADER_BYTES>() else { return Ok(None) };
    let header = Header::from_bytes(head);
    let length = header.length as usize;
    if length > limit {
        return Err(FrameError::TooLong { length, limit });
    }
    let end = HEADER_BYTES + length;
    Ok((bytes.len() >= end).then_some((header, end)))
}

/// Puts the pieces of one large frame at a time together. Memory grows with what has arrived, not with what a
/// header announces.
#[derive(Default)]
pub struct Assembly {
    number: u64,
    bytes: Vec<u8>,
}

impl Assembly {
    /// Whether a part of a frame is here.
    pub fn is_under_way(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// Takes one piece. Answers header and body of the whole frame with its last piece.
    ///
    /// # Errors
    /// A piece of another frame than the one under way, or more bytes than the frame's own header says.
    pub fn add(&mut self, piece: Header, body: &[u8]) -> Result<Option<(Header, Vec<u8>)>, FrameError> {
        if self.bytes.is_empty() {
            self.number = piece.word;
        }
        if self.number != piece.word || body.is_empty() {
            return Err(FrameError::Piece(piece.word));
        }
        self.bytes.extend_from_slice(body);
        let complete = first(&self.bytes, BODY_BYTES_MAX)?;
        let last = piece.flags & LAST_PIECE != 0;
        match complete {
            Some((header, end)) if last && end == self.bytes.len() && header.kind != Kind::Piece as u8 => {
                let mut whole = std::mem::take(&mut self.bytes);
                whole.drain(..HEADER_BYTES);
                Ok(Some((header, whole)))
            }
            None if !last => Ok(None),
            _ => Err(FrameError::Piece(piece.word)),
        }
    }
}

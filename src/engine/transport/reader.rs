//! Cuts what was read from a socket into messages.

use crate::wire::codec::DecodeError;
use crate::wire::data::{DataMessage, decode_data};
use crate::wire::frame::{self, Assembly, FrameError, HEADER_BYTES, Header, Kind, PIECE_BYTES};
use bytes::Bytes;

/// Room for one whole piece while the next read goes on.
const BUFFER_BYTES: usize = 2 * (HEADER_BYTES + PIECE_BYTES);

/// Why a connection cannot be read any further.
#[derive(Debug, thiserror::Error)]
pub(super) enum ReadError {
    #[error(transparent)]
    Frame(#[from] FrameError),
    #[error(transparent)]
    Message(#[from] DecodeError),
}

/// The read side of one data connection.
pub(super) struct FrameReader {
    buffer: Vec<u8>,
    filled: usize,
    assembly: Assembly,
    /// Frames that only newer members understand.
    pub(super) skipped: u64,
}

impl FrameReader {
    pub(super) fn new() -> Self {
        Self { buffer: vec![0; BUFFER_BYTES], filled: 0, assembly: Assembly::default(), skipped: 0 }
    }

    /// Whether a part of a large frame is here.
    pub(super) fn is_under_way(&self) -> bool {
        self.assembly.is_under_way()
    }

    /// Where the next bytes go. Never empty: [`take`](Self::take) leaves less than one frame.
    pub(super) fn space(&mut self) -> &mut [u8] {
        &mut self.buffer[self.filled..]
    }

    /// `count` bytes were read into [`space`](Self::space): hands out every message that is complete. Values are
    /// slices of one copy of the batch, so that who keeps one does not keep this buffer.
    pub(super) fn take(&mut self, count: usize, mut each: impl FnMut(DataMessage)) -> Result<(), ReadError> {
        self.filled += count;
        let end = self.complete()?;
        if end == 0 {
            return Ok(());
        }
        let batch = Bytes::copy_from_slice(&self.buffer[..end]);
        self.buffer.copy_within(end..self.filled, 0);
        self.filled -= end;
        let mut at = 0;
        while let Some((header, length)) = frame::first(&batch[at..], PIECE_BYTES)? {
            let body = batch.slice(at + HEADER_BYTES..at + length);
            at += length;
            let (header, body) = if header.kind == Kind::Piece as u8 {
                let Some((header, body)) = self.assembly.add(header, &body)? else { continue };
                (header, body.into())
            } else {
                (header, body)
            };
            self.decode(header, &body, &mut each)?;
        }
        Ok(())
    }

    /// How many bytes are whole frames.
    fn complete(&self) -> Result<usize, FrameError> {
        let mut end = 0;
        while let Some((_, length)) = frame::first(&self.buffer[end..self.filled], PIECE_BYTES)? {
            end += length;
        }
        Ok(end)
    }

    fn decode(
        &mut self,
        header: Header,
        body: &Bytes,
        each: &mut impl FnMut(DataMessage),
    ) -> Result<(), ReadError> {
        match decode_data(header, body) {
            Ok(message) => each(message),
            Err(DecodeError::Unknown(_)) => self.skipped += 1,
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

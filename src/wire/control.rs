//! Tag numbers of the control plane's messages.
//!
//! Tags are appended, never reused, never derived from order; a tag that is given up stays in a comment.

use super::codec::{Decoded, Message, Reader, Slot, choice, decode, message, read_fields};
use super::frame::{self, Header, Kind};
use crate::kernel::control::Report;
use crate::kernel::control::message::{Acknowledged, Applicant, ControlMessage, Have, Starter, Summary};
use crate::kernel::directory::ChangeRefusal;
use bytes::Bytes;

choice! {
    ControlMessage {
        1 => JoinRequest(applicant),
        2 => Starting { 1 => members },
        3 => JoinRedirect { 1 => master, 2 => address },
        4 => JoinRefused { 1 => reason, 2 => fatal },
        5 => Publish { 1 => state, 2 => directory },
        6 => Change { 1 => lineage, 2 => number, 3 => change },
        7 => Have(have),
        8 => Heartbeat { 1 => round, 2 => have, 3 => time },
        9 => HeartbeatAck { 1 => round, 2 => have },
        10 => Suspect { 1 => member, 2 => silent },
        11 => Removed { 1 => lineage, 2 => version },
        12 => Foreign(summary),
        13 => TakeoverQuery { 1 => claim, 2 => state, 3 => directory },
        14 => TakeoverAnswer { 1 => claim, 2 => state, 3 => directory, 4 => ready },
        15 => DirectoryAsk { 1 => number, 2 => change },
        16 => DirectoryAnswer { 1 => number, 2 => result },
        17 => Report { 1 => number, 2 => lineage, 3 => epoch, 4 => partition, 5 => report },
        18 => Leave {},
        19 => Goodbye {},
        20 => EmptyAsk { 1 => round },
        21 => EmptyAnswer { 1 => round, 2 => empty },
        22 => MergeOffer(summary),
        23 => MergeSeal { 1 => attempt },
        24 => MergeSealed { 1 => attempt, 2 => empty },
        25 => MergeGo { 1 => attempt, 2 => address },
        26 => MergeCancel { 1 => attempt },
    }
    Report {
        1 => Synchronised { 1 => member, 2 => index },
        2 => Unsynchronised { 1 => member },
        3 => MigrationReady { 1 => attempt, 2 => stamp },
        4 => MigrationStuck { 1 => attempt },
        5 => Promoted { 1 => possible_loss },
    }
    Changed {
        1 => Ok(nothing),
        2 => Err(refusal),
    }
}

message! {
    Applicant {
        1 => address, 2 => lite, 3 => attributes, 4 => cluster_name, 5 => partition_count, 6 => protocol,
    }
    Starter { 1 => address, 2 => member }
    Have { 1 => lineage, 2 => version, 3 => directory }
    Summary { 1 => lineage, 2 => version, 3 => master, 4 => address, 5 => size, 6 => empty }
    Acknowledged { 1 => partition, 2 => attempt }
    ChangeRefusal { 1 => reason, 2 => conflict }
}

type Changed = Result<(), ChangeRefusal>;

impl Message for () {
    fn write_fields(&self, _out: &mut Vec<u8>) {}

    fn read_fields(input: Reader<'_>) -> Decoded<Self> {
        read_fields!(input; ; ());
        Ok(())
    }
}

/// A range: `1 lowest · 2 highest`.
impl Message for (u16, u16) {
    fn write_fields(&self, out: &mut Vec<u8>) {
        self.0.put(1, out);
        self.1.put(2, out);
    }

    fn read_fields(input: Reader<'_>) -> Decoded<Self> {
        Ok(read_fields!(input; 1 => lowest, 2 => highest; (lowest, highest)))
    }
}

/// Appends a frame of the control plane.
pub fn append_control(out: &mut Vec<u8>, message: &ControlMessage) {
    frame::append(out, Header::of(Kind::Control), |out| message.write_fields(out));
}

/// The message of a frame of the control plane.
///
/// # Errors
/// [`DecodeError::Unknown`](super::codec::DecodeError::Unknown) for what only newer members know: to be skipped.
pub fn decode_control(body: &Bytes) -> Decoded<ControlMessage> {
    decode(body)
}

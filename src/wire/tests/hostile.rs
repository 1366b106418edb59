//! What a broken or hostile peer may send: never a panic, never more memory than arrived.

use super::{encode, fields, samples};
use crate::kernel::cluster::ClusterState;
use crate::kernel::directory::{Directory, DirectoryChange};
use crate::kernel::message::{ReplicaMessage, ToCaller, ToListeners};
use crate::kernel::operation::{Operation, Value};
use crate::wire::codec::{DecodeError, decode};
use crate::wire::control::decode_control;
use crate::wire::data::{DataMessage, decode_data};
use crate::wire::frame::{Assembly, FrameError, HEADER_BYTES, Header, Kind, LAST_PIECE, first};
use bytes::Bytes;
use proptest::prelude::*;

fn decode_all(bytes: &Bytes) {
    let _ = decode::<ReplicaMessage>(bytes);
    let _ = decode::<ToCaller>(bytes);
    let _ = decode::<ToListeners>(bytes);
    let _ = decode::<ClusterState>(bytes);
    let _ = decode::<Directory>(bytes);
    let _ = decode::<DirectoryChange>(bytes);
    let _ = decode_control(bytes);
}

proptest! {
    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        decode_all(&bytes.into());
    }

    #[test]
    fn no_damage_to_a_real_message_panics(
        which in any::<prop::sample::Index>(),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        keep in any::<prop::sample::Index>(),
    ) {
        let all = samples::data();
        let mut bytes = encode(which.get(&all)).to_vec();
        bytes.truncate(400);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(keep.index(bytes.len()) + 1);
        let _ = first(&bytes, 1 << 20);
        if let Some(head) = bytes.first_chunk::<HEADER_BYTES>() {
            let body = Bytes::copy_from_slice(&bytes[HEADER_BYTES..]);
            let _ = decode_data(Header::from_bytes(head), &body);
            decode_all(&body);
        }
    }

    #[test]
    fn no_damage_to_a_state_or_a_control_message_panics(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let messages = samples::control();
        let states = [fields(&samples::cluster_state()), fields(&samples::directory())];
        for mut bytes in states.into_iter().chain(messages.iter().map(fields)) {
            let at = at.index(bytes.len());
            bytes[at] = byte;
            decode_all(&bytes.into());
        }
    }

    #[test]
    fn no_pieces_panic(pieces in proptest::collection::vec((any::<bool>(), 0..2_u64, proptest::collection::vec(any::<u8>(), 0..40)), 0..20)) {
        let mut assembly = Assembly::default();
        for (last, word, body) in pieces {
            let _ = assembly.add(Header { flags: last.into(), word, ..Header::of(Kind::Piece) }, &body);
        }
    }
}

#[test]
fn length_beyond_the_frame_is_refused_before_it_is_believed() {
    // Value { 2: { 1: 4 GiB of bytes
    let bytes = Bytes::from_static(b"\x12\x06\x0a\xff\xff\xff\xff\x0f");
    assert!(matches!(decode::<Value>(&bytes), Err(DecodeError::Malformed(_))));
}

#[test]
fn frame_over_the_limit_is_refused_by_its_header_alone() {
    let header = Header { length: 4_097, ..Header::of(Kind::Control) }.to_bytes();
    assert_eq!(first(&header, 4_096), Err(FrameError::TooLong { length: 4_097, limit: 4_096 }));
    assert_eq!(first(&header, 4_097), Ok(None), "within the limit: wait for the body");
}

#[test]
fn fields_of_newer_members_are_skipped() {
    let mut bytes = fields(&Value::Bool(true));
    bytes.extend_from_slice(b"\xa2\x06\x03new"); // 100: length-delimited
    bytes.extend_from_slice(b"\xa8\x06\x05"); // 101: varint
    assert_eq!(decode(&bytes.into()), Ok(Value::Bool(true)));
}

#[test]
fn variant_of_newer_members_is_unknown_not_malformed() {
    let bytes = Bytes::from_static(b"\xa2\x06\x00");
    assert_eq!(decode::<Operation>(&bytes), Err(DecodeError::Unknown("Operation")));
    assert_eq!(decode::<Operation>(&Bytes::new()), Err(DecodeError::Unknown("Operation")));
}

#[test]
fn table_naming_a_member_its_list_lacks_is_refused() {
    let mut state = samples::cluster_state();
    state.partitions.clear();
    state.members.truncate(1);
    let with = |replica| {
        let row = [0x32, 0x02, 0x10, replica]; // 6: { 2: member x 16 + index x 2 + synchronised }
        let bytes = [fields(&state), row.to_vec()].concat();
        decode::<ClusterState>(&bytes.into())
    };
    assert!(with(1).is_ok(), "member 0");
    assert!(matches!(with(17), Err(DecodeError::Malformed(_))), "member 1 of a list of one");
}

#[test]
fn pieces_make_the_frame_they_were_cut_from() {
    let all = samples::data();
    let large = all.iter().find(|message| encode(message).len() > 65_536).expect("samples have a large put");
    let bytes = encode(large);
    let mut assembly = Assembly::default();
    let pieces: Vec<_> = bytes.chunks(1_000).collect();
    for (n, piece) in pieces.iter().enumerate() {
        let flags = if n + 1 == pieces.len() { LAST_PIECE } else { 0 };
        let header = Header { flags, word: 9, ..Header::of(Kind::Piece) };
        let whole = assembly.add(header, piece).unwrap();
        assert_eq!(whole.is_some(), flags != 0);
        if let Some((header, body)) = whole {
            assert_eq!(decode_data(header, &body.into()).as_ref(), Ok(large));
        }
    }
}

#[test]
fn pieces_that_do_not_belong_together_are_refused() {
    let piece = |word, flags| Header { flags, word, ..Header::of(Kind::Piece) };
    let frame = encode(&samples::put(Bytes::from_static(b"value")));
    let add = |pieces: &[(u64, u8, &[u8])]| {
        let mut assembly = Assembly::default();
        pieces
            .iter()
            .map(|(word, flags, body)| assembly.add(piece(*word, *flags), body).map(|_| ()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        add(&[(1, 0, &frame[..9]), (2, 0, &frame[9..20])])[1],
        Err(FrameError::Piece(2)),
        "another frame"
    );
    assert_eq!(add(&[(1, 1, &frame[..20])])[0], Err(FrameError::Piece(1)), "ends too early");
    assert_eq!(add(&[(1, 0, &frame)])[0], Err(FrameError::Piece(1)), "goes on after its end");
    assert_eq!(add(&[(1, 0, &[])])[0], Err(FrameError::Piece(1)), "an empty piece says nothing");
    assert!(matches!(add(&[(1, 0, &[0xff; 20])])[0], Err(FrameError::TooLong { .. })), "too long as a whole");
}

#[test]
fn message_of_another_kind_of_connection_is_unknown() {
    let message =
        DataMessage::ToCaller(ToCaller::Applied { call: Default::default(), stamp: samples::stamp() });
    let body = encode(&message).slice(HEADER_BYTES..);
    assert!(matches!(decode_data(Header::of(Kind::Control), &body), Err(DecodeError::Unknown(_))));
    assert!(matches!(
        decode_data(Header { kind: 99, ..Header::of(Kind::Control) }, &body),
        Err(DecodeError::Unknown(_))
    ));
}

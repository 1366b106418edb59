//! Round trips of every message, frozen bytes, and decoders that no input breaks.

mod golden;
mod hostile;
mod samples;

use super::codec::{Message, decode};
use super::control::{append_control, decode_control};
use super::data::{
    DataMessage, append_bundle, append_heard, append_to_caller, append_to_listeners, append_to_replica,
    decode_data,
};
use super::frame::{self, BODY_BYTES_MAX, HEADER_BYTES, Kind};
use bytes::Bytes;

/// The frame of a message.
fn encode(message: &DataMessage) -> Bytes {
    let mut out = Vec::new();
    match message {
        DataMessage::ToReplica(to) => append_to_replica(&mut out, to),
        DataMessage::Bundle(bundle) => append_bundle(&mut out, bundle),
        DataMessage::ToCaller(to) => append_to_caller(&mut out, to),
        DataMessage::ToListeners(to) => append_to_listeners(&mut out, to),
        DataMessage::Heard(count) => append_heard(&mut out, *count),
    }
    out.into()
}

/// The fields of a message without a frame.
fn fields(message: &impl Message) -> Vec<u8> {
    let mut out = Vec::new();
    message.write_fields(&mut out);
    out
}

#[test]
fn every_data_message_comes_back_as_it_was() {
    for message in samples::data() {
        let bytes = encode(&message);
        let (header, end) = frame::first(&bytes, BODY_BYTES_MAX).unwrap().unwrap();
        assert_eq!(end, bytes.len());
        assert_eq!(decode_data(header, &bytes.slice(HEADER_BYTES..)), Ok(message));
    }
}

#[test]
fn every_control_message_comes_back_as_it_was() {
    for message in samples::control() {
        let mut bytes = Vec::new();
        append_control(&mut bytes, &message);
        let (header, end) = frame::first(&bytes, BODY_BYTES_MAX).unwrap().unwrap();
        assert_eq!((header.kind, end), (Kind::Control as u8, bytes.len()));
        assert_eq!(decode_control(&Bytes::from(bytes).slice(HEADER_BYTES..)), Ok(message));
    }
}

#[test]
fn state_directory_and_changes_come_back_as_they_were() {
    let state = samples::cluster_state();
    assert_eq!(decode(&fields(&state).into()), Ok(state));
    let directory = samples::directory();
    assert_eq!(decode(&fields(&directory).into()), Ok(directory));
    for change in samples::changes() {
        assert_eq!(decode(&fields(&change).into()), Ok(change));
    }
}

#[test]
fn values_are_slices_of_the_frame() {
    let bytes = encode(&samples::put(Bytes::from(vec![7; 5_000])));
    let (header, _) = frame::first(&bytes, BODY_BYTES_MAX).unwrap().unwrap();
    let DataMessage::ToReplica(to) = decode_data(header, &bytes.slice(HEADER_BYTES..)).unwrap() else {
        panic!("sent to a replica")
    };
    let value = samples::value_of(&to);
    assert_eq!(value.len(), 5_000);
    assert!(bytes.as_ptr_range().contains(&value.as_ptr()), "copied");
}

//! Frozen bytes: every sample, field by field. What a released version has said is never edited; new messages are
//! appended to samples and files.
//!
//! A file holds one block for each message, in the order of the samples: a title line starting with `==`, then lines
//! of bytes, each with the field that it is behind `#`.

use super::{encode, fields, samples};
use crate::wire::codec::Message;

fn blocks(file: &str) -> Vec<(&str, Vec<u8>)> {
    let mut blocks = Vec::new();
    for line in file.lines() {
        if let Some(title) = line.strip_prefix("== ") {
            blocks.push((title, Vec::new()));
            continue;
        }
        let bytes = line.split('#').next().unwrap_or_default().split_whitespace();
        let (_, block) = blocks.last_mut().expect("a title comes first");
        block.extend(bytes.map(|byte| u8::from_str_radix(byte, 16).expect("two hexadecimal digits")));
    }
    blocks
}

fn check(file: &str, messages: &[Vec<u8>]) {
    let blocks = blocks(file);
    for ((title, expected), bytes) in blocks.iter().zip(messages) {
        let hex: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert!(expected == bytes, "{title} is now {}", hex.join(" "));
    }
    assert_eq!(blocks.len(), messages.len(), "a message without its bytes, or bytes without their message");
}

fn all<M: Message>(messages: &[M]) -> Vec<Vec<u8>> {
    messages.iter().map(fields).collect()
}

#[test]
fn data_messages_have_these_bytes() {
    let frames = samples::data().iter().map(|message| encode(message).to_vec()).collect::<Vec<_>>();
    // The large value is there for its size.
    let frames: Vec<_> = frames.into_iter().filter(|frame| frame.len() < 60_000).collect();
    check(include_str!("golden/data.txt"), &frames);
}

#[test]
fn control_messages_have_these_bytes() {
    check(include_str!("golden/control.txt"), &all(&samples::control()));
}

#[test]
fn a_hello_has_these_bytes() {
    let hello = samples::hello();
    check(include_str!("golden/hello.txt"), &[hello.to_bytes().to_vec()]);
    assert_eq!(crate::wire::hello::Hello::from_bytes(&hello.to_bytes()), Some(hello));
}

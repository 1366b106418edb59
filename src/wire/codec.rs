//! How one field looks on the wire, and the macros that make a kernel type a table of tag numbers.
//!
//! Bodies are protobuf: fields are `tag · type · value`, unknown tags are skipped, an absent field is its default.
//! An enum is a message with exactly one field, whose tag is the variant. Keys and values are decoded as slices of
//! the frame they came in. Nothing is allocated for a length that has not arrived.

use bytes::Bytes;
use prost::encoding::{self, DecodeContext, WireType};
use smallvec::SmallVec;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Most elements of one repeated field. Keeps a frame of empty elements from growing a hundredfold in memory.
pub const ELEMENTS_MAX: usize = 1 << 16;

/// Why bytes are not a message.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DecodeError {
    /// Not protobuf, or a field of another type than expected. The connection is not to be trusted.
    #[error("malformed message: {0}")]
    Malformed(String),
    /// A field is absent that has no default: malformed, or a variant that only newer members know. Skipped.
    #[error("{0}: nothing known in it")]
    Unknown(&'static str),
}

impl From<prost::DecodeError> for DecodeError {
    fn from(error: prost::DecodeError) -> Self {
        Self::Malformed(error.to_string())
    }
}

/// What decoding answers.
pub type Decoded<T> = Result<T, DecodeError>;

fn malformed<T>(what: &str) -> Decoded<T> {
    Err(DecodeError::Malformed(what.to_owned()))
}

/// The unread rest of a message inside a frame.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    frame: &'a Bytes,
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// All of a frame's body.
    pub fn new(frame: &'a Bytes) -> Self {
        Self { frame, rest: frame }
    }

    /// The next field's tag and type; `None` at the end.
    pub fn key(&mut self) -> Decoded<Option<(u32, WireType)>> {
        if self.rest.is_empty() {
            return Ok(None);
        }
        Ok(Some(encoding::decode_key(&mut self.rest)?))
    }

    /// Passes over a field that this build does not know.
    pub fn skip(&mut self, tag: u32, wire: WireType) -> Decoded<()> {
        Ok(encoding::skip_field(wire, tag, &mut self.rest, DecodeContext::default())?)
    }

    /// The fields of the message that comes next.
    pub fn inner(&mut self, wire: WireType) -> Decoded<Reader<'a>> {
        if wire != WireType::LengthDelimited {
            return malformed("a field of another type");
        }
        let frame = self.frame;
        Ok(Reader { frame, rest: self.slice()? })
    }

    fn varint(&mut self) -> Decoded<u64> {
        Ok(encoding::decode_varint(&mut self.rest)?)
    }

    /// The next length-delimited value.
    fn slice(&mut self) -> Decoded<&'a [u8]> {
        let length = self.varint()?;
        match usize::try_from(length).ok().and_then(|length| self.rest.split_at_checked(length)) {
            Some((slice, rest)) => {
                self.rest = rest;
                Ok(slice)
            }
            None => malformed("a length beyond the end"),
        }
    }
}

/// A type with one value on the wire.
pub trait Field: Sized {
    /// How protobuf carries it.
    const WIRE: WireType;
    /// Appends the value, without its key. Answers whether an absent field means the same.
    fn write(&self, out: &mut Vec<u8>) -> bool;
    /// Reads the value, without its key.
    fn read(input: &mut Reader<'_>) -> Decoded<Self>;
    /// What an absent field means.
    fn absent() -> Decoded<Self>;
}

/// A type made of fields. Written by [`message!`](crate::wire::codec) and [`choice!`](crate::wire::codec).
pub trait Message: Sized {
    /// Appends all fields.
    fn write_fields(&self, out: &mut Vec<u8>);
    /// Reads to the end of `input`.
    fn read_fields(input: Reader<'_>) -> Decoded<Self>;
}

/// A place in a message: for one value, for one or none, or for several.
pub trait Slot: Sized {
    /// Appends key and value, as often as there are values.
    fn put(&self, tag: u32, out: &mut Vec<u8>);
    /// Reads one value into the place.
    fn merge(place: &mut Option<Self>, wire: WireType, input: &mut Reader<'_>) -> Decoded<()>;
    /// The place at the end of the message.
    fn finish(place: Option<Self>) -> Decoded<Self>;
}

/// Decodes a whole body.
pub fn decode<M: Message>(body: &Bytes) -> Decoded<M> {
    M::read_fields(Reader::new(body))
}

/// Appends `body` behind its length. The length is nearly always one byte; a longer one moves the body, which costs
/// less than measuring every message before writing it.
pub fn delimited(out: &mut Vec<u8>, body: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.push(0);
    body(out);
    let length = out.len() - start - 1;
    if length < 0x80 {
        out[start] = length as u8;
        return;
    }
    let more = encoding::encoded_len_varint(length as u64) - 1;
    out.resize(out.len() + more, 0);
    out.copy_within(start + 1..start + 1 + length, start + 1 + more);
    encoding::encode_varint(length as u64, &mut &mut out[start..]);
}

/// Appends a key and, behind its length, a message.
pub fn variant(tag: u32, out: &mut Vec<u8>, body: impl FnOnce(&mut Vec<u8>)) {
    encoding::encode_key(tag, WireType::LengthDelimited, out);
    delimited(out, body);
}

fn read_one<T: Field>(wire: WireType, input: &mut Reader<'_>) -> Decoded<T> {
    if wire != T::WIRE {
        return malformed("a field of another type");
    }
    T::read(input)
}

impl<T: Field> Slot for T {
    fn put(&self, tag: u32, out: &mut Vec<u8>) {
        let start = out.len();
        encoding::encode_key(tag, T::WIRE, out);
        if self.write(out) {
            out.truncate(start);
        }
    }

    fn merge(place: &mut Option<Self>, wire: WireType, input: &mut Reader<'_>) -> Decoded<()> {
        *place = Some(read_one(wire, input)?);
        Ok(())
    }

    fn finish(place: Option<Self>) -> Decoded<Self> {
        place.map_or_else(T::absent, Ok)
    }
}

impl<T: Field> Slot for Option<T> {
    fn put(&self, tag: u32, out: &mut Vec<u8>) {
        if let Some(value) = self {
            encoding::encode_key(tag, T::WIRE, out);
            value.write(out);
        }
    }

    fn merge(place: &mut Option<Self>, wire: WireType, input: &mut Reader<'_>) -> Decoded<()> {
        *place = Some(Some(read_one(wire, input)?));
        Ok(())
    }

    fn finish(place: Option<Self>) -> Decoded<Self> {
        Ok(place.flatten())
    }
}

macro_rules! repeated {
    ($([$($generic:tt)*] $type:ty;)*) => {$(
        impl<$($generic)*> Slot for $type {
            fn put(&self, tag: u32, out: &mut Vec<u8>) {
                for element in self {
                    encoding::encode_key(tag, T::WIRE, out);
                    element.write(out);
                }
            }

            fn merge(place: &mut Option<Self>, wire: WireType, input: &mut Reader<'_>) -> Decoded<()> {
                let list = place.get_or_insert_with(Self::new);
                if list.len() == ELEMENTS_MAX {
                    return malformed("more elements than allowed");
                }
                list.push(read_one(wire, input)?);
                Ok(())
            }

            fn finish(place: Option<Self>) -> Decoded<Self> {
                Ok(place.unwrap_or_default())
            }
        }
    )*};
}

repeated! {
    [T: Field] Vec<T>;
    [T: Field, A: smallvec::Array<Item = T>] SmallVec<A>;
}

impl<M: Message> Field for M {
    const WIRE: WireType = WireType::LengthDelimited;

    fn write(&self, out: &mut Vec<u8>) -> bool {
        let start = out.len();
        delimited(out, |out| self.write_fields(out));
        out.len() == start + 1
    }

    fn read(input: &mut Reader<'_>) -> Decoded<Self> {
        let rest = input.slice()?;
        M::read_fields(Reader { frame: input.frame, rest })
    }

    fn absent() -> Decoded<Self> {
        M::read_fields(Reader { frame: &Bytes::new(), rest: &[] })
    }
}

macro_rules! varint {
    ($($type:ty: |$value:ident| $to:expr, |$raw:ident| $from:expr;)*) => {$(
        impl Field for $type {
            const WIRE: WireType = WireType::Varint;

            fn write(&self, out: &mut Vec<u8>) -> bool {
                let $value = *self;
                let raw: u64 = $to;
                encoding::encode_varint(raw, out);
                raw == 0
            }

            fn read(input: &mut Reader<'_>) -> Decoded<Self> {
                let $raw = input.varint()?;
                match $from {
                    Some(value) => Ok(value),
                    None => malformed("a number out of range"),
                }
            }

            fn absent() -> Decoded<Self> {
                let $raw = 0_u64;
                Ok($from.expect("zero is in every range"))
            }
        }
    )*};
}

varint! {
    u64: |x| x, |raw| Some(raw);
    u32: |x| x.into(), |raw| u32::try_from(raw).ok();
    u16: |x| x.into(), |raw| u16::try_from(raw).ok();
    u8: |x| x.into(), |raw| u8::try_from(raw).ok();
    bool: |x| x.into(), |raw| Some(raw != 0);
    // Zigzag: small negative numbers are short, too.
    i64: |x| ((x << 1) ^ (x >> 63)) as u64, |raw| Some((raw >> 1) as i64 ^ -((raw & 1) as i64));
    // Nanoseconds. 584 years and more are all the same.
    Duration: |x| u64::try_from(x.as_nanos()).unwrap_or(u64::MAX), |raw| Some(Self::from_nanos(raw));
}

macro_rules! delimited_field {
    ($($type:ty: |$value:ident| $bytes:expr, |$input:ident| $read:expr;)*) => {$(
        impl Field for $type {
            const WIRE: WireType = WireType::LengthDelimited;

            fn write(&self, out: &mut Vec<u8>) -> bool {
                let $value = self;
                let bytes: &[u8] = $bytes;
                encoding::encode_varint(bytes.len() as u64, out);
                out.extend_from_slice(bytes);
                *self == Self::default()
            }

            fn read($input: &mut Reader<'_>) -> Decoded<Self> {
                $read
            }

            fn absent() -> Decoded<Self> {
                Ok(Self::default())
            }
        }
    )*};
}

delimited_field! {
    Bytes: |x| x, |input| Ok(input.frame.slice_ref(input.slice()?));
    String: |x| x.as_bytes(), |input| match std::str::from_utf8(input.slice()?) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => malformed("text that is not UTF-8"),
    };
    // Random: fixed size beats a varint. Big-endian.
    u128: |x| &x.to_be_bytes(), |input| match <[u8; 16]>::try_from(input.slice()?) {
        Ok(bytes) => Ok(Self::from_be_bytes(bytes)),
        Err(_) => malformed("an identifier that is not 16 bytes"),
    };
}

macro_rules! pointer {
    ($($pointer:ident)*) => {$(
        impl<M: Message> Message for $pointer<M> {
            fn write_fields(&self, out: &mut Vec<u8>) {
                (**self).write_fields(out);
            }

            fn read_fields(input: Reader<'_>) -> Decoded<Self> {
                M::read_fields(input).map($pointer::new)
            }
        }
    )*};
}

pointer! { Box Arc }

/// The loop over a message's fields: `input; tag => name, ...; value made of the names`.
macro_rules! read_fields {
    ($input:ident; $($tag:literal => $name:ident),*; $build:expr) => {{
        let mut input = $input;
        $(let mut $name = None;)*
        while let Some((tag, wire)) = input.key()? {
            match tag {
                $($tag => $crate::wire::codec::Slot::merge(&mut $name, wire, &mut input)?,)*
                _ => input.skip(tag, wire)?,
            }
        }
        $(let $name = $crate::wire::codec::Slot::finish($name)?;)*
        $build
    }};
}
pub(crate) use read_fields;

/// Field 1, repeated: `{ 1: key, 2: value }`.
impl<K: Field + Ord, V: Field> Message for BTreeMap<K, V> {
    fn write_fields(&self, out: &mut Vec<u8>) {
        for (key, value) in self {
            variant(1, out, |out| {
                key.put(1, out);
                value.put(2, out);
            });
        }
    }

    fn read_fields(mut input: Reader<'_>) -> Decoded<Self> {
        let mut map = Self::new();
        while let Some((tag, wire)) = input.key()? {
            if tag != 1 {
                input.skip(tag, wire)?;
                continue;
            }
            if map.len() == ELEMENTS_MAX {
                return malformed("more elements than allowed");
            }
            let inner = input.inner(wire)?;
            let (key, value) = read_fields!(inner; 1 => key, 2 => value; (key, value));
            map.insert(key, value);
        }
        Ok(map)
    }
}

/// Structs as tables `tag => field`. A field without a tag does not compile.
macro_rules! message {
    ($($type:ident { $($tag:literal => $field:ident),* $(,)? })*) => {$(
        impl $crate::wire::codec::Message for $type {
            fn write_fields(&self, out: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $($crate::wire::codec::Slot::put($field, $tag, out);)*
            }

            fn read_fields(input: $crate::wire::codec::Reader<'_>) -> $crate::wire::codec::Decoded<Self> {
                Ok($crate::wire::codec::read_fields!(input; $($tag => $field),*; Self { $($field),* }))
            }
        }
    )*};
}
pub(crate) use message;

/// Enums as tables `tag => Variant`, with the variant's own table in braces, `(tag => name)` for a tuple variant with
/// one value, and `(name)` for a tuple variant whose value is a message itself.
macro_rules! choice {
    ($($type:ident { $($tag:literal => $variant:ident $body:tt),* $(,)? })*) => {$(
        impl $crate::wire::codec::Message for $type {
            fn write_fields(&self, out: &mut Vec<u8>) {
                match self {
                    $($crate::wire::codec::choice!(@pattern $variant $body) => {
                        $crate::wire::codec::variant($tag, out, |out| {
                            $crate::wire::codec::choice!(@write out $body);
                        });
                    })*
                }
            }

            fn read_fields(mut input: $crate::wire::codec::Reader<'_>) -> $crate::wire::codec::Decoded<Self> {
                let mut value = None;
                while let Some((tag, wire)) = input.key()? {
                    match tag {
                        $($tag => {
                            let inner = input.inner(wire)?;
                            value = Some($crate::wire::codec::choice!(@read inner $variant $body));
                        })*
                        _ => input.skip(tag, wire)?,
                    }
                }
                value.ok_or($crate::wire::codec::DecodeError::Unknown(stringify!($type)))
            }
        }
    )*};
    (@pattern $variant:ident {$($tag:literal => $field:ident),* $(,)?}) => { Self::$variant { $($field),* } };
    (@pattern $variant:ident ($tag:literal => $name:ident)) => { Self::$variant($name) };
    (@pattern $variant:ident ($name:ident)) => { Self::$variant($name) };
    (@write $out:ident {}) => { let _ = $out; };
    (@write $out:ident {$($tag:literal => $field:ident),* $(,)?}) => {
        $($crate::wire::codec::Slot::put($field, $tag, $out);)*
    };
    (@write $out:ident ($tag:literal => $name:ident)) => { $crate::wire::codec::Slot::put($name, $tag, $out); };
    (@write $out:ident ($name:ident)) => { $crate::wire::codec::Message::write_fields($name, $out); };
    (@read $input:ident $variant:ident {$($tag:literal => $field:ident),* $(,)?}) => {
        $crate::wire::codec::read_fields!($input; $($tag => $field),*; Self::$variant { $($field),* })
    };
    (@read $input:ident $variant:ident ($tag:literal => $name:ident)) => {
        $crate::wire::codec::read_fields!($input; $tag => $name; Self::$variant($name))
    };
    (@read $input:ident $variant:ident ($name:ident)) => {
        Self::$variant($crate::wire::codec::Message::read_fields($input)?)
    };
}
pub(crate) use choice;

/// Fieldless enums as tables `number => Variant`.
macro_rules! enumeration {
    ($($type:ident { $($number:literal => $variant:ident),* $(,)? })*) => {$(
        impl $crate::wire::codec::Field for $type {
            const WIRE: prost::encoding::WireType = prost::encoding::WireType::Varint;

            fn write(&self, out: &mut Vec<u8>) -> bool {
                let number: u32 = match self { $(Self::$variant => $number),* };
                $crate::wire::codec::Field::write(&number, out);
                false
            }

            fn read(input: &mut $crate::wire::codec::Reader<'_>) -> $crate::wire::codec::Decoded<Self> {
                match <u32 as $crate::wire::codec::Field>::read(input)? {
                    $($number => Ok(Self::$variant),)*
                    _ => Self::absent(),
                }
            }

            fn absent() -> $crate::wire::codec::Decoded<Self> {
                Err($crate::wire::codec::DecodeError::Unknown(stringify!($type)))
            }
        }
    )*};
}
pub(crate) use enumeration;

/// Tuple structs that travel as the one value they hold.
macro_rules! transparent {
    ($($type:ident($inner:ty);)*) => {$(
        impl $crate::wire::codec::Field for $type {
            const WIRE: prost::encoding::WireType = <$inner as $crate::wire::codec::Field>::WIRE;

            fn write(&self, out: &mut Vec<u8>) -> bool {
                $crate::wire::codec::Field::write(&self.0, out)
            }

            fn read(input: &mut $crate::wire::codec::Reader<'_>) -> $crate::wire::codec::Decoded<Self> {
                $crate::wire::codec::Field::read(input).map(Self)
            }

            fn absent() -> $crate::wire::codec::Decoded<Self> {
                $crate::wire::codec::Field::absent().map(Self)
            }
        }
    )*};
}
pub(crate) use transparent;

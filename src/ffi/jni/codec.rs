//! Composites as Java reads and writes them: the mirror of `io.filbert.internal.Codec`, where the layouts stand.

use crate::error::Error;
use crate::grid::{Member, MemberId, Members};

/// Length of what is null.
const NULL: i32 = -1;

/// A composite in the making. All numbers are big-endian.
#[derive(Default)]
pub struct Out(Vec<u8>);

impl Out {
    /// One byte.
    pub fn u8(mut self, value: u8) -> Self {
        self.0.push(value);
        self
    }

    /// One byte, 0 or 1.
    pub fn bool(self, value: bool) -> Self {
        self.u8(value.into())
    }

    /// Four bytes.
    pub fn i32(mut self, value: i32) -> Self {
        self.0.extend_from_slice(&value.to_be_bytes());
        self
    }

    /// Eight bytes.
    pub fn i64(mut self, value: i64) -> Self {
        self.0.extend_from_slice(&value.to_be_bytes());
        self
    }

    /// Eight bytes; what Java's `long` cannot hold is its largest.
    pub fn u64(self, value: u64) -> Self {
        self.i64(i64::try_from(value).unwrap_or(i64::MAX))
    }

    /// The count of a list.
    pub fn count(self, count: usize) -> Self {
        self.i32(i32::try_from(count).expect("lists are bounded far below two thousand million"))
    }

    /// Length and bytes.
    pub fn bytes(self, bytes: &[u8]) -> Self {
        let mut out = self.count(bytes.len());
        out.0.extend_from_slice(bytes);
        out
    }

    /// Length and bytes, or null.
    pub fn maybe(self, bytes: Option<&[u8]>) -> Self {
        match bytes {
            Some(bytes) => self.bytes(bytes),
            None => self.i32(NULL),
        }
    }

    /// Text.
    pub fn string(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// A member's identifier, or nobody's.
    pub fn id(mut self, id: Option<MemberId>) -> Self {
        self.0.extend_from_slice(&id.unwrap_or_default().0.to_be_bytes());
        self
    }

    /// `MEMBER`.
    pub fn member(self, member: &Member, me: MemberId) -> Self {
        let mut out = self
            .id(Some(member.id))
            .string(&member.address.host)
            .i32(member.address.port.into())
            .bool(member.lite)
            .bool(member.id == me)
            .count(member.attributes.len());
        for (name, value) in member.attributes.iter() {
            out = out.string(name).string(value);
        }
        out
    }

    /// `MEMBERS`.
    pub fn members<'a>(
        self,
        version: u32,
        members: impl ExactSizeIterator<Item = &'a Member>,
        me: MemberId,
    ) -> Self {
        let out = self.i64(version.into()).count(members.len());
        members.fold(out, |out, member| out.member(member, me))
    }

    /// `LIST`.
    pub fn list(self, items: &[impl AsRef<[u8]>]) -> Self {
        items.iter().fold(self.count(items.len()), |out, item| out.bytes(item.as_ref()))
    }

    /// `STATISTICS`.
    pub fn statistics(self, figures: &[(impl AsRef<str>, u64)]) -> Self {
        figures
            .iter()
            .fold(self.count(figures.len()), |out, (name, value)| out.string(name.as_ref()).u64(*value))
    }

    /// `EVENTS`.
    pub fn events(self, registration: i64, events: &[impl AsRef<[u8]>]) -> Self {
        self.i64(registration).list(events)
    }

    /// What was written.
    pub fn done(self) -> Vec<u8> {
        self.0
    }
}

/// The members as of now.
pub fn members(members: &Members) -> Vec<u8> {
    Out::default().members(members.version, members.iter(), members.me).done()
}

/// Reads a `LIST`; a null item is refused.
pub fn read_list<'a>(name: &'static str, bytes: &'a [u8]) -> Result<Vec<&'a [u8]>, Error> {
    let malformed = |problem: String| Error::InvalidArgument { name, problem };
    let count = bytes.first_chunk::<4>().ok_or_else(|| malformed("the list is cut short".into()))?;
    let count = i32::from_be_bytes(*count);
    // Each item has four bytes of its own: a count beyond that is a lie, and allocates nothing.
    let count = usize::try_from(count).ok().filter(|count| *count <= bytes.len() / 4);
    let count = count.ok_or_else(|| malformed("the list's count does not fit its size".into()))?;
    let mut items = Vec::with_capacity(count);
    let mut at = 4;
    for index in 0..count {
        let length = bytes.get(at..at + 4).ok_or_else(|| malformed("the list is cut short".into()))?;
        let length = i32::from_be_bytes(length.try_into().expect("four bytes were taken"));
        let length = usize::try_from(length).map_err(|_| malformed(format!("item {index} is null")))?;
        let item = bytes.get(at + 4..at + 4 + length);
        items.push(item.ok_or_else(|| malformed(format!("item {index} is cut short")))?);
        at += 4 + length;
    }
    Ok(items)
}

/// A key and a value, borrowed from the bytes that Java handed over.
type Pair<'a> = (&'a [u8], &'a [u8]);

/// Reads a `LIST` of key, value, key, value ...
pub fn read_pairs<'a>(name: &'static str, bytes: &'a [u8]) -> Result<Vec<Pair<'a>>, Error> {
    let items = read_list(name, bytes)?;
    let (pairs, rest) = items.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(Error::InvalidArgument { name, problem: "a key without a value at its end".into() });
    }
    Ok(pairs.iter().map(|[key, value]| (*key, *value)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_is_java_s() {
        let bytes =
            Out::default().u8(7).bool(true).i32(-2).maybe(None).string("é").id(Some(MemberId(1))).done();
        let expected: &[u8] = &[
            7, 1, // u8, bool
            0xff, 0xff, 0xff, 0xfe, // i32
            0xff, 0xff, 0xff, 0xff, // null
            0, 0, 0, 2, 0xc3, 0xa9, // length, UTF-8
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, // high, low
        ];
        assert_eq!(bytes, expected);
        let events = Out::default().events(-1, &[b"ab"]).done();
        assert_eq!(events, [&(-1i64).to_be_bytes()[..], &[0, 0, 0, 1, 0, 0, 0, 2, b'a', b'b']].concat());
        assert_eq!(Out::default().u64(u64::MAX).done(), i64::MAX.to_be_bytes());
    }

    #[test]
    fn a_list_comes_back_as_it_was_written() {
        let written = Out::default().list(&[&b"key"[..], b"", b"value"]).done();
        assert_eq!(read_list("keys", &written), Ok(vec![&b"key"[..], b"", b"value"]));
        assert!(read_pairs("entries", &written).is_err(), "three are no pairs");
        let pair = Out::default().list(&[b"k", b"v"]).done();
        assert_eq!(read_pairs("entries", &pair), Ok(vec![(&b"k"[..], &b"v"[..])]));
    }

    #[test]
    fn no_damaged_list_panics_or_allocates() {
        let whole = Out::default().list(&[&b"key"[..], b"value"]).done();
        for length in 0..whole.len() {
            assert!(read_list("keys", &whole[..length]).is_err(), "cut to {length}");
        }
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut damaged = whole.clone();
                damaged[at] ^= 1 << bit;
                let _ = read_list("keys", &damaged); // whatever it says, it says it without a panic
            }
        }
        assert!(read_list("keys", &[0x7f, 0xff, 0xff, 0xff]).is_err());
        assert!(read_list("keys", &[0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff]).is_err(), "null");
    }
}

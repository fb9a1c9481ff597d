//! Bytes of a text file to text, with the way back: which byte of the file a place of the text came from.
//!
//! UTF-8 and UTF-16 of either order, with or without their mark: text has no zero bytes in the one and many, all on one side,
//! in the other, so nothing is guessed. The legacy Vietnamese encodings are not told here: they get their place in
//! [`decode`], behind what is certain.

use std::borrow::Cow;

/// The way back from places in a text that was made to places in what it was made from.
/// Offsets are bytes on both sides and only those of whole characters are meaningful.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OffsetMap {
    /// (made, origin), strictly rising in `made`; between two knots both sides run in step.
    knots: Vec<(usize, usize)>,
}

impl OffsetMap {
    /// The map of a text that was taken over as it is, from byte `start` of its origin on.
    pub fn shifted(start: usize) -> Self {
        Self {
            knots: vec![(0, start)],
        }
    }

    /// By how much the origin is ahead, where both sides run in step all the way.
    pub fn shift(&self) -> Option<usize> {
        match self.knots.as_slice() {
            &[(0, start)] => Some(start),
            _ => None,
        }
    }

    /// Says that the character at `made` came from `origin`. Calls must come in rising order of
    /// `made`; the last call gives the end of both sides.
    pub fn record(&mut self, made: usize, origin: usize) {
        match self.knots.last_mut() {
            Some(last) if last.0 == made => last.1 = origin,
            Some(&mut (m, o)) if made.checked_sub(m) == origin.checked_sub(o) => {}
            _ => self.knots.push((made, origin)),
        }
    }

    /// The map when a byte that came from nowhere is put before each of these bytes of the made text, which rise.
    #[must_use]
    pub fn with_inserted(&self, before: &[usize]) -> Self {
        let moved = |made: usize| made + before.partition_point(|&at| at <= made);
        let mut knots: Vec<(usize, usize)> =
            self.knots.iter().map(|&(m, o)| (moved(m), o)).collect();
        for &at in before {
            let (behind, origin) = (moved(at), self.origin(at));
            knots.extend([(behind - 1, origin), (behind, origin)]);
        }
        knots.sort_unstable();
        knots.dedup_by_key(|knot| knot.0);
        Self { knots }
    }

    /// Where the character at `made` came from.
    pub fn origin(&self, made: usize) -> usize {
        if let &[(m, o)] = self.knots.as_slice() {
            return o + made.saturating_sub(m);
        }
        let next = self.knots.partition_point(|&(m, _)| m <= made);
        let Some(&(m, o)) = next.checked_sub(1).and_then(|i| self.knots.get(i)) else {
            return made;
        };
        let origin = o + (made - m);
        // Below a table in columns the origin goes back to where the table's next cell began.
        let bound = self.knots.get(next).filter(|&&(_, bound)| bound >= o);
        bound.map_or(origin, |&(_, bound)| origin.min(bound))
    }

    /// The place in the made text that stands for byte `origin`: the first character that came
    /// from there or from later.
    pub fn made(&self, origin: usize) -> usize {
        let next = self.knots.partition_point(|&(_, o)| o <= origin);
        let Some(&(m, o)) = next.checked_sub(1).and_then(|i| self.knots.get(i)) else {
            return self.knots.first().map_or(origin, |&(m, _)| m);
        };
        let made = m + (origin - o);
        self.knots
            .get(next)
            .map_or(made, |&(bound, _)| made.min(bound))
    }
}

/// A text and the way back to what it was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped<'o> {
    /// The text; that of its origin where that is as it should be.
    pub text: Cow<'o, str>,
    /// From bytes of `text` to bytes of the origin.
    pub map: OffsetMap,
}

/// The bytes are no text that can be read without guessing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// The file holds bytes that no text has.
    #[error("binary content")]
    Binary,
    /// Text, perhaps, but neither UTF-8 nor UTF-16; the byte where reading stopped.
    #[error("neither UTF-8 nor UTF-16: byte {at} does not fit")]
    Unknown {
        /// First byte that does not fit.
        at: usize,
    },
}

/// Decodes a text file; the map leads to the bytes of the file as it is.
/// # Errors
/// [`DecodeError::Binary`] for control bytes, [`DecodeError::Unknown`] for another encoding.
pub fn decode(bytes: &[u8]) -> Result<Mapped<'_>, DecodeError> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, 2, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, 2, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest, 3),
        _ => match order_without_mark(bytes) {
            Some(unit) => utf16(bytes, 0, unit),
            None => utf8(bytes, 0),
        },
    }
}

/// How two bytes make a unit of UTF-16.
type Unit = fn([u8; 2]) -> u16;

/// The order of UTF-16 without its mark: Latin letters, blanks and line ends leave zeros on one side of the pairs only.
fn order_without_mark(bytes: &[u8]) -> Option<Unit> {
    const LOOKED_AT: usize = 4096;
    let (pairs, _) = bytes.as_chunks::<2>();
    let looked_at = pairs.len().min(LOOKED_AT);
    let zeros = |side: fn(&[u8; 2]) -> u8| {
        pairs
            .iter()
            .take(looked_at)
            .filter(|pair| side(pair) == 0)
            .count()
    };
    let (first, second) = (zeros(|pair| pair[0]), zeros(|pair| pair[1]));
    // A quarter of the letters, and more than chance puts there.
    let enough = |n: usize| n >= 4 && n * 4 >= looked_at;
    match (first, second) {
        (0, n) if enough(n) => Some(u16::from_le_bytes),
        (n, 0) if enough(n) => Some(u16::from_be_bytes),
        _ => None,
    }
}

fn utf8(bytes: &[u8], start: usize) -> Result<Mapped<'_>, DecodeError> {
    // Without stopping at a byte, so that many are looked at together; most files hold none.
    let is_control = |b: u8| is_control(u32::from(b));
    let holds_control = |block: &[u8]| {
        block
            .iter()
            .fold(0, |any, &b| any | u8::from(is_control(b)))
            > 0
    };
    if bytes.chunks(CHECKED_TOGETHER).any(holds_control) {
        return Err(DecodeError::Binary);
    }
    match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Ok(Mapped {
            text: Cow::Borrowed(text),
            map: OffsetMap::shifted(start),
        }),
        Err(e) => Err(DecodeError::Unknown {
            at: start + e.valid_up_to(),
        }),
    }
}

/// Bytes that are looked through without stopping at the first that does not fit.
const CHECKED_TOGETHER: usize = 4096;

/// `bytes` from byte `start` of the file on, behind the mark if there is one.
fn utf16(bytes: &[u8], start: usize, unit: Unit) -> Result<Mapped<'static>, DecodeError> {
    let mut text = String::with_capacity(bytes.len());
    let mut map = OffsetMap::default();
    let (pairs, odd) = bytes.as_chunks::<2>();
    let mut at = start;
    for c in char::decode_utf16(pairs.iter().map(|&pair| unit(pair))) {
        let c = c.map_err(|_| DecodeError::Unknown { at })?;
        if is_control(u32::from(c)) {
            return Err(DecodeError::Binary);
        }
        map.record(text.len(), at);
        text.push(c);
        at += 2 * c.len_utf16();
    }
    if !odd.is_empty() {
        return Err(DecodeError::Unknown { at });
    }
    map.record(text.len(), at);
    Ok(Mapped {
        text: Cow::Owned(text),
        map,
    })
}

/// Control characters that stand in no text file: all but tab, line ends, form feed and the
/// end-of-file mark of old systems.
const fn is_control(c: u32) -> bool {
    c < 0x20 && !matches!(c, 0x09..=0x0D | 0x1A)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_orders_lead_back_to_the_bytes_of_the_file() {
        let words = "Số: 1";
        let le: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(words.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let be: Vec<u8> = [0xFE, 0xFF]
            .into_iter()
            .chain(words.encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        let marked = [b"\xEF\xBB\xBF", words.as_bytes()].concat();
        for (bytes, colon) in [
            (words.as_bytes().to_vec(), 4),
            (marked, 7),
            (le, 6),
            (be, 6),
        ] {
            let got = decode(&bytes).unwrap();
            assert_eq!(got.text, words);
            assert_eq!(got.map.origin(4), colon);
            assert_eq!(got.map.made(colon), 4);
            assert_eq!(got.map.origin(got.text.len()), bytes.len());
        }
    }

    #[test]
    fn wide_text_needs_no_mark() {
        let words = "Số: 12/KH-UBND, ngày 06 tháng 11";
        let le: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [le, be] {
            let got = decode(&bytes).unwrap();
            assert_eq!(got.text, words);
            assert_eq!(got.map.origin(4), 4);
            assert_eq!(got.map.origin(got.text.len()), bytes.len());
        }
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"ab\0c"), Err(DecodeError::Binary));
        assert_eq!(decode(b"ab\xE1"), Err(DecodeError::Unknown { at: 2 }));
        assert_eq!(
            decode(b"\xFF\xFEa\0\0\xD8"),
            Err(DecodeError::Unknown { at: 4 })
        );
        assert_eq!(decode(b"\xFF\xFEa\0b"), Err(DecodeError::Unknown { at: 4 }));
    }
}

//! One spelling for one word: composed letters, one place for the tone mark, and the plain letter under the marks.

use std::sync::LazyLock;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::encoding::{Mapped, OffsetMap};

/// Composes letters and their marks (NFC); the map leads back to `text`.
pub fn compose(text: &str) -> Mapped {
    if text.chars().all(is_composed) || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return Mapped {
            text: text.to_owned(),
            map: OffsetMap::shifted(0),
        };
    }
    let mut made = String::with_capacity(text.len());
    let mut map = OffsetMap::default();
    let mut rest = text.char_indices().peekable();
    let mut letter = String::new();
    while let Some((start, base)) = rest.next() {
        letter.clear();
        letter.push(base);
        while let Some((_, mark)) = rest.next_if(|&(_, c)| canonical_combining_class(c) != 0) {
            letter.push(mark);
        }
        map.record(made.len(), start);
        made.extend(letter.nfc());
    }
    map.record(made.len(), text.len());
    Mapped { text: made, map }
}

/// Characters of Vietnamese text that stay as they are wherever they stand.
const fn is_composed(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{1EA0}'..='\u{1EF9}' | '\u{2010}'..='\u{2027}')
}

/// The same words with the tone mark where the register writes it: `hoá` → `hóa`, `uỷ` → `ủy`.
/// `text` is composed; everything but final oa, oe, uy stays as it is.
pub fn settle_tone_marks(text: &str) -> String {
    // Most words have no tone on a second vowel of the three pairs.
    if !text.chars().any(|c| !c.is_ascii() && TONED.contains(c)) {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out: Vec<char> = Vec::with_capacity(chars.len());
    for (i, &c) in chars.iter().enumerate() {
        let ends = chars.get(i + 1).is_none_or(|next| !next.is_alphabetic());
        let after_q = i
            .checked_sub(2)
            .and_then(|j| chars.get(j))
            .is_some_and(|q| q.eq_ignore_ascii_case(&'q'));
        let moved = match out.last() {
            Some(&first) if ends => moved_tone(first, c, after_q),
            _ => None,
        };
        if let Some((first, second)) = moved {
            out.pop();
            out.extend([first, second]);
        } else {
            out.push(c);
        }
    }
    out.into_iter().collect()
}

/// The second vowels from which a tone can move.
const TONED: &str = "àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ";

/// `(o, á)` → `(ó, a)` where the pair is one of the three whose tone moves.
fn moved_tone(first: char, second: char, after_q: bool) -> Option<(char, char)> {
    let mut parts = std::iter::once(second).nfd();
    let (base, tone) = (parts.next()?, parts.next()?);
    if parts.next().is_some()
        || !matches!(
            tone,
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}'
        )
    {
        return None;
    }
    let pair = (first.to_ascii_lowercase(), base.to_ascii_lowercase());
    if !matches!(pair, ('o', 'a' | 'e') | ('u', 'y')) || (after_q && pair.0 == 'u') {
        return None;
    }
    let marked = [first, tone].into_iter().nfc().next()?;
    Some((marked, base))
}

/// The plain lower-case ASCII letter under a composed letter's marks (`Ặ` → `a`, `Đ` → `d`); a digit or
/// ASCII sign is itself, any dash is `-`, any blank is a space, a curly quote is the straight one;
/// every other character is `\x7F`. One character gives exactly one byte, so a text and its plain form run in step.
pub fn plain(c: char) -> u8 {
    let code = u32::from(c);
    if let Ok(b) = u8::try_from(code)
        && b.is_ascii()
    {
        return b.to_ascii_lowercase();
    }
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => b'-',
        '\u{2018}' | '\u{2019}' => b'\'',
        '\u{201C}' | '\u{201D}' => b'"',
        c if c.is_whitespace() => b' ',
        _ => usize::try_from(code)
            .ok()
            .and_then(|i| PLAIN.get(i).copied())
            .unwrap_or(0x7F),
    }
}

/// The plain letter of every character below the end of the Latin blocks that Vietnamese uses.
static PLAIN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let of = |code: u32| match char::from_u32(code) {
        Some('đ' | 'Đ' | 'ð' | 'Ð') => b'd',
        Some(c @ ('\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')) => std::iter::once(c)
            .nfd()
            .next()
            .and_then(|base| u8::try_from(base).ok())
            .filter(u8::is_ascii)
            .map_or(0x7F, |b| b.to_ascii_lowercase()),
        _ => 0x7F,
    };
    (0..0x1F00).map(of).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composing_keeps_the_way_back() {
        let loose = "e\u{302}\u{301} đ a\u{323}\u{306}x";
        let got = compose(loose);
        assert_eq!(got.text, "ế đ ặx");
        let x = got.text.find('x').unwrap();
        assert_eq!(got.map.origin(x), loose.find('x').unwrap());
        assert_eq!(got.map.origin("ế".len()), "e\u{302}\u{301}".len());
        assert_eq!(got.map.origin(got.text.len()), loose.len());
    }

    #[test]
    fn tone_marks_have_one_place() {
        for (old, new) in [
            ("hiện đại hoá", "hiện đại hóa"),
            ("UỶ BAN", "ỦY BAN"),
            ("sức khoẻ", "sức khỏe"),
            ("quý", "quý"),
            ("quỹ", "quỹ"),
            ("hoàn toàn", "hoàn toàn"),
            ("thuế", "thuế"),
            ("hóa", "hóa"),
        ] {
            assert_eq!(settle_tone_marks(old), new);
        }
    }

    #[test]
    fn plain_letters_run_in_step() {
        let words = "Ủy ban – Đảng “Ặ” ½";
        let got: Vec<u8> = words.chars().map(plain).collect();
        assert_eq!(got, b"uy ban - dang \"a\" \x7F");
    }
}
